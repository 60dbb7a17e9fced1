import pytest
from hypothesis import given
from hypothesis import strategies as st

from vai.core import phones


@pytest.mark.parametrize(
    ("written", "e164"),
    [
        ("0912345678", "+84912345678"),
        ("0912.345.678", "+84912345678"),
        ("+84 (0) 912 345 678", "+84912345678"),
        ("84912345678", "+84912345678"),
        ("0084912345678", "+84912345678"),
        ("912345678", "+84912345678"),
        ("ĐT: 0912 345 678", "+84912345678"),
        ("0987 654 321 (Zalo)", "+84987654321"),
        ("(024) 3822 1234", "+842438221234"),
        ("1900 1234", "+8419001234"),
        ("+1 212 555 0100", "+12125550100"),
    ],
)
def test_every_usual_way_of_writing_gives_one_number(written, e164):
    assert phones.normalise(written).e164 == e164
    assert phones.normalise(written).original == written


RENUMBERED = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036",
    "0167": "037", "0168": "038", "0169": "039", "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), RENUMBERED.items())
def test_eleven_digit_mobiles_become_ten(old, new):
    phone = phones.normalise(f"{old}1234567")
    assert phone.e164 == f"+84{new[1:]}1234567"
    assert phone.was_converted
    assert phone.original == f"{old}1234567"
    assert phones.normalise(f"+84{old[1:]}1234567").e164 == phone.e164


@pytest.mark.parametrize(
    "written", ["(028) 3822 1234 máy lẻ 12", "02838221234#12", "028 3822 1234 ext. 12", "028 3822 1234 x12"]
)
def test_an_extension_is_kept_apart(written):
    phone = phones.normalise(written)
    assert (phone.e164, phone.extension) == ("+842838221234", "12")


@pytest.mark.parametrize("written", ["", "abc", "8.49123E+10", "12/10/2025", "2025-10-12", "123", "9" * 80])
def test_what_is_no_number_gives_none(written):
    assert phones.normalise(written) is None


def test_a_doubtful_number_is_kept_and_marked():
    assert phones.normalise("0123456789").is_valid is False


def test_a_cell_may_hold_several_numbers():
    cell = "0912345678/0987654321; 028 3822 1234 hoặc 0912 345 678"
    assert [p.e164 for p in phones.find_all(cell)] == ["+84912345678", "+84987654321", "+842838221234"]
    assert [p.e164 for p in phones.find_all("0912345678 - 0987654321")] == ["+84912345678", "+84987654321"]
    assert phones.find_all("không có") == []


@pytest.mark.parametrize(
    ("e164", "shown"),
    [
        ("+84912345678", "0912 345 678"),
        ("+842438221234", "024 3822 1234"),
        ("+842253821234", "0225 382 1234"),
        ("+8419001234", "1900 1234"),
        ("+12125550100", "+1 212-555-0100"),
        ("nonsense", "nonsense"),
    ],
)
def test_display(e164, shown):
    assert phones.display(e164) == shown


def test_display_with_an_extension():
    assert phones.display("+842438221234", "12") == "024 3822 1234 × 12"


@pytest.mark.parametrize(
    "typed", ["45678", "345 678", "0912345678", "+84 912 345 678", "0084912345678", "84912345678"]
)
def test_what_is_typed_finds_the_number_by_its_end(typed):
    assert phones.reversed_digits("+84912345678") == "87654321948"
    assert phones.reversed_digits("+84912345678").startswith(phones.suffix_key(typed))


@given(st.text(max_size=70))
def test_reading_never_fails(written):
    phone = phones.normalise(written)
    assert phone is None or phones.normalise(phone.e164).e164 == phone.e164
    phones.find_all(written)
