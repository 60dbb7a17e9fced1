"""Apply the repeatable SQL of every room: functions, then policies, then views. Today's truth, not history.

A room keeps them in sql/functions.sql, sql/policies.sql, sql/views.sql, sql/search.sql. They run after the migrations, as the owner,
in the order of the floors, and only when one of them (or the shape of the tables) changed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction

KINDS = ("functions", "policies", "views", "search")


def texts() -> list[tuple[str, str]]:
    """Return name and text of every file, in the order in which they run."""
    found = []
    for kind in KINDS:
        for config in apps.get_app_configs():
            file = Path(config.path) / "sql" / f"{kind}.sql"
            if config.name.startswith("vai.") and file.is_file():
                found.append((f"{config.label}/{kind}", file.read_text(encoding="utf-8")))
    return found


def apply(app_role: str) -> bool:
    """Run every file unless all ran already in this form; say whether anything was done.

    `app_role` is the app's login role: tables without row security are granted to it. Needs the owner's connection.
    """
    files = texts()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7218)")
        stamp = _stamp(cursor, files, app_role)
        cursor.execute("CREATE TABLE IF NOT EXISTS vai.applied_sql (stamp text)")
        cursor.execute("SELECT 1 FROM vai.applied_sql WHERE stamp = %s", [stamp])
        if cursor.fetchone():
            return False
        cursor.execute("SELECT set_config('vai.app_role', %s, true)", [app_role])
        # A function may name a table or another function that comes in a later file.
        cursor.execute("SET LOCAL check_function_bodies = off")
        for _, text in files:
            cursor.execute(text)
        cursor.execute("SELECT vai.settle_grants()")
        cursor.execute("DELETE FROM vai.applied_sql")
        cursor.execute("INSERT INTO vai.applied_sql VALUES (%s)", [stamp])
    return True


def _stamp(cursor: object, files: list[tuple[str, str]], app_role: str) -> str:
    """Name what was applied: the files, the migrations before them, and the database itself (a restored one has no rights)."""
    cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY id")  # type: ignore[attr-defined]
    applied = [row[0] for row in cursor.fetchall()]  # type: ignore[attr-defined]
    cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")  # type: ignore[attr-defined]
    database = cursor.fetchone()  # type: ignore[attr-defined]
    return hashlib.sha256(repr((files, applied, app_role, database)).encode()).hexdigest()
