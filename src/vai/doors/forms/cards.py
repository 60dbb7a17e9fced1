"""A contact file, what is to be made of each card in it, and what a picture of a card says."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vai.hunting.queries import lists
from vai.ui.forms import Form, PhoneInput, TextArea


class CardFileForm(Form):
    """A contact file, or a picture of a card."""

    file = forms.FileField(
        label=_("Contact file or picture of a card"),
        widget=forms.FileInput({"accept": ".vcf,text/vcard,image/*"}),
        help_text=_(
            "A .vcf from a phone or a mail program, with one card or many; or a photo of a paper card."
        ),
    )


class PictureForm(Form):
    """What somebody reads from a picture of a card. Nothing is read by a machine."""

    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False, widget=PhoneInput)
    email = forms.EmailField(label=_("Mail address"), max_length=200, required=False)
    company = forms.CharField(label=_("Company"), max_length=200, required=False)
    job_title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    need = forms.CharField(label=_("Need, in their words"), required=False, widget=TextArea)
    source: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        None, label=_("Source"), required=False, empty_label="–"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source = self.fields["source"]
        assert isinstance(source, forms.ModelChoiceField)
        source.queryset = lists.sources()
