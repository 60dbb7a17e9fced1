"""The page of an account: left the facts, middle the stream, right what the reader's mode needs."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from vai.clients.queries import facts, merges
from vai.clients.queries.facts import AccountFacts
from vai.staff.enums import Mode
from vai.ui import pages
from vai.workspace.queries import people, records
from vai.workspace.views import whose


@require_GET
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an account that the person sees; a merged one leads to the one it went into."""
    found = facts.of_account(pk)
    if found is None:
        # Who serves the kept one no longer sees the other, and still follows an old address.
        if kept := merges.kept_account(pk):
            return pages.redirect(request, reverse("workspace:account", args=[kept]))
        raise Http404
    if found.account.merged_into_id:
        return pages.redirect(request, reverse("workspace:account", args=[found.account.merged_into_id]))
    modes = _modes(request, found)
    chosen = request.GET.get("mode", "")
    mode = chosen if chosen in modes else modes[0]
    at = whose.now(request)
    beside = records.beside_account(pk, at=at)
    context = {
        "facts": found,
        "account": found.account,
        "mode": mode,
        "modes": [(one, Mode(one).label) for one in modes],
        "deals": records.deals_of_account(pk, today=whose.today(request)),
        "steps": beside.steps,
        "handovers": beside.handovers,
        "last_talk": beside.last_talk,
        "map": people.role_map(pk, found.account.name, _people(found), at=at),
        "silent_days": _silent_days(found, request),
        "worker": whose.worker(request),
        "at": at,
        "today": whose.today(request),
    }
    return pages.page(request, "workspace/account.html", context, fragment="steps")


def _modes(request: HttpRequest, found: AccountFacts) -> list[str]:
    """List the modes in which the page can be seen: those the person serves in first, then those of others."""
    person = whose.worker(request)
    mine = {one.mode for one in found.coverage if one.person_id == person.pk}
    served = {one.mode for one in found.coverage}
    title = [str(mode) for mode in person.title_modes]
    order = [*title, *(mode for mode in Mode.values if mode not in title)]
    own = [mode for mode in order if mode in mine] or title
    others = [mode for mode in order if mode in served] if person.sees_all or not mine else []
    return list(dict.fromkeys([*own, *others])) or [Mode.HUNT]


def _people(found: AccountFacts) -> list[people.Somebody]:
    return [
        people.Somebody(
            contact_id=one.contact_id,
            name=one.name,
            title=one.title,
            decision_role=one.decision_role,
            account_id=found.account.pk,
            account=found.account.name,
            last_two_way_at=one.last_two_way_at,
            rank=0,
        )
        for one in found.people
    ]


def _silent_days(found: AccountFacts, request: HttpRequest) -> int | None:
    """Count the days since the last two-way contact, at home; None where there was none."""
    last = found.account.last_two_way_at
    return None if last is None else (whose.now(request) - last).days
