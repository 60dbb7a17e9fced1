"""Sentences of the room: the working of a line in words and numbers, what is wrong with a plan, what people are told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vai.core import formats
from vai.core.money import Money

PUBLISHED = _(
    "Your commission statement of %(period)s is there to be checked: %(amount)s. Dispute a line if it is wrong."
)
APPROVED = _("%(by)s approved your commission statement of %(period)s: %(amount)s.")
DISPUTED = _("%(by)s disputes a line of the statement of %(period)s: %(claim)s. Please answer by %(due)s.")
ANSWERED = _("%(by)s answered what you disputed in the statement of %(period)s: %(decision)s")

LINES: Final[Mapping[str, str | Promise]] = {
    "earned": pgettext_lazy("commission", "Earned"),
    "over_cap": _("Over the cap"),
    "held_back": _("Held back"),
    "released": _("Released"),
    "clawed_back": _("Clawed back"),
    "reversed": pgettext_lazy("commission", "Taken back"),
    "adjustment": _("Adjustment"),
}
DRAW_PAID = _("Draw: paid in advance")
DRAW_TAKEN = _("Draw: paid back")

# A step of the working, by the code that the engine gives it.
STEPS: Final[Mapping[str, str | Promise]] = {
    "base": _("The deal is worth %(amount)s without VAT"),
    "excluded": _("less %(amount)s that does not count (%(what)s): %(gives)s"),
    "margin": _("of which the margin is %(pct)s: %(gives)s"),
    "time_share": _("%(pct)s of the time counts: %(gives)s"),
    "fx": _("at the pinned rate of %(rate)s: %(gives)s"),
    "share": _("credited by %(pct)s: %(gives)s"),
    "overlay": _("credited by %(pct)s on top of the whole: %(gives)s"),
    "not_in_plan": _("on %(on)s the plan did not hold for this person, so it pays nothing"),
    "pooled": _("this part of the pool is %(pct)s"),
    "gate_passed": _(
        "the gate is passed: credited %(credited)s of a quota of %(quota)s, at least %(pct)s is needed"
    ),
    "gate_missed": _(
        "the gate is missed: credited %(credited)s of a quota of %(quota)s, at least %(pct)s is needed"
    ),
    "flat": _("%(pct)s of %(base)s = %(gives)s"),
    "product": _("%(product)s pays %(pct)s of %(base)s = %(gives)s"),
    "no_rate": _("the plan has no rate for %(product)s, so it pays nothing"),
    "factor": _("times %(factor)s for %(product)s = %(gives)s"),
    "running": _("the total of the period goes from %(before)s to %(after)s"),
    "band": _("from %(start)s to %(end)s: %(pct)s of %(base)s = %(gives)s"),
    "band_open": _("from %(start)s on: %(pct)s of %(base)s = %(gives)s"),
    "below_bands": _("below %(start)s the plan pays nothing"),
    "retroactive": _(
        "the total of the period is %(total)s, from %(start)s on all of it pays %(pct)s: %(base)s gives %(gives)s"
    ),
    "times_margin_below": _("the margin of %(pct)s is below %(floor)s: times %(factor)s = %(gives)s"),
    "times_margin_from": _("the margin of %(pct)s reaches %(floor)s: times %(factor)s = %(gives)s"),
    "times_product": _("for %(product)s: times %(factor)s = %(gives)s"),
    "times_window": _("won on %(on)s, in the days of an offer: times %(factor)s = %(gives)s"),
    "times_strategic": _("a strategic deal: times %(factor)s = %(gives)s"),
    "deal_cap": _("one deal pays at most %(limit)s: %(over)s is over it, %(gives)s is left"),
    "period_cap": _("a period pays at most %(limit)s: %(over)s is over it, %(gives)s is left"),
    "collected": _("%(part)s of it came, %(whole)s altogether"),
    "rounded": _("%(exact)s is rounded to %(gives)s"),
    "less_had": _("so far %(exact)s is due, %(had)s was paid before: %(gives)s now"),
    "pool_shared": _("the pool earned %(whole)s, this part of it is %(gives)s"),
    "held_back": _("%(pct)s waits: %(until)s, that is %(gives)s"),
    "released": _("what waited is free (%(by)s): %(gives)s"),
    "had": _("the deal had earned %(amount)s"),
    "reversed": _("%(pct)s of the deal goes back at the rate that it had earned"),
    "age": _(
        "after %(days)s days: all goes back until day %(full)s, nothing from day %(zero)s on, so %(fraction)s of %(pct)s"
    ),
    "not_taken": _("the plan takes nothing back for this (%(what)s)"),
    "held_dropped": _("%(amount)s of it was held back and falls away"),
    "adjustment": _("%(by)s: %(note)s"),
    "draw_prorated": _("%(pct)s of the period's days are in the plan"),
    "draw_paid": _("a period pays at least %(least)s; %(net)s came together, so %(gives)s is advanced"),
    "draw_recovered": _("%(owed)s was owed of earlier advances: %(gives)s is paid back, %(left)s is left"),
}
_AMOUNTS: Final = frozenset(
    {
        "amount",
        "gives",
        "base",
        "before",
        "after",
        "start",
        "end",
        "credited",
        "quota",
        "total",
        "limit",
        "over",
    }
)
_PERCENTS: Final = frozenset({"pct", "part", "floor"})
_WORDS: Final[Mapping[str, str | Promise]] = {
    "vat": _("VAT"),
    "pass_through": _("passed on"),
    "shipping": _("shipping"),
    "handover_accepted": _("until the handover is accepted"),
    "go_live": _("until the client works with it"),
    "cancel": _("a cancellation"),
    "refund": _("a refund"),
    "credit_note": _("a credit note"),
    "unpaid": _("not paid in time"),
}
_FREED: Final[Mapping[str, str | Promise]] = {
    "handover_accepted": _("the handover was accepted"),
    "go_live": _("the client works with it"),
}


def working(steps: list[dict[str, Any]], currency: str) -> list[str]:
    """Say the steps of a line, one sentence each, with amounts in the currency of the statement."""
    return [said for step in steps if (said := _said(step, currency))]


def _said(step: Mapping[str, str], currency: str) -> str:
    code = step["step"]
    own = step.get("currency", currency) if code == "base" else currency
    values = {name: _value(name, value, code, own) for name, value in step.items() if name != "step"}
    sentence = STEPS.get(code)
    if sentence is None:
        return f"{code}: " + ", ".join(f"{name} {value}" for name, value in values.items())
    return str(sentence) % values


def _value(name: str, value: str, code: str, currency: str) -> str:
    if name == "by" and value in _FREED:
        return str(_FREED[value])
    if value in _WORDS:
        return str(_WORDS[value])
    if name in _PERCENTS or (name == "whole" and code == "collected"):
        return _percent(value)
    if name in _AMOUNTS or name == "whole":
        return money(value, currency)
    if name in ("rate", "factor", "fraction"):
        return number(value)
    if name == "on":
        return formats.day(date.fromisoformat(value))
    return value


def _exact(value: str) -> Fraction | None:
    try:
        return Fraction(value)
    except (ValueError, ZeroDivisionError):
        return None


def money(value: str, currency: str) -> str:
    """Write an amount in its currency; one between two smallest units with the decimals that it has, at most three."""
    exact = _exact(value)
    if exact is None:
        return value
    rounded = Money.rounded(exact, currency)
    if exact == Fraction(rounded.amount):
        return formats.money(rounded)
    return f"{number(value)} {currency}"


def _percent(value: str) -> str:
    return f"{number(value)} %"


def number(value: str) -> str:
    """Write an exact number ("1/3", "3.5") in the reader's language; what does not end, to four places."""
    exact = _exact(value)
    if exact is None:
        return value
    if "/" in value and exact.denominator <= 100:
        return value
    places = next((n for n in range(5) if (exact * 10**n).denominator == 1), 4)
    return formats.number(Decimal(exact.numerator) / Decimal(exact.denominator), places)


