"""Short plans and events for tests of the engine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from vai.commissions import engine
from vai.commissions.engine import Statement, events, plans

Tree = dict[str, Any]
TIERS = {"bands": [{"from": "0", "pct": "3"}, {"from": "500", "pct": "5"}, {"from": "1000", "pct": "8"}]}


def plan(rate: Any = "10", **more: Any) -> Tree:
    """A monthly plan in VND on booking."""
    rate = rate if isinstance(rate, dict) else {"flat": rate}
    return {"currency": "VND", "period": "month", "basis": "booked", "rate": rate, **more}


def sold(name: str, base: int | str, on: str = "2026-11-05", **more: Any) -> Tree:
    """A booked deal of A's, unless credit says otherwise."""
    who = {} if "credit" in more else {"person": "A"}
    return {"id": name, "type": "booked", "date": on, "base": str(base), "currency": "VND", **who, **more}


def later(name: str, kind: str, of: str, on: str, **more: Any) -> Tree:
    """Something that happens to a deal afterwards."""
    return {"id": name, "type": kind, "of": of, "date": on, **more}


def statements(plan: Any, rows: Iterable[Tree], **more: Any) -> dict[str, Statement]:
    """The statements by "person period"."""
    trees = plan if isinstance(plan, list) else [plan]
    made = engine.simulate([plans.read(tree) for tree in trees], events.read(list(rows)), **more)
    return {f"{one.person} {one.period}": one for one in made}


def paid(plan: Any, rows: Iterable[Tree], **more: Any) -> dict[str, str]:
    """What is payable by "person period"."""
    return {name: str(one.payable) for name, one in statements(plan, rows, **more).items()}


def lines(statement: Statement) -> dict[tuple[str, str], str]:
    """The amounts of a statement's lines by event and kind."""
    return {(line.event, line.kind): str(line.amount) for line in statement.lines}


def codes(statement: Statement) -> list[str]:
    """The codes of all steps of a statement's lines."""
    return [said.code for line in statement.lines for said in line.steps]
