"""Lines that waited on a device: filed once, from the moment they were typed, by whoever typed them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast

from vai.capture import shell_assets, telling
from vai.capture.tests import book as books
from vai.capture.tests.book import Book
from vai.capture.tests.test_pages import HX, counts, signed_in
from vai.core.rowsecurity import acting_as
from vai.journal.models import Interaction, NextStep
from vai.staff.models import Person

LINE = "gọi chị Lan ABC, mai gửi báo giá"


@pytest.fixture
def book(cast: Cast) -> Book:
    """Fill the small book."""
    return books.fill(cast)


def send(client: Client, owner: Person, line: str = LINE, **fields: Any) -> Any:
    """Send a line as a device does."""
    sent = {"line": line, "idempotency_key": "k1", "owner": owner.device_key, "for": ""}
    return client.post("/capture/send/", {**sent, **fields})


def waited(**time: float) -> dict[str, str]:
    """Say that a line waited so long, by a device whose clock is wrong by years."""
    sent = datetime.fromisoformat("2031-01-05T10:00:00.000Z")
    return {"typed_at": (sent - timedelta(**time)).isoformat(), "sent_at": sent.isoformat()}


def test_a_line_sent_again_is_filed_once_and_told_again(cast: Cast, book: Book) -> None:
    """The answer was lost; the bar and the outbox know the same press."""
    client = signed_in(cast.an)
    first = send(client, cast.an)
    again = send(client, cast.an)
    by_bar = client.post("/capture/file/", {"line": LINE, "idempotency_key": "k1"}, **HX)

    assert (first.status_code, again.status_code, by_bar.status_code) == (200, 200, 204)
    assert first.json()["undo_url"] == again.json()["undo_url"]
    assert json.loads(by_bar["HX-Trigger"])["vai:toast"]["undo_url"] == first.json()["undo_url"]
    assert counts(cast) == (1, 1)


def test_days_and_hours_count_from_when_it_was_typed(cast: Cast, book: Book) -> None:
    """Typed three days ago, with a clock that is years ahead: tomorrow is the day after that, the call was then."""
    before = timezone.now()
    assert send(signed_in(cast.an), cast.an, **waited(days=3)).status_code == 200
    with acting_as(cast.an, at=timezone.now()):
        talk, step = Interaction.objects.get(), NextStep.objects.get()
    told = before - timedelta(days=3)
    assert timedelta(0) <= talk.occurred_at - told < timedelta(minutes=1)
    assert step.due_on == timezone.localtime(told).date() + timedelta(days=1)
    assert talk.created_at >= before


def test_nothing_is_told_from_the_future_or_too_long_ago() -> None:
    """A clock that was put back says now; more than a month is refused, and so is what is no time."""
    now = datetime.fromisoformat("2026-11-25T04:00:00+00:00")
    assert telling.told_at("", "", now=now) == now
    assert telling.told_at(*waited(hours=-5).values(), now=now) == now
    assert telling.told_at(*waited(days=31).values(), now=now) == now - timedelta(days=31)
    with pytest.raises(telling.ToldTooLongAgo):
        telling.told_at(*waited(days=31, seconds=1).values(), now=now)
    for typed, sent in (
        ("x", "y"),
        ("2026-11-24T00:00:00Z", ""),
        ("2026-11-24T00:00:00", "2026-11-24T00:00:00Z"),
    ):
        with pytest.raises(telling.TimeUnclear):
            telling.told_at(typed, sent, now=now)


def test_what_is_too_old_or_asked_comes_back_with_words(cast: Cast, book: Book) -> None:
    """Nothing is written; the device keeps it and says why."""
    client = signed_in(cast.an)
    old = send(client, cast.an, **waited(days=40))
    asked = send(client, cast.an, line="gọi chị Lan, mai gửi báo giá")
    nothing = send(client, cast.an, line="…")

    assert [one.status_code for one in (old, asked, nothing)] == [422, 422, 422]
    assert old.json()["code"] == "told_too_long_ago"
    assert asked.json()["code"] == "asked"
    assert "Lan" in asked.json()["text"]
    assert nothing.json()["text"]
    assert counts(cast) == (0, 0)


def test_an_answer_given_on_the_device_is_sent_along(cast: Cast, book: Book) -> None:
    """Which Lan was chosen in the bar before the network went: it is filed without asking again."""
    fix = f"who~lan~contact:{book.other_lan.pk}"
    client = signed_in(cast.an)
    asked = client.post("/capture/file/", {"line": "gọi chị Lan"}, **HX).content.decode()
    value = next(
        part.split('"')[0] for part in asked.split('value="') if f"contact:{book.other_lan.pk}" in part[:60]
    )
    assert value.endswith(fix.rpartition("~")[2])

    assert send(client, cast.an, line="gọi chị Lan", fix=value).status_code == 200
    with acting_as(cast.an, at=timezone.now()):
        assert Interaction.objects.get().contact_id == book.other_lan.pk


def test_a_line_is_sent_by_nobody_else(cast: Cast, book: Book) -> None:
    """Bình signs in on An's phone; and An, acting for nobody, sends nothing that was written for a colleague."""
    other = send(signed_in(cast.binh), cast.an)
    acting = send(signed_in(cast.an), cast.an, **{"for": cast.chi.device_key})

    assert (other.status_code, acting.status_code) == (409, 409)
    assert counts(cast) == (0, 0)


