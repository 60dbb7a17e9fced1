"""The capture bar: how a line is understood while it is typed, and filing it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vai.capture import fixes, telling
from vai.capture.actions import filing, proposals
from vai.capture.actions.filing import Filed
from vai.capture.fixes import SEPARATOR, Fixes
from vai.capture.queries import here, lookups, understanding
from vai.capture.understanding import Understanding
from vai.capture.views import showing
from vai.core import formats, idempotency
from vai.core.text import whole_number
from vai.staff.models import Person
from vai.ui import messages, pages
from vai.ui.amounts import read_amount
from vai.ui.jinja import url, url_if

PAGE = "capture/page.html"
_LONGEST = 2000


@require_http_methods(["GET", "POST"])
def understand(request: HttpRequest) -> HttpResponse:
    """Show how the line is understood; nothing is written. Without htmx it is a page of its own."""
    line = line_of(request)
    context = _context(request, understood_of(request, line), is_asked=False) if line else {"rows": []}
    return pages.page(request, PAGE, {**_frame(request, line), **context}, fragment="understanding")


@require_POST
def file(request: HttpRequest) -> HttpResponse:
    """File the line, or show what is asked first. The same press sent twice files once."""
    line = line_of(request)
    if not line:
        return pages.page(
            request, PAGE, {**_frame(request, line), "rows": []}, fragment="understanding", status=422
        )
    done = filed_before(request, line)
    if done is None:
        understood = understood_of(request, line)
        if not understood.is_clear:
            context = _context(request, understood, is_asked=True)
            return pages.page(
                request, PAGE, {**_frame(request, line), **context}, fragment="understanding", status=422
            )
        done = file_once(request, line, understood)
    return _told(request, done)


@dataclass(frozen=True)
class Done:
    """What became of a line: told in one sentence, taken back by undoing `change`; `offers` wait for one tap each."""

    text: str
    change: str
    offers: Sequence[dict[str, Any]] = ()


def filed_before(request: HttpRequest, line: str) -> Done | None:
    """Say what became of this press when it came before, its answer lost on the way: before anything is asked anew."""
    known = idempotency.outcome_of(_key(request, line), by=_person(request))
    return None if known is None else _already(known)


def file_once(request: HttpRequest, line: str, understood: Understanding) -> Done:
    """File a clear line; the same press that comes at the same time is waited for, and files nothing."""
    person, at = _person(request), _now(request)
    once = idempotency.once(_key(request, line), by=person, at=at)
    if not once.is_first:
        return _already(once.outcome)
    filed = filing.file(
        understood, by=person, at=at, told_at=told_at(request), zone=timezone.get_current_timezone()
    )
    offers = _offers(_confirm_ticked(request, understood, filed), understood)
    change = str(request.actor.change_id)  # type: ignore[attr-defined]
    once.remember(change=change, offers=offers)
    return Done(in_one_sentence(filed), change, offers)


def _already(known: dict[str, Any]) -> Done:
    return Done(_("This line was filed already."), str(known.get("change", "")), known.get("offers", ()))


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Do what was proposed, by one tap; undone by itself."""
    deal, _mark, token = request.POST.get("proposal", "").rpartition(SEPARATOR)
    proposal = proposals.read(token)
    reason = whole_number(request.POST.get("reason", ""))
    once = idempotency.once(_digest("confirm", token), by=_person(request), at=_now(request))
    if once.is_first:
        proposals.confirm(
            proposal,
            by=_person(request),
            at=_now(request),
            deal_id=whole_number(deal),
            reason=None if reason is None else proposals.reason_numbered(reason),
        )
    answer = HttpResponse("") if pages.is_partial(request) else pages.redirect(request, _back(request))
    return pages.toast(answer, _("Done: %(what)s.") % {"what": proposal.words}, undo_url=_undo_url(request))


@require_GET
def look_up(request: HttpRequest) -> HttpResponse:
    """List records by what is typed, as answers to who is meant."""
    typed, key = request.GET.get("q", "")[:100], request.GET.get("for", "")[:200]
    context = {"found": lookups.find(typed), "key": key, "separator": SEPARATOR}
    return pages.page(request, "capture/people.html", context, fragment="people")


def in_one_sentence(filed: Filed) -> str:
    """Say what became of the line, the next step first: that is what it gives back."""
    said = []
    if filed.steps:
        step = filed.steps[0]
        values = {"what": step.what, "day": formats.day_long(step.due_on) if step.due_on else ""}
        said.append(
            _("Filed. Next: %(what)s, %(day)s.") % values
            if step.due_on
            else _("Filed. Next: %(what)s.") % values
        )
        more = len(filed.steps) - 1
        if more:
            said.append(ngettext("And %(n)s more step.", "And %(n)s more steps.", more) % {"n": more})
    for lead in filed.leads:
        said.append(_("New lead: %(name)s.") % {"name": lead})
    for contact in filed.contacts:
        said.append(_("New contact: %(name)s.") % {"name": contact})
    for deal in filed.deals:
        said.append(_("Deal: %(name)s.") % {"name": deal})
    return " ".join(said) or _("Filed.")


