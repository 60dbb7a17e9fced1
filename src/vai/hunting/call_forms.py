"""What people type about calls, cadences and mails, read and checked; the actions write."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from vai.catalog.models import Product
from vai.hunting.enums import Channel
from vai.hunting.models import LeadSource
from vai.ui.amounts import MoneyField
from vai.ui.forms import Form, TextArea


class OneCallForm(Form):
    """Whether a pipeline is that of one call."""

    is_for_one_call = forms.BooleanField(label=_("Deals with persons begin here"), required=False)
    small_up_to = MoneyField(label=_("And deals with companies up to"), required=False)


class DialForm(Form):
    """How one dials."""

    dial = forms.CharField(
        label=_("Address that dials"),
        help_text=_("tel:{number} for a phone; sip:{number}@pbx.example.vn for a softphone."),
        max_length=120,
    )


class CallHoursForm(Form):
    """When leads are called who did not ask for it."""

    opens = forms.TimeField(label=_("Calls from"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    closes = forms.TimeField(label=_("Calls until"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))


class CadenceForm(Form):
    """A cadence: its name, and for which leads it is."""

    name = forms.CharField(label=_("Name"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    product = forms.ModelChoiceField(
        queryset=Product.objects.filter(archived_at=None).order_by("name_f", "id"),
        label=_("For leads who ask for"),
        empty_label=_("Any product"),
        required=False,
    )
    source = forms.ModelChoiceField(
        queryset=LeadSource.objects.filter(archived_at=None).order_by("position", "id"),
        label=_("For leads from"),
        empty_label=_("Any source"),
        required=False,
    )
    is_automatic = forms.BooleanField(
        label=_("New leads enter by themselves as soon as they have an owner"), required=False
    )


class CadenceStepForm(Form):
    """A step of a cadence."""

    day = forms.IntegerField(
        label=_("Working day"),
        help_text=_("0 is the day on which the lead enters."),
        min_value=0,
        max_value=365,
    )
    channel = forms.ChoiceField(label=_("By"), choices=Channel.choices)
    name = forms.CharField(label=_("What is to be done"), max_length=120)
    name_en = forms.CharField(label=_("In English"), max_length=120, required=False)
    subject_vi = forms.CharField(label=_("Subject in Vietnamese"), max_length=200, required=False)
    body_vi = forms.CharField(label=_("Text in Vietnamese"), required=False, widget=TextArea({"rows": 6}))
    subject_en = forms.CharField(label=_("Subject in English"), max_length=200, required=False)
    body_en = forms.CharField(label=_("Text in English"), required=False, widget=TextArea({"rows": 6}))
    is_automatic = forms.BooleanField(
        label=_("The mail goes by itself, to leads who did not refuse mail"), required=False
    )


class MailForm(Form):
    """A mail to a lead."""

    subject = forms.CharField(label=_("Subject"), max_length=200)
    body = forms.CharField(label=_("Text"), widget=TextArea({"rows": 12}))
