"""Saving over somebody else's change: what differs is shown field by field, what does not clash is simply saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.core.errors import Stale
from vai.journal.models import HistoryEntry


def check_fresh(row: models.Model, changes: Mapping[str, Any], *, version: int | None) -> None:
    """Refuse a save that would overwrite a field changed by somebody since the version that the person saw.

    :raises Stale: a field that they change was changed meanwhile to something else.
    """
    saved: int = row.version  # type: ignore[attr-defined]
    if version is None or saved == version:
        return
    entries = HistoryEntry.objects.filter(table_name=row._meta.db_table, row_id=row.pk, operation="U")
    recent = list(entries.order_by("-id")[: max(saved - version, 1)])
    columns = {column for entry in recent for column in entry.after or {}}
    clashes = []
    for name, yours in changes.items():
        field = row._meta.get_field(name)
        theirs = getattr(row, name)
        # Where history is out of the person's sight, every field that differs counts as changed.
        if theirs != yours and (not recent or field.column in columns):  # type: ignore[union-attr]
            clashes.append((name, theirs, yours))
    if clashes:
        raise Stale(_("Someone else changed this meanwhile. Compare, and save again."), clashes)
