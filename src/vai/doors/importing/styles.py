"""Decide once for each column how its numbers and dates are written, and what its stages and kinds mean, from all of its cells."""

from __future__ import annotations

from vai.core.text import fold
from vai.doors.importing import dates, numbers
from vai.doors.importing.errors import BadValue
from vai.doors.importing.mapping import kind_words
from vai.doors.importing.plans import ColumnPlan, Plan, TablePlan
from vai.doors.importing.tables import Table
from vai.doors.importing.targets import CUSTOM, Type, slug
from vai.doors.importing.values import is_blank
from vai.doors.importing.wordlists import DIRECTIONS, INTERACTION_KINDS, code_of, outcome

_NUMBERS = {Type.MONEY.value, Type.DECIMAL.value, Type.INTEGER.value, Type.PERCENT.value}
_DATES = {Type.DAY.value, Type.MOMENT.value}
_MAX_STAGES = 80


def settle(plan: Plan, pairs: list[tuple[TablePlan, Table]]) -> None:
    """Read every table once and settle the styles of its columns."""
    for table_plan, table in pairs:
        if table_plan.feeds:
            _settle_table(plan, table_plan, table)


def _settle_table(plan: Plan, table_plan: TablePlan, table: Table) -> None:
    number = {c.column: numbers.Evidence() for c in table_plan.columns if c.targets and c.type in _NUMBERS}
    date = {c.column: dates.Evidence() for c in table_plan.columns if c.targets and c.type in _DATES}
    above_one: dict[str, bool] = {}
    stages: dict[str, dict[str, None]] = {c.column: {} for c in table_plan.columns if _is_worded(c)}
    percents = {c.column for c in table_plan.columns if c.type == Type.PERCENT.value}
    for row in table.rows() if number or date or stages else ():
        for name, of_number in number.items():
            if (text := row.values.get(name)) and not is_blank(text):
                of_number.add(text)
                if name in percents:
                    above_one[name] = above_one.get(name, False) or _is_above_one(text)
        for name, of_date in date.items():
            if (text := row.values.get(name)) and not is_blank(text):
                of_date.add(text)
        for name, seen in stages.items():
            if (text := row.values.get(name)) and not is_blank(text) and len(seen) < _MAX_STAGES:
                seen.setdefault(text.strip())
    has_currency = any(
        target.endswith(".currency") for column in table_plan.columns for target in column.targets
    )
    for column in table_plan.columns:
        if column.column in number:
            _number_style(plan, column, number[column.column], has_currency=has_currency)
            column.whole_percents = column.whole_percents or above_one.get(column.column, False)
        if column.column in stages:
            _words(column, list(stages[column.column]))
    _date_orders(plan, table_plan, date)


def _is_above_one(text: str) -> bool:
    try:
        return "%" not in text and numbers.number(text, numbers.Style.POINT) > 1
    except BadValue:
        return False


def _number_style(plan: Plan, column: ColumnPlan, evidence: numbers.Evidence, *, has_currency: bool) -> None:
    if column.reason == "profile" and column.number_style != numbers.Style.PLAIN.value:
        return
    style, is_unsure = evidence.decide(plan.language)
    column.number_style = style.value
    if is_unsure:
        column.questions.append("numbers_unsure")
    if evidence.currencies and not column.currency and column.type == Type.MONEY.value:
        column.currency = max(evidence.currencies, key=lambda code: evidence.currencies[code])
    elif (
        column.type == Type.MONEY.value
        and not column.currency
        and not has_currency
        and not plan.is_currency_told
        and column.reason != "header_vietnamese"
    ):
        column.questions.append("currency_unsure")


def _date_orders(plan: Plan, table_plan: TablePlan, evidence: dict[str, dates.Evidence]) -> None:
    """Columns that leave a doubt follow the others of their table: one program wrote them all."""
    decided = {name: found.decide(plan.language) for name, found in evidence.items()}
    sure = {order for order, is_unsure in decided.values() if not is_unsure and order is not dates.Order.ANY}
    for column in table_plan.columns:
        if column.column not in decided:
            continue
        order, is_unsure = decided[column.column]
        if is_unsure and len(sure) == 1:
            order, is_unsure = next(iter(sure)), False
            column.params = {**column.params, "dates_as_in_table": True}
        if order is not dates.Order.ANY:
            column.date_order = order.value
        if is_unsure:
            column.questions.append("dates_unsure")


def _is_worded(column: ColumnPlan) -> bool:
    worded = (
        "opportunity.stage",
        "opportunity.outcome",
        "account.kind",
        "interaction.kind",
        "interaction.direction",
    )
    return any(target in worded for target in column.targets)


def _words(column: ColumnPlan, texts: list[str]) -> None:
    for target in list(column.targets):
        if target == "opportunity.stage":
            column.outcomes = {**{text: outcome(text) for text in texts}, **column.outcomes}
            if (
                texts
                and not {"won", "lost"} & set(column.outcomes.values())
                and any(fold(t) == "closed" for t in texts)
            ):
                column.questions.append("stages_unsure")
        elif target == "opportunity.outcome":
            column.value_map = {**{text: _flag_outcome(text) for text in texts}, **column.value_map}
        elif target == "interaction.kind":
            column.value_map = {
                **{t: code_of(t, INTERACTION_KINDS) or "note" for t in texts},
                **column.value_map,
            }
        elif target == "interaction.direction":
            _map_or_keep(column, target, {t: c for t in texts if (c := code_of(t, DIRECTIONS))}, texts)
        elif target == "account.kind":
            _map_or_keep(column, target, kind_words(texts), texts)


def _flag_outcome(text: str) -> str:
    bare = fold(text.strip())
    if bare in ("true", "1", "yes", "x", "co"):
        return "won"
    # Not won is lost or still open: the stage knows.
    return "" if bare in ("false", "0", "no", "khong") else outcome(text)


def _map_or_keep(column: ColumnPlan, target: str, known: dict[str, str], texts: list[str]) -> None:
    """Map the words that are known; where they are few, the column is about something else and is kept as it is."""
    if texts and len(known) < 0.6 * len(texts):
        entity = target.partition(".")[0]
        column.targets = [
            f"{entity}.{CUSTOM}{slug(column.column)}" if t == target else t for t in column.targets
        ]
        column.type, column.reason, column.confidence = Type.CHOICE.value, "other_words", 0.5
        return
    column.value_map = {**known, **column.value_map}
