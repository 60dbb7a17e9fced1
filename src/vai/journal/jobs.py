"""What others ask of this room for later, by name."""

from __future__ import annotations

from datetime import datetime

from vai.core.jobs import job
from vai.journal.actions import notices
from vai.staff.models import Person


@job("journal.tell")
def tell(*, by: Person, at: datetime, person: int, kind: str, url: str = "", **params: int | str) -> None:
    """Tell a colleague something; a param `x_id` is a person's number and becomes their name as `x`."""
    people = Person.objects.in_bulk(
        [value for key, value in params.items() if key.endswith("_id") and isinstance(value, int)]
    )
    shown = {
        key.removesuffix("_id"): people[value].name if value in people else value
        for key, value in params.items()
    }
    notices.tell(person, kind, shown, url)