def test_a_device_learns_for_whom_it_can_send(cast: Cast) -> None:
    """The key says nothing of the person; signed out, there is only the way to the sign-in."""
    told = signed_in(cast.an).get("/capture/ready/")
    assert told.json()["owner"] == cast.an.device_key != cast.binh.device_key
    assert told.json()["for"] == ""
    assert told["Cache-Control"] == "private, no-store"
    assert Client().get("/capture/ready/").status_code == 302
    assert Client().post("/capture/send/", {}).status_code == 302


def test_a_tap_that_waits_is_offered_again(cast: Cast, book: Book) -> None:
    """An amount is never written by itself: the line is filed, and its card comes again when the line is opened."""
    client = signed_in(cast.an)
    line = "gọi chị Lan ABC, chốt 120tr"
    sent = send(client, cast.an, line=line)
    assert sent.json()["has_offers"] is True

    card = client.post("/capture/file/", {"line": line, "idempotency_key": "k1"}, **HX).content.decode()
    assert 'name="proposal"' in card
    assert counts(cast) == (1, 0)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_without_network_holds_nothing_of_anybody(cast: Cast, book: Book, language: str) -> None:
    """The same for a stranger and for An, to the letter: no name, no token, nothing that a session gave."""
    stranger = Client().get(f"/offline/{language}/")
    known = signed_in(cast.an, language).get(f"/offline/{language}/")

    assert stranger.content == known.content
    assert f'lang="{language}"' in stranger.content.decode()
    assert "csrf" not in stranger.content.decode().lower()
    assert stranger["Cache-Control"] == "no-cache"
    assert not stranger.cookies


def test_the_worker_lists_what_exists_and_changes_with_it(cast: Cast) -> None:
    """Every file that it keeps is served; it stands at the root, and is asked for each time."""
    client = Client()
    worker = client.get("/worker.js")
    assert (worker["Content-Type"], worker["Service-Worker-Allowed"]) == (
        "text/javascript; charset=utf-8",
        "/",
    )
    assert worker["Cache-Control"] == "no-cache"

    kept = shell_assets.shell_assets()
    assert f'"version": "{kept.version}"' in worker.content.decode()
    wanted = ("all", "app", "icons", "latin-400-normal", "vietnamese-600-normal", "vai-outbox", "vai-write")
    assert all(
        any(f"/{name}." in address or f"-{name}." in address for address in kept.files) for name in wanted
    )
    assert {client.get(address).status_code for address in kept.files} == {200}
    assert all(address in worker.content.decode() for address in kept.files)
    assert all(address.startswith("/static/") for address in kept.files)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_manifest_describes_an_app(cast: Cast, language: str) -> None:
    """Names in the language, icons that are the size they say, and one identity whatever the language."""
    answer = Client().get(f"/app/{language}.webmanifest")
    told = answer.json()
    assert answer["Content-Type"] == "application/manifest+json"
    assert (told["id"], told["start_url"], told["display"], told["lang"]) == (
        "/",
        "/",
        "standalone",
        language,
    )
    assert Client().get("/app/xx.webmanifest").status_code == 404
    for icon in told["icons"]:
        content = Client().get(icon["src"]).content
        if icon["type"] == "image/png":
            width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
            assert icon["sizes"] == f"{width}x{height}"
