"""The bare COPY that an import is measured by: the rows that the import left, into tables that hold nothing but rows."""

import time

from psycopg import sql

# What a file of contacts says, and so what its import leaves in the book.
BOOK = ("account", "coverage", "contact", "contact_point", "affiliation")
# What Vai keeps beside: who did it, where it came from, how it is found.
BESIDE = ("history_entry", "search_entry", "external_key", "import_row")
BLOCK = 1 << 20


def copy(owner, tables, folder):
    """Copy the rows of each table into a bare twin; give rows and seconds by table.

    A twin has the table's columns, generated ones included, its defaults, checks and indexes; it has no foreign keys,
    no triggers and no row security.
    """
    owner.execute("DROP SCHEMA IF EXISTS bare CASCADE")
    owner.execute("CREATE SCHEMA bare")
    try:
        return {table: _copy_one(owner, table, folder / f"{table}.copy") for table in tables}
    finally:
        owner.execute("DROP SCHEMA bare CASCADE")


def _copy_one(owner, table, file):
    columns = sql.SQL(", ").join(sql.Identifier(name) for name in _columns(owner, table))
    with owner.cursor() as cursor, file.open("wb") as stream:
        order = sql.SQL("COPY (SELECT {} FROM public.{} ORDER BY id) TO STDOUT").format(
            columns, sql.Identifier(table)
        )
        with cursor.copy(order) as rows:
            for block in rows:
                stream.write(block)
    owner.execute(
        sql.SQL("CREATE TABLE bare.{0} (LIKE public.{0} INCLUDING ALL)").format(sql.Identifier(table))
    )
    owner.execute("CHECKPOINT")
    started = time.monotonic()
    with owner.cursor() as cursor, file.open("rb") as stream:
        with cursor.copy(
            sql.SQL("COPY bare.{} ({}) FROM STDIN").format(sql.Identifier(table), columns)
        ) as target:
            while block := stream.read(BLOCK):
                target.write(block)
        n = cursor.rowcount
    seconds = time.monotonic() - started
    file.unlink()
    owner.execute(sql.SQL("DROP TABLE bare.{}").format(sql.Identifier(table)))
    return {"rows": n, "seconds": round(seconds, 2)}


def _columns(owner, table):
    rows = owner.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = ('public.' || %s)::regclass AND attnum > 0"
        " AND NOT attisdropped AND attgenerated = '' ORDER BY attnum",
        [table],
    )
    return [name for (name,) in rows]
