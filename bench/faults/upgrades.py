"""Upgrade a filled database from the first schema that landed, and count what is there afterwards."""

from __future__ import annotations

import argparse
import time

import psycopg

from bench.faults.report import Line

NAME = "upgrade"
# So often is every row of these tables there; what tests/upgrades holds in small is held here with a load.
TIMES = {"account": 400, "contact": 1000, "interaction": 1500, "next_step": 600}


def run(options: argparse.Namespace) -> list[Line]:
    """Load the first schema, multiply its rows, bring it up to date, compare."""
    from vai.config import runtime

    runtime.database()
    import django

    django.setup()
    from tests.upgrades import first
    from tests.upgrades.test_from_the_first_schema import CHANGED, GROWS

    from vai.config import defaults, owner

    line = Line("upgrade")
    try:
        with first.database(NAME):
            _multiply(runtime.database().owner.dsn(NAME))
            before = first.kept_by(NAME)
            started = time.monotonic()
            owner.bring_up_to_date()
            defaults.settle_defaults()
            line.seconds = time.monotonic() - started
            after = first.still(NAME, before)
            line.acknowledged = sum(rows for _columns, rows, _hash in before.values())
            line.did = f"{line.acknowledged:,} rows in {len(before)} tables"
            for table, (columns, rows, total) in before.items():
                there, rows_now, total_now = after[table]
                line.lost += max(0, rows - rows_now)
                if table not in GROWS:
                    line.doubled += max(0, rows_now - rows)
                    if (there, total_now) != (columns, total) and not any(table == one for one, _ in CHANGED):
                        line.faults.append(f"{table} is not what it was")
            line.faults += _unfound(runtime.database().owner.dsn(NAME))
    finally:
        runtime.cluster().stop()
    return [line]


def _multiply(dsn: str) -> None:
    """Write more rows the way that the first release would have: its triggers run."""
    with psycopg.connect(dsn) as connection:
        for table, times in TIMES.items():
            columns = connection.execute(
                "SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute WHERE attrelid = %s::regclass"
                " AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''",
                [table],
            ).fetchone()
            names = columns[0] if columns else ""
            connection.execute(
                f"INSERT INTO {table} ({names}) SELECT {names} FROM {table}, generate_series(2, {times})"
            )
        connection.commit()
        connection.autocommit = True
        connection.execute("ANALYZE")


def _unfound(dsn: str) -> list[str]:
    """Name the kinds of things that search does not know all of."""
    with psycopg.connect(dsn) as connection:
        return [
            f"search knows {known} of {rows} rows of {table}"
            for table in ("account", "contact", "lead", "opportunity")
            for rows, known in connection.execute(
                f"SELECT count(*), count(s.id) FROM {table} t LEFT JOIN search_entry s ON s.kind = %s AND s.object_id = t.id",
                [table],
            ).fetchall()
            if rows != known
        ]
