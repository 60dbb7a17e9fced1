"""What guidance finds by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from vai.core.jobs import job
from vai.guidance.queries import kept
from vai.staff.models import Person


@job("guidance.keep_the_day")
def keep_the_day(*, by: Person, at: datetime, modes: Sequence[str]) -> None:
    """Find of whom the rules of the day speak at a large desk."""
    kept.keep(by, modes, at=at)
