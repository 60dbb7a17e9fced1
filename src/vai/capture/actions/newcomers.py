"""Somebody whom a line tells of for the first time: a lead, a contact at a client; and new facts of somebody known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from vai.capture import phrases
from vai.capture.grammar import Kind, Part, Reading
from vai.capture.resolving import honorific_of
from vai.capture.targets import Mention, Target, TargetKind
from vai.catalog.models import Product
from vai.clients.actions import accounts, contacts, points
from vai.clients.actions.points import PointData
from vai.clients.enums import PointKind
from vai.clients.models import Account, Contact
from vai.core import rowsecurity
from vai.core.text import fold
from vai.hunting.actions import leads
from vai.hunting.actions.leads import LeadData
from vai.hunting.models import Lead, LeadSource
from vai.hunting.queries import lists
from vai.staff.models import Person
from vai.staff.queries import people

_REFERRAL = "Được giới thiệu"
# What people say for a source of the first lists.
_SOURCES = {
    "facebook": "mang xa hoi",
    "fb": "mang xa hoi",
    "zalo": "mang xa hoi",
    "tiktok": "mang xa hoi",
    "linkedin": "mang xa hoi",
    "instagram": "mang xa hoi",
    "youtube": "mang xa hoi",
    "web": "website",
    "google": "quang cao",
    "ads": "quang cao",
    "hoi thao": "su kien",
    "hoi cho": "su kien",
    "trien lam": "su kien",
    "expo": "su kien",
    "hotline": "goi den",
}


def lead(mention: Mention, parts: Sequence[Part], reading: Reading, *, by: Person, at: datetime) -> Lead:
    """Take in a new lead as the person's own, with all that the line says of it; the line stands in its notes."""
    source, told = _source(parts)
    product = next((part.product for part in parts if part.product), None)
    owner = Person.objects.get(pk=_doer_id(by))
    data = LeadData(
        name=mention.person or "",
        honorific=honorific_of(mention),
        company=mention.org or "",
        job_title=mention.title or "",
        tax_code=mention.tax_code or "",
        phone=mention.phone or "",
        email=mention.email or "",
        source=source,
        need=_need(parts, reading),
        product=Product.objects.filter(name_f=fold(product), archived_at=None).first() if product else None,
        value=next((part.amount for part in parts if part.amount is not None), None),
        currency=next((part.currency for part in parts if part.currency), None) or "VND",
        campaign="" if source else told,
        notes=reading.text,
        referred_by=_referrer(parts),
    )
    return leads.receive(data, by=by, at=at, owner=owner)


def contact(mention: Mention, target: Target, *, by: Person, at: datetime) -> Contact:
    """Add a new contact at the client that was said or chosen."""
    account = Account.objects.get(pk=target.account_id or 0)
    data = contacts.ContactData(
        name=mention.person or mention.shown, honorific=honorific_of(mention), points=_points(mention)
    )
    return contacts.add_contact(data, by=by, at=at, account=account, title=mention.title or "")


def add_facts(mention: Mention, target: Target, *, by: Person, at: datetime) -> None:
    """Write a number, an address or a tax code of somebody known where it is missing; nothing is overwritten."""
    if target.kind == TargetKind.CONTACT:
        _add_points(Contact.objects.get(pk=target.key), mention, by=by, at=at)
    elif target.kind == TargetKind.ACCOUNT:
        account = Account.objects.get(pk=target.key)
        if mention.tax_code and not account.tax_code:
            accounts.change_account(account, {"tax_code": mention.tax_code}, by=by, at=at)
        _add_points(account, mention, by=by, at=at)
    elif target.kind == TargetKind.LEAD:
        _complete(Lead.objects.get(pk=target.key), mention, by=by, at=at)


def _complete(known: Lead, mention: Mention, *, by: Person, at: datetime) -> None:
    told = {
        "phone": mention.phone,
        "email": mention.email,
        "tax_code": mention.tax_code,
        "company": mention.org,
        "name": mention.person,
    }
    missing = {name: value for name, value in told.items() if value and not getattr(known, name)}
    if missing:
        leads.change(known, missing, by=by, at=at)


def _add_points(owner: Account | Contact, mention: Mention, *, by: Person, at: datetime) -> None:
    told = _points(mention)
    if told:
        points.set_points(owner, told, by=by, at=at)


def _points(mention: Mention) -> tuple[PointData, ...]:
    told = ((PointKind.PHONE.value, mention.phone), (PointKind.EMAIL.value, mention.email))
    return tuple(PointData(kind=kind, text=text) for kind, text in told if text)


def _source(parts: Sequence[Part]) -> tuple[LeadSource | None, str]:
    """Match where a lead came from with the company's list; what is not in it stays as words."""
    if any(part.kind == Kind.REFERRAL or part.by for part in parts):
        return lists.source_named(_REFERRAL), ""
    told = next((part.source for part in parts if part.source), "") or ""
    if not told:
        return None, ""
    wanted = fold(told)
    return lists.source_named(told) or lists.source_named(_SOURCES.get(wanted, wanted)), told


def _referrer(parts: Sequence[Part]) -> Person | None:
    """Return the colleague who referred the lead, where the line gives the whole name of one: theirs is the credit."""
    told = next((fold(part.by) for part in parts if part.by), "")
    if " " not in told:
        return None
    named = [person for person in people.find(told, limit=2) if fold(person.name) == told]
    return named[0] if len(named) == 1 else None


def _need(parts: Sequence[Part], reading: Reading) -> str:
    said = [phrases.topic(part) for part in parts if part.topic]
    said += [
        phrases.details(part)[0]
        for part in parts
        if part.quantity and not part.topic and phrases.details(part)
    ]
    if said or not any(part.kind in (Kind.LEAD, Kind.REFERRAL) for part in parts):
        return "; ".join(dict.fromkeys(said))
    return " ".join(piece.text for piece in reading.leftovers)


def _doer_id(by: Person) -> int:
    actor = rowsecurity.current()
    return actor.on_behalf_of_id or by.pk
