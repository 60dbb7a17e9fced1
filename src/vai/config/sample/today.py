"""What is going on in the demo company today: steps due, deals just won, handovers that wait for an answer."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from vai.clients.models import Account, Coverage
from vai.config.sample import care, deals, selling
from vai.config.sample.company import House
from vai.config.sample.goods import STEPS
from vai.config.sample.timeline import HOME
from vai.hunting.actions import cadences, moves
from vai.hunting.models import Cadence, Lead, Opportunity
from vai.journal.actions import steps
from vai.staff.enums import Title
from vai.staff.models import Person


def plan(house: House, start: datetime) -> None:
    """Let everybody plan their day, and the hunters close what is ripe."""
    keeper = house.people["admin"]
    house.timeline.plan(start - timedelta(days=3), keeper, lambda now: selling.follow_up(by=keeper, at=now))
    minutes = 0
    for person in house.some(*(Title(title) for title in Title.values)):
        if person.title_modes and person.title != Title.TEAM_LEAD:
            minutes += 4
            _plans_the_day(house, person, start + timedelta(minutes=minutes))
    for key, receiver in (("hunter", "farmer"), ("hunter_2", "advisor"), ("sale_account", "farmer")):
        minutes += 6
        _closes_and_offers(
            house, house.people[key], house.people[receiver], start + timedelta(minutes=minutes)
        )
    last = house.people["hunter"]
    house.timeline.plan(start, last, lambda now: _calls(last, now))
    house.timeline.plan(start + timedelta(minutes=minutes + 6), last, lambda now: _win(house, last, now))


def _calls(hunter: Person, now: datetime) -> None:
    """Let one lead have asked for a call this morning, and three go through the cadence."""
    fresh = Lead.objects.filter(owner=hunter, archived_at=None, status__in=("new", "attempted")).order_by(
        "-pk"
    )
    agreed, others = fresh.first(), fresh[1:4]
    if agreed is not None:
        steps.plan(
            "Gọi lại như đã hẹn",
            by=hunter,
            at=now,
            due_on=(now + timedelta(hours=5)).astimezone(HOME).date(),
            due_time=time(0, 5),
            kind="callback",
            lead_id=agreed.pk,
        )
    for lead in others:
        cadences.enrol(lead, Cadence.objects.get(), by=hunter, at=now)


def _plans_the_day(house: House, who: Person, at: datetime) -> None:
    house.timeline.plan(at, who, lambda now: _plan_day(house, who, now))


def _closes_and_offers(house: House, giver: Person, taker: Person, at: datetime) -> None:
    house.timeline.plan(at, giver, lambda now: _close_and_offer(house, giver, taker, now))


def _plan_day(house: House, who: Person, now: datetime) -> None:
    """Plan a step for the open deals and for some of the clients: some are late, some due today, some later."""
    ripe = list(
        Opportunity.objects.filter(owner=who, outcome="open", account__isnull=False).order_by("-pk")[:6]
    )
    for deal in ripe[:-1]:
        assert deal.account is not None
        _plan_about_now(house, who, deal.account, now, deal)
    served = (
        Coverage.objects.filter(person=who, until=None)
        .exclude(mode="hunt")
        .select_related("account")
        .order_by("pk")
    )
    for row in house.rng.sample(list(served), min(5, len(served))):
        _plan_about_now(house, who, row.account, now, None)


def _plan_about_now(
    house: House, who: Person, account: Account, now: datetime, deal: Opportunity | None
) -> None:
    step = care.plan_step(house, who, account, now, house.rng.choice(STEPS), deal=deal, will_finish=False)
    care.move_step(step, now.date() + timedelta(days=house.rng.choice((-2, 0, 0, 1, 2, 4))), who, now)


def _win(house: House, who: Person, now: datetime) -> Opportunity | None:
    """Win the furthest deal at a client whom only this person serves."""
    open_deals = Opportunity.objects.filter(owner=who, outcome="open", account__isnull=False)
    for deal in open_deals.select_related("account", "stage").order_by("-stage__position", "pk"):
        assert deal.account is not None
        if not Coverage.objects.filter(account=deal.account, until=None).exclude(mode="hunt").exists():
            care.settle_steps(house, who, deal.account, now)
            return moves.move(deal, house.stage("won"), by=who, at=now)
    return None


def _close_and_offer(house: House, giver: Person, taker: Person, now: datetime) -> None:
    deal = _win(house, giver, now)
    if deal is not None and deal.account is not None:
        deals.propose(house, giver, deal.account, deal, taker, now)
