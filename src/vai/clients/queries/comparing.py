"""Two records side by side, field by field, for the choice of what stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vai.clients import phrases
from vai.clients.enums import AccountKind
from vai.clients.models import Account, Contact
from vai.clients.queries import custom_fields, facts
from vai.core import formats
from vai.core.names import HONORIFICS


@dataclass(frozen=True)
class Side:
    """One line of the comparison: the choice's name, and what each of the two holds. `may_be_both`: they can be joined."""

    name: str
    label: str
    kept: str
    merged: str
    may_be_both: bool = False

    @property
    def differs(self) -> bool:
        """Whether there is something to choose."""
        return self.kept != self.merged and bool(self.kept) and bool(self.merged)


ACCOUNT_FIELDS = (
    "name",
    "kind",
    "short_name",
    "tax_code",
    "parent_id",
    "tier_id",
    "segment",
    "industry",
    "source",
    "annual_revenue",
    "yearly_value",
    "employees",
    "year_founded",
    "external_id",
)
CONTACT_FIELDS = ("name", "honorific", "birthday", "external_id")


def accounts(kept: facts.AccountFacts, merged: facts.AccountFacts) -> list[Side]:
    """Compare two accounts."""
    sides = [
        Side(name, _label(name), _account_value(kept, name), _account_value(merged, name))
        for name in ACCOUNT_FIELDS
    ]
    sides.append(Side("address", _label("address"), kept.address, merged.address))
    sides.extend(_custom(kept.custom, merged.custom))
    sides.extend(_leads(kept.coverage, merged.coverage))
    sides.append(Side("notes", _label("notes"), kept.account.notes, merged.account.notes, may_be_both=True))
    return [side for side in sides if side.kept or side.merged]


def contacts(kept: facts.ContactFacts, merged: facts.ContactFacts) -> list[Side]:
    """Compare two contacts."""
    sides = [
        Side(name, _label(name), _contact_value(kept.contact, name), _contact_value(merged.contact, name))
        for name in CONTACT_FIELDS
    ]
    sides.append(Side("address", _label("address"), kept.address, merged.address))
    sides.extend(_custom(kept.custom, merged.custom))
    sides.append(Side("notes", _label("notes"), kept.contact.notes, merged.contact.notes, may_be_both=True))
    return [side for side in sides if side.kept or side.merged]


def _label(name: str) -> str:
    return str(phrases.FIELD_LABELS[name])


def _account_value(found: facts.AccountFacts, name: str) -> str:
    account: Account = found.account
    if name == "kind":
        return str(AccountKind(account.kind).label)
    if name == "parent_id":
        return found.parent.name if found.parent else ""
    if name == "tier_id":
        return found.tier
    if name in ("annual_revenue", "yearly_value"):
        amount = getattr(account, name)
        return "" if amount is None else formats.money(amount, account.currency)
    return "" if getattr(account, name) is None else str(getattr(account, name))


def _contact_value(contact: Contact, name: str) -> str:
    if name == "honorific":
        return HONORIFICS[contact.honorific].vi if contact.honorific in HONORIFICS else ""
    if name == "birthday":
        return formats.day(contact.birthday) if contact.birthday else ""
    return str(getattr(contact, name) or "")


def _custom(kept: Iterable[facts.CustomValue], merged: Iterable[facts.CustomValue]) -> list[Side]:
    other = {value.code: value.shown for value in merged}
    prefix = custom_fields.PREFIX
    return [Side(prefix + value.code, value.label, value.shown, other.get(value.code, "")) for value in kept]


def _leads(kept: Iterable[facts.Served], merged: Iterable[facts.Served]) -> list[Side]:
    """Let the lead person of each mode be chosen where the two have different ones."""
    other = {row.mode: row for row in merged if row.is_lead}
    return [
        Side(f"lead_{row.mode}", row.mode_label, row.person, other[row.mode].person)
        for row in kept
        if row.is_lead and row.mode in other and other[row.mode].person_id != row.person_id
    ]
