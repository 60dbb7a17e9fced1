"""What each person of a random company can see and change, in every table, is what the rules say: no more, no less."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from django.db import Error, connection, transaction

from tests.cast import NOW
from tests.security.company import TODAY, Company
from tests.security.rules import SEE, WRITE, Book, Eyes
from vai.config import runtime
from vai.core.rowsecurity import NoSuchPerson, acting_as
from vai.staff.models import Person

SEEDS = (20261124, 3107, 42)
MIN_PROBES = 2000


def guarded_tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM vai.guarded_table ORDER BY name")
        return [row[0] for row in cursor.fetchall()]


def all_rows(tables: list[str], company: Company) -> Book:
    """Read every row as those who see all would, and what is private as its person."""
    rows: dict[str, dict[Any, dict[str, Any]]] = {table: {} for table in tables}
    for person in [company.robot, *(p for p in company.people if p.is_active)]:
        with acting_as(person, at=NOW):
            for table in tables:
                for row in select(f"SELECT * FROM {table}"):
                    rows[table][row.get("id", row.get("change_id"))] = row
    return Book({table: list(found.values()) for table, found in rows.items()})


def select(statement: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def ids(statement: str) -> set[int]:
    return {row["id"] for row in select(statement)}


def touched(table: str) -> set[int]:
    """Try to change every row, without changing it; give the ids of those that could be."""
    try:
        with transaction.atomic():
            found = ids(f"UPDATE {table} SET id = id RETURNING id")
            transaction.set_rollback(True)
            return found
    except Error:
        with transaction.atomic():  # some row may be aimed at and not left as it is: one by one
            return {which for which in ids(f"SELECT id FROM {table}") if _touch_one(table, which)}


def _touch_one(table: str, which: int) -> bool:
    try:
        with transaction.atomic():
            found = ids(f"UPDATE {table} SET id = id WHERE id = {which} RETURNING id")
            transaction.set_rollback(True)
            return bool(found)
    except Error:
        return False


def test_the_rules_speak_of_every_guarded_table(db: None) -> None:
    assert set(SEE) == set(WRITE) == set(guarded_tables())


@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_sees_and_changes_what_the_rules_say(db: None, seed: int) -> None:
    company = Company(seed)
    tables = guarded_tables()
    book = all_rows([*tables, "person", "team"], company)
    assert [table for table in tables if not book.rows[table] and table != "undone_change"] == []
    n_probes, differences = 0, []
    for person, behalf in actors(company, book):
        eyes = Eyes(book, person.pk, behalf.pk if behalf else None, TODAY)
        with acting_as(person, at=NOW, on_behalf_of=behalf):
            for table in tables:
                rows = [row for row in book.rows[table] if "id" in row]
                n_probes += 2 * len(rows)
                if not rows:
                    continue
                known = {row["id"] for row in rows}
                seen = {row["id"] for row in rows if eyes.sees(table, row)}
                found = ids(f"SELECT id FROM {table}") & known
                if seen != found:
                    differences.append(("see", table, person.title, person.pk, behalf, seen ^ found))
                if table in ("history_entry", "undone_change"):
                    continue
                both = {row["id"] for row in rows if row["id"] in seen and eyes.writes(table, row)}
                changed = touched(table) & known
                if both != changed:
                    differences.append(("change", table, person.title, person.pk, behalf, both ^ changed))
    assert differences == []
    assert n_probes >= MIN_PROBES


def actors(company: Company, book: Book) -> list[tuple[Person, Person | None]]:
    """List everybody for themselves, and for each colleague who delegated to them."""
    by_id = {person.pk: person for person in company.people}
    active = [person for person in company.people if person.is_active]
    for_others = [
        (person, by_id[principal])
        for person in active
        for principal in Eyes(book, person.pk, None, TODAY).principals
    ]
    return [*((person, None) for person in active), *for_others]


@pytest.mark.parametrize("seed", SEEDS[:1])
def test_rows_are_added_only_where_the_rules_let_them(db: None, seed: int) -> None:
    company = Company(seed)
    tables = [
        table
        for table in guarded_tables()
        if table not in ("history_entry", "undone_change", "account", "contact", "account_group")
    ]
    book = all_rows([*guarded_tables(), "person", "team"], company)
    differences, n_probes = [], 0
    for person, behalf in actors(company, book):
        eyes = Eyes(book, person.pk, behalf.pk if behalf else None, TODAY)
        with acting_as(person, at=NOW, on_behalf_of=behalf):
            for table in tables:
                for row in company.random.sample(book.rows[table], min(5, len(book.rows[table]))):
                    n_probes += 1
                    may = eyes.writes(table, row)
                    if may != adds_copy(table, row["id"], row):
                        differences.append((table, person.title, person.pk, behalf, row["id"], may))
    assert differences == []
    assert n_probes >= MIN_PROBES


def adds_copy(table: str, which: int, row: dict[str, Any]) -> bool:
    """Try to add the same row once more; whether row security let it through (a key, or a guard of what is settled, may still
    stop it)."""
    columns = [name for name in row if name != "id" and name not in GENERATED.get(table, generated(table))]
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(["%s"] * len(columns))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} ({names}) VALUES ({values})", [adapt(row[name]) for name in columns]
            )
            transaction.set_rollback(True)
    except Error as error:
        cause = error.__cause__
        broken = psycopg.errors
        twice = broken.UniqueViolation, broken.ExclusionViolation, broken.CheckViolation
        if not isinstance(cause, (*twice, psycopg.errors.InsufficientPrivilege)):
            raise
        return isinstance(cause, twice)
    return True


GENERATED: dict[str, set[str]] = {}


def generated(table: str) -> set[str]:
    found = select(
        f"SELECT attname FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attgenerated <> ''"
    )
    GENERATED[table] = {row["attname"] for row in found}
    return GENERATED[table]


def adapt(value: Any) -> Any:
    # An empty list of an array or of a document: this reads as nothing in either.
    if value == []:
        return "{}"
    return (
        psycopg.types.json.Jsonb(value) if isinstance(value, dict | list) and not _is_array(value) else value
    )


def _is_array(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(part, str | int) for part in value)


def test_a_person_who_left_enters_as_nobody(db: None) -> None:
    company = Company(7)
    gone = company.people[0]
    gone.is_active = False
    gone.save()
    with pytest.raises(NoSuchPerson), acting_as(gone, at=NOW):
        pass


def test_the_app_cannot_turn_row_security_off(db: None) -> None:
    with psycopg.connect(runtime.database().app.dsn(connection.settings_dict["NAME"])) as app:
        for statement in (
            "SET row_security = off; SELECT * FROM account",
            "ALTER TABLE account DISABLE ROW LEVEL SECURITY",
            "SET ROLE postgres",
        ):
            with pytest.raises(psycopg.Error), app.transaction():
                app.execute(statement)
