"""Groups of companies and households: which accounts belong together, and what each is in it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from vai.clients import rules
from vai.clients.actions import fields
from vai.clients.enums import GroupKind
from vai.clients.models import Account, AccountGroup, AccountGroupMember
from vai.core import rowsecurity
from vai.core.errors import NotAllowed, Refused
from vai.staff.models import Person


class AlreadyMember(Refused):
    """The account is in the group already."""

    code = "already_member"


def form_group(
    name: str, *, by: Person, at: datetime, kind: str = GroupKind.GROUP, note: str = ""
) -> AccountGroup:
    """Make an empty group or household.

    :raises NotAllowed: the title makes none.
    """
    rules.require(rules.Act.OPEN, rules.company_standing())
    return AccountGroup.objects.create(
        name=_name(name),
        kind=fields.choice(kind, "kind", GroupKind),
        note=fields.text(note, "note", most=300),
        created_by_id=rowsecurity.current().person_id,
    )


def change_group(
    group: AccountGroup, *, name: str, kind: str, note: str, by: Person, at: datetime
) -> AccountGroup:
    """Rename a group or change its kind and note.

    :raises NotAllowed: the person neither made it nor serves a member.
    """
    locked = _lock(group)
    fields.apply(
        locked,
        {
            "name": _name(name),
            "kind": fields.choice(kind, "kind", GroupKind),
            "note": fields.text(note, "note", most=300),
        },
    )
    return locked


def archive_group(group: AccountGroup, *, by: Person, at: datetime) -> AccountGroup:
    """Put a group away; its members stay as they are."""
    locked = _lock(group)
    fields.apply(locked, {"archived_at": locked.archived_at or at})
    return locked


def restore_group(group: AccountGroup, *, by: Person, at: datetime) -> AccountGroup:
    """Bring an archived group back."""
    locked = _lock(group)
    fields.apply(locked, {"archived_at": None})
    return locked


def join(
    group: AccountGroup, account: Account, *, by: Person, at: datetime, role: str = ""
) -> AccountGroupMember:
    """Put an account into a group, with what it is there (parent company, spouse).

    :raises NotAllowed: the person does not serve the account.
    :raises AlreadyMember: it is in it already.
    """
    rules.require(rules.Act.CHANGE, rules.standing(account))
    if AccountGroupMember.objects.filter(group=group, account=account).exists():
        raise AlreadyMember(_("%(name)s is in this group already.") % {"name": account.name}, field="account")
    return AccountGroupMember.objects.create(
        group=group, account=account, role=fields.text(role, "role", most=60)
    )


def leave(member: AccountGroupMember, *, by: Person, at: datetime) -> None:
    """Take an account out of a group.

    :raises NotAllowed: the person does not serve the account.
    """
    rules.require(rules.Act.CHANGE, rules.standing(member.account))
    member.delete()


def _name(value: str) -> str:
    name = fields.text(value, "name", most=200)
    if not name:
        raise fields.ValueRefused(_("Give the group a name."), field="name")
    return name


def _lock(group: AccountGroup) -> AccountGroup:
    rules.require(rules.Act.OPEN, rules.company_standing())
    locked = AccountGroup.objects.select_for_update().filter(pk=group.pk).first()
    if locked is None:
        raise NotAllowed(_("Only who made this group or serves one of its members changes it."))
    return locked
