"""A person's saved views of a list."""

from __future__ import annotations

from vai.staff.models import Person, SavedView


def saved_views(person: Person, list_code: str) -> list[SavedView]:
    """List a person's views of one list, in their order."""
    rows = SavedView.objects.filter(person=person, list_code=list_code)
    return list(rows.order_by("position", "name", "id"))
