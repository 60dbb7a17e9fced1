"""Fields that an administrator added: their definitions, their form fields, and their values read and checked.

Used by the rooms whose rows carry them (accounts, contacts here; leads, opportunities above). A value lies in the
row's `custom` under the field's code: text, number as text, true or false, ISO date, or a list of choices.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vai.clients.enums import FieldType
from vai.clients.models import CustomField
from vai.core import formats
from vai.core.errors import Refused
from vai.core.text import squeeze

PREFIX = "custom_"
_LIMITS = {FieldType.TEXT: 500, FieldType.LONG_TEXT: 10_000, FieldType.URL: 500}
_EMPTY: tuple[object, ...] = (None, "", [], ())


class CustomValueRefused(Refused):
    """A value does not fit its field."""

    code = "custom_value"


def definitions(entity: str) -> list[CustomField]:
    """List the fields in use of account, contact, lead or opportunity, in their order."""
    return list(CustomField.objects.filter(entity=entity, archived_at=None).order_by("position", "id"))


def label(field: CustomField) -> str:
    """Name a field in the reader's language."""
    is_english = (get_language() or "vi").startswith("en")
    return field.label_en if is_english and field.label_en else field.label_vi


def form_fields(fields: list[CustomField], values: Mapping[str, Any]) -> dict[str, forms.Field]:
    """Make the form fields of definitions, under "custom_" + code, filled from a row's `custom`."""
    made = {}
    for field in fields:
        form_field = _form_field(field, values.get(field.code))
        form_field.initial = values.get(field.code)
        made[PREFIX + field.code] = form_field
    return made


def from_form(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """Take the custom values out of a form's cleaned data, by code."""
    return {name[len(PREFIX) :]: value for name, value in cleaned.items() if name.startswith(PREFIX)}


def clean(
    entity: str,
    values: Mapping[str, Any],
    *,
    current: Mapping[str, Any] | None = None,
    fields: list[CustomField] | None = None,
) -> dict[str, Any]:
    """Check values by code and return the row's whole `custom`: what is not named stays, what is empty goes.

    `fields` saves the query where the definitions are at hand.

    :raises CustomValueRefused: a code is unknown or a value does not fit; `field` is "custom_" + code.
    """
    known = {field.code: field for field in (definitions(entity) if fields is None else fields)}
    cleaned = dict(current or {})
    for code, value in values.items():
        if code not in known:
            raise CustomValueRefused(
                _("There is no field with the code “%(code)s”.") % {"code": code}, field=PREFIX + code
            )
        if value in _EMPTY:
            cleaned.pop(code, None)
        elif cleaned.get(code) != value:
            cleaned[code] = _value(known[code], value)
    return cleaned


def display(field: CustomField, value: Any) -> str:
    """Write a stored value as people read it."""
    if value in _EMPTY:
        return ""
    if field.type == FieldType.BOOLEAN:
        return str(_("Yes") if value else _("No"))
    if field.type in (FieldType.NUMBER, FieldType.MONEY):
        return formats.number(Decimal(str(value)))
    if field.type == FieldType.DATE:
        return formats.day(date.fromisoformat(str(value)))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _value(field: CustomField, value: Any) -> Any:
    try:
        return _READERS[FieldType(field.type)](field, value)
    except (ValueError, InvalidOperation, ValidationError, TypeError) as problem:
        raise CustomValueRefused(
            _("“%(value)s” does not fit the field “%(field)s”.")
            % {"value": str(value)[:80], "field": label(field)},
            field=PREFIX + field.code,
        ) from problem


def _text(field: CustomField, value: Any) -> str:
    text = str(value).replace("\x00", "")
    text = text.strip() if field.type == FieldType.LONG_TEXT else squeeze(text)
    if len(text) > _LIMITS[FieldType(field.type)]:
        raise ValueError("too long")
    return text


def _number(field: CustomField, value: Any) -> str:
    number = Decimal(str(value).strip())
    if isinstance(value, (bool, float)) or not number.is_finite() or abs(number) >= Decimal(10) ** 16:
        raise ValueError("no plain number")
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(field: CustomField, value: Any) -> str:
    return (value if isinstance(value, date) else date.fromisoformat(str(value))).isoformat()[:10]


def _boolean(field: CustomField, value: Any) -> bool:
    if value in (True, "true", "True", "1", 1):
        return True
    if value in (False, "false", "False", "0", 0):
        return False
    raise ValueError("neither yes nor no")


def _choice(field: CustomField, value: Any) -> str:
    if value not in field.choices:
        raise ValueError("not one of the choices")
    return str(value)


def _choices(field: CustomField, value: Any) -> list[str]:
    chosen = [value] if isinstance(value, str) else list(value)
    return [_choice(field, one) for one in dict.fromkeys(chosen)]


def _url(field: CustomField, value: Any) -> str:
    text = _text(field, value)
    URLValidator(schemes=["http", "https"])(text)
    return text


_READERS: dict[FieldType, Callable[[CustomField, Any], Any]] = {
    FieldType.TEXT: _text,
    FieldType.LONG_TEXT: _text,
    FieldType.NUMBER: _number,
    FieldType.MONEY: _number,
    FieldType.DATE: _date,
    FieldType.BOOLEAN: _boolean,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.URL: _url,
}


def _form_field(field: CustomField, value: Any) -> forms.Field:
    named: dict[str, Any] = {"label": label(field), "required": field.is_required}
    # A choice that was taken off the list stays choosable where it is held.
    held = value if isinstance(value, list) else [value] if value else []
    pairs = [(one, one) for one in dict.fromkeys([*field.choices, *held])]
    if field.type == FieldType.LONG_TEXT:
        return forms.CharField(widget=forms.Textarea, max_length=10_000, **named)
    if field.type in (FieldType.NUMBER, FieldType.MONEY):
        return forms.DecimalField(max_digits=20, decimal_places=4, **named)
    if field.type == FieldType.DATE:
        return forms.DateField(widget=forms.DateInput, **named)
    if field.type == FieldType.BOOLEAN:
        answers = [("", "—"), ("true", _("Yes")), ("false", _("No"))]
        return forms.TypedChoiceField(
            choices=answers, coerce=lambda text: text in ("true", "True"), empty_value=None, **named
        )
    if field.type == FieldType.CHOICE:
        return forms.ChoiceField(choices=[("", "—"), *pairs], **named)
    if field.type == FieldType.CHOICES:
        return forms.MultipleChoiceField(choices=pairs, widget=forms.CheckboxSelectMultiple, **named)
    if field.type == FieldType.URL:
        return forms.URLField(max_length=500, assume_scheme="https", **named)
    return forms.CharField(max_length=500, **named)
