"""While the database is away people are told so and lose nothing, and the first page after it is back comes up."""

from __future__ import annotations

import contextlib
import errno
import json
import socket
from collections.abc import Iterator

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test import Client
from tests import cast as named_cast
from tests import databases
from tests.cast import PASSWORD, Cast

from vai.core.outages import Outage, outage_of


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Cast]:
    with django_db_blocker.unblock(), databases.cloned(databases.clone_name("away")):  # type: ignore[attr-defined]
        yield named_cast.make()


@pytest.fixture
def an(committed: Cast) -> Client:
    committed.an.set_password(PASSWORD)
    committed.an.language = "en"
    committed.an.save()
    client = Client(raise_request_exception=False)
    client.post("/sign-in/login/", {"login": committed.an.email, "password": PASSWORD})
    assert client.get("/accounts/").status_code == 200
    return client


@contextlib.contextmanager
def database_away() -> Iterator[None]:
    """Lead new connections to a port on which nobody answers."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        before = connection.settings_dict["PORT"]
        connection.close()
        connection.settings_dict["PORT"] = str(nobody.getsockname()[1])
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["PORT"] = before


def test_a_page_says_in_the_language_of_the_person_that_nothing_was_lost(an: Client) -> None:
    for language, told in (("en", "Nothing was lost"), ("vi", "Không có gì bị mất")):
        an.post("/language/", {"language": language})
        with database_away():
            answer = an.get("/accounts/?view=mine")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert answer.headers["Content-Language"] == language
        text = answer.content.decode()
        assert told in text
        assert 'href="/accounts/?view=mine"' in text
    assert an.get("/accounts/?view=mine").status_code == 200


def test_what_was_typed_waits_in_the_page_under_its_key(an: Client) -> None:
    typed = {"line": 'gọi chị Lan <b>"ABC"</b>', "idempotency_key": "k1"}
    with database_away():
        text = an.post("/capture/file/", typed).content.decode()
    assert '<form method="post" action="/capture/file/"' in text
    assert 'name="line" value="gọi chị Lan &lt;b&gt;&#34;ABC&#34;&lt;/b&gt;"' in text
    assert 'name="idempotency_key" value="k1"' in text


def test_a_password_is_not_written_into_a_page(an: Client) -> None:
    with database_away():
        for path, name in (("/sign-in/login/", "password"), ("/me/", "new_password")):
            answer = an.post(path, {"login": "an@example.vn", name: PASSWORD})
            assert (answer.status_code, PASSWORD in answer.content.decode()) == (503, False)


def test_htmx_is_told_by_a_toast_that_leaves_the_page(an: Client) -> None:
    with database_away():
        answer = an.post("/capture/file/", {"line": "x"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Reswap"], answer.content) == (503, "none", b"")
    toast = json.loads(answer.headers["HX-Trigger"])["vai:toast"]
    assert (toast["level"], "Nothing was lost" in toast["text"]) == ("error", True)


def test_readiness_says_that_there_is_no_database(committed: Cast) -> None:
    watcher = Client()
    with database_away():
        answer = watcher.get("/ready")
    assert (answer.status_code, answer.content) == (503, b"no database\n")
    assert watcher.get("/ready").status_code == 200


@pytest.mark.parametrize(
    ("fault", "outage"),
    [
        (psycopg.errors.DiskFull("could not extend file"), Outage.FULL),
        (psycopg.errors.TooManyConnections("sorry, too many clients already"), Outage.BUSY),
        (psycopg.errors.AdminShutdown("terminating connection"), Outage.AWAY),
        (psycopg.errors.ReadOnlySqlTransaction("cannot execute INSERT"), Outage.AWAY),
        (psycopg.OperationalError("connection refused"), Outage.AWAY),
        (OSError(errno.ENOSPC, "No space left on device"), Outage.FULL),
        (FileNotFoundError(errno.ENOENT, "No such file"), None),
        (psycopg.errors.UniqueViolation("duplicate key"), None),
        (psycopg.errors.UndefinedTable("no such table"), None),
        (ValueError(), None),
        (None, None),
    ],
)  # fmt: skip
def test_an_outage_is_told_from_a_fault(fault: Exception | None, outage: Outage | None) -> None:
    assert outage_of(fault) == outage
    wrapped = OperationalError("as Django raises it")
    wrapped.__cause__ = fault
    if fault is not None:
        assert outage_of(wrapped) == outage
        met = ValueError("met while cleaning up")
        met.__context__ = wrapped
        assert outage_of(met) == outage
