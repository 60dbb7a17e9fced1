"""Work that is done later: whether a worker is alive, and what waits, hangs or failed."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg

from vai.config import pulse
from vai.config.doctor.findings import Finding, fault, ok, some, warning
from vai.config.doctor.server import CLOCK_OFF_MAX_S

HEARTBEAT_MAX_S = 60
WAITING_MAX_S = 300
RUNNING_MAX_S = 3600
_QUEUE = """
SELECT count(*) FILTER (WHERE j.status = 'todo' AND coalesce(j.scheduled_at, now()) <= now()),
  coalesce(extract(epoch FROM now() - min(coalesce(j.scheduled_at, e.at)) FILTER (WHERE j.status = 'todo' AND coalesce(j.scheduled_at, now()) <= now())), 0)::int
FROM procrastinate_jobs j LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
WHERE j.status = 'todo'
"""
_HANGING = """
SELECT j.task_name || ' #' || j.id FROM procrastinate_jobs j LEFT JOIN procrastinate_workers w ON w.id = j.worker_id
WHERE j.status = 'doing' AND (w.id IS NULL OR w.last_heartbeat < now() - make_interval(secs => %s)) ORDER BY j.id
"""
_LONG = """
SELECT j.task_name || ' #' || j.id FROM procrastinate_jobs j JOIN procrastinate_workers w ON w.id = j.worker_id
WHERE j.status = 'doing' AND w.last_heartbeat >= now() - make_interval(secs => %s)
  AND (SELECT max(e.at) FROM procrastinate_events e WHERE e.job_id = j.id AND e.type = 'started') < now() - make_interval(secs => %s)
ORDER BY j.id
"""
_FAILED = "SELECT task_name || ' × ' || count(*) FROM procrastinate_jobs WHERE status = 'failed' GROUP BY task_name ORDER BY count(*) DESC, 1"


def examine(app: psycopg.Connection) -> Iterator[Finding]:
    """Look at the workers and at the queue."""
    yield _worker(app)
    yield from _hanging(app)
    yield _failed(app)
    yield _clock()


def _worker(app: psycopg.Connection) -> Finding:
    alive = app.execute(
        "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %s)",
        [HEARTBEAT_MAX_S],
    ).fetchone()
    waiting, age = app.execute(_QUEUE).fetchone() or (0, 0)
    queue = f"{waiting} jobs are due" + (f", the oldest for {age // 60} minutes" if waiting else "")
    start = "Start one: `vai worker`, or `vai serve` without --no-worker (systemctl start vai-worker)."
    if not alive or not alive[0]:
        is_bad = waiting and age > WAITING_MAX_S
        seen = f"none is running; {queue}"
        return fault("worker", seen, start) if is_bad else warning("worker", seen, start)
    if age > WAITING_MAX_S:
        return fault(
            "worker",
            f"{alive[0]} alive, yet {queue}",
            "The worker is stuck or too slow: read its log, restart it, or start another.",
        )
    return ok("worker", f"{alive[0]} alive; {queue}")


def _hanging(app: psycopg.Connection) -> Iterator[Finding]:
    hanging = [row[0] for row in app.execute(_HANGING, [HEARTBEAT_MAX_S]).fetchall()]
    long = [row[0] for row in app.execute(_LONG, [HEARTBEAT_MAX_S, RUNNING_MAX_S]).fetchall()]
    if hanging:
        yield fault(
            "jobs that hang",
            f"their worker is gone: {some(hanging)}",
            "Start a worker, or restart it: it takes them up again.",
        )
    if long:
        yield warning(
            "jobs that hang",
            f"run for more than an hour: {some(long)}",
            "Look into the worker's log; a very large import may take as long.",
        )
    if not hanging and not long:
        yield ok("jobs that hang", "none")


def _failed(app: psycopg.Connection) -> Finding:
    failed = [row[0] for row in app.execute(_FAILED).fetchall()]
    if failed:
        return warning(
            "jobs that failed", some(failed),
            "The worker's log says why. Mend that, then: vai procrastinate shell, `list_jobs status=failed`, `retry NUMBER` or `cancel NUMBER`.",
        )  # fmt: skip
    return ok("jobs that failed", "none")


def _clock() -> Finding:
    last = pulse.last()
    if last is None:
        return ok("worker's clock", "not known yet: a worker notes it every ten minutes")
    seen = f"{abs(last.clock_off_s):.1f} s off the database's, noted by {last.host}"
    if abs(last.clock_off_s) > CLOCK_OFF_MAX_S:
        return fault(
            "worker's clock", seen, f"Set the clock of {last.host} by NTP: nightly work runs at wrong times."
        )
    return ok("worker's clock", seen)
