"""Whatever is typed, reading it never fails, points into the text that was typed, and takes no time to speak of."""

from __future__ import annotations

import time
import unicodedata
from datetime import date
from datetime import time as clock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vai.capture.grammar import Lexicon, lookups, parse
from vai.capture.grammar.kinds import PROPOSALS, Flag, Kind
from vai.capture.tests.reading_cases import GOLDEN, TODAY
from vai.core.text import fold

WORDS = sorted({word for case in GOLDEN for word in case["text"].split()})
LEXICON = Lexicon.of(
    orgs=["FPT", "Hòa Phát", "Sao Mai"],
    people=["Nguyễn Thị Lan"],
    products=["Gói CRM"],
    open_deals=[120_000_000],
)
lines = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            [*WORDS, ",", ".", "🎉", "١٢٣", "مرحبا", "15/12", "1tr2", "31/2", "thứ", "tháng", "next"]
        ),
        max_size=25,
    ).map(" ".join),
    st.text(alphabet="0123456789.,/-:$%kmtr đhgđ", max_size=60),
)


@settings(max_examples=400, deadline=None)
@given(text=lines, today=st.dates(date(2024, 1, 1), date(2040, 12, 31)), now=st.none() | st.times())
def test_any_text_is_read_and_its_pieces_are_where_they_say(text, today, now):
    reading = parse(text, today=today, now=now, lexicon=LEXICON)

    assert reading.text == text
    assert reading.as_json()["text"] == text
    pieces = [piece for part in reading.parts for piece in part.pieces] + list(reading.leftovers)
    assert all(text[piece.start : piece.end] == piece.text and piece.start < piece.end for piece in pieces)
    assert all(part.is_proposal == (part.kind in PROPOSALS) for part in reading.parts)
    assert all(not (part.is_next and part.is_proposal) for part in reading.parts)


@settings(max_examples=200, deadline=None)
@given(text=lines)
@example(text="0K%OK%ĐÒI")
def test_a_composed_and_a_decomposed_line_are_the_same(text):
    composed = parse(unicodedata.normalize("NFC", text), today=TODAY)
    decomposed = parse(unicodedata.normalize("NFD", text), today=TODAY)

    assert composed.flags == decomposed.flags
    assert [part.as_json() for part in composed.parts] == [part.as_json() for part in decomposed.parts]


SUFFIXES = (
    "mai gọi anh Bình bên Thiên Long",
    "taxi hết 150k",
    "trời mưa to quá",
    "call Peter at Bosch tomorrow",
    "12345",
    "🎉🎉",
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("case", GOLDEN, ids=[case["text"] for case in GOLDEN])
def test_an_unrelated_last_segment_leaves_what_stands_before(case, suffix):
    alone = parse(case["text"], today=TODAY).as_json()["parts"]

    followed = parse(f"{case['text']}, {suffix}", today=TODAY).as_json()["parts"]

    assert followed[: len(alone)] == alone


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 999), st.sampled_from(("tr", "triệu", " triệu", "k", " tỷ", "tr/tháng", "đ", " củ")))
def test_money_is_never_a_date(number, unit):
    [part] = parse(f"báo giá {number}{unit} cho chị Lan", today=TODAY).parts

    assert part.kind is Kind.QUOTE
    assert part.date == TODAY
    assert unit == "đ" or part.amount is not None


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2026, 11, 25), date(2027, 11, 23)))
def test_a_day_and_month_is_never_money(day):
    [part] = parse(f"sẽ gọi chị Lan {day.day}/{day.month}", today=TODAY).parts

    assert part.amount is None
    assert part.date == day or (day.month, day.day) == (7, 24)


@pytest.mark.parametrize(
    "unit",
    [
        "gọi chị Lan ABC, chốt 120tr, hẹn thứ 6 gửi báo giá ",
        "1.",
        "1,2",
        "a ",
        "0",
        "0912 ",
        "15/",
        "A",
        "Mai ",
        "@a.",
        "\u0301",
        "\u200f",
        "🎉",
    ],
)
def test_ten_thousand_characters_take_no_time(unit):
    text = (unit * 10_000)[:10_000]
    began = time.perf_counter()

    parse(text, today=TODAY, lexicon=LEXICON)

    assert time.perf_counter() - began < 5


def test_nothing_typed_is_nothing_told():
    assert parse("   ", today=TODAY).parts == ()
    assert parse("", today=TODAY).flags == frozenset()


def test_a_known_name_is_found_without_capitals_and_accents():
    [part] = parse("goi chi lan hoa phat", today=TODAY, lexicon=LEXICON).parts

    assert (part.kind, part.person, part.org) == (Kind.CALL, "Lan", "Hòa Phát")


def test_a_bare_number_that_is_an_open_deal_in_millions_is_offered_not_taken():
    reading = parse("Lan ABC ok 120", today=TODAY, lexicon=LEXICON)

    assert reading.parts[0].amount is None
    assert reading.parts[0].amount_offer == 120_000_000
    assert Flag.AMOUNT_UNIT_UNKNOWN in reading.flags


def test_the_keys_to_look_up_are_all_runs_of_words():
    assert lookups("gọi Hòa Phát") == {"goi", "goi hoa", "goi hoa phat", "hoa", "hoa phat", "phat"}


@pytest.mark.parametrize(("now", "is_next"), [(clock(9, 0), True), (clock(16, 0), False)])
def test_an_hour_of_today_is_past_or_ahead_by_the_clock(now, is_next):
    [part] = parse("14h họp Masan", today=TODAY, now=now).parts

    assert part.is_next is is_next
    assert fold(part.org) == "masan"


def test_a_known_number_is_an_invoice_whatever_it_is_called():
    known = Lexicon.of(invoices=["INV-0101", "0102"])

    [told] = parse("chị Lan hỏi inv-0101", today=TODAY, lexicon=known).parts
    [called] = parse("gọi chị Lan hđ 0102", today=TODAY, lexicon=known).parts

    assert (told.invoice, called.invoice) == ("inv-0101", "0102")
