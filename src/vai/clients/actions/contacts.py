"""Contacts and their places at accounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from vai.clients import rules
from vai.clients.actions import fields, points, tags
from vai.clients.actions.accounts import AlreadyMerged, NameMissing
from vai.clients.actions.coverage import day_of
from vai.clients.actions.points import PointData
from vai.clients.enums import DecisionRole
from vai.clients.models import Account, Affiliation, Contact
from vai.clients.queries import custom_fields
from vai.core import names, rowsecurity
from vai.core.errors import NotAllowed, Refused
from vai.staff.models import Person


class AlreadyThere(Refused):
    """The contact has a place at this account already."""

    code = "already_there"


class AffiliationRefused(Refused):
    """A place at an account cannot begin or end like this."""

    code = "affiliation"


@dataclass(frozen=True)
class ContactData:
    """What is known of a person. `honorific` is a code of core.names or the word itself; `points` as PointData."""

    name: str
    honorific: str = ""
    name_language: str = "vi"
    birthday: date | str | None = None
    street: str = ""
    ward_code: str = ""
    province_code: str = ""
    country: str = ""
    address_text: str = ""
    notes: str = ""
    do_not_call: bool = False
    do_not_mail: bool = False
    external_id: str = ""
    points: tuple[PointData, ...] = ()
    tags: tuple[str, ...] = ()
    custom: Mapping[str, Any] = field(default_factory=dict)


FIELDS = (
    "name",
    "honorific",
    "name_language",
    "birthday",
    *fields.ADDRESS_FIELDS,
    "notes",
    "do_not_call",
    "do_not_mail",
    "external_id",
    "custom",
)


def add_contact(
    data: ContactData,
    *,
    by: Person,
    at: datetime,
    account: Account | None = None,
    title: str = "",
    decision_role: str = "",
    is_primary: bool = False,
) -> Contact:
    """Add a person, with a place at an account where one is named.

    :raises NotAllowed: the title adds no contacts, or the person does not serve the account.
    """
    rules.require(rules.Act.OPEN, rules.company_standing())
    if account is not None:
        rules.require(rules.Act.CHANGE, rules.standing(account))
    actor = rowsecurity.current()
    contact = Contact(owner_id=actor.on_behalf_of_id or actor.person_id)
    for name, value in clean({name: getattr(data, name) for name in FIELDS}, contact).items():
        setattr(contact, name, value)
    contact.save()
    if account is not None:
        _begin(account, contact, title, decision_role, is_primary=is_primary, since=None)
    points.write(contact, data.points)
    tags.put(contact, data.tags)
    return contact


def change_contact(
    contact: Contact, changes: Mapping[str, Any], *, by: Person, at: datetime, version: int | None = None
) -> Contact:
    """Change fields of a contact (`FIELDS`). `version` is the one that the person saw.

    :raises Stale: someone else changed the same fields since; each with theirs and yours.
    :raises NotAllowed: the person may not change this contact.
    """
    fields.refuse_unknown(changes, FIELDS)
    locked = _lock(contact)
    cleaned = clean(changes, locked)
    fields.refuse_stale(locked, cleaned, version)
    fields.apply(locked, cleaned)
    return locked


def change_field(contact: Contact, name: str, value: Any, *, seen: Any, by: Person, at: datetime) -> Contact:
    """Change one field inline, where it still holds what the person saw.

    :raises Stale: it holds something else by now.
    """
    fields.refuse_unknown([name], FIELDS)
    locked = _lock(contact)
    cleaned = clean({name: value}, locked)
    try:
        was = clean({name: seen}, locked)[name]
    except Refused:
        was = object()
    fields.refuse_unseen(locked, name, cleaned[name], was)
    fields.apply(locked, cleaned)
    return locked


def archive_contact(contact: Contact, *, by: Person, at: datetime) -> Contact:
    """Put a contact away; their history stays.

    :raises NotAllowed: the person may not change this contact.
    """
    locked = _lock(contact)
    fields.apply(locked, {"archived_at": locked.archived_at or at})
    return locked


def restore_contact(contact: Contact, *, by: Person, at: datetime) -> Contact:
    """Bring an archived contact back.

    :raises AlreadyMerged: they went into another record.
    """
    locked = _lock(contact)
    fields.apply(locked, {"archived_at": None})
    return locked


def affiliate(
    contact: Contact,
    account: Account,
    *,
    by: Person,
    at: datetime,
    title: str = "",
    decision_role: str = "",
    is_primary: bool = False,
    since: date | None = None,
) -> Affiliation:
    """Give a contact a place at an account.

    :raises NotAllowed: the person does not serve the account.
    :raises AlreadyThere: the contact has a place there now.
    """
    rules.require(rules.Act.CHANGE, rules.standing(account))
    if Affiliation.objects.filter(account=account, contact=contact, until=None).exists():
        raise AlreadyThere(
            _("%(contact)s has a place at %(account)s already.")
            % {"contact": contact.name, "account": account.name},
            field="account",
        )
    return _begin(account, contact, title, decision_role, is_primary=is_primary, since=since)


def change_affiliation(
    affiliation: Affiliation, changes: Mapping[str, Any], *, by: Person, at: datetime
) -> Affiliation:
    """Change title, part in decisions, first day, or who is the first person to turn to.

    :raises NotAllowed: the person does not serve the account.
    """
    fields.refuse_unknown(changes, ("title", "decision_role", "is_primary", "since"))
    rules.require(rules.Act.CHANGE, rules.standing(affiliation.account))
    cleaned: dict[str, Any] = {}
    if "title" in changes:
        cleaned["title"] = fields.text(changes["title"], "title", most=120)
    if "decision_role" in changes:
        cleaned["decision_role"] = _role(changes["decision_role"])
    if "since" in changes:
        cleaned["since"] = fields.day(changes["since"], "since")
    if "is_primary" in changes:
        cleaned["is_primary"] = bool(changes["is_primary"])
    if cleaned.get("is_primary"):
        _no_other_primary(affiliation.account_id, affiliation.pk)
    fields.apply(affiliation, cleaned)
    return affiliation


def end_affiliation(
    affiliation: Affiliation, *, by: Person, at: datetime, until: date | None = None
) -> Affiliation:
    """End a contact's place at an account; it stays as history.

    :raises NotAllowed: the person does not serve the account.
    :raises AffiliationRefused: it would end before it began.
    """
    rules.require(rules.Act.CHANGE, rules.standing(affiliation.account))
    last = until or day_of(at)
    if affiliation.since and last < affiliation.since:
        raise AffiliationRefused(_("This does not end before it began."), field="until")
    fields.apply(affiliation, {"until": last, "is_primary": False})
    return affiliation


def clean(changes: Mapping[str, Any], contact: Contact) -> dict[str, Any]:
    """Read changes into columns; the key by which names are sorted follows from name and language."""
    cleaned: dict[str, Any] = {}
    for name, read in _READERS.items():
        if name in changes:
            cleaned[name] = read(changes[name], contact)
    if "name" in cleaned or "name_language" in cleaned:
        language = cleaned.get("name_language", contact.name_language)
        cleaned["sort_key"] = names.sort_key(cleaned.get("name", contact.name), language)
    current = {name: getattr(contact, name) for name in fields.ADDRESS_FIELDS}
    return {**cleaned, **fields.place(changes, current)}


def _lock(contact: Contact) -> Contact:
    rules.require_contact(contact)
    locked = Contact.objects.select_for_update().filter(pk=contact.pk).first()
    if locked is None:
        raise NotAllowed(_("You may look at this contact, not change it."))
    if locked.merged_into_id:
        raise AlreadyMerged(_("This record was merged into another one. Change that one instead."))
    return locked


def _begin(
    account: Account,
    contact: Contact,
    title: str,
    decision_role: str,
    *,
    is_primary: bool,
    since: date | None,
) -> Affiliation:
    if is_primary:
        _no_other_primary(account.pk)
    return Affiliation.objects.create(
        account=account,
        contact=contact,
        title=fields.text(title, "title", most=120),
        decision_role=_role(decision_role),
        is_primary=is_primary,
        since=since,
    )


def _no_other_primary(account_id: int, but: int = 0) -> None:
    others = Affiliation.objects.filter(account_id=account_id, is_primary=True, until=None)
    for other in others.exclude(pk=but).order_by("id"):
        fields.apply(other, {"is_primary": False})


def _role(value: Any) -> str:
    return fields.choice(value, "decision_role", DecisionRole, may_be_empty=True)


def _name(value: Any, contact: Contact) -> str:
    name = fields.text(value, "name", most=120)
    if not name:
        raise NameMissing(_("Give the contact a name."), field="name")
    return name


def _honorific(value: Any, contact: Contact) -> str:
    if not value:
        return ""
    code = names.honorific_code(str(value))
    if code is None:
        raise fields.ValueRefused(_("Choose one of the list."), field="honorific")
    return code


def _language(value: Any, contact: Contact) -> str:
    if value not in ("vi", "en"):
        raise fields.ValueRefused(_("Choose one of the list."), field="name_language")
    return str(value)


def _custom(value: Any, contact: Contact) -> dict[str, Any]:
    return custom_fields.clean("contact", value, current=contact.custom) if value else contact.custom


_READERS = {
    "name": _name,
    "honorific": _honorific,
    "name_language": _language,
    "birthday": lambda value, contact: fields.day(value, "birthday"),
    "notes": lambda value, contact: fields.long_text(value, "notes"),
    "do_not_call": lambda value, contact: bool(value),
    "do_not_mail": lambda value, contact: bool(value),
    "external_id": lambda value, contact: fields.text(value, "external_id", most=100),
    "custom": _custom,
}
