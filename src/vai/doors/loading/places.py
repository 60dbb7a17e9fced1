"""Addresses, ways to reach someone, and tags, as several writers need them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vai.clients.enums import PointKind
from vai.clients.models import ContactPoint
from vai.core import addresses
from vai.doors.loading import bulk
from vai.doors.loading.items import Item, Point


def address(item: Item) -> None:
    """Put the address into `said` by the units in force; what was written is kept beside it."""
    v = item.draft.values
    street, ward, province = (str(v.get(code) or "") for code in ("street", "ward", "province"))
    country = v.get("country") or ""
    if country:
        item.said["country"] = country
    if not (street or ward or province):
        return
    written = ", ".join(part for part in (street, ward, province) if part)
    item.said["address_text"] = written[:500]
    if country not in ("", "VN"):
        item.said["street"] = street[:200]
        return
    found = addresses.parse(written)
    named = addresses.find_province(province.split(",")[-1]) if province else None
    place = named or found.province
    if place is None:
        item.said["street"] = street[:200]
        return
    item.said["province_code"], item.said["country"] = place.code, "VN"
    inside = addresses.find_ward(ward, place.code) if ward else None
    inside = inside or (found.ward if found.province and found.province.code == place.code else None)
    if inside:
        item.said["ward_code"] = inside.code
    item.said["street"] = (street if ward or province else found.street)[:200]


def points(item: Item, phones: str, emails: str) -> None:
    """Read the item's phones and mails from the draft's fields of these names."""
    v = item.draft.values
    for phone in v.get(phones) or ():
        item.points.append(Point(PointKind.PHONE, phone.e164, phone.original[:200], phone.extension[:6]))
    for mail in v.get(emails) or ():
        item.points.append(Point(PointKind.EMAIL, str(mail)[:200]))
    if zalo := v.get("zalo"):
        item.points.append(Point(PointKind.ZALO, str(zalo)[:200]))
    if website := v.get("website"):
        item.points.append(Point(PointKind.WEB, str(website)[:200]))


def write_points(items: Sequence[Item], owner: str) -> dict[int, int]:
    """Add the points that the records do not have yet; the first of a kind is the primary one. Tells how many, by record."""
    wanted = {item.target for item in items if item.points and item.target}
    have: dict[int, set[tuple[str, str]]] = {}
    fresh = {item.target for item in items if item.outcome == "created"}
    rows = ContactPoint.objects.filter(**{f"{owner}_id__in": wanted - fresh}) if wanted - fresh else ()
    for row in rows:
        have.setdefault(getattr(row, f"{owner}_id"), set()).add((row.kind, row.value))
    new: list[dict[str, Any]] = []
    added: dict[int, int] = {}
    for item in items:
        if not item.target:
            continue
        known = have.setdefault(item.target, set())
        for point in item.points:
            if (point.kind, point.value) in known:
                continue
            is_first = not any(kind == point.kind for kind, _value in known)
            known.add((point.kind, point.value))
            new.append(
                {
                    f"{owner}_id": item.target,
                    "kind": point.kind,
                    "value": point.value,
                    "original": point.original,
                    "extension": point.extension,
                    "is_primary": is_first,
                }
            )
            added[item.target] = added.get(item.target, 0) + 1
    bulk.insert_values(ContactPoint, new)
    return added


def write_tags(items: Sequence[Item], model: Any, owner: str) -> dict[int, int]:
    """Put tags on records that do not have them yet. Tells how many, by record."""
    pairs = {(item.target, tag) for item in items if item.target for tag in item.extra.get("tag_ids", ())}
    if not pairs:
        return {}
    ids = {item.target for item in items if item.outcome != "created"} & {pair[0] for pair in pairs}
    links = model.objects.filter(**{f"{owner}_id__in": ids}) if ids else model.objects.none()
    have = set(links.values_list(f"{owner}_id", "tag_id"))
    fresh = sorted(pairs - have)
    bulk.insert([model(**{f"{owner}_id": target, "tag_id": tag}) for target, tag in fresh])
    added: dict[int, int] = {}
    for target, _tag in fresh:
        added[target] = added.get(target, 0) + 1
    return added


def value_of(item: Item, kind: str) -> list[str]:
    """List the item's points of a kind."""
    return [point.value for point in item.points if point.kind == kind]
