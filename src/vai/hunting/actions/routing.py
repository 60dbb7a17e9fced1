"""Routing leads: asked for by whoever brings one, carried out in sets, in the order in which they came, each once.

One process routes at a time, whatever number of them takes leads in: it holds a lock, reads the ground once, decides on
each lead in turn and writes the whole set. Killed midway, nothing of the set is written and all of it waits still.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.db import connection
from django.utils.translation import gettext_lazy as _

from vai.core import jobs, rowsecurity
from vai.core.errors import NotAllowed
from vai.hunting import rules
from vai.hunting.enums import AssignmentReason, LeadStatus, RoutingCause
from vai.hunting.models import Lead, LeadAssignment, LeadToRoute, RoutingMember
from vai.hunting.queries import clock, decisions, known, routing, standing
from vai.hunting.queries.decisions import Decision
from vai.hunting.queries.routing import Ground
from vai.journal.actions import notices
from vai.staff.models import Person

PORTION: Final = 500
_HOLD: Final = "SELECT pg_advisory_xact_lock(hashtextextended('hunting.routing', 0))"
_MOVE: Final = """
UPDATE lead l SET owner_id = n.person_id, team_id = n.team_id, touch_due_at = coalesce(n.due_at, l.touch_due_at)
FROM jsonb_to_recordset(%s::jsonb) AS n(lead_id bigint, person_id bigint, team_id bigint, due_at timestamptz)
WHERE l.id = n.lead_id
"""
_TURN: Final = """
UPDATE routing_member m SET credit = n.credit, n_given = n.n_given
FROM jsonb_to_recordset(%s::jsonb) AS n(id bigint, credit bigint, n_given int) WHERE m.id = n.id
"""


class SeesTooLittle(NotAllowed):
    """Only who sees all can decide at once; everybody else asks, and it is done a moment later."""

    code = "sees_too_little"


def ask(
    leads: Iterable[Lead],
    *,
    by: Person,
    at: datetime,
    cause: RoutingCause = RoutingCause.ASKED,
    arrival_id: int | None = None,
    form: str = "",
    language: str = "",
) -> int:
    """Ask for leads to be routed and say how many wait for it now; asked twice, a lead waits once.

    It is done by a job a moment later. Leads that an arrival job takes in are routed by that job (`arrival_id`).
    """
    if not routing.settings().is_on:
        return 0
    told = {"asked_by": by, "asked_at": at, "arrival_id": arrival_id, "form": form, "language": language}
    rows = [LeadToRoute(lead=lead, cause=cause, **told) for lead in leads]
    LeadToRoute.objects.bulk_create(rows, ignore_conflicts=True)
    actor = rowsecurity.acting()
    if rows and not (arrival_id and actor and actor.door == "job"):
        jobs.enqueue("hunting.route", by=by, at=at)
    return len(rows)


def ask_for(lead: Lead, *, by: Person, at: datetime) -> Lead:
    """Let the rules decide anew where a lead goes; whoever may give it away may ask.

    :raises NotYours: it belongs to somebody else.
    """
    rules.check(standing.current(), "lead.assign", lead)
    ask([lead], by=by, at=at)
    return lead


def route(lead: Lead, *, by: Person, at: datetime) -> LeadAssignment:
    """Route one lead at once and return where it went and why.

    :raises SeesTooLittle: the person does not see all that decides; they ask instead.
    """
    if not standing.current().may_administer:
        raise SeesTooLittle(_("Routing is done for you a moment later; ask for it."))
    _hold()
    LeadToRoute.objects.get_or_create(
        lead=lead, defaults={"cause": RoutingCause.ASKED, "asked_by": by, "asked_at": at}
    )
    LeadToRoute.objects.filter(lead=lead).update(not_before=None)
    _route(list(LeadToRoute.objects.filter(lead=lead)), routing.ground(at, lock=True), by=by, at=at)
    lead.refresh_from_db()
    last = LeadAssignment.objects.filter(lead=lead).order_by("-id").first()
    if last is None:
        last = LeadAssignment(lead=lead, team=lead.team, reason=AssignmentReason.STAYED, by=by, at=at)
    return last


def route_waiting(*, by: Person, at: datetime) -> int:
    """Route the next set of leads that wait, in their order, and say how many that were."""
    _hold()
    waiting = list(routing.waiting(at)[:PORTION])
    if waiting:
        _route(waiting, routing.ground(at, lock=True), by=by, at=at)
    return len(waiting)


def _hold() -> None:
    """Let nobody else route until this is committed; what others committed by then is seen."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD)


