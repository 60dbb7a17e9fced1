"""Forms as Vai shows them: Django forms whose widgets fit the page, and a field that looks things up.

A page renders them by `ui.form`, `ui.form_fields`, `ui.field`. A form that is refused is answered with status 422.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from vai.core.errors import Refused
from vai.ui.jinja import macro


class DateInput(forms.DateInput):
    """The browser's own picker of days; its value is written as ISO and shown as the reader writes days."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    """The browser's own picker of a day and a time."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class TimeInput(forms.TimeInput):
    """The browser's own picker of a time."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class PhoneInput(forms.TextInput):
    """A phone number: the keypad on a phone, free writing everywhere."""

    input_type = "tel"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "inputmode": "tel", **(attrs or {})})


class AmountInput(forms.TextInput):
    """A sum of money as people write it: 50tr, 1,2 tỷ, 1.500.000; the form reads it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "text", "autocomplete": "off", "data-amount": True, **(attrs or {})})


class TextArea(forms.Textarea):
    """Text of several lines that grows with what is written."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 3, **(attrs or {})})


class _WrittenAtOnce:
    """A select that writes its options in one go: Django renders a template for each, and a company has a thousand people."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Write the element with its options."""
        widget = self.get_context(name, value, attrs)["widget"]  # type: ignore[attr-defined]
        options = "".join(
            f'<option value="{escape(option["value"])}"{flatatt(option["attrs"])}>{escape(option["label"])}</option>'
            for _group, group, _index in widget["optgroups"]
            for option in group
        )
        return mark_safe(
            f'<select name="{escape(widget["name"])}"{flatatt(widget["attrs"])}>{options}</select>'
        )


class Select(_WrittenAtOnce, forms.Select):
    """One of many."""


class SelectMultiple(_WrittenAtOnce, forms.SelectMultiple):
    """Several of many."""


class Combobox(forms.Widget):
    """A field that looks up by text: `search_url` answers with `ui.combobox_options`, `text_of` names a chosen key.

    Where nothing was chosen from the list, the value is "" and the typed text is found under the name `NAME__text`.
    """

    def __init__(
        self,
        search_url: str | Callable[[], str],
        *,
        text_of: Callable[[Any], str] = str,
        placeholder: str | None = None,
        attrs: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(attrs)
        self.search_url = search_url
        self.text_of = text_of
        self.placeholder = placeholder
        self._typed = ""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """Return the chosen key, and keep the text for the form that comes back."""
        self._typed = str(data.get(f"{name}__text") or "")
        return data.get(name)

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Draw the field by its macro."""
        shown = self.build_attrs(self.attrs, attrs)
        text = self.text_of(value) if value not in (None, "") else self._typed
        address = self.search_url if isinstance(self.search_url, str) else self.search_url()
        return mark_safe(
            macro(
                "combobox",
                name,
                address,
                value="" if value is None else value,
                text=text,
                id=shown.get("id"),
                placeholder=self.placeholder,
                required=bool(shown.get("required")),
                invalid=bool(shown.get("aria-invalid")),
                described_by=shown.get("aria-describedby"),
                label=shown.get("aria-label"),
            )
        )


class Shown(forms.BaseForm):
    """How every form of Vai is shown and refused; mixed into Form and ModelForm below."""

    use_required_attribute = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _fit(field)

    def accept_refusal(self, refused: Refused) -> None:
        """Show what an action refused at the field that it names, or at the form."""
        field = refused.field if refused.field in self.fields else None
        self.add_error(field, str(refused.message))


class Form(Shown, forms.Form):
    """A plain form."""


class ModelForm(Shown, forms.ModelForm):  # type: ignore[type-arg]
    """A form over a model; it reads and checks, an action writes."""


def _fit(field: forms.Field) -> None:
    """Give a field the widget of Vai where it has Django's plain one."""
    plain: dict[type[forms.Widget], Callable[[], forms.Widget]] = {
        forms.DateInput: DateInput,
        forms.DateTimeInput: DateTimeInput,
        forms.TimeInput: TimeInput,
        forms.Textarea: TextArea,
    }
    make = plain.get(type(field.widget))
    if make is None:
        return
    new = make()
    new.is_required = field.required
    new.attrs = {
        **new.attrs,
        **{key: value for key, value in field.widget.attrs.items() if key not in ("rows", "cols")},
    }
    field.widget = new
