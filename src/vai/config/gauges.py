"""Numbers that are asked for when somebody reads them: jobs, workers, connections, the last backup, what is running."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from datetime import UTC, datetime

import django
from django.db import DatabaseError, connection
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from vai import __version__
from vai.config import backups

WORKER_ALIVE_WITHIN_S = 60
STATES = (("todo", "waiting"), ("doing", "running"), ("failed", "failed"))
_JOBS = "SELECT status::text, count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing', 'failed') GROUP BY 1"
_OLDEST = """
SELECT coalesce(extract(epoch FROM now() - min(coalesce(j.scheduled_at, e.at))), 0)::float8 FROM procrastinate_jobs j
LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
WHERE j.status = 'todo' AND coalesce(j.scheduled_at, now()) <= now()
"""
_WORKERS = """
SELECT count(*) FILTER (WHERE last_heartbeat > now() - make_interval(secs => %s)),
  extract(epoch FROM now() - max(last_heartbeat))::float8 FROM procrastinate_workers
"""
_CONNECTIONS = (
    "SELECT coalesce(state, 'other'), count(*) FROM pg_stat_activity WHERE usename = current_user GROUP BY 1"
)
_SERVER = """
SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
  current_setting('max_connections')::int, pg_database_size(current_database())
"""


class Database(Collector):
    """Whether it answers, and what it knows of jobs, workers and connections. Without it the other numbers still come."""

    def collect(self) -> Iterator[Metric]:
        """Ask."""
        try:
            found = [*_jobs(), *_workers(), *_connections()]
        except DatabaseError:
            found = []
        yield GaugeMetricFamily("vai_database_up", "Whether the database answers", value=int(bool(found)))
        yield from found


class Installation(Collector):
    """What runs here, and the last backup that was written from here."""

    def collect(self) -> Iterator[Metric]:
        """Tell."""
        versions = {
            "version": __version__,
            "python": platform.python_version(),
            "django": django.get_version(),
        }
        yield InfoMetricFamily("vai_build", "What is running", value=versions)
        last = backups.last()
        if last is not None:
            age = (datetime.now(UTC) - last.at).total_seconds()
            yield GaugeMetricFamily(
                "vai_backup_age_seconds", "Age of the last backup written here", value=age
            )


def _jobs() -> Iterator[Metric]:
    found = dict(_rows(_JOBS))
    jobs = GaugeMetricFamily("vai_jobs", "Jobs by state", labels=["state"])
    for state, name in STATES:
        jobs.add_metric([name], found.get(state, 0))
    yield jobs
    oldest = _rows(_OLDEST)[0][0]
    yield GaugeMetricFamily(
        "vai_jobs_oldest_seconds", "How long the oldest job that is due waits", value=oldest
    )


def _workers() -> Iterator[Metric]:
    alive, age = _rows(_WORKERS, WORKER_ALIVE_WITHIN_S)[0]
    yield GaugeMetricFamily(
        "vai_workers", "Workers that showed a sign of life within the minute", value=alive
    )
    if age is not None:
        yield GaugeMetricFamily("vai_worker_heartbeat_seconds", "Age of the newest sign of life", value=age)


def _connections() -> Iterator[Metric]:
    ours = GaugeMetricFamily("vai_database_connections", "Connections of the app, by state", labels=["state"])
    for state, count in _rows(_CONNECTIONS):
        ours.add_metric([state], count)
    yield ours
    used, most, size = _rows(_SERVER)[0]
    yield GaugeMetricFamily(
        "vai_database_server_connections", "Connections of everybody to the server", value=used
    )
    yield GaugeMetricFamily(
        "vai_database_server_connections_max", "Connections that the server takes", value=most
    )
    yield GaugeMetricFamily("vai_database_bytes", "Size of the database", value=size)


def _rows(query: str, *values: str | int) -> list[tuple]:  # type: ignore[type-arg]
    with connection.cursor() as cursor:
        cursor.execute(query, values or None)
        found: list[tuple] = cursor.fetchall()  # type: ignore[type-arg]
        return found
