"""Forms of a contact and of a contact's place at an account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vai.clients.actions.contacts import ContactData
from vai.clients.enums import DecisionRole, PointKind
from vai.clients.forms import addresses
from vai.clients.forms.seen import SeenForm, split_tags, tags_field
from vai.clients.models import CustomField
from vai.clients.queries import lookups
from vai.clients.queries.facts import ContactFacts
from vai.core.names import HONORIFICS
from vai.ui.forms import Combobox, Form

KINDS = (PointKind.PHONE, PointKind.EMAIL, PointKind.ZALO, PointKind.CHAT)
PLAIN = (
    "name",
    "honorific",
    "name_language",
    "birthday",
    "do_not_call",
    "do_not_mail",
    "street",
    "ward_code",
    "province_code",
    "address_text",
    "notes",
)
ORDERS = (("vi", _("Given name last (Nguyễn Thị Lan)")), ("en", _("Given name first (John Smith)")))


def honorific_choices() -> list[tuple[str, str]]:
    """List the forms of address in the reader's language."""
    is_english = (get_language() or "vi").startswith("en")
    named = [(one.code, one.en if is_english and one.en else one.vi or one.en) for one in HONORIFICS.values()]
    return [("", "—"), *named]


class ContactForm(SeenForm):
    """All of a contact."""

    name = forms.CharField(label=_("Full name"), max_length=120)
    honorific = forms.ChoiceField(label=_("Form of address"), required=False, choices=honorific_choices)
    name_language = forms.ChoiceField(label=_("Order of the name"), choices=ORDERS, initial="vi")
    birthday = forms.DateField(label=_("Birthday"), required=False)
    do_not_call = forms.BooleanField(label=_("Do not call"), required=False)
    do_not_mail = forms.BooleanField(label=_("Do not mail"), required=False)
    notes = forms.CharField(label=_("Notes"), required=False, max_length=20_000, widget=forms.Textarea)

    def __init__(
        self, *args: Any, definitions: list[CustomField], facts: ContactFacts | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(addresses.address_fields())
        self.fields["tags"] = tags_field()
        if facts:
            held = {name: getattr(facts.contact, name) for name in PLAIN}
            tags = ", ".join(tag.name for tag in facts.tags)
            self.initial = {**held, "tags": tags, "version": facts.contact.version, **self.initial}
        self.add_points(facts.points if facts else (), KINDS)
        self.add_custom(definitions, facts.contact.custom if facts else {})
        self.show()

    def clean(self) -> dict[str, Any]:
        """Let a chosen ward bring its province."""
        return addresses.with_province_of_ward(super().clean())

    def changes(self) -> dict[str, Any]:
        """Return what was changed, as `change_contact` takes it."""
        changed = self.changed_names()
        changes = {name: self.cleaned_data[name] for name in PLAIN if name in changed}
        if "ward_code" in changes:
            changes["province_code"] = self.cleaned_data["province_code"]
        if custom := self.custom_changes():
            changes["custom"] = custom
        return changes


class PlaceForm(Form):
    """A contact's place at an account."""

    account = forms.CharField(label=_("Account"))
    title = forms.CharField(label=_("Title there"), max_length=120, required=False)
    decision_role = forms.ChoiceField(
        label=_("Part in decisions"), required=False, choices=[("", "—"), *DecisionRole.choices]
    )
    is_primary = forms.BooleanField(label=_("The first person to turn to"), required=False)
    since = forms.DateField(label=_("Since"), required=False)

    def __init__(self, *args: Any, may_create: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        address = "clients:find_accounts"
        create = "?create=1" if may_create else ""
        self.fields["account"].widget = Combobox(
            lambda: reverse(address) + create, text_of=lookups.account_name
        )


class NewContactForm(ContactForm):
    """A new contact, with a place at an account."""

    account = forms.CharField(label=_("Account"), required=False)
    title = forms.CharField(label=_("Title there"), max_length=120, required=False)
    decision_role = forms.ChoiceField(
        label=_("Part in decisions"), required=False, choices=[("", "—"), *DecisionRole.choices]
    )
    is_primary = forms.BooleanField(label=_("The first person to turn to"), required=False)
    is_another = forms.BooleanField(label=_("None of these: add a new person"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].widget = Combobox(
            lambda: reverse("clients:find_accounts") + "?create=1", text_of=lookups.account_name
        )
        self.fields["name"].widget.attrs["autofocus"] = True

    def data_of(self) -> ContactData:
        """Return what `add_contact` takes."""
        return ContactData(
            **{name: self.cleaned_data[name] for name in PLAIN},
            points=tuple(self.point_changes()),
            tags=tuple(split_tags(self.cleaned_data["tags"])),
            custom=self.custom_changes(),
        )


class QuickContactForm(Form):
    """The short form of a dialog: what is needed to go on."""

    name = forms.CharField(label=_("Full name"), max_length=120, widget=forms.TextInput({"autofocus": True}))
    honorific = forms.ChoiceField(label=_("Form of address"), required=False, choices=honorific_choices)
    new_phone = forms.CharField(label=_("Phone"), max_length=200, required=False)
    new_email = forms.CharField(label=_("Email"), max_length=200, required=False)
    title = forms.CharField(label=_("Title there"), max_length=120, required=False)
    account = forms.CharField(required=False, widget=forms.HiddenInput)
    is_another = forms.BooleanField(label=_("None of these: add a new person"), required=False)
