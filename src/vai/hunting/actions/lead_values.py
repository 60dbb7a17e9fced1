"""The forms in which a lead's facts are stored: names squeezed, phones and mail normalised beside what was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vai.core import names, phones, taxcodes
from vai.core.text import company_key, squeeze

_SQUEEZED = (
    "name",
    "company",
    "job_title",
    "zalo",
    "campaign",
    "rating",
    "street",
    "address_text",
    "external_id",
)


def normal(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields to store; what depends on another (name key, written phone) comes with it."""
    values = dict(told)
    for name in _SQUEEZED:
        if name in values:
            values[name] = squeeze(values[name] or "")
    for name in ("need", "notes"):
        if name in values:
            values[name] = (values[name] or "").strip()
    if "company" in values:
        values["name_key"] = company_key(values["company"])
    if "email" in values:
        values["email"] = (values["email"] or "").strip().lower()
    if "honorific" in values:
        values["honorific"] = names.honorific_code(values["honorific"] or "") or ""
    if "tax_code" in values:
        values["tax_code"] = _tax_code(values["tax_code"] or "")
    if "custom" in values:
        values["custom"] = dict(values["custom"] or {})
    _normalise_phones(values)
    return values


def _tax_code(text: str) -> str:
    read = taxcodes.check(text) if text.strip() else None
    return read.text if read else squeeze(text)[:20]


def _normalise_phones(values: dict[str, Any]) -> None:
    further = [phones.normalise(text) for text in values.get("other_phones") or ()]
    if "phone" in values:
        written = squeeze(values["phone"] or "")
        found = phones.find_all(written)
        values["phone"] = found[0].e164 if found else ""
        # What cannot be read as a number is kept as written, never thrown away.
        values["phone_original"] = written[:60]
        further = [*found[1:], *further]
    if "other_phones" in values or further:
        values["other_phones"] = [phone.e164 for phone in further if phone]
