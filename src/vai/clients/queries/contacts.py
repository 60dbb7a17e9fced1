"""Lists of contacts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from vai.clients.enums import DecisionRole, PointKind
from vai.clients.models import Affiliation, Contact, ContactTag, Tag
from vai.clients.queries import pieces, searches, seen
from vai.ui import lists
from vai.ui.lists import Filter, Listing, Order

ORDERS: Final = (
    Order("name", _("Name"), ("sort_key",)),
    Order("-changed", _("Last changed"), ("-updated_at",)),
    Order("silence", _("Longest silence"), ("last_two_way_at",)),
)


@dataclass(frozen=True)
class Place:
    """Where a contact works, in a list."""

    account_id: int
    account: str
    title: str


@dataclass(frozen=True)
class ContactRow:
    """A contact in a list."""

    pk: int
    name: str
    honorific: str
    places: tuple[Place, ...]
    points: tuple[pieces.Point, ...]
    tags: tuple[pieces.TagMark, ...]
    last_two_way_at: datetime | None
    silence_days: int | None
    do_not_call: bool
    do_not_mail: bool
    is_archived: bool
    version: int

    @property
    def phone(self) -> pieces.Point | None:
        """The main phone."""
        return next((point for point in self.points if point.kind == PointKind.PHONE), None)

    @property
    def email(self) -> pieces.Point | None:
        """The main mail address."""
        return next((point for point in self.points if point.kind == PointKind.EMAIL), None)


def people() -> QuerySet[Contact]:
    """Return the contacts that the acting person sees, without those that were merged away."""
    return seen.contacts(Contact.objects.filter(merged_into=None))


def listing(params: Mapping[str, str], *, today: date) -> Listing[ContactRow]:
    """Return a page of the contacts as the address asks for it (`params` is request.GET)."""
    archived = params.get("archived") == "yes"
    return lists.listing(
        params,
        annotated(people().filter(archived_at__isnull=not archived)),
        orders=ORDERS,
        filters=filters(),
        search=lambda found, text: searches.narrow("contact", found, text, archived=archived),
        convert=lambda contact: row(contact, today),
    )


def chosen(params: Mapping[str, str]) -> QuerySet[Contact]:
    """Return all contacts that the same address would list, for acts on all of them, by key."""
    archived = params.get("archived") == "yes"
    rows = people().filter(archived_at__isnull=not archived)
    for one in filters():
        value = params.get(one.key, "")
        if value and any(value == known for known, _label in one.choices):
            rows = one.apply(rows, value)
    if text := params.get("q", "").strip():
        rows = searches.narrow("contact", rows, text, archived=archived)
    return rows.order_by("pk")


def annotated(rows: QuerySet[Contact]) -> QuerySet[Contact]:
    """Read with each contact their places, points and tags."""
    places = Affiliation.objects.filter(contact=OuterRef("pk"), until=None).order_by("-is_primary", "id")
    return rows.annotate(
        place_rows=ArraySubquery(
            places.values(json=JSONObject(account_id="account_id", account=F("account__name"), title="title"))
        ),
        point_rows=pieces.points_of("contact"),
        tag_rows=pieces.tags_of("contact"),
    )


def row(contact: Any, today: date) -> ContactRow:
    """Make a list's row of an annotated contact."""
    return ContactRow(
        pk=contact.pk,
        name=contact.name,
        honorific=contact.honorific,
        places=tuple(Place(**place) for place in contact.place_rows if place["account"]),
        points=pieces.points(contact.point_rows),
        tags=pieces.tags(contact.tag_rows),
        last_two_way_at=contact.last_two_way_at,
        silence_days=pieces.silence_days(contact, today),
        do_not_call=contact.do_not_call,
        do_not_mail=contact.do_not_mail,
        is_archived=contact.archived_at is not None,
        version=contact.version,
    )


def filters() -> tuple[Filter, ...]:
    """Return what the contacts can be asked; one query for the names of tags."""
    tags = list(Tag.objects.order_by("name_f", "id").values_list("name_f", "name")[:100])
    return (
        Filter("role", _("Part in decisions"), tuple(DecisionRole.choices), _with_role),
        Filter("tag", _("Tag"), tuple(tags), _tagged),
        Filter("place", _("Accounts"), (("none", _("At no account")),), _without_place),
        Filter("archived", _("Archived"), (("yes", _("Archived only")),), lambda rows, value: rows),
    )


def _with_role(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    here = Affiliation.objects.filter(contact=OuterRef("pk"), until=None, decision_role=value)
    return rows.filter(Exists(here))


def _tagged(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(Exists(ContactTag.objects.filter(contact=OuterRef("pk"), tag__name_f=value)))


def _without_place(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(~Exists(Affiliation.objects.filter(contact=OuterRef("pk"), until=None)))
