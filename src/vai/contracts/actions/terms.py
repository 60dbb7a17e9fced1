"""What is agreed with a client while a deal is in the making: its terms, and what was promised by word of mouth."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from vai.contracts.models import DealPromise, DealTerms
from vai.core import text
from vai.core.errors import NotAllowed, Refused
from vai.hunting import rules
from vai.hunting.models import Opportunity
from vai.hunting.queries import standing
from vai.staff.models import Person

CHANGEABLE: Final = frozenset(
    {
        "valid_from",
        "valid_to",
        "is_open_ended",
        "payment_terms",
        "delivery",
        "success",
        "risks",
        "invoice_email",
    }
    | {"purchase_order", "receiver", "to_mode", "keeps_client"}
)
_LONGEST = 500


class NotAgreed(Refused):
    """Terms cannot be so: they end before they begin, or a promise says nothing."""

    code = "not_agreed"


def agree(deal: Opportunity, changes: Mapping[str, Any], *, by: Person, at: datetime) -> DealTerms:
    """Keep what was agreed of a deal beside products and price; what is not named stays.

    :raises NotYours: the person may not change the deal.
    :raises NotAgreed: the last day lies before the first, or a client is both kept and given away.
    """
    rules.check(standing.current([deal.pk]), "deal.change", deal)
    Opportunity.objects.select_for_update(of=("self",)).filter(pk=deal.pk).first()
    kept = DealTerms.objects.filter(opportunity=deal).first() or DealTerms(opportunity=deal)
    values = {name: value for name, value in changes.items() if name in CHANGEABLE}
    before = {name: getattr(kept, name) for name in values}
    for name, value in values.items():
        setattr(kept, name, text.squeeze(value) if isinstance(value, str) else value)
    if kept.keeps_client:
        kept.receiver, kept.to_mode = None, ""
    if kept.valid_to:
        kept.is_open_ended = False
    if kept.valid_from and kept.valid_to and kept.valid_to < kept.valid_from:
        raise NotAgreed(_("A contract ends after it begins."), field="valid_to")
    if kept.pk is None or any(getattr(kept, name) != value for name, value in before.items()):
        kept.save()
    return kept


def promise(
    deal: Opportunity,
    what: str,
    *,
    by: Person,
    at: datetime,
    promised_on: date,
    due_on: date | None = None,
    promised_by: Person | None = None,
) -> DealPromise:
    """Remember something that was promised to the client by word of mouth.

    :raises NotYours: the person may not change the deal.
    :raises NotAgreed: it says nothing, or is due before it was promised.
    """
    rules.check(standing.current([deal.pk]), "deal.change", deal)
    words = text.squeeze(what)[:_LONGEST]
    if not words:
        raise NotAgreed(_("Say what was promised."), field="text")
    if due_on is not None and due_on < promised_on:
        raise NotAgreed(_("It would be due before it was promised."), field="due_on")
    return DealPromise.objects.create(
        opportunity=deal, text=words, promised_on=promised_on, due_on=due_on, promised_by=promised_by or by
    )


def keep(kept: DealPromise, *, by: Person, at: datetime, is_kept: bool = True) -> DealPromise:
    """Tick a promise off as kept, or take the tick away."""
    held = _lock(kept)
    held.kept_at = at if is_kept else None
    held.save(update_fields=["kept_at"])
    return held


def forget(made: DealPromise, *, by: Person, at: datetime) -> DealPromise:
    """Put a promise away that was none; undo brings it back."""
    held = _lock(made)
    held.archived_at = at
    held.save(update_fields=["archived_at"])
    return held


def _lock(made: DealPromise) -> DealPromise:
    held = DealPromise.objects.select_for_update(of=("self",)).filter(pk=made.pk).first()
    if held is None:
        raise NotAllowed(_("You may see this promise, but not change it."))
    return held
