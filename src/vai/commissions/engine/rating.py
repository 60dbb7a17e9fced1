"""What every share of every story is worth: gate, rate, multipliers and the cap on a deal, exactly and unrounded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from vai.commissions.engine.book import Book, Share, Story
from vai.commissions.engine.parts import Multiplier
from vai.commissions.engine.plans import Plan
from vai.commissions.engine.rates import Standing, rated
from vai.commissions.engine.steps import Step, step

# Who shares one running total of a period: a person, or the people of a pool.
Key = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a stake with their weight in it; whoever missed the gate is in it but paid nothing."""

    person: str
    weight: Fraction
    passes: bool
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Stake:
    """The commission of one share, or of all shares of a pool: in full, and what the cap on the deal leaves of it."""

    story: Story
    members: tuple[Member, ...]
    full: Fraction
    allowed: Fraction
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Ratings:
    """All stakes in order, and what every person was credited with in each period."""

    stakes: tuple[Stake, ...]
    credited: dict[tuple[str, str], Fraction]


class _Rater:
    def __init__(self, book: Book) -> None:
        self.book = book
        self.credited: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
        self.totals: dict[Key, Fraction] = defaultdict(Fraction)
        self.running: dict[Key, Fraction] = defaultdict(Fraction)
        self.on_deal: dict[tuple[tuple[str, ...], str], Fraction] = defaultdict(Fraction)
        self.deal_base: dict[tuple[tuple[str, ...], str], Fraction] = defaultdict(Fraction)
        for story in book.stories:
            for share in story.shares:
                if share.is_in_plan:
                    self.credited[share.person, story.period] += share.amount
                    self.totals[(share.person,), story.period] += share.amount
            if pool := _pool(story):
                names = _names(pool)
                if len(names) > 1:
                    self.totals[names, story.period] += sum((s.amount for s in pool), Fraction())

    def stakes(self, story: Story) -> list[Stake]:
        pool = _pool(story)
        alone = [share for share in story.shares if share not in pool]
        found = [self._pooled(story, pool)] if pool else []
        found += [self._alone(story, share) for share in alone]
        for share in story.shares:
            if share.is_in_plan:
                self.running[(share.person,), story.period] += share.amount
        if pool and len(_names(pool)) > 1:
            self.running[_names(pool), story.period] += sum((s.amount for s in pool), Fraction())
        return found

    def _alone(self, story: Story, share: Share) -> Stake:
        if not share.is_in_plan:
            return Stake(story, (Member(share.person, Fraction(1), True),), *_nothing(), share.steps)
        gate = self._gate(story, share.person)
        if gate and not gate[0]:
            member = Member(share.person, Fraction(1), False)
            return Stake(story, (member,), *_nothing(), (*share.steps, gate[1]))
        opened = (gate[1],) if gate else ()
        full, steps = self._worth(story, (share.person,), share.amount)
        allowed, capped = self._deal_cap(story, (share.person,), share.amount, full)
        member = Member(share.person, Fraction(1), True)
        return Stake(story, (member,), full, allowed, (*share.steps, *opened, *steps, *capped))

    def _pooled(self, story: Story, pool: Sequence[Share]) -> Stake:
        names = _names(pool)
        base = sum((share.amount for share in pool), Fraction())
        full, steps = self._worth(story, names, base)
        allowed, capped = self._deal_cap(story, names, base, full)
        members = []
        for share in pool:
            gate = self._gate(story, share.person)
            passes = share.is_in_plan and (gate is None or gate[0])
            said = (step("pooled", pct=share.ratio * 100),) + ((gate[1],) if gate else ())
            members.append(Member(share.person, share.ratio, passes, said))
        return Stake(story, tuple(members), full, allowed, (*story.steps, *steps, *capped))

    def _gate(self, story: Story, person: str) -> tuple[bool, Step] | None:
        """Say whether a person's attainment of the whole period reaches the gate."""
        gate = story.plan.gate
        if gate is None:
            return None
        quota = self.book.quota(story.plan, person, story.period)
        credited = self.credited[person, story.period]
        passes = credited >= gate.attainment * quota
        code = "gate_passed" if passes else "gate_missed"
        return passes, step(code, credited=credited, quota=quota, pct=gate.attainment * 100)

    def _worth(self, story: Story, names: tuple[str, ...], base: Fraction) -> tuple[Fraction, list[Step]]:
        standing = self._standing(story, names)
        amount, steps = rated(story.plan.rate, base, story.event.product, standing)
        said = list(steps)
        for multiplier in story.plan.multipliers:
            if why := _why(multiplier, story):
                amount *= multiplier.times
                said.append(step(why[0], **why[1], factor=multiplier.times, gives=amount))
        return amount, said

    def _standing(self, story: Story, names: tuple[str, ...]) -> Standing:
        key = names, story.period
        return Standing(self.running[key], self.totals[key], self._unit(story.plan, names, story.period))

    def _unit(self, plan: Plan, names: tuple[str, ...], period: str) -> Fraction:
        tiers = plan.rate.tiers
        if tiers is not None and tiers.by_attainment:
            return sum((self.book.quota(plan, name, period) for name in names), Fraction())
        if tiers is not None and "bands" in plan.prorate and len(names) == 1:
            return self.book.share_of_days(names[0], period)
        return Fraction(1)

    def _deal_cap(
        self, story: Story, names: tuple[str, ...], base: Fraction, full: Fraction
    ) -> tuple[Fraction, tuple[Step, ...]]:
        """Leave what the cap on the deal has room for, over all events of the deal so far."""
        cap = story.plan.cap
        if cap is None or cap.scope != "deal":
            return full, ()
        key = names, story.event.deal
        self.deal_base[key] += base
        limit = cap.limit(self.deal_base[key])
        allowed = min(full, max(Fraction(), limit - self.on_deal[key]))
        self.on_deal[key] += allowed
        if allowed == full:
            return full, ()
        return allowed, (step("deal_cap", limit=limit, over=full - allowed, gives=allowed),)


