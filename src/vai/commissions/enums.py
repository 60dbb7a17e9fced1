"""What happens to a deal's commission, where a statement stands, and how a dispute ends."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(models.TextChoices):
    """What happened, as the engine knows it (METHODS 3.1); an adjustment is the company's own and passes it by."""

    BOOKED = "booked", _("Won")
    INVOICED = "invoiced", _("Invoiced")
    CASH = "cash", _("Paid by the client")
    CANCEL = "cancel", _("Cancelled")
    REFUND = "refund", _("Refunded")
    CREDIT_NOTE = "credit_note", _("Credit note")
    UNPAID = "unpaid", _("Not paid in time")
    HANDOVER_ACCEPTED = "handover_accepted", _("Handover accepted")
    GO_LIVE = "go_live", _("Gone live")
    ADJUSTMENT = "adjustment", _("Adjustment")


# What a person may record by hand or bring in by file; the rest follows from deals, handovers and disputes.
RECORDED_BY_HAND = (
    EventKind.INVOICED,
    EventKind.CASH,
    EventKind.CANCEL,
    EventKind.REFUND,
    EventKind.CREDIT_NOTE,
    EventKind.UNPAID,
    EventKind.GO_LIVE,
)
# What needs an amount of money: how much was invoiced, paid or given back.
WITH_AMOUNT = (EventKind.INVOICED, EventKind.CASH, EventKind.REFUND, EventKind.CREDIT_NOTE)


class StatementState(models.TextChoices):
    """Reckoned anew with every event, shown for checking, settled for good. A dispute keeps it from being settled."""

    DRAFT = "draft", _("In the making")
    PUBLISHED = "published", _("To be checked")
    DISPUTED = "disputed", _("Disputed")
    APPROVED = "approved", pgettext_lazy("statement", "Approved")


STATEMENT_MOVES: dict[str, tuple[str, ...]] = {
    StatementState.DRAFT: ("published",),
    StatementState.PUBLISHED: ("draft", "disputed", "approved"),
    StatementState.DISPUTED: ("published",),
    StatementState.APPROVED: (),
}


class DisputeState(models.TextChoices):
    """A dispute waits for an answer, and gets one."""

    OPEN = "open", pgettext_lazy("dispute", "Waiting for an answer")
    UPHELD = "upheld", _("Put right")
    REJECTED = "rejected", _("Stays as it is")
