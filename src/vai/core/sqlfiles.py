"""Apply the repeatable SQL of every room: functions, then policies, then views. Today's truth, not history.

A room keeps them in sql/functions.sql, policies.sql, views.sql, search.sql, pairs.sql. They run after the migrations, as the owner,
in the order of the floors, and only when one of them (or the shape of the tables) changed, or when what they made did: a policy
or a trigger that another hand altered is put right by the next `vai migrate`.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction

KINDS = ("functions", "policies", "views", "search", "pairs")
_NOTES = """
CREATE TABLE IF NOT EXISTS vai.applied_sql (stamp text);
ALTER TABLE vai.applied_sql ADD COLUMN IF NOT EXISTS files text;
CREATE TABLE IF NOT EXISTS vai.made (kind text, place text, name text, definition text)
"""
_ALTERED = """
SELECT kind, place, name,
  CASE WHEN is_.definition IS NULL THEN 'missing' WHEN was.definition IS NULL THEN 'added' ELSE 'changed' END
FROM vai.made was FULL JOIN vai.shape() is_ USING (kind, place, name)
WHERE was.definition IS DISTINCT FROM is_.definition ORDER BY 1, 2, 3
"""


def texts() -> list[tuple[str, str]]:
    """Return name and text of every file, in the order in which they run."""
    found = []
    for kind in KINDS:
        for config in apps.get_app_configs():
            file = Path(config.path) / "sql" / f"{kind}.sql"
            if config.name.startswith("vai.") and file.is_file():
                found.append((f"{config.label}/{kind}", file.read_text(encoding="utf-8")))
    return found


@dataclass(frozen=True)
class Altered:
    """A policy, a trigger, a right or a function that is not as the files made it: `state` is missing, added or changed."""

    kind: str
    place: str
    name: str
    state: str


def apply(app_role: str) -> bool:
    """Run every file unless all ran already in this form and nothing was altered; say whether anything was done.

    `app_role` is the app's login role: tables without row security are granted to it. Needs the owner's connection.
    """
    files = texts()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7218)")
        stamp = _stamp(cursor, files, app_role)
        cursor.execute(_NOTES)
        cursor.execute(
            "SELECT 1 FROM vai.applied_sql WHERE stamp = %s AND files = %s", [stamp, fingerprint()]
        )
        if cursor.fetchone() and not altered():
            return False
        cursor.execute("SELECT set_config('vai.app_role', %s, true)", [app_role])
        # A function may name a table or another function that comes in a later file.
        cursor.execute("SET LOCAL check_function_bodies = off")
        for _, text in files:
            cursor.execute(text)
        cursor.execute("SELECT vai.settle_grants()")
        cursor.execute("DELETE FROM vai.made; INSERT INTO vai.made SELECT * FROM vai.shape()")
        cursor.execute("DELETE FROM vai.applied_sql")
        cursor.execute("INSERT INTO vai.applied_sql VALUES (%s, %s)", [stamp, fingerprint()])
    return True


def is_applied(app_role: str) -> bool:
    """Say whether the files ran in today's form, after today's migrations, for this very database and role."""
    with connection.cursor() as cursor:
        stamp = _stamp(cursor, texts(), app_role)
        cursor.execute("SELECT 1 FROM vai.applied_sql WHERE stamp = %s", [stamp])
        return cursor.fetchone() is not None


def altered() -> list[Altered]:
    """Compare what stands in the database with what the files made when they ran; needs the owner's connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regprocedure('vai.shape()') IS NULL OR to_regclass('vai.made') IS NULL")
        if cursor.fetchone()[0]:
            return [Altered("function", "vai", "shape()", "missing")]
        cursor.execute(_ALTERED)
        return [Altered(*row) for row in cursor.fetchall()]


@functools.cache
def fingerprint() -> str:
    """Name the form of all files as this release brings them; the same for every database."""
    return hashlib.sha256(repr(texts()).encode()).hexdigest()


def _stamp(cursor: object, files: list[tuple[str, str]], app_role: str) -> str:
    """Name what was applied: the files, the migrations before them, and the database itself (a restored one has no rights)."""
    cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY id")  # type: ignore[attr-defined]
    applied = [row[0] for row in cursor.fetchall()]  # type: ignore[attr-defined]
    cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")  # type: ignore[attr-defined]
    database = cursor.fetchone()  # type: ignore[attr-defined]
    return hashlib.sha256(repr((files, applied, app_role, database)).encode()).hexdigest()
