"""What this room does by itself."""

from __future__ import annotations

from datetime import datetime

from vai.clients.actions import pairs
from vai.core.jobs import nightly
from vai.staff.models import Person


@nightly("clients.find_pairs", cron="40 18 * * *")
def find_pairs(*, by: Person, at: datetime) -> None:
    """Compare all records with each other: before two in the morning in Vietnam."""
    pairs.find_all(by=by, at=at)
