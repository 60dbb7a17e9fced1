"""What a person answered or put right in how a line was read: small texts that a form sends back and forth. Pure.

who~lan|abc|~contact:12       date~2~2026-12-04~2026-11-27      amount~1~120~120000000
time~1~09:00                  tense~0~past                      deal~1~new
An answer names what it answers, so that one which does not fit the line any more is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Final

from vai.capture.grammar import Flag, Part, Reading
from vai.core.text import whole_number

SEPARATOR: Final = "~"
_LARGEST: Final = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class Fixes:
    """Answers by what they are about; of two about the same the later one counts."""

    who: dict[str, str] = field(default_factory=dict)
    deals: dict[int, str] = field(default_factory=dict)
    parts: tuple[tuple[str, int, str, str], ...] = ()

    def texts(self) -> list[str]:
        """Write all of them again, for the next form."""
        return [
            *(SEPARATOR.join(("who", key, code)) for key, code in self.who.items()),
            *(SEPARATOR.join(("deal", str(number), code)) for number, code in self.deals.items()),
            *(SEPARATOR.join((what, str(number), was, to)) for what, number, was, to in self.parts),
        ]


def read(texts: Iterable[str]) -> Fixes:
    """Read what a form sent; what cannot be read is left out."""
    who: dict[str, str] = {}
    deals: dict[int, str] = {}
    parts: dict[tuple[str, int], tuple[str, int, str, str]] = {}
    for text in list(texts)[:40]:
        match text[:400].split(SEPARATOR):
            case ["who", key, code]:
                who[key] = code
            case ["deal", number, code] if whole_number(number) is not None:
                deals[int(number)] = code
            case [("date" | "amount" | "time" | "tense") as what, number, was, to] if (
                whole_number(number) is not None
            ):
                parts[what, int(number)] = (what, int(number), was, to)
            case _:
                continue
    return Fixes(who, deals, tuple(parts.values()))


def apply(reading: Reading, fixes: Fixes) -> Reading:
    """Put the reading right; flags that were answered everywhere go."""
    parts = list(reading.parts)
    for what, number, was, to in fixes.parts:
        if number < len(parts) and was == state(what, parts[number]):
            parts[number] = _APPLY[what](parts[number], to)
    flags = set(reading.flags)
    if not any(part.alternatives for part in parts):
        flags.discard(Flag.AMBIGUOUS_DATE)
    if not any(part.amount_alternatives for part in parts):
        flags.discard(Flag.AMBIGUOUS_AMOUNT)
    if not any(part.amount_is_unknown for part in parts):
        flags.discard(Flag.AMOUNT_UNIT_UNKNOWN)
    if any(what == "tense" for what, *_ in fixes.parts):
        flags.discard(Flag.TENSE_UNCLEAR)
    return replace(reading, parts=tuple(parts), flags=frozenset(flags))


def state(what: str, part: Part) -> str:
    """Say what a part holds now of what may be put right."""
    match what:
        case "date":
            return (part.date or part.first or "") and str(part.date or part.first)
        case "amount":
            return f"{part.amount.normalize():f}" if part.amount is not None else ""
        case "time":
            return part.time.strftime("%H:%M") if part.time else ""
        case _:
            return "next" if part.is_next else "past"


def _date(part: Part, to: str) -> Part:
    if not to:
        return replace(part, date=None, first=None, last=None, time=None, alternatives=())
    try:
        day = date.fromisoformat(to)
    except ValueError:
        return part
    return replace(part, date=day, first=None, last=None, alternatives=())


def _amount(part: Part, to: str) -> Part:
    try:
        amount = Decimal(to)
    except InvalidOperation:
        return part
    if not amount.is_finite() or not 0 <= amount < _LARGEST:
        return part
    return replace(
        part,
        amount=amount,
        currency=part.currency or "VND",
        amount_is_unknown=False,
        amount_offer=None,
        amount_alternatives=(),
    )


def _time(part: Part, to: str) -> Part:
    try:
        return replace(part, time=time.fromisoformat(to) if to else None)
    except ValueError:
        return part


def _tense(part: Part, to: str) -> Part:
    return replace(part, is_next=to == "next")


_APPLY: Final = {"date": _date, "amount": _amount, "time": _time, "tense": _tense}
