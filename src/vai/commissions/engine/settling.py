"""From lines to statements: one for each person and period, with the draw, what is carried on, and the hash."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from vai.commissions.engine import canonical, ledger, numbers, periods
from vai.commissions.engine.book import Book
from vai.commissions.engine.events import Event
from vai.commissions.engine.ledger import Line
from vai.commissions.engine.parts import Draw
from vai.commissions.engine.plans import Plan
from vai.commissions.engine.steps import Step, step


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person is paid for a period, in the major unit of `currency`.

    payable = earned - held_back + released - clawed_back + draw. `earned` is after caps (`over_cap` is what they
    cut off); `draw` is an advance (more than 0) or a recovery (less); `opening` and `carried` are what is owed of
    recoverable draws before and after; `credited` is the base that counts for attainment. `hash` covers plan,
    events and credits up to the end of the period: the same facts have the same hash.
    """

    person: str
    period: str
    currency: str
    lines: tuple[Line, ...]
    opening: Decimal
    earned: Decimal
    over_cap: Decimal
    held_back: Decimal
    released: Decimal
    clawed_back: Decimal
    draw: Decimal
    payable: Decimal
    carried: Decimal
    credited: Decimal
    steps: tuple[Step, ...]
    hash: str


class _Facts:
    """The events behind each person's statements: what credits them, and what followed on it. Each is spelled once."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.plans = canonical.text(list(book.plans))
        self.told: dict[str, list[tuple[date, str, str]]] = defaultdict(list)
        crediting = {story.event.id: {share.person for share in story.shares} for story in book.stories}
        for story in book.stories:
            self._tell(story.event, crediting[story.event.id])
        for follower in book.followers:
            self._tell(follower.event, set().union(*(crediting[one.event.id] for one in follower.stories)))
        for told in self.told.values():
            told.sort()

    def _tell(self, event: Event, people: Iterable[str]) -> None:
        spelled = canonical.text(event)
        for person in people:
            self.told[person].append((event.on, event.id, spelled))

    def hash(self, person: str, period: str, opening: Decimal) -> str:
        """Give the hash of all that a person's statement comes from, up to the end of its period."""
        end = periods.bounds(period, self.book.first_plan.period)[1]
        told = self.told[person]
        known = told[: bisect_left(told, (end,))]
        own = canonical.text([self.book.people.get(person), opening])
        return canonical.digest(self.plans, own, *(spelled for _, _, spelled in known))


def settle(
    book: Book,
    lines: Sequence[Line],
    credited: Mapping[tuple[str, str], Fraction],
    opening: Mapping[str, Fraction],
    through: date | None = None,
) -> tuple[Statement, ...]:
    """Make the statements of all people, by person and period; a draw is paid on to the period of `through`."""
    by_person: dict[str, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        by_person[line.person][periods.name(line.on, book.first_plan.period)].append(line)
    statements, facts = [], _Facts(book)
    goes_on = through is not None and any(plan.draw for plan in book.plans)
    for person in sorted({*by_person, *(book.people if goes_on else ())}):
        owed = numbers.minor(opening.get(person, Fraction()), book.first_plan.currency)
        for period in _periods(book, by_person[person], person, lines, through):
            made = _statement(book, person, period, by_person[person].get(period, []), owed, credited, facts)
            owed = _units(made.carried, made.currency)
            statements.append(made)
    return tuple(statements)


def _periods(
    book: Book, mine: Mapping[str, list[Line]], person: str, lines: Iterable[Line], through: date | None
) -> Iterable[str]:
    """Name a person's periods; a draw is paid in every one from first to last, events or not."""
    if not any(plan.draw for plan in book.plans):
        return sorted(mine)
    kind = book.first_plan.period
    known = [*mine, *([periods.name(through, kind)] if through else [])]
    first, last = min(known), max(known)
    if person in book.people:
        everything = [periods.name(line.on, kind) for line in lines]
        since = [a.since for a in book.people[person] if a.since]
        first = min(first, *(periods.name(day, kind) for day in since)) if since else first
        last = max(last, *everything)
    return [p for p in periods.between(first, last, kind) if p in mine or book.share_of_days(person, p)]


def _statement(
    book: Book,
    person: str,
    period: str,
    lines: Sequence[Line],
    owed: int,
    credited: Mapping[tuple[str, str], Fraction],
    facts: _Facts,
) -> Statement:
    plan = book.plan_of(period)
    sums = dict.fromkeys(_KINDS, 0)
    for line in lines:
        sums[line.kind] += _units(line.amount, plan.currency)
    net = sum(sums.values())
    advance, carried, steps = _draw(book, plan, person, period, net, owed)

    def money(units: int) -> Decimal:
        return numbers.major(units, plan.currency)

    return Statement(
        person=person,
        period=period,
        currency=plan.currency,
        lines=tuple(lines),
        opening=money(owed),
        earned=money(sums[ledger.EARNED] + sums[ledger.OVER_CAP]),
        over_cap=money(-sums[ledger.OVER_CAP]),
        held_back=money(-sums[ledger.HELD_BACK]),
        released=money(sums[ledger.RELEASED]),
        clawed_back=money(-sums[ledger.CLAWED_BACK] - sums[ledger.REVERSED]),
        draw=money(advance),
        payable=money(net + advance),
        carried=money(carried),
        credited=money(numbers.minor(credited.get((person, period), Fraction()), plan.currency)),
        steps=steps,
        hash=facts.hash(person, period, money(owed)),
    )


_KINDS = (
    *(ledger.EARNED, ledger.OVER_CAP, ledger.HELD_BACK, ledger.RELEASED),
    *(ledger.CLAWED_BACK, ledger.REVERSED),
)


def _units(amount: Decimal, currency: str) -> int:
    return numbers.minor(Fraction(amount), currency)


def _draw(
    book: Book, plan: Plan, person: str, period: str, net: int, owed: int
) -> tuple[int, int, tuple[Step, ...]]:
    """Fill up to the draw, or recover what is owed from what lies above it; clawbacks come first, so are in `net`."""
    if plan.draw is None:
        return 0, owed, ()
    draw, share = plan.draw, book.share_of_days(person, period)
    whole = draw.amount * share if "draw" in plan.prorate else draw.amount
    least = numbers.minor(whole, plan.currency)
    said = () if share == 1 or "draw" not in plan.prorate else (step("draw_prorated", pct=share * 100),)

    def exact(units: int) -> Fraction:
        return numbers.of_units(units, plan.currency)

    if net < least:
        carried = _carried(draw, owed, least - net, plan)
        paid = step("draw_paid", least=exact(least), net=exact(net), gives=exact(least - net))
        return least - net, carried, (*said, paid)
    back = min(owed, net - least) if draw.recoverable else 0
    if not back:
        return 0, owed, said
    recovered = step("draw_recovered", owed=exact(owed), gives=exact(back), left=exact(owed - back))
    return -back, owed - back, (*said, recovered)


def _carried(draw: Draw, owed: int, advance: int, plan: Plan) -> int:
    if not draw.recoverable:
        return owed
    if draw.carry_max is None:
        return owed + advance
    return max(owed, min(owed + advance, numbers.minor(draw.carry_max, plan.currency)))
