"""Winning a deal: what is missing is asked, what is known is shown; and the handover that the win opened."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from vai.contracts.actions import making, terms
from vai.contracts.queries import known
from vai.core import idempotency
from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.handovers.forms import KEEPS, WinForm
from vai.handovers.queries import handovers as queries
from vai.handovers.queries import successors
from vai.handovers.queries.successors import Choice
from vai.handovers.queries.wins import Prospect
from vai.handovers.views import answers
from vai.hunting.actions import moves, opportunities
from vai.hunting.enums import StageOutcome
from vai.hunting.models import Opportunity, Stage
from vai.hunting.queries import deals, lists
from vai.ui import pages


@require_http_methods(["GET", "POST"])
def win(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for what is missing, with everything known filled in, and win the deal."""
    deal = get_object_or_404(deals.seen().select_related("owner__team"), pk=pk)
    prospect = _prospect(request, deal)
    choices = _choices(prospect)
    form = WinForm(request.POST or None, prospect=prospect, choices=choices)
    if request.method == "POST" and form.is_valid():
        try:
            return _win(request, deal, form, choices)
        except Refused as refused:
            if refused.status != 422:
                raise
            form.accept_refusal(refused)
    context = {
        "deal": deal,
        "prospect": prospect,
        "form": form,
        "action": request.get_full_path(),
    }
    status = 422 if form.errors else 200
    return pages.page(request, "handovers/win.html", context, fragment="dialog", status=status)


@require_GET
def won(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the handover that a win opened, in the dialog that tells of the win."""
    deal = get_object_or_404(deals.seen(), pk=pk)
    handover = queries.of_deal(pk)
    n_left = sum(not item.is_ready for item in queries.items(handover)) if handover else 0
    context = {
        "deal": deal,
        "handover": handover,
        "n_left": n_left,
        "may_propose": deal.account_id is not None and deal.pipeline.hands_over,
    }
    return pages.page(request, "handovers/won_panel.html", context, fragment="panel")


@require_GET
def of_deal(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the handover of a deal, or to where one is proposed."""
    deal = get_object_or_404(deals.seen(), pk=pk)
    handover = queries.of_deal(pk)
    if handover is not None:
        return pages.redirect(request, reverse("handovers:handover", args=[handover.pk]))
    if deal.account_id is None:
        return pages.redirect(request, reverse("hunting:opportunity", args=[pk]))
    return pages.redirect(request, reverse("handovers:propose", args=[deal.account_id]) + f"?deal={pk}")


def _prospect(request: HttpRequest, deal: Opportunity) -> Prospect:
    agreed = known.terms(deal)
    today = timezone.localdate(answers.asked(request).now)
    first, last = making.term(agreed, known.settings(), usual_start=today)
    return Prospect(deal, agreed, successors.outlook(deal, agreed), first, last)


def _choices(prospect: Prospect) -> list[Choice]:
    if not prospect.deal.pipeline.hands_over:
        return []
    return list(prospect.outlook.choices) or successors.choices(prospect.deal.owner)


def _win(request: HttpRequest, deal: Opportunity, form: WinForm, choices: list[Choice]) -> HttpResponse:
    here, told = answers.asked(request), form.cleaned_data
    to = reverse("hunting:opportunity_won", args=[deal.pk])
    once = idempotency.once(request.POST.get(idempotency.FIELD, ""), by=here.user, at=here.now)
    if not once.is_first:
        return pages.redirect(request, to)
    facts = {name: told[name] for name in ("account", "amount") if told.get(name) is not None}
    if facts:
        deal = opportunities.change(deal, facts, by=here.user, at=here.now)
    agreed: dict[str, Any] = {}
    if {"valid_from", "valid_to"} & set(form.changed_data):
        agreed = {name: told[name] for name in ("valid_from", "valid_to")}
        agreed["is_open_ended"] = told["valid_to"] is None
    if "takes_over" in told:
        agreed |= _successor(told["takes_over"], choices)
    terms.agree(deal, agreed, by=here.user, at=here.now)
    moves.move(deal, _stage(request, deal), by=here.user, at=here.now)
    once.remember(deal=deal.pk)
    return answers.done(request, _("%(deal)s was won.") % {"deal": deal.name}, to=to, undoable=True)


def _successor(chosen: str, choices: list[Choice]) -> dict[str, Any]:
    if chosen == KEEPS:
        return {"keeps_client": True}
    found = next(one for one in choices if one.key == chosen)
    return {"keeps_client": False, "receiver": found.person, "to_mode": found.mode}


def _stage(request: HttpRequest, deal: Opportunity) -> Stage:
    asked = Stage.objects.filter(
        pk=whole_number(request.GET.get("stage", "")) or 0,
        pipeline_id=deal.pipeline_id,
        outcome=StageOutcome.WON,
        archived_at=None,
    )
    return asked.first() or lists.stage_of(deal.pipeline, StageOutcome.WON)
