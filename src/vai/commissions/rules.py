"""Who may do what with commission. Nobody settles what they are paid themselves."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vai.commissions.enums import STATEMENT_MOVES, DisputeState, StatementState
from vai.commissions.models import CommissionDispute, CommissionStatement
from vai.core import rowsecurity
from vai.core.errors import NotAllowed, Refused
from vai.staff.enums import Title
from vai.staff.models import Person

# A person answers what they are paid in their own name; colleagues who act for them do not.
_AS_ONESELF = _("You act for a colleague now. Commission is settled in one's own name only.")


class SettledAlready(Refused):
    """The statement stands elsewhere by now."""

    code = "settled_already"


class NotYoursToSettle(NotAllowed):
    """Whoever is paid does not settle it, and who does not lead them neither."""

    code = "not_yours_to_settle"


_STANDS = {
    StatementState.DRAFT: _("This statement is still in the making."),
    StatementState.PUBLISHED: _("This statement is being checked already."),
    StatementState.DISPUTED: _("A line of this statement is disputed: answer that first."),
    StatementState.APPROVED: _("This statement is approved and never changes; put it right in the next one."),
}


def settles(by: Person) -> bool:
    """Whether the person settles statements at all: team leads those of their people, administrators everybody's."""
    actor = rowsecurity.acting()
    leads = by.title == Title.TEAM_LEAD or (actor is not None and bool(actor.team_ids))
    return by.is_administrator or (leads and by.title != Title.EXECUTIVE)


def may_settle(statement: CommissionStatement, by: Person) -> bool:
    """Whether the person, who sees the statement, may publish, approve or take it back: never the one who is paid."""
    return settles(by) and statement.person_id != by.pk and not _is_for_another()


def require_settles(statement: CommissionStatement, by: Person) -> None:
    """Stop whoever may not settle the statement.

    :raises NotYoursToSettle: it is their own, they lead nobody, or they act for a colleague.
    """
    if not may_settle(statement, by):
        raise NotYoursToSettle(
            _AS_ONESELF
            if _is_for_another()
            else _(
                "A statement is settled by the lead of the team or an administrator, never by who is paid."
            )
        )


def require_move(statement: CommissionStatement, to: str) -> None:
    """Let a statement only go where its states lead.

    :raises SettledAlready: it cannot go there; the message says where it stands.
    """
    if to not in STATEMENT_MOVES[statement.state]:
        raise SettledAlready(_STANDS[StatementState(statement.state)])


def may_dispute(statement: CommissionStatement, by: Person) -> bool:
    """Whether the person may dispute a line: their own, in their own name, while it is being checked."""
    open_to_it = statement.state in (StatementState.PUBLISHED, StatementState.DISPUTED)
    return statement.person_id == by.pk and open_to_it and not _is_for_another()


def may_answer(dispute: CommissionDispute, by: Person) -> bool:
    """Whether the person may answer a dispute that they see: never their own."""
    return (
        dispute.state == DisputeState.OPEN
        and settles(by)
        and dispute.person_id != by.pk
        and not _is_for_another()
    )


def require_administrator(by: Person) -> None:
    """Stop whoever does not look after plans and payments.

    :raises NotAllowed: they are no administrator.
    """
    if not by.is_administrator or _is_for_another():
        raise NotAllowed(_("Plans and payments of commission are an administrator's."))


def _is_for_another() -> bool:
    actor = rowsecurity.acting()
    return actor is not None and actor.on_behalf_of_id is not None