WRONG: Final[Mapping[str, str | Promise]] = {
    "missing": _("is missing"),
    "not_object": _("must be an object {…}"),
    "not_list": _("must be a list […]"),
    "empty": _("is empty"),
    "not_text": _("must be text"),
    "not_number": _("is not a number: %(found)s"),
    "is_float": _("is not exact; write the number as text"),
    "negative": _("must not be negative: %(found)s"),
    "not_positive": _("must be more than zero: %(found)s"),
    "above": _("must not be more than %(most)s: %(found)s"),
    "too_fine": _("is finer than %(currency)s can hold: %(found)s"),
    "not_whole": _("must be a whole number: %(found)s"),
    "not_date": _("is not a date like 2026-11-05: %(found)s"),
    "not_bool": _("must be true or false"),
    "not_currency": _("is not a currency code like VND: %(found)s"),
    "not_one_of": _("must be one of %(known)s, not %(found)s"),
    "unknown_key": _("is not known here (known: %(known)s)"),
    "exactly_one": _("must name exactly one of %(known)s"),
    "two_rates": _("has two competing percents; beside flat or tiers a product can only have a factor"),
    "band_twice": _("begins where another band begins: %(found)s"),
    "window": _("ends before it begins"),
    "zero_before_full": _("must not be less than full_days"),
    "no_fx": _("no rate of %(found)s is known for that day"),
    "no_quota": _("the plan measures attainment, and there is no quota"),
    "no_base": _("needs a base or a gross amount"),
    "no_credit": _("credits nobody"),
    "no_share": _("has no percent, and the plan has none for the role %(role)s"),
    "over_whole": _("adds up to more than 100 %%: %(found)s %%"),
    "twice": _("is there twice: %(found)s"),
    "unknown_event": _("belongs to something that is not there: %(found)s"),
    "no_original": _("belongs to no deal that was won before"),
    "other_currency": _("is in %(found)s, but the deal is in %(currency)s"),
    "no_amount": _("needs an amount or a share"),
    "mixed_versions": _("differs from the other versions of the plan (%(what)s)"),
    "excluded_all": _("is less than what is taken off it"),
    "no_margin": _("the plan pays on margin, and the margin of a deal is not known"),
}


def wrong(error: Any) -> str:
    """Say in the reader's language what the engine finds wrong, and where."""
    return wrong_with({"path": error.path, "code": error.code, "values": dict(error.values)})


def wrong_with(problem: Mapping[str, Any]) -> str:
    """Say the same of a problem that was kept: {path, code, values}."""
    sentence = WRONG.get(problem["code"])
    said = str(sentence) % problem["values"] if sentence is not None else str(problem["code"])
    return f"{problem['path']}: {said}" if problem["path"] else said
