"""The company's settings as others use them: the business calendar, days off, rates of currencies."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import date, time

from django.db.models import QuerySet

from vai.core import clock, rowsecurity
from vai.core.money import Rate
from vai.staff.models import CompanySettings, CurrencyRate, Holiday

# The calendar of the change that is being made: asked for many times, read once.
_calendar: ContextVar[tuple[uuid.UUID, clock.Calendar] | None] = ContextVar("calendar", default=None)


def settings() -> CompanySettings:
    """Return the company's settings; those of a new company where there are none."""
    return CompanySettings.objects.order_by("pk").first() or CompanySettings()


def business_calendar(company: CompanySettings | None = None) -> clock.Calendar:
    """Return when the company works: its hours, its zone, its days off. Kept for the rest of the transaction.

    `company` are its settings, by whoever has read them already.
    """
    actor, kept = rowsecurity.acting(), _calendar.get()
    if actor and kept and kept[0] == actor.change_id:
        return kept[1]
    company = company or settings()
    days = {
        day: clock.DayKind(kind)
        for day, kind in Holiday.objects.filter(is_in_force=True).values_list("day", "kind")
    }
    spans = spans_of(company.working_hours) if company.working_hours else clock.OFFICE_SPANS
    calendar = clock.Calendar(tz=company.timezone, spans=spans, days=days)
    if actor:
        _calendar.set((actor.change_id, calendar))
    return calendar


def forget() -> None:
    """Read the calendar again when it is next asked for."""
    _calendar.set(None)


def spans_of(working_hours: Mapping[str, list[list[str]]]) -> dict[int, clock.Spans]:
    """Read stored working hours: weekday to spans of time.

    :raises ValueError: a time is none, or a span ends before it begins.
    """
    spans = {
        int(weekday): tuple((time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in day)
        for weekday, day in working_hours.items()
    }
    if any(closes != time(0) and closes <= opens for day in spans.values() for opens, closes in day):
        raise ValueError("a span ends before it begins")
    return spans


def holidays_of(year: int) -> QuerySet[Holiday]:
    """List the days of a year that differ from their weekday, by date."""
    return Holiday.objects.filter(day__year=year).order_by("day", "pk")


def rate(currency: str, on: date) -> Rate | None:
    """Return what one unit of a currency cost in home currency on a day: the last rate known by then."""
    found = CurrencyRate.objects.filter(currency=currency, on__lte=on).order_by("-on", "-pk").first()
    return Rate(found.currency, settings().home_currency, found.rate, found.on) if found else None


def rates() -> QuerySet[CurrencyRate]:
    """List all rates, by currency, the newest first."""
    return CurrencyRate.objects.order_by("currency", "-on", "-pk")
