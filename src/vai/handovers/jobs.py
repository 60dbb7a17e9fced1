"""What this room does by itself."""

from __future__ import annotations

from datetime import datetime

from vai.core.jobs import nightly
from vai.handovers.actions import handovers
from vai.staff.models import Person


@nightly("handovers.escalate", cron="10 * * * *")
def escalate(*, by: Person, at: datetime) -> None:
    """Every hour: tell team leads of handovers that have waited past their time."""
    handovers.escalate(by=by, at=at)
