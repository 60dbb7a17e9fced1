"""Forms of the room; they read and check, actions write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vai.staff.models import Person
from vai.ui.amounts import MoneyField
from vai.ui.forms import DateInput, Form, Select, TextArea

_LONGEST_FILE = 2_000_000


class DisputeForm(Form):
    """What is wrong with a line."""

    claim = forms.CharField(
        label=_("What is wrong?"),
        max_length=500,
        widget=TextArea({"rows": 2}),
        help_text=_("Whoever settles your statement reads this and answers within five working days."),
    )
    evidence = forms.CharField(
        label=_("What shows it? (mail, contract, date)"),
        required=False,
        max_length=5000,
        widget=TextArea({"rows": 2}),
    )


class AnswerForm(Form):
    """What becomes of a dispute."""

    decision = forms.CharField(
        label=_("What you answer"),
        max_length=500,
        widget=TextArea({"rows": 2}),
        help_text=_("Your colleague reads this."),
    )
    adjustment = MoneyField(
        label=_("Adjustment in the next statement"),
        required=False,
        allow_negative=True,
        help_text=_("Leave it empty if the line stays as it is. A minus takes something back."),
    )

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["adjustment"]
        assert isinstance(field, MoneyField)
        field.currency = currency


class AssignForm(Form):
    """Who comes under a plan, since when, with which quota."""

    person = forms.TypedChoiceField(label=_("Colleague"), coerce=int, widget=Select())
    since = forms.DateField(label=_("From"), widget=DateInput())
    until = forms.DateField(
        label=_("Until"), required=False, widget=DateInput(), help_text=_("This day does not count.")
    )
    quota = MoneyField(label=_("Quota of a period"), required=False)
    ote = MoneyField(label=_("On-target earnings of a year"), required=False)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *((one.pk, f"{one.name} · {one.get_title_display()}") for one in people)]


class EventsForm(Form):
    """What happened to won deals, as lines of a file: pasted or sent."""

    file = forms.FileField(label=_("File (CSV)"), required=False)
    text = forms.CharField(
        label=_("Or paste the lines"),
        required=False,
        max_length=_LONGEST_FILE,
        widget=TextArea({"rows": 6, "spellcheck": "false", "class": "code"}),
    )

    def clean(self) -> dict[str, Any]:
        """Give the text of whichever was given."""
        told = super().clean() or self.cleaned_data
        sent = told.get("file")
        if sent is not None:
            if sent.size > _LONGEST_FILE:
                raise forms.ValidationError(_("The file is too large; send it in parts."))
            try:
                told["text"] = sent.read().decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise forms.ValidationError(_("Save the file as CSV UTF-8.")) from error
        if not (told.get("text") or "").strip():
            raise forms.ValidationError(_("Choose a file, or paste its lines."))
        return told
