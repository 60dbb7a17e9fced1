"""What can be imported: the entities and their fields, in the order in which they are loaded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vai.core.text import fold

CUSTOM = "custom:"


class Type(StrEnum):
    """What a field holds. In a draft: MONEY, DECIMAL and PERCENT (ratio 0-1) are Decimal, MOMENT an aware datetime,
    PHONES a tuple of core Phone, EMAILS and TAGS tuples of text, TAX_CODE the code as written on paper.
    """

    TEXT = "text"
    LONG_TEXT = "long_text"
    NAME = "name"
    MONEY = "money"
    DECIMAL = "decimal"
    INTEGER = "integer"
    PERCENT = "percent"
    DAY = "day"
    MOMENT = "moment"
    BOOL = "bool"
    PHONES = "phones"
    EMAILS = "emails"
    TAX_CODE = "tax_code"
    URL = "url"
    CHOICE = "choice"
    TAGS = "tags"
    COUNTRY = "country"
    CURRENCY = "currency"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Field:
    """One importable field. `refers_to` names the entity of a reference; `joins` lets several columns feed it."""

    code: str
    label: str | Promise
    type: Type = Type.TEXT
    required: bool = False
    refers_to: str = ""
    choices: tuple[str, ...] = ()
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """One importable entity. A record needs at least one of `needs_one_of`."""

    code: str
    label: str | Promise
    fields: tuple[Field, ...]
    needs_one_of: tuple[str, ...]

    def field(self, code: str) -> Field | None:
        """Find a field; a custom one (custom:slug) is made up as text."""
        for known in self.fields:
            if known.code == code:
                return known
        return Field(code, code.removeprefix(CUSTOM)) if code.startswith(CUSTOM) else None


def _ref(code: str, label: str | Promise, to: str) -> Field:
    return Field(code, label, Type.REFERENCE, refers_to=to)


_EXTERNAL_ID = Field("external_id", _("Number in the other system"))
_NOTES = Field("notes", _("Notes"), Type.LONG_TEXT, joins=True)
_TAGS = Field("tags", _("Tags"), Type.TAGS, joins=True)
_CREATED = Field("created_at", _("Created"), Type.MOMENT)
_OWNER = _ref("owner", _("Owner"), "person")
_ADDRESS = (
    Field("street", _("Street"), joins=True),
    Field("ward", _("Ward")),
    Field("province", _("Province"), joins=True),
    Field("country", _("Country"), Type.COUNTRY),
)
_CONSENT = (
    Field("do_not_call", _("Do not call"), Type.BOOL),
    Field("do_not_mail", _("Do not mail"), Type.BOOL),
)
_NAME_PARTS = (
    Field("full_name", _("Full name"), Type.NAME),
    Field("family_name", _("Family name"), Type.NAME),
    Field("middle_name", _("Middle name"), Type.NAME),
    Field("given_name", _("Given name"), Type.NAME),
    Field("honorific", _("Form of address")),
)

OUTCOMES = ("open", "won", "lost")
ACCOUNT_KINDS = ("business", "household", "person")
INTERACTION_KINDS = ("call", "meeting", "visit", "mail", "chat", "note")
DIRECTIONS = ("in", "out")

# In the order in which they are loaded: whoever is referred to comes first.
ENTITIES: dict[str, Entity] = {
    entity.code: entity
    for entity in (
        Entity(
            "team",
            _("Team"),
            (
                _EXTERNAL_ID,
                Field("name", _("Name")),
                _ref("lead", _("Team lead"), "person"),
                _ref("parent", _("Parent team"), "team"),
            ),
            ("name",),
        ),
        Entity(
            "person",
            _("Colleague"),
            (
                _EXTERNAL_ID,
                Field("name", _("Name"), Type.NAME),
                Field("family_name", _("Family name"), Type.NAME),
                Field("given_name", _("Given name"), Type.NAME),
                Field("email", _("Email"), Type.EMAILS),
                Field("phone", _("Phone"), Type.PHONES),
                Field("title", _("Title")),
                _ref("team", _("Team"), "team"),
                _ref("manager", _("Manager"), "person"),
                Field("is_active", _("Active"), Type.BOOL),
            ),
            ("name", "email"),
        ),
        Entity(
            "product",
            _("Product"),
            (
                _EXTERNAL_ID,
                Field("name", _("Name")),
                Field("code", _("Code")),
                Field("family", _("Product family")),
                Field("price", _("Price"), Type.MONEY),
                Field("currency", _("Currency"), Type.CURRENCY),
                Field("is_recurring", _("Recurring"), Type.BOOL),
                _NOTES,
            ),
            ("name", "code"),
        ),
        Entity(
            "account",
            _("Account"),
            (
                _EXTERNAL_ID,
                Field("name", _("Name")),
                Field("kind", _("Kind"), Type.CHOICE, choices=ACCOUNT_KINDS),
                Field("tax_code", _("Tax code"), Type.TAX_CODE),
                Field("phone", _("Phone"), Type.PHONES, joins=True),
                Field("email", _("Email"), Type.EMAILS, joins=True),
                Field("website", _("Website"), Type.URL),
                Field("industry", _("Industry")),
                Field("tier", _("Tier")),
                Field("segment", _("Segment")),
                Field("annual_revenue", _("Yearly revenue"), Type.MONEY),
                Field("currency", _("Currency"), Type.CURRENCY),
                Field("employees", _("Employees"), Type.INTEGER),
                Field("year_founded", _("Founded in"), Type.INTEGER),
                _ref("parent", _("Parent company"), "account"),
                *_ADDRESS,
                _OWNER,
                _TAGS,
                _NOTES,
                _CREATED,
            ),
            ("name",),
        ),
        Entity(
            "contact",
            _("Contact"),
            (
                _EXTERNAL_ID,
                *_NAME_PARTS,
                Field("title", _("Position")),
                _ref("account", _("Account"), "account"),
                Field("phones", _("Phones"), Type.PHONES, joins=True),
                Field("emails", _("Emails"), Type.EMAILS, joins=True),
                Field("zalo", _("Zalo")),
                Field("birthday", _("Birthday"), Type.DAY),
                *_ADDRESS,
                _OWNER,
                *_CONSENT,
                _TAGS,
                _NOTES,
                _CREATED,
            ),
            ("full_name", "emails", "phones"),
        ),
        Entity(
            "affiliation",
            _("Affiliation"),
            (
                _EXTERNAL_ID,
                Field("contact", _("Contact"), Type.REFERENCE, required=True, refers_to="contact"),
                Field("account", _("Account"), Type.REFERENCE, required=True, refers_to="account"),
                Field("title", _("Position")),
                Field("role", _("Decision role")),
                Field("since", _("Since"), Type.DAY),
                Field("until", _("Until"), Type.DAY),
            ),
            ("contact",),
        ),
        Entity(
            "lead",
            _("Lead"),
            (
                _EXTERNAL_ID,
                Field("name", _("Subject")),
                *_NAME_PARTS,
                Field("title", _("Position")),
                Field("company", _("Company")),
                Field("phone", _("Phone"), Type.PHONES, joins=True),
                Field("email", _("Email"), Type.EMAILS, joins=True),
                Field("zalo", _("Zalo")),
                Field("source", _("Source")),
                Field("campaign", _("Campaign")),
                Field("status", _("Status")),
                Field("rating", _("Rating")),
                _OWNER,
                _ref("product", _("Product of interest"), "product"),
                Field("value", _("Value"), Type.MONEY),
                Field("currency", _("Currency"), Type.CURRENCY),
                *_ADDRESS,
                Field("converted", _("Converted"), Type.BOOL),
                *_CONSENT,
                _TAGS,
                _NOTES,
                _CREATED,
            ),
            ("full_name", "company", "name", "phone", "email", "external_id"),
        ),
        Entity(
            "opportunity",
            _("Opportunity"),
            (
                _EXTERNAL_ID,
                Field("name", _("Name")),
                _ref("account", _("Account"), "account"),
                _ref("contact", _("Contact"), "contact"),
                _OWNER,
                _ref("product", _("Product"), "product"),
                Field("amount", _("Amount"), Type.MONEY),
                Field("currency", _("Currency"), Type.CURRENCY),
                Field("pipeline", _("Pipeline")),
                Field("stage", _("Stage")),
                Field("outcome", _("Outcome"), Type.CHOICE, choices=OUTCOMES),
                Field("probability", _("Probability"), Type.PERCENT),
                _CREATED,
                Field("closes_on", _("Closes on"), Type.DAY),
                Field("closed_on", _("Closed on"), Type.DAY),
                Field("lost_reason", _("Lost because")),
                Field("source", _("Source")),
                Field("next_step", _("Next step")),
                _TAGS,
                _NOTES,
            ),
            ("name", "external_id", "account"),
        ),
        Entity(
            "interaction",
            _("Interaction"),
            (
                _EXTERNAL_ID,
                Field("kind", _("Kind"), Type.CHOICE, choices=INTERACTION_KINDS),
                Field("subject", _("Subject")),
                Field("body", _("Text"), Type.LONG_TEXT, joins=True),
                Field("occurred_at", _("When"), Type.MOMENT),
                _ref("account", _("Account"), "account"),
                _ref("contact", _("Contact"), "contact"),
                _ref("opportunity", _("Opportunity"), "opportunity"),
                _ref("person", _("Colleague"), "person"),
                Field("direction", _("Direction"), Type.CHOICE, choices=DIRECTIONS),
                Field("minutes", _("Minutes"), Type.INTEGER),
                Field("is_done", _("Done"), Type.BOOL),
                Field("priority", _("Priority")),
            ),
            ("subject", "body", "kind"),
        ),
        Entity(
            "next_step",
            _("Next step"),
            (
                _EXTERNAL_ID,
                Field("what", _("What"), required=True),
                Field("due_on", _("Due"), Type.DAY),
                Field("done", _("Done"), Type.BOOL),
                _ref("account", _("Account"), "account"),
                _ref("contact", _("Contact"), "contact"),
                _ref("opportunity", _("Opportunity"), "opportunity"),
                _ref("person", _("Colleague"), "person"),
                Field("priority", _("Priority")),
                _NOTES,
            ),
            ("what",),
        ),
    )
}
ORDER = tuple(ENTITIES)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a column goes, written `feed.field`: `contact.full_name`, `person@manager.name`, `lead.custom:visits`."""

    feed: str
    field: str

    @property
    def entity(self) -> str:
        """The entity of the feed: person, for person@manager."""
        return self.feed.partition("@")[0]


def parse(text: str) -> Target | None:
    """Read a target; None when it names nothing that exists."""
    feed, _dot, code = text.partition(".")
    target = Target(feed, code)
    entity = ENTITIES.get(target.entity)
    return target if entity and entity.field(code) else None


def field_of(text: str) -> Field | None:
    """Find the field that a target names."""
    target = parse(text)
    return ENTITIES[target.entity].field(target.field) if target else None


def slug(name: str) -> str:
    """Make a stable code of a heading: Page Views Per Visit is page_views_per_visit."""
    return re.sub(r"[^0-9a-z]+", "_", fold(name)).strip("_")[:60] or "field"
