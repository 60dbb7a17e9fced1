"""What an administrator settles of a door: the form and its fields, the mailbox, the key."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vai.catalog.queries import products
from vai.clients.enums import FieldEntity
from vai.clients.queries import custom_fields
from vai.doors.enums import KeyScope, MailSecurity
from vai.doors.intake import fields, guard
from vai.doors.models import WebForm
from vai.hunting.queries import lists
from vai.staff.forms import Versioned
from vai.staff.queries import people, teams
from vai.ui.forms import TextArea

_MOST_ORIGINS: Final = 20
_OWN_MACHINE: Final = ("localhost", "127.0.0.1", "::1")
_SECRET = re.compile(r"VAI_MAILBOX_[A-Z0-9_]{1,40}")
_MOST_POSITIONS: Final = 99


class IntakeForm(Versioned):
    """What is settled of every door."""

    name = forms.CharField(label=_("Name"), max_length=80, help_text=_("Only colleagues see it."))
    source: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        None, label=_("Source"), required=False, empty_label="–"
    )
    campaign = forms.CharField(label=_("Campaign"), max_length=80, required=False)
    team: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        None,
        label=_("Team whose queue they go to"),
        required=False,
        empty_label="–",
        help_text=_("Where no routing rule says otherwise."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("source", lists.sources()), ("team", teams.teams())):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows

    def told(self) -> dict[str, Any]:
        """Return the values by the names of the door's fields."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


@dataclass(frozen=True)
class AskedRow:
    """One line of the table of fields: what could be asked, and the parts of the form that settle it."""

    code: str
    label: str | Promise
    shown: Any
    required: Any
    position: Any
    label_vi: Any
    label_en: Any


