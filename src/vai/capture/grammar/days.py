"""Reading the words of a day where they stand: what they mean, what bounds them, and when they are a name instead."""

from __future__ import annotations

from dataclasses import replace

from vai.capture.grammar import dates, lunar
from vai.capture.grammar.date_words import (
    AFTER_WEEKDAY,
    AHEAD,
    BEFORE_WEEKDAY,
    BOUNDS,
    COUNTS,
    DAYS,
    IN,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
)
from vai.capture.grammar.items import Item, Sort
from vai.capture.grammar.kinds import Flag
from vai.capture.grammar.scene import Scene
from vai.capture.grammar.when import Bound, When, first_working, last_working, make, month_of, on

Found = tuple[When, int]
_RISKY_WITHOUT_ACCENTS = frozenset(("thu", "sau", "mot", "nam"))
_CUE = frozenset(("by", "on", "next", "this", "last", "until", "till", "before"))


def read(scene: Scene, at: int) -> Item | None:
    """Read a day that begins at a token; None where none does or where the words are somebody's name."""
    found = _next_last(scene, at) or _plain_day(scene, at) or _counted(scene, at) or _english_month(scene, at)
    if not found or _is_name(scene, at, found[1]):
        return None
    when, size = found
    run = scene.tokens[at : at + size]
    was_folded = not any(token.has_accents for token in run) and _needs_accents(scene, run[0].plain)
    if was_folded and any(token.plain in _RISKY_WITHOUT_ACCENTS for token in run):
        when = when.with_flags(Flag.DATE_WITHOUT_ACCENTS)
    return Item(Sort.WHEN, run[0].start, run[-1].end, when, was_folded)


def bound_before(scene: Scene, at: int) -> tuple[Bound, int] | None:
    """Read the word before a day ("trước", "đến", "by") that ends just before a token: the bound and its size."""
    for size in (3, 2, 1):
        if at >= size:
            match = BOUNDS.match(scene.tokens[at - size : at], 0, scene.mode)
            if match and match.size == size:
                return Bound(match.value), size
    return None


def _needs_accents(scene: Scene, first: str) -> bool:
    return first in ("thu", "mot", "tuan", "sau", "thang", "chu", "nam") and not scene.is_english


def _plain_day(scene: Scene, at: int) -> Found | None:
    if edge := _edge_of_month(scene, at):
        return edge
    match = DAYS.match(scene.tokens, at, scene.mode)
    if match:
        code, value = match.value
        if code == "weekday":
            return _weekday(scene, value, at, match.size)
        if code == "month_day":
            return _day_of_month(scene, value, at + match.size, match.size)
        if code == "lunar_day":
            return _lunar_day(scene, value, at + match.size, match.size)
        if code in ("month", "quarter"):
            return _month_or_quarter(scene, code, value, at, match.size)
        when = dates.relative(code, value, scene.today, scene.calendar)
        return (when, match.size) if when else None
    return _short_weekday(scene, at)


def _weekday(scene: Scene, number: int, at: int, size: int) -> Found:
    after = AFTER_WEEKDAY.match(scene.tokens, at + size, scene.mode)
    today = scene.today
    if not after:
        return dates.weekday(number, today), size
    code, step = after.value
    if code == "week":
        return dates.weekday_of_week(number, step, today), size + after.size
    if code == "past":
        behind = dates.weekday(number, today).earlier
        return replace(behind, is_fixed=True) if behind else dates.weekday(number, today), size + after.size
    if step and _word(scene, at + size + 1) in ("khi", "do", "đó", "này", "khoảng"):
        return dates.weekday(number, today), size
    return (
        _of_next_week(scene, number) if step else replace(dates.weekday(number, today), earlier=None)
    ), size + after.size


def _of_next_week(scene: Scene, number: int) -> When:
    """Read "next Friday" as next week's and name the nearer one beside it, where they differ."""
    when = dates.weekday_of_week(number, 1, scene.today)
    nearer = dates.weekday(number, scene.today).first
    if nearer == when.first:
        return when
    return replace(when, alternatives=(nearer,)).with_flags(Flag.AMBIGUOUS_DATE)


def _next_last(scene: Scene, at: int) -> Found | None:
    """Read "next Fri", "this Fri", "last Fri", "hôm thứ 6"."""
    before = BEFORE_WEEKDAY.match(scene.tokens, at, scene.mode)
    if not before:
        return None
    code, _ = before.value
    start = at + before.size
    named = DAYS.match(scene.tokens, start, scene.mode)
    number = (
        SHORT_WEEKDAYS.get(_word(scene, start))
        if not named or named.value[0] != "weekday"
        else named.value[1]
    )
    if number is None:
        return None
    size = before.size + (named.size if named and named.value[0] == "weekday" else 1)
    if code == "next":
        return _of_next_week(scene, number), size
    if code in ("past", "hom"):
        behind = dates.weekday(number, scene.today).earlier
        after = AFTER_WEEKDAY.match(scene.tokens, at + size, scene.mode)
        if code == "hom" and after and after.value[0] != "past":
            return None
        size += after.size if after else 0
        return (replace(behind, is_fixed=True), size) if behind else None
    if code == "coming":
        return replace(dates.weekday(number, scene.today), earlier=None), size
    return None


