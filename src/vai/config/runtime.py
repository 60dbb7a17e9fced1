"""Where this installation keeps its state, and how it reaches its database: no Django needed.

Settings, commands and tests all ask here, so that a checkout, a wheel and a server behave alike.
"""

import contextlib
import fcntl
import functools
import hashlib
import json
import os
import secrets
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from vai.config.postgres import Cluster, make_folder, write_private

EMBEDDED_DATABASE = "vai"
SIGHT_ROLES = ("vai_own", "vai_team", "vai_all")
# PostgreSQL 16 can say per grant that a right is not inherited; before, only the member itself can.
INHERIT_PER_GRANT_SINCE = 160000
# The embedded server is on this machine and has no TLS: asking for it costs two round trips.
LOCAL_OPTIONS = {"sslmode": "disable", "gssencmode": "disable"}


class SetupError(RuntimeError):
    """The installation is not usable as it is; the message says what to do."""


@dataclass(frozen=True)
class ConnectionParams:
    """How one role reaches one database."""

    host: str
    port: int
    dbname: str
    user: str
    password: str = field(repr=False)
    options: dict[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, dsn: str) -> "ConnectionParams":
        """Read a postgresql:// address or a libpq connection string.

        :raises SetupError: it is neither.
        """
        try:
            given = conninfo_to_dict(dsn)
        except psycopg.ProgrammingError as junk:
            raise SetupError(f"The address of the database is no address: {str(junk).strip()}") from None
        parts = {name: str(value) for name, value in given.items() if value is not None}
        return cls(
            host=parts.pop("host", ""),
            port=int(parts.pop("port", "5432")),
            user=parts.pop("user", ""),
            password=parts.pop("password", ""),
            dbname=parts.pop("dbname", EMBEDDED_DATABASE),
            options=parts,
        )

    def dsn(self, dbname: str | None = None) -> str:
        """Return a libpq connection string, for another database of the same server where one is named."""
        given = {"host": self.host, "user": self.user, "password": self.password}
        present = {name: value for name, value in given.items() if value}
        return make_conninfo("", port=self.port, dbname=dbname or self.dbname, **present, **self.options)

    def django(self) -> dict[str, Any]:
        """Return the NAME, USER, PASSWORD, HOST, PORT and OPTIONS of a Django database entry."""
        return {
            "NAME": self.dbname,
            "USER": self.user,
            "PASSWORD": self.password,
            "HOST": self.host,
            "PORT": str(self.port),
            "OPTIONS": dict(self.options),
        }


@dataclass(frozen=True)
class Databases:
    """The two ways into the database: the owner migrates, the app does everything else."""

    owner: ConnectionParams
    app: ConnectionParams


def state_dir() -> Path:
    """Return the folder for what this installation keeps: data, keys, passwords; made where it is missing."""
    chosen = os.environ.get("VAI_STATE")
    checkout = Path(__file__).resolve().parents[3]
    if chosen:
        folder = Path(chosen).expanduser().absolute()
    elif (checkout / "pyproject.toml").exists() and (checkout / "src").is_dir():
        folder = checkout / ".vai"
    else:
        folder = Path.home() / ".local" / "share" / "vai"
    make_folder(folder)
    return folder


def host_names(base_url: str, more: str) -> list[str]:
    """List the names by which a browser may ask for us: those given, else that of our address and this machine's own."""
    if given := [name.strip() for name in more.split(",") if name.strip()]:
        return given
    ours = [
        urlsplit(base_url).hostname or "",
        "localhost",
        "127.0.0.1",
        "[::1]",
        socket.gethostname().lower(),
    ]
    return list(dict.fromkeys(name for name in ours if name))


def secret_key() -> str:
    """Return Django's secret key: from VAI_SECRET_KEY, else made once and kept in the state folder."""
    return os.environ.get("VAI_SECRET_KEY") or _kept_secret("secret-key")


def cluster() -> Cluster:
    """Return the embedded server of this installation, running or not."""
    return Cluster(state_dir() / "postgres", fast=os.environ.get("VAI_PG_FAST") == "1")


def is_embedded() -> bool:
    """Say whether Vai runs its own server; false where DATABASE_URL or VAI_OWNER_DSN names one."""
    return not (os.environ.get("DATABASE_URL") or os.environ.get("VAI_OWNER_DSN"))


def makes_roles() -> bool:
    """Say whether Vai makes the app's login role itself; false where its address is given."""
    return not (os.environ.get("VAI_APP_DATABASE_URL") or os.environ.get("VAI_APP_DSN"))


@functools.cache
def database() -> Databases:
    """Return how to reach the database, after starting the embedded server and making roles where needed.

    :raises SetupError: the owner may not make what is missing.
    :raises PostgresError: the embedded server does not start.
    """
    owner_dsn, app_dsn = os.environ.get("VAI_OWNER_DSN"), os.environ.get("VAI_APP_DSN")
    if owner_dsn and app_dsn:
        return Databases(ConnectionParams.parse(owner_dsn), ConnectionParams.parse(app_dsn))
    owner = _owner()
    app_url = os.environ.get("VAI_APP_DATABASE_URL")
    if app_url:
        return Databases(owner, ConnectionParams.parse(app_url))
    kept = _app_password_file(owner)
    if not kept.exists():
        prepare_roles(owner)
    return Databases(owner, _app(owner, kept.read_text()))


def child_environment() -> dict[str, str]:
    """Return this environment with the database addresses added, so that child processes skip the search."""
    found = database()
    return os.environ | {
        "VAI_STATE": str(state_dir()),
        "VAI_OWNER_DSN": found.owner.dsn(),
        "VAI_APP_DSN": found.app.dsn(),
    }


