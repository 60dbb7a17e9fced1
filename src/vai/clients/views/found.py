"""What fields look up while one types: accounts, contacts, colleagues, wards."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from vai.clients import rules
from vai.clients.queries import pieces, searches
from vai.core import addresses
from vai.core.text import fold, squeeze, whole_number
from vai.staff.queries import people
from vai.ui import pages

TEMPLATE = "clients/options.html"
MOST = 8


@require_GET
def accounts(request: HttpRequest) -> HttpResponse:
    """Answer with accounts; with `create` a new one can be opened from here."""
    but = request.GET.get("but", "")
    found = searches.accounts(_typed(request), limit=MOST, but=whole_number(but))
    items = [
        {"value": row.pk, "label": row.name, "note": pieces.address_text(row) or row.tax_code}
        for row in found
    ]
    may = "create" in request.GET and rules.allows(rules.Act.OPEN, rules.company_standing())
    return _options(request, items, reverse("clients:account_new") if may else None)


@require_GET
def contacts(request: HttpRequest) -> HttpResponse:
    """Answer with contacts, those of an account first; with `create` a new one can be added from here."""
    key = request.GET.get("account", "")
    found = searches.contacts(_typed(request), limit=MOST, account_id=whole_number(key))
    items = [{"value": row.pk, "label": row.name, "note": ""} for row in found]
    may = "create" in request.GET and rules.allows(rules.Act.OPEN, rules.company_standing())
    address = reverse("clients:contact_new")
    return _options(request, items, f"{address}?account={key}" if may and key else address if may else None)


@require_GET
def colleagues(request: HttpRequest) -> HttpResponse:
    """Answer with people who work here."""
    found = people.find(_typed(request), limit=MOST)
    items = [{"value": row.pk, "label": row.name, "note": row.get_title_display()} for row in found]
    return _options(request, items, None)


@require_GET
def wards(request: HttpRequest) -> HttpResponse:
    """Answer with wards and communes by the beginning of a word, each with its province."""
    typed = fold(squeeze(_typed(request)))
    items: list[dict[str, object]] = []
    for province in addresses.provinces() if typed else ():
        for ward in addresses.wards(province.code):
            name = fold(ward.name)
            if name.startswith(typed) or fold(ward.full_name).startswith(typed) or f" {typed}" in name:
                items.append({"value": ward.code, "label": ward.full_name, "note": province.name})
        if len(items) >= 3 * MOST:
            break
    items.sort(
        key=lambda item: (fold(str(item["label"]).split(" ", 1)[-1]) != typed, len(str(item["label"])))
    )
    return _options(request, items[:MOST], None)


def _typed(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "")[:100]


def _options(request: HttpRequest, items: list[dict[str, object]], create_url: str | None) -> HttpResponse:
    context = {"items": items, "typed": _typed(request), "create_url": create_url}
    return pages.page(request, TEMPLATE, context, fragment="options")
