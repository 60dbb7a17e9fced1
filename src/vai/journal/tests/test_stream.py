"""One stream of everything: merged in order, paged without gaps or doubles, and read by an index at any size."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from tests import cast as named_cast
from tests import databases
from tests.cast import NOW, Cast

from vai.config import owner
from vai.core.rowsecurity import acting_as
from vai.journal.actions import attachments, interactions, steps
from vai.journal.queries import sources
from vai.journal.queries.sources import Place, Subject
from vai.journal.queries.stream import stream
from vai.journal.tests.about import a_contact, an_account
from vai.staff.models import Person

MANY = 100_000
_FILL = """
INSERT INTO interaction (kind, direction, outcome, is_two_way, occurred_at, subject, body, captured_text, external_id, author_id, account_id)
SELECT CASE WHEN n %% 5000 = 0 THEN 'visit' ELSE 'call' END, '', '', false, %s::timestamptz - n * interval '1 minute',
       '', 'Cuộc ' || n, '', '', %s, %s FROM generate_series(1, %s) n
"""


def all_of(subject: Subject, limit: int, **more: object) -> list[tuple[str, int]]:
    """Read a stream to its end, page by page."""
    seen, before = [], ""
    for _page in range(200):
        page = stream(subject, before=before, limit=limit, **more)
        assert len(page.entries) <= limit
        seen += [(one.source, one.id) for one in page.entries]
        before = page.next
        if not before:
            return seen
    raise AssertionError("the stream has no end")


def test_pages_have_no_gaps_and_no_doubles(cast: Cast, settings: object, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        for number in range(7):
            # Several at the same instant, in all sources.
            interactions.record(
                "note",
                by=cast.an,
                at=NOW,
                occurred_at=NOW - timedelta(hours=number // 3),
                account_id=account.pk,
                body="x",
            )
            step = steps.plan("Gọi", by=cast.an, at=NOW, account_id=account.pk)
            steps.finish(step, by=cast.an, at=NOW - timedelta(hours=number // 2))
            attachments.attach([b"x"], f"{number}.txt", by=cast.an, at=NOW, account_id=account.pk)
        whole = all_of(Subject(account_id=account.pk), 100)
        assert len(whole) == len(set(whole)) == 21
        for limit in (1, 2, 3, 5, 20, 21):
            assert all_of(Subject(account_id=account.pk), limit) == whole
        assert all_of(Subject(account_id=account.pk), 4, kinds=["step"]) == [
            one for one in whole if one[0] == "step"
        ]
        places = [one.place for one in stream(Subject(account_id=account.pk), limit=100).entries]
        assert places == sorted(places, reverse=True)
    with acting_as(cast.binh, at=NOW):
        assert all_of(Subject(account_id=account.pk), 5) == []


def test_a_contact_a_lead_and_a_deal_have_streams_of_their_own(cast: Cast) -> None:
    account = an_account(cast.an)
    lan, hoa = a_contact(cast.an, account), a_contact(cast.an, account, name="Lê Hoa")
    with acting_as(cast.an, at=NOW):
        made = interactions.record(
            "call",
            by=cast.an,
            at=NOW,
            occurred_at=NOW,
            account_id=account.pk,
            contact_ids=[hoa.pk, lan.pk],
            outcome="reached",
        )
        entry = stream(Subject(contact_id=lan.pk)).entries[0]
        assert (entry.id, entry.title, entry.who) == (made.pk, entry.title, cast.an.name)
        assert entry.contacts == ((hoa.pk, "Lê Hoa"), (lan.pk, "Trần Thị Lan"))
        assert stream(Subject(lead_id=1)).entries == ()
    with pytest.raises(ValueError):
        Subject(account_id=1, lead_id=1)
    with pytest.raises(ValueError):
        Subject()


@pytest.mark.parametrize(
    "text", ["x", "%%%", "W10", "WzEsMiwzXQ", "bnVsbA", "WyIyMDI2LTAxLTAxIiwxLDFd", "é", "A" * 9000]
)
def test_an_unreadable_cursor_gives_the_first_page(cast: Cast, text: str) -> None:
    assert Place.read(text) is None
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        interactions.record("note", by=cast.an, at=NOW, occurred_at=NOW, account_id=account.pk, body="x")
        assert len(stream(Subject(account_id=account.pk), before=text).entries) == 1


def test_two_sources_cannot_share_a_rank() -> None:
    with pytest.raises(ValueError):
        sources.register("another", lambda *_args: [], rank=60, kinds={})


def rows_read(sql: str, params: object) -> int:
    """Return how many rows a statement really took from tables and indexes."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", params)
        found = cursor.fetchone()[0]
    plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]

    def taken(node: dict) -> int:
        dropped = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
        scanned = (node["Actual Rows"] + dropped) * node["Actual Loops"] if "Relation Name" in node else 0
        return int(scanned) + sum(taken(child) for child in node.get("Plans", []))

    return taken(plan)


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Give a database whose rows are committed, so that PostgreSQL knows how many there are."""
    with django_db_blocker.unblock(), databases.cloned(databases.clone_name("stream")):  # type: ignore[attr-defined]
        yield


def test_a_hundred_thousand_entries_are_read_by_the_page(own_database: None) -> None:
    cast = named_cast.make()
    account = an_account(cast.an)
    robot = Person.objects.get(is_robot=True)
    with acting_as(robot, at=NOW), connection.cursor() as cursor:
        cursor.execute(_FILL, [NOW, cast.an.pk, account.pk, MANY])
    with owner.connected_as_owner(), connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    middle = Place(NOW - timedelta(minutes=MANY // 2), 60, 2**62).written()
    for person in (cast.an, cast.khoa, cast.lan):
        with acting_as(person, at=NOW):
            for before, kinds, n_entries in (("", (), 30), (middle, (), 30), (middle, ("visit",), 11)):
                asked: list[tuple[str, object]] = []

                def note(execute: Callable, sql: str, params: object, *more: object) -> object:
                    asked.append((sql, params))  # noqa: B023 - read before the next round
                    return execute(sql, params, *more)

                with connection.execute_wrapper(note):
                    page = stream(Subject(account_id=account.pk), before=before, kinds=kinds, limit=30)
                assert len(page.entries) == n_entries
                assert len(asked) <= len(sources.all_sources())
                assert sum(rows_read(sql, params) for sql, params in asked) < 300
