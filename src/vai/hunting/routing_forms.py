"""What an administrator types about routing, read and checked; the actions write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vai.core import addresses, phones
from vai.core.money import Money
from vai.core.text import company_key, digits, squeeze
from vai.hunting.actions.routing_rules import CONDITIONS, SETTINGS
from vai.hunting.enums import RuleTarget
from vai.hunting.fits import Facts
from vai.hunting.models import RoutingRule, RoutingSettings
from vai.staff.models import Person, Team
from vai.staff.queries import company, people, teams
from vai.ui.amounts import MoneyField
from vai.ui.forms import Combobox, Form, TextArea, TimeInput

LANGUAGES = (("vi", pgettext_lazy("language", "Vietnamese")), ("en", pgettext_lazy("language", "English")))
SEGMENTS = (("", _("Persons and companies")), ("person", _("Persons only")), ("company", _("Companies only")))
WEEKDAYS = (
    (0, _("Monday")), (1, _("Tuesday")), (2, _("Wednesday")), (3, _("Thursday")), (4, _("Friday")), (5, _("Saturday")),
    (6, _("Sunday")),
)  # fmt: skip
Names = Mapping[str, Mapping[Any, str]]


def person_field(label: Any, *, required: bool = False) -> forms.ModelChoiceField[Person]:
    """Make a field that looks up a colleague."""

    def text_of(key: Any) -> str:
        found = people.colleagues().filter(pk=key).first() if str(key).isdigit() else None
        return found.name if found else ""

    widget = Combobox(lambda: reverse("hunting:person_suggest"), text_of=text_of)
    return forms.ModelChoiceField(
        queryset=people.colleagues().order_by(), widget=widget, required=required, label=label
    )


def _offer(form: forms.BaseForm, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


def _offer_teams(form: forms.BaseForm, name: str) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = teams.teams()


class _Several(forms.TypedMultipleChoiceField):
    """Several of a list; none means any."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, empty_value=[], widget=forms.SelectMultiple({"size": 5}), **kwargs)


class _Words(forms.CharField):
    """Several words or names, with commas between them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=600, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Write a list."""
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """Read a list."""
        return list(dict.fromkeys(part for one in super().clean(value).split(",") if (part := squeeze(one))))


