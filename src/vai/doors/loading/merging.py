"""What a row changes in a record that is there: a comparison of three, what stands, what the row says, what it said last time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from vai.doors.loading.items import plain


@dataclass(slots=True)
class Verdict:
    """`changes` are to be written; `kept` stay as they are although the file says otherwise: field, ours, the file's."""

    changes: dict[str, Any] = field(default_factory=dict)
    replaced: list[tuple[str, Any, Any]] = field(default_factory=list)
    kept: list[tuple[str, Any, Any]] = field(default_factory=list)


def decide(
    now: dict[str, Any],
    said: dict[str, Any],
    last: dict[str, Any] | None,
    *,
    fill_only: Collection[str] = (),
) -> Verdict:
    """Decide field by field. Blanks never overwrite; what only the person changed stays; what both changed stays and is told.

    `last` is what the row said when it was last imported, None for the first time. `fill_only` are fields that are
    filled where they are empty and never replaced.
    """
    verdict = Verdict()
    for name, value in said.items():
        new, current = plain(value), plain(now.get(name))
        if new == "" or new == current:
            continue
        if current == "":
            if last is None or last.get(name) != new:
                verdict.changes[name] = value
            continue
        if last is not None and last.get(name) == new:
            continue
        is_ours = last is not None and last.get(name, "") != current
        if name in fill_only or is_ours:
            verdict.kept.append((name, current, new))
            continue
        verdict.changes[name] = value
        verdict.replaced.append((name, current, new))
    return verdict
