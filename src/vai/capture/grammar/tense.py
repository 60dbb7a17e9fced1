"""Whether a clause tells what happened or what is to be done, and which day its words then mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from vai.capture.grammar.clauses import Clause
from vai.capture.grammar.items import Item, Sort
from vai.capture.grammar.kinds import Flag
from vai.capture.grammar.scene import Scene
from vai.capture.grammar.times import Clock
from vai.capture.grammar.tokens import Line
from vai.capture.grammar.when import Bound, When

_PAST_FORMS = frozenset(
    ["met", "sent", "paid", "spoke", "rang", "won", "lost", "saw", "had", "spent", "told", "signed"]
)
# The dates of these are facts about the thing, not the time of an action.
_ATTRIBUTE = frozenset(
    ("renewal", "opportunity", "lead", "contact", "lost", "won", "complaint", "incident", "survey", "expense")
)
_AMBIGUOUS = 2
_YEAR = 300


class Tense(StrEnum):
    """Done, to be done, or not told."""

    PAST = "past"
    FUTURE = "future"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Timing:
    """When a clause plays."""

    tense: Tense
    when: When | None = None
    until: date | None = None
    since: date | None = None
    time: time | None = None
    flags: frozenset[Flag] = frozenset()
    is_marked: bool = False


def timing(clause: Clause, scene: Scene, *, after_step: bool, is_first: bool) -> Timing:
    """Tell the tense of a clause and its days."""
    marked = _marked(clause, scene.line)
    main, until, since = _days(clause, marked)
    main = _slip(main, clause.of(Sort.WHEN), scene.today) if main and marked is Tense.PAST else main
    clock = _clock(clause)
    flags: set[Flag] = set(main.flags if main else ())
    tense = marked
    if main and not main.is_range and main.bound is not Bound.FROM:
        tense = _by_day(main, marked, clause, scene)
    elif main and main.is_range:
        tense = (
            Tense.PAST if main.last < scene.today else Tense.FUTURE if main.first > scene.today else marked
        )
    elif until and until > scene.today and clause.head not in _ATTRIBUTE:
        tense = Tense.FUTURE
    if (
        tense is Tense.UNTOLD
        and clock
        and clause.head not in _ATTRIBUTE
        and (main is None or main.first == scene.today)
    ):
        tense, doubt = _by_clock(clock, scene, has_day=main is not None)
        flags |= doubt
    if tense is Tense.UNTOLD and after_step and not is_first:
        tense = Tense.FUTURE
    if tense is Tense.UNTOLD and main and main.is_range and main.last > scene.today:
        tense = Tense.FUTURE
    if clock and clock.unsure:
        flags.add(Flag.AMBIGUOUS_TIME)
    return Timing(
        tense, main, until, since, clock.time if clock else None, frozenset(flags), marked is not Tense.UNTOLD
    )


def _marked(clause: Clause, line: Line) -> Tense:
    if clause.opener in ("appoint", "promise") or clause.is_future:
        return Tense.FUTURE
    word = line.low[clause.head_item.start : clause.head_item.end].split()[0] if clause.head_item else ""
    is_past_form = word in _PAST_FORMS or (word.endswith("ed") and word.isascii() and len(word) > 4)
    if clause.is_past or is_past_form or clause.head in ("sent", "signed"):
        return Tense.PAST
    if (
        clause.opener == "WANT"
        or clause.head in ("send", "invoice")
        or (clause.head, word) == ("sign", "sign")
    ):
        return Tense.FUTURE
    return Tense.UNTOLD


def _days(clause: Clause, marked: Tense) -> tuple[When | None, date | None, date | None]:
    """Sort the days of a clause into the day itself, an end and a beginning."""
    main: When | None = None
    others: list[date] = []
    until: date | None = None
    since: date | None = None
    for item in clause.of(Sort.WHEN):
        when: When = item.value
        if when.bound in (Bound.BEFORE, Bound.UNTIL) and until is None:
            until = _read(when, marked).last if when.is_fixed or marked is not Tense.PAST else when.first
        elif when.bound is Bound.FROM and since is None:
            since = _read(when, marked).first
        elif main is None or (main.first <= when.first <= main.last and main.is_range and not when.is_range):
            main = _resolve(when, marked)
        elif not main.is_range and not when.is_range and when.bound is Bound.ON and when.first != main.first:
            others.append(_resolve(when, marked).first)
    if main and others:
        main = replace(main, alternatives=(*main.alternatives, *others)).with_flags(Flag.AMBIGUOUS_DATE)
    return main, until, since


def _resolve(when: When, marked: Tense) -> When:
    if when.earlier is None or when.is_range:
        return _read(when, marked)
    if marked is not Tense.UNTOLD or Flag.SAME_WEEKDAY_AS_TODAY in when.flags:
        return _read(when, marked)
    return when


def _slip(when: When, told: Sequence[Item], today: date) -> When:
    """Of a day told as past that lies nearly a year back and only just ahead, ask: it may be a slip of the pen."""
    ahead = next(
        (item.value for item in told if item.value.earlier and item.value.earlier.first == when.first), None
    )
    if (
        ahead is None
        or ahead.is_range
        or (today - when.first).days < _YEAR
        or (ahead.first - today).days > 60
    ):
        return when
    return replace(when, alternatives=(ahead.first,)).with_flags(Flag.AMBIGUOUS_DATE)


def _read(when: When, marked: Tense) -> When:
    return when.earlier if marked is Tense.PAST and when.earlier else when


def _by_day(when: When, marked: Tense, clause: Clause, scene: Scene) -> Tense:
    if when.first > scene.today:
        return Tense.FUTURE
    return Tense.PAST if when.first < scene.today else marked


def nearest(when: When, today: date) -> When:
    """Of a day that may be ahead or behind and is told without a sign, take the nearer; say so where it is not clear."""
    if when.earlier is None or when.is_range:
        return when
    ahead, behind = (when.first - today).days, (today - when.earlier.first).days
    near, far = (when, when.earlier) if ahead <= behind else (when.earlier, when)
    if min(ahead, behind) * _AMBIGUOUS <= max(ahead, behind):
        return near
    return replace(near, alternatives=(far.first,)).with_flags(Flag.AMBIGUOUS_DATE)


def _by_clock(clock: Clock, scene: Scene, *, has_day: bool) -> tuple[Tense, set[Flag]]:
    if scene.now is not None:
        return (Tense.FUTURE if clock.time > scene.now else Tense.PAST), set()
    if clock.of_part:
        return (Tense.PAST if clock.part == "sang" else Tense.FUTURE), set()
    return Tense.FUTURE, set() if has_day else {Flag.TENSE_UNCLEAR}


def _clock(clause: Clause) -> Clock | None:
    """Join an hour with the part of the day told beside it."""
    clocks: list[Clock] = [item.value for item in _sorted(clause.of(Sort.TIME))]
    exact = next((clock for clock in clocks if not clock.of_part), None)
    part = next((clock for clock in clocks if clock.of_part), None)
    if exact is None or part is None:
        return exact or part
    hour = exact.time.hour
    if part.part in ("sang", "morning") and exact.unsure:
        hour -= 12
    elif part.part in ("chieu", "toi", "afternoon", "evening", "tonight") and hour < 12:
        hour += 12
    return Clock(exact.time.replace(hour=hour))


def _sorted(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.start)
