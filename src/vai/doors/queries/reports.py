"""What an import tells: as data of a stable shape (docs/import.md), and as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from vai.doors.enums import LEFT_OUT, RowOutcome
from vai.doors.importing.phrases import sentence
from vai.doors.importing.plans import Plan
from vai.doors.importing.sources import Survey
from vai.doors.importing.targets import ENTITIES
from vai.doors.loading import results
from vai.doors.models import ImportRow

VERSION = 1
_MOST_ROWS = 5_000


def as_data(
    *,
    survey: Survey,
    plan: Plan,
    counts: results.Counts,
    amounts: results.Amounts,
    remarks: dict[str, int],
    rows: Iterable[ImportRow],
    **more: Any,
) -> dict[str, Any]:
    """Give all of it as plain data; `rows` are those that were left out, at most five thousand of them."""
    left_out = [row for row in rows if row.outcome in LEFT_OUT]
    return {
        "version": VERSION,
        **more,
        "profile": plan.profile,
        "currency": plan.currency,
        "tables": [_table(table) for table in plan.tables],
        "questions": [
            {"table": table, "column": column, "code": code, "message": sentence(code, {"column": column})}
            for table, column, code in plan.open_questions()
        ],
        "unreadable": [
            {"file": error.path, "code": error.code, "message": error.message, "hint": error.hint}
            for error in survey.unreadable
        ],
        "ignored": survey.ignored,
        "counts": {entity: counts[entity] for entity in ENTITIES if entity in counts},
        "totals": {
            outcome: sum(per.get(outcome, 0) for per in counts.values()) for outcome in RowOutcome.values
        },
        "amounts": {entity: by_stage.get("", {}) for entity, by_stage in amounts.items()},
        "amounts_by_stage": {
            entity: {stage: sums for stage, sums in by_stage.items() if stage}
            for entity, by_stage in amounts.items()
        },
        "remarks": [
            {"code": code, "count": count, "message": sentence(code, {})}
            for code, count in sorted(remarks.items())
        ],
        "rows": [row_data(row) for row in left_out[:_MOST_ROWS]],
        "n_left_out": len(left_out),
    }


def row_data(row: ImportRow) -> dict[str, Any]:
    """Give one row with its reasons."""
    return {
        "table": row.table,
        "row": row.row,
        "entity": row.entity,
        "outcome": row.outcome,
        "label": row.label,
        "reasons": [
            {"code": reason["code"], "field": reason["field"], "message": results.as_problem(reason).message}
            for reason in row.reasons
        ],
    }


def why(row: ImportRow) -> str:
    """Tell a row's reasons as sentences."""
    return " ".join(results.as_problem(reason).message for reason in row.reasons)


def lines(data: dict[str, Any]) -> Iterator[str]:
    """Write what `as_data` gave for a person at a terminal."""
    for problem in data["unreadable"]:
        yield f"! {problem['message']} {problem['hint']}"
    for table in data["tables"]:
        entities = ", ".join(str(ENTITIES[code].label) for code in table["entities"])
        yield f"{table['table']} ({table['rows']}): {entities or '–'} · {table['reason']}"
        for column in table["columns"]:
            goes = ", ".join(column["targets"]) or "–"
            yield f"    {column['column'][:40]:<40} {goes[:44]:<44} {round(100 * column['confidence']):>3}%  {column['reason']}"
    for question in data["questions"]:
        yield f"? {question['table']}: {question['message']}"
    yield ""
    heads = [str(RowOutcome(code).label) for code in RowOutcome.values]
    yield f"{'':<16}" + "".join(f"{head:>12}" for head in heads)
    for entity, per in data["counts"].items():
        numbers = "".join(f"{per.get(code, 0):>12,}" for code in RowOutcome.values)
        yield f"{str(ENTITIES[entity].label)[:16]:<16}{numbers}"
    for entity, by_currency in data["amounts"].items():
        for currency, amount in by_currency.items():
            yield f"{ENTITIES[entity].label}: {amount} {currency}"
    for remark in data["remarks"]:
        yield f"· {remark['count']:,} × {remark['message']}"


def left_out_lines(rows: Sequence[dict[str, Any]], *, most: int = 20) -> Iterator[str]:
    """Write the first of the rows that were left out."""
    for row in rows[:most]:
        reasons = " ".join(reason["message"] for reason in row["reasons"])
        yield f"- {row['table']} {row['row']}: {reasons}"
    if len(rows) > most:
        yield _("… and %(count)s more; --bad-rows FILE writes all of them.") % {"count": len(rows) - most}


def _table(table: Any) -> dict[str, Any]:
    return {
        "table": table.table,
        "file": table.path,
        "rows": table.n_rows,
        "entities": list(dict.fromkeys(feed.entity for feed in table.feeds)),
        "reason": table.why if table.reason else "",
        "confidence": table.confidence,
        "columns": [
            {
                "column": column.column,
                "targets": column.targets,
                "confidence": column.confidence,
                "reason": column.why,
            }
            for column in table.columns
        ],
    }
