"""The list of next actions, its answers, and the rules that were muted."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vai.core import formats
from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.guidance.actions import answers
from vai.guidance.enums import Snooze
from vai.guidance.queries import next_actions
from vai.guidance.rules import RULES
from vai.staff.enums import Mode
from vai.staff.models import Person
from vai.ui import pages

_MOST_TOGETHER = 60
# The desk of a team lead: it has all modes.
LEAD = "lead"


@require_GET
def now(request: HttpRequest, desk: str) -> HttpResponse:
    """Show what a person should do now at a desk; for htmx the list alone."""
    template = "guidance/_now.html" if pages.is_partial(request) else "guidance/now.html"
    return pages.page(request, template, context_of(request, desk))


@require_POST
def done(request: HttpRequest, rule: str, kind: str, pk: int) -> HttpResponse:
    """Take an action as done."""
    person = whose(request)
    try:
        for key in _keys(request, pk):
            answers.done(rule, kind, key, by=_by(request), at=_at(request), person=person)
    except Refused as refused:
        return _refused(request, refused)
    return _answered(request, _("Done."))


@require_POST
def snooze(request: HttpRequest, rule: str, kind: str, pk: int) -> HttpResponse:
    """Put an action off."""
    how = request.POST.get("how", Snooze.TOMORROW)
    on = _day(request.POST.get("on", ""))
    try:
        kept = [
            answers.snooze(rule, kind, key, by=_by(request), at=_at(request), how=how, on=on)
            for key in _keys(request, pk)
        ]
    except Refused as refused:
        return _refused(request, refused)
    return _answered(request, _("Put off until %(when)s.") % {"when": formats.moment(kept[0].until)})


@require_POST
def irrelevant(request: HttpRequest, rule: str, kind: str, pk: int) -> HttpResponse:
    """Take an action as not useful; the third time its rule is silent for a month."""
    try:
        kept = [
            answers.dismiss(rule, kind, key, by=_by(request), at=_at(request)) for key in _keys(request, pk)
        ]
    except Refused as refused:
        return _refused(request, refused)
    mute = next((mute for _answer, mute in kept if mute), None)
    if mute is None:
        return _answered(request, _("Not useful: you will not see it again for a month."))
    told = {"rule": str(RULES[rule].label), "day": formats.day(mute.until)}
    return _answered(
        request, _("“%(rule)s” is silent for you until %(day)s. You can lift that any time.") % told
    )


@require_POST
def wrong(request: HttpRequest, rule: str, kind: str, pk: int) -> HttpResponse:
    """Take an action as resting on wrong data, and lead to where it is put right."""
    case = next_actions.case_of(whose(request), rule, kind, pk, at=_at(request)) if rule in RULES else None
    try:
        for key in _keys(request, pk):
            answers.wrong(rule, kind, key, by=_by(request), at=_at(request))
    except Refused as refused:
        return _refused(request, refused)
    if case is None:
        return _answered(request, _("Hidden until tomorrow."))
    link = RULES[rule].link(case)
    address = reverse(link.name, args=[link.key] if link.key else [])
    answer = pages.redirect(request, f"{address}?{link.query}" if link.query else address)
    return pages.toast(
        answer, _("Put it right here; the hint is hidden until tomorrow."), undo_url=_undo(request)
    )


@require_POST
def not_mine(request: HttpRequest, rule: str, kind: str, pk: int) -> HttpResponse:
    """Take an action as somebody else's job."""
    try:
        for key in _keys(request, pk):
            answers.not_mine(rule, kind, key, by=_by(request), at=_at(request))
    except Refused as refused:
        return _refused(request, refused)
    return _answered(request, _("Not your job: you will not see it again for a month."))


@require_GET
def mutes(request: HttpRequest) -> HttpResponse:
    """Show which rules are silent, each to be lifted."""
    rows = next_actions.mutes(_by(request), at=_at(request))
    return pages.page(request, "guidance/mutes.html", {"mutes": rows})


@require_POST
def unmute(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a rule speak again."""
    mute = answers.unmute(pk, by=_by(request), at=_at(request))
    answer = pages.redirect(request, reverse("guidance:mutes"))
    told = _("“%(rule)s” speaks again.") % {"rule": str(RULES[mute.rule].label)}
    return pages.toast(answer, told, undo_url=_undo(request))


def whose(request: HttpRequest) -> Person:
    """Return whose desk is shown: the person's, or that of the colleague whom they act for."""
    return cast("Person | None", getattr(request, "acting_for", None)) or _by(request)


def context_of(request: HttpRequest, desk: str) -> dict[str, object]:
    """Return what the list of a desk is drawn from; `desk` is a mode, or lead for all of them."""
    modes = [desk] if desk in Mode.values else list(Mode.values)
    found = next_actions.next_actions(whose(request), modes, at=_at(request), answering=_by(request))
    return {"actions": found, "desk": desk, "tomorrow": _tomorrow(request)}


def _answered(request: HttpRequest, told: str) -> HttpResponse:
    desk = _desk(request)
    if not pages.is_partial(request):
        answer = pages.redirect(request, reverse("guidance:now", args=[desk]))
    else:
        answer = pages.page(request, "guidance/_now.html", context_of(request, desk))
    return pages.toast(answer, told, undo_url=_undo(request))


def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    """Tell why not; the list stays as it is, and what was begun is taken back with the answer's status."""
    answer = pages.page(
        request, "guidance/now.html", context_of(request, _desk(request)), status=refused.status
    )
    answer.headers["HX-Reswap"] = "none"
    return pages.toast(answer, str(refused.message), level="error")


def _keys(request: HttpRequest, pk: int) -> list[int]:
    """List the keys that a card stands for: its own, and those of further people of the client on it."""
    others = map(whole_number, request.POST.getlist("also")[:_MOST_TOGETHER])
    return list(dict.fromkeys([pk, *(key for key in others if key is not None)]))[:_MOST_TOGETHER]


def _desk(request: HttpRequest) -> str:
    """Return the desk that the list stands on; what names none is the hunter's."""
    desk = request.POST.get("desk", "")
    return desk if desk in (*Mode.values, LEAD) else str(Mode.HUNT)


def _undo(request: HttpRequest) -> str:
    return reverse("workspace:undo", args=[request.actor.change_id])  # type: ignore[attr-defined]


def _by(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def _at(request: HttpRequest) -> datetime:
    return cast(datetime, request.now)  # type: ignore[attr-defined]


def _tomorrow(request: HttpRequest) -> date:
    return _at(request).astimezone(formats.HOME_ZONE).date() + timedelta(days=1)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
