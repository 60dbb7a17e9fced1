"""The desks: what now, how do I stand, what is mine; each in its own way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from vai.commissions.queries import prospects
from vai.guidance.queries import next_actions
from vai.hunting.queries import quota
from vai.staff.enums import Mode
from vai.staff.models import Person
from vai.staff.queries import company
from vai.ui import pages
from vai.workspace import shell
from vai.workspace.queries import assistant, book, figures, handing, hunter, leads, people
from vai.workspace.views import whose

MOST_KEY_ACCOUNTS = 12
MOST_CARE = 5
MOST_DUE = 8


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the person's first desk."""
    return pages.redirect(request, reverse("workspace:desk", args=[shell.first_desk(request)]))


@require_GET
def desk(request: HttpRequest, desk: str) -> HttpResponse:
    """Show a desk; for htmx the part with what is mine, by its filters."""
    if desk not in shell.DESKS:
        raise Http404
    person, at = whose.worker(request), whose.now(request)
    modes = [desk] if desk in Mode.values else list(Mode.values)
    context = {
        "desk": desk,
        "desk_label": shell.desk_label(desk),
        "at": at,
        "today": whose.today(request),
        "tomorrow": whose.today(request) + timedelta(days=1),
        "person": person,
        "actions": next_actions.next_actions(person, modes, at=at, answering=whose.reader(request)),
        **_PARTS[desk](request),
    }
    return pages.page(request, f"workspace/desks/{desk}.html", context)


@require_GET
def standing(request: HttpRequest) -> HttpResponse:
    """Show how a hunter stands: the quota, the leads that it takes, commission so far; a part of the desk by itself."""
    person, at = whose.worker(request), whose.now(request)
    context = {"quota": quota.quota_of(person, at), "commission": prospects.so_far(person, at)}
    return pages.page(request, "workspace/desks/standing.html", context, fragment="panel")


def _hunt(request: HttpRequest) -> dict[str, Any]:
    person, at = whose.worker(request), whose.now(request)
    return {
        "funnel": hunter.funnel(person, at=at),
        "numbers": hunter.numbers(person, at=at),
        "leads": leads.waiting_for(person),
        "closing": hunter.closing(person, at=at),
        "handovers": handing.given_by(person.pk),
    }


def _farm(request: HttpRequest) -> dict[str, Any]:
    person, at = whose.worker(request), whose.now(request)
    found = book.book(person, Mode.FARM, at=at, params=request.GET)
    everybody = book.book(person, Mode.FARM, at=at, most=MOST_CARE) if request.GET else found
    return {
        "book": found,
        "worst": everybody.cards[:MOST_CARE],
        "rest": found.cards if request.GET else found.cards[MOST_CARE:],
        "params": request.GET,
        **_to_answer(person),
    }


def _advise(request: HttpRequest) -> dict[str, Any]:
    person, at = whose.worker(request), whose.now(request)
    found = book.book(person, Mode.ADVISE, at=at, params=request.GET)
    everybody = book.book(person, Mode.ADVISE, at=at) if request.GET else found
    return {
        "book": found,
        "due": _due(everybody.cards),
        "tiers": _by_tier(found.cards),
        "params": request.GET,
        "not_spoken": people.not_spoken(person, Mode.ADVISE, at=at),
        "days": people.days(person, Mode.ADVISE, at=at),
        **_to_answer(person),
    }


def _key(request: HttpRequest) -> dict[str, Any]:
    person, at = whose.worker(request), whose.now(request)
    found = book.book(person, Mode.KEY, at=at, most=MOST_KEY_ACCOUNTS)
    accounts = [(card.id, card.name) for card in found.cards]
    maps = people.role_maps(person, Mode.KEY, at=at, accounts=accounts)
    return {
        "book": found,
        "rows": list(zip(found.cards, maps, strict=True)),
        "n_open_roles": sum(len(one.open_roles) + len(one.silent) for one in maps),
        **_to_answer(person),
    }


def _assist(request: HttpRequest) -> dict[str, Any]:
    person, at = whose.worker(request), whose.now(request)
    served = assistant.served(person, at=at)
    served_ids = [one.id for one in served]
    return {
        "served": served,
        "steps": assistant.due_steps([*served_ids, person.pk], at=at),
        "handovers": handing.of_people([*served_ids, person.pk]),
    }


def _lead(request: HttpRequest) -> dict[str, Any]:
    person, at = whose.worker(request), whose.now(request)
    found = figures.figures(person, at=at)
    return {
        "sums": found.sums,
        "modes": found.modes,
        "silence": found.silence,
        "as_of": found.as_of,
        "leads": leads.unclaimed(),
        "handovers": handing.of_everybody(),
    }


def _to_answer(person: Person) -> dict[str, Any]:
    """What waits for a person's answer, and the calendar that its clocks run by."""
    waiting = handing.to_answer(person.pk)
    return {"handovers": waiting, "calendar": company.business_calendar() if waiting else None}


def _due(cards: tuple[book.Card, ...]) -> list[book.Card]:
    """Choose the clients that are overdue for a talk or due within a week: overdue first, then by tier and day."""
    wanted = [card for card in cards if card.days_left is not None and card.tone in ("bad", "warn")]
    wanted.sort(key=lambda card: (card.tone != "bad", card.tier_rank or 0, card.days_left or 0, card.id))
    return wanted[:MOST_DUE]


def _by_tier(cards: tuple[book.Card, ...]) -> list[tuple[str, int | None, list[book.Card]]]:
    """Group clients by tier, the highest first, keeping their order of care."""
    names = sorted({(card.tier_rank is None, card.tier_rank or 0, card.tier) for card in cards})
    return [
        (tier, None if none else rank + 1, [card for card in cards if card.tier == tier])
        for none, rank, tier in names
    ]


_PARTS: Final[dict[str, Callable[[HttpRequest], dict[str, Any]]]] = {
    Mode.HUNT: _hunt,
    Mode.FARM: _farm,
    Mode.ADVISE: _advise,
    Mode.KEY: _key,
    Mode.ASSIST: _assist,
    shell.LEAD: _lead,
}
