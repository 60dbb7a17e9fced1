"""How money, numbers, dates and spans of time are written in Vietnamese and in English.

Every function takes the language last and otherwise uses the one Django has active. Nothing (None) is written as "".
Time zone: Asia/Ho_Chi_Minh unless one is given.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from types import ModuleType
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.utils import translation

from vai.core import phones
from vai.core.money import Money, exponent, half_up

HOME_ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
_ROUNDING = Context(prec=60, rounding=ROUND_HALF_UP)

_SHORT_UNITS: Final[dict[str, tuple[tuple[int, str], ...]]] = {
    "vi": ((10**6, "{} tr"), (10**9, "{} tỷ"), (10**12, "{} nghìn tỷ")),
    "en": ((10**3, "{}k"), (10**6, "{}m"), (10**9, "{}bn"), (10**12, "{}tn")),
}
# Whole sentences by language: at most this many days, the unit in days, one, several.
_AGO: Final[dict[str, tuple[tuple[int, int, str, str], ...]]] = {
    "vi": (
        (13, 1, "{n} ngày trước", "{n} ngày trước"),
        (59, 7, "{n} tuần trước", "{n} tuần trước"),
        (364, 30, "{n} tháng trước", "{n} tháng trước"),
        (10**9, 365, "{n} năm trước", "{n} năm trước"),
    ),
    "en": (
        (13, 1, "{n} day ago", "{n} days ago"),
        (59, 7, "{n} week ago", "{n} weeks ago"),
        (364, 30, "{n} month ago", "{n} months ago"),
        (10**9, 365, "{n} year ago", "{n} years ago"),
    ),
}
_AHEAD: Final[dict[str, tuple[tuple[int, int, str, str], ...]]] = {
    "vi": (
        (13, 1, "{n} ngày nữa", "{n} ngày nữa"),
        (59, 7, "{n} tuần nữa", "{n} tuần nữa"),
        (364, 30, "{n} tháng nữa", "{n} tháng nữa"),
        (10**9, 365, "{n} năm nữa", "{n} năm nữa"),
    ),
    "en": (
        (13, 1, "in {n} day", "in {n} days"),
        (59, 7, "in {n} week", "in {n} weeks"),
        (364, 30, "in {n} month", "in {n} months"),
        (10**9, 365, "in {n} year", "in {n} years"),
    ),
}
_NEAR: Final[dict[str, dict[int, str]]] = {
    "vi": {-2: "hôm kia", -1: "hôm qua", 0: "hôm nay", 1: "ngày mai", 2: "ngày kia"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
_DURATION: Final[dict[str, tuple[str, str, str]]] = {
    "vi": ("{m} phút", "{h} giờ", "{h} giờ {m} phút"),
    "en": ("{m} min", "{h} h", "{h} h {m} min"),
}
_DAY: Final = {"vi": "dd/MM/yyyy", "en": "d MMM yyyy"}
_DAY_LONG: Final = {"vi": "EEEE, dd/MM/yyyy", "en": "EEE d MMM yyyy"}
_MOMENT: Final = {"vi": "dd/MM/yyyy HH:mm", "en": "d MMM yyyy, HH:mm"}


def money(value: Money | Decimal | int | None, currency: str = "VND", language: str | None = None) -> str:
    """Write an amount in full: 1.234.567 ₫, or ₫1,234,567 in English."""
    if value is None:
        return ""
    amount, currency = _amount(value, currency)
    with localcontext(_ROUNDING):
        return str(_numbers().format_currency(amount, currency, locale=_language(language)))


def money_short(
    value: Money | Decimal | int | None, currency: str = "VND", language: str | None = None
) -> str:
    """Write an amount short: 1,2 tỷ, 350 tr; 1.2bn, 350m. Dong goes without its sign; small amounts are in full."""
    if value is None:
        return ""
    amount, currency = _amount(value, currency)
    chosen = _language(language)
    units = _SHORT_UNITS[chosen]
    if abs(amount) < units[0][0]:
        return money(amount, currency, chosen)
    # The next unit is taken only where this one would be written with four figures: 999.95 m is 1 bn, 950 m stays.
    fitting = ((size, pattern) for size, pattern in units if abs(_short(amount, size)) < 1000)
    size, pattern = next(fitting, units[-1])
    return _short_text(_short(amount, size), pattern, currency, chosen)


def day(value: date | None, language: str | None = None) -> str:
    """Write a date: 24/11/2026, or 24 Nov 2026. An instant gives its date at home."""
    return _date(value, _DAY, language)


def day_long(value: date | None, language: str | None = None) -> str:
    """Write a date with its weekday: Thứ Ba, 24/11/2026, or Tue 24 Nov 2026."""
    return _date(value, _DAY_LONG, language)


def period(name: str | None, language: str | None = None) -> str:
    """Write a week, month, quarter or year by its name (2026-W48, 2026-11, 2026-Q4, 2026): tháng 11/2026, or Nov 2026."""
    if not name:
        return ""
    year, _dash, part = name.partition("-")
    if _language(language) == "vi":
        return (
            f"quý {part[1:]}/{year}"
            if part.startswith("Q")
            else f"tuần {part[1:]}/{year}"
            if part.startswith("W")
            else f"tháng {part}/{year}"
            if part
            else f"năm {year}"
        )
    if part.isdecimal():
        return str(_dates().format_date(date(int(year), int(part), 1), "LLL yyyy", locale="en"))
    return f"{'week ' + part[1:] if part.startswith('W') else part} {year}".strip()


def moment(value: datetime | None, tz: tzinfo | str | None = None, language: str | None = None) -> str:
    """Write an instant in a zone: 24/11/2026 14:30, or 24 Nov 2026, 14:30."""
    if value is None:
        return ""
    chosen = _language(language)
    return str(_dates().format_datetime(_local(value, tz), _MOMENT[chosen], locale=chosen))


def clock_time(value: datetime | None, tz: tzinfo | str | None = None) -> str:
    """Write the time of an instant in a zone: 14:30."""
    return "" if value is None else f"{_local(value, tz):%H:%M}"


def ago(value: date | None, today: date, language: str | None = None) -> str:
    """Say how far a day is from today: 3 ngày trước, hôm qua, 2 weeks ago, in 3 days."""
    if value is None:
        return ""
    chosen = _language(language)
    distance = (_plain_date(value) - _plain_date(today)).days
    near = _NEAR[chosen].get(distance)
    if near:
        return near
    for longest, unit, one, several in (_AHEAD if distance > 0 else _AGO)[chosen]:
        if abs(distance) <= longest:
            n = abs(distance) // unit
            return (one if n == 1 else several).format(n=n)
    raise AssertionError("the last row takes every distance")


def duration_minutes(value: int | None, language: str | None = None) -> str:
    """Write a length of time given in minutes: 1 giờ 30 phút, 1 h 30 min."""
    if value is None:
        return ""
    minutes_only, hours_only, both = _DURATION[_language(language)]
    hours, minutes = divmod(abs(value), 60)
    pattern = minutes_only if not hours else both if minutes else hours_only
    return ("-" if value < 0 else "") + pattern.format(h=hours, m=minutes)


def percent(value: Decimal | Fraction | float | None, places: int = 0, language: str | None = None) -> str:
    """Write a ratio (0 to 1) as a percentage, rounded half away from zero: 12,3%."""
    if value is None:
        return ""
    return f"{number(_number(value) * 100, places, language)}%"


def number(
    value: Decimal | Fraction | float | None, places: int | None = None, language: str | None = None
) -> str:
    """Write a number with grouping, rounded half away from zero to some places (else as precise as it is)."""
    if value is None:
        return ""
    exact = _number(value)
    if places is not None:
        exact = half_up(exact, places)
    pattern = "#,##0" + (f".{'0' * places}" if places else "" if places == 0 else ".##########")
    # There is no minus nought to a reader.
    exact = exact or Decimal(0)
    with localcontext(_ROUNDING):
        return str(_numbers().format_decimal(exact, pattern, locale=_language(language)))


def phone(value: str | None, extension: str = "") -> str:
    """Write a phone number as people read it."""
    return phones.display(value, extension) if value else ""


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "money": money,
    "money_short": money_short,
    "day": day,
    "day_long": day_long,
    "moment": moment,
    "period": period,
    "clock_time": clock_time,
    "ago": ago,
    "duration_minutes": duration_minutes,
    "percent": percent,
    "number": number,
    "phone": phone,
}


def _language(language: str | None) -> str:
    chosen = language or translation.get_language() or "vi"
    return "en" if chosen.startswith("en") else "vi"


def _amount(value: Money | Decimal | int, currency: str) -> tuple[Decimal, str]:
    if isinstance(value, Money):
        return value.amount, value.currency
    if isinstance(value, float):
        raise TypeError("money is never a float")
    return half_up(value, exponent(currency)), currency


def _short(amount: Decimal, size: int) -> Decimal:
    """Scale to a unit with one decimal below a hundred and none above."""
    scaled = Fraction(amount) / size
    rounded = half_up(scaled, 1)
    return half_up(scaled) if abs(rounded) >= 100 else rounded


def _short_text(scaled: Decimal, pattern: str, currency: str, language: str) -> str:
    figure = pattern.format(_numbers().format_decimal(scaled, "#,##0.#", locale=language))
    if currency == "VND":
        return figure
    symbol = _numbers().get_currency_symbol(currency, locale=language)
    if language == "vi":
        return f"{figure} {symbol}"
    sign, bare = ("-", figure[1:]) if scaled < 0 else ("", figure)
    return f"{sign}{symbol}{bare}"


def _date(value: date | None, patterns: dict[str, str], language: str | None) -> str:
    if value is None:
        return ""
    chosen = _language(language)
    return str(_dates().format_date(_plain_date(value), patterns[chosen], locale=chosen))


def _plain_date(value: date) -> date:
    return _local(value, None).date() if isinstance(value, datetime) else value


def _local(value: datetime, tz: tzinfo | str | None) -> datetime:
    if value.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return value.astimezone(ZoneInfo(tz) if isinstance(tz, str) else tz or HOME_ZONE)


def _number(value: Decimal | Fraction | float) -> Decimal:
    # A float prints as its shortest decimal: 0.1 is meant as 0.1.
    if isinstance(value, float):
        return Decimal(repr(value))
    return half_up(value, 10) if isinstance(value, Fraction) else Decimal(value)


# Babel is loaded with the first figure that is written: it takes longer than the rest of core together.
def _numbers() -> ModuleType:
    from babel import numbers  # noqa: PLC0415

    return numbers


def _dates() -> ModuleType:
    from babel import dates  # noqa: PLC0415

    return dates
