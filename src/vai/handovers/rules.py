"""Who may hand over, answer, and take back. To accept is nobody's but the receiver's: it can't be delegated."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vai.core import rowsecurity
from vai.core.errors import NotAllowed, Refused
from vai.handovers.enums import HANDOVER_MOVES, HandoverState
from vai.handovers.models import Handover
from vai.staff.enums import Title
from vai.staff.models import Person


class AnsweredAlready(Refused):
    """It stands elsewhere by now: someone else was quicker, or it was answered before."""

    code = "answered_already"


_STANDS = {
    HandoverState.PROPOSED: _("This handover waits for an answer already."),
    HandoverState.ACCEPTED: _("This handover was accepted already."),
    HandoverState.SENT_BACK: _("This handover was sent back already."),
    HandoverState.WITHDRAWN: _("This handover was withdrawn already."),
}


def require_move(handover: Handover, to: str) -> None:
    """Let a handover only go where its state machine leads.

    :raises AnsweredAlready: it cannot go there from where it stands; the message says where that is.
    """
    if to not in HANDOVER_MOVES[handover.state]:
        raise AnsweredAlready(_STANDS[HandoverState(handover.state)])


def require_receiver(handover: Handover, by: Person) -> None:
    """Let only the receiver answer, as themselves.

    :raises NotAllowed: it is somebody else's to answer, or the person acts for a colleague now.
    """
    if handover.receiver_id != by.pk:
        raise NotAllowed(_("Only the person to whom it is handed over can answer."))
    if rowsecurity.current().on_behalf_of_id is not None:
        raise NotAllowed(
            _("You act for a colleague now. An answer to a handover is given in one's own name only.")
        )


def is_giver(handover: Handover, by: Person) -> bool:
    """Whether the person, or the one whom they act for, hands it over."""
    return handover.giver_id in (by.pk, rowsecurity.current().on_behalf_of_id)


def require_giver(handover: Handover, by: Person) -> None:
    """Let the giver change or take back what they proposed; a team lead or administrator may too.

    :raises NotAllowed: the person is none of these.
    """
    if not (is_giver(handover, by) or commands(by)):
        raise NotAllowed(_("Only the person who hands over, or their team lead, can do this."))


def commands(by: Person) -> bool:
    """Whether the title may act in another's handover."""
    return by.title == Title.TEAM_LEAD or by.is_administrator
