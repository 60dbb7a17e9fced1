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
