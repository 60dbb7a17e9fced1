from django.db import connection

from vai.core.search import Needle, needle


def test_words_are_folded_and_their_order_is_kept() -> None:
    assert needle("  Nguyễn HỒNG ") == Needle(("nguyen", "hong"), (), "nguyen hong")


def test_a_number_is_one_run_however_it_is_written() -> None:
    for text in ("0912 345 678", "0912.345.678", "(0912) 345-678"):
        assert needle(text) == Needle((), ("0912345678",), "")
    assert needle("+84 912 345 678") == Needle((), ("84912345678",), "")
    assert needle("0084 912 345 678") == Needle((), ("84912345678",), "")


def test_a_number_beside_words_is_a_run_and_a_short_one_a_word() -> None:
    assert needle("Lan 5678") == Needle(("lan",), ("5678",), "lan 5678")
    assert needle("quận 1") == Needle(("quan", "1"), (), "quan 1")


def test_signs_part_words_and_nothing_is_nothing() -> None:
    assert needle("lan@minh-long.vn").words == ("lan", "minh", "long", "vn")
    for text in ("", "  ", "-'\"()|&!:*", "\x00"):
        assert needle(text).is_empty


def test_the_database_folds_text_alike_whatever_its_order(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT vai.fold('Đỗ HỒNG'), vai.fold('Đỗ HỒNG' COLLATE "C"), vai.fold('Đỗ HỒNG' COLLATE "default")"""
        )
        assert cursor.fetchone() == ("do hong", "do hong", "do hong")


def test_the_database_parts_words_and_runs_alike(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT vai.search_words(%s), vai.search_runs(%s)",
            ["Lan@Minh-Long.vn Đỗ_2", ["+84912345678", "12", None]],
        )
        words, runs = cursor.fetchone()
    assert sorted(words) == sorted(needle("Lan@Minh-Long.vn Đỗ_2").words)
    assert {"#0912345678", "#84912345678", "#5678"} <= set(runs)
    assert len(runs) == 9
