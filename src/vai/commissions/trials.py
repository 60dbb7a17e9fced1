"""A plan tried out on sample deals, before anybody works under it: pure, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.utils.translation import gettext as _

from vai.commissions import engine, phrases, roles
from vai.commissions.engine import events, numbers, plans
from vai.commissions.engine.errors import InputWrong
from vai.commissions.planwords import ROLES

BOOKED: Final = "booked"


@dataclass(frozen=True)
class Happening:
    """One row of a trial: what happened to which deal on which day; `amount` without VAT; margin in percent."""

    deal: str
    kind: str
    on: date
    amount: str = ""
    product: str = ""
    margin: str = ""


@dataclass(frozen=True)
class Part:
    """A line of a statement: what it is, what it brings, and how, one sentence a step."""

    label: str
    amount: Decimal
    working: list[str]


@dataclass(frozen=True)
class Outcome:
    """What somebody would be paid for a period."""

    who: str
    period: str
    currency: str
    payable: Decimal
    parts: list[Part]
    owed: Decimal


@dataclass(frozen=True)
class Trial:
    """All outcomes, by period; or why there are none."""

    outcomes: list[Outcome]
    problem: str = ""


def tried(body: Mapping[str, Any], happenings: Sequence[Happening], *, quota: str = "") -> Trial:
    """Reckon sample deals by a plan. Every role is filled by somebody of its own."""
    people = {name: n for n, name in enumerate(sorted({roles.OWNER, *roles.names(body)}), start=1)}
    labels = {str(n): str(ROLES.get(name, name)) for name, n in people.items()}
    tree = {**body, **({"quota": quota} if quota else {})}
    try:
        made = engine.simulate(plans.read(tree), events.read(list(_events(body, happenings, people))))
    except InputWrong as fault:
        return Trial([], _said(fault, happenings))
    found = [_outcome(one, labels) for one in sorted(made, key=lambda one: (one.period, one.person))]
    return Trial(found)


def _said(fault: InputWrong, happenings: Sequence[Happening]) -> str:
    """Say what is wrong; of a row, its number as it stands on the page."""
    words = {"path": "", "code": fault.code, "values": fault.values}
    if not fault.path.startswith("events["):
        return phrases.wrong_with({**words, "path": fault.path})
    number = int(fault.path.partition("[")[2].partition("]")[0]) + 1
    return _("Row %(n)s: %(problem)s") % {"n": number, "problem": phrases.wrong_with(words)}


def _events(
    body: Mapping[str, Any], happenings: Iterable[Happening], people: Mapping[str, int]
) -> Iterable[dict[str, Any]]:
    for n, one in enumerate(happenings):
        event: dict[str, Any] = {
            "id": f"{n:03d}",
            "deal": one.deal,
            "type": one.kind,
            "date": one.on.isoformat(),
        }
        if one.kind == BOOKED:
            event |= {
                "base": one.amount or "0",
                "currency": body["currency"],
                "product": one.product or None,
                "credit": [
                    {"person": str(share.person_id), "share": share.part, "overlay": share.is_overlay}
                    for share in roles.shares(body, people, one.on)
                ],
            }
            if one.margin:
                event["margin"] = numbers.text((numbers.exact(one.margin) or Fraction()) / 100)
        elif one.amount:
            event["amount"] = one.amount
        elif one.kind in ("cash", "invoiced"):
            event["share"] = "1"
        yield event


def _outcome(one: engine.Statement, labels: Mapping[str, str]) -> Outcome:
    parts = [
        Part(str(phrases.LINES[line.kind]), line.amount, _working(line.steps, one.currency))
        for line in one.lines
    ]
    if one.steps:
        label = phrases.DRAW_PAID if one.draw >= 0 else phrases.DRAW_TAKEN
        parts.append(Part(str(label), one.draw, _working(one.steps, one.currency)))
    return Outcome(labels[one.person], one.period, one.currency, one.payable, parts, one.carried)


def _working(steps: Iterable[engine.Step], currency: str) -> list[str]:
    return phrases.working([said.tree() for said in steps], currency)
