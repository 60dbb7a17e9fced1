"""Health, readiness, numbers: for whoever watches over Vai, and without a word about anybody."""

from __future__ import annotations

from django.test import Client
from tests.cast import NOW, Cast

from vai.core.jobs import enqueue


def numbers(client: Client, **more: object) -> dict[str, float]:
    text = client.get("/metrics", **more).content.decode()  # type: ignore[arg-type]
    lines = [line.rsplit(" ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, value in lines}


def test_alive_and_ready(client: Client, db: None) -> None:
    assert client.get("/health").content == b"ok\n"
    assert client.get("/ready").content == b"ready\n"


def test_requests_are_counted_by_route_and_never_by_what_was_asked(client: Client, cast: Cast) -> None:
    route = 'vai_requests_total{method="GET",route="sign-in/login/",status="2xx"}'
    before = numbers(client).get(route, 0.0)
    client.get("/sign-in/login/?next=/people/%3Fq%3DNguyễn")
    client.get("/nowhere/an@example.vn/")
    after = client.get("/metrics").content.decode()
    assert numbers(client)[route] == before + 1
    assert "an@example.vn" not in after
    assert "Nguy" not in after
    assert 'vai_request_seconds_bucket{le="0.1",route="sign-in/login/"}' in after


def test_jobs_that_wait_are_counted(client: Client, cast: Cast) -> None:
    before = numbers(client)['vai_jobs{state="waiting"}']
    enqueue("journal.tell", by=cast.an, at=NOW, person=cast.an.pk, kind="x")
    assert numbers(client)['vai_jobs{state="waiting"}'] == before + 1


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
