"""The call list: a lead at a time, its outcome kept by one key, the next one there at once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.core import formats
from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.hunting import callback_times
from vai.hunting.actions import cadences, calls
from vai.hunting.actions.calls import Told
from vai.hunting.call_forms import CallHoursForm, DialForm
from vai.hunting.callback_times import When
from vai.hunting.enums import CallOutcome
from vai.hunting.models import CallerSettings, CallSettings, LostReason
from vai.hunting.queries import calls as queries
from vai.hunting.queries import leads as seen
from vai.hunting.queries import lists
from vai.hunting.queries.calls import CallList, Card, Place
from vai.hunting.views.common import asker, carried_out, moment, once, undo_url
from vai.journal.actions import steps
from vai.journal.models import NextStep
from vai.ui import pages

SKIPPED_FOR = timedelta(hours=2)
TOLD = {
    CallOutcome.REACHED: gettext_lazy("%(lead)s: reached."),
    CallOutcome.NO_ANSWER: gettext_lazy("%(lead)s: no answer."),
    CallOutcome.CALLBACK: gettext_lazy("%(lead)s: call back %(when)s."),
    CallOutcome.WRONG_NUMBER: gettext_lazy("%(lead)s: wrong number."),
    CallOutcome.NOT_NOW: gettext_lazy("%(lead)s: not before %(when)s."),
    CallOutcome.LOST: gettext_lazy("%(lead)s: lost."),
}


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show the lead that is to be called now; `?lead=` puts one before the others."""
    person, at = asker(request), moment(request)
    listed = queries.call_list(person, at=at)
    wanted = whole_number(request.GET.get("lead", ""))
    places = [queries.place_of(wanted, listed), *listed.places] if wanted else listed.places
    return _page(request, listed, places)


