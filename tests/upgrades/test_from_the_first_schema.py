"""An installation of the first landed release is brought up to date: no row is lost, each is guarded, and search finds them.

first.sql is what pg_dump wrote that day, with rows in every table. It is never made anew: a schema that landed has
installations. A migration that changes what people wrote on purpose says so in CHANGED.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import psycopg
import pytest
from django.db import connection
from django.test import Client

from tests import databases
from tests.cast import NOW, PASSWORD
from tests.security.company import TODAY
from tests.security.rules import Eyes
from tests.security.test_row_security import actors, all_rows, guarded_tables, ids, touched
from tests.upgrades import first
from vai.clients.models import Account, Contact
from vai.config import defaults, owner, runtime
from vai.core.rowsecurity import acting_as
from vai.core.text import fold
from vai.hunting.models import Lead, Opportunity
from vai.staff.models import Person
from vai.workspace.queries.search import search

# Tables whose rows an upgrade may add to, by what Vai writes itself.
GROWS = {
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "history_entry",
    "procrastinate_events",
    "procrastinate_jobs",
}
# Table and column that a migration changed on purpose, with the reason.
CHANGED: dict[tuple[str, str], str] = {
    ("handover_template", "items"): "the usual lines know from which fact they are filled",
}


@pytest.fixture(scope="module")
def upgraded(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[tuple[first.Kept, str]]:
    """Give what the first release kept, in a database that was brought up to date since."""
    name = databases.clone_name("upgrade")
    with django_db_blocker.unblock(), first.database(name):  # type: ignore[attr-defined]
        before = first.kept_by(name)
        assert owner.bring_up_to_date()
        defaults.settle_defaults()
        yield before, name


def test_the_first_release_left_a_row_in_every_table(upgraded: tuple[first.Kept, str]) -> None:
    before, _name = upgraded
    assert [table for table, (_columns, rows, _sum) in before.items() if not rows] == []
    assert len(before) > 60


def test_every_row_is_kept_as_it_was_written(upgraded: tuple[first.Kept, str]) -> None:
    before, name = upgraded
    after = first.still(name, before)
    for table, (columns, rows, total) in before.items():
        gone = [
            column for column in columns if column not in after[table][0] and (table, column) not in CHANGED
        ]
        assert gone == [], table
        if table in GROWS:
            assert after[table][1] >= rows, table
        elif not any(table == changed for changed, _column in CHANGED):
            assert (table, after[table][1:]) == (table, (rows, total))


def test_it_is_as_up_to_date_as_a_new_one(upgraded: tuple[first.Kept, str]) -> None:
    _before, name = upgraded
    assert not owner.bring_up_to_date()
    assert shape(name) == shape(databases.template())


def shape(name: str) -> dict[str, list[tuple[object, ...]]]:
    """List tables with their columns, rules, triggers and policies, as they are in a database."""
    asked = {
        "columns": "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
        " WHERE table_schema = 'public' ORDER BY 1, 2",
        "constraints": "SELECT conrelid::regclass::text, contype, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2, 3",
        "indexes": "SELECT tablename, indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2",
        "triggers": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
        "policies": "SELECT polrelid::regclass::text, polname, pg_get_expr(polqual, polrelid) FROM pg_policy ORDER BY 1, 2",
        "functions": "SELECT proname, pg_get_function_identity_arguments(oid), md5(prosrc) FROM pg_proc"
        " WHERE pronamespace = 'vai'::regnamespace ORDER BY 1, 2",
    }
    with psycopg.connect(runtime.database().owner.dsn(name)) as server:
        return {what: server.execute(query).fetchall() for what, query in asked.items()}


def test_every_row_is_guarded_by_the_rules(upgraded: tuple[first.Kept, str]) -> None:
    people = list(Person.objects.filter(is_robot=False).order_by("pk"))
    company = SimpleNamespace(people=people, robot=Person.objects.get(is_robot=True))
    tables, differences, n_rows = guarded_tables(), [], 0
    book = all_rows([*tables, "person", "team"], company)  # type: ignore[arg-type]
    for person, behalf in actors(company, book):  # type: ignore[arg-type]
        eyes = Eyes(book, person.pk, behalf.pk if behalf else None, TODAY)
        with acting_as(person, at=NOW, on_behalf_of=behalf):
            for table in tables:
                rows = [row for row in book.rows[table] if "id" in row]
                known = {row["id"] for row in rows}
                seen = {row["id"] for row in rows if eyes.sees(table, row)}
                n_rows += len(rows)
                if rows and seen != ids(f"SELECT id FROM {table}") & known:
                    differences.append((table, person.title, person.pk))
                if table == "account" and seen:
                    writes = {row["id"] for row in rows if row["id"] in seen and eyes.writes(table, row)}
                    assert touched(table) & known == writes
    assert differences == []
    assert n_rows > 1000


def test_search_finds_what_was_there(upgraded: tuple[first.Kept, str]) -> None:
    executive = Person.objects.get(email="p7@example.vn")
    with acting_as(executive, at=NOW):
        for kind, text, model in (
            ("account", "binh minh", Account),
            ("contact", "lien he 3", Contact),
            ("lead", "lead 5", Lead),
            ("opportunity", "deal 7", Opportunity),
        ):
            found = {group.kind: {hit.pk for hit in group.hits} for group in search(text)}
            wanted = {one.pk for one in model.objects.all() if text in fold(one.name)}
            assert wanted
            assert wanted <= found[kind], text


def test_who_worked_there_signs_in_with_their_password(upgraded: tuple[first.Kept, str]) -> None:
    client = Client()
    answer = client.post("/sign-in/login/", {"login": "p0@example.vn", "password": PASSWORD})
    assert (answer.status_code, answer.headers.get("Location")) == (302, "/")
    for path in ("/accounts/", "/deals/", "/leads/", "/steps/", "/handovers/", "/imports/"):
        assert client.get(path).status_code == 200, path
    connection.close()
