"""Where a record went that was merged into another one."""

from __future__ import annotations

from vai.clients.models import Merge


def kept_account(pk: int) -> int | None:
    """Return the account that one was merged into, where the acting person sees it."""
    return _kept("account", pk)


def kept_contact(pk: int) -> int | None:
    """Return the contact that one was merged into, where the acting person sees them."""
    return _kept("contact", pk)


def _kept(kind: str, pk: int) -> int | None:
    found = Merge.objects.filter(**{f"merged_{kind}_id": pk}).order_by("-id")
    return found.values_list(f"kept_{kind}_id", flat=True).first()
