"""Pieces of rows that lists and facts share: points, tags, who serves; each read inside the row's own statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone

from vai.clients.enums import PointKind
from vai.clients.models import AccountTag, ContactPoint, ContactTag, Coverage
from vai.core import addresses, formats
from vai.staff.enums import Mode

_TONES = {"blue": "info", "green": "good", "amber": "warn", "red": "bad", "violet": "accent"}


@dataclass(frozen=True)
class Point:
    """A way to reach someone. `shown` is how it is read, `href` what a press on it does ("" for a bare handle)."""

    pk: int
    kind: str
    value: str
    original: str
    label: str
    extension: str
    is_primary: bool

    @property
    def shown(self) -> str:
        """The point as people read it."""
        is_number = self.kind == PointKind.PHONE or (
            self.kind == PointKind.ZALO and self.value.startswith("+")
        )
        if is_number:
            return formats.phone(self.value, self.extension)
        return self.value.removeprefix("https://").rstrip("/") if self.kind == PointKind.WEB else self.value

    @property
    def href(self) -> str:
        """Where a press leads: call, mail, Zalo, website."""
        if self.kind == PointKind.PHONE:
            return f"tel:{self.value}"
        if self.kind == PointKind.EMAIL:
            return f"mailto:{self.value}"
        if self.kind == PointKind.ZALO and self.value.startswith("+"):
            return f"https://zalo.me/{self.value.removeprefix('+')}"
        if self.kind != PointKind.WEB:
            return ""
        # An import keeps what was written: only an address of the web is one to press.
        address = self.value if ":" in self.value else f"https://{self.value}"
        return address if address.lower().startswith(("https://", "http://")) else ""


@dataclass(frozen=True)
class TagMark:
    """A tag as it stands on a record."""

    name: str
    colour: str

    @property
    def tone(self) -> str:
        """The interface's tone for the colour."""
        return _TONES.get(self.colour, "neutral")


@dataclass(frozen=True)
class Server:
    """A person who serves an account now."""

    person_id: int
    name: str
    mode: str
    is_lead: bool

    @property
    def mode_label(self) -> str:
        """The mode in words."""
        return str(Mode(self.mode).label)


def points_of(owner: str, key: str = "pk") -> ArraySubquery:
    """Read the points of the row's account or contact (its key is in `key`), the main one of each kind first."""
    rows = ContactPoint.objects.filter(**{owner: OuterRef(key)}).order_by("kind", "-is_primary", "id")
    return ArraySubquery(
        rows.values(
            json=JSONObject(
                pk="id",
                kind="kind",
                value="value",
                original="original",
                label="label",
                extension="extension",
                is_primary="is_primary",
            )
        )
    )


def tags_of(owner: str) -> ArraySubquery:
    """Read the tags of the row's account or contact."""
    links: Any = AccountTag.objects if owner == "account" else ContactTag.objects
    rows = links.filter(**{owner: OuterRef("pk")}).order_by("tag__name_f", "id")
    return ArraySubquery(rows.values(json=JSONObject(name=F("tag__name"), colour=F("tag__colour"))))


def served_by() -> ArraySubquery:
    """Read who serves the row's account now, lead persons first."""
    rows = Coverage.objects.filter(account=OuterRef("pk"), until=None).order_by(
        "-is_lead", "mode", "since", "id"
    )
    return ArraySubquery(
        rows.values(
            json=JSONObject(person_id="person_id", name=F("person__name"), mode="mode", is_lead="is_lead")
        )
    )


def points(rows: Iterable[Mapping[str, Any]]) -> tuple[Point, ...]:
    """Make points of what `points_of` read; phones first, as they are used most."""
    order = list(PointKind.values)
    made = [Point(**row) for row in rows]
    return tuple(sorted(made, key=lambda point: order.index(point.kind)))


def tags(rows: Iterable[Mapping[str, Any]]) -> tuple[TagMark, ...]:
    """Make tags of what `tags_of` read."""
    return tuple(TagMark(**row) for row in rows)


def servers(rows: Iterable[Mapping[str, Any]]) -> tuple[Server, ...]:
    """Make people of what `served_by` read."""
    return tuple(Server(**row) for row in rows)


def address_text(row: Any) -> str:
    """Write an address by the units in force, the street first; what was not understood as it was written."""
    ward = addresses.ward(row.ward_code) if row.ward_code else None
    province = addresses.province(row.province_code) if row.province_code else None
    parts = [row.street, ward.full_name if ward else "", province.name if province else ""]
    if row.country and row.country != "VN":
        parts.append(row.country)
    return ", ".join(part for part in parts if part) or row.address_text


def silence_days(row: Any, today: date) -> int | None:
    """Count the days since the client last took part; None when they never did."""
    return (today - timezone.localdate(row.last_two_way_at)).days if row.last_two_way_at else None
