"""Forms of the room; they read and check, actions write."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vai.journal.enums import Direction, InteractionKind, Outcome
from vai.journal.models import Interaction, NextStep
from vai.staff.models import Person
from vai.ui.forms import (
    DateInput,
    DateTimeInput,
    Form,
    Select,
    SelectMultiple,
    TextArea,
    TimeInput,
)

NOTHING = [("", "–")]
# What is shown at once; the rest opens on demand.
FIRST = ("body", "contact_ids")
# A call is told because it took place: it was answered unless one says otherwise.
USUAL_OUTCOME = {InteractionKind.CALL: Outcome.REACHED}


class InteractionForm(Form):
    """What happened: two fields at once, the rest on demand."""

    kind = forms.ChoiceField(label=_("Kind"), choices=InteractionKind.choices, widget=forms.HiddenInput)
    body = forms.CharField(
        label=_("What was said"),
        required=False,
        max_length=20_000,
        widget=TextArea({"rows": 3, "autofocus": True}),
    )
    contact_ids = forms.TypedMultipleChoiceField(
        label=_("With whom"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    occurred_at = forms.DateTimeField(label=_("When it was"), widget=DateTimeInput)
    outcome = forms.ChoiceField(
        label=_("What came of it"), required=False, choices=[*NOTHING, *Outcome.choices]
    )
    direction = forms.ChoiceField(
        label=_("Who began it"), required=False, choices=[*NOTHING, *Direction.choices]
    )
    minutes = forms.IntegerField(label=_("Minutes"), required=False, min_value=0, max_value=10_080)
    subject = forms.CharField(label=_("Subject"), required=False, max_length=200)
    person_ids = forms.TypedMultipleChoiceField(
        label=_("Colleagues who took part"),
        required=False,
        coerce=int,
        widget=SelectMultiple({"size": 4}),
    )

    def __init__(
        self,
        *args: Any,
        contacts: Iterable[tuple[int, str, str]] = (),
        colleagues: Iterable[Person] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choices(
            "contact_ids", [(pk, f"{name} ({title})" if title else name) for pk, name, title in contacts]
        )
        self._choices("person_ids", [(person.pk, person.name) for person in colleagues])

    def clean(self) -> dict[str, Any]:
        """Ask for at least a word of what it was about."""
        told = super().clean() or {}
        if not (told.get("body") or told.get("subject")) and told.get("kind") == InteractionKind.NOTE:
            self.add_error("body", _("Write what the note says."))
        return told

    def _choices(self, name: str, choices: list[tuple[int, str]]) -> None:
        if not choices:
            del self.fields[name]
            return
        field = self.fields[name]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = choices

    @classmethod
    def initial_of(cls, interaction: Interaction) -> dict[str, Any]:
        """Return what stands in an interaction, for the form that edits it."""
        names = ("kind", "body", "occurred_at", "outcome", "direction", "minutes", "subject")
        return {
            **{name: getattr(interaction, name) for name in names},
            "contact_ids": [link.contact_id for link in interaction.contact_links.order_by("pk")],
            "person_ids": [link.person_id for link in interaction.person_links.order_by("pk")],
        }


class NewInteractionForm(InteractionForm):
    """What happened, and with it what is to be done next."""

    next_what = forms.CharField(label=_("Next step"), required=False, max_length=300)
    next_on = forms.DateField(label=_("Due on"), required=False, widget=DateInput)

    @classmethod
    def fresh(cls, kind: str, *, at: datetime) -> dict[str, Any]:
        """Return what a new form begins with."""
        return {"kind": kind, "occurred_at": at, "outcome": USUAL_OUTCOME.get(InteractionKind(kind), "")}


class StepForm(Form):
    """What is to be done, when, and by whom."""

    what = forms.CharField(
        label=_("What is to be done"), max_length=300, widget=forms.TextInput({"autofocus": True})
    )
    due_on = forms.DateField(label=_("Due on"), required=False, widget=DateInput)
    due_time = forms.TimeField(label=_("At what time"), required=False, widget=TimeInput)
    person = forms.ModelChoiceField(label=_("Who"), queryset=Person.objects.none(), widget=Select)

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = colleagues

    @classmethod
    def initial_of(cls, step: NextStep) -> dict[str, Any]:
        """Return what stands in a step."""
        return {
            "what": step.what,
            "due_on": step.due_on,
            "due_time": step.due_time,
            "person": step.person_id,
        }


class SnoozeForm(Form):
    """To which day a step is put off."""

    until = forms.DateField(label=_("Until"), widget=DateInput)
