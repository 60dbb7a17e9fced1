"""What is done to a lead by a press: take, give, qualify, put aside, open again, put away; and to many at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.hunting.actions import cadences, leads, routing
from vai.hunting.forms import AssignForm, PutAsideForm
from vai.hunting.models import Cadence, Lead
from vai.hunting.queries import cadences as cadence_queries
from vai.hunting.queries import leads as queries
from vai.hunting.views.common import asker, back, carried_out, done, moment
from vai.ui import pages

Act = Callable[[Lead], object]
_MOST_AT_ONCE = 500


@require_POST
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a lead out of the queue."""
    lead = leads.claim(_found(pk), by=asker(request), at=moment(request))
    return done(request, back(request, _page(lead)), _("The lead is yours now."))


@require_POST
def qualify(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a lead is worth pursuing."""
    lead = leads.qualify(_found(pk), by=asker(request), at=moment(request))
    return done(request, _page(lead), _("Marked as qualified."))


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a lead again."""
    lead = leads.reopen(_found(pk), by=asker(request), at=moment(request))
    return done(request, _page(lead), _("The lead is open again."))


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a lead away."""
    leads.archive(_found(pk), by=asker(request), at=moment(request))
    return done(request, reverse("hunting:leads"), _("The lead was put away."))


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a lead back."""
    lead = leads.restore(_found(pk), by=asker(request), at=moment(request))
    return done(request, _page(lead), _("The lead is back."))


@require_http_methods(["GET", "POST"])
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a lead to a colleague, or back into the queue."""
    lead = _found(pk)
    form = AssignForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _ask(request, lead, form, "assign", _("Give the lead to"), _("Give it"))
    to_queue = request.POST.get("to") == "queue"
    if form.cleaned_data["owner"] is None and not to_queue:
        form.add_error("owner", _("Choose the colleague."))
        return _ask(request, lead, form, "assign", _("Give the lead to"), _("Give it"))

    def act() -> tuple[str, str]:
        person = None if to_queue else form.cleaned_data["owner"]
        given = leads.assign(lead, person, by=asker(request), at=moment(request))
        is_seen = Lead.objects.filter(pk=pk).exists()
        text = _("The lead waits in the queue.")
        if given.owner is not None:
            text = _("The lead went to %(owner)s.") % {"owner": given.owner.name}
        return (_page(given) if is_seen else reverse("hunting:leads")), text

    return carried_out(request, act)


@require_http_methods(["GET", "POST"])
def put_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a lead aside, with the reason."""
    lead = _found(pk)
    form = PutAsideForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _ask(request, lead, form, "lead_put_aside", _("Why is it disqualified?"), _("Disqualify"))

    def act() -> tuple[str, str]:
        facts = form.cleaned_data
        leads.disqualify(
            lead, reason=facts["reason"], note=facts["note"], by=asker(request), at=moment(request)
        )
        return _page(lead), _("The lead was disqualified.")

    return carried_out(request, act)


@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Do one thing to the leads chosen; what could not be done is told, and why, and the rest is done."""
    person, at = asker(request), moment(request)
    chosen = map(whole_number, request.POST.getlist("chosen")[:_MOST_AT_ONCE])
    keys = [key for key in chosen if key is not None]
    acts: dict[str, Act] = {
        "claim": lambda lead: leads.claim(lead, by=person, at=at),
        "archive": lambda lead: leads.archive(lead, by=person, at=at),
        "put_aside": lambda lead: leads.disqualify(lead, reason=_reason(request), by=person, at=at),
        "assign": lambda lead: leads.assign(lead, _owner(request), by=person, at=at),
        "enrol": lambda lead: cadences.enrol(lead, _cadence(request), by=person, at=at),
        "route": lambda lead: routing.ask_for(lead, by=person, at=at),
    }
    act = acts.get(request.POST.get("act", ""))
    if act is None or not keys:
        return pages.toast(
            pages.redirect(request, _list(request)), _("Choose leads and what to do."), level="info"
        )
    n_done, refused = _each(keys, act)
    answer = done(request, _list(request), _told(n_done), can_undo=n_done > 0)
    for message in refused:
        pages.toast(answer, message, level="warning")
    return answer


def _each(keys: list[int], act: Act) -> tuple[int, list[str]]:
    n_done, refused = 0, []
    for lead in queries.seen().filter(pk__in=keys).order_by("pk"):
        try:
            with transaction.atomic():
                act(lead)
            n_done += 1
        except Refused as refusal:
            refused.append(_("%(lead)s: %(reason)s") % {"lead": lead, "reason": refusal.message})
    if len(refused) > 3:
        more = ngettext("%(n)s more could not be done.", "%(n)s more could not be done.", len(refused) - 3)
        refused = [*refused[:3], more % {"n": len(refused) - 3}]
    return n_done, refused


def _told(n_done: int) -> str:
    return ngettext("Done for %(n)s lead.", "Done for %(n)s leads.", n_done) % {"n": n_done}


def _reason(request: HttpRequest) -> Any:
    form = PutAsideForm(request.POST)
    return form.cleaned_data.get("reason") if form.is_valid() else None


def _owner(request: HttpRequest) -> Any:
    form = AssignForm(request.POST)
    owner = form.cleaned_data.get("owner") if form.is_valid() else None
    if owner is None:
        raise Refused(_("Choose the colleague."), field="owner")
    return owner


def _cadence(request: HttpRequest) -> Cadence:
    number = whole_number(request.POST.get("cadence", "")) or 0
    found = cadence_queries.kept().filter(pk=number).first()
    if found is None:
        raise Refused(_("Choose the cadence."), field="cadence")
    return found


def _list(request: HttpRequest) -> str:
    state = request.POST.get("state", "")
    return reverse("hunting:leads") + (f"?{state}" if state else "")


def _found(pk: int) -> Lead:
    return get_object_or_404(queries.seen(), pk=pk)


def _page(lead: Lead) -> str:
    return reverse("hunting:lead", args=[lead.pk])


def _ask(request: HttpRequest, lead: Lead, form: Any, url_name: str, title: str, submit: str) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "about": str(lead),
        "action": reverse(f"hunting:{'lead_assign' if url_name == 'assign' else url_name}", args=[lead.pk]),
        "back": _page(lead),
        "choices": [("queue", _("Back into the queue"))] if url_name == "assign" and lead.owner_id else [],
    }
    return pages.page(
        request, "hunting/ask.html", context, fragment="dialog", status=422 if form.errors else 200
    )
