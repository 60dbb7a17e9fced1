"""The fields of an address: units in force, looked up by name; or one line that is read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vai.core import addresses
from vai.ui.forms import Combobox

ROWS = [["address_text"], ["street", "ward_code", "province_code"]]


def address_fields() -> dict[str, forms.Field]:
    """Make the fields; a ward that is chosen brings its province."""
    return {
        "address_text": forms.CharField(
            label=_("Address in one line"),
            required=False,
            max_length=500,
            help_text=_("It is read into ward and province, old names too, and kept as you wrote it."),
        ),
        "street": forms.CharField(label=_("House number and street"), required=False, max_length=200),
        "ward_code": forms.CharField(
            label=_("Ward or commune"),
            required=False,
            widget=Combobox(lambda: reverse("clients:find_wards"), text_of=_ward_name),
        ),
        "province_code": forms.ChoiceField(
            label=_("Province or city"), required=False, choices=province_choices
        ),
    }


def province_choices() -> list[tuple[str, str]]:
    """List the provinces by name, after nothing."""
    pairs = [(one.code, one.name) for one in addresses.provinces()]
    return [("", "—"), *sorted(pairs, key=lambda pair: pair[1])]


def with_province_of_ward(cleaned: dict[str, Any]) -> dict[str, Any]:
    """Fill in the province of a ward that was chosen without one."""
    ward = addresses.ward(cleaned.get("ward_code") or "")
    if ward and not cleaned.get("province_code"):
        cleaned["province_code"] = ward.province_code
    return cleaned


def _ward_name(code: Any) -> str:
    ward = addresses.ward(str(code))
    return ward.full_name if ward else ""
