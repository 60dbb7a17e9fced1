"""Forms about who serves an account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vai.core.text import whole_number
from vai.staff.enums import Mode
from vai.staff.models import Person
from vai.staff.queries import people
from vai.ui.forms import Combobox, Form


def person_of(key: Any) -> Person | None:
    """Find a colleague by key."""
    number = whole_number(key)
    return None if number is None else people.colleagues().filter(pk=number).first()


def _name(key: Any) -> str:
    found = person_of(key)
    return found.name if found else ""


class ColleagueForm(Form):
    """A colleague and a mode."""

    person = forms.CharField(label=_("Colleague"))
    mode = forms.ChoiceField(label=_("Mode"), choices=Mode.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].widget = Combobox(lambda: reverse("clients:find_people"), text_of=_name)

    def clean_person(self) -> Person:
        """Find the colleague."""
        found = person_of(self.cleaned_data["person"])
        if found is None:
            raise forms.ValidationError(_("Choose a colleague from the list."))
        return found


class OfferForm(ColleagueForm):
    """To whom an account is offered."""


class CoverForm(ColleagueForm):
    """Who serves an account from a day on."""

    is_lead = forms.BooleanField(
        label=_("Lead person of this mode"),
        required=False,
        help_text=_("Takes the place of the one there is now."),
    )
    since = forms.DateField(label=_("Since"), required=False, help_text=_("Today, if left empty."))
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)
