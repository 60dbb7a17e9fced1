"""What people type about themselves, colleagues, teams and the company; actions check and write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vai.core.errors import Refused, Stale
from vai.core.names import HONORIFICS
from vai.staff.enums import DayKind, Scope, Title
from vai.staff.models import CompanySettings, Person, Team
from vai.ui.forms import Form

Choices = Sequence[tuple[str, str | Promise]]
# The zones that a Vietnamese company meets; a person elsewhere keeps the one that an administrator set.
ZONES = [
    "Asia/Ho_Chi_Minh",
    "Asia/Bangkok",
    "Asia/Singapore",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Asia/Kolkata",
    "Asia/Dubai",
    "Australia/Sydney",
    "Europe/London",
    "Europe/Paris",
    "Europe/Berlin",
    "UTC",
    "America/New_York",
    "America/Los_Angeles",
]
LANGUAGES: Choices = (("vi", "Tiếng Việt"), ("en", "English"))
THEMES: Choices = (
    ("auto", _("As the device")),
    ("light", pgettext_lazy("look", "Light")),
    ("dark", pgettext_lazy("look", "Dark")),
)
WEEKDAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
_SPAN = re.compile(r"(\d{1,2})[:h.]?(\d{2})?\s*[-–]\s*(\d{1,2})[:h.]?(\d{2})?")


class Versioned(Form):
    """A form over something that others may change at the same time."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def accept(self, refused: Refused) -> None:
        """Show a refusal; what somebody else saved first is shown field by field, and the next save counts."""
        if not isinstance(refused, Stale):
            self.accept_refusal(refused)
            return
        self.add_error(None, str(refused.message))
        for name, theirs, _mine in refused.changes:
            if name in self.fields:
                shown = _("Meanwhile this is: %(theirs)s") % {"theirs": theirs or "–"}
                self.add_error(name, str(shown))
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["version"] = ""  # type: ignore[index]


