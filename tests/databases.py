"""Databases for tests: one template by migrations and SQL files, cloned for every process and every browser test."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
from django.db import connection

from vai.config import defaults, owner, runtime

SOURCES = Path(__file__).resolve().parents[1] / "src" / "vai"
SHAPING = (
    "*/migrations/*.py",
    "*/sql/*.sql",
    "core/sqlfiles.py",
    "config/defaults.py",
    "*/actions/defaults.py",
    "*/defaults.py",
)


def template() -> str:
    """Return the name of a database with all tables and an installation's first lists; made where it is missing."""
    files = sorted({path for pattern in SHAPING for path in SOURCES.glob(pattern)})
    shape = hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:12]
    name = f"template_{runtime.database().app.dbname}_{shape}"
    with (runtime.state_dir() / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with _server() as server:
            if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                _make(server, name)
    return name


@contextlib.contextmanager
def cloned(name: str) -> Iterator[None]:
    """Let Django's connections go to a fresh copy of the template inside the block; the copy is dropped after it."""
    source, before = template(), connection.settings_dict["NAME"]
    with _server() as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        with _server() as server:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def clone_name(purpose: str) -> str:
    """Name a clone after the process of the test run."""
    return f"test_{purpose}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"


def _make(server: psycopg.Connection, name: str) -> None:
    part, before = f"{name}_part", connection.settings_dict["NAME"]
    server.execute(f'DROP DATABASE IF EXISTS "{part}" WITH (FORCE)')
    server.execute(f"CREATE DATABASE \"{part}\" ENCODING 'UTF8' TEMPLATE template0")
    connection.close()
    connection.settings_dict["NAME"] = part
    try:
        owner.bring_up_to_date()
        defaults.settle_defaults()
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
    server.execute(f'ALTER DATABASE "{part}" RENAME TO "{name}"')


@contextlib.contextmanager
def _server() -> Iterator[psycopg.Connection]:
    with psycopg.connect(runtime.database().owner.dsn("postgres"), autocommit=True) as server:
        yield server
