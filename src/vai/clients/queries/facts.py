"""Everything that stands on an account's or a contact's page about itself, in few statements, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import get_language

from vai.clients.enums import DecisionRole, PointKind
from vai.clients.models import (
    Account,
    AccountGroupMember,
    Affiliation,
    Contact,
    Coverage,
    CoverageOffer,
    CustomField,
)
from vai.clients.phrases import tax_warning
from vai.clients.queries import custom_fields, pieces
from vai.core import names, taxcodes
from vai.staff.enums import Mode

MOST_CHILDREN = 20
Definitions = tuple[CustomField, ...]


@dataclass(frozen=True)
class Linked:
    """Another record by its key and name, with what it is here."""

    pk: int
    name: str
    note: str = ""


@dataclass(frozen=True)
class CustomValue:
    """A custom field with its value as read; `href` where it is a link."""

    code: str
    label: str
    shown: str
    href: str = ""


@dataclass(frozen=True)
class PersonAt:
    """A contact at an account, or was until a day. `called` is how a colleague addresses them."""

    affiliation_id: int
    contact_id: int
    name: str
    called: str
    title: str
    decision_role: str
    is_primary: bool
    since: date | None
    until: date | None
    last_two_way_at: datetime | None
    do_not_call: bool
    do_not_mail: bool
    points: tuple[pieces.Point, ...]

    @property
    def decision_label(self) -> str:
        """The part in decisions in words."""
        return str(DecisionRole(self.decision_role).label) if self.decision_role else ""

    @property
    def phone(self) -> pieces.Point | None:
        """The main phone."""
        return next((point for point in self.points if point.kind == PointKind.PHONE), None)


@dataclass(frozen=True)
class Served:
    """A stretch of service: who, in which mode, since and until when."""

    pk: int
    person_id: int
    person: str
    mode: str
    is_lead: bool
    since: date
    until: date | None
    reason: str

    @property
    def mode_label(self) -> str:
        """The mode in words."""
        return str(Mode(self.mode).label)


@dataclass(frozen=True)
class Offered:
    """An offer that waits for its answer."""

    pk: int
    person_id: int
    person: str
    mode: str
    offered_by_id: int
    offered_by: str

    @property
    def mode_label(self) -> str:
        """The mode in words."""
        return str(Mode(self.mode).label)


@dataclass(frozen=True)
class AccountFacts:
    """An account with what hangs on it. `account` is the row itself; its links are read through the fields here."""

    account: Account
    tier: str
    tier_rank: int | None
    cadence_days: int | None
    team: str
    address: str
    tax_shown: str
    tax_warning: str
    points: tuple[pieces.Point, ...]
    tags: tuple[pieces.TagMark, ...]
    parent: Linked | None
    children: tuple[Linked, ...]
    groups: tuple[Linked, ...]
    custom: tuple[CustomValue, ...]
    definitions: tuple[CustomField, ...]
    people: tuple[PersonAt, ...]
    former_people: tuple[PersonAt, ...]
    coverage: tuple[Served, ...]
    past_coverage: tuple[Served, ...]
    offers: tuple[Offered, ...]


@dataclass(frozen=True)
class PlaceAt:
    """A contact's place at an account."""

    affiliation_id: int
    account_id: int
    account: str
    title: str
    decision_role: str
    is_primary: bool
    since: date | None
    until: date | None

    @property
    def decision_label(self) -> str:
        """The part in decisions in words."""
        return str(DecisionRole(self.decision_role).label) if self.decision_role else ""


@dataclass(frozen=True)
class ContactFacts:
    """A contact with what hangs on them. `called` is how a colleague addresses them."""

    contact: Contact
    called: str
    address: str
    points: tuple[pieces.Point, ...]
    tags: tuple[pieces.TagMark, ...]
    custom: tuple[CustomValue, ...]
    definitions: tuple[CustomField, ...]
    places: tuple[PlaceAt, ...]
    former_places: tuple[PlaceAt, ...]


def of_account(pk: int, *, definitions: Definitions | None = None) -> AccountFacts | None:
    """Read an account's facts in four statements (three where the custom fields are at hand); None where there is none."""
    account: Any = _accounts().filter(pk=pk).first()
    if account is None:
        return None
    everybody = people_of(pk)
    served = coverage_of(pk)
    known = _known("account", definitions)
    tax = taxcodes.check(account.tax_code) if account.tax_code else None
    return AccountFacts(
        account=account,
        tier=account.tier.name if account.tier else "",
        tier_rank=account.tier.position + 1 if account.tier else None,
        cadence_days=account.tier.cadence_days if account.tier else None,
        team=account.team.name if account.team else "",
        address=pieces.address_text(account),
        tax_shown=tax.masked if tax else account.tax_code,
        tax_warning=str(tax_warning(account.tax_code)),
        points=pieces.points(account.point_rows),
        tags=pieces.tags(account.tag_rows),
        parent=Linked(account.parent_id, account.parent_name) if account.parent_name else None,
        children=tuple(Linked(**row) for row in account.child_rows),
        groups=tuple(Linked(**row) for row in account.group_rows),
        custom=_custom(known, account.custom),
        definitions=known,
        people=tuple(person for person in everybody if person.until is None),
        former_people=tuple(person for person in everybody if person.until is not None),
        coverage=tuple(one for one in served if one.until is None),
        past_coverage=tuple(one for one in served if one.until is not None),
        offers=tuple(Offered(**row) for row in account.offer_rows),
    )


