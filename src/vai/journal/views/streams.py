"""The stream of an account, a contact, a lead or a deal."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from vai.core import formats
from vai.journal.enums import InteractionKind
from vai.journal.queries import about, sources
from vai.journal.queries.about import Client
from vai.journal.queries.sources import Entry, Place
from vai.journal.queries.stream import Stream, stream
from vai.journal.views import answers
from vai.ui import pages
from vai.ui.jinja import url, url_if

ADDED = (InteractionKind.CALL, InteractionKind.MEETING, InteractionKind.NOTE)


@require_GET
def of_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an account's stream."""
    return show(request, about.client("account", pk))


@require_GET
def of_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a contact's stream."""
    return show(request, about.client("contact", pk))


@require_GET
def of_lead(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a lead's stream."""
    return show(request, about.client("lead", pk))


@require_GET
def of_opportunity(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a deal's stream."""
    return show(request, about.client("opportunity", pk))


def show(request: HttpRequest, client: Client, status: int = 200) -> HttpResponse:
    """Show a page of a stream: whole, as a piece of another page, or what comes after what is shown."""
    before = request.GET.get("before", "")
    fragment = "more" if before else "stream"
    return pages.page(
        request, "journal/stream.html", context(request, client), fragment=fragment, status=status
    )


def context(request: HttpRequest, client: Client) -> dict[str, object]:
    """Gather what the template shows."""
    kind = request.GET.get("kind", "")
    kinds = sources.kinds()
    chosen = kind if kind in kinds else ""
    before = request.GET.get("before", "")
    page = stream(answers.subject_of(client), before=before, kinds=(chosen,) if chosen else ())
    address = url(answers.STREAMS[client.kind], client.id)
    day = _shown_day(before)
    return {
        "client": client,
        "address": address,
        "page_url": url_if(answers.PAGES[client.kind], client.id),
        "days": _days(page, day, answers.today(request)),
        "shown_day": day,
        "next": page.next,
        "chosen": chosen,
        "kinds": [(code, str(words)) for code, words in kinds.items()],
        "adds": [(kind.value, kind.label) for kind in ADDED],
        "today": answers.today(request),
        "is_first": not before,
    }


def _days(page: Stream, shown: date | None, today: date) -> list[tuple[str, list[Entry]]]:
    """Group the entries by day; the day that is on the page already gets no heading again."""
    days = []
    for day, entries in groupby(page.entries, key=lambda one: timezone.localtime(one.at).date()):
        heading = formats.day_long(day)
        near = abs((today - day).days) <= 1
        label = f"{formats.ago(day, today).capitalize()} · {heading}" if near else heading
        days.append(("" if day == shown else label, list(entries)))
    return days


def _shown_day(before: str) -> date | None:
    place = Place.read(before) if before else None
    return timezone.localtime(place.at).date() if place else None
