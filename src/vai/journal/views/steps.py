"""Next steps: the list, one of them, and what one press does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.core import idempotency
from vai.core.errors import Refused, Stale
from vai.core.text import whole_number
from vai.journal import labels
from vai.journal.actions import steps
from vai.journal.forms import SnoozeForm, StepForm
from vai.journal.models import NextStep
from vai.journal.queries import steps as queries
from vai.journal.views import answers
from vai.staff.queries import company, people
from vai.ui import messages, pages

CHANGED = "journal:steps"


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List what is to be done: overdue, today, later, without a day; or what was done."""
    here = answers.asked(request)
    today = answers.today(request)
    whose = [here.acting_for.pk if here.acting_for else here.user.pk]
    is_done = request.GET.get("show") == "done"
    context: dict[str, Any] = {"today": today, "is_done": is_done, "snoozes": _snoozes(today)}
    if is_done:
        context["parts"] = [("done", _("Done"), queries.done_steps(today=today, person_ids=whose))]
        context["is_cut"] = False
    else:
        agenda = queries.agenda(today=today, person_ids=whose)
        titles = (
            ("overdue", _("Overdue"), agenda.overdue),
            ("today", _("Today"), agenda.today),
            ("later", pgettext("due", "Later"), agenda.later),
            ("someday", _("Without a day"), agenda.someday),
        )
        context["parts"] = [part for part in titles if part[2]]
        context["is_cut"] = agenda.is_cut
    return pages.page(request, "journal/steps.html", context, fragment="steps")


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Plan a next step; what it is about is named in the address."""
    params = request.POST if request.method == "POST" else request.GET
    client = answers.client_of(params)
    here = answers.asked(request)
    if request.method == "GET":
        me = here.acting_for or here.user
        initial = {"person": me.pk, "what": request.GET.get("what", ""), "due_on": _tomorrow(request)}
        return _shown(request, StepForm(initial=initial, colleagues=people.colleagues()), client=client)
    form = StepForm(request.POST, colleagues=people.colleagues())
    if form.is_valid():
        try:
            _plan(request, form.cleaned_data)
        except Refused as refused:
            form.accept_refusal(refused)
        else:
            return answers.done(request, _("Planned."), to=answers.page_of(client), event=CHANGED)
    return _shown(request, form, client=client, status=422)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a step, word it anew, move it, give it to someone else."""
    step = _step(pk)
    if request.method == "GET":
        form = StepForm(initial=StepForm.initial_of(step), colleagues=people.colleagues())
        return _shown(request, form, step=step)
    form = StepForm(request.POST, colleagues=people.colleagues())
    status = 422
    if form.is_valid():
        try:
            _change(request, step, form.cleaned_data)
        except Stale as stale:
            form.add_error(None, str(stale.message))
            for name, theirs, _mine in stale.changes:
                field = name.removesuffix("_id")
                shown = labels.names("person", [theirs]).get(theirs, "") if name == "person_id" else theirs  # type: ignore[list-item, call-overload]
                form.add_error(field, _("By now it says: %(theirs)s") % {"theirs": shown})
            step.refresh_from_db()
            status = 409
        except Refused as refused:
            form.accept_refusal(refused)
        else:
            return answers.done(request, _("Saved."), to=reverse("journal:steps"), event=CHANGED)
    return _shown(request, form, step=step, status=status)


