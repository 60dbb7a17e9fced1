"""What came of an import so far: numbers and sums, and the rows that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from vai.doors.enums import RowOutcome
from vai.doors.importing.errors import Problem
from vai.doors.loading.items import Item, plain

Counts = dict[str, dict[str, int]]
Amounts = dict[str, dict[str, dict[str, str]]]
_AMOUNT = {"opportunity": "amount", "lead": "value"}


def count(counts: Counts, entity: str, outcome: str) -> None:
    """Add one."""
    per = counts.setdefault(entity, dict.fromkeys(RowOutcome.values, 0))
    per[outcome] += 1


def tally(counts: Counts, amounts: Amounts, remarks: dict[str, int], items: Sequence[Item]) -> None:
    """Add up a chunk: outcomes by entity, amounts by stage and currency ("" is all stages), remarks by code."""
    for item in items:
        count(counts, item.draft.entity, item.outcome)
        for problem in item.remarks:
            remarks[problem.code] = remarks.get(problem.code, 0) + 1
        field = _AMOUNT.get(item.draft.entity)
        amount = item.said.get(field) if field and item.target else None
        if amount is None:
            continue
        for stage in dict.fromkeys(("", str(item.draft.values.get("stage") or ""))):
            by_currency = amounts.setdefault(item.draft.entity, {}).setdefault(stage, {})
            currency = str(item.said["currency"])
            by_currency[currency] = plain(Decimal(by_currency.get(currency, "0")) + amount)


def row_of(item: Item, batch_id: int) -> dict[str, Any]:
    """Tell what became of an item, as columns and values of an ImportRow."""
    draft = item.draft
    return {
        "batch_id": batch_id,
        "position": item.position,
        "table": draft.table[:200],
        "row": draft.row_number,
        "feed": draft.feed[:60],
        "entity": draft.entity,
        "outcome": item.outcome,
        "label": item.label[:120],
        "reasons": [as_json(problem) for problem in item.remarks],
        "object_id": item.target,
        "before": item.before,
    }


def as_json(problem: Problem) -> dict[str, Any]:
    """Write a remark as plain data."""
    return {
        "code": problem.code,
        "field": problem.field,
        "column": problem.column,
        "params": {name: plain(value) for name, value in problem.params.items()},
    }


def as_problem(content: dict[str, Any]) -> Problem:
    """Read a remark back."""
    return Problem(content["code"], content["field"], content["column"], content["params"])
