"""What people type about products, prices and answers, read and checked; the actions write."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vai.catalog.enums import Whom
from vai.catalog.models import Product
from vai.catalog.queries import products
from vai.core.money import Money
from vai.core.text import whole_number
from vai.ui.amounts import MoneyField
from vai.ui.forms import Combobox, DateInput, Form, TextArea

_CURRENCIES = ("VND", "USD", "EUR", "SGD", "JPY", "GBP", "AUD")


class ProductForm(Form):
    """A product, with its price by each list."""

    name = forms.CharField(label=_("Name"), max_length=150)
    code = forms.CharField(label=_("Code"), max_length=40, required=False)
    family_name = forms.CharField(label=_("Family"), max_length=100, required=False)
    unit = forms.CharField(label=_("Unit"), max_length=30, required=False)
    is_recurring = forms.BooleanField(label=_("Is paid again each period"), required=False)
    months = forms.IntegerField(label=_("Months of one period"), min_value=1, max_value=120, required=False)
    description = forms.CharField(label=_("Description"), required=False, widget=TextArea)
    for_whom = forms.ChoiceField(
        label=_("Sold to"), required=False, choices=[("", _("Anybody")), *Whom.choices]
    )
    features = forms.CharField(label=_("What it does, one line each"), required=False, widget=TextArea)
    suits = forms.CharField(label=_("Whom it is good for, one line each"), required=False, widget=TextArea)
    limits = forms.CharField(label=_("What it does not do, one line each"), required=False, widget=TextArea)
    need_words = forms.CharField(
        label=_("Words in which clients ask for it"),
        help_text=_("In any language, parted by commas. Accents do not matter."),
        required=False,
        widget=TextArea,
    )

    def __init__(self, *args: Any, prices: dict[int, Money] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists = list(products.price_lists())
        for one in self.lists:
            field = MoneyField(
                label=_("Price by %(list)s (%(currency)s)") % {"list": one.name, "currency": one.currency},
                currency=one.currency,
                required=False,
                initial=(prices or {}).get(one.pk),
            )
            self.fields[f"price_{one.pk}"] = field


class PriceListForm(Form):
    """A price list."""

    name = forms.CharField(label=_("Name"), max_length=100)
    currency = forms.ChoiceField(label=_("Currency"), choices=[(one, one) for one in _CURRENCIES])
    since = forms.DateField(label=_("From"), required=False, widget=DateInput)
    until = forms.DateField(label=_("Until"), required=False, widget=DateInput)
    is_default = forms.BooleanField(label=_("Counts where no other list is chosen"), required=False)


class AnswerForm(Form):
    """A question and what we answer."""

    question = forms.CharField(label=_("Question, as clients ask it"), max_length=300)
    body = forms.CharField(label=_("Answer"), widget=TextArea({"rows": 8}))
    product = forms.ModelChoiceField(
        queryset=Product.objects.order_by(),
        label=_("Product"),
        required=False,
        widget=Combobox(
            lambda: reverse("catalog:product_suggest"),
            text_of=lambda key: str(
                (key and Product.objects.filter(pk=whole_number(key) or 0).first()) or ""
            ),
        ),
    )
    keywords = forms.CharField(label=_("Other words to find it by"), max_length=200, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[("vi", _("Vietnamese")), ("en", _("English"))])


class ScriptForm(Form):
    """What to say on a call."""

    name = forms.CharField(label=_("Name"), max_length=120)
    product = forms.ModelChoiceField(
        queryset=Product.objects.order_by(),
        label=_("Product"),
        help_text=_("Without a product it serves every call that has none of its own."),
        required=False,
        widget=Combobox(
            lambda: reverse("catalog:product_suggest"),
            text_of=lambda key: str(
                (key and Product.objects.filter(pk=whole_number(key) or 0).first()) or ""
            ),
        ),
    )
    language = forms.ChoiceField(label=_("Language"), choices=[("vi", _("Vietnamese")), ("en", _("English"))])
    opening = forms.CharField(label=_("Opening"), required=False, widget=TextArea({"rows": 4}))
    questions = forms.CharField(
        label=_("Questions, one a line"), required=False, widget=TextArea({"rows": 6})
    )
    objections = forms.CharField(
        label=_("Objections and what we answer"),
        help_text=_(
            "The first line is what the client says, the lines beneath what we answer; an empty line before the next."
        ),
        required=False,
        widget=TextArea({"rows": 8}),
    )
