"""What this room does by itself."""

from __future__ import annotations

from datetime import datetime

from vai.contracts.actions import contracts
from vai.core.jobs import nightly
from vai.staff.models import Person


@nightly("contracts.settle", cron="5 17 * * *")
def settle(*, by: Person, at: datetime) -> None:
    """Every night, five past midnight in Vietnam: signed contracts begin and end by their dates."""
    contracts.settle(by=by, at=at)
