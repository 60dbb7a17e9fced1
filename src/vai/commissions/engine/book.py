"""The stories in the events: what was sold, by whom, under which version of the plan, and what followed on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from vai.commissions.engine import bases, periods
from vai.commissions.engine.errors import EventWrong, PlanWrong
from vai.commissions.engine.events import Credit, Event
from vai.commissions.engine.plans import Assignment, Plan
from vai.commissions.engine.steps import Step, step

_RATED = {
    "booked": ("booked",),
    "margin": ("booked",),
    "invoiced": ("booked", "invoiced"),
    "cash": ("booked", "invoiced", "cash"),
}


@dataclass(frozen=True, slots=True)
class Share:
    """A person's exact part of a base, in the plan's currency; nobody's while they are not in the plan."""

    person: str
    ratio: Fraction
    amount: Fraction
    is_overlay: bool
    is_in_plan: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An event that commission begins with: its base in the plan's currency, its value in its own, its shares."""

    event: Event
    plan: Plan
    period: str
    base: Fraction
    revenue: Fraction
    gross: Fraction
    margin: Fraction | None
    steps: tuple[Step, ...]
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Follower:
    """An event that goes on with one or more stories."""

    event: Event
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """All stories by date and id, all followers in the order in which they take effect, and people's time."""

    plans: tuple[Plan, ...]
    stories: tuple[Story, ...]
    followers: tuple[Follower, ...]
    people: Mapping[str, tuple[Assignment, ...]]

    @property
    def first_plan(self) -> Plan:
        """A plan to ask for what all versions share: the currency and the kind of period."""
        return self.plans[0]

    def plan_of(self, period: str) -> Plan:
        """Give the version that is in force when a period begins, else the first one that is in it at all."""
        start, end = periods.bounds(period, self.first_plan.period)
        in_force = [plan for plan in self.plans if plan.is_in_force(start)]
        later = [plan for plan in self.plans if plan.since and start <= plan.since < end]
        return (in_force or later or list(self.plans))[0]

    def share_of_days(self, person: str, period: str) -> Fraction:
        """Say for which part of a period's days a person is in the plan; without an assignment for all."""
        if person not in self.people:
            return Fraction(1)
        kind = self.first_plan.period
        return sum((a.share_of(period, kind) for a in self.people[person]), Fraction())

    def quota(self, plan: Plan, person: str, period: str) -> Fraction:
        """Give a person's quota of a period, less the days on which they are not in the plan.

        :raises PlanWrong: there is none.
        """
        is_less = "quota" in plan.prorate
        kind = plan.period
        found = Fraction()
        for a in self.people.get(person, (Assignment(person),)):
            share = a.share_of(period, kind)
            if share:
                whole = a.quota if a.quota is not None else self._plan_quota(plan, person, period)
                found = found + whole * share if is_less else whole
        return found

    def _plan_quota(self, plan: Plan, person: str, period: str) -> Fraction:
        quotas = plan.quota or {}
        for key in ((person, period), (person, "*"), ("*", period), ("*", "*")):
            if key in quotas:
                return quotas[key]
        raise PlanWrong("quota", "no_quota", person=person)


def open_book(plans: Sequence[Plan], events: Iterable[Event], people: Iterable[Assignment]) -> Book:
    """Sort events into stories and what followed on them.

    :raises PlanWrong: the versions of the plan don't fit together.
    :raises EventWrong: an event cannot be meant beside the others or under this plan.
    """
    plans = _fitting(plans)
    ordered = sorted(events, key=lambda event: (event.on, event.id))
    assigned: dict[str, tuple[Assignment, ...]] = {}
    for assignment in people:
        assigned[assignment.person] = (*assigned.get(assignment.person, ()), assignment)
    heads = _heads(ordered)
    stories = tuple(
        _story(event, plan, assigned)
        for event in heads.values()
        if (plan := _pinned(plans, event)) is not None and event.type in _RATED[plan.basis]
    )
    return Book(plans, stories, tuple(_followers(ordered, heads, stories)), assigned)


