"""Filling a checklist: by a person's words, else by a fact that is known, and saying where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from vai.core import text
from vai.handovers.models import HandoverItem
from vai.handovers.queries import facts
from vai.handovers.queries.facts import Case, Filled


def say(item: HandoverItem, note: str | None) -> None:
    """Let a person say what the receiver has to know at a line; None: it does not apply. An untouched fact stays one."""
    words = plain(note or "")[: facts.LONGEST]
    if note is not None and words == item.note and item.is_applicable:
        return
    item.is_applicable = note is not None
    item.note = words
    item.source_table, item.source_id = "", None


def fill(items: Iterable[HandoverItem], case: Case) -> None:
    """Fill in what is known where nobody said anything, and read again what was filled in before."""
    for item in items:
        if item.fact and item.is_applicable and (not item.note or item.source_table):
            _take(item, facts.fill(item.fact, case))


def recognise(items: Iterable[HandoverItem], case: Case) -> None:
    """Note where a line stands that says just what the facts say: it came from there by way of a form."""
    for item in items:
        if item.fact and item.note and not item.source_table:
            found = facts.fill(item.fact, case)
            if found is not None and _same(found.note, item.note):
                _take(item, found)


def plain(words: str) -> str:
    """Take out what no text may hold, and white space that is not a new line."""
    lines = words.replace("\x00", "").replace("\r\n", "\n").split("\n")
    return "\n".join(line for line in (text.squeeze(one) for one in lines) if line)


def _take(item: HandoverItem, found: Filled | None) -> None:
    item.note = found.note if found else ""
    item.source_table, item.source_id = (found.table, found.id) if found else ("", None)


def _same(one: str, other: str) -> bool:
    return text.squeeze(one) == text.squeeze(other)
