"""The record of where leads went and why; it is written before a lead goes out of sight, and never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from vai.hunting.models import Lead, LeadAssignment
from vai.staff.models import Person, Team


def note(
    lead: Lead,
    reason: str,
    *,
    by: Person,
    at: datetime,
    person: Person | None = None,
    team: Team | None = None,
    params: dict[str, Any] | None = None,
) -> None:
    """Note that a person put a lead somewhere, to a colleague or into a team's queue."""
    told = {"by": by.name, **(params or {})}
    LeadAssignment.objects.bulk_create(
        [LeadAssignment(lead=lead, person=person, team=team, reason=reason, params=told, by=by, at=at)]
    )
