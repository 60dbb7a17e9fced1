"""A plan: what each table and column means. Plain data that goes to JSON and back, to be shown, changed and kept as a profile."""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass, field
from typing import Any

from vai.doors.importing import targets
from vai.doors.importing.dates import Order
from vai.doors.importing.numbers import Style
from vai.doors.importing.phrases import sentence
from vai.doors.importing.targets import Type

VERSION = 1


class BadPlan(ValueError):  # noqa: N818
    """A plan or profile that cannot be used; the text says where."""


@dataclass(slots=True)
class ColumnPlan:
    """What one column means.

    `targets` is empty for a column that is left out. `reason` and `questions` are codes of whole sentences in
    `phrases`, with `params`. `multiply` is a decimal as text. `outcomes` says of each stage whether it is open, won or lost.
    `blanks` are words that mean nothing here. `ref_by` is the field by which a reference is meant (name, external_id, email, code).
    """

    column: str
    targets: list[str] = field(default_factory=list)
    confidence: float = 0.0
    reason: str = "unknown_header"
    params: dict[str, Any] = field(default_factory=dict)
    questions: list[str] = field(default_factory=list)
    type: str = Type.TEXT.value
    number_style: str = Style.PLAIN.value
    date_order: str = Order.DAY_FIRST.value
    multiply: str = ""
    currency: str = ""
    whole_percents: bool = False
    value_map: dict[str, str] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    blanks: list[str] = field(default_factory=list)
    ref_by: str = ""
    ref_table: str = ""
    alternatives: list[str] = field(default_factory=list)
    samples: list[str] = field(default_factory=list)
    distinct: list[str] = field(default_factory=list)
    n_filled: int = 0
    n_distinct: int = 0

    @property
    def why(self) -> str:
        """The reason as a sentence."""
        return sentence(self.reason, {"column": self.column, **self.params})


@dataclass(slots=True)
class Feed:
    """One entity made from each row of a table. `key` is an entity, or entity@name for a second of the same kind.

    `when_column` limits it to rows with one of `when_values` (or, with `when_not`, without them). `constants` are
    set on every record; `{column}` in them stands for the row's text. `distinct` gives each record once, however many rows say it.
    """

    key: str
    when_column: str = ""
    when_values: list[str] = field(default_factory=list)
    when_not: bool = False
    constants: dict[str, str] = field(default_factory=dict)
    distinct: bool = False

    @property
    def entity(self) -> str:
        """The entity: person, for person@manager."""
        return self.key.partition("@")[0]


@dataclass(slots=True)
class TablePlan:
    """What one table holds. A table without feeds is skipped, for `reason`."""

    table: str
    path: str = ""
    n_rows: int = 0
    system: str = ""
    confidence: float = 0.0
    reason: str = ""
    params: dict[str, Any] = field(default_factory=dict)
    questions: list[str] = field(default_factory=list)
    feeds: list[Feed] = field(default_factory=list)
    columns: list[ColumnPlan] = field(default_factory=list)

    @property
    def why(self) -> str:
        """The reason as a sentence."""
        return sentence(self.reason, {"table": self.table, **self.params})

    def column(self, name: str) -> ColumnPlan | None:
        """Find a column's plan."""
        return next((column for column in self.columns if column.column == name), None)

    def column_for(self, target: str) -> ColumnPlan | None:
        """Find the first column that feeds a target."""
        return next((column for column in self.columns if target in column.targets), None)


