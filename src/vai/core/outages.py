"""Faults that pass by themselves: the database is away, overrun or has no room. Nothing of the transaction was kept.

Pages say so and ask to try again (ui/errors.py); jobs are tried again later (core/jobs.py).
"""

from __future__ import annotations

import errno
from enum import StrEnum

import psycopg
from django.db import InterfaceError, OperationalError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# Classes of SQLSTATE: connection, operator intervention, system error; a server that only reads for now.
_AWAY = ("08", "57P", "58", "25006")
_BUSY = ("53300", "40001", "40P01", "55P03", "57014")
_DEEPEST = 12


class Outage(StrEnum):
    """What is the matter."""

    AWAY = "away"
    BUSY = "busy"
    FULL = "full"


def outage_of(fault: BaseException | None) -> Outage | None:
    """Say which outage a fault came from, also where it was met while cleaning up after one; None: it is another."""
    for _ in range(_DEEPEST):
        if fault is None:
            return None
        found = _one(fault)
        if found:
            return found
        fault = fault.__cause__ or fault.__context__
    return None


def _one(fault: BaseException) -> Outage | None:
    if isinstance(fault, OSError) and fault.errno in _NO_ROOM:
        return Outage.FULL
    if isinstance(fault, psycopg.Error):
        return _of_state(fault)
    # Raised by Django itself, without the server's word: the line was cut. With it, the cause tells.
    is_bare = fault.__cause__ is None and isinstance(fault, OperationalError | InterfaceError)
    return Outage.AWAY if is_bare else None


def _of_state(fault: psycopg.Error) -> Outage | None:
    state = fault.sqlstate or ""
    if state == "53100":
        return Outage.FULL
    if state.startswith(_BUSY):
        return Outage.BUSY
    lost = not state and isinstance(fault, psycopg.OperationalError | psycopg.InterfaceError)
    return Outage.AWAY if lost or state.startswith(_AWAY) else None
