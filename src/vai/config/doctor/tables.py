"""The tables: brought up to date, indexes valid, numbers left, known to the planner."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import psycopg
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from vai.config import runtime
from vai.config.doctor.findings import Finding, fault, ok, some, warning
from vai.core import sqlfiles

SEQUENCE_MANY, SEQUENCE_TOO_MANY = 0.7, 0.9
ROWS_WORTH_ANALYSING = 1000


def pending() -> Iterator[Finding]:
    """Look for migrations and SQL files of this release that were not run, and for migrations of a newer one."""
    executor = MigrationExecutor(connection)
    waiting = [
        f"{step.app_label}.{step.name}"
        for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())
    ]
    known = set(executor.loader.disk_migrations)
    newer = [f"{app}.{name}" for app, name in executor.loader.applied_migrations if (app, name) not in known]
    if newer:
        yield fault(
            "migrations", f"the database knows what this release does not: {some(sorted(newer))}",
            "The database is of a newer release: install that one, or restore the backup from before the upgrade.",
        )  # fmt: skip
    elif waiting:
        yield fault(
            "migrations",
            f"{len(waiting)} are pending: {some(waiting)}",
            "Stop the servers, run `vai backup`, then `vai migrate`.",
        )
    else:
        yield ok("migrations", "all have run")
        yield _sql_files()


def examine(owner: psycopg.Connection) -> Iterator[Finding]:
    """Look at indexes, sequences and statistics."""
    yield from (check(owner) for check in CHECKS)


def _sql_files() -> Finding:
    if not sqlfiles.is_applied(runtime.database().app.user):
        return fault(
            "sql files",
            "policies and functions are not those of this release, or not for this database",
            "Run `vai migrate`.",
        )
    return ok("sql files", "policies and functions are those of this release")


def _indexes(owner: psycopg.Connection) -> Finding:
    bad = _names(
        owner,
        "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
        " WHERE NOT (i.indisvalid AND i.indisready) AND c.relnamespace = 'public'::regnamespace ORDER BY 1",
    )
    if bad:
        mend = "\n".join(f'REINDEX INDEX CONCURRENTLY "{name}";' for name in bad[:6])
        return fault("indexes", f"not valid, so pages are slow and doubles get in: {some(bad)}", mend)
    return ok("indexes", "all are valid")


def _sequences(owner: psycopg.Connection) -> Finding:
    used = owner.execute(
        "SELECT sequencename, coalesce(last_value, 0) / max_value::numeric FROM pg_sequences"
        " WHERE schemaname = 'public' AND NOT cycle ORDER BY 2 DESC"
    ).fetchall()
    near = [f"{name} ({share:.0%})" for name, share in used if share >= SEQUENCE_MANY]
    remedy = "Numbers run out, then nothing can be added: make column and sequence bigint, or set the sequence back."
    if near and used[0][1] >= SEQUENCE_TOO_MANY:
        return fault("sequences", f"near their end: {some(near)}", remedy)
    return (
        warning("sequences", f"near their end: {some(near)}", remedy)
        if near
        else ok("sequences", "numbers are left in all")
    )


def _statistics(owner: psycopg.Connection) -> Finding:
    blind = _names(
        owner,
        "SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'public' AND n_live_tup > %s"
        " AND last_analyze IS NULL AND last_autoanalyze IS NULL ORDER BY n_live_tup DESC, 1",
        [ROWS_WORTH_ANALYSING],
    )
    if blind:
        return warning(
            "statistics",
            f"the planner knows nothing of {some(blind)}: pages may be slow",
            "Run ANALYZE; as the owner, it takes seconds.",
        )
    return ok("statistics", "the planner knows every table with rows")


def _names(owner: psycopg.Connection, query: str, values: list[object] | None = None) -> list[str]:
    return [row[0] for row in owner.execute(query, values or None).fetchall()]


CHECKS: tuple[Callable[[psycopg.Connection], Finding], ...] = (_indexes, _sequences, _statistics)
