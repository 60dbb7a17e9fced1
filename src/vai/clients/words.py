"""What the room's tables and fields are called where their history is shown."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vai.journal import labels

_ADDRESS = {
    "street": _("House number and street"),
    "ward_code": _("Ward or commune"),
    "province_code": _("Province or city"),
    "country": _("Country"),
    "address_text": _("Address as written"),
}
_OF_BOTH = {
    "notes": _("Notes"),
    "archived_at": _("Archived"),
    "merged_into": _("Merged into"),
    "custom_words": "",
}


def join() -> None:
    """Register them."""
    labels.register(
        "account",
        _("account"),
        fields={
            **_ADDRESS,
            **_OF_BOTH,
            "kind": _("Kind"),
            "name": _("Name"),
            "short_name": _("Short name"),
            "tax_code": _("Tax code"),
            "parent": _("Belongs to"),
            "tier": _("Tier"),
            "segment": _("Segment"),
            "industry": _("Industry"),
            "source": _("Source"),
            "annual_revenue": _("Their yearly revenue"),
            "yearly_value": _("Yearly value to us"),
            "currency": _("Currency"),
            "employees": _("Employees"),
            "year_founded": _("Founded in"),
            "opened_by": _("Opened by"),
        },
    )
    labels.register(
        "contact",
        _("contact"),
        fields={
            **_ADDRESS,
            **_OF_BOTH,
            "name": _("Full name"),
            "honorific": _("Form of address"),
            "name_language": _("Order of the name"),
            "birthday": _("Birthday"),
            "do_not_call": _("Do not call"),
            "do_not_mail": _("Do not mail"),
            "owner": _("Opened by"),
        },
    )
    _join_links()


def _join_links() -> None:
    labels.register(
        "affiliation",
        _("affiliation"),
        fields={
            "account": _("Account"),
            "contact": _("Contact"),
            "title": _("Title there"),
            "decision_role": _("Part in decisions"),
            "is_primary": _("The first person to turn to"),
            "since": _("Since"),
            "until": _("Until"),
        },
    )
    labels.register(
        "coverage",
        _("coverage"),
        fields={
            "account": _("Account"),
            "person": _("Colleague"),
            "mode": _("Mode"),
            "is_lead": _("Lead person"),
            "since": _("Since"),
            "until": _("Until"),
            "team": _("Team"),
            "reason": _("Reason"),
        },
    )
    labels.register(
        "coverage_offer",
        _("coverage offer"),
        fields={
            "account": _("Account"),
            "person": _("Colleague"),
            "mode": _("Mode"),
            "offered_by": _("Offered by"),
            "answered_at": _("Answered"),
            "outcome": _("Answer"),
        },
    )
    labels.register(
        "contact_point",
        _("contact point"),
        fields={
            "account": _("Account"),
            "contact": _("Contact"),
            "kind": _("Kind"),
            "value": _("Number or address"),
            "original": _("As written"),
            "label": _("Note"),
            "extension": _("Extension"),
            "is_primary": _("The main one"),
        },
    )
    labels.register("account_tag", _("tag"))
    labels.register("contact_tag", _("tag"))
    labels.register("account_group_member", _("member of a group"))
