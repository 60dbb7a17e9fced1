"""Plans and events from files, whole cases too, and statements as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from vai.commissions.engine import events, plans
from vai.commissions.engine.errors import EventWrong, PlanWrong
from vai.commissions.engine.events import Event
from vai.commissions.engine.ledger import Line
from vai.commissions.engine.plans import Assignment, Plan
from vai.commissions.engine.reading import Place
from vai.commissions.engine.settling import Statement


class FileWrong(ValueError):  # noqa: N818 - read as a sentence, as PlanWrong is
    """A file cannot be read at all; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a computation starts from. `people` is None where nobody's time in the plan is told."""

    plans: tuple[Plan, ...]
    events: tuple[Event, ...]
    people: tuple[Assignment, ...] | None
    opening: Mapping[str, Fraction]


def load(name: str) -> object:
    """Read a JSON file exactly (no number goes through floating point); `FILE#ID` picks a case of a file of cases.

    :raises FileWrong: it is not there, is not JSON, or has no such case.
    """
    path, _, wanted = name.partition("#") if not Path(name).exists() else (name, "", "")
    try:
        tree = json.loads(Path(path).read_bytes(), parse_float=Decimal, parse_constant=str)
    except OSError as error:
        raise FileWrong(f"{path}: cannot be read ({error.strerror or error})") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise FileWrong(f"{path}: is not JSON ({error.msg}, {place})") from None
    except (UnicodeDecodeError, RecursionError, ValueError):
        raise FileWrong(f"{path}: is not JSON text") from None
    if isinstance(tree, Mapping) and isinstance(tree.get("cases"), list):
        return _case(tree["cases"], wanted, path)
    return tree


def _case(cases: list[object], wanted: str, path: str) -> object:
    known = {str(case.get("id")): case for case in cases if isinstance(case, Mapping)}
    if wanted not in known:
        raise FileWrong(
            f"{path}: is a file of cases; name one of them, as in {path}#{next(iter(known), 'ID')}"
        )
    return known[wanted]


def read(plan: object, told: object) -> Case:
    """Read a plan (or versions of one, or a case) and events (a list, or an object with all that a case carries).

    :raises PlanWrong: the plan cannot be meant.
    :raises EventWrong: the events cannot be meant.
    """
    more = told if isinstance(told, Mapping) else {"events": told}
    whole = Place(more, "", EventWrong)
    quota = whole.first("quota", "quotas")
    read_plans = tuple(plans.read(_with_quota(tree, quota)) for tree in _versions(plan))
    time = whole.first("assignments", "people")
    return Case(
        plans=read_plans,
        events=events.read(whole["events"].value),
        people=plans.read_assignments(time) if time.value is not None else None,
        opening=_opening(whole["opening"]),
    )


def _versions(tree: object) -> list[object]:
    if isinstance(tree, Mapping):
        for key in ("plan", "plans", "versions"):
            if key in tree:
                return _versions(tree[key])
    if isinstance(tree, list):
        if not tree:
            raise PlanWrong("", "empty")
        return tree
    return [tree]


def _with_quota(tree: object, quota: Place) -> object:
    """Add quotas that stand with the events; those of the plan itself come first."""
    if quota.value is None or not isinstance(tree, Mapping):
        return tree
    if not isinstance(quota.value, Mapping):
        return tree if "quota" in tree else {**tree, "quota": quota.value}
    mine = tree.get("quota")
    return {**tree, "quota": {**quota.value, **mine} if isinstance(mine, Mapping) else mine or quota.value}


def _opening(place: Place) -> dict[str, Fraction]:
    if place.value is None:
        return {}
    if isinstance(place.value, Mapping):
        return {str(person): _owed(place[str(person)]) for person in place.value}
    return {item["person"].text(): _owed(item) for item in place.items()}


def _owed(place: Place) -> Fraction:
    if isinstance(place.value, Mapping):
        return place.first("draw_balance", "draw", "amount").number()
    return place.number()


def tree(statement: Statement) -> dict[str, object]:
    """Write a statement as JSON: amounts as decimal text in the major unit, lines by event, the working of each."""
    amounts: dict[str, Decimal] = {}
    for line in statement.lines:
        amounts[line.event] = amounts.get(line.event, Decimal(0)) + line.amount
    return {
        "person": statement.person,
        "period": statement.period,
        "currency": statement.currency,
        "payable": _text(statement.payable),
        "lines": {event: _text(amount) for event, amount in amounts.items()},
        "earned": _text(statement.earned),
        "over_cap": _text(statement.over_cap),
        "held_back": _text(statement.held_back),
        "released": _text(statement.released),
        "clawed_back": _text(statement.clawed_back),
        "draw": _text(statement.draw),
        "opening": _text(statement.opening),
        "draw_balance": _text(statement.carried),
        "credited": _text(statement.credited),
        "hash": statement.hash,
        "working": [_line(line) for line in statement.lines],
        "draw_working": [said.tree() for said in statement.steps],
    }


def _line(line: Line) -> dict[str, object]:
    return {
        "event": line.event,
        "deal": line.deal,
        "kind": line.kind,
        "amount": _text(line.amount),
        "steps": [said.tree() for said in line.steps],
    }


def _text(amount: Decimal) -> str:
    return f"{amount + 0:f}"
