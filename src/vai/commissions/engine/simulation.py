"""The whole way: plan and events in, statements out. Pure and exact; the same input gives the same statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from vai.commissions.engine import numbers
from vai.commissions.engine.book import Book, open_book
from vai.commissions.engine.errors import EventWrong, PlanWrong
from vai.commissions.engine.events import Event
from vai.commissions.engine.ledger import Ledger, Line
from vai.commissions.engine.plans import Assignment, Plan
from vai.commissions.engine.rating import rate
from vai.commissions.engine.settling import Statement, settle

Opening = Mapping[str, Decimal | Fraction | int | str]


@dataclass(frozen=True, slots=True)
class Gain:
    """What further events would change for a person in a period, in the major unit of the currency."""

    person: str
    period: str
    currency: str
    before: Decimal
    after: Decimal
    lines: tuple[Line, ...]

    @property
    def adds(self) -> Decimal:
        """The difference: what would be paid on top, or less."""
        return self.after - self.before


def simulate(
    plan: Plan | Sequence[Plan],
    events: Iterable[Event],
    *,
    people: Iterable[Assignment] | None = None,
    opening: Opening | None = None,
    through: date | None = None,
) -> tuple[Statement, ...]:
    """Compute the statements of all people and periods.

    Of several versions of a plan, each deal is pinned to the one in force on its day. `people` says who is in the
    plan from when to when (default: the plan's own assignments, and everybody else all the time); `opening` is what
    people owe of earlier draws, in the major unit. `through` is the day up to which draws are paid where nothing else
    happens (default: the last event).
    :raises PlanWrong: the plan cannot be meant, for these events.
    :raises EventWrong: an event cannot be meant.
    """
    book = _book(plan, events, people)
    ratings = rate(book)
    return settle(book, Ledger(book, ratings).write(), ratings.credited, _opening(opening or {}), through)


def what_if(
    plan: Plan | Sequence[Plan],
    events: Iterable[Event],
    further: Iterable[Event],
    *,
    people: Iterable[Assignment] | None = None,
    opening: Opening | None = None,
) -> tuple[Gain, ...]:
    """Say what further events would add, for each person and period that they change.

    Bands and gates are taken into account: a deal that lifts a period over a band is worth more than its own line.
    """
    known, more = tuple(events), tuple(further)
    time = None if people is None else tuple(people)
    before = {(s.person, s.period): s for s in simulate(plan, known, people=time, opening=opening)}
    after = simulate(plan, (*known, *more), people=time, opening=opening)
    new = {event.id for event in more}
    gains = []
    for statement in after:
        old = before.get((statement.person, statement.period))
        lines = tuple(line for line in statement.lines if line.event in new)
        had = old.payable if old else Decimal(0)
        if lines or had != statement.payable:
            gains.append(
                Gain(statement.person, statement.period, statement.currency, had, statement.payable, lines)
            )
    return tuple(gains)


def company_actual(plan: Plan | Sequence[Plan], events: Iterable[Event]) -> dict[str, Decimal]:
    """Sum what the company sold in each period: every event once, however many people are credited with it."""
    book = _book(plan, events, ())
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for story in book.stories:
        sums[story.period] += story.base
    currency = book.first_plan.currency
    return {
        period: numbers.major(numbers.minor(amount, currency), currency)
        for period, amount in sorted(sums.items())
    }


def _book(plan: Plan | Sequence[Plan], events: Iterable[Event], people: Iterable[Assignment] | None) -> Book:
    plans = (plan,) if isinstance(plan, Plan) else tuple(plan)
    if not plans:
        raise PlanWrong("", "missing")
    known = [event if event.place else replace(event, place=f"events[{event.id}]") for event in events]
    seen: set[str] = set()
    for event in known:
        if event.id in seen:
            raise EventWrong(f"{event.place}.id", "twice", found=event.id)
        seen.add(event.id)
    time = [a for p in plans for a in p.assignments] if people is None else people
    return open_book(plans, known, time)


def _opening(opening: Opening) -> dict[str, Fraction]:
    return {person: Fraction(amount) for person, amount in opening.items()}