def of_contact(pk: int, *, definitions: Definitions | None = None) -> ContactFacts | None:
    """Read a contact's facts in three statements (two where the custom fields are at hand); None where there is none."""
    rows = Contact.objects.annotate(
        point_rows=pieces.points_of("contact"), tag_rows=pieces.tags_of("contact")
    )
    contact: Any = rows.filter(pk=pk).first()
    if contact is None:
        return None
    places = _places(pk)
    known = _known("contact", definitions)
    return ContactFacts(
        contact=contact,
        called=_called(contact),
        address=pieces.address_text(contact),
        points=pieces.points(contact.point_rows),
        tags=pieces.tags(contact.tag_rows),
        custom=_custom(known, contact.custom),
        definitions=known,
        places=tuple(place for place in places if place.until is None),
        former_places=tuple(place for place in places if place.until is not None),
    )


def people_of(account_id: int) -> tuple[PersonAt, ...]:
    """Return the people at an account, those to turn to first, then by name, then who left; one statement."""
    rows: Any = Affiliation.objects.filter(account_id=account_id, contact__merged_into=None)
    rows = rows.select_related("contact").annotate(point_rows=pieces.points_of("contact", "contact_id"))
    rows = rows.order_by(F("until").desc(nulls_first=True), "-is_primary", "contact__sort_key", "id")
    return tuple(_person(row) for row in rows)


def coverage_of(account_id: int) -> tuple[Served, ...]:
    """Return who serves and served an account: now first, lead persons first, then the latest; one statement."""
    rows = Coverage.objects.filter(account_id=account_id).select_related("person")
    rows = rows.order_by(F("until").desc(nulls_first=True), "-is_lead", "mode", "-since", "-id")
    return tuple(
        Served(
            pk=row.pk,
            person_id=row.person_id,
            person=row.person.name,
            mode=row.mode,
            is_lead=row.is_lead,
            since=row.since,
            until=row.until,
            reason=row.reason,
        )
        for row in rows
    )


def _accounts() -> QuerySet[Account]:
    children = Account.objects.filter(parent=OuterRef("pk"), merged_into=None, archived_at=None)
    groups = AccountGroupMember.objects.filter(account=OuterRef("pk"), group__archived_at=None)
    offers = CoverageOffer.objects.filter(account=OuterRef("pk"), answered_at=None)
    return Account.objects.select_related("tier", "team").annotate(
        point_rows=pieces.points_of("account"),
        tag_rows=pieces.tags_of("account"),
        # A parent that the person does not see has no name here.
        parent_name=F("parent__name"),
        child_rows=ArraySubquery(
            children.order_by("name_f", "id").values(json=JSONObject(pk="id", name="name"))[:MOST_CHILDREN]
        ),
        group_rows=ArraySubquery(
            groups.order_by("group__name_f", "id").values(
                json=JSONObject(pk="group_id", name=F("group__name"), note="role")
            )
        ),
        offer_rows=ArraySubquery(
            offers.order_by("id").values(
                json=JSONObject(
                    pk="id",
                    person_id="person_id",
                    person=F("person__name"),
                    mode="mode",
                    offered_by_id="offered_by_id",
                    offered_by=F("offered_by__name"),
                )
            )
        ),
    )


def _person(row: Any) -> PersonAt:
    contact = row.contact
    return PersonAt(
        affiliation_id=row.pk,
        contact_id=contact.pk,
        name=contact.name,
        called=_called(contact),
        title=row.title,
        decision_role=row.decision_role,
        is_primary=row.is_primary,
        since=row.since,
        until=row.until,
        last_two_way_at=contact.last_two_way_at,
        do_not_call=contact.do_not_call,
        do_not_mail=contact.do_not_mail,
        points=pieces.points(row.point_rows),
    )


def _places(contact_id: int) -> tuple[PlaceAt, ...]:
    rows = Affiliation.objects.filter(contact_id=contact_id).select_related("account")
    rows = rows.order_by(F("until").desc(nulls_first=True), "-is_primary", "account__name_f", "id")
    return tuple(
        PlaceAt(
            affiliation_id=row.pk,
            account_id=row.account_id,
            account=row.account.name,
            title=row.title,
            decision_role=row.decision_role,
            is_primary=row.is_primary,
            since=row.since,
            until=row.until,
        )
        for row in rows
    )


def _called(contact: Contact) -> str:
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    return names.address_as(contact.honorific, contact.name, language, name_language=contact.name_language)


def _known(entity: str, definitions: Definitions | None) -> Definitions:
    return tuple(custom_fields.definitions(entity)) if definitions is None else definitions


def _custom(definitions: Definitions, values: dict[str, Any]) -> tuple[CustomValue, ...]:
    return tuple(_custom_value(field, values.get(field.code)) for field in definitions)


def _custom_value(field: CustomField, value: Any) -> CustomValue:
    href = str(value) if field.type == "url" and value else ""
    return CustomValue(field.code, custom_fields.label(field), custom_fields.display(field, value), href)
