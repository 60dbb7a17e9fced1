"""Health, readiness, numbers: for whoever watches over Vai, and without a word about anybody."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast

from vai.capture.tests import book as books
from vai.core import sqlfiles
from vai.core.jobs import enqueue


def numbers(client: Client, **more: object) -> dict[str, float]:
    text = client.get("/metrics", **more).content.decode()  # type: ignore[arg-type]
    lines = [line.rsplit(" ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, value in lines}


def test_alive_and_ready(client: Client, db: None) -> None:
    assert client.get("/health").content == b"ok\n"
    assert client.get("/ready").content == b"ready\n"


def test_requests_are_counted_by_route_and_never_by_what_was_asked(client: Client, cast: Cast) -> None:
    route = 'vai_requests_total{method="GET",route="account_login",status="2xx"}'
    before = numbers(client).get(route, 0.0)
    client.get("/sign-in/login/?next=/people/%3Fq%3DNguyễn")
    client.get("/nowhere/an@example.vn/")
    after = client.get("/metrics").content.decode()
    assert numbers(client)[route] == before + 1
    assert "an@example.vn" not in after
    assert "Nguy" not in after
    assert 'vai_request_seconds_bucket{le="0.1",route="account_login"}' in after


def test_readiness_says_what_is_missing(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlfiles, "fingerprint", lambda: "another release")
    told = client.get("/ready")
    assert (told.status_code, told.content) == (503, b"tables of another release: vai migrate\n")


def test_queries_and_time_at_the_database_are_counted_by_route(client: Client, cast: Cast) -> None:
    client.force_login(cast.an)
    names = [
        f'vai_request_{what}{{route="staff:profile"}}'
        for what in ("queries_sum", "queries_count", "database_seconds_sum")
    ]
    before = [numbers(client).get(name, 0.0) for name in names]
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/me/").status_code == 200
    asked = [
        q
        for q in seen.captured_queries
        if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT"))
    ]
    after = [numbers(client)[name] for name in names]
    assert (after[0] - before[0], after[1] - before[1]) == (len(asked), 1)
    assert 0 < after[2] - before[2] < 5


def test_captures_and_sign_ins_are_counted_by_outcome(client: Client, cast: Cast) -> None:
    names = [
        'vai_captures_total{outcome="filed"}',
        'vai_captures_total{outcome="asked"}',
        'vai_sign_ins_total{outcome="failed"}',
    ]
    before = [numbers(client).get(name, 0.0) for name in names]
    client.post("/sign-in/login/", {"login": cast.an.email, "password": "a guess"})
    client.force_login(cast.an)
    books.fill(cast)
    assert client.post("/capture/file/", {"line": ""}).status_code == 422
    assert client.post("/capture/file/", {"line": "gọi chị Lan ABC"}).status_code == 303
    assert [numbers(client)[name] - was for name, was in zip(names, before, strict=True)] == [1, 1, 1]


def test_workers_connections_and_versions_are_told(client: Client, cast: Cast) -> None:
    assert numbers(client)["vai_workers"] == 0
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    told = numbers(client)
    assert (told["vai_workers"], told["vai_database_up"]) == (1, 1)
    assert 0 <= told["vai_worker_heartbeat_seconds"] < 60
    assert told['vai_database_connections{state="active"}'] >= 1
    assert told["vai_database_server_connections"] < told["vai_database_server_connections_max"]
    assert any(name.startswith("vai_build_info{") for name in told)


def test_without_a_database_the_other_numbers_still_come(client: Client, db: None) -> None:
    with connection.execute_wrapper(cut):
        told = numbers(client)
    assert told["vai_database_up"] == 0
    assert "vai_workers" not in told
    assert any(name.startswith("vai_requests_total{") for name in told)


def cut(*_: object) -> None:
    raise OperationalError("the line was cut")


def test_jobs_that_wait_are_counted(client: Client, cast: Cast) -> None:
    before = numbers(client)['vai_jobs{state="waiting"}']
    enqueue("journal.tell", by=cast.an, at=NOW, person=cast.an.pk, kind="x")
    assert numbers(client)['vai_jobs{state="waiting"}'] == before + 1


def test_watchers_are_answered_by_whatever_name_they_use(db: None, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["vai.example.vn"]
    watcher = Client(headers={"Host": "10.0.0.7:8000"})
    assert [watcher.get(path).status_code for path in ("/health", "/ready", "/metrics")] == [200, 200, 200]
    assert watcher.get("/sign-in/login/").status_code == 400
    assert (
        Client(headers={"Host": "10.0.0.7", "X-Forwarded-For": "10.1.2.3"}).get("/metrics").status_code == 400
    )


def test_numbers_are_for_this_machine(cast: Cast) -> None:
    assert Client(REMOTE_ADDR="10.1.2.3").get("/metrics").status_code == 404
    assert Client(headers={"X-Forwarded-For": "10.1.2.3"}).get("/metrics").status_code == 404
    assert Client(REMOTE_ADDR="127.0.0.1").get("/metrics").status_code == 200


def test_or_for_who_has_the_token(cast: Cast, settings: object) -> None:
    settings.VAI_METRICS_TOKEN = "a long token"  # type: ignore[attr-defined]
    far = Client(REMOTE_ADDR="10.1.2.3")
    assert far.get("/metrics").status_code == 404
    assert far.get("/metrics", headers={"Authorization": "Bearer a wrong one"}).status_code == 404
    assert far.get("/metrics", headers={"Authorization": "Bearer a long token"}).status_code == 200
    assert Client(REMOTE_ADDR="127.0.0.1").get("/metrics").status_code == 404
