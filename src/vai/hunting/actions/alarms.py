"""When the clock to a first touch runs out: its owner and the lead of the team are told; at twice the time it goes on.

Each alarm of a clock is a row, so that it is told once, whoever looks again. What goes on keeps its history, and nobody is
blamed: its record says that the time had passed, not whose fault that was.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet

from vai.core.clock import Calendar
from vai.hunting.actions import routing
from vai.hunting.enums import AlarmStep, AssignmentReason, LeadStatus, RoutingCause
from vai.hunting.models import Lead, LeadAlarm, LeadAssignment, LeadToRoute, RoutingSettings
from vai.hunting.queries import clock
from vai.hunting.queries import routing as ground
from vai.journal.actions import notices
from vai.staff.models import Person

PORTION: Final = 500
# What ran out longer ago is no news: a new installation, or one that stood still, does not flood people.
_NEWS: Final = timedelta(days=3)
# Whoever knows the client keeps the lead: the lead of the team decides.
_KEPT: Final = (AssignmentReason.CLIENT, AssignmentReason.DEAL, AssignmentReason.NAMED, AssignmentReason.OWN)

_MANY: Final = {"lead_waits": "leads_wait", "lead_waits_long": "leads_wait_long"}

Told = dict[tuple[int, str], list[Lead]]


def watch(*, by: Person, at: datetime) -> int:
    """Look at the clocks that ran out and say how many alarms that made; looked at twice, each is told once."""
    settings = ground.settings()
    if not settings.escalates:
        return 0
    calendar = clock.business_calendar()
    late = list(_late(at)[:PORTION])
    known = set(
        LeadAlarm.objects.filter(lead__in=late).order_by("id").values_list("lead_id", "due_at", "step")
    )
    made = [
        LeadAlarm(lead=lead, due_at=lead.touch_due_at, step=step, person_id=lead.owner_id, at=at)
        for lead in late
        if lead.touch_due_at is not None
        for step in _steps(lead, calendar, at)
        if (lead.pk, lead.touch_due_at, step) not in known
    ]
    LeadAlarm.objects.bulk_create(made, ignore_conflicts=True)
    _tell([alarm for alarm in made if alarm.step == AlarmStep.ONCE], "lead_waits")
    twice = {alarm.lead_id: alarm.lead for alarm in made if alarm.step == AlarmStep.TWICE}
    _pass_on(list(twice.values()), settings, by=by, at=at)
    return len(made)


def _late(at: datetime) -> QuerySet[Lead]:
    late = Lead.objects.filter(
        touch_due_at__lt=at,
        touch_due_at__gte=at - _NEWS,
        archived_at=None,
        status=LeadStatus.NEW,
        first_touch_at=None,
    )
    over = LeadAlarm.objects.filter(
        lead_id=OuterRef("pk"), due_at=OuterRef("touch_due_at"), step=AlarmStep.TWICE
    )
    late = late.filter(~Exists(over))
    return late.select_related("source", "team").order_by("touch_due_at", "id")


def _steps(lead: Lead, calendar: Calendar, at: datetime) -> list[AlarmStep]:
    if lead.touch_due_at is None:
        return []
    minutes = lead.touch_minutes or clock.minutes_of(lead.source)
    is_twice = calendar.elapsed(lead.touch_due_at, at) >= minutes
    return [AlarmStep.ONCE, AlarmStep.TWICE] if is_twice else [AlarmStep.ONCE]


def _pass_on(leads: list[Lead], settings: RoutingSettings, *, by: Person, at: datetime) -> None:
    """Let those go on that may; of the others the lead of the team is told."""
    moving = (
        [lead for lead in leads if lead.owner_id is not None] if settings.reroutes and settings.is_on else []
    )
    stays = _staying(moving, settings.most_reroutes)
    moving = [lead for lead in moving if lead.pk not in stays]
    kept = {lead.pk for lead in moving}
    _tell_leads([lead for lead in leads if lead.pk not in kept], "lead_waits_long")
    if moving:
        LeadToRoute.objects.filter(lead__in=moving).delete()
        routing.ask(moving, by=by, at=at, cause=RoutingCause.CLOCK)


def _staying(leads: list[Lead], most: int) -> set[int]:
    """Name those that go no further: whoever has them knows the client, or they went on often enough."""
    last: dict[int, str] = {}
    n_gone: dict[int, int] = defaultdict(int)
    rows = LeadAssignment.objects.filter(lead__in=leads).order_by("id")
    for lead_id, reason, params in rows.values_list("lead_id", "reason", "params"):
        last[lead_id] = reason
        n_gone[lead_id] += bool(params.get("clock"))
    return {
        lead.pk
        for lead in leads
        if last.get(lead.pk, AssignmentReason.OWN) in _KEPT or n_gone[lead.pk] >= most
    }


def _tell(alarms: list[LeadAlarm], kind: str) -> None:
    told: Told = defaultdict(list)
    for alarm in alarms:
        lead = alarm.lead
        people = {lead.owner_id, lead.team.lead_id if lead.team else None}
        for person_id in people:
            if person_id is not None:
                told[person_id, kind].append(lead)
    _send(told)


def _tell_leads(leads: list[Lead], kind: str) -> None:
    told: Told = defaultdict(list)
    for lead in leads:
        if lead.team and lead.team.lead_id:
            told[lead.team.lead_id, kind].append(lead)
    _send(told)


def _send(told: Told) -> None:
    """Tell each person once: of one lead by its name, of several how many."""
    for (person_id, kind), leads in sorted(told.items()):
        if len(leads) == 1:
            notices.tell(
                person_id, kind, {"lead": str(leads[0])}, notices.address("hunting:lead", leads[0].pk)
            )
        else:
            where = notices.address("hunting:leads") + "?view=waiting&late=1"
            notices.tell(person_id, _MANY[kind], {"n": len(leads)}, where)
