"""What is filled into the texts of cadences and scripts: the fields that they may name, and their values for a lead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from vai.catalog import texts
from vai.core import formats, names
from vai.core.errors import Refused
from vai.hunting.models import CadenceStep, Lead
from vai.staff.models import Person

FIELDS: Final = {
    "greeting": _("form of address and given name"),
    "name": _("full name"),
    "company": _("their company"),
    "job_title": _("their job title"),
    "product": _("the product they asked for"),
    "need": _("their need, in their words"),
    "me": _("your name"),
    "my_phone": _("your phone"),
    "our_company": _("our company"),
}


class UnknownField(Refused):
    """A text names a field that nobody fills in."""

    code = "unknown_field"


def check(text: str, *, field: str) -> None:
    """Refuse a text that names a field which nobody fills in.

    :raises UnknownField: such a field would reach the client as it stands.
    """
    unknown = texts.unknown_fields(text, FIELDS)
    if unknown:
        raise UnknownField(
            _("Nobody fills in “%(field)s”. Fields are: %(fields)s.")
            % {"field": unknown[0], "fields": ", ".join(FIELDS)},
            field=field,
        )


def values(lead: Lead, person: Person, *, our_company: str, language: str) -> Mapping[str, str]:
    """Return what each field says for a lead, when this person speaks."""
    who = lead.name or lead.company
    return {
        "greeting": names.address_as(lead.honorific, lead.name, language) if lead.name else who,
        "name": who,
        "company": lead.company,
        "job_title": lead.job_title,
        "product": lead.product.name if lead.product else "",
        "need": lead.need,
        "me": person.name,
        "my_phone": formats.phone(person.phone) if person.phone else "",
        "our_company": our_company,
    }


def of_step(step: CadenceStep, language: str) -> tuple[str, str]:
    """Return subject and body of a step in a language; in the other one where this one says nothing."""
    vi, en = (step.subject_vi, step.body_vi), (step.subject_en, step.body_en)
    first, other = (en, vi) if language == "en" else (vi, en)
    return first if any(first) else other


def language_of(lead: Lead) -> str:
    """Return the language in which a lead is written to: theirs at home is Vietnamese, else English."""
    return "vi" if lead.country in ("", "VN") else "en"
