"""The lists: what they are asked, in which order, and that their cost does not grow with their rows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast

from vai.clients.actions import accounts, contacts, coverage, groups
from vai.clients.actions.points import PointData
from vai.clients.models import Account
from vai.clients.queries import accounts as books
from vai.clients.queries import contacts as people
from vai.clients.queries import facts
from vai.clients.tests.people import HOSTILE, added, opened, signed_in
from vai.core.rowsecurity import acting_as

PAGES = ("accounts", "contacts", "groups", "duplicates", "tags", "tiers", "custom_fields")


def laden(cast: Cast, number: int) -> Account:
    account = opened(
        cast.an, f"Công ty {number}", tags=("VIP", f"T{number}"), tier="gold", industry=f"Ngành {number}"
    )
    for name in ("Lan", "Bảo"):
        added(
            cast.an,
            account,
            f"{name} {number}",
            points=(PointData("phone", f"091234567{number}"),),
            tags=("VIP",),
        )
    with acting_as(cast.an, at=NOW):
        coverage.cover(account, cast.ha, "assist", by=cast.an, at=NOW, is_lead=False)
        groups.join(groups.form_group(f"Nhóm {number}", by=cast.an, at=NOW), account, by=cast.an, at=NOW)
    return account


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_as_much_with_three_rows_as_with_one(cast: Cast, page: str) -> None:
    counts = []
    client = signed_in(cast.an)
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            laden(cast, number)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"clients:{page}")).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    # Beside a savepoint and its release, which stand for the one transaction of a real request.
    assert counts[0] <= 12 + 2, counts


def test_the_facts_of_an_account_cost_the_same_however_much_hangs_on_it(cast: Cast) -> None:
    account = laden(cast, 1)
    counts = []
    for number in (2, 3):
        with acting_as(cast.an, at=NOW), CaptureQueriesContext(connection) as queries:
            found = facts.of_account(account.pk)
        counts.append(len(queries))
        added(cast.an, account, f"Thêm {number}", points=(PointData("phone", f"092234567{number}"),))
    assert counts == [4, 4]
    assert found is not None
    assert len(found.people) == 3


def names(params: dict[str, str], cast: Cast) -> list[str]:
    with acting_as(cast.an, at=NOW):
        return [row.name for row in books.listing(params, person=cast.an, today=NOW.date()).rows]


def test_the_book_is_asked_by_what_matters(cast: Cast) -> None:
    gold = opened(
        cast.an, "Vàng", tier="gold", tags=("Đỏ",), industry="Thép", province_code="01", yearly_value=5
    )
    opened(cast.an, "Bạc", tier="silver", kind="person", yearly_value=9)
    farm = opened(cast.an, "Chăm", mode="farm")
    with acting_as(cast.an, at=NOW):
        Account.objects.filter(pk=gold.pk).update(last_two_way_at=NOW - timedelta(days=31))
        Account.objects.filter(pk=farm.pk).update(last_two_way_at=NOW - timedelta(days=3))
        accounts.archive_account(opened(cast.an, "Cất đi"), by=cast.an, at=NOW)
    with acting_as(cast.khoa, at=NOW):
        lost = opened(cast.khoa, "Bỏ")
        coverage.end_coverage(coverage.Coverage.objects.get(account=lost), by=cast.khoa, at=NOW)
    for params, expected in (
        ({}, ["Bạc", "Chăm", "Vàng"]),
        ({"sort": "-name"}, ["Vàng", "Chăm", "Bạc"]),
        ({"sort": "silence"}, ["Vàng", "Chăm", "Bạc"]),
        ({"sort": "-value"}, ["Bạc", "Vàng", "Chăm"]),
        ({"sort": "tier"}, ["Vàng", "Bạc", "Chăm"]),
        ({"mine": "farm"}, ["Chăm"]),
        ({"mine": "any"}, ["Bạc", "Chăm", "Vàng"]),
        ({"tier": "gold"}, ["Vàng"]),
        ({"tier": "none"}, ["Chăm"]),
        ({"tag": "do"}, ["Vàng"]),
        ({"industry": "Thép"}, ["Vàng"]),
        ({"province": "01"}, ["Vàng"]),
        ({"kind": "person"}, ["Bạc"]),
        ({"silence": "30"}, ["Bạc", "Vàng"]),
        ({"silence": "due"}, ["Vàng"]),
        ({"archived": "yes"}, ["Cất đi"]),
        ({"archived": "yes", "q": "cat"}, ["Cất đi"]),
        ({"q": "vang"}, ["Vàng"]),
        ({"service": "none"}, []),
        ({"tier": "nonsense", "sort": "nonsense", "after": "nonsense"}, ["Bạc", "Chăm", "Vàng"]),
    ):
        assert (params, names(params, cast)) == (params, expected)
    with acting_as(cast.khoa, at=NOW):
        found = books.listing({"service": "none"}, person=cast.khoa, today=NOW.date())
        assert [row.name for row in found.rows] == ["Bỏ"]
        assert [account.name for account in books.mine(cast.an, "farm")] == ["Chăm"]


def test_pages_of_a_list_follow_each_other_without_a_gap(cast: Cast) -> None:
    wanted = [opened(cast.an, f"Công ty {number:03}").name for number in range(120)]
    seen, query = [], ""
    client = signed_in(cast.an)
    for _ in range(3):
        with acting_as(cast.an, at=NOW):
            params = dict(pair.split("=") for pair in query.split("&") if pair)
            page = books.listing(params, person=cast.an, today=NOW.date())
        seen += [row.name for row in page.rows]
        query = page.next_query
    assert seen == wanted
    assert client.get(reverse("clients:accounts")).content.count(b"data-row") == 50


def test_contacts_are_asked_by_their_part_and_place(cast: Cast) -> None:
    account = opened(cast.an)
    added(cast.an, account, "Lan", decision_role="finance", tags=("Đỏ",))
    added(cast.an, None, "Bảo")
    for params, expected in (
        ({}, ["Bảo", "Lan"]),
        ({"role": "finance"}, ["Lan"]),
        ({"place": "none"}, ["Bảo"]),
        ({"tag": "do"}, ["Lan"]),
        ({"q": "bao"}, ["Bảo"]),
    ):
        with acting_as(cast.an, at=NOW):
            rows = people.listing(params, today=NOW.date()).rows
        assert (params, [row.name for row in rows]) == (params, expected)


def test_hostile_text_does_no_harm_on_any_page(cast: Cast) -> None:
    account = opened(
        cast.an,
        HOSTILE,
        short_name=HOSTILE,
        segment=HOSTILE,
        industry=HOSTILE,
        notes=HOSTILE,
        tags=(HOSTILE[:40],),
    )
    contact = added(cast.an, account, HOSTILE, title=HOSTILE, points=(PointData("chat", HOSTILE),))
    with acting_as(cast.an, at=NOW):
        group = groups.form_group(HOSTILE, by=cast.an, at=NOW, note=HOSTILE)
        groups.join(group, account, by=cast.an, at=NOW, role=HOSTILE[:60])
        contacts.affiliate(contact, opened(cast.an), by=cast.an, at=NOW, title=HOSTILE)
    client = signed_in(cast.an)
    for name, args in (
        ("accounts", []),
        ("contacts", []),
        ("groups", []),
        ("tags", []),
        ("group", [group.pk]),
        ("account_edit", [account.pk]),
        ("contact_edit", [contact.pk]),
        ("coverage", [account.pk]),
        ("account_merge", [account.pk]),
    ):
        for query in ({}, {"q": HOSTILE, "tag": HOSTILE, "sort": HOSTILE, "with": HOSTILE, "kind": HOSTILE}):
            response = client.get(reverse(f"clients:{name}", args=args), query)
            if name == "account_merge" and query:
                assert response.status_code == 404
                continue
            assert (name, response.status_code) == (name, 200)
            assert b"<script>alert" not in response.content
