"""The list of handovers, one of them, and the answers to it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vai.clients.queries import lookups
from vai.core import idempotency
from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.handovers import rules
from vai.handovers.actions import handovers
from vai.handovers.enums import HandoverState
from vai.handovers.forms import AgainForm, ReasonForm
from vai.handovers.models import Handover, HandoverItem
from vai.handovers.queries import handovers as queries
from vai.handovers.views import answers
from vai.staff.enums import Mode
from vai.staff.queries import company
from vai.ui import pages


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List handovers: what waits for one's own answer first."""
    here = answers.asked(request)
    at = here.now
    others = queries.of_others(here.user, at=at) if rules.commands(here.user) or here.user.sees_all else []
    parts = [
        ("waiting", _("Waiting for your answer"), queries.waiting_for(here.user, at=at)),
        ("given", _("Handed over by you"), queries.given_by(here.acting_for or here.user, at=at)),
        ("team", _("Open among others"), others),
        ("received", _("Answered by you"), queries.received_by(here.user, at=at)),
    ]
    return pages.page(request, "handovers/handovers.html", {"parts": parts})


@require_GET
def of_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an account's handovers as a panel of its page."""
    here = answers.asked(request)
    rows = queries.of_account(pk, at=here.now)
    if not rows and lookups.account(pk) is None:
        raise Http404
    context = {"rows": rows, "account_id": pk}
    return pages.page(request, "handovers/account_panel.html", context, fragment="panel")


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a handover: what was promised, the checklist, the people, the deal, and the answer."""
    return shown(request, answers.found(pk))


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it over."""
    here = answers.asked(request)
    handover = answers.found(pk)
    once = idempotency.once(request.POST.get(idempotency.FIELD, ""), by=here.user, at=here.now)
    if once.is_first:
        asked = map(whole_number, request.POST.getlist("steps"))
        chosen = [step_id for step_id in asked if step_id is not None]
        handovers.accept(handover, by=here.user, at=here.now, step_ids=chosen)
    text = _("Accepted: you serve %(client)s now.") % {"client": handover.account_name}
    return answers.done(request, text, to=reverse("handovers:handover", args=[pk]))


@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it back with a reason."""
    here = answers.asked(request)
    handover = answers.found(pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            handovers.send_back(handover, form.cleaned_data["reason"], by=here.user, at=here.now)
        except handovers.CannotHandOver as refused:
            form.accept_refusal(refused)
        else:
            text = _("Sent back. %(name)s reads your reason.") % {"name": handover.giver.name}
            return answers.done(request, text)
    return shown(request, handover, reason_form=form, status=422)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    here = answers.asked(request)
    handovers.withdraw(answers.found(pk), by=here.user, at=here.now)
    return answers.done(request, _("Withdrawn."))


@require_POST
def propose_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose again what was sent back."""
    here = answers.asked(request)
    handover = answers.found(pk)
    form = AgainForm(request.POST, lines=queries.items(handover))
    if form.is_valid():
        try:
            handovers.propose_again(
                handover,
                by=here.user,
                at=here.now,
                notes=form.cleaned_data["notes"],
                item_notes=form.item_notes(),
            )
        except Refused as refused:
            if refused.status != 422:
                raise
            form.accept_refusal(refused)
        else:
            text = _("Proposed. %(name)s has been told.") % {"name": handover.receiver.name}
            return answers.done(request, text, to=reverse("handovers:handover", args=[pk]))
    return shown(request, handover, again_form=form, status=422)


@require_POST
def tick(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick a line of the checklist, or take the tick away."""
    here = answers.asked(request)
    item = HandoverItem.objects.select_related("handover").filter(pk=pk).first()
    if item is None:
        raise Http404
    handovers.tick(item, by=here.user, at=here.now, is_done=request.POST.get("done") == "1")
    if not pages.is_partial(request):
        return pages.redirect(request, reverse("handovers:handover", args=[item.handover_id]))
    context = _context(request, answers.found(item.handover_id))
    return pages.page(request, "handovers/handover.html", context, fragment="checklist")


def shown(
    request: HttpRequest,
    handover: Handover,
    *,
    reason_form: ReasonForm | None = None,
    again_form: AgainForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the page of a handover, with a form that was refused where there is one."""
    context = {
        **_context(request, handover),
        "reason_form": reason_form or ReasonForm(),
        "opens_reason": reason_form is not None,
    }
    if context["may_again"]:
        context["again_form"] = again_form or AgainForm(
            initial={"notes": handover.notes}, lines=queries.items(handover)
        )
    return pages.page(request, "handovers/handover.html", context, status=status)


def _context(request: HttpRequest, handover: Handover) -> dict[str, object]:
    here = answers.asked(request)
    items = list(queries.items(handover))
    applicable = [item for item in items if item.is_applicable]
    may_answer = handover.is_waiting and handover.receiver_id == here.user.pk
    gives = rules.is_giver(handover, here.user) or rules.commands(here.user)
    calendar = company.business_calendar()
    return {
        "handover": handover,
        "items": items,
        "n_items": len(applicable),
        "n_done": sum(item.done_at is not None for item in applicable),
        "from_label": Mode(handover.from_mode).label,
        "to_label": Mode(handover.to_mode).label,
        "state_label": HandoverState(handover.state).label,
        "minutes_left": queries.minutes_left(handover.due_at, at=here.now, calendar=calendar)
        if handover.is_waiting
        else None,
        "may_answer": may_answer and here.acting_for is None,
        "must_be_oneself": may_answer and here.acting_for is not None,
        "may_withdraw": gives and handover.is_open,
        "may_again": gives and handover.is_givers_turn,
        "may_tick": here.user.pk in (handover.giver_id, handover.receiver_id)
        and handover.state != HandoverState.WITHDRAWN,
        "giver_steps": list(queries.giver_steps(handover)) if may_answer else [],
        "again_form": None,
    }
