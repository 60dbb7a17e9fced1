"""A commission plan as the grammar of plans has it: read and checked with the place of every fault, written back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from vai.commissions.engine import parts, periods
from vai.commissions.engine.errors import PlanWrong
from vai.commissions.engine.parts import Cap, Clawback, Draw, Gate, Holdback, Multiplier, RoleCredit
from vai.commissions.engine.rates import Rate, read_rate
from vai.commissions.engine.reading import Place

BASES: Final = ("booked", "invoiced", "cash", "margin")
EXCLUDABLE: Final = ("vat", "pass_through", "shipping")
PRORATED: Final = ("quota", "draw", "bands", "cap")
KEYS: Final = (
    *("id", "version", "effective", "currency", "period", "basis", "excl", "credit", "rate", "gate"),
    *("multipliers", "cap", "draw", "clawback", "holdback", "round", "quota", "prorate", "pro_rata"),
    *("assignments", "assignment", "people"),
)
QuotaKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Assignment:
    """A person's time in the plan, [since, until), and a quota of their own for each period.

    `share` says outright which part of every period counts, where no days are told.
    """

    person: str
    since: date | None = None
    until: date | None = None
    quota: Fraction | None = None
    share: Fraction | None = None

    def share_of(self, period: str, kind: str) -> Fraction:
        """Say for which part of a period the person is in the plan."""
        if self.share is not None:
            return self.share
        return periods.share_of_days(period, kind, self.since, self.until)

    def holds(self, day: date) -> bool:
        """Whether the person is in the plan on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Plan:
    """A version of a plan. Percents are ratios (5 % is 1/20); amounts are in the major unit of `currency`."""

    id: str
    version: str
    currency: str
    period: str
    basis: str
    rate: Rate
    since: date | None = None
    until: date | None = None
    excl: frozenset[str] = frozenset()
    credit: tuple[RoleCredit, ...] = ()
    gate: Gate | None = None
    multipliers: tuple[Multiplier, ...] = ()
    cap: Cap | None = None
    draw: Draw | None = None
    clawback: Clawback | None = None
    holdback: Holdback | None = None
    # (person or "*", period or "*") -> amount
    quota: Mapping[QuotaKey, Fraction] | None = None
    prorate: frozenset[str] = frozenset({"quota", "draw"})
    assignments: tuple[Assignment, ...] = ()

    def is_in_force(self, day: date) -> bool:
        """Whether deals of a day are pinned to this version."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    @property
    def releases_by(self) -> str:
        """The type of event that makes commission payable: what is earned at once on booking and on margin."""
        return "booked" if self.basis == "margin" else self.basis


def read(tree: object) -> Plan:
    """Read a plan from JSON.

    :raises PlanWrong: something cannot be meant; its `path` names the place.
    """
    place = Place(tree, "", PlanWrong).known(KEYS)
    since, until = _effective(place["effective"])
    place["round"].one_of(("HU",), "HU")
    return Plan(
        id=place["id"].text() if "id" in place else "plan",
        version=place["version"].text() if "version" in place else "1",
        currency=place["currency"].currency(),
        period=place["period"].one_of(periods.KINDS),
        basis=place["basis"].one_of(BASES),
        rate=read_rate(place["rate"].needed()),
        since=since,
        until=until,
        excl=frozenset(item.one_of(EXCLUDABLE) for item in place["excl"].items())
        if "excl" in place
        else frozenset(),
        credit=tuple(map(parts.read_role_credit, place["credit"].items())) if "credit" in place else (),
        gate=parts.read_gate(place["gate"]) if "gate" in place else None,
        multipliers=tuple(map(parts.read_multiplier, place["multipliers"].items()))
        if "multipliers" in place
        else (),
        cap=parts.read_cap(place["cap"]) if "cap" in place else None,
        draw=parts.read_draw(place["draw"]) if "draw" in place else None,
        clawback=parts.read_clawback(place["clawback"]) if "clawback" in place else None,
        holdback=parts.read_holdback(place["holdback"]) if "holdback" in place else None,
        quota=read_quota(place["quota"]) if "quota" in place else None,
        prorate=_prorate(place.first("prorate", "pro_rata")),
        assignments=_people(place),
    )


def read_quota(place: Place) -> dict[QuotaKey, Fraction]:
    """Read quotas: one for all, one for each person, or one for each person and period."""
    if not isinstance(place.value, Mapping):
        return {("*", "*"): place.positive()}
    found: dict[QuotaKey, Fraction] = {}
    for person in place.value:
        inner = place[str(person)]
        if isinstance(inner.value, Mapping):
            found |= {(str(person), str(period)): inner[str(period)].positive() for period in inner.value}
        else:
            found[str(person), "*"] = inner.positive()
    return found


def read_assignments(place: Place) -> tuple[Assignment, ...]:
    """Read who is in the plan from when to when: a list of objects, or an object of objects by person."""
    if isinstance(place.value, Mapping):
        return tuple(_assignment(place[str(person)], str(person)) for person in place.value)
    return tuple(_assignment(item, item["person"].text()) for item in place.items())


def _people(place: Place) -> tuple[Assignment, ...]:
    """Read people's time in the plan, or the share of it that pro rata names for each of them."""
    time, shares = place.first("assignments", "assignment", "people"), place.first("prorate", "pro_rata")
    found = read_assignments(time) if time.value is not None else ()
    if isinstance(shares.value, Mapping):
        known = {one.person for one in found}
        told = [str(person) for person in shares.value if str(person) not in known]
        found += tuple(Assignment(person, share=shares[person].number(most=1)) for person in told)
    return found


def _assignment(place: Place, person: str) -> Assignment:
    place.known(("person", "plan", "from", "to", "since", "until", "quota", "ote", "role", "share"))
    since, until = place.first("from", "since"), place.first("to", "until")
    first = since.day() if since.value is not None else None
    last = until.day() if until.value is not None else None
    if first and last and last < first:
        raise until.wrong("window")
    quota = place["quota"].positive() if "quota" in place else None
    share = place["share"].number(most=1) if "share" in place else None
    return Assignment(person, first, last, quota, share)


def _effective(place: Place) -> tuple[date | None, date | None]:
    if place.value is None:
        return None, None
    return parts.read_window(place)


def _prorate(place: Place) -> frozenset[str]:
    if place.value is None:
        return frozenset({"quota", "draw"})
    if isinstance(place.value, Mapping):
        return frozenset({"quota", "draw", "bands"})
    if isinstance(place.value, bool):
        return frozenset({"quota", "draw", "bands"}) if place.value else frozenset()
    if isinstance(place.value, str):
        return frozenset({place.one_of(PRORATED)})
    return frozenset(item.one_of(PRORATED) for item in place.items())
