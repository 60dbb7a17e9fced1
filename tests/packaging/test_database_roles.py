"""The app's login role is weak: it sees as one of three roles, which it must enter, and never as itself."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from vai.config import runtime
from vai.config.postgres import Cluster

SERVERS = ("embedded", "15")
SHARED_ENVIRONMENT = ("VAI_OWNER_DSN", "VAI_APP_DSN", "VAI_APP_DATABASE_URL", "VAI_PG_BIN")


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the address of a new server, without a database name, as its superuser."""
    for name in SHARED_ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VAI_STATE", str(tmp_path / "state"))
    if request.param != "embedded":
        folder = Path(f"/usr/lib/postgresql/{request.param}/bin")
        if not (folder / "pg_ctl").exists():
            pytest.skip(f"PostgreSQL {request.param} is not installed on this machine")
        monkeypatch.setenv("VAI_PG_BIN", str(folder))
    cluster = Cluster(tmp_path / "postgres", fast=True)
    at = cluster.ensure()
    runtime.database.cache_clear()
    yield f"postgresql://{at.superuser}:{at.password}@{at.host}:{at.port}"
    runtime.database.cache_clear()
    cluster.destroy()


def test_the_app_enters_a_role_of_sight_and_inherits_none(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{server}/khach_hang")
    found = runtime.database()
    assert (found.app.dbname, found.app.user) == ("khach_hang", "khach_hang_app")
    with psycopg.connect(found.owner.dsn()) as owner:
        owner.execute("CREATE TABLE client (name text)")
        owner.execute("GRANT SELECT ON client TO vai_all")
    with psycopg.connect(found.app.dsn()) as app:
        traits = app.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        assert traits == (False, False, False, False)
        with pytest.raises(psycopg.errors.InsufficientPrivilege), app.transaction():
            app.execute("SELECT * FROM client")
        for role in runtime.SIGHT_ROLES:
            with app.transaction():
                app.execute(f"SET LOCAL ROLE {role}")
        with app.transaction():
            app.execute("SET LOCAL ROLE vai_all")
            assert app.execute("SELECT * FROM client").fetchall() == []


def test_making_roles_twice_changes_nothing(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{server}/khach_hang")
    before = runtime.database()
    runtime.prepare_roles(before.owner)
    runtime.database.cache_clear()
    assert runtime.database() == before
    psycopg.connect(before.app.dsn()).close()


def test_an_owner_who_may_not_make_roles_is_told_the_sql(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute("CREATE ROLE weak LOGIN CREATEDB PASSWORD 'weak'")
    host = server.split("@")[1]
    monkeypatch.setenv("DATABASE_URL", f"postgresql://weak:weak@{host}/khach_hang")
    with pytest.raises(runtime.SetupError) as refusal:
        runtime.database()
    assert 'CREATE ROLE "khach_hang_app" LOGIN NOSUPERUSER NOBYPASSRLS' in str(refusal.value)
    assert 'GRANT "vai_own", "vai_team", "vai_all" TO "khach_hang_app"' in str(refusal.value)


def test_an_owner_like_that_of_a_managed_server_makes_all_by_itself(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute("CREATE ROLE managed LOGIN CREATEDB CREATEROLE PASSWORD 'managed'")
    monkeypatch.setenv("DATABASE_URL", f"postgresql://managed:managed@{server.split('@')[1]}/khach_hang")
    with psycopg.connect(runtime.database().app.dsn()) as app:
        for role in runtime.SIGHT_ROLES:
            app.execute(f"SET LOCAL ROLE {role}")
            app.execute("RESET ROLE")


def test_a_server_that_is_not_there_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in SHARED_ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VAI_STATE", str(tmp_path))
    for address, words in (("postgresql://vai:x@127.0.0.1:1/vai", "Start it"), ("postgres//x", "no address")):
        monkeypatch.setenv("DATABASE_URL", address)
        runtime.database.cache_clear()
        with pytest.raises(runtime.SetupError, match=words):
            runtime.database()
    runtime.database.cache_clear()
