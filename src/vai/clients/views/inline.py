"""One field edited where it stands: a form, the value again, or what someone else wrote meanwhile."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vai.clients import phrases, rules
from vai.clients.actions import accounts
from vai.clients.enums import AccountKind
from vai.clients.models import Account
from vai.clients.queries import lookups
from vai.clients.views import acting
from vai.core import formats
from vai.core.errors import Refused, Stale
from vai.core.money import Money
from vai.core.text import whole_number
from vai.ui import pages
from vai.ui.amounts import MoneyField
from vai.ui.forms import Form

TEMPLATE = "clients/inline.html"
COLUMNS = {"tier": "tier_id"}


@require_http_methods(["GET", "POST"])
def account_field(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Edit one field of an account in a list or on its page."""
    account = acting.account_or_404(pk)
    if name not in FIELDS:
        raise Http404
    if request.method == "GET" and "view" in request.GET:
        return _value(request, account, name)
    rules.require(rules.Act.CHANGE, rules.standing(account))
    sent = request.method == "POST"
    form = FieldForm(request.POST if sent else None, name=name, account=account)
    if not sent or not form.is_valid():
        return _form(request, account, name, form, 422 if sent else 200)
    seen = account.version if request.POST.get("version", "") == "" else request.POST["version"]
    try:
        changed = _change(request, account, name, form, seen)
    except Stale as stale:
        return _conflict(request, account, name, form, stale)
    except Refused as refused:
        form.accept_refusal(refused)
        return _form(request, account, name, form, 422)
    return acting.told(_value(request, changed, name), _("Saved."))


class FieldForm(Form):
    """One field by its name, with what stood there when the person began."""

    def __init__(self, *args: Any, name: str, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"inline_{account.pk}_%s", **kwargs)
        self.fields[name] = FIELDS[name](account)
        self.initial[name] = _first(account, name)


def _change(request: HttpRequest, account: Account, name: str, form: FieldForm, seen: Any) -> Account:
    value = form.cleaned_data[name]
    plain = value.amount if isinstance(value, Money) else value
    return accounts.change_account(
        account,
        {name: plain},
        by=acting.person(request),
        at=acting.at(request),
        version=whole_number(seen),
    )


def _form(request: HttpRequest, account: Account, name: str, form: FieldForm, status: int) -> HttpResponse:
    context = {**_context(account, name), "bound": form[name], "version": account.version}
    if request.method == "POST":
        context["version"] = request.POST.get("version", "")
    return pages.page(
        request, TEMPLATE, {**context, "part": "edit_form"}, fragment="edit_form", status=status
    )


def _value(request: HttpRequest, account: Account, name: str) -> HttpResponse:
    if not pages.is_partial(request):
        return pages.redirect(request, acting.account_url(account.pk))
    return pages.page(
        request, TEMPLATE, {**_context(account, name), "shown": shown(account, name)}, fragment="edit_value"
    )


def _conflict(
    request: HttpRequest, account: Account, name: str, form: FieldForm, stale: Stale
) -> HttpResponse:
    now = lookups.account(account.pk) or account
    context = {
        **_context(account, name),
        "name": name,
        "mine": form.data.get(name, ""),
        "mine_shown": acting.differences(stale)[0][2],
        "theirs": shown(now, name) or "–",
        "version": now.version,
    }
    return pages.page(
        request, TEMPLATE, {**context, "part": "edit_conflict"}, fragment="edit_conflict", status=409
    )


def shown(account: Account, name: str) -> str:
    """Write a field as lists show it."""
    if name == "tier":
        tier = lookups.tier(account.tier_id) if account.tier_id else None
        return tier.name if tier else ""
    if name == "kind":
        return str(AccountKind(account.kind).label)
    if name == "yearly_value":
        return formats.money_short(account.yearly_value, account.currency) if account.yearly_value else ""
    return str(getattr(account, name) or "")


def _context(account: Account, name: str) -> dict[str, Any]:
    label = phrases.FIELD_LABELS[COLUMNS.get(name, name)]
    return {
        "label": label,
        "edit_url": reverse("clients:account_field", args=[account.pk, name]),
        "account": account,
    }


def _first(account: Account, name: str) -> Any:
    if name == "yearly_value" and account.yearly_value is not None:
        return Money(account.yearly_value, account.currency)
    return getattr(account, COLUMNS.get(name, name)) or ""


def _line(most: int, *, required: bool = False) -> Any:
    return lambda account: forms.CharField(max_length=most, required=required)


def _tier(account: Account) -> forms.Field:
    tiers = [
        tier
        for tier in lookups.tiers(with_archived=True)
        if not tier.archived_at or tier.pk == account.tier_id
    ]
    return forms.ChoiceField(
        required=False, choices=[("", "—"), *((str(tier.pk), tier.name) for tier in tiers)]
    )


FIELDS: dict[str, Any] = {
    "name": _line(200, required=True),
    "short_name": _line(80),
    "segment": _line(60),
    "industry": _line(80),
    "source": _line(60),
    "tax_code": _line(60),
    "tier": _tier,
    "kind": lambda account: forms.ChoiceField(choices=AccountKind.choices),
    "yearly_value": lambda account: MoneyField(required=False, currency=account.currency),
    "notes": lambda account: forms.CharField(
        required=False, max_length=20_000, widget=forms.Textarea, label=gettext_lazy("Notes")
    ),
}
