"""Discounts over a person's limit: somebody who may give that much is asked, and approves or returns the quote."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from vai.core import formats, text
from vai.core.errors import NotAllowed, Refused
from vai.hunting.actions import quotes
from vai.hunting.enums import Approval
from vai.hunting.models import Quote
from vai.hunting.queries import quotes as queries
from vai.journal.actions import notices
from vai.staff.models import Person


class NobodyToAsk(Refused):
    """The discount is within the person's own limit, or nobody may give as much."""

    code = "nobody_to_ask"


class NotAsked(Refused):
    """Nobody waits for an answer: it was given already, or the quote changed."""

    code = "not_asked"


class ReasonMissing(Refused):
    """Whoever returns a quote says why."""

    code = "reason_missing"


def ask(quote: Quote, *, by: Person, at: datetime) -> Quote:
    """Ask for a discount: the lead of the deal's team, or of a team above it, who may give as much; they are told at once.

    :raises NobodyToAsk: it needs no approval, or nobody may give it.
    """
    held = quotes.locked(quote, by=by)
    pct = held.largest_discount_pct
    if pct <= queries.limit_of(by):
        raise NobodyToAsk(_("You may give this discount yourself."))
    approver = queries.approver_of(held.opportunity, pct, asked_by=by)
    if approver is None:
        raise NobodyToAsk(_("Nobody may give such a discount. Lower it."))
    held.approval, held.approver, held.approval_note = Approval.ASKED, approver, ""
    held.save()
    _tell(held, approver.pk, "quote_approval_asked", by=by)
    return held


def approve(quote: Quote, *, by: Person, at: datetime) -> Quote:
    """Approve the discount as it is now; a larger one has to be asked for again.

    :raises NotAsked: nobody waits for an answer. :raises NotAllowed: it is over the person's own limit.
    """
    held = _asked(quote, by=by)
    held.approval, held.approver = Approval.GIVEN, by
    held.approved_pct, held.approval_note = held.largest_discount_pct, ""
    held.save()
    _tell(held, held.made_by_id, "quote_approved", by=by)
    return held


def send_back(quote: Quote, reason: str, *, by: Person, at: datetime) -> Quote:
    """Return the quote with the reason; it can be changed and asked for again.

    :raises ReasonMissing: there is none. :raises NotAsked, NotAllowed: as approve.
    """
    why = text.squeeze(reason)[:300]
    if not why:
        raise ReasonMissing(_("Say why, so that the offer can be made better."), field="reason")
    held = _asked(quote, by=by)
    held.approval, held.approver, held.approval_note = Approval.RETURNED, by, why
    held.approved_pct = 0
    held.save()
    _tell(held, held.made_by_id, "quote_returned", by=by)
    return held


def may_approve(quote: Quote, by: Person) -> bool:
    """Whether the person may give the discount that somebody else asked for."""
    return quote.made_by_id != by.pk and queries.limit_of(by) >= quote.largest_discount_pct


def _asked(quote: Quote, *, by: Person) -> Quote:
    held = quotes.locked(quote, by=by)
    if held.approval != Approval.ASKED:
        raise NotAsked(_("Nobody waits for an answer here: it was answered, or the quote was changed."))
    if not may_approve(held, by):
        raise NotAllowed(_("This discount is more than you may give."))
    return held


def _tell(quote: Quote, person_id: int, kind: str, *, by: Person) -> None:
    if person_id == by.pk:
        return
    params = {
        "by": by.name,
        "code": quote.code,
        "deal": quote.opportunity.name,
        "pct": formats.number(quote.largest_discount_pct.normalize(), language="vi"),
        "reason": quote.approval_note,
    }
    notices.tell(person_id, kind, params, notices.address("hunting:quote", quote.pk))
