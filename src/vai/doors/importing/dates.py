"""Dates as people and programs write them. Which of two numbers is the day is decided for a whole column, never for one cell."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from zoneinfo import ZoneInfo

from vai.core.text import fold
from vai.doors.importing.errors import BadValue


class Order(StrEnum):
    """The order of a date's numbers; ANY when no cell depends on it."""

    ANY = "any"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


_MONTHS = {
    name: at
    for at, names in enumerate(
        (
            "jan january januar janvier ene enero", "feb february februar fevrier febrero", "mar march marz mars maerz marzo",
            "apr april avril abril", "may mai mayo", "jun june juni juin junio", "jul july juli juillet julio",
            "aug august aout agosto", "sep sept september septembre septiembre", "oct october okt oktober octobre octubre",
            "nov november novembre noviembre", "dec december dez dezember decembre dic diciembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(
    r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$",
    re.I,
)
_NUMBERS = re.compile(r"^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_VIETNAMESE = re.compile(
    r"^(?:ngay\s*)?(\d{1,2})\s*(?:thang|thg|th)\s*\.?\s*(\d{1,2})\s*,?\s*(?:nam\s*)?(\d{4})$"
)
_DAY_MONTH = re.compile(r"^(\d{1,2})(?:st|nd|rd|th|\.)?[\s.-]+([a-z]+)\.?[\s,.-]+(\d{4}|\d{2})$")
_MONTH_DAY = re.compile(r"^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})$")
_WEEKDAY = re.compile(
    r"^(?:thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu\s+nhat|cn|t[2-7])\s*,\s*|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+"
)
_TIME_AFTER = re.compile(
    r"[\s,T]+(?:luc\s+|at\s+)?(\d{1,2})(?:[:h](\d{2})?)(?::(\d{2})(?:\.\d+)?)?\s*(am|pm|sa|ch|a\.m\.|p\.m\.)?\s*"
    r"(z|utc|gmt|[+-]\d{2}:?\d{2})?$"
)
_TIME_BEFORE = re.compile(r"^(\d{1,2})[:h](\d{2})?(?::(\d{2}))?\s+(?=\d)")
_SERIAL = re.compile(r"^(\d{5})(?:\.(\d+))?$")
_MILLIS = re.compile(r"^1\d{12}$|^-?[2-9]\d{11}$")
_EPOCH = dt.date(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


class Evidence:
    """What the cells of a column say about the order of their numbers; feed it all of them."""

    def __init__(self) -> None:
        self.n_day_first = self.n_month_first = self.n_unsure = 0

    def add(self, text: str) -> None:
        """Count one cell; what is no date of numbers says nothing."""
        match = _NUMBERS.match(_split_time(_prepared(text))[0])
        if not match:
            return
        first, second = int(match[1]), int(match[2])
        if first > 12 >= second:
            self.n_day_first += 1
        elif second > 12 >= first:
            self.n_month_first += 1
        elif first != second and first <= 12:
            self.n_unsure += 1

    def decide(self, language: str) -> tuple[Order, bool]:
        """Decide the order; True with it when the cells leave a doubt and a person should be asked."""
        if self.n_day_first or self.n_month_first:
            both = bool(self.n_day_first and self.n_month_first)
            return (Order.MONTH_FIRST if self.n_month_first > self.n_day_first else Order.DAY_FIRST), both
        if self.n_unsure:
            return Order.DAY_FIRST, True
        return Order.ANY, False


def day(text: str, order: Order = Order.DAY_FIRST, tz: str = "Asia/Ho_Chi_Minh") -> dt.date:
    """Read a date; an instant gives its date in `tz`.

    :raises BadValue: it is no date
    """
    found = _read(text, order)
    if isinstance(found, dt.datetime):
        return found.astimezone(ZoneInfo(tz)).date() if found.tzinfo else found.date()
    return found


def moment(text: str, order: Order = Order.DAY_FIRST, tz: str = "Asia/Ho_Chi_Minh") -> dt.datetime:
    """Read an instant, aware; a date alone is its midnight in `tz`.

    :raises BadValue: it is no date
    """
    found = _read(text, order)
    if not isinstance(found, dt.datetime):
        found = dt.datetime.combine(found, dt.time())
    return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(tz))


def looks_like_date(text: str) -> bool:
    """Whether a text is a date beyond doubt: a serial number or eight digits alone are not."""
    bare = _prepared(text)
    if _SERIAL.match(bare) or _MILLIS.match(bare) or bare.isdigit():
        return False
    try:
        _read(text, Order.DAY_FIRST)
    except BadValue:
        return bool(_NUMBERS.match(_split_time(bare)[0]))
    return True


def _read(text: str, order: Order) -> dt.date | dt.datetime:
    bare = _prepared(text)
    try:
        found = _iso(bare) or _serial(bare) or _spoken(bare, order)
    except (ValueError, OverflowError) as error:
        raise BadValue("not_a_date", text) from error
    if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise BadValue("not_a_date", text)
    return found


def _prepared(text: str) -> str:
    return _WEEKDAY.sub("", " ".join(fold(text.strip()).split()), count=1)


def _iso(text: str) -> dt.date | dt.datetime | None:
    match = _ISO.match(text)
    if not match:
        return None
    date = dt.date(int(match[1]), int(match[2]), int(match[3]))
    if match[4] is None:
        return date
    time = dt.time(int(match[4]), int(match[5]), int(match[6] or 0))
    return dt.datetime.combine(date, time, _zone(match[7]))


def _zone(text: str | None) -> dt.tzinfo | None:
    if not text:
        return None
    if text.lower() in ("z", "utc", "gmt"):
        return dt.UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    return dt.timezone(dt.timedelta(hours=hours, minutes=minutes) * (-1 if text[0] == "-" else 1))


def _serial(text: str) -> dt.date | dt.datetime | None:
    """Read what a spreadsheet keeps (days since 1899-12-30), eight digits, and milliseconds since 1970."""
    if match := _SERIAL.match(text):
        date = _EPOCH + dt.timedelta(days=int(match[1]))
        if not match[2] or not int(match[2]):
            return date
        seconds = round(float(f"0.{match[2]}") * 86_400)
        return dt.datetime.combine(date, dt.time()) + dt.timedelta(seconds=seconds)
    if match := _COMPACT.match(text):
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    if _MILLIS.match(text):
        return dt.datetime.fromtimestamp(int(text) / 1000, dt.UTC)
    return None


def _spoken(text: str, order: Order) -> dt.date | dt.datetime | None:
    rest, time, zone = _split_time(text)
    date = _date(rest, order)
    if date is None or time is None:
        return date
    return dt.datetime.combine(date, time, zone)


def _split_time(text: str) -> tuple[str, dt.time | None, dt.tzinfo | None]:
    if (match := _TIME_AFTER.search(text)) and match.start() > 0:
        half = (match[4] or "").replace(".", "")
        hour = int(match[1])
        if half in ("pm", "ch") and hour < 12:
            hour += 12
        if half in ("am", "sa") and hour == 12:
            hour = 0
        time = _time(hour, match[2], match[3])
        return (text[: match.start()].rstrip(" ,"), time, _zone(match[5])) if time else (text, None, None)
    if match := _TIME_BEFORE.match(text):
        time = _time(int(match[1]), match[2], match[3])
        return (text[match.end() :], time, None) if time else (text, None, None)
    return text, None, None


def _time(hour: int, minute: str | None, second: str | None) -> dt.time | None:
    try:
        return dt.time(hour, int(minute or 0), int(second or 0))
    except ValueError:
        return None


def _date(text: str, order: Order) -> dt.date | None:
    if match := _NUMBERS.match(text):
        first, second, year = int(match[1]), int(match[2]), _year(match[3])
        if order is Order.MONTH_FIRST:
            return dt.date(year, first, second)
        return dt.date(year, second, first)
    if match := _VIETNAMESE.match(text):
        return dt.date(int(match[3]), int(match[2]), int(match[1]))
    if (match := _DAY_MONTH.match(text)) and match[2] in _MONTHS:
        return dt.date(_year(match[3]), _MONTHS[match[2]], int(match[1]))
    if (match := _MONTH_DAY.match(text)) and match[1] in _MONTHS:
        return dt.date(int(match[3]), _MONTHS[match[1]], int(match[2]))
    return None


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return 2000 + int(text) if int(text) < 70 else 1900 + int(text)
