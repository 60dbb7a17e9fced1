"""What people type about leads and deals, read and checked; the actions write."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vai.catalog.models import Product
from vai.catalog.queries import products as catalog
from vai.clients.enums import AccountKind, FieldEntity
from vai.clients.models import Account, Contact
from vai.clients.queries import custom_fields
from vai.core import names
from vai.core.money import Money
from vai.core.text import whole_number
from vai.hunting.models import Lead, LeadSource, LostReason, Opportunity, Pipeline, Stage
from vai.hunting.queries import deals, lists
from vai.staff.models import Team
from vai.staff.queries import company, people, teams
from vai.ui.amounts import MoneyField
from vai.ui.forms import Combobox, DateInput, Form, PhoneInput, TextArea

_CURRENCIES = ("VND", "USD", "EUR", "SGD", "JPY", "GBP", "AUD")


class Figure(forms.CharField):
    """A number with decimals as people write it here and abroad: 1,5 or 1.5."""

    default_error_messages = {"figure": _("Write a number.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 20)
        kwargs.setdefault("widget", forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Write a number without the zeros that say nothing."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:
        """Read it."""
        text = super().clean(value)
        if not text:
            return None
        try:
            number = Decimal(text.replace(" ", "").replace(",", "."))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or abs(number.adjusted()) > 12:
            raise forms.ValidationError(self.error_messages["figure"], code="figure")
        return number


def _named(queryset: Any) -> Any:
    def text_of(key: Any) -> str:
        found = queryset().filter(pk=whole_number(key) or 0).first() if key else None
        return str(found) if found else ""

    return text_of


def lookup(queryset: Any, url: str, **kwargs: Any) -> forms.ModelChoiceField[Any]:
    """Make a field that looks up; nothing is loaded to draw it."""
    widget = Combobox(lambda: reverse(url), text_of=_named(queryset))
    return forms.ModelChoiceField(queryset=queryset().order_by(), widget=widget, required=False, **kwargs)


def _honorifics() -> list[tuple[str, str]]:
    return [("", "–"), *((one.code, one.vi or one.en) for one in names.HONORIFICS.values())]


def _currency_field() -> forms.ChoiceField:
    known = [company.settings().home_currency, *_CURRENCIES]
    return forms.ChoiceField(
        label=_("Currency"),
        choices=[(one, one) for one in dict.fromkeys(known)],
        initial=known[0],
        required=False,
    )


class WithMoney(Form):
    """A form with a sum and its currency beside it, and the fields that an administrator defined for `entity`."""

    money_name = "amount"
    entity = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "currency" in self.fields:
            self.fields["currency"] = _currency_field()
        given = (self.data or {}).get("currency") or (self.initial or {}).get("currency") or "VND"
        defined = custom_fields.definitions(self.entity) if self.entity else []
        own = custom_fields.form_fields(defined, (self.initial or {}).get("custom") or {})
        self.own_names = tuple(own)
        self.fields.update(own)
        field = self.fields.get(self.money_name)
        if isinstance(field, MoneyField):
            field.currency = given if given in _CURRENCIES else company.settings().home_currency

    def own_values(self) -> dict[str, Any]:
        """Give the values of the defined fields that were changed, by code."""
        changed = {name: self.cleaned_data.get(name) for name in self.own_names if name in self.changed_data}
        return custom_fields.from_form(changed)

    @property
    def sum_typed(self) -> Decimal | None:
        """The sum that was typed."""
        money = self.cleaned_data.get(self.money_name)
        return money.amount if isinstance(money, Money) else None


class LeadForm(WithMoney):
    """A lead: whoever it is, what they want, where they came from."""

    money_name = "value"
    entity = FieldEntity.LEAD

    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    honorific = forms.ChoiceField(label=_("Form of address"), choices=_honorifics, required=False)
    company = forms.CharField(label=_("Company"), max_length=200, required=False)
    job_title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False, widget=PhoneInput)
    email = forms.EmailField(label=_("Mail address"), max_length=200, required=False)
    zalo = forms.CharField(label=_("Zalo"), max_length=80, required=False)
    tax_code = forms.CharField(label=_("Tax code"), max_length=20, required=False)
    need = forms.CharField(label=_("Need, in their words"), required=False, widget=TextArea)
    product = lookup(Product.objects.all, "catalog:product_suggest", label=_("Product"))
    value = MoneyField(label=_("May be worth"), required=False)
    currency = forms.ChoiceField(label=_("Currency"), required=False)
    source = forms.ModelChoiceField(
        LeadSource.objects.none(), label=_("Source"), required=False, empty_label="–"
    )
    campaign = forms.CharField(label=_("Campaign"), max_length=80, required=False)
    rating = forms.CharField(label=_("Rating"), max_length=30, required=False)
    address_text = forms.CharField(label=_("Address"), max_length=500, required=False)
    notes = forms.CharField(label=_("Notes"), required=False, widget=TextArea)
    do_not_call = forms.BooleanField(label=_("Does not want to be called"), required=False)
    do_not_mail = forms.BooleanField(label=_("Does not want mail"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "source" in self.fields:
            self.fields["source"].queryset = lists.sources()  # type: ignore[attr-defined]

    @classmethod
    def initial_of(cls, lead: Lead) -> dict[str, Any]:
        """Give what a lead says now; the phone as it was written."""
        values = {name: getattr(lead, name) for name in cls.base_fields}
        values["phone"] = lead.phone_original or lead.phone
        values["custom"] = lead.custom
        values["value"] = None if lead.value is None else Money.rounded(lead.value, lead.currency)
        return values

    def told(self) -> dict[str, Any]:
        """Give the fields of the lead as they were typed."""
        told = {name: self.cleaned_data[name] for name in self.fields if name in self.base_fields}
        if "value" in told:
            told["value"] = self.sum_typed
        if "currency" in told:
            told["currency"] = told["currency"] or "VND"
        if own := self.own_values():
            told["custom"] = own
        return told


class NewLeadForm(LeadForm):
    """A new lead, and whose it is."""

    MINE, QUEUE, COLLEAGUE = "mine", "queue", "colleague"
    whose = forms.ChoiceField(
        label=_("Who takes care of it"),
        choices=[
            (MINE, _("I do")),
            (QUEUE, _("Whoever of the team takes it")),
            (COLLEAGUE, _("A colleague")),
        ],
        initial=MINE,
        required=False,
    )
    owner = lookup(people.colleagues, "hunting:person_suggest", label=_("Colleague"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autofocus"] = True

    def told(self) -> dict[str, Any]:
        """Leave out whose it is."""
        told = super().told()
        return {name: value for name, value in told.items() if name not in ("whose", "owner")}


class AssignForm(Form):
    """Whom a lead or deal is given to."""

    owner = lookup(people.colleagues, "hunting:person_suggest", label=_("Colleague"))


class ReferralForm(Form):
    """Whom a colleague refers, and to whom."""

    name = forms.CharField(label=_("Name"), max_length=120)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False, widget=PhoneInput)
    email = forms.EmailField(label=_("Mail address"), max_length=200, required=False)
    company = forms.CharField(label=_("Company"), max_length=200, required=False)
    need = forms.CharField(label=_("Need, in their words"), required=False, widget=TextArea)
    owner = lookup(people.colleagues, "hunting:person_suggest", label=_("To a colleague"))
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label=_("Or to a team"),
        required=False,
        empty_label=_("Let the rules decide"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams.teams()  # type: ignore[attr-defined]


class PutAsideForm(Form):
    """Why a lead is put aside."""

    reason = forms.ModelChoiceField(LostReason.objects.none(), label=_("Reason"), empty_label=None)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].queryset = lists.lost_reasons(for_leads=True)  # type: ignore[attr-defined]


class LoseForm(Form):
    """Why a deal is lost."""

    lost_reason = forms.ModelChoiceField(LostReason.objects.none(), label=_("Reason"), empty_label=None)
    lost_note = forms.CharField(label=_("What happened"), max_length=300, required=False, widget=TextArea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lost_reason"].queryset = lists.lost_reasons()  # type: ignore[attr-defined]


class ConvertForm(WithMoney):
    """What a lead becomes. An existing record may be chosen, among the likely ones or by looking it up."""

    NEW, NONE = "new", "none"
    account_choice = forms.CharField(required=False)
    account = lookup(
        Account.objects.filter(archived_at=None).all, "hunting:account_suggest", label=_("Another client")
    )
    account_name = forms.CharField(label=_("Name of the new client"), max_length=200, required=False)
    account_kind = forms.ChoiceField(label=_("Kind"), choices=AccountKind.choices, required=False)
    contact_choice = forms.CharField(required=False)
    contact_name = forms.CharField(label=_("Name of the new contact"), max_length=120, required=False)
    deal_choice = forms.CharField(required=False)
    opportunity = lookup(deals.open_deals, "hunting:opportunity_suggest", label=_("Existing deal"))
    opportunity_name = forms.CharField(label=_("Name of the new deal"), max_length=200, required=False)
    stage = forms.ModelChoiceField(Stage.objects.none(), label=_("Stage"), required=False, empty_label=None)
    amount = MoneyField(label=_("Amount without VAT"), required=False)
    currency = forms.ChoiceField(label=_("Currency"), required=False)
    product = lookup(Product.objects.all, "catalog:product_suggest", label=_("Product"))
    closes_on = forms.DateField(label=_("Expected to close on"), required=False, widget=DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stages = lists.stages(lists.default_pipeline()).filter(outcome="open")
        self.fields["stage"].queryset = stages  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Resolve the choices into records; a key that the person does not see is no choice."""
        cleaned = super().clean() or {}
        cleaned["account"] = self._chosen("account_choice", Account.objects, "account", cleaned)
        cleaned["contact"] = self._chosen("contact_choice", Contact.objects, None, cleaned)
        if cleaned.get("account_choice") == self.NEW and not (cleaned.get("account_name") or "").strip():
            self.add_error("account_name", _("Name the new client, or choose an existing one."))
        if cleaned.get("deal_choice") == "existing" and cleaned.get("opportunity") is None:
            self.add_error("opportunity", _("Choose the deal."))
        return cleaned

    def _chosen(self, name: str, manager: Any, other: str | None, cleaned: Mapping[str, Any]) -> Any:
        choice = cleaned.get(name) or self.NEW
        if choice in (self.NEW, self.NONE):
            return None
        if choice == "other" and other is not None:
            if cleaned.get(other) is None:
                self.add_error(other, _("Choose the client."))
            return cleaned.get(other)
        found = manager.filter(pk=whole_number(choice), archived_at=None).first()
        if found is None:
            self.add_error(None, _("What you chose is not there any more."))
        return found