def _fitting(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    if not plans:
        raise PlanWrong("", "missing")
    for plan in plans:
        if plan.currency != plans[0].currency:
            raise PlanWrong("currency", "mixed_versions", what="currency")
        if plan.period != plans[0].period:
            raise PlanWrong("period", "mixed_versions", what="period")
    return tuple(plans)


def _heads(events: Sequence[Event]) -> dict[str, Event]:
    """Find the events that stories begin with: an invoice on a booked deal goes on with it, even if it has a base."""
    rank = {"booked": 0, "invoiced": 1, "cash": 2}
    earliest: dict[str, int] = {}
    for event in events:
        if event.starts:
            earliest[event.deal] = min(earliest.get(event.deal, 2), rank[event.type])
    return {e.id: e for e in events if e.starts and rank[e.type] == earliest[e.deal]}


def _pinned(plans: Sequence[Plan], event: Event) -> Plan | None:
    """Give the version that holds for a deal: the one it names, else the one in force on its day."""
    if event.version and len(plans) > 1:
        named = [plan for plan in plans if plan.version == event.version]
        return named[0] if named else None
    in_force = [plan for plan in plans if plan.is_in_force(event.on)]
    return in_force[-1] if in_force else None


def _story(event: Event, plan: Plan, people: Mapping[str, tuple[Assignment, ...]]) -> Story:
    base = bases.eligible(event, plan)
    return Story(
        event=event,
        plan=plan,
        period=periods.name(event.on, plan.period),
        base=base.amount,
        revenue=base.revenue,
        gross=event.gross if event.gross else base.revenue,
        margin=base.margin,
        steps=base.steps,
        shares=tuple(_shares(event, plan, base, people)),
    )


def _shares(
    event: Event, plan: Plan, base: bases.Base, people: Mapping[str, tuple[Assignment, ...]]
) -> list[Share]:
    if not event.credits:
        raise EventWrong(f"{event.place}.credit", "no_credit")
    credits = [_by_role(credit, plan, event, i) for i, credit in enumerate(event.credits)]
    whole = sum((c.share or Fraction() for c in credits if not c.is_overlay), Fraction())
    if whole > 1:
        raise EventWrong(f"{event.place}.credit", "over_whole", found=bases.percent(whole))
    shares = [
        _share(credit, event, base, people)
        for credit in credits
        if credit.until is None or event.on <= credit.until
    ]
    return sorted(shares, key=lambda share: (share.person, share.is_overlay, -share.ratio))


def _by_role(credit: Credit, plan: Plan, event: Event, i: int) -> Credit:
    """Fill in what the plan says about the role, where the event says nothing."""
    role = next((r for r in plan.credit if r.role == credit.role), None) if credit.role else None
    share = credit.share if credit.share is not None else role.share if role else None
    if share is None:
        if len(event.credits) == 1 and not credit.role:
            share = Fraction(1)
        else:
            raise EventWrong(f"{event.place}.credit[{i}].pct", "no_share", role=credit.role or "-")
    return replace(
        credit,
        share=share,
        is_overlay=credit.is_overlay or bool(role and role.overlay),
        until=credit.until or (role.until if role else None),
    )


def _share(
    credit: Credit, event: Event, base: bases.Base, people: Mapping[str, tuple[Assignment, ...]]
) -> Share:
    ratio = credit.share or Fraction()
    amount = base.amount * ratio
    is_in = credit.person not in people or any(a.holds(event.on) for a in people[credit.person])
    said = step("overlay" if credit.is_overlay else "share", pct=ratio * 100, gives=amount)
    steps = (*base.steps, said) if is_in else (*base.steps, said, step("not_in_plan", on=event.on))
    return Share(credit.person, ratio, amount, credit.is_overlay, is_in, steps)


def _followers(
    events: Sequence[Event], heads: Mapping[str, Event], stories: Sequence[Story]
) -> list[Follower]:
    """Tie every other event to its stories; none takes effect before its story begins."""
    by_id = {event.id: event for event in events}
    told = {story.event.id: story for story in stories}
    by_deal: dict[str, list[Event]] = defaultdict(list)
    for head in heads.values():
        by_deal[head.deal].append(head)
    found = []
    for event in events:
        if event.id in heads:
            continue
        meant = _meant(event, by_id, heads, by_deal)
        mine = tuple(told[head.id] for head in meant if head.id in told)
        if mine:
            effective = max(event.on, min(story.event.on for story in mine))
            found.append(Follower(replace(event, on=effective), mine))
    return sorted(found, key=lambda follower: (follower.event.on, follower.event.id))


def _meant(
    event: Event,
    by_id: Mapping[str, Event],
    heads: Mapping[str, Event],
    by_deal: Mapping[str, Sequence[Event]],
) -> Sequence[Event]:
    """Go from an event to the one it belongs to, and on, up to where its story begins; else by the deal."""
    seen = {event.id}
    of = event.of
    while of:
        if of not in by_id or of in seen:
            raise EventWrong(f"{event.place}.of", "unknown_event", found=of)
        if of in heads:
            return (heads[of],)
        seen.add(of)
        before, of = by_id[of], by_id[of].of
        if not of and before.deal in by_deal:
            return by_deal[before.deal]
    if event.deal not in by_deal:
        raise EventWrong(f"{event.place}.of", "no_original")
    return by_deal[event.deal]
