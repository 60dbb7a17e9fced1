"""What the room's tables and fields are called in history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vai.journal import labels
from vai.ui import panels


def join() -> None:
    """Register them."""
    labels.register(
        "contract",
        _("contract"),
        fields={
            **dict.fromkeys(("year", "serial", "created_by", "owner", "team", "sent_at", "cancelled_at"), ""),
            "number": _("Number"),
            "title": _("What it is about"),
            "account_id": _("Client"),
            "opportunity": _("Deal"),
            "quote": _("Accepted quote"),
            "status": _("Status"),
            **PARTIES,
            "signed_on": _("Signed on"),
            "valid_from": _("Valid from"),
            "valid_to": _("Valid to"),
            "value": _("Value without VAT"),
            "vat_pct": _("VAT in percent"),
            "vat": _("VAT"),
            "currency": _("Currency"),
            "payment_terms": _("Terms of payment"),
            "invoice_email": _("Mail address for e-invoices"),
            "purchase_order": _("Rule for purchase orders"),
            "notes": _("Notes"),
            "cancel_reason": _("Reason"),
        },
    )
    labels.register("contract_line", _("line of a contract"), fields={"contract": "", **_LINE})
    labels.register(
        "contract_file",
        _("file of a contract"),
        fields={"contract": "", "attachment": pgettext_lazy("paper", "File"), "kind": _("Kind")},
    )
    labels.register(
        "deal_promise",
        _("promise"),
        fields={
            "opportunity": "",
            "text": _("What was promised"),
            "promised_on": _("Promised on"),
            "promised_by": _("Promised by"),
            "due_on": _("Due on"),
            "kept_at": _("Kept"),
            "archived_at": _("Put away"),
        },
    )
    labels.register("deal_terms", _("terms of a deal"), fields={"opportunity": ""})
    labels.register("contract_settings", _("contract settings"), fields={**PARTIES, **_USUAL})


PARTIES = {
    "our_name": _("Our legal name"),
    "our_tax_code": _("Our tax code"),
    "our_address": _("Our address"),
    "our_representative": _("Who signs for us"),
    "our_title": _("Title of who signs for us"),
    "client_name": _("The client's legal name"),
    "client_tax_code": _("The client's tax code"),
    "client_address": _("The client's address"),
    "client_representative": _("Who signs for the client"),
    "client_title": _("Title of who signs for the client"),
}
_LINE = {
    "product": _("Product"),
    "quantity": _("Quantity"),
    "unit_price": _("Unit price"),
    "discount_pct": _("Discount in percent"),
    "amount": _("Amount"),
}
_USUAL = {
    "pattern": _("Pattern of the number"),
    "usual_months": _("Usual term in months"),
    "vat_pct": _("VAT in percent"),
    "payment_terms": _("Usual terms of payment"),
}


def show_panels() -> None:
    """Offer panels to the pages below, and the page of settings."""
    panels.register("account.side", "contracts:account_panel", _("Contracts"), order=50)
    panels.register("opportunity.side", "contracts:deal_panel", _("What was agreed"), order=20)
    panels.register("opportunity.won", "contracts:won_panel", _("Contract"), order=20)
    panels.register("settings", "contracts:settings", _("Contracts"), order=55, is_closed=True)
