"""A sign of life that a worker leaves every ten minutes: that it does jobs, where, and how far its clock is off."""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection

KEY = "worker-pulse"
KEPT_S = 3600


@dataclass(frozen=True)
class Pulse:
    """What the last worker noted: its host, and by how many seconds its clock is ahead of the database's."""

    host: str
    clock_off_s: float


def note(*, host: str | None = None, clock: float | None = None) -> Pulse:
    """Compare this machine's clock with the database's and keep the outcome for whoever looks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())::float8")
        there = cursor.fetchone()[0]
    here = time.time() if clock is None else clock
    pulse = Pulse(host or socket.gethostname(), round(here - there, 3))
    cache.set(KEY, {"host": pulse.host, "clock_off_s": pulse.clock_off_s}, KEPT_S)
    return pulse


def last() -> Pulse | None:
    """Return the last note, or None where no worker left one within the hour."""
    noted = cache.get(KEY)
    return Pulse(**noted) if noted else None
