"""Where a handover stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class HandoverState(models.TextChoices):
    """Opened by a win and being completed, or proposed; then one of three ends. Sent back, it may be proposed again."""

    DRAFT = "draft", _("Being completed")
    PROPOSED = "proposed", _("Waiting for an answer")
    ACCEPTED = "accepted", pgettext_lazy("handover", "Accepted")
    SENT_BACK = "sent_back", _("Sent back")
    WITHDRAWN = "withdrawn", _("Withdrawn")


OPEN_STATES = (HandoverState.DRAFT, HandoverState.PROPOSED, HandoverState.SENT_BACK)
# Those in which it is the giver's turn.
GIVERS_TURN = (HandoverState.DRAFT, HandoverState.SENT_BACK)

HANDOVER_MOVES: dict[str, tuple[str, ...]] = {
    HandoverState.DRAFT: ("proposed", "withdrawn"),
    HandoverState.PROPOSED: ("accepted", "sent_back", "withdrawn"),
    HandoverState.SENT_BACK: ("proposed", "withdrawn"),
    HandoverState.ACCEPTED: (),
    HandoverState.WITHDRAWN: (),
}


class Fact(models.TextChoices):
    """What a line of a checklist can be filled from by itself."""

    CONTRACT = "contract", _("the contract")
    PRICE = "price", _("prices and discounts of the deal")
    PROMISES = "promises", _("what was promised by word of mouth")
    PEOPLE = "people", _("the people at the client")
    SUCCESS = "success", _("what the client wants")
    BILLING = "billing", _("the client's data for invoices")
    PAYMENT = "payment", _("the terms of payment")
    DELIVERY = "delivery", _("what is delivered first, and when")
    RISKS = "risks", _("risks and doubts")
    MEETING = "meeting", _("meetings planned and held")
