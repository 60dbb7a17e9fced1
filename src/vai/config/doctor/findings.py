"""What a check found, in plain words, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """How bad it is: a fault has to be mended, a warning has to be known."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True)
class Finding:
    """What one check saw; `remedy` says what to do and is empty when all is well."""

    check: str
    outcome: Outcome
    seen: str
    remedy: str = ""


def ok(check: str, seen: str) -> Finding:
    """Say that all is well, and with what."""
    return Finding(check, Outcome.OK, seen)


def warning(check: str, seen: str, remedy: str) -> Finding:
    """Name something that works today and should not be left so."""
    return Finding(check, Outcome.WARNING, seen, remedy)


def fault(check: str, seen: str, remedy: str) -> Finding:
    """Name something that is broken or unsafe."""
    return Finding(check, Outcome.FAULT, seen, remedy)


def some(names: list[str], *, most: int = 6) -> str:
    """Name the first few of many, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
