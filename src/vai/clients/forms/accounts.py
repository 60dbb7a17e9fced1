"""Forms of an account: opening one, changing one, and the short one in a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vai.clients.actions.accounts import AccountData
from vai.clients.enums import AccountKind, PointKind
from vai.clients.forms import addresses
from vai.clients.forms.seen import SeenForm, split_tags, tags_field
from vai.clients.models import CustomField, Tier
from vai.clients.queries import lookups
from vai.clients.queries.facts import AccountFacts
from vai.core.money import Money
from vai.staff.enums import Mode
from vai.ui.amounts import MoneyField
from vai.ui.forms import Combobox, Form

KINDS = (PointKind.PHONE, PointKind.EMAIL, PointKind.ZALO, PointKind.WEB)
PLAIN = (
    "name",
    "kind",
    "short_name",
    "tax_code",
    "tier",
    "parent",
    "segment",
    "industry",
    "source",
    "employees",
    "year_founded",
    "yearly_value",
    "annual_revenue",
    "street",
    "ward_code",
    "province_code",
    "address_text",
    "notes",
)


class AccountForm(SeenForm):
    """All of an account."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=AccountKind.choices, initial=AccountKind.BUSINESS)
    short_name = forms.CharField(
        label=_("Short name"), max_length=80, required=False, help_text=_("As colleagues call it.")
    )
    tax_code = forms.CharField(label=_("Tax code"), max_length=60, required=False)
    tier = forms.ChoiceField(label=_("Tier"), required=False)
    parent = forms.CharField(label=_("Belongs to"), required=False)
    segment = forms.CharField(label=_("Segment"), max_length=60, required=False)
    industry = forms.CharField(label=_("Industry"), max_length=80, required=False)
    source = forms.CharField(label=_("Source"), max_length=60, required=False)
    employees = forms.IntegerField(label=_("Employees"), required=False, min_value=0)
    year_founded = forms.IntegerField(label=_("Founded in"), required=False)
    yearly_value = MoneyField(label=_("Yearly value to us"), required=False)
    annual_revenue = MoneyField(label=_("Their yearly revenue"), required=False)
    notes = forms.CharField(label=_("Notes"), required=False, max_length=20_000, widget=forms.Textarea)

    def __init__(
        self,
        *args: Any,
        tiers: Sequence[Tier],
        definitions: list[CustomField],
        facts: AccountFacts | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        currency = facts.account.currency if facts else "VND"
        for name in ("yearly_value", "annual_revenue"):
            field: Any = self.fields[name]
            field.currency = currency
        chooser: Any = self.fields["tier"]
        chooser.choices = [("", "—"), *((str(tier.pk), tier.name) for tier in tiers)]
        but = facts.account.pk if facts else None
        self.fields["parent"].widget = Combobox(lambda: _find_accounts(but), text_of=lookups.account_name)
        self.fields.update(addresses.address_fields())
        self.fields["tags"] = tags_field()
        if facts:
            self._fill(facts)
        self.add_points(facts.points if facts else (), KINDS)
        self.add_custom(definitions, facts.account.custom if facts else {})
        self.show()

    def clean(self) -> dict[str, Any]:
        """Let a chosen ward bring its province."""
        return addresses.with_province_of_ward(super().clean())

    def changes(self) -> dict[str, Any]:
        """Return what was changed, as `change_account` takes it."""
        changed = self.changed_names()
        changes = {name: _value(self.cleaned_data[name]) for name in PLAIN if name in changed}
        if "ward_code" in changes:
            changes["province_code"] = self.cleaned_data["province_code"]
        if custom := self.custom_changes():
            changes["custom"] = custom
        return changes

    def _fill(self, facts: AccountFacts) -> None:
        account = facts.account
        self.initial = {
            **{name: getattr(account, name) for name in PLAIN if name not in ("tier", "parent")},
            "tier": account.tier_id or "",
            "parent": account.parent_id if facts.parent else "",
            "yearly_value": _money(account.yearly_value, account.currency),
            "annual_revenue": _money(account.annual_revenue, account.currency),
            "tags": ", ".join(tag.name for tag in facts.tags),
            "version": account.version,
            **self.initial,
        }


class NewAccountForm(AccountForm):
    """A new account, and in which mode it will be served."""

    mode = forms.ChoiceField(label=_("Served in"), choices=Mode.choices)
    is_another = forms.BooleanField(label=_("None of these: open a new one"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autofocus"] = True

    def data_of(self) -> AccountData:
        """Return what `open_account` takes."""
        values = {name: _value(self.cleaned_data[name]) for name in PLAIN}
        return AccountData(
            **values,
            points=tuple(self.point_changes()),
            tags=tuple(split_tags(self.cleaned_data["tags"])),
            custom=self.custom_changes(),
        )


class QuickAccountForm(Form):
    """The short form of a dialog: what is needed to go on."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=AccountKind.choices, initial=AccountKind.BUSINESS)
    tax_code = forms.CharField(label=_("Tax code"), max_length=60, required=False)
    new_phone = forms.CharField(label=_("Phone"), max_length=200, required=False)
    mode = forms.ChoiceField(label=_("Served in"), choices=Mode.choices)
    is_another = forms.BooleanField(label=_("None of these: open a new one"), required=False)


def _find_accounts(but: int | None) -> str:
    address = reverse("clients:find_accounts")
    return f"{address}?but={but}" if but else address


def _value(value: Any) -> Any:
    return value.amount if isinstance(value, Money) else value


def _money(amount: Decimal | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)
