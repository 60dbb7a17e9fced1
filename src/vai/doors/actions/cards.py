"""People of a contact file, or of a picture of a card, made leads or contacts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from vai.clients.actions import contacts
from vai.clients.actions.contacts import ContactData
from vai.clients.actions.points import PointData
from vai.clients.enums import PointKind
from vai.clients.models import Contact
from vai.core.errors import Refused
from vai.doors.intake.cards import Card
from vai.hunting.actions import arrivals
from vai.hunting.actions.arrivals import Coming
from vai.hunting.actions.leads import LeadData
from vai.hunting.enums import Door
from vai.hunting.models import LeadArrival, LeadSource
from vai.journal import content
from vai.staff.models import Person


class NoPicture(Refused):
    """What was sent is no picture."""

    code = "no_picture"


def as_lead(card: Card, *, by: Person, at: datetime, source: LeadSource | None = None) -> LeadArrival:
    """Make a lead of a card, for whoever brings it; where the person is an open lead of theirs already, it joins that.

    :raises Refused: nothing on the card says who it is.
    """
    told: dict[str, Any] = {
        "name": card.name[:120],
        "company": card.company,
        "job_title": card.job_title[:120],
        "phone": ", ".join(card.numbers)[:60],
        "email": next(iter(card.emails), ""),
        "address_text": card.address,
    }
    data = LeadData(**told, source=source, notes=_further(card))
    return bring(data, told, key=json.dumps(asdict(card), ensure_ascii=False), by=by, at=at)


def bring(
    data: LeadData, told: Mapping[str, Any], *, key: str, by: Person, at: datetime, files: Any = ()
) -> LeadArrival:
    """Take in a lead that a colleague brings by hand, as theirs; the same one brought twice is one."""
    known = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
    arrival, _first = arrivals.note(
        Door.CARD, known, origin=str(by.pk), told=told, around={"files": list(files)}, person=by, by=by, at=at
    )
    text = "\n".join(filter(None, (data.need, data.notes)))
    return arrivals.take_in(
        arrival, Coming(lead=data, owner=by, team=by.team, message=text, files=tuple(files)), by=by, at=at
    )


def as_contact(card: Card, *, by: Person, at: datetime) -> Contact:
    """Make a contact of a card.

    :raises Refused: it has no name, or the person adds no contacts.
    """
    points = [PointData(PointKind.PHONE.value, number) for number in card.numbers]
    points += [PointData(PointKind.EMAIL.value, address) for address in card.emails]
    notes = "\n".join(filter(None, (card.company, card.job_title, card.note)))
    data = ContactData(
        name=card.name or card.company, points=tuple(points), address_text=card.address, notes=notes
    )
    return contacts.add_contact(data, by=by, at=at)


def keep_picture(chunks: Any, name: str) -> dict[str, Any]:
    """Keep a picture of a card; it stands beside the form in which somebody types what it says.

    :raises NoPicture: it is none, or larger than 25 MB.
    """
    try:
        kept = content.keep(chunks)
    except content.TooLarge as error:
        raise NoPicture(_("This picture is larger than 25 MB."), field="file") from error
    kind = content.type_of(kept.head, name)
    if kind not in ("image/jpeg", "image/png", "image/webp", "image/heic"):
        raise NoPicture(_("Choose a contact file (.vcf) or a picture of a card."), field="file")
    return {
        "name": content.safe_name(name) or "card",
        "sha256": kept.sha256,
        "size": kept.size,
        "content_type": kind,
    }


def _further(card: Card) -> str:
    return "\n".join([*card.emails[1:], *filter(None, [card.note])])
