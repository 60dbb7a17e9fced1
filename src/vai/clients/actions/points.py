"""Phones, mails and handles of an account or a contact: kept in one form, with what was written beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext_lazy as _

from vai.clients import rules
from vai.clients.actions import fields
from vai.clients.enums import PointKind
from vai.clients.models import Account, Contact, ContactPoint
from vai.core import phones
from vai.core.errors import Refused
from vai.core.text import squeeze
from vai.staff.models import Person

_HAS_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
Owner = Account | Contact


class PointUnreadable(Refused):
    """The text cannot be a phone number, an address or a handle of its kind."""

    code = "point_unreadable"


@dataclass(frozen=True)
class PointData:
    """A way to reach someone, as written. With `pk` it replaces that one; with an empty `text` it removes it."""

    kind: str
    text: str
    label: str = ""
    is_primary: bool = False
    pk: int | None = None


@dataclass(frozen=True)
class Reading:
    """A point in the form in which it is kept."""

    kind: str
    value: str
    original: str
    extension: str = ""


def read(kind: str, text: str) -> list[Reading]:
    """Read what was written into points; a line of phones may hold several.

    :raises PointUnreadable: it cannot be one; `field` is the kind.
    """
    written = squeeze(text.replace("\x00", ""))
    if not written:
        return []
    if len(written) > 200:
        raise PointUnreadable(_("At most %(most)d characters fit here.") % {"most": 200}, field=kind)
    if kind == PointKind.PHONE:
        return _phones(written)
    return [Reading(kind, _READERS[PointKind(fields.choice(kind, "kind", PointKind))](written), written)]


def set_points(owner: Owner, points: Iterable[PointData], *, by: Person, at: datetime) -> None:
    """Add, replace and remove points of an account or contact; those that are not named stay as they are.

    :raises NotAllowed: the person may not change the owner.
    :raises PointUnreadable: a text cannot be what its kind says.
    """
    rules.require(rules.Act.CHANGE, _standing(owner))
    write(owner, points)


def write(owner: Owner, points: Iterable[PointData]) -> None:
    """Do what `set_points` does, for an action that has asked whether it may."""
    held = {point.pk: point for point in _held(owner)}
    for data in points:
        readings = read(data.kind, data.text)
        old = held.pop(data.pk, None) if data.pk else None
        if old is not None and old.original == squeeze(data.text):
            _label(old, data)
            held[old.pk] = old
            continue
        if old is not None:
            old.delete()
        for reading in readings:
            _put(owner, reading, data, held)
    _one_primary_each(owner)


def _held(owner: Owner) -> list[ContactPoint]:
    return list(ContactPoint.objects.filter(**_link(owner)).order_by("id"))


def _link(owner: Owner) -> dict[str, Owner]:
    return {"account" if isinstance(owner, Account) else "contact": owner}


def _standing(owner: Owner) -> rules.Standing:
    return rules.standing(owner) if isinstance(owner, Account) else rules.contact_standing(owner)


def _label(point: ContactPoint, data: PointData) -> None:
    label = fields.text(data.label, "label", most=40)
    if (point.label, point.is_primary) != (label, data.is_primary):
        point.label, point.is_primary = label, data.is_primary
        point.save(update_fields=["label", "is_primary"])


def _put(owner: Owner, reading: Reading, data: PointData, held: dict[int, ContactPoint]) -> None:
    same = next((p for p in held.values() if (p.kind, p.value) == (reading.kind, reading.value)), None)
    if same is not None:
        return _label(same, data) if data.label or data.is_primary else None
    point = ContactPoint.objects.create(
        **_link(owner),
        kind=reading.kind,
        value=reading.value,
        original=reading.original,
        extension=reading.extension,
        label=fields.text(data.label, "label", most=40),
        is_primary=data.is_primary,
    )
    held[point.pk] = point
    return None


def _one_primary_each(owner: Owner) -> None:
    """Let the newest mark count, and mark the first of a kind where none is marked."""
    by_kind: dict[str, list[ContactPoint]] = {}
    for point in _held(owner):
        by_kind.setdefault(point.kind, []).append(point)
    for points in by_kind.values():
        marked = [point for point in points if point.is_primary]
        chosen = max(marked, key=lambda point: (point.updated_at, point.pk)) if marked else points[0]
        for point in points:
            if point.is_primary != (point is chosen):
                point.is_primary = point is chosen
                point.save(update_fields=["is_primary"])


def _phones(written: str) -> list[Reading]:
    found = phones.find_all(written)
    if not found:
        raise PointUnreadable(_("“%(text)s” is not a phone number.") % {"text": written}, field="phone")
    if len(found) == 1:
        return [Reading(PointKind.PHONE, found[0].e164, written, found[0].extension)]
    return [Reading(PointKind.PHONE, phone.e164, phone.original, phone.extension) for phone in found]


def _email(written: str) -> str:
    address = written.removeprefix("mailto:").strip("<>").lower()
    try:
        validate_email(address)
    except ValidationError as problem:
        raise PointUnreadable(
            _("“%(text)s” is not a mail address.") % {"text": written}, field="email"
        ) from problem
    return address


def _web(written: str) -> str:
    address = written if _HAS_SCHEME.match(written) and "://" in written else f"https://{written}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError as problem:
        raise PointUnreadable(
            _("“%(text)s” is not the address of a website.") % {"text": written}, field="web"
        ) from problem
    return address


def _zalo(written: str) -> str:
    """A Zalo account is a phone number, or the name of an official account."""
    phone = phones.normalise(written)
    return phone.e164 if phone else written


def _handle(written: str) -> str:
    return written


_READERS = {
    PointKind.EMAIL: _email,
    PointKind.WEB: _web,
    PointKind.ZALO: _zalo,
    PointKind.CHAT: _handle,
}
