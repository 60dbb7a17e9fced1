"""Times of day and lengths of time: 9h30, 14:00, 10am, "2h chiều", "sáng"; "45 phút", "1 tiếng rưỡi"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from vai.capture.grammar.items import Item, Sort
from vai.capture.grammar.tokens import Line

_PERIOD = r"(?P<period>sang|trua|chieu|toi|dem|am|pm|a\.m\.?|p\.m\.?|noon)(?!\w)"
_CLOCK = re.compile(
    rf"(?<![\w.,:/-])(?:(?:luc|vao|at|@)\s)?(?P<hour>\d{{1,2}})(?:"
    rf"(?:\s?gio|\s?h|g(?=\d\d|\s?(?:sang|trua|chieu|toi|dem)\b)|:(?=\d\d))\s?(?:(?P<minute>[0-5]\d)(?!\d|tr|k)|(?P<half>ruoi)(?!\w))?(?:\s?{_PERIOD})?"
    rf"|\s?(?P<bare>am|pm|a\.m\.?|p\.m\.?)(?!\w))(?![\w%])"
)
_RANGE_END = re.compile(r"\s?[-–]\s?\d{1,2}(?:h|:|g)?(?:[0-5]\d)?(?!\w)")
_PART_OF_DAY = re.compile(
    r"(?<!\w)(?<!an )(?:buoi |in the |this |dau gio |cuoi gio )?(sang som|sang(?! nam| thang| tuan| thu | ngay| t\d)|trua|chieu toi|chieu|toi|morning|afternoon|evening|noon|tonight)(?!\w)"
)
_HOURS = {
    **dict.fromkeys(("sang", "sang som", "morning"), time(9)),
    **dict.fromkeys(("trua", "noon"), time(12)),
    **dict.fromkeys(("chieu", "chieu toi", "afternoon"), time(14)),
    **dict.fromkeys(("toi", "evening", "tonight"), time(19)),
}
# Typed with accents: sáng, trưa, chiều and tối alone; "tới" (towards) and "tôi" (I) are other words.
_ACCENTED = {
    "sáng",
    "sáng sớm",
    "trưa",
    "chiều",
    "chiều tối",
    "tối",
    "morning",
    "afternoon",
    "evening",
    "noon",
    "tonight",
}
_DURATION = re.compile(
    r"(?<![\w.,/])(?:trong |for |mat )?(?:(?P<hours>\d{1,2}(?:[.,]5)?)\s?(?:tieng|hours?|hrs?)(?:\s?(?P<rest>[0-5]?\d)\s?(?:phut|p|min(?:ute)?s?)?|\s?(?P<half>ruoi))?"
    r"|(?P<minutes>\d{1,3})\s?(?:phut|p|mins?|minutes?|'))(?!\w)"
)


_BEFORE_DAY = re.compile(r" (?:nay|mai|mot|qua|thu [2-7]|t[2-7]|cn|chu nhat)(?!\w)")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `of_part` is one that only a part of the day was told for; `unsure` is an afternoon supposed."""

    time: time
    of_part: bool = False
    unsure: bool = False
    part: str = ""


def find(line: Line) -> Iterator[Item]:
    """Find lengths of time, then hours, then parts of the day."""
    for match in _DURATION.finditer(line.plain):
        yield Item(Sort.MINUTES, *match.span(), _minutes(match))
    for match in _CLOCK.finditer(line.plain):
        if clock := _clock(match, line):
            ranged = _RANGE_END.match(line.plain, match.end())
            yield Item(Sort.TIME, match.start(), ranged.end() if ranged else match.end(), clock)
    for match in _PART_OF_DAY.finditer(line.plain):
        low = line.low[match.start(1) : match.end(1)]
        begins_plain = line.plain[: match.end()] == line.low[: match.end()]
        if _is_name(match, line):
            continue
        if low in _ACCENTED or (
            begins_plain and (low != "toi" or _BEFORE_DAY.match(line.plain, match.end()))
        ):
            part = match[1].split()[0]
            yield Item(Sort.TIME, *match.span(), Clock(_HOURS[match[1]], of_part=True, part=part))


def _is_name(match: re.Match[str], line: Line) -> bool:
    """Whether a capital letter within the line makes "Sang" somebody's name."""
    start = match.start(1)
    word = line.text[start : match.end(1)]
    return start > 0 and word[0].isupper() and not word.isupper()


def _clock(match: re.Match[str], line: Line) -> Clock | None:
    hour, minute = int(match["hour"]), int(match["minute"] or (30 if match["half"] else 0))
    period = (match["period"] or match["bare"] or "").replace(".", "")
    if match["period"] == "toi" and line.low[match.start("period") : match.end("period")] == "tới":
        return None
    if hour > 24 or (hour == 24 and minute):
        return None
    unsure = False
    if period in ("chieu", "toi", "pm", "dem", "trua") and hour < 12:
        hour += (
            12 if not (period == "trua" and hour in (10, 11)) and not (period == "dem" and hour < 5) else 0
        )
    elif period in ("am", "sang") and hour == 12:
        hour = 0
    elif not period and 1 <= hour <= 6 and ":" not in match[0] and len(match["hour"]) == 1:
        hour, unsure = hour + 12, True
    return Clock(time(hour % 24, minute), unsure=unsure)


def _minutes(match: re.Match[str]) -> int:
    if match["minutes"]:
        return int(match["minutes"])
    hours = float(match["hours"].replace(",", "."))
    return int(hours * 60) + int(match["rest"] or (30 if match["half"] else 0))
