"""Two records side by side, field by field, for the choice of what stays; and pairs that are worth a look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from vai.clients import phrases
from vai.clients.enums import AccountKind, DuplicateReason
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


@dataclass(frozen=True)
class Pair:
    """Two records that may be the same, and why."""

    kind: str
    first_pk: int
    first: str
    second_pk: int
    second: str
    reason: str

    @property
    def reason_label(self) -> str:
        """The reason in words."""
        return str(DuplicateReason(self.reason).label)


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

# Shared tax code, phone or mail first, then the same name; only pairs of which both are seen, each pair once.
_ACCOUNT_PAIRS = """
WITH pairs AS (
  SELECT a.id AS first_id, b.id AS second_id, 'tax_code' AS reason, 1 AS place FROM account a
    JOIN account b ON b.tax_digits = a.tax_digits AND b.id > a.id
    WHERE a.tax_digits <> '' AND a.archived_at IS NULL AND b.archived_at IS NULL
  UNION ALL
  SELECT p.account_id, q.account_id, CASE p.kind WHEN 'email' THEN 'email' ELSE 'phone' END, 2 FROM contact_point p
    JOIN contact_point q ON q.value = p.value AND q.kind = p.kind AND q.account_id > p.account_id
    WHERE p.kind IN ('phone', 'email') AND p.account_id IS NOT NULL
  UNION ALL
  SELECT a.id, b.id, 'name', 3 FROM account a JOIN account b ON b.name_key = a.name_key AND b.id > a.id
    WHERE a.name_key <> '' AND a.archived_at IS NULL AND b.archived_at IS NULL
), best AS (SELECT DISTINCT ON (first_id, second_id) * FROM pairs ORDER BY first_id, second_id, place)
SELECT b.first_id, x.name, b.second_id, y.name, b.reason FROM best b
  JOIN account x ON x.id = b.first_id AND x.archived_at IS NULL JOIN account y ON y.id = b.second_id AND y.archived_at IS NULL
  ORDER BY b.place, x.name_f, b.first_id, b.second_id LIMIT %s
"""
_CONTACT_PAIRS = """
WITH pairs AS (
  SELECT p.contact_id AS first_id, q.contact_id AS second_id,
    CASE p.kind WHEN 'email' THEN 'email' WHEN 'phone' THEN 'phone' ELSE 'handle' END AS reason, 1 AS place FROM contact_point p
    JOIN contact_point q ON q.value = p.value AND q.kind = p.kind AND q.contact_id > p.contact_id
    WHERE p.kind IN ('phone', 'email', 'zalo', 'chat') AND p.contact_id IS NOT NULL
  UNION ALL
  SELECT f.contact_id, g.contact_id, 'name', 2 FROM affiliation f
    JOIN affiliation g ON g.account_id = f.account_id AND g.contact_id > f.contact_id
    JOIN contact x ON x.id = f.contact_id JOIN contact y ON y.id = g.contact_id AND y.name_f = x.name_f
), best AS (SELECT DISTINCT ON (first_id, second_id) * FROM pairs ORDER BY first_id, second_id, place)
SELECT b.first_id, x.name, b.second_id, y.name, b.reason FROM best b
  JOIN contact x ON x.id = b.first_id AND x.archived_at IS NULL JOIN contact y ON y.id = b.second_id AND y.archived_at IS NULL
  ORDER BY b.place, x.name_f, b.first_id, b.second_id LIMIT %s
"""


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


def account_pairs(*, limit: int = 50) -> list[Pair]:
    """List pairs of accounts that may be the same, the surest first; only what the acting person sees."""
    return _pairs("account", _ACCOUNT_PAIRS, limit)


def contact_pairs(*, limit: int = 50) -> list[Pair]:
    """List pairs of contacts that may be the same, the surest first; only what the acting person sees."""
    return _pairs("contact", _CONTACT_PAIRS, limit)


def _pairs(kind: str, query: str, limit: int) -> list[Pair]:
    with connection.cursor() as cursor:
        cursor.execute(query, [limit])
        return [Pair(kind, *row) for row in cursor.fetchall()]


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
