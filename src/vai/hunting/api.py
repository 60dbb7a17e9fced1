"""Leads for other programs: left by any key, read by the key of a person under that person's own sight."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, Protocol, cast

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Header, Query, Router, Schema, Status
from pydantic import ConfigDict, field_validator

from vai.catalog.models import Product
from vai.catalog.queries import products
from vai.core import addresses
from vai.core.errors import NotAllowed, Refused
from vai.core.problems import CONTENT_TYPE
from vai.hunting.actions import arrivals, taking
from vai.hunting.enums import Door
from vai.hunting.models import Lead, LeadArrival
from vai.hunting.queries import leads as queries
from vai.hunting.queries import lists
from vai.staff.models import Person

router = Router()
_MOST: Final = 200
_LARGEST_KEY: Final = 2**63 - 1
_PROBLEM: Final = {
    "type": "object",
    "required": ["title", "status", "code", "detail", "errors"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}


def _problems(*statuses: int) -> dict[str, Any]:
    content = {CONTENT_TYPE: {"schema": _PROBLEM}}
    return {"responses": {status: {"description": "Problem", "content": content} for status in statuses}}


class Asked(Protocol):
    """What the door for programs adds to a request."""

    user: Person
    now: datetime
    opened: Opened


class Opened(Protocol):
    """What a key opens."""

    key_id: int
    is_door: bool
    scopes: tuple[str, ...]
    terms: Mapping[str, Any]


class KeyUsedBefore(Refused):
    """The same Idempotency-Key came with other words before."""

    code = "key_used_before"
    status = 409


class ScopeMissing(NotAllowed):
    """The key does not open this."""

    code = "scope_missing"


class Consent(Schema):
    """What the person agreed to, and what they were shown."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field("", max_length=600)
    version: str = Field("", max_length=40)
    is_ticked: bool = True


class LeadIn(Schema):
    """A lead as a program tells it. Something must say who it is: a name, a company, a phone, a mail address or a need."""

    model_config = ConfigDict(extra="forbid")
    name: str = Field("", max_length=120)
    company: str = Field("", max_length=200)
    phone: str = Field("", max_length=60)
    email: str = Field("", max_length=200)
    job_title: str = Field("", max_length=120)
    tax_code: str = Field("", max_length=20)
    need: str = Field("", max_length=4000)
    product: str = Field("", max_length=60, description="The code of a product")
    province: str = Field("", max_length=80, description="The name of a province, or its code")
    source: str = Field("", max_length=80, description="The name of a source of the company's list")
    campaign: str = Field("", max_length=80)
    custom: dict[str, Any] = Field(
        default_factory=dict, description="Fields that the company added, by their codes"
    )
    consent: Consent | None = None

    @field_validator("*", mode="after")
    @classmethod
    def _no_zero_byte(cls, value: Any) -> Any:
        if "\x00" in str(value) or "\\x00" in repr(value):
            raise ValueError("may not hold a zero byte")
        return value


class Received(Schema):
    """What was received; the number and the status of the lead only for the key of a person who sees it."""

    arrival: int
    is_replay: bool
    lead: LeadOut | None = None


class LeadOut(Schema):
    """A lead."""

    id: int
    name: str
    company: str
    phone: str
    email: str
    need: str
    status: str
    source: str
    campaign: str
    owner: str
    received_at: datetime
    touch_due_at: datetime | None
    first_touch_at: datetime | None


class Page(Schema):
    """A page of leads by number, the oldest first; `next` is the `after` of the following page."""

    items: list[LeadOut]
    next: int | None


Received.model_rebuild()


@router.post(
    "",
    response={201: Received, 200: Received},
    openapi_extra=_problems(400, 401, 403, 409, 422, 429),
    by_alias=True,
)
def leave_lead(
    request: HttpRequest,
    lead: LeadIn,
    idempotency_key: str = Header("", alias="Idempotency-Key", max_length=200),  # type: ignore[type-arg]
) -> Status[dict[str, Any]]:
    """Leave a lead. The same Idempotency-Key with the same words is answered by what came of it the first time."""
    here = _opened(request, "leads:write")
    told = _told(lead)
    arrival, is_first = arrivals.note(
        Door.API,
        idempotency_key or uuid.uuid4().hex,
        origin=str(here.opened.key_id),
        told=told,
        around=_around(lead, here.opened),
        person=None if here.opened.is_door else here.user,
        by=here.user,
        at=here.now,
    )
    if not is_first and arrival.told != told:
        raise KeyUsedBefore(_("This Idempotency-Key was used for another lead."), field="Idempotency-Key")
    if is_first:
        arrival = arrivals.take_in(arrival, taking.coming_of(arrival), by=here.user, at=here.now)
    received = {
        "arrival": arrival.pk,
        "is_replay": not is_first,
        "lead": None if here.opened.is_door else _seen(arrival),
    }
    return Status(201 if is_first else 200, received)


