"""Sums of money as people write them in a form: 50tr, 1,2 tỷ, 1.500.000, 350k, 2 bn."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from vai.core.money import Money, exponent
from vai.core.text import fold
from vai.ui.forms import AmountInput

_SIZES: Final = {
    "": 1,
    "k": 10**3,
    "ng": 10**3,
    "nghin": 10**3,
    "ngan": 10**3,
    "tr": 10**6,
    "trieu": 10**6,
    "m": 10**6,
    "million": 10**6,
    "ty": 10**9,
    "ti": 10**9,
    "b": 10**9,
    "bn": 10**9,
    "billion": 10**9,
}
_SHAPE: Final = re.compile(
    r"(?P<sign>-?)\s*(?P<figure>\d[\d.,\s]*)\s*(?P<size>[a-z]*)\s*(?:d|vnd|dong)?", re.ASCII
)
_GROUPED: Final = re.compile(r"\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*")


def read_amount(text: str) -> Decimal | None:
    """Read a sum; None where it is not one. 1.500 and 1,500 are one thousand five hundred, 1,5 tr is one and a half million."""
    shape = _SHAPE.fullmatch(fold(re.sub("[₫$]", " ", text)).strip())
    if shape is None:
        return None
    size_name = shape["size"].removesuffix("vnd").removesuffix("dong")
    size_name = size_name if size_name in _SIZES else size_name.removesuffix("d")
    figure = _figure(re.sub(r"\s", "", shape["figure"]).rstrip(".,"), is_scaled=bool(size_name))
    if figure is None or size_name not in _SIZES:
        return None
    return (-figure if shape["sign"] else figure) * _SIZES[size_name]


class MoneyField(forms.CharField):
    """A sum in one currency, written freely; gives `Money`."""

    widget = AmountInput
    default_error_messages = {
        "amount": _("This is not an amount. Write for example 1.500.000, 50tr or 1,2 tỷ."),
        "exact": _("This currency has no such small part."),
        "negative": _("The amount cannot be negative."),
    }

    def __init__(self, *, currency: str = "VND", allow_negative: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)
        self.currency = currency
        self.allow_negative = allow_negative

    def prepare_value(self, value: Any) -> Any:
        """Write a sum that is already known with its groups, and leave what was typed as it is."""
        if isinstance(value, Money):
            return f"{value.amount:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
        return value

    def clean(self, value: Any) -> Money | None:
        """Read what was typed."""
        text = super().clean(value)
        if not text:
            return None
        amount = read_amount(text)
        if amount is None or amount.adjusted() > 14:
            raise forms.ValidationError(self.error_messages["amount"], code="amount")
        if amount < 0 and not self.allow_negative:
            raise forms.ValidationError(self.error_messages["negative"], code="negative")
        if amount != round(amount, exponent(self.currency)):
            raise forms.ValidationError(self.error_messages["exact"], code="exact")
        return Money(amount, self.currency)


def _figure(text: str, *, is_scaled: bool) -> Decimal | None:
    """Read digits with marks: groups of three are thousands, unless a size follows one single group."""
    grouped = _GROUPED.fullmatch(text)
    if grouped and not (is_scaled and len(re.split(r"[.,]", text)) == 2):
        return Decimal(re.sub(r"[.,]", "", text))
    if text.count(".") and text.count(","):
        mark = max(text.rfind("."), text.rfind(","))
        whole, part = text[:mark], text[mark + 1 :]
        if not _GROUPED.fullmatch(whole) or text[mark] in whole:
            return None
        return Decimal(re.sub(r"[.,]", "", whole) + "." + (part or "0"))
    plain = text.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 else None
