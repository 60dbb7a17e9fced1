"""Who a new lead may be already: other leads, contacts and accounts with the same phone, mail, tax code or name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from vai.clients.models import Account, Contact, ContactPoint
from vai.core.text import digits, fold
from vai.hunting.enums import Likeness
from vai.hunting.models import Lead

_MOST = 5


@dataclass(frozen=True)
class Twin:
    """A record that may be the same, of `kind` lead, contact or account, with the reasons for thinking so."""

    kind: str
    id: int
    name: str
    detail: str
    reasons: tuple[Likeness, ...]


def of_lead(values: Mapping[str, Any], *, except_id: int | None = None) -> list[Twin]:
    """Find who a lead may be already, of what the person sees; `values` are normalised (actions.lead_values).

    The most reasons first. Costs four queries, none without a fact to search by.
    """
    numbers = [value for value in (values.get("phone"), *(values.get("other_phones") or ())) if value]
    facts = Facts(
        numbers=tuple(numbers),
        email=values.get("email") or "",
        tax_digits=digits(values.get("tax_code") or ""),
        name_key=values.get("name_key") or "",
        name=fold(values.get("name") or ""),
    )
    if not any((facts.numbers, facts.email, facts.tax_digits, facts.name_key, facts.name)):
        return []
    found = [*_leads(facts, except_id), *_points(facts), *_accounts(facts), *_contacts(facts)]
    return sorted(_joined(found), key=lambda twin: (-len(twin.reasons), twin.kind, twin.id))


@dataclass(frozen=True)
class Facts:
    """What twins are known by."""

    numbers: tuple[str, ...]
    email: str
    tax_digits: str
    name_key: str
    name: str


def _leads(facts: Facts, except_id: int | None) -> Iterable[Twin]:
    same = Q(pk__in=[])
    if facts.numbers:
        same |= Q(phone__in=facts.numbers)
    if facts.email:
        same |= Q(email=facts.email)
    if facts.name_key:
        same |= Q(name_key=facts.name_key)
    if facts.name and not facts.numbers and not facts.email:
        same |= Q(name_f=facts.name)
    for lead in Lead.objects.filter(same, archived_at=None).exclude(pk=except_id).order_by("-id")[:_MOST]:
        reasons = [
            (Likeness.PHONE, lead.phone in facts.numbers),
            (Likeness.EMAIL, bool(facts.email) and lead.email == facts.email),
            (Likeness.COMPANY, bool(facts.name_key) and lead.name_key == facts.name_key),
            (Likeness.NAME, bool(facts.name) and lead.name_f == facts.name),
        ]
        yield Twin(
            "lead", lead.pk, str(lead), lead.company, tuple(reason for reason, holds in reasons if holds)
        )


def _points(facts: Facts) -> Iterable[Twin]:
    values = [*facts.numbers, *([facts.email] if facts.email else [])]
    if not values:
        return
    found = ContactPoint.objects.filter(value__in=values).select_related("account", "contact").order_by("-id")
    for point in found[: _MOST * 2]:
        reason = Likeness.EMAIL if point.value == facts.email else Likeness.PHONE
        if point.contact is not None and point.contact.archived_at is None:
            yield Twin("contact", point.contact.pk, point.contact.name, point.value, (reason,))
        if point.account is not None and point.account.archived_at is None:
            yield Twin("account", point.account.pk, point.account.name, point.value, (reason,))


def _accounts(facts: Facts) -> Iterable[Twin]:
    same = Q(pk__in=[])
    if facts.tax_digits:
        same |= Q(tax_digits=facts.tax_digits)
    if facts.name_key:
        same |= Q(name_key=facts.name_key)
    if not (facts.tax_digits or facts.name_key):
        return
    for account in Account.objects.filter(same, archived_at=None, merged_into=None).order_by("-id")[:_MOST]:
        reasons = [
            (Likeness.TAX_CODE, bool(facts.tax_digits) and account.tax_digits == facts.tax_digits),
            (Likeness.COMPANY, bool(facts.name_key) and account.name_key == facts.name_key),
        ]
        yield Twin(
            "account",
            account.pk,
            account.name,
            account.tax_code,
            tuple(reason for reason, holds in reasons if holds),
        )


def _contacts(facts: Facts) -> Iterable[Twin]:
    if not facts.name or len(facts.name.split()) < 2:
        return
    found = Contact.objects.filter(name_f=facts.name, archived_at=None, merged_into=None).order_by("-id")
    for contact in found[:_MOST]:
        yield Twin("contact", contact.pk, contact.name, "", (Likeness.NAME,))


def _joined(found: Iterable[Twin]) -> list[Twin]:
    """Make one of what was found twice, with all reasons."""
    by_key: dict[tuple[str, int], Twin] = {}
    for twin in found:
        had = by_key.get((twin.kind, twin.id))
        reasons = tuple(dict.fromkeys((*(had.reasons if had else ()), *twin.reasons)))
        by_key[twin.kind, twin.id] = Twin(
            twin.kind, twin.id, twin.name, twin.detail or (had.detail if had else ""), reasons
        )
    return list(by_key.values())