class DealForm(WithMoney):
    """A deal's facts."""

    entity = FieldEntity.OPPORTUNITY

    name = forms.CharField(label=_("Name"), max_length=200)
    account = lookup(
        Account.objects.filter(archived_at=None).all, "hunting:account_suggest", label=_("Client")
    )
    contact = lookup(
        Contact.objects.filter(archived_at=None).all, "hunting:contact_suggest", label=_("Contact")
    )
    amount = MoneyField(label=_("Amount without VAT"), required=False)
    currency = forms.ChoiceField(label=_("Currency"), required=False)
    probability = forms.IntegerField(
        label=_("Probability in percent"),
        min_value=0,
        max_value=100,
        required=False,
        help_text=_("Left empty, the stage's own counts."),
    )
    closes_on = forms.DateField(label=_("Expected to close on"), required=False, widget=DateInput)
    source = forms.ModelChoiceField(
        LeadSource.objects.none(), label=_("Source"), required=False, empty_label="–"
    )
    notes = forms.CharField(label=_("Notes"), required=False, widget=TextArea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "source" in self.fields:
            self.fields["source"].queryset = lists.sources()  # type: ignore[attr-defined]

    @classmethod
    def initial_of(cls, deal: Opportunity) -> dict[str, Any]:
        """Give what a deal says now."""
        values = {name: getattr(deal, name) for name in DealForm.base_fields}
        values["account"], values["contact"] = deal.account_id, deal.contact_id
        values["custom"] = deal.custom
        values["amount"] = None if deal.amount is None else Money.rounded(deal.amount, deal.currency)
        return values

    def told(self) -> dict[str, Any]:
        """Give the fields of the deal as they were typed."""
        told = {name: self.cleaned_data[name] for name in self.fields if name in DealForm.base_fields}
        if "amount" in told:
            told["amount"] = self.sum_typed
        if "currency" in told:
            told["currency"] = told["currency"] or "VND"
        if own := self.own_values():
            told["custom"] = own
        return told


class NewDealForm(DealForm):
    """A new deal, with the stage in which it begins and perhaps a product."""

    stage = forms.ModelChoiceField(Stage.objects.none(), label=_("Stage"), empty_label=None)
    product = lookup(catalog.sold, "catalog:product_suggest", label=_("Product"))

    def __init__(self, *args: Any, pipeline: Pipeline | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autofocus"] = True
        chosen = pipeline or lists.default_pipeline()
        self.fields["stage"].queryset = lists.stages(chosen).filter(outcome="open")  # type: ignore[attr-defined]


class LineForm(Form):
    """One product in a deal. Without a price: that of the price list."""

    product = lookup(Product.objects.all, "catalog:product_suggest", label=_("Product"))
    quantity = Figure(label=_("Quantity"), required=False)
    unit_price = MoneyField(label=_("Unit price"), required=False)
    discount_pct = Figure(label=_("Discount in percent"), required=False)

    def __init__(self, *args: Any, currency: str = "VND", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_price"].currency = currency  # type: ignore[attr-defined]


class NameForm(Form):
    """A source or reason of the company's lists, in both languages."""

    name = forms.CharField(label=_("Name"), max_length=80)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)


class StageForm(NameForm):
    """A stage of a pipeline."""

    probability = forms.IntegerField(label=_("Probability in percent"), min_value=0, max_value=100)
    quiet_days = forms.IntegerField(
        label=pgettext_lazy("stage", "Quiet after so many days"), min_value=1, max_value=365, initial=14
    )
    takes_accepted = forms.BooleanField(
        label=_("Deals come here when their quote is accepted"), required=False
    )
