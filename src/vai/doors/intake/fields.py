"""What a web form can ask, and the Django form that reads a post of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from vai.clients.models import CustomField
from vai.clients.queries import custom_fields
from vai.core import addresses, phones
from vai.doors.models import WebForm
from vai.ui.forms import Form, PhoneInput, Select, TextArea

TRAP: Final = "homepage"
STAMP: Final = "stamp"
CONSENT: Final = "consent"
PREFIX: Final = custom_fields.PREFIX


@dataclass(frozen=True)
class Asked:
    """A field that a form can ask: its label, the longest text in it, what a browser may fill in."""

    label: Any
    longest: int
    autocomplete: str = "off"


ASKED: Final[dict[str, Asked]] = {
    "name": Asked(_("Your name"), 120, "name"),
    "phone": Asked(_("Phone"), 60, "tel"),
    "email": Asked(_("Mail address"), 200, "email"),
    "company": Asked(_("Company"), 200, "organization"),
    "need": Asked(_("What do you need?"), 4_000),
    "product": Asked(_("Product of interest"), 20),
    "province": Asked(_("Province"), 10, "address-level1"),
}
# By one of these somebody can be answered.
REACHED_BY: Final = ("phone", "email")


@dataclass(frozen=True)
class OpenForm:
    """A form as its page needs it, read without anybody acting."""

    web: WebForm
    products: Sequence[tuple[int, str]]
    own_fields: Sequence[CustomField]

    def page_form(
        self, data: Mapping[str, Any] | None = None, initial: Mapping[str, Any] | None = None
    ) -> PostForm:
        """Make the Django form of the page."""
        return PostForm(self, data, initial=dict(initial or {}))


class PostForm(Form):
    """What somebody typed into a web form."""

    def __init__(self, open_form: OpenForm, data: Mapping[str, Any] | None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        web = open_form.web
        own = custom_fields.form_fields(list(open_form.own_fields), {})
        for asked in web.fields:
            field = own.get(asked["code"]) or _field(asked["code"], open_form)
            if field is None:
                continue
            field.required = bool(asked.get("is_required"))
            field.label = web.label(asked) or field.label
            self.fields[asked["code"]] = field
        if web.text("consent"):
            self.fields[CONSENT] = forms.BooleanField(
                label=web.text("consent"), required=web.is_consent_required, widget=forms.CheckboxInput
            )

    def clean(self) -> dict[str, Any]:
        """Ask for something by which the person can be answered.

        :raises ValidationError: there is neither a phone number nor a mail address.
        """
        given: dict[str, Any] = super().clean() or {}
        asked = [name for name in REACHED_BY if name in self.fields]
        if asked and not self.errors and not any(given.get(name) for name in asked):
            self.add_error(asked[0], _("Tell us how to reach you: a phone number or a mail address."))
        return given

    def told(self) -> dict[str, Any]:
        """Return what was told, by the names of a lead's fields; own fields under "custom"."""
        given = self.cleaned_data
        told = {
            name: given[name] for name in ("name", "phone", "email", "company", "need") if given.get(name)
        }
        if given.get("province"):
            told["province_code"] = given["province"]
        custom = {
            name.removeprefix(PREFIX): _plain(value)
            for name, value in given.items()
            if name.startswith(PREFIX) and value
        }
        return {**told, "custom": custom} if custom else told

    @property
    def product_id(self) -> int | None:
        """The product that was chosen."""
        chosen = self.cleaned_data.get("product")
        return int(chosen) if chosen else None


class _Phone(forms.CharField):
    """A phone number that somebody can be called at."""

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if text and not phones.find_all(text):
            raise forms.ValidationError(_("This is no phone number that we can call."), code="phone")
        return text


def _field(code: str, open_form: OpenForm) -> forms.Field | None:
    asked = ASKED.get(code)
    if asked is None:
        return None
    attrs = {"autocomplete": asked.autocomplete}
    if code == "product":
        choices = [("", "–"), *((str(key), name) for key, name in open_form.products)]
        return forms.ChoiceField(label=asked.label, choices=choices, widget=Select(attrs))
    if code == "province":
        choices = [("", "–"), *((one.code, one.name) for one in addresses.provinces())]
        return forms.ChoiceField(label=asked.label, choices=choices, widget=Select(attrs))
    if code == "email":
        return forms.EmailField(label=asked.label, max_length=asked.longest, widget=forms.EmailInput(attrs))
    if code == "phone":
        return _Phone(label=asked.label, max_length=asked.longest, widget=PhoneInput(attrs))
    widget = TextArea(attrs) if code == "need" else forms.TextInput(attrs)
    return forms.CharField(label=asked.label, max_length=asked.longest, widget=widget)


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | bool | list) else str(value)
