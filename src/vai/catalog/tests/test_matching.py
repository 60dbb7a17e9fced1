"""What fits a need: by the client's words, with reasons that add up, the same answer each time."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from vai.catalog import texts
from vai.catalog.matching import Offered, match

WEB = Offered(
    1,
    "Thiết kế website",
    "Phần mềm",
    "business",
    "website, trang web, làm web",
    "Hai ngôn ngữ",
    "Công ty nhỏ",
    Decimal(95),
)
APP = Offered(
    2,
    "Phát triển ứng dụng",
    "Phần mềm",
    "business",
    "ứng dụng, app đặt hàng, app",
    "iOS và Android",
    "Chuỗi",
    Decimal(620),
)
CARE = Offered(
    3, "Bảo trì phần mềm", "Phần mềm", "", "bảo trì, phí bảo trì, maintenance", "Sao lưu hằng ngày"
)
KOL = Offered(
    4,
    "Chiến dịch KOL",
    "Truyền thông",
    "",
    "kol, influencer, sản phẩm mới",
    "Đối soát",
    "Hàng tiêu dùng",
    Decimal(160),
)
HOME = Offered(5, "Bảo hiểm nhà", "Bảo hiểm", "person", "nhà, cháy nổ", price=Decimal(2))
ALL = [WEB, APP, CARE, KOL, HOME]


def keys(need: str, **known: object) -> list[int]:
    return [one.key for one in match(need, ALL, **known)]  # type: ignore[arg-type]


def test_words_of_clients_find_the_product_with_or_without_accents_in_either_language() -> None:
    assert keys("cần làm website mới trước Tết") == [1]
    assert keys("can lam WEB moi truoc tet")[0] == 1
    assert keys("so sánh phí bảo trì phần mềm")[0] == 3
    assert keys("we need an influencer for a launch") == [4]
    assert keys("hỏi giá làm app đặt hàng")[0] == 2
    assert keys("chưa biết") == []
    assert keys("") == []


def test_reasons_say_which_words_and_add_up() -> None:
    found = match("hỏi giá làm app đặt hàng", ALL, buyer="business", budget=Decimal(500))[0]
    assert [(reason.kind, reason.words) for reason in found.reasons] == [
        ("asked", "app đặt hàng"),
        ("for_business", ""),
        ("above_budget", ""),
    ]
    assert found.points == sum(reason.points for reason in found.reasons) == 20 + 5 * 2 + 4


def test_a_product_for_persons_falls_behind_for_a_company() -> None:
    both = "cháy nổ nhà, trang web"
    assert keys(both, buyer="person")[0] == 5
    assert keys(both, buyer="business")[0] == 1


def test_a_word_that_most_products_share_tells_nothing() -> None:
    assert keys("phần mềm") == []


@given(st.text(max_size=80), st.permutations(ALL))
def test_the_order_of_the_catalog_changes_nothing_and_no_text_breaks_it(
    need: str, offered: list[Offered]
) -> None:
    found = match(need, offered)
    assert found == match(need, ALL)
    assert all(one.points == sum(reason.points for reason in one.reasons) > 0 for one in found)


def test_fields_are_filled_in_once_and_nothing_else_is_looked_up() -> None:
    values = {"name": "{{ me }}", "me": "An"}
    assert (
        texts.fill("Chào {{name}}, {{ me }}: {{ x.y }} {% raw %}", values)
        == "Chào {{ me }}, An: {{ x.y }} {% raw %}"
    )
    assert texts.unknown_fields("{{ name }} {{ me.password }}", values) == ["me.password"]


def test_objections_are_blocks_with_what_the_client_says_first() -> None:
    read = texts.objections("Đắt quá\nTách đợt ạ.\n\nĐể hỏi sếp\nEm gửi tóm tắt.\r\nGọi lại thứ 5.")
    assert [(one.says, one.answer) for one in read] == [
        ("Đắt quá", "Tách đợt ạ."),
        ("Để hỏi sếp", "Em gửi tóm tắt.\nGọi lại thứ 5."),
    ]
