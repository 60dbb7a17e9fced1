"""Who the people of a contact file may be already, asked for all of them at once; only what the asker sees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from django.db.models import Q

from vai.clients.enums import DuplicateReason
from vai.clients.models import Contact, ContactPoint
from vai.core import phones
from vai.core.text import fold
from vai.doors.intake.cards import Card
from vai.hunting.models import Lead
from vai.hunting.queries.duplicates import Twin

_MOST: Final = 3
Found = dict[tuple[str, str], dict[tuple[str, int], Twin]]


def of_cards(cards: Sequence[Card]) -> list[list[Twin]]:
    """Find for each card who it may be, in three statements for all of them."""
    marks = [list(_marks(card)) for card in cards]
    wanted: dict[str, set[str]] = defaultdict(set)
    for kind, value in (mark for one in marks for mark in one):
        wanted[kind].add(value)
    found: Found = defaultdict(dict)
    for reason, value, twin in (*_points(wanted), *_leads(wanted), *_names(wanted)):
        found[reason, value].setdefault((twin.kind, twin.id), twin)
    return [_of_one(one, found) for one in marks]


def _marks(card: Card) -> Iterator[tuple[str, str]]:
    for written in card.numbers:
        for phone in phones.find_all(written):
            yield DuplicateReason.PHONE.value, phone.e164
    for address in card.emails:
        yield DuplicateReason.EMAIL.value, address
    if card.name:
        yield DuplicateReason.NAME.value, fold(card.name)


def _of_one(marks: Sequence[tuple[str, str]], found: Found) -> list[Twin]:
    twins: dict[tuple[str, int], Twin] = {}
    for mark in marks:
        for key, twin in found.get(mark, {}).items():
            twins.setdefault(key, twin)
    return list(twins.values())[:_MOST]


def _points(wanted: dict[str, set[str]]) -> Iterator[tuple[str, str, Twin]]:
    values = wanted[DuplicateReason.PHONE.value] | wanted[DuplicateReason.EMAIL.value]
    points = ContactPoint.objects.filter(value__in=values).select_related("account", "contact").order_by("id")
    for point in points:
        owner = point.account or point.contact
        if owner is not None:
            kind = "account" if point.account_id else "contact"
            reason = DuplicateReason.EMAIL if "@" in point.value else DuplicateReason.PHONE
            yield reason.value, point.value, Twin(kind, owner.pk, owner.name, "", (reason.value,))


def _leads(wanted: dict[str, set[str]]) -> Iterator[tuple[str, str, Twin]]:
    numbers, mails = wanted[DuplicateReason.PHONE.value], wanted[DuplicateReason.EMAIL.value]
    same = Q(phone__in=numbers) | Q(email__in=mails)
    for lead in Lead.objects.filter(same, archived_at=None).order_by("-id")[:1_000]:
        if lead.phone in numbers:
            reason = DuplicateReason.PHONE.value
            yield reason, lead.phone, Twin("lead", lead.pk, str(lead), lead.company, (reason,))
        if lead.email in mails:
            reason = DuplicateReason.EMAIL.value
            yield reason, lead.email, Twin("lead", lead.pk, str(lead), lead.company, (reason,))


def _names(wanted: dict[str, set[str]]) -> Iterator[tuple[str, str, Twin]]:
    reason = DuplicateReason.NAME.value
    same = Contact.objects.filter(name_f__in=wanted[reason], merged_into=None, archived_at=None)
    for contact in same.order_by("id")[:1_000]:
        yield reason, fold(contact.name), Twin("contact", contact.pk, contact.name, "", (reason,))