class ProfileForm(Versioned):
    """What one changes of oneself."""

    name = forms.CharField(
        label=_("Full name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    honorific = forms.ChoiceField(label=_("Form of address"), required=False)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    timezone = forms.ChoiceField(label=_("Time zone"))
    theme = forms.ChoiceField(label=_("Look"), choices=THEMES)
    weekly_lead_goal = forms.IntegerField(
        label=_("New leads I want each week"), required=False, min_value=0, max_value=10_000
    )

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "honorific", _honorifics())
        _choices(self, "timezone", _zones(person.timezone if person else ""))


class PersonForm(ProfileForm):
    """What an administrator settles of somebody."""

    email = forms.EmailField(label=_("Mail address"), help_text=_("They sign in by it."))
    title = forms.ChoiceField(label=pgettext_lazy("person", "Title"), choices=Title.choices)
    team = forms.TypedChoiceField(label=_("Team"), required=False, coerce=int, empty_value=None)
    external_id = forms.CharField(
        label=_("Number elsewhere"),
        required=False,
        max_length=100,
        help_text=_("How another system names this person: imports find them by it."),
    )
    field_order = ("name", "email", "title", "team")

    def __init__(self, *args: Any, teams: Iterable[Team] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {team.pk: team for team in teams}
        _choices(self, "team", [("", "–"), *((str(pk), team.name) for pk, team in self.teams.items())])
        del self.fields["theme"]

    def clean_team(self) -> Team | None:
        """Return the team itself."""
        chosen = self.cleaned_data["team"]
        return None if chosen is None else self.teams[chosen]


class TeamForm(Versioned):
    """A team, where it stands and who leads it."""

    name = forms.CharField(label=_("Name"), max_length=120)
    parent = forms.TypedChoiceField(label=_("Stands below"), required=False, coerce=int, empty_value=None)
    lead = forms.TypedChoiceField(
        label=pgettext_lazy("team", "Lead"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Sees what the team serves."),
    )

    def __init__(
        self, *args: Any, teams: Iterable[Team] = (), people: Iterable[Person] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {team.pk: team for team in teams}
        self.people = {person.pk: person for person in people}
        _choices(self, "parent", [("", "–"), *((str(pk), team.name) for pk, team in self.teams.items())])
        _choices(self, "lead", [("", "–"), *((str(pk), one.name) for pk, one in self.people.items())])

    def clean_parent(self) -> Team | None:
        """Return the team itself."""
        chosen = self.cleaned_data["parent"]
        return None if chosen is None else self.teams[chosen]

    def clean_lead(self) -> Person | None:
        """Return the person."""
        chosen = self.cleaned_data["lead"]
        return None if chosen is None else self.people[chosen]


class DelegationForm(Form):
    """Who may act for whom."""

    principal = forms.TypedChoiceField(label=pgettext_lazy("delegation", "For"), coerce=int)
    delegate = forms.TypedChoiceField(label=_("Who acts"), coerce=int)
    scopes = forms.MultipleChoiceField(
        label=_("What is handed over"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    since = forms.DateField(label=pgettext_lazy("day", "From"))
    until = forms.DateField(label=_("To, the last day"))
    note = forms.CharField(label=_("Why"), required=False, max_length=200)

    def __init__(
        self, *args: Any, people: Iterable[Person], me: Person, for_others: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.pk: person for person in people}
        self.me = me
        everybody = [(str(pk), one.name) for pk, one in self.people.items()]
        others = [choice for choice in everybody if for_others or choice[0] != str(me.pk)]
        _choices(self, "delegate", [("", "–"), *others])
        _choices(self, "principal", everybody)
        if not for_others:
            del self.fields["principal"]

    def clean_delegate(self) -> Person:
        """Return the person."""
        return self.people[self.cleaned_data["delegate"]]

    def clean_principal(self) -> Person:
        """Return the person."""
        return self.people[self.cleaned_data["principal"]]


class CompanyForm(Versioned):
    """The company itself."""

    name = forms.CharField(label=_("Name of the company"), max_length=120, required=False)
    home_currency = forms.RegexField(
        r"^[A-Za-z]{3}$",
        label=_("Home currency"),
        help_text=_("Three letters, such as VND. Sums are shown in it."),
    )
    timezone = forms.ChoiceField(label=_("Time zone of the office"))
    first_touch_minutes = forms.IntegerField(
        label=_("Working minutes until a new lead is first spoken to"), min_value=1
    )
    handover_answer_minutes = forms.IntegerField(
        label=_("Working minutes until a handover is answered"), min_value=1
    )

    def __init__(self, *args: Any, company: CompanySettings, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "timezone", _zones(company.timezone))

    def clean_home_currency(self) -> str:
        """Write the code in capitals."""
        return str(self.cleaned_data["home_currency"]).upper()


class LetterheadForm(Versioned):
    """What stands on the company's papers."""

    legal_name = forms.CharField(label=_("Name as registered"), max_length=200, required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    tax_code = forms.CharField(label=_("Tax code"), max_length=20, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    email = forms.EmailField(label=_("Mail address"), max_length=200, required=False)
    website = forms.CharField(label=_("Website"), max_length=120, required=False)
    bank_account = forms.CharField(label=_("Account number"), max_length=40, required=False)
    bank_name = forms.CharField(label=_("Bank"), max_length=120, required=False)
    bank_holder = forms.CharField(label=_("Account holder"), max_length=120, required=False)
    representative = forms.CharField(label=_("Representative"), max_length=120, required=False)
    representative_title = forms.CharField(label=_("Their position"), max_length=120, required=False)
    logo = forms.FileField(
        label=_("New logo"),
        required=False,
        help_text=_("PNG or JPEG, at most 512 KB."),
        widget=forms.FileInput({"accept": "image/png,image/jpeg"}),
    )
    without_logo = forms.BooleanField(label=_("Papers without a logo"), required=False)


class HoursForm(Versioned):
    """When the company works: each weekday as people write hours, 8:00-12:00, 13:30-17:30."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, day in enumerate(WEEKDAYS):
            self.fields[f"day_{number}"] = forms.CharField(label=day, required=False, max_length=120)

    @staticmethod
    def shown(hours: dict[str, list[list[str]]]) -> dict[str, str]:
        """Write stored hours as the form shows them."""
        return {
            f"day_{day}": ", ".join(f"{opens}-{closes}" for opens, closes in spans)
            for day, spans in hours.items()
        }

    def clean(self) -> dict[str, Any]:
        """Read every day.

        :raises ValidationError: what is written is no hours.
        """
        hours = {}
        for number in range(len(WEEKDAYS)):
            written = self.cleaned_data.get(f"day_{number}", "")
            spans = _spans(written)
            if spans is None:
                self.add_error(f"day_{number}", _("Write hours as 08:00-12:00, 13:30-17:30."))
            elif spans:
                hours[str(number)] = spans
        return {**self.cleaned_data, "working_hours": hours}


class HolidayForm(Form):
    """A day of the company's own."""

    day = forms.DateField(label=_("Day"))
    name_vi = forms.CharField(label=_("Name"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    kind = forms.ChoiceField(label=_("What it is"), choices=DayKind.choices)


class RateForm(Form):
    """What a currency costs from a day on."""

    currency = forms.CharField(
        label=_("Currency"), max_length=3, widget=forms.TextInput({"placeholder": "USD"})
    )
    on = forms.DateField(label=pgettext_lazy("day", "From"))
    rate = forms.DecimalField(
        label=_("One unit costs"), max_digits=20, decimal_places=8, localize=True, widget=forms.TextInput
    )
    source = forms.CharField(label=_("Where the rate is from"), required=False, max_length=120)


def today_in(zone: str, now: Any) -> date:
    """Give the day that a person has now."""
    day: date = now.astimezone(ZoneInfo(zone)).date()
    return day


def _choices(form: forms.BaseForm, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    form.fields[name].choices = list(choices)  # type: ignore[attr-defined]


def _honorifics() -> list[tuple[str, str]]:
    return [("", "–"), *((one.code, one.vi or one.en) for one in HONORIFICS.values())]


def _zones(own: str) -> list[tuple[str, str]]:
    return [(zone, zone.replace("_", " ")) for zone in dict.fromkeys([*([own] if own else []), *ZONES])]


def _spans(written: str) -> list[list[str]] | None:
    """Read hours; None where something is none."""
    spans = []
    for part in filter(None, re.split(r"[,;]", written)):
        found = _SPAN.fullmatch(part.strip())
        if found is None:
            return None
        marks = [f"{int(found[1]):02}:{found[2] or '00'}", f"{int(found[3]):02}:{found[4] or '00'}"]
        if any(int(mark[:2]) > 24 or int(mark[3:]) > 59 for mark in marks):
            return None
        spans.append([marks[0], "00:00" if marks[1] == "24:00" else marks[1]])
    return spans
