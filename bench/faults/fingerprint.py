"""What a database is, in numbers: rows and a hash of the contents of every table, rights, policies, functions, indexes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

# What each server writes by itself while it runs.
RESTLESS = ("procrastinate_workers",)


def _words(definition: str) -> str:
    """Leave out casts and brackets: PostgreSQL words a condition that it read from its own words with others of them."""
    return f"regexp_replace({definition}, '::character varying|::text|[][()]', '', 'g')"


PARTS = {
    "policies": "SELECT polrelid::regclass::text, polname, polcmd, polroles::regrole[]::text,"
    " pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid) FROM pg_policy ORDER BY 1, 2",
    "guarded tables": "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class WHERE relkind = 'r'"
    " AND relnamespace = 'public'::regnamespace ORDER BY 1",
    "rights": "SELECT table_name, regexp_replace(grantee, '.*_app$', 'APP'), privilege_type FROM information_schema.role_table_grants"
    " WHERE table_schema IN ('public', 'vai') AND (grantee LIKE 'vai\\_%%' OR grantee LIKE '%%\\_app')"
    " AND grantee NOT LIKE 'pg\\_%%' ORDER BY 1, 2, 3",
    "functions": "SELECT proname, pg_get_function_identity_arguments(p.oid), prosecdef, md5(prosrc) FROM pg_proc p"
    " JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname IN ('vai', 'public') ORDER BY 1, 2",
    "triggers": "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
    "indexes": f"SELECT indexname, {_words('indexdef')} FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
    "constraints": f"SELECT conrelid::regclass::text, conname, {_words('pg_get_constraintdef(oid)')}, convalidated FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1, 2",
    "sequences": "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1",
    "roles": "SELECT rolname, rolsuper, rolbypassrls, rolcanlogin, rolinherit FROM pg_roles WHERE rolname LIKE 'vai\\_%%'"
    " ORDER BY 1",
}


def of_database(dsn: str) -> dict[str, str]:
    """Sum up a database, part by part; tables as rows and hash."""
    found = {}
    with psycopg.connect(dsn) as connection:
        connection.execute("SET timezone TO 'UTC'")
        connection.execute("SET extra_float_digits TO 1")
        owner = connection.info.user
        for name in _tables(connection):
            found[f"table {name}"] = _table(connection, name)
        for part, query in PARTS.items():
            rows = repr(connection.execute(query, ()).fetchall()).replace(owner, "OWNER")
            found[part] = hashlib.sha256(rows.encode()).hexdigest()[:16]
    return found


def of_files(home: Path) -> dict[str, str]:
    """Sum up the files below a folder."""
    return {
        f"file {file.relative_to(home)}": hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(home.rglob("*"))
        if file.is_file()
    }


def rows_of(found: dict[str, str]) -> int:
    """Add up the rows of all tables."""
    return sum(int(value.split()[0]) for name, value in found.items() if name.startswith("table "))


def differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Name what is not the same."""
    return [
        f"{name}: {before.get(name, 'missing')} became {after.get(name, 'missing')}"
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    ]


def _tables(connection: psycopg.Connection[Any]) -> list[str]:
    rows = connection.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"
    ).fetchall()
    return [name for (name,) in rows if name not in RESTLESS]


def _table(connection: psycopg.Connection[Any], name: str) -> str:
    query = "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM public.{} t"
    row = connection.execute(sql.SQL(query).format(sql.Identifier(name))).fetchone()
    return f"{row[0]} {row[1]}" if row else "0 0"
