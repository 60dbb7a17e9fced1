import pytest

from vai.core import names


def test_the_given_name_is_the_last_word_in_vietnamese_and_the_first_in_english():
    assert names.given_name("Nguyễn Thị Hồng") == "Hồng"
    assert names.given_name("John Ronald Smith", "en") == "John"
    assert names.family_name("Nguyễn Thị Hồng") == "Nguyễn"
    assert names.family_name("John Ronald Smith", "en") == "Smith"
    assert names.family_name("Hồng") == ""
    assert names.given_name("  ") == ""


def test_lists_stand_by_given_name_then_family_name():
    people = ["Trần Văn Bình", "Nguyễn Thị Ánh", "Đặng An", "Lê Thị Ánh", "Phạm Anh Đức"]
    assert sorted(people, key=names.sort_key) == [
        "Đặng An",
        "Lê Thị Ánh",
        "Nguyễn Thị Ánh",
        "Trần Văn Bình",
        "Phạm Anh Đức",
    ]
    assert names.sort_key("Nguyễn Thị Hồng") == "hong nguyen thi"
    assert names.sort_key("John Ronald Smith", "en") == "smith john ronald"


@pytest.mark.parametrize(
    ("honorific", "name", "language", "name_language", "addressed"),
    [
        ("chi", "Nguyễn Thị Hồng", "vi", "vi", "chị Hồng"),
        ("chi", "Nguyễn Thị Hồng", "en", "vi", "Ms Hồng"),
        ("", "Nguyễn Thị Hồng", "vi", "vi", "Hồng"),
        ("em", "Trần Bình", "vi", "vi", "em Bình"),
        ("em", "Trần Bình", "en", "vi", "Bình"),
        ("mr", "John Smith", "en", "en", "Mr Smith"),
        ("anh", "John Smith", "vi", "en", "anh John"),
        ("mx", "Kim Doe", "vi", "en", "Kim"),
        ("unknown", "Lan", "vi", "vi", "Lan"),
    ],
)
def test_people_are_addressed_as_was_chosen(honorific, name, language, name_language, addressed):
    assert names.address_as(honorific, name, language, name_language=name_language) == addressed


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Chị", "chi"),
        ("c.", "chi"),
        ("ANH", "anh"),
        ("Ms.", "ms"),
        ("Bà", "ba"),
        ("Dr", "dr"),
        ("Sir?", None),
        ("", None),
    ],
)
def test_forms_of_address_are_read_as_written(written, code):
    assert names.honorific_code(written) == code


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Nguyễn Thị Hồng", "NH"),
        ("đặng Ánh", "ĐÁ"),
        ("John Smith", "JS"),
        ("Lan", "L"),
        ("", ""),
        ("(x) Lan", "L"),
    ],
)
def test_initials(name, letters):
    assert names.initials(name) == letters