def _short_weekday(scene: Scene, at: int) -> Found | None:
    """Read Mon to Sun, only among English words and never before a capital letter ("Sun Group")."""
    number = SHORT_WEEKDAYS.get(_word(scene, at))
    before = _word(scene, at - 1)
    if number is None or not scene.is_english:
        return None
    if before in ("call", "met", "meet", "with", "anh", "chị", "a", "c", "em"):
        return None
    is_capital = scene.tokens[at].is_title
    if (
        not is_capital
        and before not in _CUE
        and (scene.mode.has_capitals or scene.tokens[at].low in ("thu", "sun", "sat"))
    ):
        return None
    if scene.is_name_like(at + 1) and before not in _CUE:
        return None
    return dates.weekday(number, scene.today), 1


def _day_of_month(scene: Scene, day: int, after: int, size: int) -> Found | None:
    named = DAYS.match(scene.tokens, after, scene.mode)
    if named and named.value[0] == "month":
        when = dates.yearly(day, named.value[1], scene.today)
        size, after = size + named.size, after + named.size
        year, taken = _year(scene, after)
        if year and when:
            made = make(year, named.value[1], day)
            when = on(made, fixed=made != scene.today, past=made < scene.today) if made else None
        return (when, size + taken) if when else None
    if named and named.value[0] == "months":
        whole = month_of(scene.today.year, scene.today.month + named.value[1])
        made = make(whole.first.year, whole.first.month, day)
        return (on(made, fixed=True, past=made < scene.today), size + named.size) if made else None
    month_number = SHORT_MONTHS.get(_word(scene, after)) or SHORT_MONTHS.get(
        _word(scene, after + 1) if _word(scene, after) == "of" else ""
    )
    if month_number and scene.is_english:
        when = dates.yearly(day, month_number, scene.today)
        return (when, size + (2 if _word(scene, after) == "of" else 1)) if when else None
    when = dates.monthly(day, scene.today)
    return (when, size) if when else None


def _lunar_day(scene: Scene, day: int, after: int, size: int) -> Found | None:
    """Read "rằm tháng giêng" by the lunar calendar, "mùng 8 tháng 3" by the other one, which is asked."""
    named = DAYS.match(scene.tokens, after, scene.mode)
    code, number = named.value if named else ("", 0)
    if named is None or code not in ("month", "lunar_month") or day > 28:
        when = lunar.day_of_month(scene.today, day)
        return (when, size) if when else None
    by_moon = lunar.day_of_month(scene.today, day, number)
    if code == "lunar_month" or day == _FULL_MOON:
        return (by_moon, size + named.size) if by_moon else None
    when = dates.yearly(day, number, scene.today)
    if when and by_moon:
        when = replace(when, alternatives=(by_moon.first,)).with_flags(Flag.AMBIGUOUS_DATE)
    return (when, size + named.size) if when else None


_FULL_MOON = 15


def _month_or_quarter(scene: Scene, code: str, value: int, at: int, size: int) -> Found:
    year, taken = _year(scene, at + size)
    named = DAYS.match(scene.tokens, at + size, scene.mode)
    if not year and named and named.value[0] == "years":
        year, taken = scene.today.year + named.value[1], named.size
    reader = dates.month if code == "month" else dates.quarter
    return reader(value, scene.today, year), size + taken


def _edge_of_month(scene: Scene, at: int) -> Found | None:
    """Read "cuối tháng 12" and "đầu tháng 3": its last or first working day."""
    edge = {
        "cuối": "end",
        "đầu": "start",
        "cuoi": "end",
        "dau": "start",
        "hết": "end",
        "end": "end",
        "early": "start",
    }.get(_word(scene, at))
    if not edge:
        return None
    skip = 2 if _word(scene, at + 1) == "of" else 1
    named = DAYS.match(scene.tokens, at + skip, scene.mode)
    number = named.value[1] if named and named.value[0] in ("month", "quarter") else None
    size = named.size if named else 1
    if number is None and edge and scene.is_english:
        number, named = SHORT_MONTHS.get(_word(scene, at + skip)), None
    if number is None:
        return None
    year, taken = _year(scene, at + skip + size)
    reader = dates.quarter if named and named.value[0] == "quarter" else dates.month
    whole = reader(number, scene.today, year)
    first = first_working(whole.first.year, whole.first.month, scene.calendar)
    last = last_working(whole.last.year, whole.last.month, scene.calendar)
    return on(last if edge == "end" else first), skip + size + taken