@dataclass(slots=True)
class Plan:
    """What an import means to do, table by table in loading order."""

    language: str = "vi"
    tz: str = "Asia/Ho_Chi_Minh"
    region: str = "VN"
    currency: str = "VND"
    is_currency_told: bool = False
    profile: str = ""
    tables: list[TablePlan] = field(default_factory=list)
    version: int = VERSION

    def table(self, name: str) -> TablePlan | None:
        """Find a table's plan by the table's name."""
        return next((table for table in self.tables if table.table == name), None)

    def steps(self) -> list[tuple[str, TablePlan, Feed]]:
        """Give the order of loading: every entity after those that it refers to."""
        found = [(feed.entity, table, feed) for table in self.tables for feed in table.feeds]
        return sorted(found, key=lambda step: targets.ORDER.index(step[0]))

    def referred(self) -> set[str]:
        """List the entities that something in these tables refers to."""
        found = set()
        for table in self.tables:
            named = [target for column in table.columns for target in column.targets]
            named += [f"{feed.key}.{code}" for feed in table.feeds for code in feed.constants]
            found |= {
                field.refers_to for name in named if (field := targets.field_of(name)) and field.refers_to
            }
        # What happened with a contact may have happened with a lead.
        return found | ({"lead"} if "contact" in found else set())

    def open_questions(self) -> list[tuple[str, str, str]]:
        """List what a person should be asked: table, column (empty for the table itself), code."""
        found = []
        for table in self.tables:
            found += [(table.table, "", code) for code in table.questions]
            found += [
                (table.table, column.column, code) for column in table.columns for code in column.questions
            ]
        return found

    def faults(self) -> list[str]:
        """List what makes the plan unusable, as sentences: targets that do not exist or are not fed."""
        found = []
        for table in self.tables:
            keys = {feed.key for feed in table.feeds}
            found += [
                f"{table.table}: {feed.key}" for feed in table.feeds if feed.entity not in targets.ENTITIES
            ]
            for column in table.columns:
                for name in column.targets:
                    target = targets.parse(name)
                    if target is None or target.feed not in keys:
                        found.append(sentence("bad_target", {"column": column.column, "target": name}))
        return found

    def to_json(self) -> str:
        """Write the plan as JSON text."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Plan:
        """Read a plan that `to_json` wrote.

        :raises BadPlan: it is not one
        """
        try:
            content = json.loads(text)
            tables = [_table(table) for table in content.pop("tables", [])]
            plan = cls(**content, tables=tables)
        except (TypeError, ValueError, AttributeError, KeyError) as error:
            raise BadPlan(str(error)) from error
        if plan.version != VERSION:
            raise BadPlan(f"version {plan.version}")
        return plan

    def to_profile(self, code: str, label: str) -> dict[str, Any]:
        """Keep what was decided for the next files of the same shape; knows nothing of these rows."""
        return {
            "code": code,
            "label": label,
            "language": self.language,
            "tz": self.tz,
            "region": self.region,
            "currency": self.currency,
            "tables": [_profile_table(table) for table in self.tables],
        }


_NAME_AND_MAIL = re.compile(r"^(?P<name>[^()<>@]+?)\s*[(<](?P<mail>\S+@\S+)[)>]$")
_OF_THESE_ROWS = {
    "column", "confidence", "reason", "params", "questions", "alternatives", "samples", "distinct", "n_filled", "n_distinct",
}  # fmt: skip


def _table(content: dict[str, Any]) -> TablePlan:
    feeds = [Feed(**feed) for feed in content.pop("feeds", [])]
    columns = [ColumnPlan(**column) for column in content.pop("columns", [])]
    return TablePlan(**content, feeds=feeds, columns=columns)


def name_and_mail(text: str) -> tuple[str, str]:
    """Part "Hoa Tran (hoa@x.vn)" and "Hoa Tran <hoa@x.vn>" into name and address; the address is empty where there is none."""
    match = _NAME_AND_MAIL.match(text.strip())
    return (match["name"].strip(), match["mail"]) if match else (text, "")


def _profile_table(table: TablePlan) -> dict[str, Any]:
    match = {"names": [table.table], "columns": [column.column for column in table.columns]}
    if not table.feeds:
        return {"match": match, "skip": table.reason}
    columns = {}
    for column in table.columns:
        kept = {k: v for k, v in dataclasses.asdict(column).items() if k not in _OF_THESE_ROWS}
        default = dataclasses.asdict(ColumnPlan(column.column))
        columns[column.column] = {
            "targets": column.targets,
            **({} if column.targets else {"reason": column.reason}),
            **{k: v for k, v in kept.items() if v != default[k]},
        }
    return {"match": match, "feeds": [dataclasses.asdict(feed) for feed in table.feeds], "columns": columns}
