"""Lists: every row once, in order, both ways, whatever is null; the state of a view in its address."""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, QuerySet, Value
from django.db.models.functions import NullIf
from django.http import QueryDict
from tests.cast import NOW, Cast

from vai.core.rowsecurity import acting_as
from vai.staff.models import Person
from vai.ui.keyset import keyset_page
from vai.ui.lists import Count, Filter, Order, capped_count, listing, with_query

COLUMNS = ("title", "name", "team__name", "weekly_lead_goal", "nothing_for_an", "created_at")
SEEDS = range(40)


@pytest.fixture
def people(cast: Cast) -> Iterator[QuerySet[Person]]:
    """A small table with repeated, missing and computed values, seen by someone who sees all."""
    with acting_as(cast.minh, at=NOW):
        for place, person in enumerate(cast.everybody()):
            Person.objects.filter(pk=person.pk).update(weekly_lead_goal=(None, 5, 7, 5)[place % 4])
        yield Person.objects.annotate(nothing_for_an=NullIf(F("email"), Value("an@example.vn")))


@pytest.mark.parametrize("seed", SEEDS)
def test_pages_hold_every_row_once_in_order_and_back(people: QuerySet[Person], seed: int) -> None:
    luck = random.Random(seed)
    columns = luck.sample(COLUMNS, luck.randint(1, 3))
    fields = tuple(luck.choice(("", "-")) + column for column in columns)
    size = luck.randint(1, 5)

    wanted = _sorted(list(people.select_related("team")), fields)
    forward = _walk(people, fields, size)
    assert [row.pk for page in forward for row in page] == [row.pk for row in wanted]

    backward = _walk_back(people, fields, size)
    assert [row.pk for page in backward for row in page] == [row.pk for row in wanted]


def test_rows_that_come_in_meanwhile_shift_nothing(people: QuerySet[Person]) -> None:
    first, _before, after = keyset_page(people, ("name",), {}, size=4)
    Person.objects.create(email="aaa@example.vn", name="Aaa")
    second, _before, _after = keyset_page(people, ("name",), {"after": after}, size=4)
    assert {row.pk for row in first} & {row.pk for row in second} == set()


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "%%%",
        "é" * 10,
        base64.urlsafe_b64encode(b"[1]").decode(),
        base64.urlsafe_b64encode(b'[["name","pk"],["a\\u0000b",1]]').decode(),
        base64.urlsafe_b64encode(b'[["name","pk"],["a","b"]]').decode(),
        base64.urlsafe_b64encode(b'[["name","pk"],["a",null]]').decode(),
        base64.urlsafe_b64encode(b'[["name","pk"],[{"a":1},1]]').decode(),
        base64.urlsafe_b64encode(b'[["-name","-pk"],["a",1]]').decode(),
        base64.urlsafe_b64encode(b"[" * 5000).decode(),
    ],
)
def test_a_cursor_that_makes_no_sense_gives_the_first_page(people: QuerySet[Person], cursor: str) -> None:
    first = [row.pk for row in keyset_page(people, ("name",), {}, size=3)[0]]
    assert [row.pk for row in keyset_page(people, ("name",), {"after": cursor}, size=3)[0]] == first


def test_a_cursor_beyond_all_numbers_breaks_nothing(people: QuerySet[Person]) -> None:
    cursor = base64.urlsafe_b64encode(b'[["name","pk"],["zzz",99999999999999999999999]]').decode()
    found = keyset_page(people, ("name",), {"after": cursor}, size=3)[0]
    assert all(row.name.encode() > b"zzz" for row in found)


def test_a_plain_column_is_asked_for_in_the_order_of_its_index(people: QuerySet[Person]) -> None:
    _rows, _before, after = keyset_page(people, ("-created_at",), {}, size=2)
    captured: list[str] = []
    _with_sql(captured, lambda: keyset_page(people, ("-created_at",), {"after": after}, size=2))
    assert "NULLS" not in captured[0]
    assert '"created_at" <=' in captured[0]


def test_counts_stop(people: QuerySet[Person]) -> None:
    everybody = people.count()
    assert capped_count(people) == Count(everybody)
    assert capped_count(people, cap=3) == Count(3, is_capped=True)
    assert capped_count(people, cap=everybody) == Count(everybody)
    assert Count(1000, is_capped=True).text in ("1,000+", "1.000+")


def test_a_listing_costs_two_queries_however_many_rows(
    people: QuerySet[Person], django_assert_num_queries: Any
) -> None:
    for size in (1, 3):
        with django_assert_num_queries(2):
            found = _listing("", people, size=size)
        assert len(found.rows) == size


