"""What this room does later, or by itself."""

from __future__ import annotations

from datetime import datetime

from vai.core.formats import HOME_ZONE
from vai.core.jobs import job, nightly
from vai.staff.actions import company, mails
from vai.staff.models import Person


@nightly("staff.load_holidays", cron="15 18 * * *")
def load_holidays(*, by: Person, at: datetime) -> None:
    """Keep the calendar a year ahead: shortly after one in the morning in Vietnam."""
    company.load_holidays(at.astimezone(HOME_ZONE).year + 1, by=by, at=at)


@job("staff.send_password_link", attempts=5)
def send_password_link(*, by: Person, at: datetime, person: int) -> None:
    """Send the address at which a person sets a new password."""
    mails.send_password_link(Person.objects.get(pk=person), by=by, at=at)


@job("staff.tell_of_sign_in_change", attempts=5)
def tell_of_sign_in_change(*, by: Person, at: datetime, person: int, change: str) -> None:
    """Tell a person what happened to their sign-in."""
    mails.tell_of_sign_in_change(Person.objects.get(pk=person), change, by=by, at=at)