@require_GET
def after(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the lead that comes after one, to be at hand when that one is done."""
    listed = queries.call_list(asker(request), at=moment(request))
    return _page(request, listed, [place for place in listed.places if place.lead_id != pk], but=pk)


@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what came of a call."""
    lead = get_object_or_404(seen.seen(), pk=pk)
    claimed = once(request)
    if not claimed.is_first:
        return _next(request)
    told = _told(request)
    kept = calls.keep(lead, told, by=asker(request), at=moment(request))
    claimed.remember(to=reverse("hunting:calls"))
    when = _worded(told.when)
    text = str(TOLD[CallOutcome(told.outcome)]) % {"lead": kept.lead, "when": when}
    return pages.toast(_next(request), text, undo_url=undo_url(request))


@require_POST
def skip(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass a lead over for now."""
    lead = get_object_or_404(seen.seen(), pk=pk)
    calls.skip(lead, by=asker(request), at=moment(request), until=moment(request) + SKIPPED_FOR)
    return pages.toast(_next(request), _("%(lead)s comes again in two hours.") % {"lead": lead}, level="info")


@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark the step that is due as done: a message was sent by hand, a visit made."""
    lead = get_object_or_404(seen.seen(), pk=pk)
    number = whole_number(request.POST.get("step", "")) or 0
    due = get_object_or_404(NextStep, pk=number, lead_id=lead.pk)
    person, at = asker(request), moment(request)
    steps.finish(due, by=person, at=at)
    cadences.settle_lead(lead, by=person, at=at)
    return pages.toast(_next(request), _("Done: %(step)s.") % {"step": due.what}, undo_url=undo_url(request))


@require_GET
def when(request: HttpRequest) -> HttpResponse:
    """Say how a time that is being typed is understood."""
    typed = request.GET.get("when", "")[:60]
    found = callback_times.read(typed, now=_now(request)) if typed.strip() else None
    text = _worded(found) if found else (_("Not understood yet") if typed.strip() else "")
    return pages.page(
        request, "hunting/call_when.html", {"text": text, "is_read": bool(found)}, fragment="when"
    )


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Settle how one dials; an administrator also when calls are made."""
    person = asker(request)
    kept = CallerSettings.objects.filter(person=person).first() or CallerSettings()
    hours = CallSettings.objects.order_by("pk").first() or CallSettings()
    is_hours = request.POST.get("what") == "hours"
    dial = DialForm(
        request.POST if request.method == "POST" and not is_hours else None, initial={"dial": kept.dial}
    )
    opening = CallHoursForm(
        request.POST if is_hours else None, initial={"opens": hours.opens, "closes": hours.closes}
    )
    if request.method == "POST" and (opening if is_hours else dial).is_valid():

        def act() -> tuple[str, str]:
            when: dict[str, Any] = {"by": person, "at": moment(request)}
            if is_hours:
                calls.set_hours(opening.cleaned_data["opens"], opening.cleaned_data["closes"], **when)
            else:
                calls.set_dial(dial.cleaned_data["dial"], **when)
            return reverse("hunting:call_settings"), _("Saved.")

        try:
            return carried_out(request, act)
        except Refused as refused:
            (opening if is_hours else dial).accept_refusal(refused)
    context = {"dial": dial, "hours": opening, "may_set_hours": person.is_administrator}
    status = 422 if dial.errors or opening.errors else 200
    return pages.page(request, "hunting/call_settings.html", context, status=status)


def _page(
    request: HttpRequest, listed: CallList, places: list[Place], *, but: int | None = None
) -> HttpResponse:
    person, at = asker(request), moment(request)
    place = queries.take(places, at=at) if places else None
    shown = queries.card(place, person) if place else None
    n_left = len([one for one in listed.places if one.lead_id not in (but, shown and shown.lead.pk)])
    context: dict[str, Any] = {"card": shown, "listed": listed, "n_left": n_left, "why": _why(shown)}
    if shown is not None:
        local = _now(request)
        context |= {
            "reasons": list(lists.lost_reasons(for_leads=True))[:9],
            "callbacks": _callbacks(local),
            "not_nows": _not_nows(local),
        }
    return pages.page(request, "hunting/calls.html", context, fragment="card")


def _next(request: HttpRequest) -> HttpResponse:
    """Answer to the page's own script that all is well; without it, lead to the next one."""
    return (
        HttpResponse(status=204)
        if pages.is_partial(request)
        else pages.redirect(request, reverse("hunting:calls"))
    )


def _told(request: HttpRequest) -> Told:
    outcome, reason = request.POST.get("outcome", ""), whole_number(request.POST.get("reason", ""))
    found = LostReason.objects.filter(pk=reason, for_leads=True).first() if reason else None
    told_when = None
    if outcome in (CallOutcome.CALLBACK, CallOutcome.NOT_NOW):
        told_when = _read_when(request)
    return Told(outcome=outcome, when=told_when, reason=found, note=request.POST.get("note", "")[:2000])


def _read_when(request: HttpRequest) -> When | None:
    """Take the time that was typed, or else the choice that was pressed."""
    typed, chosen = request.POST.get("when", ""), request.POST.get("quick", "")
    if typed.strip():
        return callback_times.read(typed[:60], now=_now(request))
    try:
        at = datetime.fromisoformat(chosen)
    except ValueError:
        return None
    return When(at.date(), at.time() if "T" in chosen else None)


def _callbacks(now: datetime) -> list[tuple[str, str]]:
    """Offer when to call back: soon, this afternoon while there is one, tomorrow, the next working Monday."""
    soon = (now + timedelta(minutes=64 - now.minute % 5)).replace(second=0, microsecond=0)
    soon -= timedelta(minutes=soon.minute % 5)
    offered = [(_("In an hour, %(time)s") % {"time": f"{soon:%H:%M}"}, f"{soon:%Y-%m-%dT%H:%M}")]
    if now.hour < 13:
        offered.append((_("This afternoon, 14:00"), f"{now:%Y-%m-%d}T14:00"))
    tomorrow = now.date() + timedelta(days=1)
    monday = now.date() + timedelta(days=7 - now.weekday())
    offered.append((_("Tomorrow, 9:00"), f"{tomorrow}T09:00"))
    if monday != tomorrow:
        offered.append((_("Monday, 9:00"), f"{monday}T09:00"))
    return offered


def _not_nows(now: datetime) -> list[tuple[str, str]]:
    """Offer from when on a lead may be asked again: never at a weekend."""
    today = now.date()

    def on(day: date) -> str:
        return (day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)).isoformat()

    return [
        (_("In a week"), on(today + timedelta(weeks=1))),
        (_("In two weeks"), on(today + timedelta(weeks=2))),
        (_("In a month"), on(today + timedelta(days=30))),
        (_("In three months"), on(today + timedelta(days=91))),
    ]


def _why(card: Card | None) -> str:
    """Say in a sentence why this lead comes now."""
    if card is None:
        return ""
    due = card.lead.touch_due_at
    sentences = {
        "callback": _("You agreed to call back %(when)s.") % {"when": _agreed(card)},
        "clock": _("To be called by %(time)s.") % {"time": formats.clock_time(due)},
        "late": _("Was to be called by %(time)s.") % {"time": formats.moment(due)},
        "step": _("Due: %(step)s.") % {"step": (card.step or {}).get("what", "")},
        "fresh": _("New, and nobody has called yet."),
        "unplanned": _("Open, and nothing is planned."),
    }
    return sentences[card.why]


def _agreed(card: Card) -> str:
    day = formats.day(card.due_on) if card.due_on else ""
    return " ".join(part for part in (card.due_at, day) if part)


def _worded(found: When | None) -> str:
    if found is None:
        return ""
    day = formats.day_long(found.day)
    return f"{found.time:%H:%M} {day}" if found.time else day


def _now(request: HttpRequest) -> datetime:
    return timezone.localtime(moment(request), formats.HOME_ZONE)