def test_the_state_of_a_view_is_its_address(people: QuerySet[Person]) -> None:
    found = _listing("title=hunter&q=an&sort=-name&after=x&junk=1&title2=", people)
    assert found.state == "q=an&title=hunter&sort=-name"
    assert [chip.label for chip in found.chips] == ["Title: Hunters"]
    assert found.chips[0].remove_query == "q=an&sort=-name"
    assert found.kept == {"title": "hunter", "sort": "-name"}
    assert all(row.title == "hunter" for row in found.rows)
    assert _listing(found.state, people).state == found.state


def test_what_the_address_asks_for_and_nobody_offers_is_left_out(people: QuerySet[Person]) -> None:
    found = _listing("title=king&sort=salary&q=%00%20", people)
    assert (found.state, found.chips, found.order.key) == ("", (), "name")


def test_a_heading_turns_its_order_round(people: QuerySet[Person]) -> None:
    first = _listing("", people)
    link = first.order_link("name")
    assert link is not None
    assert (link.query, link.direction) == ("sort=-name", "ascending")
    turned = _listing(link.query, people)
    assert [row.pk for row in turned.rows] == [row.pk for row in _sorted(list(people), ("-name",))]
    back = turned.order_link("name")
    assert back is not None
    assert (back.query, back.direction) == ("sort=name", "descending")
    other = turned.order_link("goal")
    assert other is not None
    assert (other.query, other.direction) == ("sort=goal", "none")


def test_the_next_page_keeps_the_view(people: QuerySet[Person]) -> None:
    first = _listing("title=hunter", people, size=1)
    second = _listing(first.next_query, people, size=1)
    assert [row.title for row in second.rows] == ["hunter"]
    assert second.rows[0].pk != first.rows[0].pk
    assert _listing(second.previous_query, people, size=1).rows[0].pk == first.rows[0].pk


def test_a_changed_query_forgets_the_place() -> None:
    assert with_query({"a": "1", "b": "2", "after": "x", "before": "y"}, {"b": None, "c": 3}) == "a=1&c=3"


def _listing(query: str, people: QuerySet[Person], size: int = 50) -> Any:
    return listing(
        QueryDict(query),
        people,
        orders=(Order("name", "Name", ("name",)), Order("goal", "Goal", ("-weekly_lead_goal",))),
        filters=(
            Filter("title", "Title", (("hunter", "Hunters"),), lambda rows, value: rows.filter(title=value)),
        ),
        search=lambda rows, text: rows.filter(email__icontains=text),
        size=size,
    )


def _walk(rows: QuerySet[Person], fields: tuple[str, ...], size: int) -> list[list[Person]]:
    pages, params = [], {}
    while True:
        page, _before, after = keyset_page(rows, fields, params, size=size)
        pages.append(page)
        if not after:
            return pages
        params = {"after": after}


def _walk_back(rows: QuerySet[Person], fields: tuple[str, ...], size: int) -> list[list[Person]]:
    params: dict[str, str] = {}
    while True:  # to the end
        last, before, after = keyset_page(rows, fields, params, size=size)
        if not after:
            break
        params = {"after": after}
    pages = [last]
    while before:
        page, before, _after = keyset_page(rows, fields, {"before": before}, size=size)
        pages.insert(0, page)
    return pages


def _sorted(rows: list[Person], fields: tuple[str, ...]) -> list[Person]:
    """Sort as the database should, in plain Python: by the last column first, nulls at the end either way."""
    last_is_down = fields[-1].startswith("-")
    rows = sorted(rows, key=lambda row: row.pk, reverse=last_is_down)
    for field in reversed(fields):
        down, name = field.startswith("-"), field.lstrip("-")
        known = [row for row in rows if _value(row, name) is not None]
        unknown = [row for row in rows if _value(row, name) is None]
        # A sort in reverse keeps the order of equals, as the columns before it need.
        rows = sorted(known, key=lambda row, name=name: _key(_value(row, name)), reverse=down) + unknown
    return rows


def _key(value: Any) -> Any:
    return value.encode() if isinstance(value, str) else value


def _value(row: Person, name: str) -> Any:
    if name == "team__name":
        return row.team.name if row.team else None
    return getattr(row, name)


def _with_sql(captured: list[str], run: Any) -> None:
    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        captured.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        run()


def test_the_cursor_says_nothing_but_the_values_of_its_order(people: QuerySet[Person]) -> None:
    _rows, _before, after = keyset_page(people, ("title",), {}, size=2)
    names, values = json.loads(base64.urlsafe_b64decode(after + "=="))
    assert names == ["title", "pk"]
    assert len(values) == 2