def prepare_roles(owner: ConnectionParams) -> None:
    """Make the database, the app's login role and the three roles of sight, as far as they are missing.

    :raises SetupError: the owner may not; the message holds the SQL for someone who may.
    """
    kept = _app_password_file(owner)
    with _lock("roles"):
        app = _app(owner, kept.read_text() if kept.exists() else secrets.token_urlsafe(36))
        try:
            make_database(owner)
            with psycopg.connect(owner.dsn(), autocommit=True) as connection:
                _make_roles(connection, app)
        except psycopg.errors.InsufficientPrivilege as refusal:
            raise SetupError(_sql_for_the_dba(owner, app, refusal)) from refusal
        except psycopg.OperationalError as silence:
            raise SetupError(_no_answer(owner, silence)) from silence
        write_private(kept, app.password)  # last: that it is there means that all is made


def make_database(owner: ConnectionParams) -> None:
    if answers(owner, owner.dbname):
        return
    with psycopg.connect(owner.dsn("postgres"), autocommit=True) as connection:
        make = sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0")
        _unless_there(connection, make.format(sql.Identifier(owner.dbname)))


def _owner() -> ConnectionParams:
    url = os.environ.get("VAI_OWNER_DSN") or os.environ.get("DATABASE_URL")
    if url:
        return ConnectionParams.parse(url)
    at = cluster().ensure()
    return ConnectionParams(at.host, at.port, EMBEDDED_DATABASE, at.superuser, at.password, LOCAL_OPTIONS)


def _app(owner: ConnectionParams, password: str) -> ConnectionParams:
    return ConnectionParams(
        owner.host, owner.port, owner.dbname, f"{owner.dbname}_app", password, owner.options
    )


def _app_password_file(owner: ConnectionParams) -> Path:
    """Name the file by server and database; the embedded server may change its port and stays the same."""
    server = "embedded" if is_embedded() else f"{owner.host}:{owner.port}"
    key = hashlib.sha256(json.dumps([server, owner.dbname]).encode()).hexdigest()[:16]
    return state_dir() / f"app-password-{key}"


def _make_roles(connection: psycopg.Connection[Any], app: ConnectionParams) -> None:
    for statement in _role_statements(app, version=connection.info.server_version):
        _unless_there(connection, statement)
    # The role may be older than the password in our state folder.
    set_password = sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(app.user), app.password)
    connection.execute(set_password)


def _role_statements(app: ConnectionParams, *, version: int) -> list[sql.Composed]:
    makes = [sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(role)) for role in SIGHT_ROLES]
    makes.append(
        sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT").format(
            sql.Identifier(app.user)
        )
    )
    grant = sql.SQL("GRANT {} TO {}").format(
        sql.SQL(", ").join(map(sql.Identifier, SIGHT_ROLES)), sql.Identifier(app.user)
    )
    if version >= INHERIT_PER_GRANT_SINCE:
        grant += sql.SQL(" WITH INHERIT FALSE, SET TRUE")
    return [*makes, grant]


def _unless_there(connection: psycopg.Connection[Any], statement: sql.Composed) -> None:
    """Run a statement that makes something; that another process was faster is fine."""
    faster = (
        psycopg.errors.DuplicateObject,
        psycopg.errors.DuplicateDatabase,
        psycopg.errors.UniqueViolation,
    )
    with contextlib.suppress(*faster):
        connection.execute(statement)


def _no_answer(owner: ConnectionParams, silence: Exception) -> str:
    said = " ".join(str(silence).split())
    return (
        f"The database at {owner.host or 'the local socket'}:{owner.port} does not let {owner.user!r} in: {said}\n"
        "Start it, or correct the address in DATABASE_URL."
    )


def _sql_for_the_dba(owner: ConnectionParams, app: ConnectionParams, refusal: Exception) -> str:
    statements = [f"{statement.as_string()};" for statement in _role_statements(app, version=_version(owner))]
    lines = [
        f"The database user {owner.user!r} may not make what Vai needs ({str(refusal).splitlines()[0]}).",
        "Ask who runs the server to execute this, with a password of their choice in it:",
        "",
        *statements,
        f"ALTER ROLE \"{app.user}\" PASSWORD '...';",
    ]
    if not answers(owner, owner.dbname):
        lines.append(
            f'CREATE DATABASE "{owner.dbname}" OWNER "{owner.user}" ENCODING \'UTF8\' TEMPLATE template0;'
        )
    return "\n".join(
        [
            *lines,
            "",
            "Then set VAI_APP_DATABASE_URL to the app's own address and run `vai init` again:",
            f"VAI_APP_DATABASE_URL=postgresql://{app.user}:PASSWORD@{owner.host}:{owner.port}/{owner.dbname}",
        ]
    )


def _version(owner: ConnectionParams) -> int:
    for dbname in (owner.dbname, "postgres"):
        with contextlib.suppress(psycopg.OperationalError), psycopg.connect(owner.dsn(dbname)) as connection:
            return connection.info.server_version
    return 0


def answers(owner: ConnectionParams, dbname: str) -> bool:
    """Say whether the owner reaches a database of the server."""
    with contextlib.suppress(psycopg.OperationalError):
        psycopg.connect(owner.dsn(dbname)).close()
        return True
    return False


def _kept_secret(name: str) -> str:
    path = state_dir() / name
    with _lock("secrets"):
        if not path.exists():
            write_private(path, secrets.token_urlsafe(36))
        return path.read_text()


@contextlib.contextmanager
def _lock(name: str) -> Iterator[None]:
    with (state_dir() / f".{name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
