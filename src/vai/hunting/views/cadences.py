"""Cadences: built by team leads, followed by leads; and the mails that go from a lead's page."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.catalog import rules as catalog
from vai.catalog import texts
from vai.core.errors import Refused
from vai.core.rowsecurity import acting_as
from vai.core.text import whole_number
from vai.hunting import letters, rules
from vai.hunting.actions import cadence_settings, cadences, mails
from vai.hunting.actions.cadence_settings import CadenceData, StepData
from vai.hunting.call_forms import CadenceForm, CadenceStepForm, MailForm
from vai.hunting.models import Cadence, CadenceStep, CadenceTouch, Enrolment, Lead
from vai.hunting.queries import cadences as queries
from vai.hunting.queries import leads, standing
from vai.hunting.views.common import asker, back, carried_out, done, moment, undo_url
from vai.staff.models import Person
from vai.staff.queries import company
from vai.ui import pages


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the cadences."""
    context = {"cadences": list(queries.kept()), "may_build": catalog.may_write_scripts(asker(request))}
    return pages.page(request, "hunting/cadences.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a cadence."""
    catalog.check_writes_scripts(asker(request))
    form = CadenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> tuple[str, str]:
            made = cadence_settings.add_cadence(
                CadenceData(**form.cleaned_data), by=asker(request), at=moment(request)
            )
            return reverse("hunting:cadence", args=[made.pk]), _("Now add its steps.")

        try:
            return carried_out(request, act)
        except Refused as refused:
            form.accept_refusal(refused)
    return pages.page(request, "hunting/cadence_new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a cadence with its steps as a real lead would get them; change it."""
    cadence = get_object_or_404(queries.kept(), pk=pk)
    initial = {
        "name": cadence.name,
        "name_en": cadence.name_en,
        "product": cadence.product_id,
        "source": cadence.source_id,
        "is_automatic": cadence.automatic_since is not None,
    }
    form = CadenceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():

        def act() -> tuple[str, str]:
            cadence_settings.change_cadence(cadence, form.cleaned_data, by=asker(request), at=moment(request))
            return reverse("hunting:cadence", args=[pk]), _("Saved.")

        try:
            return carried_out(request, act)
        except Refused as refused:
            form.accept_refusal(refused)
    context = {
        "cadence": cadence,
        "form": form,
        "may_build": catalog.may_write_scripts(asker(request)),
        **_previewed(request, cadence),
    }
    return pages.page(request, "hunting/cadence.html", context, status=422 if form.errors else 200)


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a cadence away."""
    cadence = get_object_or_404(Cadence, pk=pk)
    cadence_settings.archive_cadence(cadence, by=asker(request), at=moment(request))
    return done(request, reverse("hunting:cadences"), _("The cadence was put away."))


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, pk: int, step: int | None = None) -> HttpResponse:
    """Add a step, or change one."""
    catalog.check_writes_scripts(asker(request))
    cadence = get_object_or_404(Cadence, pk=pk, archived_at=None)
    kept = (
        None if step is None else get_object_or_404(CadenceStep, pk=step, cadence=cadence, archived_at=None)
    )
    initial = {name: getattr(kept, name) for name in CadenceStepForm.base_fields} if kept else {"day": 0}
    form = CadenceStepForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():

        def act() -> tuple[str, str]:
            person, at = asker(request), moment(request)
            if kept is None:
                cadence_settings.add_step(cadence, StepData(**form.cleaned_data), by=person, at=at)
            else:
                cadence_settings.change_step(kept, form.cleaned_data, by=person, at=at)
            return reverse("hunting:cadence", args=[pk]), _("Saved.")

        try:
            return carried_out(request, act)
        except Refused as refused:
            form.accept_refusal(refused)
    context = {"cadence": cadence, "step": kept, "form": form, "fields": letters.FIELDS}
    return pages.page(request, "hunting/cadence_step.html", context, status=422 if form.errors else 200)


@require_POST
def step_archive(request: HttpRequest, pk: int, step: int) -> HttpResponse:
    """Take a step out."""
    kept = get_object_or_404(CadenceStep, pk=step, cadence_id=pk)
    cadence_settings.archive_step(kept, by=asker(request), at=moment(request))
    return done(request, reverse("hunting:cadence", args=[pk]), _("The step was taken out."))


@require_http_methods(["GET", "POST"])
def of_lead(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a lead stands in a cadence; enrol it, pause, skip, stop."""
    lead = get_object_or_404(leads.seen(), pk=pk)
    if request.method == "POST":
        return _acted(request, lead)
    stands = queries.of_lead(pk)
    is_running = bool(stands and stands.enrolment.is_running)
    context = {
        "lead": lead,
        "standing": stands,
        "is_running": is_running,
        "cadences": [] if is_running else list(queries.usable()),
        "mails": list(queries.mails_of(pk)[:3]),
        "may": rules.may(standing.current(), "lead.change", lead),
        "can_send": mails.can_send(),
    }
    return pages.page(request, "hunting/lead_cadence.html", context, fragment="card")


@require_http_methods(["GET", "POST"])
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a mail to a lead: that of the step which is due, filled in, or one's own."""
    lead = get_object_or_404(leads.seen(), pk=pk)
    rules.check(standing.current(), "lead.change", lead)
    touch = (
        CadenceTouch.objects.filter(lead=lead, state="planned", step__channel="mail")
        .select_related("step", "next_step")
        .first()
    )
    subject, body = mails.filled(touch, lead, asker(request)) if touch else ("", "")
    form = MailForm(request.POST or None, initial={"subject": subject, "body": body})
    if request.method == "POST" and form.is_valid():

        def act() -> tuple[str, str]:
            mails.write(lead, **form.cleaned_data, touch=touch, by=asker(request), at=moment(request))
            return back(request, reverse("hunting:lead", args=[pk])), _("The mail is on its way.")

        try:
            return carried_out(request, act)
        except Refused as refused:
            form.accept_refusal(refused)
    address = f"mailto:{quote(lead.email)}?subject={quote(subject)}&body={quote(body)}"
    context = {
        "lead": lead,
        "touch": touch,
        "form": form,
        "can_send": mails.can_send(),
        "mailto": address,
        "next": request.GET.get("next", ""),
    }
    return pages.page(
        request, "hunting/lead_mail.html", context, fragment="form", status=422 if form.errors else 200
    )


@csrf_exempt
@require_http_methods(["GET", "POST"])
def no_more_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Let whoever got a mail from us stop them, without signing in: by one press, or by their mail program."""
    robot, now = Person.objects.get(is_robot=True), timezone.now()
    is_done = False
    with acting_as(robot, at=now, door="page"):
        if request.method == "POST":
            is_done = mails.no_more_mail(token, at=now) is not None
        name = company.settings().name
    context = {"is_done": is_done, "company": name, "was_asked": request.method == "POST"}
    return pages.page(request, "hunting/no_more_mail.html", context)


def _previewed(request: HttpRequest, cadence: Cadence) -> dict[str, Any]:
    """Fill the steps in for a real lead: the one asked for, or else the newest that the person sees."""
    wanted = whole_number(request.GET.get("lead", ""))
    open_ones = leads.open_leads()
    lead = (open_ones.filter(pk=wanted).first() if wanted else None) or open_ones.first()
    steps = queries.steps_of(cadence.pk)
    if lead is None:
        return {"lead": None, "steps": [(step, *letters.of_step(step, "vi")) for step in steps]}
    language = letters.language_of(lead)
    values = letters.values(lead, asker(request), our_company=company.settings().name, language=language)
    filled = [
        (step, *(texts.fill(text, values) for text in letters.of_step(step, language))) for step in steps
    ]
    return {"lead": lead, "steps": filled}


def _acted(request: HttpRequest, lead: Lead) -> HttpResponse:
    person, at = asker(request), moment(request)
    act = request.POST.get("act", "")
    if act == "enrol":
        number = whole_number(request.POST.get("cadence", "")) or 0
        cadences.enrol(lead, get_object_or_404(queries.kept(), pk=number), by=person, at=at)
        text = _("The lead goes through the cadence now.")
    else:
        running = get_object_or_404(
            Enrolment.objects.select_related("lead"), lead=lead, state__in=queries.RUNNING
        )
        text = _carry_on(act, running, person, at)
    answer = pages.redirect(request, back(request, reverse("hunting:lead", args=[lead.pk])))
    return pages.toast(answer, text, undo_url=undo_url(request))


def _carry_on(act: str, running: Enrolment, person: Person, at: datetime) -> str:
    if act == "pause":
        cadences.pause(running, by=person, at=at)
        return _("The cadence is paused.")
    if act == "resume":
        cadences.resume(running, by=person, at=at)
        return _("The cadence goes on.")
    if act == "skip":
        cadences.skip(running, by=person, at=at)
        return _("The step was skipped.")
    if act == "stop":
        cadences.stop(running, by=person, at=at)
        return _("The cadence was stopped.")
    raise Refused(_("Choose what to do."))
