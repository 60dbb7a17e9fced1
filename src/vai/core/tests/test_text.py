import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vai.core import text


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Nguyễn Thị Hồng", "nguyen thi hong"),
        ("ĐẶNG ĐÌNH ĐẠT", "dang dinh dat"),
        ("Ẩ Ữ Ợ Ỹ ẵ ậ", "a u o y a a"),
        ("  two  spaces ", "  two  spaces "),
        ("Çelik Żółw", "celik zołw"),
        ("ΟΔΟΣ", "οδοσ"),
        ("", ""),
    ],
)
def test_fold_takes_marks_off_and_keeps_white_space(written, folded):
    assert text.fold(written) == folded


@given(st.text())
def test_fold_is_the_same_composed_and_decomposed(written):
    composed, decomposed = (unicodedata.normalize(form, written) for form in ("NFC", "NFD"))
    assert text.fold(composed) == text.fold(decomposed)


@given(st.text())
def test_folding_twice_changes_nothing(written):
    assert text.fold(text.fold(written)) == text.fold(written)


def test_squeeze_composes_and_trims():
    assert text.squeeze("  Nguye\u0302\u0303n \t\n Lan ") == "Nguyễn Lan"


def test_digits_keeps_only_ascii_digits():
    assert text.digits("+84 (912) 345.678 ٣") == "84912345678"


def test_similar_looks_past_accents_case_and_order():
    assert text.similar("Nguyễn Thị Hồng", "HONG nguyen thi") == 1.0
    assert text.similar("Sao Mai", "Hòa Phát") < 0.5
    assert text.similar("", "") == 0.0
    assert text.similar("...", "Sao Mai") == 0.0
    assert 0.8 < text.similar("Hoà Phát Group", "Hoa Phat Grup") < 1.0


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Công ty TNHH MTV Sao Mai", "sao mai"),
        ("CÔNG TY CỔ PHẦN Hòa Phát", "hoa phat"),
        ("Hoà Phát JSC", "hoa phat"),
        ("Sao Mai Co., Ltd.", "sao mai"),
        ("CTCP FPT", "fpt"),
        ("Tập đoàn Vingroup - CTCP", "vingroup"),
        ("Công ty Trách nhiệm hữu hạn Một thành viên An Phú", "an phu"),
        ("Betatech Company Limited", "betatech"),
        ("J.P. Morgan Inc", "jp morgan"),
        ("Acme Corporation", "acme"),
        ("Cancity", "cancity"),
        ("Co Opmart", "co opmart"),
        ("Hải Co Mart", "hai co mart"),
        ("Công ty", "cong ty"),
        ("", ""),
    ],
)
def test_company_key_drops_the_legal_form_and_nothing_else(name, key):
    assert text.company_key(name) == key


def test_whole_numbers_are_those_that_a_key_can_be() -> None:
    assert [text.whole_number(written) for written in ("0", "17", 17, "9" * 18)] == [0, 17, 17, int("9" * 18)]
    for written in ("", "-1", "1.5", " 1", "²", "٣", "9" * 19, "9" * 5000, "x", None, "1\x00"):
        assert text.whole_number(written) is None


def test_what_is_stored_or_looked_for_holds_no_nul() -> None:
    assert text.squeeze("\x00 An\x00h  Đức ") == "Anh Đức"
    assert (text.fold("A\x00n"), text.fold("Đ\x00ức")) == ("an", "duc")
