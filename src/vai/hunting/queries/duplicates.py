"""Who a new lead may be already: other leads, contacts and accounts, each with the reasons for thinking so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q

from vai.clients.enums import DuplicateReason
from vai.clients.models import Account, Contact
from vai.clients.queries import duplicates as clients
from vai.core.text import digits, fold
from vai.hunting.models import Lead

_MOST: Final = 5


@dataclass(frozen=True)
class Twin:
    """A record that may be the same, of `kind` lead, contact or account; reasons are codes of DuplicateReason."""

    kind: str
    id: int
    name: str
    detail: str
    reasons: tuple[str, ...]

    @property
    def reason_words(self) -> list[str]:
        """The reasons in words, the strongest first."""
        return [str(DuplicateReason(reason).label) for reason in self.reasons]


@dataclass(frozen=True)
class Twins:
    """What was found, of what the person sees, the likeliest first."""

    leads: tuple[Twin, ...] = ()
    accounts: tuple[clients.Duplicate[Account], ...] = ()
    contacts: tuple[clients.Duplicate[Contact], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.leads or self.accounts or self.contacts)

    @property
    def all(self) -> list[Twin]:
        """All of them in one form: clients first, as a lead that is a client already is no lead."""
        accounts = [
            Twin("account", d.record.pk, d.record.name, d.record.tax_code, d.reasons) for d in self.accounts
        ]
        contacts = [Twin("contact", d.record.pk, d.record.name, "", d.reasons) for d in self.contacts]
        return [*accounts, *contacts, *self.leads]


def of_lead(values: Mapping[str, Any], *, except_id: int | None = None) -> Twins:
    """Find who a lead may be already; `values` are its fields as stored (actions.lead_values)."""
    numbers = [value for value in (values.get("phone"), *(values.get("other_phones") or ())) if value]
    emails = [values["email"]] if values.get("email") else []
    name, company = values.get("name") or "", values.get("company") or ""
    tax_code = values.get("tax_code") or ""
    if not (numbers or emails or tax_code or company or name):
        return Twins()
    return Twins(
        leads=tuple(_leads(values, numbers, except_id)),
        accounts=tuple(
            clients.of_account(name=company or name, tax_code=tax_code, phones=numbers, emails=emails)
        ),
        contacts=tuple(clients.of_contact(name=name, phones=numbers, emails=emails)),
    )


def _leads(values: Mapping[str, Any], numbers: list[str], except_id: int | None) -> list[Twin]:
    email, name_key = values.get("email") or "", values.get("name_key") or ""
    tax_digits, name = digits(values.get("tax_code") or ""), fold(values.get("name") or "")
    same = Q(pk__in=[])
    for given, condition in (
        (numbers, Q(phone__in=numbers)),
        (email, Q(email=email)),
        (name_key, Q(name_key=name_key)),
        (name, Q(name_f=name)),
    ):
        if given:
            same |= condition
    twins = []
    for lead in (
        Lead.objects.filter(same, archived_at=None).exclude(pk=except_id or 0).order_by("-id")[: _MOST * 4]
    ):
        held = (
            (DuplicateReason.TAX_CODE, bool(tax_digits) and digits(lead.tax_code) == tax_digits),
            (DuplicateReason.PHONE, lead.phone in numbers),
            (DuplicateReason.EMAIL, bool(email) and lead.email == email),
            (
                DuplicateReason.NAME,
                (bool(name_key) and lead.name_key == name_key) or (bool(name) and lead.name_f == name),
            ),
        )
        reasons = tuple(reason.value for reason, holds in held if holds)
        twins.append(Twin("lead", lead.pk, str(lead), lead.company if lead.name else "", reasons))
    order = list(DuplicateReason.values)
    twins.sort(key=lambda twin: (min(map(order.index, twin.reasons)), -len(twin.reasons), twin.id))
    return twins[:_MOST]
