import pytest

from vai.core import addresses


def test_there_are_34_provinces_and_3321_wards():
    assert len(addresses.provinces()) == 34
    assert sum(len(addresses.wards(p.code)) for p in addresses.provinces()) == 3321
    assert addresses.province("79").full_name == "Thành phố Hồ Chí Minh"
    assert addresses.province("99") is None
    assert addresses.ward("26743").name == "Bến Thành"
    assert addresses.wards("99") == ()


def test_every_province_finds_itself_and_every_former_one_its_heir():
    for p in addresses.provinces():
        assert addresses.find_province(p.name) == p
        assert addresses.find_province(p.full_name.upper()) == p
        assert addresses.find_province(p.name_en) == p
    former = [(old, new) for new, olds in addresses.MERGED.items() for old in olds]
    assert len(former) == 63 - 34
    for old, new in former:
        assert addresses.find_province(f"Tỉnh {old}") == addresses.find_province(new)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("TP HCM", "Hồ Chí Minh"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("tphcm", "Hồ Chí Minh"),
        ("Sài Gòn", "Hồ Chí Minh"),
        ("Ho Chi Minh City", "Hồ Chí Minh"),
        ("Bà Rịa–Vũng Tàu", "Hồ Chí Minh"),
        ("HN", "Hà Nội"),
        ("Tp. Hà Nội", "Hà Nội"),
        ("Hanoi", "Hà Nội"),
        ("Daklak", "Đắk Lắk"),
        ("Thừa Thiên - Huế", "Huế"),
        ("T. Hưng Yên", "Hưng Yên"),
        ("Thai Binh province", "Hưng Yên"),
    ],
)
def test_usual_ways_of_writing_a_province(written, name):
    assert addresses.find_province(written).name == name


@pytest.mark.parametrize("written", ["", "TP", "Tỉnh", "California", "12 Lê Lợi"])
def test_what_names_no_province_gives_none(written):
    assert addresses.find_province(written) is None


def test_every_ward_finds_itself_in_its_province():
    for p in addresses.provinces():
        for w in addresses.wards(p.code):
            assert addresses.find_ward(w.full_name, p.code) == w


def test_a_ward_is_found_by_short_forms_and_never_guessed():
    for written in ("P. Bến Thành", "phuong ben thanh", "Bến Thành", "Ben Thanh ward"):
        assert addresses.find_ward(written, "79").code == "26743"
    assert addresses.find_ward("Bến Thành", "01") is None
    assert addresses.find_ward("", "79") is None


def test_wards_that_differ_only_by_accents_are_not_mixed_up():
    twins = [
        group
        for p in addresses.provinces()
        for group in addresses._ward_keys(p.code).values()
        if len(group) > 1
    ]
    assert twins
    for group in twins:
        assert [addresses.find_ward(w.full_name, w.province_code) for w in group] == list(group)


def test_a_line_of_address_is_read_from_its_end():
    line = "12 Lê Lợi, P. Bến Thành, TP HCM, Việt Nam"
    read = addresses.parse(line)
    assert (read.street, read.ward.code, read.province.code, read.old_text) == (
        "12 Lê Lợi",
        "26743",
        "79",
        line,
    )


def test_an_old_district_stays_in_the_street():
    read = addresses.parse("5 Kim Mã, Quận Ba Đình, Hà Nội")
    assert (read.street, read.ward, read.province.code) == ("5 Kim Mã, Quận Ba Đình", None, "01")
    assert addresses.parse("somewhere").street == "somewhere"
    assert addresses.parse("").province is None
