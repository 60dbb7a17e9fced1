"""A database as the first landed release left it, from first.sql."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import psycopg
from django.db import connection
from psycopg import sql

from vai.config import runtime

FILE = Path(__file__).with_name("first.sql")
# By table: its columns except for those that the database computes, how many rows, a hash of their contents.
Kept = dict[str, tuple[list[str], int, int]]


@contextlib.contextmanager
def database(name: str) -> Iterator[None]:
    """Let Django's connections go to a database of the first schema inside the block; it is dropped after it."""
    before = connection.settings_dict["NAME"]
    with psycopg.connect(runtime.database().owner.dsn("postgres"), autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE template0")
    with psycopg.connect(runtime.database().owner.dsn(name), autocommit=True) as owner:
        owner.execute(FILE.read_text(encoding="utf-8").encode())
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        with psycopg.connect(runtime.database().owner.dsn("postgres"), autocommit=True) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def kept_by(name: str) -> Kept:
    """Sum up what people wrote: of each table its own columns, the number of rows and a hash of their contents."""
    with psycopg.connect(runtime.database().owner.dsn(name)) as owner:
        owner.execute("SET timezone TO 'UTC'")
        tables = owner.execute(
            "SELECT c.relname, array_agg(a.attname::text ORDER BY a.attname::text) FROM pg_class c"
            " JOIN pg_attribute a ON a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''"
            " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY 1 ORDER BY 1"
        ).fetchall()
        return {table: (columns, *_sum(owner, table, columns)) for table, columns in tables}


def still(name: str, before: Kept) -> Kept:
    """Sum up the same columns of the same tables again; a column that went is missing from the answer."""
    now = kept_by(name)
    found: Kept = {}
    with psycopg.connect(runtime.database().owner.dsn(name)) as owner:
        owner.execute("SET timezone TO 'UTC'")
        for table, (columns, *_) in before.items():
            there = [column for column in columns if table in now and column in now[table][0]]
            found[table] = (there, *(_sum(owner, table, there) if there else (0, 0)))
    return found


def _sum(owner: psycopg.Connection, table: str, columns: list[str]) -> tuple[int, int]:
    parts = sql.SQL(", ").join(map(sql.Identifier, columns))
    query = "SELECT count(*), coalesce(sum(hashtextextended(row({})::text, 0)::numeric), 0) FROM public.{}"
    row = owner.execute(sql.SQL(query).format(parts, sql.Identifier(table))).fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)
