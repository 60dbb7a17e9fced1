"""`vai doctor` at a real database: healthy it has no fault, and each fault that is planted is named with its remedy."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator

import psycopg
import pytest
from tests import databases

from vai.config import backups, owner, pulse, runtime
from vai.config.doctor import examination, guard, jobs, roles, server, tables
from vai.config.doctor.findings import Outcome
from vai.config.postgres import write_private
from vai.config.tests.faults import named

READABLE = "ALTER POLICY see_own ON account USING (true)"


@pytest.fixture(scope="module")
def databases_found(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[runtime.Databases]:
    """Give a database of its own that was brought up to date, and let this process take it for the installation's."""
    before, name = runtime.database(), databases.clone_name("doctor")
    with django_db_blocker.unblock(), databases.cloned(name), pytest.MonkeyPatch.context() as patch:  # type: ignore[attr-defined]
        owner.bring_up_to_date()
        patch.setenv("VAI_OWNER_DSN", before.owner.dsn(name))
        patch.setenv("VAI_APP_DSN", before.app.dsn(name))
        runtime.database.cache_clear()
        yield runtime.database()
    runtime.database.cache_clear()


@pytest.fixture
def as_owner(databases_found: runtime.Databases) -> Iterator[psycopg.Connection]:
    with psycopg.connect(databases_found.owner.dsn(), autocommit=True) as connection:
        yield connection


@pytest.fixture
def as_app(databases_found: runtime.Databases) -> Iterator[psycopg.Connection]:
    with psycopg.connect(databases_found.app.dsn(), autocommit=True) as connection:
        yield connection


