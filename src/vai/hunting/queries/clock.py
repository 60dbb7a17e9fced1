"""The clock to a lead's first touch: working minutes by the company's calendar, as many as its source is given."""

from __future__ import annotations

from datetime import datetime

from vai.core.clock import Calendar
from vai.hunting.enums import SourceKind
from vai.hunting.models import Lead, LeadSource, RoutingSettings
from vai.staff.queries import company


def business_calendar() -> Calendar:
    """Return the company's working hours and days off."""
    return company.business_calendar()


def minutes_of(source: LeadSource | None, settings: RoutingSettings | None = None) -> int:
    """Say how many working minutes leads of a source may wait: its own, or those of its kind."""
    if source is not None and source.touch_minutes:
        return source.touch_minutes
    if source is None or source.kind == SourceKind.INBOUND:
        return company.settings().first_touch_minutes
    kept = settings or RoutingSettings.objects.order_by("pk").first() or RoutingSettings()
    return kept.hot_minutes if source.kind == SourceKind.HOT else kept.list_minutes


def first_touch_due(start: datetime, minutes: int) -> datetime:
    """Say until when a lead received at an instant is to be touched for the first time."""
    return company.business_calendar().due(start, minutes)


def due(start: datetime, lead: Lead, settings: RoutingSettings | None = None) -> datetime:
    """Say when a clock begun at an instant ends for a lead: what was promised when it came, or what its source is given."""
    return first_touch_due(start, lead.touch_minutes or minutes_of(lead.source, settings))
