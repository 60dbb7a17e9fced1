"""Which handovers wait, for whom, and how much working time is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Case, Count, Q, QuerySet, When

from vai.core.clock import Calendar
from vai.handovers.enums import GIVERS_TURN, OPEN_STATES, HandoverState
from vai.handovers.models import Handover, HandoverItem
from vai.journal.models import NextStep
from vai.staff.enums import Mode
from vai.staff.models import Person
from vai.staff.queries import company

LIST = 50


@dataclass(frozen=True)
class Row:
    """A handover in a list. `minutes_left` is working time to its due time while it waits, negative when it is late."""

    id: int
    account_id: int
    account: str
    giver: str
    receiver: str
    giver_id: int
    receiver_id: int
    from_mode: str
    from_mode_label: str
    to_mode: str
    to_mode_label: str
    state: str
    state_label: str
    proposed_at: datetime
    due_at: datetime
    answered_at: datetime | None
    minutes_left: int | None
    n_items: int
    n_done: int
    n_returns: int
    reason: str
    deal: str

    @property
    def is_late(self) -> bool:
        """Whether it waits past its time."""
        return self.minutes_left is not None and self.minutes_left < 0


@dataclass(frozen=True)
class Candidate:
    """A colleague who could take an account over, and how many they serve in that mode."""

    person: Person
    n_accounts: int
    is_own_team: bool


def waiting_for(person: Person, *, at: datetime, limit: int = LIST) -> list[Row]:
    """List what waits for the person's answer, the first due first."""
    found = _all().filter(receiver=person, state=HandoverState.PROPOSED)
    return rows(found.order_by("due_at", "pk")[:limit], at=at)


def given_by(person: Person, *, at: datetime, limit: int = LIST) -> list[Row]:
    """List what the person hands over: what was sent back first, then what waits, then what is over."""
    found = _all().filter(giver=person).exclude(state=HandoverState.WITHDRAWN)
    turn = Case(When(state__in=GIVERS_TURN, then=0), When(state=HandoverState.PROPOSED, then=1), default=2)
    ordered = found.annotate(turn=turn).order_by("turn", "-proposed_at", "-pk")
    return rows(ordered[:limit], at=at)


def received_by(person: Person, *, at: datetime, limit: int = LIST) -> list[Row]:
    """List what the person answered, the last first."""
    found = _all().filter(receiver=person, state__in=[HandoverState.ACCEPTED, HandoverState.SENT_BACK])
    return rows(found.order_by("-answered_at", "-pk")[:limit], at=at)


def of_others(person: Person, *, at: datetime, limit: int = LIST) -> list[Row]:
    """List the open handovers of others that the person sees (a lead's team), the first due first."""
    found = _all().filter(state__in=OPEN_STATES)
    found = found.exclude(giver=person).exclude(receiver=person)
    return rows(found.order_by("due_at", "pk")[:limit], at=at)


def of_account(account_id: int, *, at: datetime, limit: int = 10) -> list[Row]:
    """List the handovers of an account, the last first."""
    found = _all().filter(account_id=account_id)
    return rows(found.order_by("-proposed_at", "-pk")[:limit], at=at)


def n_waiting(person: Person) -> int:
    """Count what waits for the person's answer."""
    return Handover.objects.filter(receiver=person, state=HandoverState.PROPOSED).count()


def one(pk: int) -> Handover | None:
    """Return a handover with its people and its deal, if it is seen."""
    found = Handover.objects.filter(pk=pk)
    joined = ("giver__team", "receiver__team", "opportunity", "opportunity__stage", "contract")
    return found.select_related(*joined).first()


def items(handover: Handover) -> QuerySet[HandoverItem]:
    """List the checklist in its order."""
    return handover.items.select_related("done_by").order_by("position", "pk")


def giver_steps(handover: Handover) -> QuerySet[NextStep]:
    """List the giver's open next steps at the account: what the receiver may take along."""
    open_steps = NextStep.objects.filter(
        account_id=handover.account_id, person_id=handover.giver_id, done_at=None, archived_at=None
    )
    return open_steps.order_by("due_on", "pk")


def minutes_left(due_at: datetime, *, at: datetime, calendar: Calendar) -> int:
    """Count the working minutes from now to the due time; past it, those that went by since, as a negative number.

    Past the due time the result is at most -1, so that what is late never looks as if it were not.
    """
    if at <= due_at:
        return calendar.elapsed(at, due_at)
    return min(-calendar.elapsed(due_at, at), -1)


def candidates(giver: Person, to_mode: str, *, limit: int = 20) -> list[Candidate]:
    """List who could take an account over in a mode: the own team first, the least loaded first."""
    people = [
        person
        for person in Person.objects.filter(is_active=True, is_robot=False).order_by("name_f", "pk")
        if to_mode in person.title_modes
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id, n FROM vai.coverage_load(%s, %s)", [[person.pk for person in people], to_mode]
        )
        load = dict(cursor.fetchall())
    found = [
        Candidate(person, load.get(person.pk, 0), bool(giver.team_id) and person.team_id == giver.team_id)
        for person in people
    ]
    # A team lead takes accounts over as well, but is nobody's first suggestion.
    found.sort(key=lambda one: (not one.is_own_team, one.person.title_modes[0] != to_mode, one.n_accounts))
    return found[:limit]


def _all() -> QuerySet[Handover]:
    return Handover.objects.select_related("giver", "receiver", "opportunity").annotate(
        n_items=Count("items", filter=Q(items__is_applicable=True)),
        n_done=Count("items", filter=Q(items__is_applicable=True, items__done_at__isnull=False)),
    )


def rows(found: QuerySet[Handover], *, at: datetime) -> list[Row]:
    """Read handovers as lists show them; the calendar is asked once."""
    calendar = company.business_calendar()
    return [_row(one, at, calendar) for one in found]


def _row(one: Handover, at: datetime, calendar: Calendar) -> Row:
    return Row(
        id=one.pk,
        account_id=one.account_id,
        account=one.account_name,
        giver=one.giver.name,
        receiver=one.receiver.name,
        giver_id=one.giver_id,
        receiver_id=one.receiver_id,
        from_mode=one.from_mode,
        from_mode_label=str(Mode(one.from_mode).label),
        to_mode=one.to_mode,
        to_mode_label=str(Mode(one.to_mode).label),
        state=one.state,
        state_label=str(HandoverState(one.state).label),
        proposed_at=one.proposed_at,
        due_at=one.due_at,
        answered_at=one.answered_at,
        minutes_left=minutes_left(one.due_at, at=at, calendar=calendar) if one.is_waiting else None,
        n_items=getattr(one, "n_items", 0),
        n_done=getattr(one, "n_done", 0),
        n_returns=one.n_returns,
        reason=one.reason,
        deal=one.opportunity.name if one.opportunity else "",
    )


def of_deal(deal_id: int) -> Handover | None:
    """Return the last handover that a deal led to, if it was not withdrawn."""
    found = Handover.objects.filter(opportunity_id=deal_id).exclude(state=HandoverState.WITHDRAWN)
    return found.select_related("receiver").order_by("-pk").first()
