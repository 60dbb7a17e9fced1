"""Lines of statements: what becomes payable as deals are booked, invoiced or paid, and what goes back.

Everything is counted up to now and rounded once (half away from zero), then less what earlier lines already had:
so receipts add up to the whole, and what is taken back in parts adds up to what was paid.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from vai.commissions.engine import numbers, periods
from vai.commissions.engine.book import Book, Follower, Story
from vai.commissions.engine.courses import Course
from vai.commissions.engine.errors import EventWrong
from vai.commissions.engine.events import REVERSING, Event
from vai.commissions.engine.parts import Cap, Clawback
from vai.commissions.engine.plans import Plan
from vai.commissions.engine.rating import Member, Ratings, Stake
from vai.commissions.engine.steps import Step, step
from vai.core.money import largest_remainder

EARNED, OVER_CAP, HELD_BACK, RELEASED = "earned", "over_cap", "held_back", "released"
CLAWED_BACK, REVERSED = "clawed_back", "reversed"


@dataclass(frozen=True, slots=True)
class Line:
    """One amount of a statement, in the major unit of the plan's currency, with its working."""

    event: str
    deal: str
    person: str
    amount: Decimal
    kind: str
    steps: tuple[Step, ...]
    on: date
    of: str
    plan: str
    version: str


@dataclass(slots=True)
class _Account:
    """What a person has had so far from one stake, in smallest units; `exact` while no cap has cut into it."""

    stake: Stake
    member: Member
    full: int = 0
    allowed: int = 0
    earned: int = 0
    exact: Fraction | None = field(default_factory=Fraction)
    held: int = 0
    held_ever: int = 0
    taken: int = 0
    is_free: bool = False


