"""Making one of two: choosing the other one, side by side, and the pairs that are worth a look."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from vai.clients import rules
from vai.clients.actions import merges
from vai.clients.models import Account, Contact
from vai.clients.queries import comparing, duplicates, facts, lookups, pairs
from vai.clients.views import acting
from vai.core.errors import Refused
from vai.ui import pages

TEMPLATE = "clients/merge.html"


@require_GET
def show_pairs(request: HttpRequest) -> HttpResponse:
    """Show pairs of accounts and of contacts that may be the same."""
    kind = "contact" if request.GET.get("kind") == "contact" else "account"
    after = request.GET.get("after", "")
    context = {
        "kind": kind,
        "pairs": pairs.seen(kind, after=after),
        "is_first": not after,
        "group_max": pairs.GROUP_MAX,
    }
    return pages.page(request, "clients/duplicates.html", context)


@require_http_methods(["GET", "POST"])
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """Merge another account into this one."""
    kept = acting.account_or_404(pk)
    other = lookups.account(_other_key(request)) if _other_key(request) else None
    if _other_key(request) and (other is None or other.pk == kept.pk):
        raise Http404
    if other is None:
        rules.require(rules.Act.MERGE, rules.standing(kept))
        return _choose(request, "account", kept, _like_account(kept))
    if request.method == "POST":
        try:
            merged = merges.merge_accounts(
                kept, other, choices=_choices(request), by=acting.person(request), at=acting.at(request)
            )
            return acting.done(request, acting.account_url(merged.pk), _merged(other.name, merged.name))
        except Refused as refused:
            return _side_by_side_accounts(request, kept, other, refused)
    for one in (kept, other):
        rules.require(rules.Act.MERGE, rules.standing(one))
    return _side_by_side_accounts(request, kept, other, None)


@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Merge another contact into this one."""
    kept = acting.contact_or_404(pk)
    other = lookups.contact(_other_key(request)) if _other_key(request) else None
    if _other_key(request) and (other is None or other.pk == kept.pk):
        raise Http404
    rules.require_contact(kept)
    if other is None:
        return _choose(request, "contact", kept, _like_contact(kept))
    if request.method == "POST":
        try:
            merged = merges.merge_contacts(
                kept, other, choices=_choices(request), by=acting.person(request), at=acting.at(request)
            )
            return acting.done(request, acting.contact_url(merged.pk), _merged(other.name, merged.name))
        except Refused as refused:
            return _side_by_side_contacts(request, kept, other, refused)
    rules.require_contact(other)
    return _side_by_side_contacts(request, kept, other, None)


def _merged(other: str, kept: str) -> str:
    return _("%(other)s was merged into %(kept)s.") % {"other": other, "kept": kept}


def _choose(request: HttpRequest, kind: str, kept: Any, alike: list[Any]) -> HttpResponse:
    context = {
        "kind": kind,
        "kept": kept,
        "other": None,
        "alike": [
            {"record": one.record, "reasons": [duplicates.reason_label(reason) for reason in one.reasons]}
            for one in alike
        ],
        "find_url": reverse(f"clients:find_{kind}s") + (f"?but={kept.pk}" if kind == "account" else ""),
        "kept_href": acting.account_url(kept.pk) if kind == "account" else acting.contact_url(kept.pk),
    }
    return pages.page(request, TEMPLATE, context)


def _side_by_side_accounts(
    request: HttpRequest, kept: Account, other: Account, refused: Refused | None
) -> HttpResponse:
    mine = facts.of_account(kept.pk)
    theirs = facts.of_account(other.pk, definitions=mine.definitions) if mine else None
    if mine is None or theirs is None:
        raise Http404
    context = {
        "kind": "account",
        "kept": kept,
        "other": other,
        "sides": comparing.accounts(mine, theirs),
        "chosen": _choices(request),
        "refused": refused.message if refused else "",
        "moving": [
            (_("Ways to reach them"), [point.shown for point in theirs.points]),
            (_("Their people"), [person.name for person in theirs.people]),
            (_("Served by"), [f"{row.person} ({row.mode_label})" for row in theirs.coverage]),
            (_("Tags"), [tag.name for tag in theirs.tags]),
        ],
        "kept_href": acting.account_url(kept.pk),
    }
    return pages.page(request, TEMPLATE, context, status=refused.status if refused else 200)


def _side_by_side_contacts(
    request: HttpRequest, kept: Contact, other: Contact, refused: Refused | None
) -> HttpResponse:
    mine = facts.of_contact(kept.pk)
    theirs = facts.of_contact(other.pk, definitions=mine.definitions) if mine else None
    if mine is None or theirs is None:
        raise Http404
    context = {
        "kind": "contact",
        "kept": kept,
        "other": other,
        "sides": comparing.contacts(mine, theirs),
        "chosen": _choices(request),
        "refused": refused.message if refused else "",
        "moving": [
            (_("Ways to reach them"), [point.shown for point in theirs.points]),
            (_("Places at accounts"), [place.account for place in theirs.places]),
            (_("Tags"), [tag.name for tag in theirs.tags]),
        ],
        "kept_href": acting.contact_url(kept.pk),
    }
    return pages.page(request, TEMPLATE, context, status=refused.status if refused else 200)


def _like_account(kept: Account) -> list[Any]:
    found = facts.of_account(kept.pk)
    assert found is not None
    return duplicates.of_account(
        name=kept.name,
        tax_code=kept.tax_code,
        phones=[point.value for point in found.points if point.kind == "phone"],
        emails=[point.value for point in found.points if point.kind == "email"],
        exclude=kept.pk,
    )


def _like_contact(kept: Contact) -> list[Any]:
    found = facts.of_contact(kept.pk)
    assert found is not None
    return duplicates.of_contact(
        name=kept.name,
        phones=[point.value for point in found.points if point.kind == "phone"],
        emails=[point.value for point in found.points if point.kind == "email"],
        account_id=found.places[0].account_id if found.places else None,
        exclude=kept.pk,
    )


def _other_key(request: HttpRequest) -> str:
    return request.POST.get("with") or request.GET.get("with") or ""


def _choices(request: HttpRequest) -> dict[str, str]:
    known = (merges.KEPT, merges.MERGED, merges.BOTH)
    return {
        name.removeprefix("choose_"): value
        for name, value in request.POST.items()
        if name.startswith("choose_") and isinstance(value, str) and value in known
    }
