"""Whether Vai is alive and ready: for whoever watches over it."""

from __future__ import annotations

import functools
from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse

from vai.core import sqlfiles


def health(request: HttpRequest) -> HttpResponse:
    """Say that the process answers; asks nobody else."""
    return HttpResponse("ok\n", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:
    """Say whether pages can be answered: the database, the tables of this release, the queue; 503 with what is missing.

    A worker is none of it: pages are answered without one, and jobs wait. Its numbers are in /metrics.
    """
    for lacks, is_there in CHECKS:
        try:
            if is_there():
                continue
        except DatabaseError:
            pass
        return HttpResponse(f"{lacks}\n", status=503, content_type="text/plain")
    return HttpResponse("ready\n", content_type="text/plain")


def _database_answers() -> bool:
    return _finds("SELECT 1")


def _tables_are_ours() -> bool:
    """Whether every migration of this release ran, and its SQL files after them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app || '.' || name FROM django_migrations")
        applied = {row[0] for row in cursor.fetchall()}
    return _migrations() <= applied and _finds(
        "SELECT 1 FROM vai.applied_sql WHERE files = %s", sqlfiles.fingerprint()
    )


def _queue_takes_jobs() -> bool:
    return _finds("SELECT 1 WHERE has_table_privilege('procrastinate_jobs', 'INSERT')")


@functools.cache
def _migrations() -> frozenset[str]:
    """Name the migrations that this release brings."""
    loader = MigrationLoader(None)
    return frozenset(f"{app}.{name}" for app, name in loader.disk_migrations or {})


def _finds(query: str, *values: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(query, values or None)
        return cursor.fetchone() is not None


CHECKS: tuple[tuple[str, Callable[[], bool]], ...] = (
    ("no database", _database_answers),
    ("tables of another release: vai migrate", _tables_are_ours),
    ("no queue", _queue_takes_jobs),
)
