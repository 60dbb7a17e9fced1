"""Who may act for whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from vai.core.errors import NotAllowed, Refused
from vai.core.formats import HOME_ZONE
from vai.core.jobs import enqueue
from vai.staff import rules
from vai.staff.enums import Scope
from vai.staff.models import Delegation, Person

TOLD = "journal.tell"
WHERE = "/delegations/"


class NotToDelegate(Refused):
    """This delegation would make no sense."""

    code = "no_delegation"


def delegate(
    principal: Person,
    delegate: Person,
    *,
    scopes: Iterable[str],
    since: date,
    until: date,
    by: Person,
    at: datetime,
    note: str = "",
) -> Delegation:
    """Let someone act for the principal in some scopes, from one day to another, both included; both are told.

    :raises NotAllowed: the actor is neither the principal nor an administrator.
    :raises NotToDelegate: to oneself, to someone who left, without scope, or over already.
    """
    if not rules.may_delegate(by, principal):
        raise NotAllowed(_("Only the person themselves or an administrator can let someone act for them."))
    chosen = [scope for scope in Scope.values if scope in set(scopes)]
    _check(principal, delegate, chosen, since, until, at)
    made = Delegation.objects.create(
        principal=principal,
        delegate=delegate,
        scopes=chosen,
        since=since,
        until=until,
        note=" ".join(note.split())[:200],
    )
    _tell(made, "delegation_given", by=by, at=at)
    return made


def revoke(delegation: Delegation, *, by: Person, at: datetime) -> Delegation:
    """End a delegation at once; both are told.

    :raises NotToDelegate: it was ended before.
    """
    if not rules.may_delegate(by, delegation.principal):
        raise NotAllowed(_("Only the person themselves or an administrator can end this."))
    current = Delegation.objects.select_for_update(of=("self",)).get(pk=delegation.pk)
    if current.revoked_at:
        raise NotToDelegate(_("This was ended already."))
    current.revoked_at = at
    current.save()
    _tell(current, "delegation_ended", by=by, at=at)
    return current


def _check(
    principal: Person, delegate: Person, scopes: list[str], since: date, until: date, at: datetime
) -> None:
    if principal.pk == delegate.pk:
        raise NotToDelegate(_("Nobody acts for themselves."), field="delegate")
    if not (principal.is_active and delegate.is_active) or delegate.is_robot or principal.is_robot:
        raise NotToDelegate(_("This person does not work here."), field="delegate")
    if not scopes:
        raise NotToDelegate(_("Choose at least one thing that is handed over."), field="scopes")
    if until < since:
        raise NotToDelegate(_("The last day comes before the first."), field="until")
    if until < at.astimezone(HOME_ZONE).date():
        raise NotToDelegate(_("The last day is over already."), field="until")


def _tell(delegation: Delegation, kind: str, *, by: Person, at: datetime) -> None:
    """Tell both sides as soon as this is committed."""
    for person in (delegation.principal_id, delegation.delegate_id):
        enqueue(
            TOLD,
            by=by,
            at=at,
            person=person,
            kind=kind,
            url=WHERE,
            principal_id=delegation.principal_id,
            delegate_id=delegation.delegate_id,
            until=delegation.until.isoformat(),
        )