class Ledger:
    """Writes the lines, event by event."""

    def __init__(self, book: Book, ratings: Ratings) -> None:
        self.book = book
        self.credited = ratings.credited
        self.lines: list[Line] = []
        self.courses: dict[str, Course] = {story.event.id: Course() for story in book.stories}
        self.accounts: dict[str, list[_Account]] = defaultdict(list)
        self.in_period: dict[tuple[str, str], int] = defaultdict(int)
        for stake in ratings.stakes:
            self.accounts[stake.story.event.id] += [_Account(stake, member) for member in stake.members]

    def write(self) -> tuple[Line, ...]:
        """Write all lines: by day, and on one day what begins before what goes on."""
        turns: list[tuple[date, int, str, Story | Follower]] = [
            *((story.event.on, 0, story.event.id, story) for story in self.book.stories),
            *((follower.event.on, 1, follower.event.id, follower) for follower in self.book.followers),
        ]
        for _, _, _, turn in sorted(turns, key=lambda turn: turn[:3]):
            if isinstance(turn, Follower):
                self._follow(turn)
            elif turn.event.type == turn.plan.releases_by:
                self._collect(turn, turn.event, Fraction(1))
        return tuple(self.lines)

    def _follow(self, follower: Follower) -> None:
        event = follower.event
        for story in follower.stories:
            if event.type in REVERSING:
                self._reverse(story, event, _part(event, follower.stories))
            elif event.type in ("invoiced", "cash"):
                self._pay(story, event, _part(event, follower.stories) or Fraction())
            elif story.plan.holdback and story.plan.holdback.release == event.type:
                self._release(story, event)

    def _pay(self, story: Story, event: Event, part: Fraction) -> None:
        """Take note of an invoice or a receipt; it makes commission payable where the plan pays on it."""
        course = self.courses[story.event.id]
        if event.type == "cash":
            course.paid += part
        if event.type == story.plan.releases_by:
            whole = course.reach(course.paid if event.type == "cash" else course.collected + part)
            self._collect(story, event, whole, (step("collected", part=part * 100, whole=whole * 100),))

    def _collect(self, story: Story, event: Event, whole: Fraction, said: tuple[Step, ...] = ()) -> None:
        """Make commission payable up to a part of the whole, less what already was."""
        course = self.courses[story.event.id]
        course.collected = whole
        by_stake: dict[int, list[_Account]] = defaultdict(list)
        for account in self.accounts[story.event.id]:
            by_stake[id(account.stake)].append(account)
        for accounts in by_stake.values():
            fulls = _split(accounts, accounts[0].stake.full * whole)
            alloweds = _split(accounts, accounts[0].stake.allowed * whole)
            for account, full, allowed in zip(accounts, fulls, alloweds, strict=True):
                self._earn(account, event, full, allowed, whole, said)
        self._take(story, event, REVERSED, (), is_quiet=True)

    def _earn(
        self,
        account: _Account,
        event: Event,
        full: int,
        allowed: int,
        whole: Fraction,
        said: tuple[Step, ...],
    ) -> None:
        """Add what a person earned anew: the line in full, then what is over a cap, then what is held back."""
        stake, plan = account.stake, account.stake.story.plan
        earned, gained = full - account.full, allowed - account.allowed
        account.full, account.allowed = full, allowed
        kept, cut = self._under_cap(account, event, gained)
        account.earned += kept
        is_alone = len(stake.members) == 1 and account.member.passes
        is_exact = account.exact is not None and kept == gained and is_alone
        account.exact = stake.allowed * whole if is_exact else None
        steps = (*stake.steps, *account.member.steps, *said, *_rounding(stake, account, earned, whole))
        self._line(account, event, EARNED, earned, steps)
        if kept != earned:
            self._line(account, event, OVER_CAP, kept - earned, cut or _deal_cut(stake))
        if plan.holdback and not account.is_free:
            self._hold(account, event, plan)

    def _under_cap(self, account: _Account, event: Event, gained: int) -> tuple[int, tuple[Step, ...]]:
        """Leave what the caps have room for: rounded lines, too, must not pass them."""
        plan = account.stake.story.plan
        key = account.member.person, periods.name(event.on, plan.period)
        kept, cut = gained, tuple[Step, ...]()
        if plan.cap and plan.cap.scope == "period" and gained > 0:
            limit = self._period_limit(plan, plan.cap, key)
            kept = max(0, min(gained, limit - self.in_period[key]))
            if kept < gained:
                values = {"limit": limit, "over": gained - kept, "gives": kept}
                cut = (step("period_cap", **{k: _exact(v, plan) for k, v in values.items()}),)
        self.in_period[key] += kept
        return kept, cut

    def _period_limit(self, plan: Plan, cap: Cap, key: tuple[str, str]) -> int:
        limit = cap.limit(self.credited.get(key, Fraction()))
        if "cap" in plan.prorate and cap.amount is not None:
            limit *= self.book.share_of_days(*key)
        return numbers.minor(limit, plan.currency)

    def _hold(self, account: _Account, event: Event, plan: Plan) -> None:
        assert plan.holdback is not None
        ratio = plan.holdback.ratio
        paid_out = numbers.minor(self._worth(account) * (1 - ratio), plan.currency)
        held = account.earned - paid_out - account.held_ever
        account.held_ever += held
        account.held += held
        if held:
            said = step("held_back", pct=ratio * 100, until=plan.holdback.release, gives=_exact(held, plan))
            self._line(account, event, HELD_BACK, -held, (said,))

    def _release(self, story: Story, event: Event) -> None:
        for account in self.accounts[story.event.id]:
            account.is_free = True
            if account.held:
                said = step(
                    "released", of=story.event.id, by=event.type, gives=_exact(account.held, story.plan)
                )
                self._line(account, event, RELEASED, account.held, (said,))
                account.held = 0

    def _reverse(self, story: Story, event: Event, part: Fraction | None) -> None:
        """Take back a part of a story, at the percent that it earned; without a part, all that is left of it."""
        course, rule = self.courses[story.event.id], story.plan.clawback
        if event.type == "unpaid":
            part = min(part if part is not None else Fraction(1), max(Fraction(), 1 - course.paid))
        part = min(course.open, part if part is not None else course.open)
        if rule is None or (event.type == "credit_note" and event.type not in rule.on):
            if event.type != "unpaid":
                course.credit(part)
                self._take(story, event, REVERSED, (step("reversed", of=story.event.id, pct=part * 100),))
            return
        age = (event.on - story.event.on).days
        if not _sets_off(rule, event, age):
            self._take(story, event, CLAWED_BACK, (step("not_taken", what=event.type),))
            return
        fraction = rule.fraction(age)
        course.claw(part, fraction)
        days = {"days": age, "full": rule.full_days, "zero": rule.zero_days}
        self._take(story, event, CLAWED_BACK, (step("age", **days, fraction=fraction, pct=part * 100),))

    def _take(
        self, story: Story, event: Event, kind: str, said: tuple[Step, ...], *, is_quiet: bool = False
    ) -> None:
        """Bring what was taken back to where the course of the story has it; held amounts give way first in their part."""
        course = self.courses[story.event.id]
        for account in self.accounts[story.event.id]:
            share = course.taken / course.collected if course.collected else Fraction()
            taken = numbers.minor(self._worth(account) * share, story.plan.currency)
            change, standing = taken - account.taken, account.earned - account.taken
            if not change and (is_quiet or not account.earned):
                continue
            dropped = numbers.minor(_ratio(account.held * change, standing), "VND")
            account.taken, account.held = taken, account.held - dropped
            steps = (step("had", of=story.event.id, amount=_exact(standing, story.plan)), *said)
            if dropped:
                steps = (*steps, step("held_dropped", amount=_exact(dropped, story.plan)))
            self._line(account, event, kind, dropped - change, steps)

    def _worth(self, account: _Account) -> Fraction:
        """Give what was earned: exactly, or in whole units where a cap or a pool has made whole units of it."""
        if account.exact is not None:
            return account.exact
        return _exact(account.earned, account.stake.story.plan)

    def _line(self, account: _Account, event: Event, kind: str, units: int, steps: tuple[Step, ...]) -> None:
        plan, told = account.stake.story.plan, account.stake.story.event
        amount = numbers.major(units, plan.currency)
        self.lines.append(
            Line(
                event.id,
                told.deal,
                account.member.person,
                amount,
                kind,
                steps,
                event.on,
                told.id,
                plan.id,
                plan.version,
            )
        )


