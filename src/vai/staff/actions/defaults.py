"""What a new installation begins with in this room: the company's settings and the Vietnamese calendar."""

from __future__ import annotations

from datetime import datetime

from vai.core.formats import HOME_ZONE
from vai.staff.actions import company
from vai.staff.models import CompanySettings, Holiday, Person

OFFICE_DAY = [["08:00", "12:00"], ["13:30", "17:30"]]
OFFICE_WEEK = {str(weekday): OFFICE_DAY for weekday in range(5)}


def settle(*, by: Person, at: datetime) -> None:
    """Add the settings and the days off of last, this and next year, as far as they are missing."""
    if not CompanySettings.objects.exists():
        company.change_company({"working_hours": OFFICE_WEEK}, by=by, at=at)
    year = at.astimezone(HOME_ZONE).year
    for wanted in (year - 1, year, year + 1):
        if not Holiday.objects.filter(day__year=wanted).exists():
            company.load_holidays(wanted, by=by, at=at)
