"""Phones, mails and handles: one form, each once, what was written kept, one main one of a kind."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import NOW, Cast

from vai.clients.actions import points
from vai.clients.actions.points import PointData, PointUnreadable
from vai.clients.models import ContactPoint
from vai.clients.tests.people import added, opened
from vai.core.rowsecurity import acting_as


@pytest.mark.parametrize(
    ("kind", "written", "values"),
    [
        ("phone", "0912.345.678", ["+84912345678"]),
        ("phone", "+84 (0)91 234 5678 / 0163 123 4567", ["+84912345678", "+84331234567"]),
        ("email", "mailto:Lan@Congty.VN", ["lan@congty.vn"]),
        ("zalo", "0912 345 678", ["+84912345678"]),
        ("zalo", "Minh Long Official", ["Minh Long Official"]),
        ("web", "minhlong.vn", ["https://minhlong.vn"]),
        ("web", "http://minhlong.vn/x", ["http://minhlong.vn/x"]),
        ("chat", "viber: lan", ["viber: lan"]),
        ("phone", "  ", []),
    ],
)
def test_points_are_read_into_one_form(kind: str, written: str, values: list[str]) -> None:
    assert [reading.value for reading in points.read(kind, written)] == values


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("phone", "abc"),
        ("phone", "12"),
        ("email", "lan at congty"),
        ("web", "data:text/html,x"),
        ("web", "<b>"),
        ("email", "x" * 300),
    ],
)
def test_what_cannot_be_one_is_refused_at_its_kind(kind: str, written: str) -> None:
    with pytest.raises(PointUnreadable) as refused:
        points.read(kind, written)
    assert refused.value.field == kind


def test_points_are_changed_and_taken_away_by_their_key_and_the_others_stay(cast: Cast) -> None:
    lan = added(
        cast.an, opened(cast.an), points=(PointData("phone", "0912345678"), PointData("email", "lan@a.vn"))
    )
    with acting_as(cast.an, at=NOW):
        phone = ContactPoint.objects.get(kind="phone")
        points.set_points(lan, [PointData("phone", "0987 654 321", "nhà", pk=phone.pk)], by=cast.an, at=NOW)
        assert set(lan.points.values_list("value", "label")) == {("+84987654321", "nhà"), ("lan@a.vn", "")}
        phone = ContactPoint.objects.get(kind="phone")
        points.set_points(lan, [PointData("phone", "", pk=phone.pk)], by=cast.an, at=NOW)
        assert list(lan.points.values_list("value", flat=True)) == ["lan@a.vn"]


def test_a_point_of_someone_else_is_not_reached_by_its_key(cast: Cast) -> None:
    mine, theirs = (
        added(cast.an, None, "A"),
        added(cast.binh, None, "B", points=(PointData("phone", "0912345678"),)),
    )
    with acting_as(cast.binh, at=NOW):
        pk = theirs.points.get().pk
    with acting_as(cast.an, at=NOW):
        points.set_points(mine, [PointData("phone", "", pk=pk)], by=cast.an, at=NOW)
    with acting_as(cast.binh, at=NOW):
        assert theirs.points.count() == 1


numbers = st.integers(min_value=0, max_value=9).map(lambda n: f"091234567{n}")
writings = st.tuples(
    numbers,
    st.sampled_from(["{}", " {} ", "+84{}", "ĐT: {}"]),
    st.booleans(),
    st.sampled_from(["", "nhà", "cq"]),
).map(lambda t: PointData("phone", t[1].format(t[0] if "+84" not in t[1] else t[0][1:]), t[3], t[2]))


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(written=st.lists(st.lists(writings, max_size=4), max_size=4))
def test_whatever_is_written_each_number_stands_once_and_one_is_the_main_one(
    cast: Cast, written: list[list[PointData]]
) -> None:
    with transaction.atomic():
        lan = added(cast.an, None)
        with acting_as(cast.an, at=NOW):
            for pile in written:
                points.set_points(lan, pile, by=cast.an, at=NOW)
            values = list(lan.points.values_list("value", flat=True))
            wanted = {
                reading.value
                for pile in written
                for data in pile
                for reading in points.read("phone", data.text)
            }
            assert sorted(values) == sorted(wanted)
            assert lan.points.filter(is_primary=True).count() == (1 if values else 0)
        transaction.set_rollback(True)
