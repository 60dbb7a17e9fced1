"""The capture bar over HTTP: understands while one types, asks, files once, and tells how to take it back."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast

from vai.capture.tests import book as books
from vai.capture.tests.book import Book
from vai.core.rowsecurity import acting_as
from vai.journal.models import Interaction, NextStep
from vai.staff.models import Person

HX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def book(cast: Cast) -> Book:
    """Fill the small book."""
    return books.fill(cast)


def signed_in(person: Person, language: str = "vi") -> Client:
    """Sign somebody in."""
    person.language = language
    person.save()
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def post(client: Client, to: str, **fields: Any) -> Any:
    """Send a line as the bar does."""
    return client.post(f"/capture/{to}", fields, **HX)


def counts(cast: Cast) -> tuple[int, int]:
    """Count what An's journal holds."""
    with acting_as(cast.an, at=timezone.now()):
        return Interaction.objects.count(), NextStep.objects.count()


def test_a_line_is_understood_while_it_is_typed(cast: Cast, book: Book) -> None:
    """Who, how much and when stand there; nothing is written."""
    answer = post(signed_in(cast.an), "", line="gọi chị Lan ABC, chốt 120tr, hẹn thứ 6 gửi báo giá")

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Nguyễn Thị Lan" in text
    assert "120 tr" in text
    assert "Gửi báo giá" in text
    assert "ABC CRM" in text
    assert "<html" not in text
    assert counts(cast) == (0, 0)


def test_enter_files_what_is_clear_and_offers_undo(cast: Cast, book: Book) -> None:
    """A toast tells the next step and carries the way back."""
    client = signed_in(cast.an)
    answer = post(client, "file/", line="gọi chị Lan ABC, mai gửi báo giá", idempotency_key="k1")

    assert answer.status_code == 204
    events = json.loads(answer["HX-Trigger"])
    assert "Gửi báo giá" in events["vai:toast"]["text"]
    assert events["vai:filed"] == {"keep": False}
    assert counts(cast) == (1, 1)

    client.post(events["vai:toast"]["undo_url"], **HX)
    assert counts(cast) == (0, 0)


def test_the_same_press_twice_files_once(cast: Cast, book: Book) -> None:
    """Double Enter, or an outbox that sends again; another line of the same form is another thing."""
    client = signed_in(cast.an)
    first = post(client, "file/", line="gọi chị Lan ABC", idempotency_key="k1")
    second = post(client, "file/", line="gọi chị Lan ABC", idempotency_key="k1")
    assert counts(cast) == (1, 0)
    assert second.status_code == 204
    undo = [json.loads(answer["HX-Trigger"])["vai:toast"]["undo_url"] for answer in (first, second)]
    assert undo[0] == undo[1]

    post(client, "file/", line="gọi chị Hương Viettel", idempotency_key="k1")
    assert counts(cast) == (2, 0)


def test_it_asks_before_it_files(cast: Cast, book: Book) -> None:
    """Two chị Lan and no company: the question stands there, nothing is written; the answer files."""
    client = signed_in(cast.an)
    asked = post(client, "file/", line="gọi chị Lan, mai gửi báo giá", idempotency_key="k1")

    assert asked.status_code == 422
    text = asked.content.decode()
    assert "Nguyễn Thị Lan" in text
    assert "Phạm Ngọc Lan" in text
    assert "Thúy Lan" not in text
    assert counts(cast) == (0, 0)

    choice = next(
        value
        for value in re.findall(r'name="fix" value="(who~[^"]+)"', text)
        if f"contact:{book.other_lan.pk}" in value
    )
    done = post(client, "file/", line="gọi chị Lan, mai gửi báo giá", idempotency_key="k1", fix=choice)
    assert done.status_code == 204
    with acting_as(cast.an, at=timezone.now()):
        assert Interaction.objects.get().contact_id == book.other_lan.pk


