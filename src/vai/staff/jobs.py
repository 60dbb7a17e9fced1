"""What this room does by itself."""

from __future__ import annotations

from datetime import datetime

from vai.core.formats import HOME_ZONE
from vai.core.jobs import nightly
from vai.staff.actions import company
from vai.staff.models import Person


@nightly("staff.load_holidays", cron="15 18 * * *")
def load_holidays(*, by: Person, at: datetime) -> None:
    """Keep the calendar a year ahead: shortly after one in the morning in Vietnam."""
    company.load_holidays(at.astimezone(HOME_ZONE).year + 1, by=by, at=at)