def _counted(scene: Scene, at: int) -> Found | None:
    """Read "3 ngày nữa", "in 2 weeks", "2 days ago", "sau 3 ngày"."""
    lead = IN.match(scene.tokens, at, scene.mode)
    start = at + (lead.size if lead else 0)
    word = _word(scene, start)
    count = COUNTS.get(word) or (int(word) if word.isascii() and word.isdigit() and len(word) <= 3 else None)
    unit = UNITS.match(scene.tokens, start + 1, scene.mode) if count else None
    if not count or not unit:
        return None
    size = start - at + 1 + unit.size
    tail = AHEAD.match(scene.tokens, at + size, scene.mode)
    if not lead and not tail:
        return None
    if (
        lead
        and not tail
        and _word(scene, at) in ("khoảng", "tầm", "trong", "khoang", "tam")
        and unit.value[0] == "month"
    ):
        return None
    direction = tail.value if tail and (tail.value < 0 or lead is None) else lead.value if lead else 1
    name, each = unit.value
    when = dates.shifted(direction * count, name, each, scene.today, scene.calendar)
    return (when, size + (tail.size if tail else 0)) if when else None


def _english_month(scene: Scene, at: int) -> Found | None:
    """Read "Dec 15", "15 Dec", "15th", "in March": only among English words; "May 10" may be a company elsewhere."""
    if not scene.is_english:
        return None
    word, following = _word(scene, at), _word(scene, at + 1)
    if word in SHORT_MONTHS and (word != "may" or scene.tokens[at].is_title):
        day = _day_number(following)
        if day and not (scene.is_name_like(at + 2)):
            return _with_year(scene, day, SHORT_MONTHS[word], at, 2)
        year, taken = _year(scene, at + 1)
        if (
            (len(word) > 3 or year or _word(scene, at - 1) in ("in", "by", "of", "until", "next", "for"))
            and not scene.is_name_like(at + 1)
            and (word != "may" or _word(scene, at - 1) in ("in", "by", "of", "next"))
        ):
            return dates.month(SHORT_MONTHS[word], scene.today, year), 1 + taken
    day = _day_number(word)
    if day and following in SHORT_MONTHS and scene.tokens[at + 1].is_title:
        return _with_year(scene, day, SHORT_MONTHS[following], at, 2)
    if day and not word.isdigit() and _word(scene, at - 1) in ("by", "on", "the", "until", "before"):
        when = dates.monthly(day, scene.today)
        return (when, 1) if when else None
    return None


def _with_year(scene: Scene, day: int, month_number: int, at: int, size: int) -> Found | None:
    year, taken = _year(scene, at + size)
    if year:
        made = make(year, month_number, day)
        return (on(made, fixed=made != scene.today, past=made < scene.today), size + taken) if made else None
    when = dates.yearly(day, month_number, scene.today)
    return (when, size) if when else None


def _day_number(word: str) -> int | None:
    bare = word[:-2] if word.endswith(("st", "nd", "rd", "th")) else word
    return (
        int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 2 and 1 <= int(bare) <= 31 else None
    )


def _year(scene: Scene, at: int) -> tuple[int | None, int]:
    skip = 1 if _word(scene, at) in ("năm", "nam", "/", "of") else 0
    word = _word(scene, at + skip)
    return (
        (int(word), 1 + skip)
        if len(word) == 4 and word.isascii() and word.isdigit() and word.startswith("20")
        else (None, 0)
    )


def _word(scene: Scene, at: int) -> str:
    return scene.tokens[at].low if 0 <= at < len(scene.tokens) else ""


def _is_name(scene: Scene, at: int, size: int) -> bool:
    """Whether capitals say that these words are (part of) a name: "Sao Mai", "Tháng Tám Coffee", "gọi Mai"."""
    run = scene.tokens[at : at + size]
    if not scene.mode.has_capitals or not all(token.is_title or not token.text[0].isalpha() for token in run):
        return False
    if any(char.isdigit() for token in run for char in token.text):
        return False
    is_first = at == 0
    touches = scene.is_name_like(at + size) and run[-1].end + 1 == scene.tokens[at + size].start
    if (
        touches
        and not _begins_known(scene, at + size)
        and not (is_first and size == 1 and run[0].low == "mai")
    ):
        return True
    follows = scene.is_name_like(at - 1) and scene.tokens[at - 1].end + 1 == run[0].start and at - 1 > 0
    alone = size == 1 and run[0].low in ("mai", "mốt") and not is_first
    return alone or (follows and size == 1 and len(run[0].text) > 2 and run[0].low not in _LONG_DAYS)


_LONG_DAYS = (
    frozenset(
        [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "today",
            "tomorrow",
            "yesterday",
        ]
    )
    | SHORT_WEEKDAYS.keys()
)


def _begins_known(scene: Scene, at: int) -> bool:
    return DAYS.match(scene.tokens, at, scene.mode) is not None or scene.tokens[at].low in ("am", "pm")
