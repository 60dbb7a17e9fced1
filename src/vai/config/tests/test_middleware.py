"""What every request passes through: one transaction, plain refusals, headers, language."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, PASSWORD, Cast

from vai.core.rowsecurity import acting_as
from vai.staff.models import SavedView

pytestmark = pytest.mark.urls("vai.config.tests.urls")


@pytest.fixture
def an(cast: Cast, client: Client) -> Client:
    cast.an.set_password(PASSWORD)
    cast.an.save()
    client.post("/sign-in/login/", {"login": cast.an.email, "password": PASSWORD})
    client.raise_request_exception = False
    return client


def n_saved(cast: Cast) -> int:
    with acting_as(cast.an, at=NOW):
        return SavedView.objects.count()


def test_what_a_view_writes_is_kept_unless_it_refuses(cast: Cast, an: Client) -> None:
    assert an.get("/tests/save/").content == b"saved"
    assert n_saved(cast) == 1
    for path, status, text in (
        ("/tests/refuse/", 422, "Không được đâu."),
        ("/tests/forbid/", 403, "Không phải việc của bạn."),
        ("/tests/break/", 500, "Hệ thống vừa gặp sự cố"),
    ):
        answer = an.get(path)
        assert (answer.status_code, text in answer.content.decode()) == (status, True)
    assert n_saved(cast) == 1


def test_a_refusal_reaches_htmx_as_a_toast_that_leaves_the_page(an: Client) -> None:
    answer = an.get("/tests/refuse/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Reswap"], answer.content) == (422, "none", b"")
    assert "vai:toast" in answer.headers["HX-Trigger"]


def test_a_fault_is_told_with_a_reference_and_without_asking_the_broken_transaction(an: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = an.get("/tests/break/")
    asked = [query["sql"] for query in queries]
    broken = next(n for n, sql in enumerate(asked) if "no_such_table" in sql)
    assert all(sql.startswith(("ROLLBACK", "RELEASE")) for sql in asked[broken + 1 :])
    assert answer.wsgi_request.reference in answer.content.decode()  # type: ignore[attr-defined]
    assert len(answer.wsgi_request.reference) == 8  # type: ignore[attr-defined]


def test_a_page_that_is_not_there_says_so_in_the_language_of_the_person(cast: Cast, an: Client) -> None:
    for language, title in (("vi", "Không có gì ở đây"), ("en", "There is nothing here")):
        an.post("/language/", {"language": language})
        answer = an.get("/nowhere/")
        assert (answer.status_code, answer.headers["Content-Language"]) == (404, language)
        assert title in answer.content.decode()


@pytest.mark.parametrize("path", ["/sign-in/login/", "/me/", "/nowhere/", "/tests/break/", "/health"])
def test_every_answer_keeps_the_page_to_itself(an: Client, path: str) -> None:
    headers = an.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert {"private", "no-store"} <= set(headers["Cache-Control"].split(", "))


def test_a_form_from_elsewhere_is_not_accepted(cast: Cast, an: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = an.cookies
    answer = strict.post("/act-for/stop/")
    assert answer.status_code == 403
    assert 'class="mark"' in answer.content.decode()


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere(an: Client, to: str) -> None:
    assert an.post("/language/", {"language": "en", "next": to}).headers["Location"] == "/"
