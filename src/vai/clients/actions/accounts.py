"""Opening an account, changing it, putting it away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from vai.clients import rules
from vai.clients.actions import coverage, fields, points, tags
from vai.clients.actions.points import PointData
from vai.clients.enums import AccountKind
from vai.clients.models import Account, Tier
from vai.clients.queries import custom_fields
from vai.core import rowsecurity, taxcodes
from vai.core.errors import NotAllowed, Refused
from vai.core.text import company_key, whole_number
from vai.staff.enums import Mode
from vai.staff.models import Person


class NameMissing(Refused):
    """An account or contact has a name."""

    code = "name_missing"


class ParentLoop(Refused):
    """The parent lies below the account itself."""

    code = "parent_loop"


class AlreadyMerged(Refused):
    """The record went into another one."""

    code = "merged"


@dataclass(frozen=True)
class AccountData:
    """What is known of an account when it is opened. `tier` is a Tier, its key or its code; `parent` an Account or key.

    `address_text` alone is read into street, ward and province. `tags` are names; `custom` goes by the fields' codes.
    """

    name: str
    kind: str = AccountKind.BUSINESS
    short_name: str = ""
    tax_code: str = ""
    parent: Account | int | None = None
    tier: Tier | int | str | None = None
    segment: str = ""
    industry: str = ""
    source: str = ""
    annual_revenue: Decimal | int | str | None = None
    yearly_value: Decimal | int | str | None = None
    currency: str = "VND"
    employees: int | str | None = None
    year_founded: int | str | None = None
    street: str = ""
    ward_code: str = ""
    province_code: str = ""
    country: str = ""
    address_text: str = ""
    notes: str = ""
    external_id: str = ""
    points: tuple[PointData, ...] = ()
    tags: tuple[str, ...] = ()
    custom: Mapping[str, Any] = field(default_factory=dict)


FIELDS = (
    "name",
    "kind",
    "short_name",
    "tax_code",
    "parent",
    "tier",
    "segment",
    "industry",
    "source",
    "annual_revenue",
    "yearly_value",
    "currency",
    "employees",
    "year_founded",
    *fields.ADDRESS_FIELDS,
    "notes",
    "external_id",
    "custom",
)
_LINES = {"short_name": 80, "segment": 60, "industry": 80, "source": 60, "external_id": 100}


def open_account(
    data: AccountData,
    *,
    by: Person,
    at: datetime,
    person: Person | None = None,
    mode: str | None = None,
) -> Account:
    """Open an account together with its first coverage: by default whoever opens it, in the first mode of their title.

    While acting for a colleague it is the colleague's. Someone else is named by who answers for them.

    :raises NotAllowed: the title opens no accounts, or the account is opened for someone whom the person does not lead.
    :raises ValueRefused: a value does not fit; `field` names it.
    """
    stands = rules.require(rules.Act.OPEN, rules.company_standing())
    serving = person or _whose_book(by)
    if serving.pk not in _own_ids(by) and not (stands.administers or coverage.leads_person(serving)):
        raise NotAllowed(_("You open accounts for yourself or for people whom you lead."))
    account = Account(opened_by_id=rowsecurity.current().person_id)
    given = {name: getattr(data, name) for name in FIELDS}
    for name, value in clean(given, account).items():
        setattr(account, name, value)
    account.save()
    points.write(account, data.points)
    tags.put(account, data.tags)
    chosen = mode or next(iter(serving.title_modes), Mode.HUNT)
    coverage.begin(account, serving, chosen, since=coverage.day_of(at))
    return Account.objects.filter(pk=account.pk).first() or account


def change_account(
    account: Account, changes: Mapping[str, Any], *, by: Person, at: datetime, version: int | None = None
) -> Account:
    """Change fields of an account (`FIELDS`, as in AccountData). `version` is the one that the person saw.

    :raises Stale: someone else changed the same fields since; each with theirs and yours.
    :raises NotAllowed: the person does not serve the account.
    :raises ParentLoop: the parent lies below the account.
    """
    fields.refuse_unknown(changes, FIELDS)
    rules.require(rules.Act.CHANGE, rules.standing(account))
    locked = _lock(account)
    cleaned = clean(changes, locked)
    fields.refuse_stale(locked, cleaned, version)
    fields.apply(locked, cleaned)
    return locked


def change_field(account: Account, name: str, value: Any, *, seen: Any, by: Person, at: datetime) -> Account:
    """Change one field inline, where it still holds what the person saw (`seen`, as read from the same field).

    :raises Stale: it holds something else by now.
    """
    fields.refuse_unknown([name], FIELDS)
    rules.require(rules.Act.CHANGE, rules.standing(account))
    locked = _lock(account)
    cleaned = clean({name: value}, locked)
    fields.refuse_unseen(locked, *_main(name, cleaned), clean_seen(name, seen, locked))
    fields.apply(locked, cleaned)
    return locked


def archive_account(account: Account, *, by: Person, at: datetime) -> Account:
    """Put an account away: lists and search leave it out unless archived ones are asked for; its history stays.

    :raises NotAllowed: the person neither leads its service nor answers for it.
    """
    rules.require(rules.Act.ARCHIVE, rules.standing(account))
    locked = _lock(account)
    fields.apply(locked, {"archived_at": locked.archived_at or at})
    return locked


def restore_account(account: Account, *, by: Person, at: datetime) -> Account:
    """Bring an archived account back.

    :raises AlreadyMerged: it went into another account; taking the merge back brings it back.
    """
    rules.require(rules.Act.ARCHIVE, rules.standing(account))
    locked = _lock(account, even_merged=True)
    if locked.merged_into_id:
        raise AlreadyMerged(
            _("This record was merged into another one. Take the merge back to have it again.")
        )
    fields.apply(locked, {"archived_at": None})
    return locked


def clean(changes: Mapping[str, Any], account: Account) -> dict[str, Any]:
    """Read changes into columns: names normalised, links as keys, what follows from a field beside it."""
    cleaned: dict[str, Any] = {}
    for name in changes:
        if name in _LINES:
            cleaned[name] = fields.text(changes[name], name, most=_LINES[name])
    currency = fields.text(changes.get("currency") or account.currency, "currency", most=3).upper()
    if "currency" in changes:
        cleaned["currency"] = _currency(currency)
    for name in ("annual_revenue", "yearly_value"):
        if name in changes:
            cleaned[name] = fields.amount(changes[name], name, currency)
    for name, read in _READERS.items():
        if name in changes:
            cleaned.update(read(changes[name], account))
    current = {name: getattr(account, name) for name in fields.ADDRESS_FIELDS}
    return {**cleaned, **fields.place(changes, current)}


def clean_seen(name: str, seen: Any, account: Account) -> Any:
    """Read the value that a person saw the way a new one is read; what cannot be read was never there."""
    try:
        return _main(name, clean({name: seen}, account))[1]
    except Refused:
        return object()


def _main(name: str, cleaned: Mapping[str, Any]) -> tuple[str, Any]:
    column = {"parent": "parent_id", "tier": "tier_id"}.get(name, name)
    return column, cleaned[column]


def _lock(account: Account, *, even_merged: bool = False) -> Account:
    locked = Account.objects.select_for_update().filter(pk=account.pk).first()
    if locked is None:
        raise NotAllowed(_("You may look at this account, not change it."))
    if locked.merged_into_id and not even_merged:
        raise AlreadyMerged(_("This record was merged into another one. Change that one instead."))
    return locked


def _whose_book(by: Person) -> Person:
    behalf_id = rowsecurity.current().on_behalf_of_id
    return Person.objects.get(pk=behalf_id) if behalf_id else by


def _own_ids(by: Person) -> set[int | None]:
    return {by.pk, rowsecurity.current().on_behalf_of_id}


def _name(value: Any, account: Account) -> dict[str, Any]:
    name = fields.text(value, "name", most=200)
    if not name:
        raise NameMissing(_("Give the account a name."), field="name")
    return {"name": name, "name_key": company_key(name)}


def _kind(value: Any, account: Account) -> dict[str, Any]:
    return {"kind": fields.choice(value, "kind", AccountKind)}


def _tax_code(value: Any, account: Account) -> dict[str, Any]:
    """A code that can be read is kept as it stands on paper; any other text is kept as written and warned of."""
    written = fields.text(value, "tax_code", most=60)
    read = taxcodes.check(written) if written else None
    kept = read.text if read else fields.text(written, "tax_code", most=20)
    return {"tax_code": kept, "tax_digits": read.digits if read else ""}


def _tier(value: Any, account: Account) -> dict[str, Any]:
    if value in (None, ""):
        return {"tier_id": None}
    if isinstance(value, Tier):
        return {"tier_id": value.pk}
    number = whole_number(value)
    key = {"code": str(value)} if number is None else {"pk": number}
    found = Tier.objects.filter(**key).first()
    if found is None:
        raise fields.ValueRefused(_("There is no such tier."), field="tier")
    return {"tier_id": found.pk}


def _parent(value: Any, account: Account) -> dict[str, Any]:
    if value in (None, ""):
        return {"parent_id": None}
    key = value.pk if isinstance(value, Account) else str(value)
    parent = Account.objects.filter(pk=whole_number(key) or 0).first()
    if parent is None:
        raise fields.ValueRefused(_("There is no such account."), field="parent")
    if account.pk and is_below(parent.pk, account.pk):
        raise ParentLoop(
            _("%(name)s belongs under this account already, so it cannot stand above it.")
            % {"name": parent.name},
            field="parent",
        )
    return {"parent_id": parent.pk}


def is_below(child: int, top: int) -> bool:
    """Whether an account stands below another in the tree of parents, or is it; changes of the tree wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT vai.is_below(%s, %s)", [child, top])
        return bool(cursor.fetchone()[0])


def _currency(code: str) -> str:
    if len(code) != 3 or not code.isascii() or not code.isalpha():
        raise fields.ValueRefused(_("A currency has three letters, such as VND."), field="currency")
    return code


def _employees(value: Any, account: Account) -> dict[str, Any]:
    return {"employees": fields.whole_number(value, "employees", least=0, most=10_000_000)}


def _year_founded(value: Any, account: Account) -> dict[str, Any]:
    return {"year_founded": fields.whole_number(value, "year_founded", least=1000, most=2999)}


def _notes(value: Any, account: Account) -> dict[str, Any]:
    return {"notes": fields.long_text(value, "notes")}


def _custom(value: Any, account: Account) -> dict[str, Any]:
    return {
        "custom": custom_fields.clean("account", value, current=account.custom) if value else account.custom
    }


_READERS = {
    "name": _name,
    "kind": _kind,
    "tax_code": _tax_code,
    "tier": _tier,
    "parent": _parent,
    "employees": _employees,
    "year_founded": _year_founded,
    "notes": _notes,
    "custom": _custom,
}