class WebFormForm(IntakeForm):
    """A web form: its texts, what it asks, where it may stand, what follows."""

    owner: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        None, label=_("Colleague who gets them"), required=False, empty_label="–"
    )
    title_vi = forms.CharField(label=_("Heading"), max_length=120)
    title_en = forms.CharField(label=_("Heading in English"), max_length=120, required=False)
    intro_vi = forms.CharField(
        label=_("Text above the fields"), max_length=600, required=False, widget=TextArea
    )
    intro_en = forms.CharField(
        label=_("Text above the fields, in English"), max_length=600, required=False, widget=TextArea
    )
    products = forms.MultipleChoiceField(
        label=_("Products to choose from"),
        required=False,
        help_text=_("Strangers see these names, and no others."),
    )
    consent_vi = forms.CharField(
        label=_("What they agree to"),
        max_length=600,
        required=False,
        widget=TextArea,
        help_text=_("Shown with a box to tick. Text, time and address are kept with each consent."),
    )
    consent_en = forms.CharField(
        label=_("What they agree to, in English"), max_length=600, required=False, widget=TextArea
    )
    is_consent_required = forms.BooleanField(label=_("Nothing is sent without consent"), required=False)
    thanks_vi = forms.CharField(label=_("Words of thanks"), max_length=600, required=False, widget=TextArea)
    thanks_en = forms.CharField(
        label=_("Words of thanks, in English"), max_length=600, required=False, widget=TextArea
    )
    redirect_url = forms.URLField(
        label=_("Or a page of yours that thanks them"), max_length=300, required=False, assume_scheme="https"
    )
    origins = forms.CharField(
        label=_("Sites that may show this form"),
        required=False,
        widget=TextArea,
        help_text=_("One a line, as https://www.example.vn. Empty: only its own address shows it."),
    )
    per_address = forms.IntegerField(
        label=_("From one address in ten minutes, without suspicion"), min_value=1, max_value=10_000
    )
    per_minute = forms.IntegerField(
        label=_("In all in a minute, without suspicion"), min_value=1, max_value=1_000_000
    )
    is_open = forms.BooleanField(label=_("Open"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = people.colleagues()
        offered = self.fields["products"]
        assert isinstance(offered, forms.MultipleChoiceField)
        offered.choices = [(str(one.pk), one.name) for one in products.sold()]
        self._labels = _askable()
        for code in self._labels:
            self._ask(code)

    def _ask(self, code: str) -> None:
        label: dict[str, Any] = {"label": self._labels[code]}
        self.fields[f"shown_{code}"] = forms.BooleanField(required=False, **label)
        self.fields[f"required_{code}"] = forms.BooleanField(required=False, **label)
        self.fields[f"position_{code}"] = forms.IntegerField(
            required=False, min_value=1, max_value=_MOST_POSITIONS, **label
        )
        for language in ("vi", "en"):
            self.fields[f"label_{language}_{code}"] = forms.CharField(required=False, max_length=80, **label)

    @property
    def rows(self) -> list[AskedRow]:
        """The table of fields, in the order in which they could be asked."""
        parts = ("shown", "required", "position", "label_vi", "label_en")
        return [
            AskedRow(code, self._labels[code], *(self[f"{part}_{code}"] for part in parts))
            for code in self._labels
        ]

    def parts(self, *names: str) -> list[Any]:
        """The bound fields of these names."""
        return [self[name] for name in names]

    def clean_origins(self) -> list[str]:
        """Read the sites, one a line.

        :raises ValidationError: a line is no address of the web, or there are too many.
        """
        lines = [line.strip() for line in self.cleaned_data["origins"].splitlines() if line.strip()]
        wrong = next((line for line in lines if not guard.origin_of(line)), None)
        if wrong or len(lines) > _MOST_ORIGINS:
            raise ValidationError(
                _("“%(line)s” is no address of a site."), params={"line": wrong or lines[_MOST_ORIGINS]}
            )
        return list(dict.fromkeys(map(guard.origin_of, lines)))

    def clean_redirect_url(self) -> str:
        """Take pages of the web only.

        :raises ValidationError: it leads elsewhere.
        """
        to = str(self.cleaned_data["redirect_url"])
        if to and not guard.origin_of(to):
            raise ValidationError(_("Give the whole address of a page, with https://."))
        return to

    def clean(self) -> dict[str, Any]:
        """Ask for something by which people can be answered.

        :raises ValidationError: neither phone nor mail address is asked.
        """
        given: dict[str, Any] = super().clean() or {}
        if not any(given.get(f"shown_{code}") for code in fields.REACHED_BY):
            self.add_error(None, _("Ask for a phone number or a mail address, or nobody can be answered."))
        return given

    def told(self) -> dict[str, Any]:
        """Return the values by the names of the form's fields."""
        given = self.cleaned_data
        told = {name: given[name] for name in WebFormForm.base_fields if name != "version"}
        shown = [code for code in self._labels if given[f"shown_{code}"]]
        order = list(self._labels)
        shown.sort(key=lambda code: (given[f"position_{code}"] or _MOST_POSITIONS + 1, order.index(code)))
        told["fields"] = [
            {
                "code": code,
                "is_required": given[f"required_{code}"],
                "label_vi": given[f"label_vi_{code}"],
                "label_en": given[f"label_en_{code}"],
            }
            for code in shown
        ]
        told["products"] = [int(key) for key in given["products"]]
        return told

    @staticmethod
    def initial_of(web: WebForm) -> dict[str, Any]:
        """Return what the form shows of a web form as it is."""
        names = (name for name in WebFormForm.base_fields if name not in ("products", "origins"))
        initial = {name: getattr(web, f"{name}_id", None) or getattr(web, name) for name in names}
        initial |= {"products": [str(key) for key in web.products], "origins": "\n".join(web.origins)}
        for position, asked in enumerate(web.fields, start=1):
            code = asked["code"]
            initial |= {
                f"shown_{code}": True,
                f"position_{code}": position,
                f"required_{code}": asked["is_required"],
            }
            initial |= {
                f"label_{language}_{code}": asked.get(f"label_{language}", "") for language in ("vi", "en")
            }
        return initial

    @staticmethod
    def first() -> dict[str, Any]:
        """Return what a new form begins with."""
        asked = (("name", True), ("phone", True), ("email", False), ("need", False))
        web = WebForm(fields=[{"code": code, "is_required": required} for code, required in asked])
        return {name: value for name, value in WebFormForm.initial_of(web).items() if name != "version"}


class MailboxForm(IntakeForm):
    """A mailbox, and how to reach it. The password is never typed here."""

    host = forms.CharField(label=_("Mail server (IMAP)"), max_length=200)
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65_535, initial=993)
    security = forms.ChoiceField(label=_("Encryption of the line"), choices=MailSecurity.choices)
    username = forms.CharField(label=_("User name"), max_length=200)
    secret_name = forms.CharField(
        label=_("Where the password stands"),
        max_length=60,
        initial="VAI_MAILBOX_SALES",
        help_text=_(
            "The name of a variable of the environment that begins with VAI_MAILBOX_. The password itself is kept nowhere in Vai."
        ),
    )
    folder = forms.CharField(label=_("Folder"), max_length=120, initial="INBOX")
    is_active = forms.BooleanField(label=_("Look into it every minute"), required=False, initial=True)

    def clean_secret_name(self) -> str:
        """Take names of mailboxes' passwords only, so that no other secret can be sent to a server.

        :raises ValidationError: it is another name.
        """
        name = str(self.cleaned_data["secret_name"])
        if not _SECRET.fullmatch(name):
            raise ValidationError(_("The name begins with VAI_MAILBOX_ and goes on with capital letters."))
        return name

    def clean(self) -> dict[str, Any]:
        """Send no password over an open line.

        :raises ValidationError: the line is open and the server is another machine.
        """
        given: dict[str, Any] = super().clean() or {}
        if given.get("security") == MailSecurity.NONE and given.get("host") not in _OWN_MACHINE:
            self.add_error("security", _("Without encryption only a server on this machine is asked."))
        return given

    @property
    def has_secret(self) -> bool:
        """Whether the environment knows the password."""
        return bool(os.environ.get(str(self["secret_name"].value() or "")))


class KeyForm(IntakeForm):
    """A key of another program."""

    person: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        None,
        label=_("Whose key"),
        required=False,
        empty_label=_("A door: it can only leave leads"),
        help_text=_("With a colleague’s key a program sees and writes what that colleague may, and no more."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it opens"), choices=KeyScope.choices, initial=[KeyScope.LEADS_WRITE],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    per_minute = forms.IntegerField(
        label=_("Requests in a minute"), min_value=1, max_value=100_000, initial=600
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        assert isinstance(person, forms.ModelChoiceField)
        person.queryset = people.colleagues()


def _askable() -> dict[str, str | Promise]:
    own: Iterable[Any] = custom_fields.definitions(FieldEntity.LEAD)
    standard = {code: asked.label for code, asked in fields.ASKED.items()}
    return {**standard, **{f"{fields.PREFIX}{field.code}": custom_fields.label(field) for field in own}}
