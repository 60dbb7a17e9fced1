"""Proposing to hand an account over."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vai.clients.models import Account
from vai.core import idempotency
from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.handovers import rules
from vai.handovers.actions import filling, handovers
from vai.handovers.forms import ProposeForm, person_of
from vai.handovers.models import HandoverItem
from vai.handovers.queries import facts, proposing, templates
from vai.handovers.queries import handovers as queries
from vai.handovers.queries.handovers import Candidate
from vai.handovers.views import answers
from vai.hunting.models import Opportunity
from vai.staff.enums import Mode
from vai.ui import pages


@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form with its checklist, and propose. Another mode in the address gives another checklist."""
    account = proposing.account(pk)
    if account is None:
        raise Http404
    here = answers.asked(request)
    acting_for = here.acting_for.pk if here.acting_for else None
    services = proposing.services(pk, mine=(here.user.pk, acting_for), commands=rules.commands(here.user))
    if not services:
        return pages.page(request, "handovers/propose_none.html", {"account": account})
    params = request.POST if request.method == "POST" else request.GET
    service = next((one for one in services if one.mode == params.get("from_mode")), services[0])
    usual = proposing.NEXT_MODE.get(Mode(service.mode), Mode.FARM)
    to_mode = params.get("to_mode", "") if params.get("to_mode", "") in Mode.values else usual
    candidates = queries.candidates(service.person, to_mode)
    options: dict[str, Any] = {
        "modes": [one.mode for one in services],
        "candidates": candidates,
        "deals": proposing.deals(pk),
        "lines": _lines(account, templates.checklist(service.mode, to_mode), params.get("deal", "")),
    }
    if request.method == "GET":
        initial = {
            "from_mode": service.mode,
            "to_mode": to_mode,
            "opportunity": _deal(request, options["deals"]),
        }
        return _shown(request, account, ProposeForm(initial=initial, **options))
    if request.POST.get("show") == "checklist":
        return _shown(
            request, account, ProposeForm(initial=_typed(request, service.mode, to_mode), **options)
        )
    form = ProposeForm(request.POST, **options)
    if form.is_valid():
        try:
            return _propose(request, account, form, candidates)
        except Refused as refused:
            if refused.status != 422:
                raise
            form.accept_refusal(refused)
    return _shown(request, account, form, status=422)


def _propose(
    request: HttpRequest, account: Account, form: ProposeForm, candidates: list[Candidate]
) -> HttpResponse:
    here = answers.asked(request)
    once = idempotency.once(request.POST.get(idempotency.FIELD, ""), by=here.user, at=here.now)
    if not once.is_first:
        return answers.done(request, _("Proposed already."))
    told = form.cleaned_data
    receiver = person_of(candidates, told["receiver"])
    if receiver is None:
        raise handovers.CannotHandOver(_("Choose a colleague."), field="receiver")
    deal = told.get("opportunity")
    made = handovers.propose(
        account,
        receiver=receiver,
        from_mode=told["from_mode"],
        to_mode=told["to_mode"],
        by=here.user,
        at=here.now,
        opportunity=Opportunity.objects.filter(pk=deal).first() if deal else None,
        notes=told["notes"],
        item_notes=form.item_notes(),
        ends_coverage=told["ends_coverage"],
    )
    once.remember(handover=made.pk)
    text = _("Proposed. %(name)s sees the account and has been told.") % {"name": receiver.name}
    return answers.done(request, text, to=reverse("handovers:handover", args=[made.pk]))


def _lines(account: Account, checklist: templates.Checklist, deal: str) -> list[HandoverItem]:
    """Make the lines of the checklist with what is known filled in; a deal named in the address tells more."""
    items = [line.item() for line in checklist.items]
    found = Opportunity.objects.select_related("account").filter(pk=whole_number(deal) or 0, account=account)
    filling.fill(items, facts.Case(account, found.first()))
    return items


def _typed(request: HttpRequest, from_mode: str, to_mode: str) -> dict[str, Any]:
    """Keep what was typed for the form with another checklist.

    Notes of lines go, as the lines are others; and another mode wants another colleague, so the first is suggested anew.
    """
    typed = {name: request.POST.get(name, "") for name in ("opportunity", "notes")}
    return {
        **typed,
        "from_mode": from_mode,
        "to_mode": to_mode,
        "ends_coverage": "ends_coverage" in request.POST,
    }


def _deal(request: HttpRequest, deals: Any) -> int | None:
    """Take the deal of the address, else the last one that was won."""
    asked = request.GET.get("deal", "")
    known = [pk for pk, _name in deals]
    if (chosen := whole_number(asked)) in known:
        return chosen
    return known[0] if known else None


def _shown(request: HttpRequest, account: Account, form: ProposeForm, status: int = 200) -> HttpResponse:
    context = {"account": account, "form": form}
    return pages.page(request, "handovers/propose.html", context, fragment="form", status=status)
