"""How Vai fares, in numbers that Prometheus reads. Labels are names of routes and states: nothing of any person."""

from __future__ import annotations

import hmac
import os

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    Summary,
    generate_latest,
)
from prometheus_client.core import REGISTRY
from prometheus_client.multiprocess import MultiProcessCollector

from vai.config import gauges, spent

REQUESTS = Counter("vai_requests", "Requests answered", ["method", "route", "status"])
SECONDS = Histogram(
    "vai_request_seconds", "Time to answer", ["route"], buckets=(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10)
)  # fmt: skip
QUERIES = Summary("vai_request_queries", "Queries that a request made", ["route"])
DATABASE_SECONDS = Summary(
    "vai_request_database_seconds", "Time that a request waited for PostgreSQL", ["route"]
)
CAPTURES = Counter("vai_captures", "Lines sent to be filed: filed, asked back, refused", ["outcome"])
SIGN_INS = Counter("vai_sign_ins", "Attempts to sign in: done, failed, locked_out", ["outcome"])
CAPTURE_ROUTE = "capture:file"
_METHODS = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
_HERE = ("127.0.0.1", "::1")


def count(request: HttpRequest, status: int, seconds: float) -> None:
    """Note that a request was answered; an address without a route counts as one, whatever was asked for."""
    route = route_of(request)
    method = request.method if request.method in _METHODS else "(other)"
    queries, waited = spent.so_far()
    REQUESTS.labels(method, route, f"{status // 100}xx").inc()
    SECONDS.labels(route).observe(seconds)
    QUERIES.labels(route).observe(queries)
    DATABASE_SECONDS.labels(route).observe(waited)
    if route == CAPTURE_ROUTE:
        CAPTURES.labels("filed" if status < 400 else "asked" if status == 422 else "refused").inc()


def route_of(request: HttpRequest) -> str:
    """Name the page that was asked for, never what was asked for on it."""
    match = getattr(request, "resolver_match", None)
    return (match.view_name or match.route) if match else "(none)"


def count_sign_in(outcome: str) -> None:
    """Note an attempt to sign in: done, failed, locked_out."""
    SIGN_INS.labels(outcome).inc()


def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with all numbers, on this machine or with the token of VAI_METRICS_TOKEN."""
    if not may_read(request):
        raise Http404
    return HttpResponse(_all_numbers(), content_type=CONTENT_TYPE_LATEST)


def _all_numbers() -> bytes:
    asked = CollectorRegistry()
    asked.register(gauges.Database())
    asked.register(gauges.Installation())
    several = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(several)  # type: ignore[no-untyped-call]
        return generate_latest(several) + generate_latest(asked)
    return generate_latest(REGISTRY) + generate_latest(asked)


def may_read(request: HttpRequest) -> bool:
    """Say whether the numbers are for whoever asks: on this machine and not by a proxy, or with the token."""
    token = settings.VAI_METRICS_TOKEN
    given = request.headers.get("Authorization", "")
    if token:
        return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
    is_forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return request.META.get("REMOTE_ADDR") in _HERE and not is_forwarded