def rate(book: Book) -> Ratings:
    """Rate all stories in the order of their days, so that the running total of a period is the one of that moment."""
    rater = _Rater(book)
    stakes = [stake for story in book.stories for stake in rater.stakes(story)]
    return Ratings(tuple(stakes), dict(rater.credited))


def _pool(story: Story) -> list[Share]:
    if not story.event.is_pooled:
        return []
    return [share for share in story.shares if not share.is_overlay]


def _names(pool: Sequence[Share]) -> tuple[str, ...]:
    return tuple(sorted({share.person for share in pool}))


def _nothing() -> tuple[Fraction, Fraction]:
    return Fraction(), Fraction()


def _why(multiplier: Multiplier, story: Story) -> tuple[str, dict[str, Fraction | str]] | None:
    """Say why a factor applies to a story, by the first of its conditions; None when one is not met."""
    event = story.event
    if multiplier.margin_below is not None and not (
        story.margin is not None and story.margin < multiplier.margin_below
    ):
        return None
    if multiplier.margin_from is not None and not (
        story.margin is not None and story.margin >= multiplier.margin_from
    ):
        return None
    if multiplier.products and event.product not in multiplier.products:
        return None
    if multiplier.strategic and not event.is_strategic:
        return None
    if multiplier.since is not None and event.on < multiplier.since:
        return None
    if multiplier.until is not None and event.on >= multiplier.until:
        return None
    return _reason(multiplier, story)


def _reason(multiplier: Multiplier, story: Story) -> tuple[str, dict[str, Fraction | str]]:
    margin = (story.margin or Fraction()) * 100
    if multiplier.margin_below is not None:
        return "times_margin_below", {"pct": margin, "floor": multiplier.margin_below * 100}
    if multiplier.margin_from is not None:
        return "times_margin_from", {"pct": margin, "floor": multiplier.margin_from * 100}
    if multiplier.products:
        return "times_product", {"product": story.event.product}
    if multiplier.since is not None or multiplier.until is not None:
        return "times_window", {"on": story.event.on.isoformat()}
    return "times_strategic", {}
