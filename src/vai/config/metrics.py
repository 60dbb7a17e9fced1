"""How Vai fares, in numbers that Prometheus reads: requests by route, jobs by state. Nothing of any person."""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import REGISTRY, GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

REQUESTS = Counter("vai_requests", "Requests answered", ["method", "route", "status"])
SECONDS = Histogram(
    "vai_request_seconds", "Time to answer", ["route"], buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
)  # fmt: skip
_METHODS = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
_HERE = ("127.0.0.1", "::1")


def count(request: HttpRequest, status: int, seconds: float) -> None:
    """Note that a request was answered; an address without a route counts as one, whatever was asked for."""
    match = getattr(request, "resolver_match", None)
    route = match.route if match else "(none)"
    method = request.method if request.method in _METHODS else "(other)"
    REQUESTS.labels(method, route, f"{status // 100}xx").inc()
    SECONDS.labels(route).observe(seconds)


def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with all numbers, on this machine or with the token of VAI_METRICS_TOKEN."""
    if not _may_read(request):
        raise Http404
    return HttpResponse(_all_numbers(), content_type=CONTENT_TYPE_LATEST)


class Jobs(Collector):
    """Counts the jobs that wait, run or failed, when somebody asks."""

    def collect(self) -> Iterator[Metric]:
        """Give one number a state, and the age of the oldest that is due and waits."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT status::text, count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing', 'failed') GROUP BY 1"
            )
            found = dict(cursor.fetchall())
            cursor.execute(
                "SELECT coalesce(extract(epoch FROM now() - min(e.at)), 0)::float8 FROM procrastinate_jobs j"
                " JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'"
                " WHERE j.status = 'todo' AND coalesce(j.scheduled_at, now()) <= now()"
            )
            age = cursor.fetchone()[0]
        jobs = GaugeMetricFamily("vai_jobs", "Jobs by state", labels=["state"])
        for state, name in (("todo", "waiting"), ("doing", "running"), ("failed", "failed")):
            jobs.add_metric([name], found.get(state, 0))
        yield jobs
        yield GaugeMetricFamily("vai_jobs_oldest_seconds", "Age of the oldest job that waits", value=age)


def _all_numbers() -> bytes:
    registry = CollectorRegistry()
    registry.register(Jobs())
    several = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(several)  # type: ignore[no-untyped-call]
        return generate_latest(several) + generate_latest(registry)
    return generate_latest(REGISTRY) + generate_latest(registry)


def _may_read(request: HttpRequest) -> bool:
    token = settings.VAI_METRICS_TOKEN
    given = request.headers.get("Authorization", "")
    if token:
        return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
    is_forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return request.META.get("REMOTE_ADDR") in _HERE and not is_forwarded
