"""Profiles: what is known about the files of one source, shipped with Vai or kept by a person."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from vai.doors.importing import headers
from vai.doors.importing.mapping import drop_custom_of
from vai.doors.importing.plans import BadPlan, ColumnPlan, Feed, Plan, TablePlan
from vai.doors.importing.tables import Table
from vai.doors.importing.targets import CUSTOM, Type, field_of

_SETTINGS = (
    "type",
    "number_style",
    "date_order",
    "multiply",
    "currency",
    "whole_percents",
    "value_map",
    "outcomes",
    "blanks",
    "ref_by",
)
_FITS = 0.6


@dataclass(slots=True)
class TableProfile:
    """What a profile knows about one table: its usual names and columns, its feeds, its columns' meanings."""

    names: list[str]
    columns: list[str]
    content: dict[str, Any]

    @property
    def skip(self) -> str:
        """Why such a table is left out; empty when it is not."""
        return str(self.content.get("skip", ""))

    def feeds(self) -> list[Feed]:
        """The entities that such a table feeds."""
        return [Feed(**feed) for feed in self.content.get("feeds", [])]

    def fit(self, table: Table) -> float:
        """Tell how well a table fits: the share of the known columns that it has, and a little for its name."""
        keys = {headers.key(name) for name in table.columns}
        wanted = [headers.key(name) for name in self.columns]
        share = sum(key in keys for key in wanted) / len(wanted) if wanted else 0.0
        is_named = headers.key(table.name) in {headers.key(name) for name in self.names}
        return share + (0.2 if is_named else 0) if share >= _FITS else 0.0


@dataclass(slots=True)
class Profile:
    """A profile. `system` prefers that system's headings; `blanks` are its words for nothing."""

    code: str
    label: str = ""
    system: str = ""
    language: str = ""
    tz: str = ""
    region: str = ""
    currency: str = ""
    blanks: list[str] = field(default_factory=list)
    tables: list[TableProfile] = field(default_factory=list)

    def settle(self, plan: Plan) -> None:
        """Set what holds for the whole plan."""
        plan.profile = self.code
        for name in ("language", "tz", "region", "currency"):
            if value := getattr(self, name):
                setattr(plan, name, value)
        plan.is_currency_told = bool(self.currency)

    def match(self, table: Table) -> TableProfile | None:
        """Find the best fitting table of this profile."""
        best = max(self.tables, key=lambda known: known.fit(table), default=None)
        return best if best and best.fit(table) else None


def shipped() -> list[str]:
    """Name the profiles that come with Vai."""
    return sorted(p.name.removesuffix(".json") for p in _folder().iterdir() if p.name.endswith(".json"))


def load(name_or_path: str | Path) -> Profile:
    """Load a shipped profile by its name, or one from a file.

    :raises BadPlan: there is no such profile, or it is broken
    """
    try:
        if str(name_or_path) in shipped():
            return from_dict(json.loads(_folder().joinpath(f"{name_or_path}.json").read_text("utf-8")))
        return from_dict(json.loads(Path(name_or_path).read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise BadPlan(f"{name_or_path}: {error}") from error


def from_dict(content: dict[str, Any]) -> Profile:
    """Make a profile of its JSON content.

    :raises BadPlan: it is not one
    """
    try:
        tables = [
            TableProfile(list(t["match"].get("names", [])), list(t["match"].get("columns", [])), t)
            for t in content.get("tables", [])
        ]
        plain = {k: v for k, v in content.items() if k != "tables"}
        return Profile(**{"label": content["code"], **plain}, tables=tables)
    except (TypeError, KeyError, AttributeError) as error:
        raise BadPlan(str(error)) from error


def overlay(found: TablePlan, known: TableProfile, profile: Profile) -> None:
    """Put what a profile says over what was guessed; guesses that would collide with it are dropped."""
    keys = {feed.key for feed in found.feeds}
    main = found.feeds[0].key if found.feeds else ""
    said = {headers.key(name): content for name, content in known.content.get("columns", {}).items()}
    taken = {target for content in said.values() for target in _targets(content)}
    for column in found.columns:
        column.blanks = [word.casefold() for word in profile.blanks]
        content = said.get(headers.key(column.column))
        if content is None:
            _keep_guess(column, keys, taken, main)
        else:
            _apply(column, content, profile)


def _apply(column: ColumnPlan, content: dict[str, Any], profile: Profile) -> None:
    column.targets = _targets(content)
    column.confidence, column.questions, column.alternatives = 1.0, [], []
    column.reason = content.get("reason", "profile")
    column.params = {"profile": profile.label}
    fields = [field for target in column.targets if (field := field_of(target))]
    if fields and not any(f".{CUSTOM}" in target for target in column.targets):
        column.type = fields[0].type.value
    for name in _SETTINGS:
        if name in content:
            setattr(column, name, content[name])
    column.blanks = list(dict.fromkeys([*(word.casefold() for word in profile.blanks), *column.blanks]))


def _keep_guess(column: ColumnPlan, keys: set[str], taken: Iterable[str], main: str) -> None:
    occupied = set(taken)
    column.targets = [t for t in column.targets if t.partition(".")[0] in keys and t not in occupied]
    if not column.targets and column.reason not in ("technical", "empty_column"):
        drop_custom_of(column, main)
        column.reason, column.type = "not_in_profile_column", Type.TEXT.value


def _targets(content: dict[str, Any]) -> list[str]:
    return list(content.get("targets", []))


def _folder() -> Any:
    return files("vai.doors.importing").joinpath("profiles")
