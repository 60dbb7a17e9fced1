"""The parts of a plan beside its rate: gate, multipliers, cap, draw, clawback, holdback, credits by role."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from vai.commissions.engine.reading import Place

RELEASES: Final = ("handover_accepted", "go_live")
SCOPES: Final = ("deal", "period")
TRIGGERS: Final = ("cancel", "refund", "credit_note")
_UNPAID = re.compile(r"unpaid_days\s*>\s*(\d{1,5})")
_MARGIN_BELOW = ("margin_below",)
_MARGIN_FROM = ("margin_at_least", "margin_from")
_PRODUCTS = ("product", "products", "product_in")
_WINDOWS = ("date", "dates", "window", "between", "date_between")
_FROM = ("from", "date_from", "since", "start")
_TO = ("to", "date_to", "until", "before", "end")


@dataclass(frozen=True, slots=True)
class RoleCredit:
    """What a role is credited with unless the event says otherwise; the last day of it is `until`."""

    role: str
    share: Fraction | None
    overlay: bool
    until: date | None


@dataclass(frozen=True, slots=True)
class Gate:
    """Nothing is paid in a period below this attainment (1 is the quota)."""

    attainment: Fraction


@dataclass(frozen=True, slots=True)
class Multiplier:
    """A factor on events that meet all conditions: margin as a ratio, products, a window [since, until), a mark."""

    times: Fraction
    margin_below: Fraction | None = None
    margin_from: Fraction | None = None
    products: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    strategic: bool = False


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that a person can earn, with a deal or in a period: an amount, or a ratio of the credited base."""

    scope: str
    amount: Fraction | None = None
    ratio: Fraction | None = None

    def limit(self, base: Fraction) -> Fraction:
        """Say how much may be earned on a credited base."""
        return self.amount if self.amount is not None else (self.ratio or Fraction()) * base


@dataclass(frozen=True, slots=True)
class Draw:
    """An advance that a period pays at least; recovered from later earnings or not; `carry_max` is the most owed."""

    amount: Fraction
    recoverable: bool
    carry_max: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Clawback:
    """What a cancelled, refunded or unpaid deal gives back: all to `full_days`, nothing from `zero_days` on."""

    full_days: int
    zero_days: int
    on: frozenset[str]
    unpaid_days: int | None = None

    def fraction(self, age: int) -> Fraction:
        """Say which part is taken back from a deal of that age, in days."""
        if age <= self.full_days:
            return Fraction(1)
        if age >= self.zero_days:
            return Fraction(0)
        return Fraction(self.zero_days - age, self.zero_days - self.full_days)


@dataclass(frozen=True, slots=True)
class Holdback:
    """The ratio that waits until the handover is accepted, or until the client works with what was bought."""

    ratio: Fraction
    release: str


def read_window(place: Place) -> tuple[date | None, date | None]:
    """Read [from, to) as a list of two dates or an object; either end may be open."""
    if isinstance(place.value, Mapping):
        since, until = place.first(*_FROM), place.first(*_TO)
    else:
        ends = list(place.items())
        if not 1 <= len(ends) <= 2:
            raise place.wrong("not_list")
        since, until = ends[0], ends[-1] if len(ends) == 2 else Place(None, place.path, place.error)
    first = since.day() if since.value is not None else None
    after = until.day() if until.value is not None else None
    if first and after and after < first:
        raise until.wrong("window")
    return first, after


def read_role_credit(place: Place) -> RoleCredit:
    """Read what a role is credited with."""
    place.known(("role", "pct", "share", "overlay", "until"))
    return RoleCredit(
        role=place["role"].text(),
        share=read_share(place),
        overlay=place["overlay"].flag(),
        until=_until(place),
    )


def read_share(place: Place) -> Fraction | None:
    """Read a part of a base: a percent, or a share like 1/3; None when neither is there."""
    if "pct" in place and "share" in place:
        raise place.wrong("exactly_one", known="pct, share")
    if "pct" in place:
        return place["pct"].number(most=100) / 100
    return place["share"].number(most=1) if "share" in place else None


def _until(place: Place) -> date | None:
    return place["until"].day() if "until" in place else None


def read_gate(place: Place) -> Gate:
    """Read a gate."""
    return Gate(place.known(("attainment",))["attainment"].positive())


def read_multiplier(place: Place) -> Multiplier:
    """Read a factor and when it applies."""
    place.known(("when", "times", "×", "x", "factor"))
    times = place.first("times", "×", "x", "factor").number()
    when = place["when"].known(
        (*_MARGIN_BELOW, *_MARGIN_FROM, *_PRODUCTS, *_WINDOWS, *_FROM, *_TO, "strategic")
    )
    if not when.object():
        raise when.wrong("empty")
    window = when.first(*_WINDOWS) if any(key in when for key in _WINDOWS) else when
    since, until = read_window(window)
    products = when.first(*_PRODUCTS)
    return Multiplier(
        times=times,
        margin_below=_ratio(when.first(*_MARGIN_BELOW)),
        margin_from=_ratio(when.first(*_MARGIN_FROM)),
        products=_products(products),
        since=since,
        until=until,
        strategic=when["strategic"].flag(),
    )


def _ratio(place: Place) -> Fraction | None:
    return place.number(negative=True) if place.value is not None else None


def _products(place: Place) -> frozenset[str]:
    if place.value is None:
        return frozenset()
    if isinstance(place.value, list):
        return frozenset(item.text() for item in place.items())
    return frozenset({place.text()})


def read_cap(place: Place) -> Cap:
    """Read a cap."""
    place.known(("amount", "pct", "scope"))
    if ("amount" in place) == ("pct" in place):
        raise place.wrong("exactly_one", known="amount, pct")
    scope = place["scope"].one_of(SCOPES)
    if "amount" in place:
        return Cap(scope, amount=place["amount"].number())
    return Cap(scope, ratio=place["pct"].number() / 100)


def read_draw(place: Place) -> Draw:
    """Read a draw; unless it says otherwise it is recoverable."""
    place.known(("amount", "recoverable", "carry_max"))
    return Draw(
        amount=place["amount"].number(),
        recoverable=place["recoverable"].flag() if "recoverable" in place else True,
        carry_max=place["carry_max"].number() if "carry_max" in place else None,
    )


def read_clawback(place: Place) -> Clawback:
    """Read a clawback; unless it says otherwise, cancelling and refunding set it off."""
    place.known(("full_days", "zero_days", "on"))
    full, zero = place["full_days"].whole(), place["zero_days"].whole()
    if zero < full:
        raise place["zero_days"].wrong("zero_before_full")
    on, unpaid = set(), None
    for item in place["on"].items() if "on" in place else ():
        days = _unpaid_days(item)
        if days is None:
            on.add(item.one_of(TRIGGERS))
        else:
            on.add("unpaid")
            unpaid = days
    return Clawback(full, zero, frozenset(on or {"cancel", "refund"}), unpaid)


def _unpaid_days(place: Place) -> int | None:
    if isinstance(place.value, Mapping):
        return place.known(("unpaid_days",))["unpaid_days"].whole()
    found = _UNPAID.fullmatch(place.text())
    if not found and place.text() not in TRIGGERS:
        raise place.wrong("not_one_of", known=", ".join((*TRIGGERS, "unpaid_days>30")), found=place.text())
    return int(found[1]) if found else None


def read_holdback(place: Place) -> Holdback:
    """Read what is held back and what sets it free."""
    place.known(("pct", "release"))
    return Holdback(place["pct"].number(most=100) / 100, place["release"].one_of(RELEASES))
