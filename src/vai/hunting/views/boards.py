"""The board: stages as columns, a card moved by hand or key."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vai.core.errors import Refused
from vai.core.text import whole_number
from vai.hunting.actions import moves, winning
from vai.hunting.enums import StageOutcome
from vai.hunting.models import Opportunity, Pipeline, Stage
from vai.hunting.queries import board as queries
from vai.hunting.queries import deals, lists, standing
from vai.hunting.views.common import asker, moment, undo_url
from vai.staff.models import Person, Team
from vai.staff.queries import people, teams
from vai.ui import pages
from vai.ui.lists import with_query


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Show a pipeline as a board: one's own deals, a colleague's, a team's, or all that are seen."""
    pipelines = list(lists.pipelines())
    wanted = request.GET.get("pipeline", "")
    pipeline = next((one for one in pipelines if str(one.pk) == wanted), pipelines[0])
    person, team, whose = _whose(request)
    text, is_by_urgency = request.GET.get("q", "").strip()[:100], request.GET.get("order") == "urgency"
    board = queries.board(
        pipeline, at=moment(request), person=person, team=team, text=text, is_by_urgency=is_by_urgency
    )
    context = {
        "board": board,
        "pipelines": _pipeline_links(request, pipelines, pipeline),
        "whose": _whose_links(request, whose),
        "whose_label": (person or team or _("Everybody's deals")),
        "text": text,
        "is_by_urgency": is_by_urgency,
        "order_query": with_query(request.GET, {"order": None if is_by_urgency else "urgency"}),
        "kept": {key: value for key, value in request.GET.items() if key != "q"},
        "shows_owner": person is None,
        "largest": max((one.amount for column in board.columns for one in column.sums), default=0),
    }
    return pages.page(request, "hunting/board.html", context, fragment="board")


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Move a card: to a column, in front of another card. What is missing for it is asked in a dialog."""
    deal = get_object_or_404(deals.seen(), pk=_number(request.POST.get("card")))
    stage = get_object_or_404(Stage, pk=_number(request.POST.get("to")))
    before = _number(request.POST.get("before")) or None
    if stage.outcome == StageOutcome.WON and (asking := winning.asked_at(deal)):
        missing = moves.FactsMissing(_("Something is still missing for the win."))
        return _asking(missing, reverse(asking, args=[deal.pk]) + f"?stage={stage.pk}")
    rank = queries.rank_before(deal, stage, before)
    try:
        moved = moves.move(
            deal,
            stage,
            by=asker(request),
            at=moment(request),
            rank=rank,
            expected_stage=_seen_stage(request, deal),
        )
    except moves.ReasonMissing as refused:
        return _asking(refused, reverse("hunting:opportunity_lose", args=[deal.pk]) + f"?stage={stage.pk}")
    except Refused as refused:
        return pages.toast(HttpResponse(status=refused.status), str(refused.message), level="error")
    return _moved(request, moved, stage)


def _moved(request: HttpRequest, deal: Opportunity, stage: Stage) -> HttpResponse:
    answer = HttpResponse(status=204, headers={"X-Vai-Version": str(deal.version + 1)})
    text = _("%(deal)s is in “%(stage)s” now.") % {"deal": deal.name, "stage": stage}
    if stage.outcome == StageOutcome.WON:
        answer.headers["X-Vai-Dialog"] = reverse("hunting:opportunity_won", args=[deal.pk])
    return pages.toast(answer, text, undo_url=undo_url(request))


def _asking(refused: Refused, dialog: str) -> HttpResponse:
    answer = HttpResponse(status=refused.status, headers={"X-Vai-Dialog": dialog})
    return pages.toast(answer, str(refused.message), level="info")


def _seen_stage(request: HttpRequest, deal: Opportunity) -> Stage | None:
    """Return the stage that the person saw, where the page says it."""
    seen = _number(request.POST.get("from"))
    return Stage.objects.filter(pk=seen).first() if seen else None


def _whose(request: HttpRequest) -> tuple[Person | None, Team | None, str]:
    whose = request.GET.get("who", "me")
    kind, _colon, key = whose.partition(":")
    if kind == "all":
        return None, None, "all"
    if kind == "team":
        return None, get_object_or_404(teams.teams(), pk=whole_number(key)), whose
    if kind == "person":
        return get_object_or_404(people.colleagues(), pk=whole_number(key)), None, whose
    doer = standing.current().doer_id
    return Person.objects.get(pk=doer), None, "me"


def _whose_links(request: HttpRequest, current: str) -> list[tuple[str, str, bool]]:
    """Offer one's own board, and to who leads teams the teams' and everybody's."""
    stands = standing.current()
    links = [(_("Mine"), "me")]
    if stands.team_ids or stands.may_administer or not stands.may_write:
        known = teams.teams() if not stands.team_ids else teams.teams().filter(pk__in=stands.team_ids)
        links += [(team.name, f"team:{team.pk}") for team in known[:12]]
        links.append((_("All"), "all"))
    return [(label, "?" + with_query(request.GET, {"who": code}), code == current) for label, code in links]


def _pipeline_links(
    request: HttpRequest, pipelines: list[Pipeline], current: Pipeline
) -> list[tuple[str, str, bool]]:
    if len(pipelines) < 2:
        return []
    return [
        (str(one), "?" + with_query(request.GET, {"pipeline": one.pk}), one == current) for one in pipelines
    ]


def _number(value: Any) -> int:
    return whole_number(value) or 0