@router.get("", response=Page, openapi_extra=_problems(401, 403, 422, 429))
def list_leads(
    request: HttpRequest,
    after: int = Query(0, ge=0, le=_LARGEST_KEY),  # type: ignore[type-arg]
    limit: int = Query(50, ge=1, le=_MOST),  # type: ignore[type-arg]
    received_since: datetime | None = Query(None),  # type: ignore[type-arg]  # noqa: B008 - so parameters are declared
) -> dict[str, Any]:
    """List the leads that the key's person sees."""
    _opened(request, "leads:read")
    rows = queries.kept().select_related("source", "owner").filter(pk__gt=after)
    if received_since is not None:
        rows = rows.filter(received_at__gte=_with_zone(received_since))
    found = list(rows.order_by("pk")[: limit + 1])
    return {
        "items": [_out(lead) for lead in found[:limit]],
        "next": found[limit - 1].pk if len(found) > limit else None,
    }


@router.get("/{int:lead_id}", response=LeadOut, openapi_extra=_problems(401, 403, 404, 422, 429))
def show_lead(request: HttpRequest, lead_id: int) -> dict[str, Any]:
    """Show a lead that the key's person sees."""
    _opened(request, "leads:read")
    found = queries.seen().select_related("source", "owner").filter(pk=min(lead_id, _LARGEST_KEY)).first()
    if found is None:
        raise Http404
    return _out(found)


def _opened(request: HttpRequest, scope: str) -> Asked:
    here = cast(Asked, request)
    may = scope in here.opened.scopes and (scope == "leads:write" or not here.opened.is_door)
    if not may:
        raise ScopeMissing(_("This key does not open that: it lacks the scope %(scope)s.") % {"scope": scope})
    return here


def _told(lead: LeadIn) -> dict[str, Any]:
    names = ("name", "company", "phone", "email", "job_title", "tax_code", "need")
    told = {name: value for name in names if (value := getattr(lead, name).strip())}
    if not any(told.get(name) for name in ("name", "company", "phone", "email", "need")):
        raise Refused(_("Say who it is: a name, a company, a phone, a mail address or a need."), field="name")
    if lead.email and ("@" not in lead.email or " " in lead.email.strip()):
        raise Refused(_("This is no mail address."), field="email")
    if lead.province:
        told["province_code"] = _province(lead.province)
    if lead.custom:
        told["custom"] = lead.custom
    return told


def _around(lead: LeadIn, opened: Opened) -> dict[str, Any]:
    around = dict(opened.terms)
    if lead.source:
        source = lists.source_named(lead.source)
        if source is None:
            raise Refused(_("There is no source of this name."), field="source")
        around["source_id"] = source.pk
    if lead.product:
        around["product_id"] = _product(lead.product).pk
    if lead.campaign:
        around["campaign"] = lead.campaign
    if lead.consent:
        around["consent"] = lead.consent.dict()
    return around


def _product(code: str) -> Product:
    found = products.sold().filter(code__iexact=code.strip()).first()
    if found is None:
        raise Refused(_("There is no product of this code."), field="product")
    return found


def _province(text: str) -> str:
    found = addresses.province(text.strip()) or addresses.find_province(text)
    if found is None:
        raise Refused(_("There is no province of this name."), field="province")
    return str(found.code)


def _seen(arrival: LeadArrival) -> dict[str, Any] | None:
    found = queries.seen().select_related("source", "owner").filter(pk=arrival.lead_id or 0).first()
    return _out(found) if found else None


def _out(lead: Lead) -> dict[str, Any]:
    names = ("id", "name", "company", "phone", "email", "need", "status", "campaign")
    shown = {name: getattr(lead, name) for name in names}
    times = {name: getattr(lead, name) for name in ("received_at", "touch_due_at", "first_touch_at")}
    return {
        **shown,
        **times,
        "source": lead.source.name if lead.source else "",
        "owner": lead.owner.name if lead.owner else "",
    }


def _with_zone(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
