"""The list of accounts, opening one, changing one, putting one away."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.clients import rules
from vai.clients.actions import accounts, points, tags
from vai.clients.actions.accounts import AccountData
from vai.clients.actions.points import PointData
from vai.clients.forms import AccountForm, NewAccountForm, QuickAccountForm, addresses
from vai.clients.models import Account
from vai.clients.phrases import tax_warning
from vai.clients.queries import accounts as books
from vai.clients.queries import custom_fields, duplicates, facts, lookups
from vai.clients.views import acting
from vai.core import idempotency
from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.staff.enums import Mode
from vai.staff.queries.saved_views import saved_views
from vai.ui import pages

LIST = "accounts"
FORM = "clients/account_form.html"


@require_GET
def show_list(request: HttpRequest) -> HttpResponse:
    """Show the book."""
    tiers = lookups.tiers()
    listing = books.listing(
        request.GET, person=acting.whose(request), today=acting.today(request), tiers=tiers
    )
    context = {
        "listing": listing,
        "views": saved_views(acting.person(request), LIST),
        "today": acting.today(request),
        "may_open": rules.allows(rules.Act.OPEN, rules.company_standing()),
        "tiers": tiers,
        "modes": [(code, str(label)) for code, label in Mode.choices],
        "is_narrowed": bool(listing.chips or listing.search),
    }
    return pages.page(request, "clients/accounts.html", context, fragment="list")


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open an account; from a field of another form it happens in a dialog and comes back into that field."""
    rules.require(rules.Act.OPEN, rules.company_standing())
    field = request.POST.get("field") or request.GET.get("field") or ""
    if field and pages.is_partial(request):
        return _new_in_dialog(request, field)
    form = _new_form(request)
    status = 200
    if request.method == "POST":
        status = 422
        once = idempotency.once(
            request.POST.get("idempotency_key", ""), by=acting.person(request), at=acting.at(request)
        )
        if not once.is_first and once.outcome.get("account"):
            return pages.redirect(request, acting.account_url(once.outcome["account"]))
        if form.is_valid() and not _hidden_by(form):
            try:
                account = accounts.open_account(
                    form.data_of(),
                    by=acting.person(request),
                    at=acting.at(request),
                    mode=form.cleaned_data["mode"],
                )
                once.remember(account=account.pk)
                opened = _("%(name)s is open, and yours to serve.") % {"name": account.name}
                return acting.done(request, acting.account_url(account.pk), opened)
            except Refused as refused:
                status = acting.refuse(form, refused)
    context = {**_form_context(form), "is_new": True, "found": _found(form), "address_rows": addresses.ROWS}
    return pages.page(request, FORM, context, status=status)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an account; who saved meanwhile is shown, field by field."""
    found = facts.of_account(pk)
    if found is None:
        raise Http404
    account = found.account
    if account.merged_into_id:
        return pages.redirect(request, acting.moved_account(pk) or reverse("clients:accounts"))
    stands = rules.require(rules.Act.CHANGE, rules.standing(account))
    form = AccountForm(
        request.POST if request.method == "POST" else None,
        tiers=_tiers(account),
        definitions=list(found.definitions),
        facts=found,
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _save(request, account, form)
                return acting.done(request, acting.back(request, acting.account_url(pk)), _("Saved."))
            except Refused as refused:
                status = acting.refuse(form, refused, version=lookups.account(pk).version)  # type: ignore[union-attr]
    context = {
        **_form_context(form),
        "is_new": False,
        "account": account,
        "facts": found,
        "found": [],
        "may_archive": rules.allows(rules.Act.ARCHIVE, stands),
        "may_merge": rules.allows(rules.Act.MERGE, stands),
        "address_rows": addresses.ROWS,
        "next": acting.back(request, ""),
    }
    return pages.page(request, FORM, context, status=status)


@require_GET
def show_duplicates(request: HttpRequest) -> HttpResponse:
    """Show what may be the same account while one types, and what is doubtful about the tax code."""
    ask = request.GET
    found = duplicates.of_account(
        name=ask.get("name", "")[:200],
        tax_code=ask.get("tax_code", "")[:60],
        phones=[ask.get("new_phone", "")[:200], ask.get("new_zalo", "")[:200]],
        emails=[ask.get("new_email", "")[:200]],
        exclude=whole_number(ask.get("exclude", "")),
    )
    context = {
        "found": _as_cards(found),
        "tax_warning": tax_warning(ask.get("tax_code", "")[:60]),
        "may_insist": ask.get("exclude", "") == "",
        "is_another": ask.get("is_another") == "on",
    }
    return pages.page(request, "clients/duplicates_found.html", context, fragment="found")


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an account away."""
    account = acting.account_or_404(pk)
    accounts.archive_account(account, by=acting.person(request), at=acting.at(request))
    return acting.done(
        request,
        acting.back(request, reverse("clients:accounts")),
        _("%(name)s is archived.") % {"name": account.name},
    )


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring an archived account back."""
    account = acting.account_or_404(pk)
    accounts.restore_account(account, by=acting.person(request), at=acting.at(request))
    return acting.done(
        request,
        acting.back(request, acting.account_url(pk)),
        _("%(name)s is back.") % {"name": account.name},
    )


def _save(request: HttpRequest, account: Account, form: AccountForm) -> None:
    """Write what was changed, as one change: the row, its points, its tags."""
    by, at = acting.person(request), acting.at(request)
    if changes := form.changes():
        version = form.cleaned_data["version"]
        accounts.change_account(account, changes, by=by, at=at, version=version)
    if point_changes := form.point_changes():
        points.set_points(account, point_changes, by=by, at=at)
    added, removed = form.tag_changes()
    if added:
        tags.add_tags(account, added, by=by, at=at)
    if removed:
        tags.remove_tags(account, removed, by=by, at=at)


def _new_form(request: HttpRequest) -> NewAccountForm:
    first = {
        "name": request.GET.get("q", "")[:200],
        "mode": _first_mode(request),
        "parent": request.GET.get("parent", ""),
    }
    return NewAccountForm(
        request.POST if request.method == "POST" else None,
        initial=first,
        tiers=lookups.tiers(),
        definitions=custom_fields.definitions("account"),
    )


def _new_in_dialog(request: HttpRequest, field: str) -> HttpResponse:
    sent = request.method == "POST"
    first = {"name": request.GET.get("q", "")[:200], "mode": _first_mode(request)}
    form = QuickAccountForm(request.POST if sent else None, initial=first)
    if sent and form.is_valid() and not _hidden_by(form):
        values = form.cleaned_data
        data = AccountData(
            name=values["name"],
            kind=values["kind"],
            tax_code=values["tax_code"],
            points=(PointData("phone", values["new_phone"]),) if values["new_phone"] else (),
        )
        try:
            account = accounts.open_account(
                data, by=acting.person(request), at=acting.at(request), mode=values["mode"]
            )
            opened = _("%(name)s is open, and yours to serve.") % {"name": account.name}
            return acting.told(pages.made(account.pk, account.name, field=field), opened)
        except Refused as refused:
            acting.refuse(form, refused)
    context = {"form": form, "field": field, "found": _found(form)}
    return pages.page(
        request, "clients/account_dialog.html", context, fragment="dialog", status=422 if sent else 200
    )


def _first_mode(request: HttpRequest) -> str:
    return next(iter(acting.whose(request).title_modes), Mode.HUNT)


def _tiers(account: Account) -> list[Any]:
    """List the tiers in use, and the one that the account has."""
    return [
        tier
        for tier in lookups.tiers(with_archived=True)
        if not tier.archived_at or tier.pk == account.tier_id
    ]


def _hidden_by(form: Any) -> bool:
    """Whether others that may be the same have to be looked at first."""
    return bool(_found(form)) and not form.cleaned_data.get("is_another")


def _found(form: Any) -> list[dict[str, Any]]:
    """Find what may be the same as a form that was sent."""
    if not form.is_bound:
        return []
    sent = form.data
    found = duplicates.of_account(
        name=sent.get("name", "")[:200],
        tax_code=sent.get("tax_code", "")[:60],
        phones=[sent.get("new_phone", "")[:200]],
        emails=[sent.get("new_email", "")[:200]],
    )
    return _as_cards(found)


def _as_cards(found: list[Any]) -> list[dict[str, Any]]:
    return [
        {
            "name": one.record.name,
            "href": acting.account_url(one.record.pk),
            "reasons": [duplicates.reason_label(reason) for reason in one.reasons],
            "is_archived": one.record.archived_at is not None,
        }
        for one in found
    ]


def _form_context(form: Any) -> dict[str, Any]:
    return {
        "form": form,
        "differences": getattr(form, "differences", []),
        "point_rows": form.point_names(),
        "custom_names": form.custom_names(),
    }
