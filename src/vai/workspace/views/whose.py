"""Whose work a page shows: the person's, or that of the colleague whom they act for."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from django.http import HttpRequest

from vai.core.formats import HOME_ZONE
from vai.staff.models import Person


def reader(request: HttpRequest) -> Person:
    """Return who is signed in."""
    return cast(Person, request.user)


def worker(request: HttpRequest) -> Person:
    """Return whose work is shown."""
    return cast("Person | None", getattr(request, "acting_for", None)) or reader(request)


def now(request: HttpRequest) -> datetime:
    """Return the moment of the request."""
    return cast(datetime, request.now)  # type: ignore[attr-defined]


def today(request: HttpRequest) -> date:
    """Return the day of the request at home."""
    return now(request).astimezone(HOME_ZONE).date()