@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a step done; the answer asks what came of it."""
    here = answers.asked(request)
    step = _step(pk)
    try:
        steps.finish(step, by=here.user, at=here.now, note=request.POST.get("note", ""))
    except steps.AlreadyDone:
        if not pages.is_partial(request):
            return pages.redirect(request, reverse("journal:steps"))
    return _row(request, pk, _("Done."))


@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what came of a step that is done."""
    here = answers.asked(request)
    steps.note_outcome(_step(pk), request.POST.get("note", ""), by=here.user, at=here.now)
    return _row(request, pk, _("Noted."))


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step up again."""
    here = answers.asked(request)
    steps.reopen(_step(pk), by=here.user, at=here.now)
    return _row(request, pk, _("Open again."))


@require_POST
def snooze(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a step off to another day."""
    here = answers.asked(request)
    form = SnoozeForm(request.POST)
    until = form.cleaned_data["until"] if form.is_valid() else _tomorrow(request)
    steps.snooze(_step(pk), by=here.user, at=here.now, until=until)
    return _changed(request, _("Put off."))


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a step away that will not be done."""
    here = answers.asked(request)
    steps.archive(_step(pk), by=here.user, at=here.now)
    return answers.done(request, _("Put away."), to=reverse("journal:steps"), event=CHANGED)


def _step(pk: int) -> NextStep:
    step = NextStep.objects.select_related("person", "created_by").filter(pk=pk).first()
    if step is None:
        raise Http404
    return step


def _plan(request: HttpRequest, told: dict[str, Any]) -> None:
    here = answers.asked(request)
    once = idempotency.once(request.POST.get(idempotency.FIELD, ""), by=here.user, at=here.now)
    if not once.is_first:
        return
    where = answers.named(request.POST)
    made = steps.plan(
        told["what"],
        by=here.user,
        at=here.now,
        due_on=told["due_on"],
        due_time=told["due_time"],
        person=told["person"],
        account_id=where.get("account"),
        contact_id=where.get("contact"),
        lead_id=where.get("lead"),
        opportunity_id=where.get("opportunity"),
    )
    once.remember(step=made.pk)


def _change(request: HttpRequest, step: NextStep, told: dict[str, Any]) -> None:
    here = answers.asked(request)
    version = request.POST.get("version", "")
    changes = {
        "what": told["what"],
        "due_on": told["due_on"],
        "due_time": told["due_time"],
        "person_id": told["person"].pk,
    }
    number = whole_number(version)
    steps.change(step, changes, by=here.user, at=here.now, version=number)


def _row(request: HttpRequest, pk: int, said: str) -> HttpResponse:
    """Answer with the step as it stands now in the place of its row; a page without such a row hears that it changed."""
    if request.headers.get("HX-Target") != f"step-{pk}":
        return _changed(request, said)
    step = queries.one(pk, today=answers.today(request))
    if step is None:
        raise Http404
    context = {"step": step, "today": answers.today(request), "snoozes": _snoozes(answers.today(request))}
    response = pages.page(request, "journal/step_row.html", context, fragment="row")
    return pages.toast(response, said, undo_url=answers.undo_url(request))


def _changed(request: HttpRequest, said: str) -> HttpResponse:
    if not pages.is_partial(request):
        response = pages.redirect(request, reverse("journal:steps"))
    else:
        response = messages.trigger(HttpResponse(status=204), CHANGED, None)
    return pages.toast(response, said, undo_url=answers.undo_url(request))


def _shown(
    request: HttpRequest,
    form: StepForm,
    *,
    client: Any = None,
    step: NextStep | None = None,
    status: int = 200,
) -> HttpResponse:
    params = request.POST if request.method == "POST" else request.GET
    context = {
        "form": form,
        "client": client,
        "step": step,
        "where": answers.named(params) if step is None else {},
        "page_url": answers.page_of(client),
        "told": queries.one(step.pk, today=answers.today(request)) if step else None,
    }
    return pages.page(request, "journal/step.html", context, fragment="form", status=status)


def _tomorrow(request: HttpRequest) -> date:
    return company.business_calendar().next_working_day(answers.today(request))


def _snoozes(today: date) -> list[tuple[str, date]]:
    """Offer the days to which a step is usually put off; never a day off."""
    calendar = company.business_calendar()
    monday = today + timedelta(days=7 - today.weekday())
    days = [
        (_("Next working day"), calendar.next_working_day(today)),
        (
            ngettext("In %(num)s working day", "In %(num)s working days", 3) % {"num": 3},
            calendar.add_working_days(today, 3),
        ),
        (_("Next week"), calendar.add_working_days(monday, 0)),
    ]
    return list({day: (label, day) for label, day in reversed(days)}.values())[::-1]
