"""Reading the values of accounts and contacts into the form in which they are kept; shared by their actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from vai.clients import phrases
from vai.core import addresses, money
from vai.core.errors import Refused, Stale
from vai.core.text import squeeze

_MOST_MONEY = Decimal(10) ** 15


class ValueRefused(Refused):
    """A value does not fit its field."""

    code = "value"


class UnknownField(Refused):
    """There is no such field, or it is not changed this way."""

    code = "unknown_field"


def text(value: Any, field: str, *, most: int) -> str:
    """Compose, trim and squeeze one line of text.

    :raises ValueRefused: it is longer than its column.
    """
    line = squeeze(str(value or "").replace("\x00", ""))
    if len(line) > most:
        raise ValueRefused(_("At most %(most)d characters fit here.") % {"most": most}, field=field)
    return line


def long_text(value: Any, field: str, *, most: int = 20_000) -> str:
    """Keep the lines of a longer text; only its ends are trimmed."""
    whole = str(value or "").replace("\x00", "").strip()
    if len(whole) > most:
        raise ValueRefused(_("At most %(most)d characters fit here.") % {"most": most}, field=field)
    return whole


def whole_number(value: Any, field: str, *, least: int, most: int) -> int | None:
    """Read a whole number within bounds; nothing stays nothing."""
    if value in (None, ""):
        return None
    try:
        number = int(str(value))
    except ValueError as problem:
        raise ValueRefused(_("This is not a whole number."), field=field) from problem
    if not least <= number <= most:
        raise ValueRefused(
            _("A number from %(least)d to %(most)d belongs here.") % {"least": least, "most": most},
            field=field,
        )
    return number


def amount(value: Any, field: str, currency: str) -> Decimal | None:
    """Read a sum of money, rounded half up to the decimals of its currency (VND has none)."""
    if value in (None, ""):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation as problem:
        raise ValueRefused(_("This is not an amount."), field=field) from problem
    if isinstance(value, float) or not number.is_finite() or abs(number) > _MOST_MONEY:
        raise ValueRefused(_("This is not an amount."), field=field)
    return money.half_up(number, money.exponent(currency))


def choice(value: Any, field: str, choices: type[models.TextChoices], *, may_be_empty: bool = False) -> str:
    """Check that a code is one of the choices."""
    code = str(value or "")
    if code not in choices.values and (code or not may_be_empty):
        raise ValueRefused(_("Choose one of the list."), field=field)
    return code


def day(value: Any, field: str) -> date | None:
    """Read a day, given as one or in ISO form."""
    if value in (None, ""):
        return None
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError as problem:
        raise ValueRefused(_("This is not a date."), field=field) from problem


def place(changes: Mapping[str, Any], current: Mapping[str, Any]) -> dict[str, Any]:
    """Work out the address from what was given: units by code, or a text that is read into units and kept.

    A text alone is read (new and old names of provinces); units that are given win over the text.

    :raises ValueRefused: a code is unknown, or the ward is not in the province.
    """
    given = {key: changes[key] for key in ADDRESS_FIELDS if key in changes}
    if not given:
        return {}
    found = {key: text(value, key, most=_ADDRESS_LIMITS[key]) for key, value in given.items()}
    if found.get("address_text") and not any(
        found.get(key) for key in ("street", "ward_code", "province_code")
    ):
        found.update(_read_address(found["address_text"], current))
    whole = {**{key: current.get(key, "") for key in ADDRESS_FIELDS}, **found}
    found["country"] = whole["country"] = (whole["country"] or "VN").upper()
    if whole["country"] == "VN":
        _check_units(whole["ward_code"], whole["province_code"])
    return found


ADDRESS_FIELDS = ("street", "ward_code", "province_code", "country", "address_text")
_ADDRESS_LIMITS = {"street": 200, "ward_code": 10, "province_code": 10, "country": 2, "address_text": 500}


def _read_address(written: str, current: Mapping[str, Any]) -> dict[str, str]:
    if written == current.get("address_text"):
        return {}
    read = addresses.parse(written)
    if read.province is None:
        return {"street": read.street[:200], "ward_code": "", "province_code": ""}
    return {
        "street": read.street[:200],
        "ward_code": read.ward.code if read.ward else "",
        "province_code": read.province.code,
        "country": "VN",
    }


def _check_units(ward_code: str, province_code: str) -> None:
    if province_code and addresses.province(province_code) is None:
        raise ValueRefused(_("There is no such province or city."), field="province_code")
    if ward_code:
        ward = addresses.ward(ward_code)
        if ward is None or (province_code and ward.province_code != province_code):
            raise ValueRefused(_("This ward or commune is not in that province."), field="ward_code")


def refuse_unknown(changes: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a field that is not changed this way.

    :raises UnknownField: naming the first of them.
    """
    for name in sorted(set(changes) - set(known)):
        raise UnknownField(_("“%(name)s” cannot be changed here.") % {"name": name}, field=name)


def refuse_stale(record: models.Model, changes: Mapping[str, Any], seen_version: int | None) -> None:
    """Refuse to overwrite what someone else saved since: only fields that both changed, to different values.

    :raises Stale: with field, theirs and yours; fields that only one of the two touched are no conflict.
    """
    version: int = record.version  # type: ignore[attr-defined]
    if seen_version is None or version <= seen_version:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT vai.fields_changed(%s, %s, %s)",
            [record._meta.db_table, record.pk, version - seen_version],
        )
        theirs = set(cursor.fetchone()[0])
    differing = [
        (name, getattr(record, name), value)
        for name, value in changes.items()
        if name in theirs and getattr(record, name) != value
    ]
    if differing:
        raise Stale(phrases.CHANGED_MEANWHILE, differing)


def refuse_unseen(record: models.Model, name: str, value: Any, seen: Any) -> None:
    """Refuse an inline edit when the field no longer holds what the person saw.

    :raises Stale: unless the field holds by now what they want to write anyway.
    """
    current = getattr(record, name)
    if current != seen and current != value:
        raise Stale(phrases.CHANGED_MEANWHILE, [(name, current, value)])


def apply(record: models.Model, changes: Mapping[str, Any]) -> bool:
    """Write what differs, in one statement; say whether anything did."""
    differing = [name for name, value in changes.items() if getattr(record, name) != value]
    for name in differing:
        setattr(record, name, changes[name])
    if differing:
        record.save(update_fields=differing)
        record.refresh_from_db(fields=["version", "updated_at"])
    return bool(differing)


Cleaner = Callable[[Any], Any]
