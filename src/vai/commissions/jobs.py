"""What this room does by itself."""

from __future__ import annotations

from datetime import datetime

from vai.commissions.actions import crediting, reckoning
from vai.core.jobs import job, nightly
from vai.staff.models import Person


@job("commissions.reckon", attempts=5)
def reckon(*, by: Person, at: datetime, person: int) -> None:
    """Reckon a person's open statements anew, after something happened that concerns them."""
    crediting.follow_deals(by=by, at=at, person_id=person)
    reckoning.reckon(person, at=at)


@nightly("commissions.catch_up", cron="*/5 * * * *")
def catch_up(*, by: Person, at: datetime) -> None:
    """Every few minutes: reckon the statements from which something was taken away (an undo)."""
    reckoning.reckon_all(at=at, only_stale=True)


@nightly("commissions.reckon_all", cron="20 17 * * *")
def reckon_all(*, by: Person, at: datetime) -> None:
    """After midnight in Vietnam: follow deals that changed by another way, begin new periods, reckon everybody's."""
    crediting.follow_deals(by=by, at=at)
    reckoning.reckon_all(at=at)
