"""Forms of the room; they read and check, actions write."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from vai.contracts.enums import FileKind
from vai.contracts.models import Contract, ContractSettings, DealTerms
from vai.contracts.words import PARTIES
from vai.ui.forms import DateInput, Form, ModelForm, TextArea

CLIENT: Final = ("client_name", "client_tax_code", "client_address", "client_representative", "client_title")
OURS: Final = ("our_name", "our_tax_code", "our_address", "our_representative", "our_title")
_LENGTHS: Final = {"tax_code": 20, "name": 200, "address": 500, "representative": 120, "title": 120}


def _party(name: str) -> forms.CharField:
    length = _LENGTHS[name.partition("_")[2]]
    return forms.CharField(label=PARTIES[name], required=False, max_length=length)


class ContractForm(Form):
    """What a contract says; signed, only what binds nobody."""

    title = forms.CharField(label=_("What it is about"), max_length=200)
    valid_from = forms.DateField(label=_("Valid from"), required=False, widget=DateInput)
    valid_to = forms.DateField(
        label=_("Valid to"), required=False, widget=DateInput, help_text=_("Empty: until further notice.")
    )
    vat_pct = forms.DecimalField(label=_("VAT in percent"), min_value=0, max_value=100, decimal_places=2)
    payment_terms = forms.CharField(
        label=_("Terms of payment"), required=False, max_length=500, widget=TextArea({"rows": 2})
    )
    invoice_email = forms.EmailField(label=_("Mail address for e-invoices"), required=False, max_length=200)
    purchase_order = forms.CharField(label=_("Rule for purchase orders"), required=False, max_length=200)
    notes = forms.CharField(label=_("Notes"), required=False, max_length=5000, widget=TextArea({"rows": 3}))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, contract: Contract, always: frozenset[str], **kwargs: Any) -> None:
        initial = {name: getattr(contract, name) for name in (*self.base_fields, *CLIENT, *OURS)}
        super().__init__(*args, initial=initial, **kwargs)
        for name in (*CLIENT, *OURS):
            self.fields[name] = _party(name)
        if not contract.is_open:
            for name in set(self.fields) - always - {"version"}:
                del self.fields[name]

    @property
    def rows(self) -> list[list[str]]:
        """How the fields stand beside each other."""
        wanted = [["title"], ["valid_from", "valid_to", "vat_pct"], ["payment_terms"]]
        wanted += [
            ["client_name", "client_tax_code"],
            ["client_address"],
            ["client_representative", "client_title"],
        ]
        wanted += [["our_name", "our_tax_code"], ["our_address"], ["our_representative", "our_title"]]
        wanted += [["invoice_email", "purchase_order"], ["notes"], ["version"]]
        return [row for row in ([name for name in names if name in self.fields] for names in wanted) if row]


class SignForm(Form):
    """When both signed."""

    signed_on = forms.DateField(label=_("Signed on"), widget=DateInput)


class CancelForm(Form):
    """Why it is cancelled."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=TextArea({"rows": 2}))


class FileForm(Form):
    """What kind of file it is."""

    kind = forms.ChoiceField(label=_("Kind of file"), choices=FileKind.choices)


class PromiseForm(Form):
    """What was promised by word of mouth."""

    text = forms.CharField(label=_("What was promised"), max_length=500)
    promised_on = forms.DateField(label=_("Promised on"), widget=DateInput)
    due_on = forms.DateField(label=_("Due on"), required=False, widget=DateInput)


class TermsForm(ModelForm):
    """What was agreed beside products and price."""

    class Meta:
        model = DealTerms
        fields = (
            *("valid_from", "valid_to", "is_open_ended", "payment_terms", "delivery", "success", "risks"),
            *("invoice_email", "purchase_order"),
        )
        widgets: Final = {
            **dict.fromkeys(("valid_from", "valid_to"), DateInput),
            **{name: TextArea({"rows": 2}) for name in ("payment_terms", "delivery", "success", "risks")},
        }


class SettingsForm(Form):
    """How contracts are numbered, who signs for us, and what is usual."""

    pattern = forms.CharField(
        label=_("Pattern of the number"),
        max_length=60,
        help_text=_("{year} is 2026, {yy} is 26, {number} counts from 1 each year, {number:3} writes 001."),
    )
    usual_months = forms.IntegerField(
        label=_("Usual term in months"),
        required=False,
        min_value=1,
        help_text=_("Empty: until further notice."),
    )
    vat_pct = forms.DecimalField(label=_("VAT in percent"), min_value=0, max_value=100, decimal_places=2)
    payment_terms = forms.CharField(
        label=_("Usual terms of payment"), required=False, max_length=500, widget=TextArea({"rows": 2})
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, settings: ContractSettings, **kwargs: Any) -> None:
        super().__init__(
            *args, initial={name: getattr(settings, name) for name in (*self.base_fields, *OURS)}, **kwargs
        )
        for name in OURS:
            self.fields[name] = _party(name)
