"""Converting a lead: what it becomes, with the likely duplicates shown before anything is made."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vai.core.errors import Refused
from vai.core.money import Money
from vai.hunting import rules
from vai.hunting.actions import conversion
from vai.hunting.actions import quick as quick_conversion
from vai.hunting.actions.conversion import ConversionChoice
from vai.hunting.forms import ConvertForm
from vai.hunting.models import Lead
from vai.hunting.queries import duplicates, leads, standing
from vai.hunting.views.common import asker, carried_out, moment
from vai.ui import pages
from vai.ui.jinja import url_if


@require_http_methods(["GET", "POST"])
def convert(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what a lead becomes, and make it so."""
    lead = get_object_or_404(leads.seen(), pk=pk)
    rules.check(standing.current(), "lead.convert", lead)
    if request.method == "GET":
        return _page(request, lead, ConvertForm(initial=_initial(lead)))
    form = ConvertForm(request.POST)
    if not form.is_valid():
        return _page(request, lead, form, status=422)
    try:
        return carried_out(request, lambda: _convert(request, lead, form))
    except Refused as refused:
        form.accept_refusal(refused)
        return _page(request, lead, form, status=422)


@require_POST
def quick(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a deal of a lead by what is known, in one press."""
    lead = get_object_or_404(leads.seen(), pk=pk)

    def act() -> tuple[str, str]:
        made = quick_conversion.convert(lead, by=asker(request), at=moment(request))
        assert made.opportunity is not None
        return reverse("hunting:opportunity", args=[made.opportunity.pk]), _(
            "%(client)s is a client now."
        ) % {"client": made.account}

    return carried_out(request, act)


def _convert(request: HttpRequest, lead: Lead, form: ConvertForm) -> tuple[str, str]:
    made = conversion.convert(lead, _choice(form), by=asker(request), at=moment(request))
    page = url_if("workspace:account", made.account.pk)
    if made.opportunity is not None:
        page = reverse("hunting:opportunity", args=[made.opportunity.pk])
    return page or reverse("hunting:lead", args=[lead.pk]), _("%(client)s is a client now.") % {
        "client": made.account
    }


def _choice(form: ConvertForm) -> ConversionChoice:
    told = form.cleaned_data
    makes_deal = told["deal_choice"] in ("", form.NEW)
    return ConversionChoice(
        account=told["account"],
        account_name=told["account_name"],
        account_kind=told["account_kind"] or "business",
        contact=told["contact"],
        contact_name="" if told["contact_choice"] == form.NONE else told["contact_name"],
        opportunity=told["opportunity"] if told["deal_choice"] == "existing" else None,
        opportunity_name=told["opportunity_name"] if makes_deal else "",
        stage=told["stage"] if makes_deal else None,
        amount=form.sum_typed,
        currency=told["currency"] or "VND",
        product=told["product"] if makes_deal else None,
        closes_on=told["closes_on"],
    )


def _initial(lead: Lead) -> dict[str, Any]:
    """Fill in what the lead says, and choose a twin with a strong reason."""
    who = lead.company or lead.name or str(lead)
    product = lead.product.name if lead.product else ""
    return {
        "account_choice": "new",
        "account_name": who,
        "account_kind": "business" if lead.company else "person",
        "contact_choice": "new" if lead.name else "none",
        "contact_name": lead.name,
        "deal_choice": "new",
        "opportunity_name": _("%(product)s for %(client)s") % {"product": product, "client": who}
        if product
        else who,
        "amount": None if lead.value is None else Money.rounded(lead.value, lead.currency),
        "currency": lead.currency,
        "product": lead.product_id,
    }


def _page(request: HttpRequest, lead: Lead, form: ConvertForm, *, status: int = 200) -> HttpResponse:
    twins = duplicates.of_lead(vars(lead), except_id=lead.pk)
    chosen = {
        name: form[name].value() or "new" for name in ("account_choice", "contact_choice", "deal_choice")
    }
    if request.method == "GET":
        # A tax code, a phone or a mail says more than a name: then the record that is there is the choice.
        for name, found in (("account_choice", twins.accounts), ("contact_choice", twins.contacts)):
            if found and set(found[0].reasons) & {"tax_code", "phone", "email"}:
                chosen[name] = str(found[0].record.pk)
    by_kind = {
        kind: [twin for twin in twins.all if twin.kind == kind] for kind in ("account", "contact", "lead")
    }
    context = {"lead": lead, "form": form, "twins": by_kind, "chosen": chosen}
    return pages.page(request, "hunting/convert.html", context, status=status)
