"""What is done to a deal by a press: move, win, lose, give, put away."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.core.text import whole_number
from vai.hunting.actions import moves, opportunities, winning
from vai.hunting.enums import StageOutcome
from vai.hunting.forms import AssignForm, LoseForm
from vai.hunting.models import Opportunity, Stage
from vai.hunting.queries import deals as queries
from vai.hunting.queries import lists
from vai.hunting.views.common import asker, back, carried_out, done, moment
from vai.ui import pages


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a deal to a stage from its page; what is missing for it is asked first."""
    deal = _found(pk)
    stage = get_object_or_404(Stage, pk=_number(request.POST.get("stage")))
    if stage.outcome == StageOutcome.WON and (asking := winning.asked_at(deal)):
        return pages.redirect(request, reverse(asking, args=[pk]) + f"?stage={stage.pk}")
    expected = Stage.objects.filter(pk=_number(request.POST.get("from"))).first()
    try:
        moves.move(deal, stage, by=asker(request), at=moment(request), expected_stage=expected)
    except moves.ReasonMissing:
        return pages.redirect(request, reverse("hunting:opportunity_lose", args=[pk]) + f"?stage={stage.pk}")
    text = _("%(deal)s is in “%(stage)s” now.") % {"deal": deal.name, "stage": stage}
    if stage.outcome == StageOutcome.WON:
        return done(request, reverse("hunting:opportunity_won", args=[pk]), text)
    return done(request, back(request, _page(deal)), text)


@require_http_methods(["GET", "POST"])
def lose(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why a deal is lost, and close it."""
    deal = _found(pk)
    stage = _stage(request, deal, StageOutcome.LOST)
    form = LoseForm(request.POST or None)
    action = reverse("hunting:opportunity_lose", args=[pk]) + f"?stage={stage.pk}"
    if request.method == "GET" or not form.is_valid():
        return _ask(request, deal, form, action, _("Why was it lost?"), _("Close as lost"))

    def act() -> tuple[str, str]:
        moves.move(deal, stage, by=asker(request), at=moment(request), **form.cleaned_data)
        return back(request, _page(deal)), _("%(deal)s was closed as lost.") % {"deal": deal.name}

    return carried_out(request, act)


@require_GET
def won(request: HttpRequest, pk: int) -> HttpResponse:
    """Be glad for a moment, and offer what comes next."""
    deal = get_object_or_404(queries.seen(), pk=pk)
    context = {
        "deal": deal,
        "days": (deal.closed_at.date() - deal.opened_on).days if deal.closed_at else None,
    }
    return pages.page(request, "hunting/won.html", context, fragment="dialog")


@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a deal to a colleague."""
    deal = _found(pk)
    form = AssignForm(request.POST or None)
    action = reverse("hunting:opportunity_give", args=[pk])
    if request.method == "POST" and form.is_valid() and form.cleaned_data["owner"] is None:
        form.add_error("owner", _("Choose the colleague."))
    if request.method == "GET" or not form.is_valid():
        return _ask(request, deal, form, action, _("Give the deal to"), _("Give it"))

    def act() -> tuple[str, str]:
        given = opportunities.give(deal, form.cleaned_data["owner"], by=asker(request), at=moment(request))
        is_seen = Opportunity.objects.filter(pk=pk).exists()
        text = _("The deal went to %(owner)s.") % {"owner": given.owner.name}
        return (_page(deal) if is_seen else reverse("hunting:board")), text

    return carried_out(request, act)


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a deal away."""
    opportunities.archive(_found(pk), by=asker(request), at=moment(request))
    return done(request, reverse("hunting:opportunities"), _("The deal was put away."))


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a deal back."""
    deal = opportunities.restore(_found(pk), by=asker(request), at=moment(request))
    return done(request, _page(deal), _("The deal is back."))


def _found(pk: int) -> Opportunity:
    return get_object_or_404(queries.seen(), pk=pk)


def _page(deal: Opportunity) -> str:
    return reverse("hunting:opportunity", args=[deal.pk])


def _stage(request: HttpRequest, deal: Opportunity, outcome: str) -> Stage:
    chosen = Stage.objects.filter(
        pk=_number(request.GET.get("stage")), pipeline_id=deal.pipeline_id, outcome=outcome
    )
    return chosen.first() or lists.stage_of(deal.pipeline, outcome)


def _ask(
    request: HttpRequest, deal: Opportunity, form: Any, action: str, title: str, submit: str
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "about": deal.name,
        "action": action,
        "back": _page(deal),
        "choices": [],
    }
    return pages.page(
        request, "hunting/ask.html", context, fragment="dialog", status=422 if form.errors else 200
    )


def _number(value: Any) -> int:
    return whole_number(value) or 0
