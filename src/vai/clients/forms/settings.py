"""Forms of groups, tags, tiers and custom fields."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vai.clients.actions.settings import FieldData
from vai.clients.actions.tags import COLOURS
from vai.clients.enums import FieldEntity, FieldType, GroupKind
from vai.clients.models import CustomField
from vai.clients.queries import lookups
from vai.ui.forms import Combobox, Form

COLOUR_NAMES = dict(
    zip(COLOURS, (_("Grey"), _("Blue"), _("Green"), _("Amber"), _("Red"), _("Violet")), strict=True)
)


class GroupForm(Form):
    """A group of companies, or a household."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=GroupKind.choices)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class MemberForm(Form):
    """An account that joins a group."""

    account = forms.CharField(label=_("Account"))
    role = forms.CharField(
        label=_("What it is here"),
        max_length=60,
        required=False,
        help_text=_("For example: parent company, subsidiary, husband, daughter."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].widget = Combobox(
            lambda: reverse("clients:find_accounts") + "?create=1", text_of=lookups.account_name
        )


class TagForm(Form):
    """A tag's name and colour."""

    name = forms.CharField(label=_("Name"), max_length=60)
    colour = forms.ChoiceField(label=_("Colour"), choices=list(COLOUR_NAMES.items()))


class TierForm(Form):
    """A tier and how often its clients want to hear from us."""

    name = forms.CharField(label=_("Name"), max_length=60)
    cadence_days = forms.IntegerField(
        label=_("Days between two-way contacts, at most"), min_value=1, max_value=3650
    )
    position = forms.IntegerField(label=_("Place in the list"), min_value=0, max_value=1000, initial=0)


class CustomFieldForm(Form):
    """A custom field; entity and type are asked once."""

    entity = forms.ChoiceField(label=_("Belongs to"), choices=FieldEntity.choices)
    label_vi = forms.CharField(label=_("Name in Vietnamese"), max_length=80)
    label_en = forms.CharField(label=_("Name in English"), max_length=80, required=False)
    type = forms.ChoiceField(label=_("Holds"), choices=FieldType.choices)
    choices = forms.CharField(
        label=_("Choices"),
        required=False,
        max_length=5000,
        widget=forms.Textarea,
        help_text=_("One a line; for fields of one or several choices."),
    )
    is_required = forms.BooleanField(label=_("Has to be filled in"), required=False)
    is_searchable = forms.BooleanField(label=_("Search finds it"), required=False)
    position = forms.IntegerField(label=_("Place in the list"), min_value=0, max_value=1000, initial=0)

    def __init__(self, *args: Any, field: CustomField | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field is None:
            return
        for name in ("entity", "type"):
            self.fields[name].disabled = True
        held = {name: getattr(field, name) for name in self.fields}
        self.initial = {**held, "choices": "\n".join(field.choices)}

    def data_of(self) -> FieldData:
        """Return what the actions take."""
        values = {**self.cleaned_data, "choices": tuple(self.cleaned_data["choices"].splitlines())}
        return FieldData(**values)
