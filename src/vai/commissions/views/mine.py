"""My commission: how the running period stands, what the open deals would add, earlier statements."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from vai.commissions import rules
from vai.commissions.models import CommissionStatement
from vai.commissions.queries import prospects, statements, workings
from vai.commissions.views import common
from vai.core.text import whole_number
from vai.staff.queries import company
from vai.ui import pages


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show a person's own commission; nobody else's, and not that of whom one acts for."""
    here = common.asked(request)
    day = common.today(request)
    statement = statements.running(here.user.pk, day)
    context: dict[str, Any] = {
        **_what_if(request),
        "statement": statement,
        "settles": rules.settles(here.user),
        "earlier": statements.earlier(here.user.pk, day),
        "tones": common.TONES,
        **_told(statement),
    }
    return pages.page(request, "commissions/mine.html", context)


@require_GET
def what_if(request: HttpRequest) -> HttpResponse:
    """Show what the ticked deals would add; without htmx on the whole page."""
    if not pages.is_partial(request):
        return pages.redirect(request, f"{reverse('commissions:mine')}?{request.GET.urlencode()}")
    return pages.page(request, "commissions/mine.html", _what_if(request), fragment="outlook")


def _told(statement: CommissionStatement | None) -> dict[str, Any]:
    if statement is None:
        return {"told": [], "sums": []}
    lines = statements.lines(statement)
    return {"told": workings.told(lines, statement), "sums": workings.sums(statement)}


def _what_if(request: HttpRequest) -> dict[str, Any]:
    here = common.asked(request)
    standing = prospects.standing(here.user, here.now, company.business_calendar())
    if not standing.is_under_a_plan:
        return {"standing": None, "deals": [], "ticked": set(), "outlook": None, "gains": []}
    deals = prospects.open_deals(here.user, standing.today)
    ticked = {whole_number(asked) for asked in request.GET.getlist("deal")}
    chosen = [deal for deal in deals if deal.id in ticked]
    outlook = standing.outlook(chosen)
    return {
        "standing": standing,
        "deals": deals,
        "ticked": ticked,
        "n_ticked": len(chosen),
        "outlook": outlook,
        "all_deals": standing.outlook(deals) if not chosen else None,
        "gains": [(gain, workings.of_gain(gain, standing.currency)) for gain in outlook.deals]
        if outlook
        else [],
    }
