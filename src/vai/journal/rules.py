"""Who may change what in the journal, and what counts as two-way contact."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from vai.core import rowsecurity
from vai.core.errors import NotAllowed
from vai.core.formats import HOME_ZONE
from vai.journal.enums import Direction, InteractionKind, Outcome
from vai.journal.models import Attachment, Interaction
from vai.staff.enums import Scope, Title
from vai.staff.models import Delegation, Person

# Somebody at the client spoke to us.
ANSWERS = (Outcome.REACHED, Outcome.POSITIVE, Outcome.NEUTRAL, Outcome.NEGATIVE, Outcome.COMPLAINT)
CLOCKS_MAY_DIFFER_BY = timedelta(days=1)


def is_two_way(kind: str, direction: str, outcome: str, minutes: int | None) -> bool:
    """Say whether the client took part: they began it, answered it, or sat in the meeting."""
    if kind == InteractionKind.NOTE or outcome == Outcome.NO_ANSWER:
        return False
    if direction == Direction.IN or outcome in ANSWERS:
        return True
    if kind in (InteractionKind.MEETING, InteractionKind.VISIT):
        return True
    return kind == InteractionKind.CALL and bool(minutes)


def home_day(at: datetime) -> date:
    """Return the day at home of an instant."""
    return at.astimezone(HOME_ZONE).date()


def principal_id() -> int | None:
    """Return whom the acting person acts for now, if anybody."""
    return rowsecurity.current().on_behalf_of_id


def require_scope(by: Person, *, at: datetime) -> None:
    """Let a delegate write in the journal only where the delegation covers it.

    :raises NotAllowed: the person acts for a colleague who did not delegate the journal.
    """
    principal = principal_id()
    if principal is None:
        return
    day = home_day(at)
    covered = Delegation.objects.filter(
        principal_id=principal,
        delegate=by,
        revoked_at=None,
        since__lte=day,
        until__gte=day,
        scopes__contains=[Scope.JOURNAL],
    )
    if not covered.exists():
        raise NotAllowed(_("This colleague has not authorised you to write in the journal for them."))


def is_own(record: Interaction | Attachment, by: Person) -> bool:
    """Say whether a record is the person's own, or that of the one whom they act for."""
    mine = {by.pk, principal_id()} - {None}
    if isinstance(record, Interaction):
        return bool(mine & {record.author_id, record.on_behalf_of_id})
    return record.uploaded_by_id in mine


def require_own(record: Interaction | Attachment, by: Person) -> None:
    """Let only those change what was told who told it; team leads and administrators may too.

    :raises NotAllowed: it is somebody else's.
    """
    if not (is_own(record, by) or by.title == Title.TEAM_LEAD or by.is_administrator):
        raise NotAllowed(_("This was written by a colleague; only they or a team lead may change it."))
