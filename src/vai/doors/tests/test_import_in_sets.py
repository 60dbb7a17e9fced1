"""What is written in sets is what would be written row by row; and what helps to be quick changes nothing."""

from __future__ import annotations

import itertools
import random
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from tests.cast import NOW, Cast

from vai.clients.tests.people import stored
from vai.core import phones
from vai.core.rowsecurity import acting_as
from vai.doors.actions import run, undoing
from vai.doors.importing.ahead import read_ahead
from vai.doors.importing.compact import CompactMap
from vai.doors.loading import run as runs
from vai.doors.loading.writers import Writer
from vai.doors.tests.imports import begun, imported, numbers, outcomes

pytestmark = pytest.mark.django_db
TABLES = ("account", "coverage", "contact", "contact_point", "affiliation", "search_entry")
_SHAPES = {
    "accounts": "SELECT name, name_key, country, opened_by_id, team_id, is_unserved, custom::text, notes FROM account",
    "served": "SELECT a.name, c.person_id, c.mode, c.since, c.is_lead, c.team_id FROM coverage c JOIN account a ON a.id = c.account_id",
    "contacts": "SELECT name, name_f, sort_key, name_language, birthday, notes, country, owner_id, external_id, custom::text FROM contact",
    "points": "SELECT c.external_id, p.kind, p.value, p.original, p.extension, p.is_primary, p.reversed_digits"
    " FROM contact_point p JOIN contact c ON c.id = p.contact_id",
    "places": "SELECT a.name, c.external_id, f.title, f.is_primary, f.since, f.until FROM affiliation f"
    " JOIN account a ON a.id = f.account_id JOIN contact c ON c.id = f.contact_id",
    "found": "SELECT kind, title_f, tsv::text FROM search_entry",
    "keys": "SELECT k.source, k.entity, k.key, k.said::text FROM external_key k",
    "changes": "SELECT table_name, operation, door, before::text, after::text, count(*) FROM history_entry"
    " WHERE operation <> 'D' AND change_id NOT IN (SELECT change_id FROM undone_change) GROUP BY 1, 2, 3, 4, 5",
    "told": 'SELECT position, "row", feed, outcome, label, reasons::text FROM import_row'
    " WHERE batch_id = (SELECT max(id) FROM import_batch)",
}
MIXED = """Mã liên hệ,Họ và tên,Chức vụ,Công ty,Điện thoại,Email,Ngày sinh,Ghi chú
1,Nguyễn Thị Hồng,Giám đốc,Công ty TNHH Minh Long,0912 345 678,hong@minhlong.vn,01/02/1980,
2,Lê Văn An,Kế toán,Công ty TNHH Minh Long,84913456789 / 0914.567.890,,,khách quen
3,Lê Văn An,,CTCP Gốm Sứ,,an@gom.vn,,
4,,,,,,,
5,Nguyễn Thị Hồng,,Minh Long,+84 912.345.678,HONG@minhlong.vn,,cùng người
5,Nguyễn Thị Hồng,,Minh Long,,,31/13/1980,ngày hỏng
6,Bùi Lan,,,012 ba bốn,khong phai mail,,
7,Bùi Lan,,,,,,
"""


def shape(cast: Cast) -> dict[str, list[str]]:
    """All rows of the book and of the import, with keys replaced by what they stand for (keys count on)."""
    with acting_as(cast.minh, at=NOW), connection.cursor() as cursor:
        return {table: _asked(cursor, statement) for table, statement in _SHAPES.items()}


def _asked(cursor: Any, statement: str) -> list[str]:
    cursor.execute(statement)
    return sorted(str(row) for row in cursor.fetchall())


def test_sets_write_what_single_rows_would(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = imported(cast.an, {"contacts.csv": MIXED})
    told, in_sets = outcomes(cast.an, batch), shape(cast)
    assert numbers(batch, "contact")["created"] == 6
    with acting_as(cast.an, at=NOW):
        undoing.undo_batch(batch, by=cast.an, at=NOW)
    assert not any(stored(*TABLES).values())

    def one_by_one(self: Writer, items: list[Any]) -> None:
        for item in items:
            self._create_alone(item)

    monkeypatch.setattr(Writer, "create", one_by_one)
    batch = imported(cast.an, {"contacts.csv": MIXED})
    assert outcomes(cast.an, batch) == told
    assert shape(cast) == in_sets


def test_a_chunk_of_any_length_writes_the_same(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = imported(cast.an, {"contacts.csv": MIXED})
    whole = shape(cast)
    with acting_as(cast.an, at=NOW):
        undoing.undo_batch(batch, by=cast.an, at=NOW)
    monkeypatch.setattr(runs, "CHUNK", 2)
    imported(cast.an, {"contacts.csv": MIXED})
    parted = shape(cast)
    assert {name: rows for name, rows in parted.items() if name != "told"} == {
        name: rows for name, rows in whole.items() if name != "told"
    }


def test_a_second_run_changes_only_what_the_file_says_anew(cast: Cast) -> None:
    imported(cast.an, {"contacts.csv": MIXED})
    before = shape(cast)
    assert "created" not in numbers(imported(cast.an, {"contacts.csv": MIXED}), "contact")
    assert {k: v for k, v in shape(cast).items() if k != "told"} == {
        k: v for k, v in before.items() if k != "told"
    }


def test_a_run_goes_on_where_one_with_shorter_chunks_stood(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = begun(cast.an, {"contacts.csv": MIXED})
    monkeypatch.setattr(runs, "CHUNK", 3)
    asked = iter([False, False, True])
    stopped = run.run(batch.pk, by=cast.an, at=NOW, should_stop=lambda: next(asked))
    assert (stopped.state, stopped.position) == ("stopped", 6)
    monkeypatch.setattr(runs, "CHUNK", 4)
    done = run.run(batch.pk, by=cast.an, at=NOW)
    assert (done.state, numbers(done, "contact")["created"]) == ("finished", 6)


def test_reading_ahead_keeps_order_faults_and_ends_when_nobody_listens() -> None:
    assert list(read_ahead(iter(range(50)))) == list(range(50))

    def broken() -> Iterator[int]:
        yield 1
        raise ValueError("broken")

    found = read_ahead(broken())
    assert next(found) == 1
    with pytest.raises(ValueError, match="broken"):
        next(found)
    endless = read_ahead(itertools.count())
    assert next(endless) == 0
    endless.close()
    assert not any(thread.name == "read-ahead" for thread in threading.enumerate())


def test_a_compact_map_is_a_map() -> None:
    dice, known, compact = random.Random(7), {}, CompactMap()
    for _at in range(5_000):
        text, value = f"đ{dice.randrange(3_000)}", dice.randrange(-5, 10**12)
        known[text] = value
        compact.set(text, value)
    assert len(compact) == len(known)
    assert all(compact.get(text) == value for text, value in known.items())
    assert compact.get("nothing") is None


def test_plain_mobile_numbers_are_read_as_the_library_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(7)
    forms = ("0{}{}", "0{} {}", "+84{}{}", "84{}{}", "+84 {}.{}", " 0{}-{} ", "84 {}{}")
    texts = [
        dice.choice(forms).format(f"{start:03d}", f"{dice.randrange(10**6):06d}")
        for start in range(0, 1_000, 4)
    ]
    quick = [(phones.normalise(text), phones.find_all(text)) for text in texts]
    assert sum(phones._plain_mobile(text) is not None for text in texts) > 50
    monkeypatch.setattr(phones, "_plain_mobile", lambda text: None)
    assert [(phones.normalise(text), phones.find_all(text)) for text in texts] == quick
