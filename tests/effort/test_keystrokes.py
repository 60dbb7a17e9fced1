"""The model agrees with what is published: a line of 65 keys, the same without accents, a form of eight fields."""

from __future__ import annotations

import pytest

from tests.effort.keystrokes import CLICK, HOME, KEY, MIND, POINT, Tally, accent_free, plain, telex

NOTE = "gọi chị Lan ABC, chốt 120tr, hẹn thứ 6 gửi báo giá"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("lan", 3),
        ("Lan", 4),
        ("ABC", 6),
        ("gọi", 4),
        ("thứ", 5),
        ("đặt", 6),
        ("Đặng", 8),
        ("Nguyễn", 9),
        ("người", 7),
        ("Đường", 9),
        ("khuya", 5),
        ("lead:", 6),
        ("a@b.vn", 7),
        (NOTE, 65),
    ],
)
def test_a_text_is_as_many_keys_as_telex_takes(text: str, keys: int) -> None:
    assert telex(text) == keys


def test_without_accents_a_text_is_its_letters() -> None:
    assert plain("Đường số 9, Quận Bình Thạnh") == "Duong so 9, Quan Binh Thanh"
    assert accent_free(NOTE) == 54


def test_the_note_in_one_line_takes_twenty_seconds() -> None:
    tally = Tally()
    tally.write(NOTE)
    tally.press("Enter")
    assert (tally.keys, tally.clicks) == (66, 0)
    assert tally.seconds == pytest.approx(MIND + HOME + 66 * KEY)
    assert round(tally.seconds, 1) == 20.2
    assert round(tally.quick_seconds, 2) == 17.15


def test_a_form_of_eight_fields_takes_fifty_one_seconds() -> None:
    """Two navigations, three texts, three selects, a date, an amount, save."""
    tally = Tally()
    tally.point("clients")
    tally.point("new")
    for text in ("gọi chị Lan", "ABC", "gửi báo giá"):
        tally.point("field")
        tally.write(text)
    for _ in range(3):
        tally.pick("select")
    for text in ("27112026", "120000000"):
        tally.point("field")
        tally.write(text)
    tally.point("save")
    assert tally.seconds == pytest.approx(51, abs=1)
    assert (tally.clicks, tally.keys) == (14, 52)


def test_one_thinks_before_an_act_and_not_within_one() -> None:
    tally = Tally()
    for key in ("j", "j", "s", "Enter"):
        tally.press(key)
    assert tally.seconds == pytest.approx(2 * MIND + HOME + 4 * KEY)
    twice = Tally()
    for key in ("j", "Enter", "Enter"):
        twice.press(key)
    assert twice.seconds == pytest.approx(2 * MIND + HOME + 3 * KEY)
    chord = Tally()
    chord.press("g")
    chord.press("h")
    assert chord.seconds == pytest.approx(MIND + HOME + 2 * KEY)
    search = Tally()
    search.press("/")
    search.write("lan")
    search.press("ArrowDown")
    search.press("Enter")
    assert search.seconds == pytest.approx(2 * MIND + HOME + 6 * KEY)


def test_a_phone_has_no_mouse_to_reach_for() -> None:
    tally = Tally(has_mouse=False)
    tally.point("capture")
    tally.write("lan")
    tally.press("Enter")
    tally.carry("card")
    assert tally.seconds == pytest.approx(2 * MIND + POINT + CLICK + 4 * KEY + 2 * POINT + CLICK + 0.2)
    assert (tally.clicks, tally.keys) == (2, 4)
