"""Where a handover stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class HandoverState(models.TextChoices):
    """Proposed, and then one of three ends; sent back, it may be proposed again."""

    PROPOSED = "proposed", _("Waiting for an answer")
    ACCEPTED = "accepted", pgettext_lazy("handover", "Accepted")
    SENT_BACK = "sent_back", _("Sent back")
    WITHDRAWN = "withdrawn", _("Withdrawn")


HANDOVER_MOVES: dict[str, tuple[str, ...]] = {
    HandoverState.PROPOSED: ("accepted", "sent_back", "withdrawn"),
    HandoverState.SENT_BACK: ("proposed", "withdrawn"),
    HandoverState.ACCEPTED: (),
    HandoverState.WITHDRAWN: (),
}
