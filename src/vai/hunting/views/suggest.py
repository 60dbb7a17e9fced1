"""Answers of fields that look up: what a person may mean while typing."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vai.clients.queries import searches
from vai.core import formats
from vai.core.text import whole_number
from vai.hunting.queries import deals, leads
from vai.staff.queries import people
from vai.ui.jinja import macro, url_if


@dataclass(frozen=True)
class Option:
    """One line of what was found."""

    value: int
    label: str
    note: str = ""


@require_GET
def accounts(request: HttpRequest) -> HttpResponse:
    """Look up clients."""
    found = [Option(one.pk, one.name, one.tax_code) for one in searches.accounts(_typed(request))]
    return _answer(request, found, url_if("clients:account_new"))


@require_GET
def contacts(request: HttpRequest) -> HttpResponse:
    """Look up contacts, those of the account named first."""
    account = request.GET.get("account", "")
    found = searches.contacts(_typed(request), account_id=whole_number(account))
    return _answer(request, [Option(one.pk, one.name) for one in found], url_if("clients:contact_new"))


@require_GET
def persons(request: HttpRequest) -> HttpResponse:
    """Look up colleagues."""
    found = people.find(_typed(request), limit=8)
    return _answer(request, [Option(one.pk, one.name, one.get_title_display()) for one in found])


@require_GET
def opportunities(request: HttpRequest) -> HttpResponse:
    """Look up open deals."""
    found = [
        Option(
            one.pk, one.name, formats.money_short(one.amount, one.currency) if one.amount is not None else ""
        )
        for one in deals.suggest(_typed(request))
    ]
    return _answer(request, found)


@require_GET
def open_leads(request: HttpRequest) -> HttpResponse:
    """Look up open leads."""
    found = [
        Option(one.pk, str(one), one.company if one.name else "") for one in leads.suggest(_typed(request))
    ]
    return _answer(request, found)


def _typed(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "").strip()[:100]


def _answer(request: HttpRequest, found: list[Option], create_url: str | None = None) -> HttpResponse:
    return HttpResponse(macro("combobox_options", found, typed=_typed(request), create_url=create_url))
