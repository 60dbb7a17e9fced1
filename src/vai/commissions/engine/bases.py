"""What of an event counts: its base without tax and what passes through, its margin, in the plan's currency."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from vai.commissions.engine import numbers
from vai.commissions.engine.errors import EventWrong
from vai.commissions.engine.events import Event
from vai.commissions.engine.plans import Plan
from vai.commissions.engine.steps import Step, step


@dataclass(frozen=True, slots=True)
class Base:
    """The eligible base in the plan's currency; the revenue it comes from in the event's own; the margin ratio."""

    amount: Fraction
    revenue: Fraction
    margin: Fraction | None
    steps: tuple[Step, ...]


def eligible(event: Event, plan: Plan) -> Base:
    """Work out the base of an event.

    :raises EventWrong: a number is missing that the plan needs.
    """
    revenue, steps = _revenue(event, plan)
    margin = _margin(event, revenue)
    amount = revenue
    if plan.basis == "margin":
        if margin is None:
            raise EventWrong(f"{event.place}.margin", "no_margin")
        amount = revenue * margin
        steps.append(step("margin", pct=margin * 100, gives=amount))
    if event.time_share is not None:
        amount *= event.time_share
        steps.append(step("time_share", pct=event.time_share * 100, gives=amount))
    if event.currency != plan.currency:
        if event.fx is None:
            raise EventWrong(f"{event.place}.fx", "no_fx", found=event.currency, currency=plan.currency)
        amount *= event.fx
        steps.append(step("fx", rate=event.fx, currency=plan.currency, gives=amount))
    return Base(amount, revenue, margin, tuple(steps))


def percent(ratio: Fraction) -> str:
    """Write a ratio as a percent."""
    return numbers.text(ratio * 100)


def _revenue(event: Event, plan: Plan) -> tuple[Fraction, list[Step]]:
    """Take off what the plan excludes. Tax is never part of a base that is worked out from a gross amount."""
    excluded = plan.excl if event.base is not None else plan.excl | {"vat"}
    start = event.base if event.base is not None else event.gross
    assert start is not None
    steps = [step("base", amount=start, currency=event.currency)]
    extras = dict(event.extras)
    if event.vat is not None and "vat" not in extras:
        rest = sum((amount for part, amount in extras.items() if part in excluded), Fraction())
        extras["vat"] = (start - rest) * event.vat / (1 + event.vat)
    off = {part: amount for part, amount in extras.items() if part in excluded}
    if event.base is not None and event.gross is not None and start + sum(off.values()) == event.gross:
        off = {}
    for part, amount in sorted(off.items()):
        start -= amount
        steps.append(step("excluded", what=part, amount=amount, gives=start))
    if start < 0:
        raise EventWrong(f"{event.place}.base", "excluded_all")
    return start, steps


def _margin(event: Event, revenue: Fraction) -> Fraction | None:
    """Give the margin as a ratio of revenue: as written, from an amount (more than 1), or from the cost."""
    if event.margin is not None and event.margin <= 1:
        return event.margin
    if not revenue:
        return None
    if event.margin is not None:
        return event.margin / revenue
    return (revenue - event.cost) / revenue if event.cost is not None else None
