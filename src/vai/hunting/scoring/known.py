"""Which facts may speak in a score: those known when the lead arrived, and none about who somebody was born as."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vai.core.text import fold

Value = str | int | float | bool | None


class WhyNot(StrEnum):
    """Why a fact is left out of the score."""

    AFTER_CONTACT = "after_contact"
    BORN_WITH = "born_with"
    FILLED_LATER = "filled_later"
    TELLS_THE_END = "tells_the_end"
    SAYS_NOTHING = "says_nothing"
    NAMES_ONE = "names_one"


@dataclass(frozen=True)
class Example:
    """A lead with a known end. `key` never changes; `order` sorts by arrival (UTC seconds); `label` of facts are in words."""

    key: str
    order: float
    values: Mapping[str, Value]
    is_won: bool


# What somebody writes once they have talked with the lead, by how such fields are called (folded, English and Vietnamese).
_AFTER_CONTACT: Final = re.compile(
    r"\b(last|latest|final)\b.*\b(activity|touch|contact|call|status)|notable|\btags?\b|\bstatus\b|\bstage\b|outcome|\bresult"
    r"|quality|\bprofile\b|\brating\b|\bscore\b|\bindex\b|asymmetrique|\breason|\bclosed\b|\bwon\b|\blost\b|converted|follow.?up"
    r"|ket qua|trang thai|danh gia|ly do|lan cuoi|gan nhat|chat luong|xep hang"
)
# METHODS of scoring exclude these by rule: they say who somebody was born as, or where.
_BORN_WITH: Final = re.compile(
    r"\b(gender|sex|age|birth\w*|birthday|marital|religion|ethnic\w*|race|nationality|hometown|city|province|district|ward)\b"
    r"|gioi tinh|\btuoi\b|ngay sinh|nam sinh|hon nhan|ton giao|dan toc|que quan|tinh thanh|quoc tich|noi sinh|honorific"
)
# A fact that fresh leads tell so much more rarely than those that were worked on is filled in on the way.
_FRESH_SHARE: Final = 0.25
_FEWEST_FRESH: Final = 50
_FEWEST_TOLD: Final = 0.05


def by_name(name: str, label: str = "") -> WhyNot | None:
    """Say why a fact is left out because of what it is; None where it may speak."""
    told = fold(f"{name} {label}").replace("_", " ")
    if _BORN_WITH.search(told):
        return WhyNot.BORN_WITH
    return WhyNot.AFTER_CONTACT if _AFTER_CONTACT.search(told) else None


def filled_later(name: str, worked: Sequence[Example], fresh: Sequence[Mapping[str, Value]]) -> bool:
    """Say whether a fact is told of leads that somebody worked on, and hardly of those that nobody has touched."""
    if len(fresh) < _FEWEST_FRESH or not worked:
        return False
    of_worked = sum(is_told(one.values.get(name)) for one in worked) / len(worked)
    of_fresh = sum(is_told(one.get(name)) for one in fresh) / len(fresh)
    return of_worked >= _FEWEST_TOLD and of_fresh < _FRESH_SHARE * of_worked


def is_told(value: Value) -> bool:
    """Whether there is a value; no and nought are values."""
    return value is not None and value != ""


def names_of(examples: Iterable[Example]) -> list[str]:
    """List the facts that any of the examples tells, in a fixed order."""
    return sorted({name for one in examples for name in one.values})