def _sets_off(rule: Clawback, event: Event, age: int) -> bool:
    """Whether an event sets off a clawback: its type does, and where it is unpaid, it is so for long enough."""
    days = event.days if event.days is not None else age
    return event.type in rule.on and (event.type != "unpaid" or days > (rule.unpaid_days or 0))


def _exact(units: int, plan: Plan) -> Fraction:
    return numbers.of_units(units, plan.currency)


def _ratio(numerator: int, denominator: int) -> Fraction:
    return Fraction(numerator, denominator) if denominator else Fraction()


def _split(accounts: list[_Account], amount: Fraction) -> list[int]:
    """Round an amount once and share it by weight; whoever missed the gate leaves their part with the company."""
    whole = numbers.minor(amount, accounts[0].stake.story.plan.currency)
    weights = [account.member.weight for account in accounts]
    shares = largest_remainder(whole, weights) if any(weights) else [0] * len(accounts)
    return [share if account.member.passes else 0 for account, share in zip(accounts, shares, strict=True)]


def _part(event: Event, stories: tuple[Story, ...]) -> Fraction | None:
    """Say which part of its stories an event is about: as written, or its amount against theirs.

    Receipts and refunds are money, so they are held against the gross amount; credit notes and cancellations
    against the base.
    """
    if event.share is not None:
        return event.share
    for story in stories:
        if event.currency and event.currency != story.event.currency:
            raise EventWrong(
                f"{event.place}.currency",
                "other_currency",
                found=event.currency,
                currency=story.event.currency,
            )
    revenue = sum((story.revenue for story in stories), Fraction())
    gross = sum((story.gross for story in stories), Fraction())
    if event.gross is not None:
        return event.gross / gross if gross else Fraction()
    if event.base is not None:
        return event.base / revenue if revenue else Fraction()
    if event.amount is None:
        return None
    whole = gross if event.type in ("cash", "invoiced", "refund") else revenue
    return event.amount / whole if whole else Fraction()


def _rounding(stake: Stake, account: _Account, units: int, whole: Fraction) -> tuple[Step, ...]:
    """Say what rounding made of the exact amount, where it made anything of it; and how a pool was shared."""
    currency = stake.story.plan.currency
    if len(stake.members) > 1:
        pooled = numbers.of_units(numbers.minor(stake.full * whole, currency), currency)
        return (step("pool_shared", whole=pooled, gives=numbers.of_units(account.full, currency)),)
    exact = stake.full * whole
    had = numbers.of_units(account.full - units, currency)
    if had:
        return (step("less_had", exact=exact, had=had, gives=numbers.of_units(units, currency)),)
    if exact != numbers.of_units(units, currency) and account.member.passes:
        return (step("rounded", exact=exact, gives=numbers.of_units(units, currency)),)
    return ()


def _deal_cut(stake: Stake) -> tuple[Step, ...]:
    return tuple(said for said in stake.steps if said.code == "deal_cap")
