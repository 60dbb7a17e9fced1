"""Sentences of the room that several places say."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vai.core import taxcodes
from vai.core.text import squeeze

CHANGED_MEANWHILE = _(
    "Someone else saved this meanwhile. Compare what they wrote with what you wrote, then save again."
)
FIELD_LABELS: dict[str, str | Promise] = {
    "kind": _("Kind"),
    "name": _("Name"),
    "short_name": _("Short name"),
    "tax_code": _("Tax code"),
    "parent_id": _("Parent"),
    "tier_id": _("Tier"),
    "segment": _("Segment"),
    "industry": _("Industry"),
    "source": _("Source"),
    "annual_revenue": _("Their yearly revenue"),
    "yearly_value": _("Yearly value to us"),
    "currency": _("Currency"),
    "employees": _("Employees"),
    "year_founded": _("Founded in"),
    "notes": _("Notes"),
    "custom": _("Further fields"),
    "external_id": _("Number in another system"),
    "street": _("House number and street"),
    "ward_code": _("Ward or commune"),
    "province_code": _("Province or city"),
    "country": _("Country"),
    "address_text": _("Address as written"),
    "address": _("Address"),
    "honorific": _("Form of address"),
    "name_language": _("Order of the name"),
    "birthday": _("Birthday"),
    "do_not_call": _("Do not call"),
    "do_not_mail": _("Do not mail"),
    "owner_id": _("Added by"),
}


def tax_warning(text: str) -> str | Promise:
    """Return what is doubtful about a tax code as written; "" for one that is in order (or none)."""
    written = squeeze(text)
    if not written:
        return ""
    code = taxcodes.check(written)
    if code is None:
        return _("A tax code has 10 digits, 13 for a branch, or 12 for a person.")
    if not code.is_valid_check:
        return _("The check digit does not fit: compare this tax code with the paper.")
    if code.was_padded:
        return _("A zero was put before it, as spreadsheets lose it.")
    return ""
