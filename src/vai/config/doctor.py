"""Look for faults of an installation; each finding says what to do."""

import argparse
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import django
import psycopg
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from vai.config import runtime

FREE_DISK_MIN_GB = 1.0
CLOCK_OFF_MAX_S = 2.0


@dataclass(frozen=True)
class Finding:
    """What one check saw; `remedy` is empty when all is well."""

    check: str
    seen: str
    remedy: str = ""


def run(chosen: argparse.Namespace) -> int:
    """Print every finding; return 1 when one of them needs something done."""
    findings = list(examine())
    for finding in findings:
        mark = "!!" if finding.remedy else "ok"
        print(f"{mark}  {finding.check}: {finding.seen}")
        if finding.remedy:
            print(f"      {finding.remedy}")
    return int(any(finding.remedy for finding in findings))


def examine() -> Iterator[Finding]:
    """Run the checks in an order in which a later one may rely on an earlier one."""
    yield _disk()
    app = runtime.database().app
    try:
        with psycopg.connect(app.dsn(), connect_timeout=5) as connection:
            yield Finding(
                "database", f"answers as {app.user}, PostgreSQL {connection.info.server_version // 10000}"
            )
            yield from (check(connection) for check in DATABASE_CHECKS)
    except psycopg.OperationalError as fault:
        yield Finding("database", str(fault).strip(), "Start it, or correct DATABASE_URL; then `vai init`.")
        return
    yield _migrations()


def _disk() -> Finding:
    free = shutil.disk_usage(runtime.state_dir()).free / 1e9
    seen = f"{free:.1f} GB free at {runtime.state_dir()}"
    return Finding("disk", seen, "Make room." if free < FREE_DISK_MIN_GB else "")


def _role(connection: psycopg.Connection) -> Finding:
    role = connection.execute(
        "SELECT rolsuper OR rolbypassrls, rolinherit FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    if role is None or role[0]:
        return Finding("role", "the app's role goes past row security", "Use the role that `vai init` makes.")
    return Finding("role", "row security holds for the app's role")


def _tables(connection: psycopg.Connection) -> Finding:
    open_tables = connection.execute(
        "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relforcerowsecurity"
        " AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid)"
    ).fetchone()
    count = open_tables[0] if open_tables else 0
    remedy = "Nobody sees their rows: run `vai migrate`, which applies the policies." if count else ""
    return Finding("policies", f"{count} guarded tables without a policy", remedy)


def _clock(connection: psycopg.Connection) -> Finding:
    row = connection.execute("SELECT extract(epoch FROM clock_timestamp())::float8").fetchone()
    off = abs(time.time() - row[0]) if row else 0.0
    remedy = (
        "Set both clocks by NTP: times would come out in the wrong order." if off > CLOCK_OFF_MAX_S else ""
    )
    return Finding("clock", f"{off:.1f} s apart from the database", remedy)


def _migrations() -> Finding:
    django.setup()
    executor = MigrationExecutor(connections["default"])
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return Finding("tables", f"{len(pending)} changes pending", "Run `vai migrate`." if pending else "")


DATABASE_CHECKS: tuple[Callable[[psycopg.Connection], Finding], ...] = (_role, _tables, _clock)
