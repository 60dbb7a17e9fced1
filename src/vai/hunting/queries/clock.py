"""The clock to a lead's first touch: working minutes by the company's calendar."""

from __future__ import annotations

from datetime import datetime

from vai.core.clock import Calendar
from vai.staff.queries import company


def business_calendar() -> Calendar:
    """Return the company's working hours and days off."""
    return company.business_calendar()


def first_touch_due(start: datetime) -> datetime:
    """Say until when a lead received at an instant is to be touched for the first time."""
    return company.business_calendar().due(start, company.settings().first_touch_minutes)
