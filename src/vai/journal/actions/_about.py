"""Finding and locking a record before it is changed."""

from __future__ import annotations

from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from vai.core.errors import NotAllowed, NotThere, Stale
from vai.journal.models import Attachment, Interaction, NextStep

Kept = TypeVar("Kept", Interaction, NextStep, Attachment)


def lock(record: Kept) -> Kept:
    """Return the record as it stands now, held until the end of the transaction.

    :raises NotThere: it is not there, or not seen.
    :raises NotAllowed: it is seen but may not be written.
    """
    table = type(record).objects
    held = table.select_for_update().filter(pk=record.pk).first()
    if held is not None:
        return held
    if table.filter(pk=record.pk).exists():
        raise NotAllowed(_("You may see this, but not change it."))
    raise NotThere(_("This is not there, or you do not see it."))


def apply(record: Kept, changes: dict[str, object], *, version: int | None) -> list[str]:
    """Set what differs and return the names of those fields.

    :raises Stale: it was saved by someone else since `version`, and differs in what is to be changed.
    """
    changed = [name for name, value in changes.items() if getattr(record, name) != value]
    if version is not None and version != record.version and changed:
        told = [(name, getattr(record, name), changes[name]) for name in changed]
        raise Stale(_("Someone else changed this in the meantime."), told)
    for name in changed:
        setattr(record, name, changes[name])
    return changed
