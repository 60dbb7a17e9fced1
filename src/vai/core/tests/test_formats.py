from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import translation

from vai.core import formats
from vai.core.money import Money

TODAY = date(2026, 11, 24)


def spaced(text):
    """Show the no-break space that keeps an amount and its sign on one line."""
    return text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("value", "currency", "vi", "en"),
    [
        (Decimal(1234567), "VND", "1.234.567 ₫", "₫1,234,567"),
        (Money("1234.5", "USD"), "VND", "1.234,50 US$", "$1,234.50"),
        (0, "VND", "0 ₫", "₫0"),
        (
            Decimal("123456789012345678901234"),
            "VND",
            "123.456.789.012.345.678.901.234 ₫",
            "₫123,456,789,012,345,678,901,234",
        ),
        (None, "VND", "", ""),
    ],
)
def test_money_in_full(value, currency, vi, en):
    assert spaced(formats.money(value, currency, "vi")) == vi
    assert spaced(formats.money(value, currency, "en")) == en


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (1_200_000_000, "1,2 tỷ", "1.2bn"),
        (350_000_000, "350 tr", "350m"),
        (950_000_000, "950 tr", "950m"),
        (999_400_000, "999 tr", "999m"),
        (999_950_000, "1 tỷ", "1bn"),
        (12_500_000, "12,5 tr", "12.5m"),
        (99_960_000, "100 tr", "100m"),
        (-1_250_000_000, "-1,3 tỷ", "-1.3bn"),
        (1_234_500_000_000, "1,2 nghìn tỷ", "1.2tn"),
        (450_000, "450.000 ₫", "450k"),
        (500, "500 ₫", "₫500"),
    ],
)
def test_money_in_short(value, vi, en):
    assert spaced(formats.money_short(value, "VND", "vi")) == vi
    assert spaced(formats.money_short(value, "VND", "en")) == en


def test_short_money_of_other_currencies_keeps_its_sign():
    assert formats.money_short(Money("-1234567", "USD"), language="en") == "-$1.2m"
    assert formats.money_short(Money("1234567", "USD"), language="vi") == "1,2 tr US$"


def test_money_is_never_a_float():
    with pytest.raises(TypeError):
        formats.money(1.5, "USD", "en")


def test_dates_and_instants():
    instant = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
    assert (formats.day(TODAY, "vi"), formats.day(TODAY, "en")) == ("24/11/2026", "24 Nov 2026")
    assert formats.day(instant, "vi") == "24/11/2026"
    assert formats.day_long(TODAY, "vi") == "Thứ Ba, 24/11/2026"
    assert formats.day_long(TODAY, "en") == "Tue 24 Nov 2026"
    assert formats.moment(instant, language="vi") == "24/11/2026 01:30"
    assert formats.moment(instant, "UTC", "en") == "23 Nov 2026, 18:30"
    assert formats.clock_time(instant) == "01:30"
    with pytest.raises(ValueError, match="time zone"):
        formats.moment(datetime(2026, 11, 24), language="vi")


@pytest.mark.parametrize(
    ("distance", "vi", "en"),
    [
        (-400, "1 năm trước", "1 year ago"),
        (-60, "2 tháng trước", "2 months ago"),
        (-14, "2 tuần trước", "2 weeks ago"),
        (-3, "3 ngày trước", "3 days ago"),
        (-2, "hôm kia", "2 days ago"),
        (-1, "hôm qua", "yesterday"),
        (0, "hôm nay", "today"),
        (1, "ngày mai", "tomorrow"),
        (2, "ngày kia", "in 2 days"),
        (21, "3 tuần nữa", "in 3 weeks"),
    ],
)
def test_ago(distance, vi, en):
    assert formats.ago(TODAY + timedelta(distance), TODAY, "vi") == vi
    assert formats.ago(TODAY + timedelta(distance), TODAY, "en") == en


def test_spans_of_time():
    assert [formats.duration_minutes(m, "vi") for m in (0, 45, 60, 90)] == [
        "0 phút",
        "45 phút",
        "1 giờ",
        "1 giờ 30 phút",
    ]
    assert formats.duration_minutes(-90, "en") == "-1 h 30 min"


def test_numbers_and_percentages():
    assert formats.number(Decimal("1234567.891"), language="vi") == "1.234.567,891"
    assert formats.number(2.5, 0, "en") == "3"
    assert formats.number(1234, 2, "vi") == "1.234,00"
    assert formats.number(-0.0, language="en") == "0"
    assert formats.percent(0.1235, 1, "vi") == "12,4%"
    assert formats.percent(Decimal("0.5"), language="en") == "50%"


def test_nothing_is_written_as_nothing():
    today = {"ago": {"today": TODAY}}
    for name, write in formats.FILTERS.items():
        assert write(None, **today.get(name, {})) == ""


def test_the_active_language_is_used_when_none_is_given():
    with translation.override("en"):
        assert formats.day(TODAY) == "24 Nov 2026"
    with translation.override("vi"):
        assert formats.day(TODAY) == "24/11/2026"