@pytest.fixture
def altered(as_owner: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """Give the owner's connection to alter what guards the rows; `vai migrate` mends it afterwards, completely."""
    yield as_owner
    assert owner.bring_up_to_date() is True
    assert named(guard.examine(as_owner)) == {}


class Undone(Exception):  # noqa: N818
    """Ends a transaction so that roles, which all databases share, stay as they were."""


def always(connection: psycopg.Connection) -> set[str]:
    """Name what is wrong with the server that tests run on: usually it does not wait for the disk."""
    row = connection.execute("SHOW fsync").fetchone()
    return {"durability"} if row == ("off",) else set()


def faults_of_roles(databases_found: runtime.Databases, *plants: str) -> dict[str, str]:
    """Alter roles, look as the app's role, and take all back: nobody else sees the alteration."""
    app, told = databases_found.app.user, {}
    with (
        psycopg.connect(databases_found.owner.dsn()) as connection,
        psycopg.connect(databases_found.owner.dsn()) as own,
    ):
        try:
            with connection.transaction():
                for plant in plants:
                    connection.execute(plant.format(app=f'"{app}"'))
                connection.execute(f'SET LOCAL SESSION AUTHORIZATION "{app}"')
                told = {
                    check: finding.remedy for check, finding in named(roles.examine(connection, own)).items()
                }
                raise Undone
        except Undone:
            return told


def test_a_healthy_installation_has_no_fault(
    databases_found: runtime.Databases, as_owner: psycopg.Connection, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("VAI_BASE_URL", "http://localhost:8000")
    write_private(
        backups._note(), json.dumps({"at": "2999-01-01T00:00:00+00:00", "file": "b.tar", "megabytes": 1})
    )
    as_owner.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    pulse.note()
    code = examination.run(argparse.Namespace(json=True))
    as_owner.execute("DELETE FROM procrastinate_workers")
    told = json.loads(capsys.readouterr().out)
    assert {finding["check"] for finding in told["findings"] if finding["outcome"] == "fault"} == always(
        as_owner
    )
    assert (code, told["faults"]) == (int(bool(always(as_owner))), len(always(as_owner)))
    assert len(told["findings"]) > 35
    assert {finding["outcome"] for finding in told["findings"] if finding["remedy"] == ""} == {"ok"}


def test_the_text_names_outcome_and_remedy(
    databases_found: runtime.Databases, altered: psycopg.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    altered.execute(READABLE)
    assert examination.run(argparse.Namespace(json=False)) == 1
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("FAULT    policies: see_own of account changed")
    assert lines[at + 1].startswith("         Run `vai migrate`")


@pytest.mark.parametrize(
    ("plant", "remedy"),
    [
        ("ALTER ROLE {app} SUPERUSER", "NOSUPERUSER"),
        ("ALTER ROLE {app} BYPASSRLS", "NOBYPASSRLS"),
        ("ALTER ROLE {app} CREATEROLE", "NOCREATEROLE"),
    ],
)
def test_an_app_role_that_may_too_much(databases_found: runtime.Databases, plant: str, remedy: str) -> None:
    assert remedy in faults_of_roles(databases_found, plant)["app role"]


def test_an_app_that_may_not_enter_a_role_of_sight(databases_found: runtime.Databases) -> None:
    assert "GRANT vai_team TO" in faults_of_roles(databases_found, "REVOKE vai_team FROM {app}")["membership"]


def test_an_app_that_inherits_what_it_should_enter(
    databases_found: runtime.Databases, as_owner: psycopg.Connection
) -> None:
    if as_owner.info.server_version < runtime.INHERIT_PER_GRANT_SINCE:
        told = faults_of_roles(databases_found, "ALTER ROLE {app} INHERIT")
        assert "NOINHERIT" in told["membership"]
    else:
        told = faults_of_roles(databases_found, "GRANT vai_all TO {app} WITH INHERIT TRUE")
        assert "INHERIT FALSE" in told["membership"]


def test_an_app_that_is_in_another_role_as_well(databases_found: runtime.Databases) -> None:
    told = faults_of_roles(databases_found, "GRANT pg_read_all_data TO {app}")
    assert told["membership"].startswith("REVOKE pg_read_all_data FROM")


def test_roles_of_sight_that_are_strong_or_missing(databases_found: runtime.Databases) -> None:
    assert "NOBYPASSRLS" in faults_of_roles(databases_found, "ALTER ROLE vai_own BYPASSRLS")["roles of sight"]
    told = faults_of_roles(databases_found, "ALTER ROLE vai_team RENAME TO vai_elsewhere")
    assert "vai init" in told["roles of sight"]


def test_an_app_that_signs_in_as_the_owner(as_owner: psycopg.Connection) -> None:
    assert set(named(roles.examine(as_owner, as_owner))) >= {"app role"}


def test_tables_of_another_owner(altered: psycopg.Connection, as_app: psycopg.Connection) -> None:
    altered.execute("ALTER TABLE product OWNER TO vai_all")
    found = named(roles.examine(as_app, altered))["ownership"]
    altered.execute("ALTER TABLE product OWNER TO CURRENT_USER")
    assert "product (vai_all)" in found.seen
    assert "OWNER TO" in found.remedy


def test_an_owner_who_may_not_make_anything(
    databases_found: runtime.Databases, as_app: psycopg.Connection
) -> None:
    found = named(roles.examine(as_app, as_app))
    assert "GRANT CREATE ON SCHEMA public" in found["owner"].remedy


PLANTS = (
    (READABLE, "policies", "see_own of account changed"),
    ("DROP POLICY see_team ON contact", "policies", "see_team of contact missing"),
    ("CREATE POLICY own_goal ON lead USING (true)", "policies", "own_goal of lead added"),
    ("ALTER TABLE account NO FORCE ROW LEVEL SECURITY", "row security", "account changed"),
    ("ALTER TABLE lead DISABLE ROW LEVEL SECURITY", "row security", "lead changed"),
    (
        "ALTER TABLE account DISABLE TRIGGER z_history_update",
        "triggers",
        "z_history_update of account changed",
    ),
    ("DROP TRIGGER zz_search_insert ON contact", "triggers", "zz_search_insert of contact missing"),
    ("GRANT DELETE ON account TO vai_own", "rights", "vai_own of account changed"),
    ("GRANT SELECT ON contact TO PUBLIC", "rights", "public of contact added"),
    (
        "CREATE OR REPLACE FUNCTION vai.may_write() RETURNS boolean LANGUAGE sql STABLE AS 'SELECT true'",
        "functions",
        "vai.may_write() changed",
    ),
)


def test_whatever_guards_the_rows_is_compared_with_what_was_made(altered: psycopg.Connection) -> None:
    for plant, _, _ in PLANTS:
        altered.execute(plant)
    found = named(guard.examine(altered))
    for check in {check for _, check, _ in PLANTS}:
        assert set(found[check].seen.split(", ")) == {seen for _, of, seen in PLANTS if of == check}


def test_a_table_without_row_security(altered: psycopg.Connection) -> None:
    altered.execute("ALTER TABLE contact DISABLE ROW LEVEL SECURITY; CREATE TABLE aside (name text)")
    assert named(guard.examine(altered))["open tables"].seen == "no row security on aside, contact"
    altered.execute("DROP TABLE aside")


def test_migrations_that_did_not_run_and_such_as_are_not_ours(as_owner: psycopg.Connection) -> None:
    last = "DELETE FROM django_migrations WHERE app = 'hunting' RETURNING app, name, applied"
    taken = as_owner.execute(last).fetchall()
    assert "hunting." in named(tables.pending())["migrations"].seen
    as_owner.cursor().executemany(
        "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, %s)", taken
    )
    as_owner.execute(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('hunting', '9999_later', now())"
    )
    assert "hunting.9999_later" in named(tables.pending())["migrations"].seen
    as_owner.execute("DELETE FROM django_migrations WHERE name = '9999_later'")


def test_sql_files_of_another_release(as_owner: psycopg.Connection) -> None:
    as_owner.execute("UPDATE vai.applied_sql SET stamp = 'another', files = 'another'")
    assert named(tables.pending())["sql files"].remedy == "Run `vai migrate`."
    owner.bring_up_to_date()
    assert named(tables.pending()) == {}


def test_indexes_that_are_not_valid(as_owner: psycopg.Connection) -> None:
    as_owner.execute("CREATE TABLE twins (n int); INSERT INTO twins VALUES (1), (1)")
    with pytest.raises(psycopg.errors.UniqueViolation):
        as_owner.execute("CREATE UNIQUE INDEX CONCURRENTLY twins_n ON twins (n)")
    assert named(tables.examine(as_owner))["indexes"].remedy == 'REINDEX INDEX CONCURRENTLY "twins_n";'
    as_owner.execute("DROP TABLE twins")


def test_sequences_near_their_end(as_owner: psycopg.Connection) -> None:
    as_owner.execute("CREATE SEQUENCE short AS integer; SELECT setval('short', 2000000000)")
    assert "short (93%)" in named(tables.examine(as_owner))["sequences"].seen
    as_owner.execute("SELECT setval('short', 1600000000)")
    assert "short (75%)" in named(tables.examine(as_owner), Outcome.WARNING)["sequences"].seen
    as_owner.execute("DROP SEQUENCE short")


def test_tables_that_the_planner_does_not_know(as_owner: psycopg.Connection) -> None:
    as_owner.execute("CREATE TABLE many (n int) WITH (autovacuum_enabled = off)")
    as_owner.execute("INSERT INTO many SELECT generate_series(1, 2000)")
    as_owner.execute("SELECT pg_stat_force_next_flush()")
    as_owner.execute("SELECT 1")
    assert "many" in named(tables.examine(as_owner), Outcome.WARNING)["statistics"].seen
    as_owner.execute("DROP TABLE many")


def test_clock_version_and_vacuum_are_judged(
    as_app: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert named(server.examine(as_app, as_app)).keys() == always(as_app)
    real = time.time
    monkeypatch.setattr(server.time, "time", lambda: real() + 30)
    monkeypatch.setattr(server, "OLDEST_MAJOR", 99)
    monkeypatch.setattr(server, "FREEZE_AGE_MAX", 0)
    found = named(server.examine(as_app, as_app))
    assert found["clock"].seen == "the database's is 30.0 s behind this machine's"
    assert "99 or newer" in found["database"].remedy
    assert "VACUUM" in found["vacuum"].remedy


def test_time_zone_and_sorting_rules_of_the_database(
    databases_found: runtime.Databases, as_owner: psycopg.Connection
) -> None:
    name = databases_found.app.dbname
    as_owner.execute(f"ALTER DATABASE \"{name}\" SET timezone = 'Asia/Ho_Chi_Minh'")
    as_owner.execute("UPDATE pg_database SET datcollversion = '0.1' WHERE datname = current_database()")
    with psycopg.connect(databases_found.app.dsn(), autocommit=True) as late:
        found = named(server.examine(late, as_owner), Outcome.WARNING)
        assert "Asia/Ho_Chi_Minh" in found["time zone"].seen
        assert "REINDEX" in named(server.examine(late, as_owner))["collation"].remedy
    as_owner.execute(f'ALTER DATABASE "{name}" RESET timezone')
    as_owner.execute(f'ALTER DATABASE "{name}" REFRESH COLLATION VERSION')


def test_connections_that_run_out(databases_found: runtime.Databases) -> None:
    with (
        psycopg.connect(databases_found.owner.dsn()) as connection,
        connection.transaction(force_rollback=True),
    ):
        connection.execute(f'ALTER ROLE "{databases_found.app.user}" CONNECTION LIMIT 0')
        connection.execute(f'SET LOCAL SESSION AUTHORIZATION "{databases_found.app.user}"')
        with psycopg.connect(databases_found.app.dsn()):
            found = named(server.examine(connection, connection))
    assert "of 0 by the app" in found["connections"].seen


def test_transactions_that_stay_open(
    databases_found: runtime.Databases, as_app: psycopg.Connection, as_owner: psycopg.Connection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(server, "LONG_TRANSACTION_MIN", 0)
    with psycopg.connect(databases_found.app.dsn()) as forgotten:
        forgotten.execute("SELECT 1")
        found = named(server.examine(as_app, as_owner), Outcome.WARNING)
        assert (
            f"{forgotten.info.backend_pid} ({databases_found.app.user}, idle in transaction"
            in found["transactions"].seen
        )
    assert "transactions" not in named(server.examine(as_app, as_owner), Outcome.WARNING)


def test_a_database_that_does_not_let_us_in(
    databases_found: runtime.Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    params = databases_found.app
    wrong = {
        "Correct the password in VAI_APP_DATABASE_URL": params.dsn() + " password=guess",
        "vai init": params.dsn("nowhere"),
        "Start it": params.dsn() + " port=1",
    }
    for remedy, dsn in wrong.items():
        monkeypatch.setenv("VAI_APP_DSN", dsn)
        runtime.database.cache_clear()
        found = [finding for finding in examination.examine() if finding.check == "database"]
        assert [remedy in finding.remedy for finding in found] == [True]
    monkeypatch.undo()
    runtime.database.cache_clear()


def test_workers_and_jobs(as_owner: psycopg.Connection, as_app: psycopg.Connection) -> None:
    job = (
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, scheduled_at, worker_id)"
        " VALUES ('default', %s, '{}', %s, %s, %s)"
    )
    assert named(jobs.examine(as_app), Outcome.WARNING).keys() == {"worker"}
    as_owner.execute(job, ["journal.late", "todo", "2020-01-01", None])
    assert "no" in named(jobs.examine(as_app))["worker"].seen
    worker = as_owner.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id").fetchone()
    assert "stuck" in named(jobs.examine(as_app))["worker"].remedy
    as_owner.execute("DELETE FROM procrastinate_jobs")
    assert named(jobs.examine(as_app), Outcome.WARNING) == {}
    as_owner.execute(job, ["doors.load", "doing", None, None])
    as_owner.execute(job, ["staff.mail", "failed", None, worker[0] if worker else None])
    assert "doors.load #" in named(jobs.examine(as_app))["jobs that hang"].seen
    assert named(jobs.examine(as_app), Outcome.WARNING)["jobs that failed"].seen == "staff.mail × 1"
    as_owner.execute("DELETE FROM procrastinate_jobs; DELETE FROM procrastinate_workers")


def test_the_clock_of_a_worker_elsewhere(as_app: psycopg.Connection) -> None:
    pulse.note(host="worker-2", clock=time.time() - 90)
    found = named(jobs.examine(as_app))["worker's clock"]
    assert found.seen == "90.0 s off the database's, noted by worker-2"
    pulse.note()
    assert "worker's clock" not in named(jobs.examine(as_app))
