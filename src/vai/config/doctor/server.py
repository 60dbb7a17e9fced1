"""The PostgreSQL server: its version and settings, its clock, its connections, and what holds it up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import psycopg

from vai.config import runtime
from vai.config.doctor.findings import Finding, fault, ok, some, warning
from vai.config.postgres import OLDEST_MAJOR

CLOCK_OFF_MAX_S = 2.0
CONNECTIONS_MANY, CONNECTIONS_TOO_MANY = 0.75, 0.9
LONG_TRANSACTION_MIN = 15
FREEZE_AGE_MAX = 1_000_000_000
START_IT = "Start it, or correct DATABASE_URL; then run `vai init`."


def examine(app: psycopg.Connection, owner: psycopg.Connection) -> Iterator[Finding]:
    """Look at the server by way of both roles; details of sessions are shown to their own role only."""
    yield from (check(app) for check in CHECKS)
    yield _long_transactions([app, owner])


def does_not_answer(who: str, params: runtime.ConnectionParams, refusal: str) -> Finding:
    """Tell in plain words why a role does not get into the database."""
    said = " ".join(refusal.split())
    seen = f"does not let {params.user!r} ({who}) in at {params.host or 'the local socket'}:{params.port}: {said}"
    if "password authentication failed" in said or "no password supplied" in said:
        name = "VAI_APP_DATABASE_URL" if who == "app" else "DATABASE_URL"
        return fault(
            "database", seen, f"Correct the password in {name}, or set it anew by ALTER ROLE … PASSWORD."
        )
    if "does not exist" in said:
        return fault("database", seen, "Run `vai init`: it makes what is missing, or prints the SQL for it.")
    if "too many" in said or "slots are reserved" in said:
        return fault(
            "database", seen, "All connections are taken: see `connections` in docs/installation.md."
        )
    if "no pg_hba.conf entry" in said:
        return fault(
            "database", seen, "Let this machine in (pg_hba.conf, or the allowed networks of the provider)."
        )
    return fault("database", seen, START_IT)


def _version(connection: psycopg.Connection) -> Finding:
    number = connection.info.server_version
    text = f"{number // 10000}.{number % 10000}"
    if number // 10000 < OLDEST_MAJOR:
        return fault(
            "database",
            f"PostgreSQL {text}",
            f"Vai needs PostgreSQL {OLDEST_MAJOR} or newer: upgrade the server.",
        )
    size = _one(connection, "SELECT pg_size_pretty(pg_database_size(current_database()))")
    return ok("database", f"answers as {connection.info.user}, PostgreSQL {text}, {size}")


def _encoding(connection: psycopg.Connection) -> Finding:
    encoding = _one(connection, "SHOW server_encoding")
    if encoding != "UTF8":
        return fault(
            "encoding",
            f"the database is in {encoding}",
            "Make it anew with ENCODING 'UTF8' and restore a backup into it.",
        )
    return ok("encoding", "UTF8")


def _durable(connection: psycopg.Connection) -> Finding:
    off = [
        name
        for name in ("fsync", "full_page_writes", "synchronous_commit")
        if _one(connection, f"SHOW {name}") == "off"
    ]
    if off:
        return fault(
            "durability", f"{', '.join(off)} off: what was acknowledged can be lost by a power cut",
            "Unset VAI_PG_FAST and restart; on a server of your own set them to on.",
        )  # fmt: skip
    return ok("durability", "what is acknowledged is on disk")


def _clock(connection: psycopg.Connection) -> Finding:
    before = time.time()
    there = float(_one(connection, "SELECT extract(epoch FROM clock_timestamp())::float8"))
    off = there - (before + time.time()) / 2
    seen = f"the database's is {abs(off):.1f} s {'ahead of' if off > 0 else 'behind'} this machine's"
    if abs(off) > CLOCK_OFF_MAX_S:
        return fault(
            "clock",
            seen,
            "Set both by NTP (timedatectl set-ntp true): times come out in the wrong order, steps fall due wrongly.",
        )
    return ok("clock", seen)


def _zone(connection: psycopg.Connection) -> Finding:
    zone = _one(connection, "SELECT reset_val FROM pg_settings WHERE name = 'TimeZone'")
    if zone not in ("UTC", "Etc/UTC", "GMT"):
        return warning(
            "time zone", f"sessions begin in {zone}",
            "Vai sets UTC itself; a pooler between may mix that up. Set it once for all: ALTER DATABASE … SET timezone = 'UTC'.",
        )  # fmt: skip
    return ok("time zone", "UTC, people see their own")


def _connections(connection: psycopg.Connection) -> Finding:
    used, most, reserved = _row(
        connection,
        "SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),"
        " current_setting('max_connections')::int, current_setting('superuser_reserved_connections')::int",
    )
    own = _one(connection, "SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user")
    ours = _one(connection, "SELECT count(*) FROM pg_stat_activity WHERE usename = current_user")
    shares = [used / max(1, most - reserved)] + ([ours / max(1, own)] if own >= 0 else [])
    seen = f"{used} of {most} are taken" + (f", {ours} of {own} by the app" if own >= 0 else "")
    remedy = "Raise max_connections (or the role's limit), run fewer web processes, or put pgbouncer before it (docs/installation.md)."
    if max(shares) >= CONNECTIONS_TOO_MANY:
        return fault("connections", seen, remedy)
    return (
        warning("connections", seen, remedy) if max(shares) >= CONNECTIONS_MANY else ok("connections", seen)
    )


def _collation(connection: psycopg.Connection) -> Finding:
    had, has = _row(
        connection,
        "SELECT datcollversion, pg_database_collation_actual_version(oid) FROM pg_database WHERE datname = current_database()",
    )
    if had and has and had != has:
        return fault(
            "collation", f"indexes were built by version {had} of the system's sorting rules, which is {has} now",
            "Run REINDEX DATABASE, then ALTER DATABASE … REFRESH COLLATION VERSION, as the owner.",
        )  # fmt: skip
    return ok("collation", "indexes sort as the system does")


def _freeze(connection: psycopg.Connection) -> Finding:
    age = _one(connection, "SELECT age(datfrozenxid) FROM pg_database WHERE datname = current_database()")
    vacuums = _one(connection, "SHOW autovacuum")
    if vacuums == "off":
        return fault(
            "vacuum",
            "autovacuum is off: tables swell, plans go wrong, at last the server stops",
            "Set autovacuum = on.",
        )
    if age > FREEZE_AGE_MAX:
        return fault(
            "vacuum",
            f"{age:,} transactions were never frozen",
            "Run VACUUM FREEZE now; look for what holds it back: old transactions, slots.",
        )
    return ok("vacuum", f"autovacuum runs, {age:,} transactions since the last freeze")


def _long_transactions(connections: list[psycopg.Connection]) -> Finding:
    held: set[tuple[int, str]] = set()
    for connection in connections:
        rows = connection.execute(
            "SELECT pid, format('%%s (%%s, %%s, %%s min)', pid, usename, state, (extract(epoch FROM now() - xact_start) / 60)::int)"
            " FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend' AND xact_start < now() - make_interval(mins => %s)",
            [LONG_TRANSACTION_MIN],
        ).fetchall()
        held |= set(rows)
    if held:
        names = [name for _, name in sorted(held)]
        return warning(
            "transactions", f"open for more than {LONG_TRANSACTION_MIN} minutes: {some(names)}",
            "They keep locks and stop the clean-up. If nobody knows what they do: SELECT pg_terminate_backend(PID).",
        )  # fmt: skip
    return ok("transactions", f"none is open for more than {LONG_TRANSACTION_MIN} minutes")


def _one(connection: psycopg.Connection, query: str) -> Any:
    return _row(connection, query)[0]


def _row(connection: psycopg.Connection, query: str) -> tuple[Any, ...]:
    row = connection.execute(query).fetchone()
    if row is None:
        raise LookupError(query)
    return row


CHECKS: tuple[Callable[[psycopg.Connection], Finding], ...] = (
    _version, _encoding, _durable, _clock, _zone, _connections, _collation, _freeze,
)  # fmt: skip