def _told(request: HttpRequest, done: Done) -> HttpResponse:
    """Answer that it is filed: a toast with undo; a card stays where something waits for one tap."""
    undo = url_if("workspace:undo", done.change) if done.change else None
    card = {**_frame(request, ""), "rows": [], "filed": done, "offers": done.offers, "reasons": ()}
    if any(offer["needs_reason"] for offer in done.offers):
        card["reasons"] = proposals.reasons()
    if not pages.is_partial(request):
        answer = pages.page(request, PAGE, card) if done.offers else pages.redirect(request, _back(request))
        return pages.toast(answer, done.text, undo_url=undo)
    if done.offers:
        answer = pages.page(request, PAGE, card, fragment="understanding")
    else:
        answer = HttpResponse(status=204)
    messages.trigger(answer, "vai:filed", {"keep": bool(done.offers)})
    # The stream and the steps of the page beneath are read anew.
    messages.trigger(answer, "journal:steps", {})
    return pages.toast(answer, done.text, undo_url=undo)


def told_at(request: HttpRequest) -> datetime:
    """Say when the line was typed; one that waited on a device tells."""
    typed, sent = (request.POST.get(name, "") for name in (telling.TYPED, telling.SENT))
    return telling.told_at(typed, sent, now=_now(request))


def understood_of(request: HttpRequest, line: str) -> Understanding:
    """Understand the line from the moment at which it was typed."""
    local = timezone.localtime(told_at(request))
    return understanding.understand(
        line,
        at=_now(request),
        today=local.date(),
        now=local.time(),
        page=here.page_target(_page(request)),
        answers=_answers(request),
    )


def _answers(request: HttpRequest) -> Fixes:
    """Read the answers given so far, and what was typed into the open corrections."""
    texts = request.POST.getlist("fix")
    for name, value in request.POST.items():
        if not name.startswith(f"to{SEPARATOR}"):
            continue
        _to, what, number, was = [*name.split(SEPARATOR, 3), "", ""][:4]
        new = str(value).strip()
        if what == "amount":
            amount = read_amount(new)
            new = f"{amount.normalize():f}" if amount is not None else was
        if new != was:
            texts.append(SEPARATOR.join((what, number, was, new)))
    return fixes.read(texts)


def _confirm_ticked(
    request: HttpRequest, understood: Understanding, filed: Filed
) -> list[proposals.Proposal]:
    """Confirm at once what was ticked before Enter; return what still waits."""
    ticked = _ticked(request)
    left = []
    for proposal in filed.proposals:
        if proposal.number in ticked and len(proposal.deals) < 2 and not proposal.needs_reason:
            proposals.confirm(proposal, by=_person(request), at=_now(request))
        else:
            left.append(proposal)
    return left


def _ticked(request: HttpRequest) -> set[int]:
    numbers = map(whole_number, request.POST.getlist("confirm"))
    return {number for number in numbers if number is not None}


def _offers(left: Sequence[proposals.Proposal], understood: Understanding) -> list[dict[str, Any]]:
    names = {deal.id: deal.name for known in understood.deals.values() for deal in known}
    return [
        {
            "token": proposal.token,
            "needs_reason": proposal.needs_reason,
            "words": showing.offer_words(proposal, names),
            "deals": [(number, names.get(number, "")) for number in proposal.deals],
        }
        for proposal in left
    ]


def _context(request: HttpRequest, understood: Understanding, *, is_asked: bool) -> dict[str, Any]:
    ticked = sorted(_ticked(request))
    today: date = timezone.localdate(_now(request))
    return showing.context(understood, today=today, is_asked=is_asked, confirmed=ticked)


def _frame(request: HttpRequest, line: str) -> dict[str, Any]:
    return {
        "line": line,
        "page": _page(request),
        "acting_for": getattr(request, "acting_for", None),
        "is_partial": pages.is_partial(request),
        "look_up_url": url("capture:people"),
        "filed": None,
    }


def line_of(request: HttpRequest) -> str:
    """Return the line as it is kept: one line, no longer than can be read."""
    return " ".join((request.POST.get("line") or request.GET.get("line") or "").replace("\x00", " ").split())[
        :_LONGEST
    ]


def _page(request: HttpRequest) -> str:
    """Name the page that the bar stands on: told by a hidden field, else by the browser."""
    told = (
        request.POST.get("page")
        or request.headers.get("HX-Current-URL")
        or request.headers.get("Referer")
        or ""
    )
    return urlsplit(told[:500]).path or "/"


def _back(request: HttpRequest) -> str:
    path = _page(request)
    return path if path.startswith("/") and not path.startswith(("//", "/capture/")) else "/"


def _key(request: HttpRequest, line: str) -> str:
    """Name this press: the form's own key with the line, so that another line of the same form is another thing."""
    sent = request.POST.get(idempotency.FIELD, "")
    return _digest(sent, line) if sent else ""


def _digest(*words: str) -> str:
    return "capture:" + hashlib.sha256("\n".join(words).encode("utf-8", "replace")).hexdigest()[:60]


def _undo_url(request: HttpRequest) -> str | None:
    return url_if("workspace:undo", request.actor.change_id)  # type: ignore[attr-defined]


def _person(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def _now(request: HttpRequest) -> datetime:
    return cast(datetime, request.now)  # type: ignore[attr-defined]