def test_on_a_clients_page_no_name_is_needed(cast: Cast, book: Book) -> None:
    """The open account is whom the line is about."""
    client = signed_in(cast.an)
    answer = post(client, "file/", line="gọi xong, hẹn mai gửi báo giá", page=f"/accounts/{book.abc.pk}/")

    assert answer.status_code == 204
    with acting_as(cast.an, at=timezone.now()):
        assert Interaction.objects.get().account_id == book.abc.pk
        assert NextStep.objects.get().account_id == book.abc.pk


def test_a_page_that_is_not_mine_says_nothing(cast: Cast, book: Book) -> None:
    """The number of somebody else's account in the field names nobody."""
    answer = post(signed_in(cast.an), "", line="gọi xong", page=f"/accounts/{book.hidden.pk}/")

    assert "Bí Mật" not in answer.content.decode()
    assert "data-choice" in answer.content.decode()


def test_a_proposal_is_confirmed_by_one_tap(cast: Cast, book: Book) -> None:
    """The card stays, its button writes the amount, and that is undone by itself."""
    client = signed_in(cast.an)
    card = post(client, "file/", line="gọi chị Lan ABC, chốt 120tr").content.decode()
    token = re.search(r'name="proposal" value="([^"]+)"', card)
    assert token

    done = post(client, "confirm/", proposal=token[1])

    assert done.status_code == 200
    with acting_as(cast.an, at=timezone.now()):
        book.deal.refresh_from_db()
    assert book.deal.amount == 120_000_000
    client.post(json.loads(done["HX-Trigger"])["vai:toast"]["undo_url"], **HX)
    with acting_as(cast.an, at=timezone.now()):
        book.deal.refresh_from_db()
    assert book.deal.amount == 90_000_000


def test_it_works_without_scripts(cast: Cast, book: Book) -> None:
    """A plain page shows what is asked; the plain answer goes back to where one was."""
    client = signed_in(cast.an)
    looked = client.post("/capture/", {"line": "gọi chị Lan ABC"})
    assert "<html" in looked.content.decode()
    assert "Nguyễn Thị Lan" in looked.content.decode()

    done = client.post("/capture/file/", {"line": "gọi chị Lan ABC", "page": "/accounts/"})
    assert (done.status_code, done["Location"]) == (303, "/accounts/")
    assert counts(cast) == (1, 0)


@pytest.mark.parametrize("n", [1, 3])
def test_understanding_costs_few_queries(cast: Cast, book: Book, n: int) -> None:
    """However many clients a line names, the book is asked as often."""
    client = signed_in(cast.an)
    line = ", ".join(["gọi chị Lan ABC chốt 120tr", "gặp chị Hương Viettel", "mai gọi anh Tuấn FPT"][:n])
    post(client, "", line=line)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        post(client, "", line=line)

    own = [
        one["sql"]
        for one in queries
        if not re.search(r"SAVEPOINT|django_session|set_config|FROM \"person\"", one["sql"])
    ]
    assert len(own) <= 8, "\n".join(own)


@pytest.mark.parametrize(
    "line",
    [
        "<script>alert(1)</script> gọi chị Lan ABC",
        "gọi chị '; DROP TABLE account; -- ABC",
        "gọi {{ 7*7 }} %s %(x)s {0} chị Lan ABC",
        "\u202eCBA nạL ịhc iọg\u202c \u200f🙂👩‍💼 gọi chị Lan ABC 🎉",
        "who~x~contact:1 date~0~~2026-01-01",
        "\x00\x01 gọi \ufffe\uffff",
        "ALO" * 600,
        "% _ \\ ' \" ; gọi anh %_% ABC%",
    ],
)
def test_hostile_text_is_only_text(cast: Cast, book: Book, line: str) -> None:
    """Whatever is typed: an answer, never a fault, never markup."""
    client = signed_in(cast.an)
    shown = post(client, "", line=line, fix="who~~~", **{"to~date~9~x": "y"})
    filed = post(
        client, "file/", line=line, fix=["date~0~x~y", "amount~1~~NaN", "deal~0~99999999999999999999"]
    )

    assert shown.status_code == 200
    assert filed.status_code in (200, 204, 422)
    assert "<script>alert" not in shown.content.decode() + filed.content.decode()
    assert "gọi 49" not in shown.content.decode()