class RuleForm(Form):
    """A rule: which leads, and where they go."""

    name = forms.CharField(label=_("Name of the rule"), max_length=120)
    target = forms.ChoiceField(label=_("Where they go"), choices=RuleTarget.choices, widget=forms.RadioSelect)
    person = person_field(_("The person"))
    team = forms.ModelChoiceField(
        Team.objects.none(), label=_("The team that gets them"), required=False, empty_label="–"
    )
    most_open = forms.IntegerField(
        label=_("Open leads a person has at most"), required=False, min_value=1, max_value=100_000
    )
    waits_for_hours = forms.BooleanField(
        label=_("Outside of working hours, wait until work begins"), required=False
    )
    sources = _Several(label=_("Source"), coerce=int)
    campaigns = _Words(label=_("Campaign"), help_text=_("Several with commas between them."))
    products = _Several(label=_("Product"), coerce=int)
    provinces = _Several(label=_("Province"))
    wards = _Words(label=_("Ward"), help_text=_("Of the provinces chosen; several with commas between them."))
    languages = _Several(label=_("Language they write"), choices=LANGUAGES)
    segment = forms.ChoiceField(label=_("Kind of client"), choices=SEGMENTS, required=False)
    value_from = MoneyField(label=_("Worth at least"), required=False)
    value_to = MoneyField(label=_("Worth at most"), required=False)
    own_field = forms.ChoiceField(label=_("Field of your own"), required=False)
    own_values = _Words(
        label=_("Has one of"), help_text=_("For example the size of the company: 50-200, 200+.")
    )
    # Last, because the name hides the module from here on.
    forms = _Several(label=_("Form"))

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_teams(self, "team")
        for field, kind in (("sources", "source"), ("forms", "form"), ("products", "product")):
            _offer(self, field, names[kind].items())
        _offer(self, "provinces", [(one.code, one.name) for one in addresses.provinces()])
        _offer(self, "own_field", [("", "–"), *names["own"].items()])
        for field in ("forms", "own_field"):
            if not names["form" if field == "forms" else "own"]:
                del self.fields[field]
                if field == "own_field":
                    del self.fields["own_values"]

    @staticmethod
    def initial_of(rule: RoutingRule) -> dict[str, Any]:
        """Write a rule as the form shows it."""
        told = {name: getattr(rule, name) for name in (*CONDITIONS, "name", "target", "person", "team")}
        told |= {"most_open": rule.most_open, "waits_for_hours": rule.waits_for_hours}
        for name in ("value_from", "value_to"):
            if told[name] is not None:
                told[name] = Money.rounded(told[name], company.settings().home_currency)
        wards = [addresses.ward(code) for code in rule.wards]
        return told | {"wards": [ward.name for ward in wards if ward]}

    def clean(self) -> dict[str, Any]:
        """Find the wards by their names."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        found = []
        for name in told.get("wards") or ():
            hits = [addresses.find_ward(name, code) for code in told.get("provinces") or ()]
            if ward := next((hit for hit in hits if hit), None):
                found.append(ward.code)
            else:
                self.add_error("wards", _("No ward “%(name)s” in the provinces chosen.") % {"name": name})
        told["wards"] = found
        return told

    def told(self) -> dict[str, Any]:
        """Return the rule as the action takes it."""
        told = dict(self.cleaned_data)
        for name in ("value_from", "value_to"):
            told[name] = told[name].amount if isinstance(told.get(name), Money) else None
        if not told.get("own_values"):
            told["own_field"] = ""
        return told


class MemberForm(Form):
    """A person of a group: the weight, and hours of their own."""

    person = person_field(_("Colleague"), required=True)
    weight = forms.IntegerField(label=_("Weight"), min_value=1, max_value=100, initial=1)
    days = forms.TypedMultipleChoiceField(
        label=_("Days"), choices=WEEKDAYS, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    opens_at = forms.TimeField(label=pgettext_lazy("hour", "From"), required=False, widget=TimeInput)
    closes_at = forms.TimeField(label=pgettext_lazy("hour", "To"), required=False, widget=TimeInput)


class SettingsForm(Form):
    """What holds for all rules."""

    is_on = forms.BooleanField(label=_("Route leads that come in by themselves"), required=False)
    fallback_team = forms.ModelChoiceField(
        Team.objects.none(), label=_("Takes what no rule can"), required=False, empty_label="–"
    )
    knows_clients = forms.BooleanField(
        label=_("A client’s lead goes to whoever serves the client"), required=False
    )
    knows_deals = forms.BooleanField(
        label=_("A company’s lead goes to whoever has an open deal with it"), required=False
    )
    knows_names = forms.BooleanField(label=_("Companies named for somebody go to them"), required=False)
    weighs_by_conversion = forms.BooleanField(
        label=_("Weights follow conversion"),
        help_text=_(
            "By half to double of the weight, shrunk where there is little evidence: newcomers keep theirs."
        ),
        required=False,
    )
    escalates = forms.BooleanField(label=_("Tell owner and team lead when a clock runs out"), required=False)
    reroutes = forms.BooleanField(
        label=_("At twice the time without a try, the lead goes on to the next"), required=False
    )
    most_reroutes = forms.IntegerField(label=_("It goes on at most so many times"), min_value=0, max_value=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_teams(self, "fallback_team")

    @staticmethod
    def initial_of(kept: RoutingSettings) -> dict[str, Any]:
        """Write the settings as the form shows them."""
        return {name: getattr(kept, name) for name in SETTINGS}


class NamedForm(Form):
    """Companies that are somebody's."""

    person = person_field(_("Named for"), required=True)
    companies = forms.CharField(
        label=_("Their names"),
        widget=TextArea,
        help_text=_("One a line: name; tax code; mail domain. Only the name is needed."),
    )


class TryForm(Form):
    """A lead that might come, for trying the rules out."""

    source = forms.TypedChoiceField(label=_("Source"), coerce=int, empty_value=None, required=False)
    form = forms.ChoiceField(label=_("Form"), required=False)
    product = forms.TypedChoiceField(label=_("Product"), coerce=int, empty_value=None, required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    campaign = forms.CharField(label=_("Campaign"), max_length=80, required=False)
    company = forms.CharField(label=_("Company"), max_length=200, required=False)
    email = forms.CharField(label=_("Mail address"), max_length=200, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    value = MoneyField(label=_("May be worth"), required=False)
    language = forms.ChoiceField(label=_("Language they write"), choices=LANGUAGES, required=False)

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, prefix="try", **kwargs)
        for field, kind in (("source", "source"), ("form", "form"), ("product", "product")):
            _offer(self, field, [("", "–"), *names[kind].items()])
        provinces = [(one.code, one.name) for one in addresses.provinces()]
        _offer(self, "province", [("", "–"), *provinces])
        if not names["form"]:
            del self.fields["form"]

    def facts(self, at: datetime) -> Facts:
        """Read what rules ask about."""
        told = self.cleaned_data
        numbers = phones.find_all(told["phone"])
        value: Decimal | None = told["value"].amount if isinstance(told["value"], Money) else None
        return Facts(
            source_id=told["source"],
            campaign=told["campaign"],
            product_id=told["product"],
            province=told["province"],
            language=told["language"] or "vi",
            form=told.get("form") or "",
            is_company=bool(told["company"]),
            value=value,
            name_key=company_key(told["company"]),
            tax_digits=digits(told["company"]) if len(digits(told["company"])) >= 10 else "",
            phone=numbers[0].e164 if numbers else "",
            email=told["email"].strip().lower(),
        )
