"""The lists that can be taken out as files: what is in them, row by row, as the person sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vai.clients.enums import PointKind
from vai.clients.models import Account, Affiliation, Contact, ContactPoint, Coverage
from vai.core import addresses
from vai.hunting.models import Lead, Opportunity

_BLOCK = 2_000


@dataclass(frozen=True)
class Export:
    """A list as a file: its name, its columns, and its rows; `keys` are the records wanted, None for all."""

    name: str | Promise
    columns: tuple[str | Promise, ...]
    rows: Callable[[list[int] | None], Iterator[list[Any]]]


def _blocks(queryset: Any, keys: list[int] | None) -> Iterator[list[Any]]:
    """Read a queryset in blocks by key, so that memory stays flat and no cursor is held."""
    if keys is not None:
        queryset = queryset.filter(pk__in=keys)
    last = 0
    while block := list(queryset.filter(pk__gt=last).order_by("pk")[:_BLOCK]):
        last = block[-1].pk
        yield block


def _points(owner: str, ids: list[int]) -> dict[tuple[int, str], str]:
    found: dict[tuple[int, str], list[str]] = {}
    rows = ContactPoint.objects.filter(**{f"{owner}_id__in": ids}).order_by("-is_primary", "pk")
    for object_id, kind, value in rows.values_list(f"{owner}_id", "kind", "value"):
        found.setdefault((object_id, kind), []).append(value)
    return {key: ", ".join(values) for key, values in found.items()}


def _place(row: Any) -> tuple[str, str, str]:
    ward = addresses.ward(row.ward_code) if row.ward_code else None
    province = addresses.province(row.province_code) if row.province_code else None
    return row.street, ward.full_name if ward else "", province.name if province else ""


def _accounts(keys: list[int] | None) -> Iterator[list[Any]]:
    rows = Account.objects.filter(merged_into=None).select_related("parent", "tier", "team")
    for block in _blocks(rows, keys):
        ids = [row.pk for row in block]
        points = _points("account", ids)
        serving: dict[int, list[str]] = {}
        people = Coverage.objects.filter(account_id__in=ids, until=None).order_by("-is_lead", "pk")
        for account_id, name in people.values_list("account_id", "person__name"):
            serving.setdefault(account_id, []).append(name)
        for row in block:
            yield [
                row.pk, row.external_id, row.name, row.get_kind_display(), row.tax_code,
                points.get((row.pk, PointKind.PHONE), ""), points.get((row.pk, PointKind.EMAIL), ""),
                points.get((row.pk, PointKind.WEB), ""), row.industry, row.tier.name if row.tier else "", row.segment,
                row.annual_revenue, row.currency, row.employees, row.parent.name if row.parent else "", *_place(row), row.country,
                ", ".join(dict.fromkeys(serving.get(row.pk, []))), row.notes, row.created_at,
            ]  # fmt: skip


def _contacts(keys: list[int] | None) -> Iterator[list[Any]]:
    for block in _blocks(Contact.objects.filter(merged_into=None).select_related("owner"), keys):
        ids = [row.pk for row in block]
        points = _points("contact", ids)
        at: dict[int, list[tuple[str, str]]] = {}
        places = Affiliation.objects.filter(contact_id__in=ids, until=None).order_by("-is_primary", "pk")
        for contact_id, account, title in places.values_list("contact_id", "account__name", "title"):
            at.setdefault(contact_id, []).append((account, title))
        for row in block:
            there = at.get(row.pk, [])
            yield [
                row.pk, row.external_id, row.name, row.honorific, ", ".join(a for a, _t in there), ", ".join(t for _a, t in there if t),
                points.get((row.pk, PointKind.PHONE), ""), points.get((row.pk, PointKind.EMAIL), ""), points.get((row.pk, PointKind.ZALO), ""),
                row.birthday, *_place(row), row.country, row.owner.name, row.do_not_call, row.do_not_mail, row.notes, row.created_at,
            ]  # fmt: skip


def _leads(keys: list[int] | None) -> Iterator[list[Any]]:
    for block in _blocks(Lead.objects.select_related("source", "owner", "product"), keys):
        for row in block:
            yield [
                row.pk, row.external_id, row.name, row.company, row.job_title, row.phone, row.email, row.zalo,
                row.source.name if row.source else "", row.campaign, row.get_status_display(), row.rating, row.need,
                row.product.name if row.product else "", row.value, row.currency, *_place(row), row.country,
                row.owner.name if row.owner else "", row.notes, row.received_at,
            ]  # fmt: skip


def _deals(keys: list[int] | None) -> Iterator[list[Any]]:
    rows = Opportunity.objects.select_related(
        "account", "contact", "owner", "pipeline", "stage", "source", "lost_reason"
    )
    for block in _blocks(rows, keys):
        for row in block:
            yield [
                row.pk, row.external_id, row.name, row.account.name if row.account else "", row.contact.name if row.contact else "",
                row.owner.name, row.amount, row.currency, row.pipeline.name, row.stage.name, row.get_outcome_display(), row.probability,
                row.opened_on, row.closes_on, row.closed_at, row.lost_reason.name if row.lost_reason else "",
                row.source.name if row.source else "", row.notes, row.created_at,
            ]  # fmt: skip


_KEY, _NUMBER = _("Number in Vai"), _("Number in the other system")
_WHERE = (_("Street"), _("Ward"), _("Province"), _("Country"))

# The headings are those that the import knows: what goes out comes in again.
EXPORTS: dict[str, Export] = {
    "accounts": Export(
        _("Accounts"),
        (_KEY, _NUMBER, pgettext_lazy("of a company", "Account Name"), _("Kind"), _("Tax code"), _("Phone"), _("Email"), _("Website"), _("Industry"), _("Tier"),
         _("Segment"), _("Yearly revenue"), _("Currency"), _("Employees"), _("Parent company"), *_WHERE, _("Owner"), _("Notes"), _("Created")),
        _accounts,
    ),
    "contacts": Export(
        _("Contacts"),
        (_KEY, _NUMBER, _("Full name"), _("Form of address"), _("Account"), _("Position"), _("Phone"), _("Email"), _("Zalo"), _("Birthday"),
         *_WHERE, _("Owner"), _("Do not call"), _("Do not mail"), _("Notes"), _("Created")),
        _contacts,
    ),
    "leads": Export(
        _("Leads"),
        (_KEY, _NUMBER, _("Full name"), _("Company"), _("Position"), _("Phone"), _("Email"), _("Zalo"), _("Source"), _("Campaign"), _("Status"), _("Rating"),
         _("Subject"), _("Product of interest"), _("Value"), _("Currency"), *_WHERE, _("Owner"), _("Notes"), _("Created")),
        _leads,
    ),
    "deals": Export(
        _("Deals"),
        (_KEY, _NUMBER, _("Name"), _("Account"), _("Contact"), _("Owner"), _("Amount"), _("Currency"), _("Pipeline"), _("Stage"), _("Outcome"), _("Probability"),
         _("Opened on"), _("Closes on"), _("Closed on"), _("Lost because"), _("Source"), _("Notes"), _("Created")),
        _deals,
    ),
}  # fmt: skip
