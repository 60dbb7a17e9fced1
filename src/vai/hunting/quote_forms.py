"""What people type about quotes: the offer itself, where it goes, what quotes say by themselves; and what a client answers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vai.catalog.models import Product
from vai.clients.models import Contact
from vai.core.money import Money
from vai.hunting.actions.quotes import OfferLine, QuoteData
from vai.hunting.forms import Figure, lookup
from vai.hunting.models import Quote, QuoteLine, QuoteSettings
from vai.hunting.models.quote import LANGUAGES
from vai.staff.enums import Title
from vai.ui.amounts import MoneyField
from vai.ui.forms import DateInput, Form, TextArea

EXEMPT: Final = "-"
RATES: Final = (
    ("0", "0%"),
    ("5", "5%"),
    ("8", "8%"),
    ("10", "10%"),
    (EXEMPT, pgettext_lazy("VAT", "exempt")),
)


class Rate(forms.ChoiceField):
    """A rate of VAT, or none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=RATES, label=pgettext_lazy("quote", "VAT"), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Write a rate as the choice says it; one that is not offered any more is offered here."""
        if value is None or isinstance(value, Decimal):
            code = EXEMPT if value is None else f"{value.normalize():f}"
            if code not in [known for known, _label in RATES]:
                self.choices = [*RATES, (code, f"{code}%")]
            return code
        return value

    def clean(self, value: Any) -> Decimal | None:
        """Read it."""
        text = super().clean(value)
        return None if text in (EXEMPT, "") else Decimal(text)


class OfferForm(Form):
    """What a quote says beside its lines."""

    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    valid_until = forms.DateField(label=_("Valid until"), widget=DateInput)
    contact = lookup(Contact.objects.all, "hunting:contact_suggest", label=_("Contact"))
    discount_pct = Figure(label=_("Discount on everything, in percent"), required=False)
    intro = forms.CharField(label=_("Opening words"), required=False, widget=TextArea, max_length=4000)
    terms = forms.CharField(label=_("Terms"), required=False, widget=TextArea, max_length=12000)

    @staticmethod
    def initial_of(quote: Quote) -> dict[str, Any]:
        """Write a quote as the form shows it."""
        told = {
            name: getattr(quote, name)
            for name in ("language", "valid_until", "discount_pct", "intro", "terms")
        }
        return told | {"contact": quote.contact_id}

    def told(self, lines: Sequence[OfferLine]) -> QuoteData:
        """Read what was typed."""
        given = dict(self.cleaned_data)
        return QuoteData(lines=lines, **given | {"discount_pct": given["discount_pct"] or Decimal(0)})


class OfferLineForm(Form):
    """A line of a quote. One without a product is left out; without a price, the price list counts."""

    product = lookup(Product.objects.all, "catalog:product_suggest", label=_("Product"))
    description = forms.CharField(
        label=_("Description"), required=False, max_length=500, widget=TextArea({"rows": 2})
    )
    quantity = Figure(label=_("Quantity"), required=False)
    unit = forms.CharField(label=pgettext_lazy("quote", "Unit"), required=False, max_length=30)
    unit_price = MoneyField(label=_("Unit price"), required=False)
    discount_pct = Figure(label=_("Discount in percent"), required=False)
    vat_pct = Rate(required=False)

    def __init__(
        self, *args: Any, currency: str = "VND", usual_vat: Decimal | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_price"].currency = currency  # type: ignore[attr-defined]
        self.fields["vat_pct"].initial = usual_vat

    @staticmethod
    def initial_of(line: QuoteLine, currency: str) -> dict[str, Any]:
        """Write a line as the form shows it."""
        names = ("description", "quantity", "unit", "discount_pct", "vat_pct")
        price = Money.rounded(line.unit_price, currency)
        return {name: getattr(line, name) for name in names} | {
            "product": line.product_id,
            "unit_price": price,
        }

    def told(self) -> OfferLine | None:
        """Read the line, if there is one."""
        given = self.cleaned_data
        if not given.get("product"):
            return None
        price = given.get("unit_price")
        return OfferLine(
            product=given["product"],
            description=given.get("description", ""),
            unit=given.get("unit", ""),
            quantity=Decimal(1) if given.get("quantity") is None else given["quantity"],
            unit_price=price.amount if isinstance(price, Money) else None,
            discount_pct=given.get("discount_pct") or Decimal(0),
            vat_pct=given.get("vat_pct"),
        )


class SendForm(Form):
    """To whom a quote is mailed."""

    to = forms.EmailField(label=_("Mail to"), required=False, max_length=200)


class ReturnForm(Form):
    """Why a quote is returned to who wrote it."""

    reason = forms.CharField(label=_("What has to change?"), max_length=300, required=False)


class QuoteSettingsForm(Form):
    """What quotes say by themselves, and which discount each title may give without asking."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    valid_days = forms.IntegerField(label=_("A quote is valid for so many days"), min_value=1, max_value=365)
    vat_pct = Rate(required=False)
    terms_vi = forms.CharField(
        label=_("Terms in Vietnamese"), required=False, widget=TextArea, max_length=12000
    )
    terms_en = forms.CharField(label=_("Terms in English"), required=False, widget=TextArea, max_length=12000)
    subject_vi = forms.CharField(label=_("Subject in Vietnamese"), required=False, max_length=200)
    mail_vi = forms.CharField(label=_("Mail in Vietnamese"), required=False, widget=TextArea, max_length=6000)
    subject_en = forms.CharField(label=_("Subject in English"), required=False, max_length=200)
    mail_en = forms.CharField(label=_("Mail in English"), required=False, widget=TextArea, max_length=6000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for title in Title:
            if title not in (Title.EXECUTIVE, Title.ADMINISTRATOR):
                self.fields[f"limit_{title.value}"] = Figure(label=title.label, required=False)

    @property
    def limit_names(self) -> list[str]:
        """Name the fields of the limits."""
        return [name for name in self.fields if name.startswith("limit_")]

    @staticmethod
    def initial_of(kept: QuoteSettings) -> dict[str, Any]:
        """Write the settings as the form shows them."""
        names = (
            "valid_days",
            "vat_pct",
            "terms_vi",
            "terms_en",
            "subject_vi",
            "mail_vi",
            "subject_en",
            "mail_en",
            "version",
        )
        limits = {f"limit_{title}": Decimal(str(pct)) for title, pct in kept.limits.items()}
        return {name: getattr(kept, name) for name in names} | limits

    def told(self) -> dict[str, Any]:
        """Read them."""
        given = {name: value for name, value in self.cleaned_data.items() if not name.startswith("limit_")}
        given.pop("version")
        limits = {name.removeprefix("limit_"): self.cleaned_data[name] for name in self.limit_names}
        return given | {"limits": {title: f"{pct.normalize():f}" for title, pct in limits.items() if pct}}


class AcceptForm(Form):
    """Whoever accepts says who they are, and ticks what it means."""

    name = forms.CharField(
        label=_("Your full name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    title = forms.CharField(
        label=_("Your position"),
        max_length=120,
        required=False,
        widget=forms.TextInput({"autocomplete": "organization-title"}),
    )
    agrees = forms.BooleanField(
        label=_("I accept this quotation on behalf of the client."),
        error_messages={"required": _("Tick the box to accept.")},
    )


class DeclineForm(Form):
    """Why a client does not accept."""

    reason = forms.CharField(label=_("What is the reason?"), max_length=500, widget=TextArea)


class AskForm(Form):
    """A question of a client."""

    name = forms.CharField(label=_("Your name"), max_length=120, required=False)
    question = forms.CharField(label=_("Your question"), max_length=2000, widget=TextArea)
