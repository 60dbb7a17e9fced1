"""What fits: products for a need in the client's words, side by side, with the reasons; one press takes one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vai.catalog.models import Product
from vai.catalog.queries import fits
from vai.clients.enums import AccountKind
from vai.core import formats
from vai.core.text import whole_number
from vai.hunting import rules
from vai.hunting.actions import leads, lines
from vai.hunting.actions.lines import LineData
from vai.hunting.models import Opportunity
from vai.hunting.queries import leads as lead_queries
from vai.hunting.queries import standing
from vai.hunting.views.common import asker, back, moment, undo_url
from vai.ui import pages


@require_http_methods(["GET", "POST"])
def of_lead(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what fits a lead's need; take one as what they want."""
    lead = get_object_or_404(lead_queries.seen(), pk=pk)
    if request.method == "POST":
        product = _product(request)
        leads.change(lead, {"product": product}, by=asker(request), at=moment(request))
        text = _("%(lead)s wants %(product)s.") % {"lead": lead, "product": product}
        return _answered(request, reverse("hunting:lead", args=[pk]), text)
    need = _asked(request, lead.need)
    context = {
        "need": need,
        "fits": fits.fitting(
            need,
            currency=lead.currency,
            on=_today(request),
            buyer="business" if lead.company else "person" if lead.name else "",
            budget=lead.value,
            also=[lead.product_id] if lead.product_id else [],
        ),
        "taken": {lead.product_id},
        "here": reverse("hunting:lead_fit", args=[pk]),
        "about": str(lead),
        "back": reverse("hunting:lead", args=[pk]),
        "may_take": rules.may(standing.current(), "lead.change", lead),
        "take": _("They want this"),
        "is_deal": False,
    }
    return _shown(request, context)


@require_http_methods(["GET", "POST"])
def of_deal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what fits the need behind a deal; add one to its lines."""
    deal = get_object_or_404(Opportunity.objects.select_related("account", "lead"), pk=pk)
    if request.method == "POST":
        product = _product(request)
        held = [
            LineData(
                product=line.product,
                quantity=line.quantity,
                unit_price=line.unit_price,
                discount_pct=line.discount_pct,
                has_price=line.unit_price is not None,
            )
            for line in deal.lines.select_related("product").order_by("position", "id")
        ]
        lines.set_lines(deal, [*held, LineData(product=product)], by=asker(request), at=moment(request))
        text = _("%(product)s was added to the deal.") % {"product": product}
        return _answered(request, reverse("hunting:opportunity", args=[pk]), text)
    need = _asked(
        request, "\n".join(part for part in (deal.notes, deal.lead.need if deal.lead else "") if part)
    )
    taken = set(deal.lines.values_list("product_id", flat=True))
    is_business = deal.account is not None and deal.account.kind == AccountKind.BUSINESS
    context = {
        "need": need,
        "fits": fits.fitting(
            need,
            currency=deal.currency,
            on=_today(request),
            buyer="" if deal.account is None else "business" if is_business else "person",
            budget=deal.amount,
        ),
        "taken": taken,
        "here": reverse("hunting:opportunity_fit", args=[pk]),
        "about": deal.name,
        "back": reverse("hunting:opportunity", args=[pk]),
        "may_take": rules.may(standing.current([pk]), "deal.change", deal),
        "take": _("Add to the deal"),
        "is_deal": True,
    }
    return _shown(request, context)


def _shown(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Beside a record the best are shown; on the page of its own all are compared."""
    if pages.is_partial(request):
        return pages.page(request, "hunting/fit_card.html", context, fragment="card")
    return pages.page(request, "hunting/fit.html", context)


def _asked(request: HttpRequest, need: str) -> str:
    return request.GET.get("q", need).replace("\x00", "")[:2000]


def _product(request: HttpRequest) -> Product:
    number = whole_number(request.POST.get("product", "")) or 0
    return get_object_or_404(Product, pk=number, archived_at=None)


def _today(request: HttpRequest) -> date:
    return moment(request).astimezone(formats.HOME_ZONE).date()


def _answered(request: HttpRequest, to: str, text: str) -> HttpResponse:
    answer = pages.redirect(request, back(request, to))
    return pages.toast(answer, text, undo_url=undo_url(request))
