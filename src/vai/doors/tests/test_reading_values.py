"""Numbers, dates and the rest are read as their column writes them; what leaves a doubt is asked, not guessed silently."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vai.doors.importing import dates, numbers, values
from vai.doors.importing.errors import BadValue
from vai.doors.importing.numbers import Style
from vai.doors.importing.tables import NativeNumber
from vai.doors.importing.targets import Type

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def style_of(*cells: str, language: str = "vi") -> tuple[Style, bool]:
    evidence = numbers.Evidence()
    for cell in cells:
        evidence.add(cell)
    return evidence.decide(language)


def order_of(*cells: str) -> tuple[dates.Order, bool]:
    evidence = dates.Evidence()
    for cell in cells:
        evidence.add(cell)
    return evidence.decide("vi")


@pytest.mark.parametrize(
    ("cells", "style", "is_unsure"),
    [
        (("1.234,56", "12"), Style.COMMA, False),
        (("1,234.56", "1.234"), Style.POINT, False),
        (("1.234.567",), Style.COMMA, False),
        (("1,234,567", "1,234"), Style.POINT, False),
        (("12,5", "1.234"), Style.COMMA, False),
        (("0.125",), Style.POINT, False),
        (("1.234", "5.678"), Style.COMMA, True),
        (("1,234", "5,678"), Style.POINT, True),
        (("1.234,5", "1,234.5"), Style.POINT, True),
        (("1234", "5"), Style.PLAIN, False),
        (("abc",), Style.PLAIN, False),
    ],
)
def test_a_column_decides_what_its_marks_mean(cells: tuple[str, ...], style: Style, is_unsure: bool) -> None:
    assert style_of(*cells) == (style, is_unsure)


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("1.234.567 ₫", Style.COMMA, "1234567"),
        ("1.250.000đ", Style.COMMA, "1250000"),
        ("VND 1.234,50", Style.COMMA, "1234.50"),
        ("$1,234.56", Style.POINT, "1234.56"),
        ("(1,234)", Style.POINT, "-1234"),
        ("-5", Style.PLAIN, "-5"),
        ("1 234,5 €", Style.COMMA, "1234.5"),
        ("1'234.50", Style.POINT, "1234.50"),
        ("120tr", Style.PLAIN, "120000000"),
        ("1,5 tỷ", Style.PLAIN, "1500000000"),
        ("500k", Style.PLAIN, "500000"),
        ("35%", Style.PLAIN, "0.35"),
        ("1.2E+3", Style.PLAIN, "1200"),
        ("12,34,567", Style.POINT, "1234567"),
        ("12.5", Style.COMMA, "12.5"),
    ],
)
def test_numbers(text: str, style: Style, value: str) -> None:
    assert numbers.number(text, style) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["abc", "12a", "1.2.3", "", "1,2,3", "--", "12/05/2025", "1 2 x", "9" * 40, "1e999"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        numbers.number(text, Style.POINT)


def test_a_number_that_the_file_holds_as_a_number_needs_no_style() -> None:
    assert numbers.number(NativeNumber("1.234"), Style.COMMA) == Decimal("1.234")


@given(
    value=st.decimals(min_value=-(10**12), max_value=10**12, places=2),
    style=st.sampled_from([Style.POINT, Style.COMMA]),
)
def test_money_that_is_formatted_is_read_back(value: Decimal, style: Style) -> None:
    text = f"{value:,.2f}"
    if style is Style.COMMA:
        text = text.translate(str.maketrans(",.", ".,"))
    assert numbers.number(text, style) == value
    assert style_of(text) == (style, False)


@pytest.mark.parametrize(
    "text",
    [
        "15/12/2025", "15-12-25", "15.12.2025", "2025-12-15", "2025/12/15", "20251215", "46006", "15 Dec 2025", "15-Dec-25", "Dec 15, 2025",
        "December 15th, 2025", "ngày 15 tháng 12 năm 2025", "15 thg 12, 2025", "Thứ Hai, 15/12/2025", "15. Dezember 2025", "2025-12-15T09:30:00",
        "2025-12-15 09:30:00.123", "15/12/2025 09:30", "15/12/2025 9:30 SA", "09:30 15/12/2025", "15/12/2025 14h30", "Mon, 15 Dec 2025 14:30:00",
    ],
)  # fmt: skip
def test_dates(text: str) -> None:
    assert dates.day(text) == dt.date(2025, 12, 15)


def test_instants_keep_their_zone_and_take_ours_otherwise() -> None:
    assert dates.moment("2024-07-01T11:54:49.95+00:00") == dt.datetime(2024, 7, 1, 11, 54, 49, tzinfo=dt.UTC)
    assert dates.moment("2019-01-01T20:00:00.000+0000").astimezone(HANOI).date() == dt.date(2019, 1, 2)
    assert dates.day("2019-01-01T20:00:00.000+0000") == dt.date(2019, 1, 2)
    assert dates.moment("12/15/2025 2:30 PM", dates.Order.MONTH_FIRST) == dt.datetime(
        2025, 12, 15, 14, 30, tzinfo=HANOI
    )
    assert dates.moment("46006.5") == dt.datetime(2025, 12, 15, 12, tzinfo=HANOI)


@pytest.mark.parametrize(
    "text",
    ["31/02/2025", "0000-00-00", "15/15/2025", "hello", "", "12", "1/1/1066", "99999999", "2025-13-01"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        dates.day(text)


@pytest.mark.parametrize(
    ("cells", "order", "is_unsure"),
    [
        (("15/12/2025", "01/02/2025"), dates.Order.DAY_FIRST, False),
        (("12/15/2025", "01/02/2025"), dates.Order.MONTH_FIRST, False),
        (("01/02/2025", "03/04/2025"), dates.Order.DAY_FIRST, True),
        (("15/12/2025", "12/15/2025"), dates.Order.DAY_FIRST, True),
        (("2025-01-02", "05/05/2025"), dates.Order.ANY, False),
    ],
)
def test_a_column_decides_the_order_of_its_dates(
    cells: tuple[str, ...], order: dates.Order, is_unsure: bool
) -> None:
    assert order_of(*cells) == (order, is_unsure)


@given(
    day=st.dates(dt.date(1970, 1, 1), dt.date(2068, 12, 31)),
    form=st.sampled_from(
        [
            "%d/%m/%Y",
            "%d-%m-%y",
            "%Y-%m-%d",
            "%d %b %Y",
            "%B %d, %Y",
            "%Y%m%d",
            "%d.%m.%Y",
            "%Y-%m-%dT00:00:00",
        ]
    ),
)
def test_dates_that_are_formatted_are_read_back(day: dt.date, form: str) -> None:
    assert dates.day(day.strftime(form)) == day


@given(text=st.text(max_size=40), kind=st.sampled_from(list(Type)))
def test_no_text_throws_anything_but_a_bad_value(text: str, kind: Type) -> None:
    try:
        values.parse(text, values.Reading(kind, choices=("a",)))
    except BadValue as bad:
        assert bad.message  # noqa: PT017 (nearly all texts are bad in some way, none must fail otherwise)


@pytest.mark.parametrize(("text", "value"), [("x", True), ("Yes", True), ("có", True), ("1", True), ("ĐÚNG", True), ("không", False), ("0", False), ("Nein", False)])  # fmt: skip
def test_yes_and_no(text: str, value: bool) -> None:
    assert values.boolean(text) is value


@pytest.mark.parametrize(
    "text", ["", " ", "N/A", "#N/A", "-", "null", "(blank)", "Select", "Không có", "--None--", None]
)
def test_marks_for_nothing(text: str | None) -> None:
    assert values.is_blank(text)


def test_phones() -> None:
    several = values.phone_numbers("0912 345 678 / 028-3823-1111")
    assert [p.e164 for p in several.value] == ["+84912345678", "+842838231111"]
    lost = values.phone_numbers("912345678")
    assert ([p.e164 for p in lost.value], lost.remarks[0].code) == (["+84912345678"], "phone_zero_restored")
    assert values.phone_numbers("01682345678").remarks[0].code == "phone_converted"
    rounded = values.phone_numbers("8.4912E+10")
    assert (rounded.value, rounded.leftover, rounded.remarks[0].code) == (
        None,
        "8.4912E+10",
        "phone_scientific",
    )


def test_mails() -> None:
    assert values.emails("Lan <Lan@X.vn>; b@y.vn, lan@x.vn").value == ("lan@x.vn", "b@y.vn")
    assert values.emails("ask Lan").leftover == "ask Lan"


def test_tax_codes() -> None:
    assert values.tax_code("MST: 0314409058 - 002").value == "0314409058-002"
    assert values.tax_code("100233488").remarks[0].code == "tax_code_zero_restored"
    assert values.tax_code("0100233480").remarks[0].code == "tax_code_check"
    assert values.tax_code("DE136695976").remarks[0].code == "tax_code_foreign"
    with pytest.raises(BadValue, match="not_a_tax_code"):
        values.tax_code("12345")


@pytest.mark.parametrize(("text", "code"), [("Việt Nam", "VN"), ("vietnam", "VN"), ("US", "US"), ("United States", "US"), ("Hoa Kỳ", "US"), ("Deutschland", "DE"), ("MY", "MY"), ("Mỹ", "US")])  # fmt: skip
def test_countries(text: str, code: str) -> None:
    assert values.country(text).value == code


def test_percents() -> None:
    assert values.percent("35.5", Style.POINT) == Decimal("0.355")
    assert values.percent("0.5", Style.POINT) == Decimal("0.5")
    assert values.percent("0.5", Style.POINT, whole=True) == Decimal("0.005")
    with pytest.raises(BadValue):
        values.percent("150")