def _route(waiting: list[LeadToRoute], ground: Ground, *, by: Person, at: datetime) -> None:
    asked = {row.lead_id: row for row in waiting}
    locked = Lead.objects.select_for_update().filter(pk__in=asked).order_by("pk").in_bulk()
    leads = [locked[key] for key in asked if key in locked and _is_wanted(locked[key], asked[key], ground)]
    facts = routing.facts_of(leads, asked)
    claims = known.of(facts, ground.settings)
    decided = [(locked[one.lead_id], decisions.decide(one, claims[one.lead_id], ground)) for one in facts]
    later = [(lead, decision) for lead, decision in decided if decision.not_before]
    now = [(lead, decision) for lead, decision in decided if not decision.not_before]
    _write(now, asked, ground, by=by, at=at)
    for lead, decision in later:
        LeadToRoute.objects.filter(lead=lead).update(not_before=decision.not_before)
    held = {lead.pk for lead, _decision in later}
    LeadToRoute.objects.filter(lead_id__in=[key for key in asked if key not in held]).delete()
    _tell(now)


def _is_wanted(lead: Lead, asked: LeadToRoute, ground: Ground) -> bool:
    """Whether it is still to be routed: somebody may have taken it, or tried to reach it, meanwhile."""
    if not lead.is_open or not ground.settings.is_on:
        return False
    if asked.cause == RoutingCause.ARRIVED:
        return lead.owner_id is None
    return asked.cause == RoutingCause.ASKED or (
        lead.status == LeadStatus.NEW and lead.first_touch_at is None
    )


def _write(
    decided: list[tuple[Lead, Decision]],
    asked: dict[int, LeadToRoute],
    ground: Ground,
    *,
    by: Person,
    at: datetime,
) -> None:
    moved = [(lead, one) for lead, one in decided if one.reason != AssignmentReason.STAYED]
    rows = [_moved(lead, one, asked[lead.pk], ground) for lead, one in moved]
    turned = [ground.turns[key] for key in sorted(ground.used)]
    changed = {row.key for row in turned} | {
        member.pk for group in ground.members.values() for member in group if _has_moved(member, ground)
    }
    turns = [
        {"id": key, "credit": ground.turns[key].credit, "n_given": ground.turns[key].n_given}
        for key in sorted(changed)
    ]
    with connection.cursor() as cursor:
        if rows:
            cursor.execute(_MOVE, [json.dumps(rows, default=str)])
        if turns:
            cursor.execute(_TURN, [json.dumps(turns)])
    LeadAssignment.objects.bulk_create([_assignment(lead, one, by=by, at=at) for lead, one in decided])


def _has_moved(member: RoutingMember, ground: Ground) -> bool:
    return member.credit != ground.turns[member.pk].credit


def _moved(lead: Lead, one: Decision, asked: LeadToRoute, ground: Ground) -> dict[str, Any]:
    # Whoever gets it after its clock ran out has the whole time for it.
    due = clock.due(ground.at, lead, ground.settings) if asked.cause == RoutingCause.CLOCK else None
    return {
        "lead_id": lead.pk,
        "person_id": one.person_id,
        "team_id": one.team_id or lead.team_id,
        "due_at": due,
    }


def _assignment(lead: Lead, one: Decision, *, by: Person, at: datetime) -> LeadAssignment:
    team_id = one.team_id if one.person_id is None else None
    return LeadAssignment(
        lead=lead,
        person_id=one.person_id,
        team_id=team_id if one.reason != AssignmentReason.STAYED else lead.team_id,
        rule_id=one.rule_id,
        reason=one.reason,
        params=one.params,
        by=by,
        at=at,
    )


def _tell(decided: list[tuple[Lead, Decision]]) -> None:
    """Tell each person once a set: of one lead by its name, of several how many."""
    got: dict[int, list[Lead]] = defaultdict(list)
    for lead, decision in decided:
        if decision.person_id is not None and decision.person_id != lead.owner_id:
            got[decision.person_id].append(lead)
        if lead.owner_id is not None and decision.params.get("clock"):
            notices.tell(lead.owner_id, "lead_went_on", {"lead": str(lead)}, "")
    for person_id, leads in sorted(got.items()):
        if len(leads) == 1:
            where = notices.address("hunting:lead", leads[0].pk)
            notices.tell(person_id, "lead_routed", {"lead": str(leads[0])}, where)
        else:
            where = notices.address("hunting:leads") + "?view=mine"
            notices.tell(person_id, "leads_routed", {"n": len(leads)}, where)
