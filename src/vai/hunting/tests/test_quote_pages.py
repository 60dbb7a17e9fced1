"""Pages of quotes: inside for who sees the deal, outside for who holds the link; nothing for anybody else."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import default as modern

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Takes
from django.core.cache import cache
from django.test import Client
from tests.cast import NOW, Cast

from vai.core.rowsecurity import acting_as
from vai.hunting.actions import quote_mails, quotes
from vai.hunting.models import Quote
from vai.hunting.tests.test_pages import MOST_QUERIES, counted, signed_in
from vai.hunting.tests.test_quotes import a_deal, a_sent_quote, token_of


class Letters(Takes):
    """Keeps what is delivered."""

    def __init__(self) -> None:
        super().__init__()
        self.came: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.came.append(message_from_bytes(message.as_bytes(), policy=modern))


@pytest.fixture
def letters(settings: object) -> Iterator[Letters]:
    """Run a real mail server and let mails go there."""
    handler = Letters()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER, settings.VAI_HAS_MAIL = "", True
    yield handler
    server.stop()


def a_draft(cast: Cast) -> Quote:
    deal = a_deal(cast)
    with acting_as(cast.an, at=NOW):
        return quotes.draft(deal, by=cast.an, at=NOW)


def test_a_quote_goes_by_real_mail_with_its_paper_and_its_link(cast: Cast, letters: Letters) -> None:
    made = a_draft(cast)
    with acting_as(cast.an, at=NOW):
        sent = quotes.send(made, by=cast.an, at=NOW)
        assert quote_mails.mail(sent, by=cast.an, at=NOW)
        assert not quote_mails.mail(sent, by=cast.an, at=NOW)
    (letter,) = letters.came
    text = letter.get_body(("plain",)).get_content()
    assert (letter["To"], letter["Reply-To"]) == ("lan@minhlong.vn", "an@example.vn")
    assert letter["Subject"].startswith(f"Báo giá {sent.code} từ")
    assert "33.000.000" in text
    assert f"/q/{token_of(sent)}/" in text
    (paper,) = letter.iter_attachments()
    assert (paper.get_content_type(), paper.get_content()[:5]) == ("application/pdf", b"%PDF-")


def test_from_the_deal_to_the_client_in_two_presses(cast: Cast, settings: object) -> None:
    settings.VAI_HAS_MAIL = True
    deal, client = a_deal(cast), signed_in(cast.an)
    at = client.post(f"/deals/{deal.pk}/quotes/new/")["Location"]
    page = client.get(at).content.decode()
    assert "33.000.000" in page
    assert "Ba mươi ba triệu đồng" in page
    assert 'value="lan@minhlong.vn"' in page
    assert client.post(f"{at}send/", {"to": "lan@minhlong.vn", "how": "mail"})["Location"] == at
    with acting_as(cast.an, at=NOW):
        assert Quote.objects.get().status == "sent"
    assert "/q/" in client.get(at).content.decode()
    assert client.get(f"{at}paper/").getvalue().startswith(b"%PDF")


def test_what_is_typed_becomes_the_offer(cast: Cast) -> None:
    made, client = a_draft(cast), signed_in(cast.an)
    page = client.get(f"/quotes/{made.pk}/edit/").content.decode()
    told = dict(re.findall(r'name="(line-[\w-]+)"[^>]*value="([^"]*)"', page))
    told |= {"line-0-vat_pct": "-", "line-1-vat_pct": "5", "language": "en", "valid_until": "2026-12-31"}
    told |= {"discount_pct": "1,5", "terms": "x", "version": str(made.version)}
    answer = client.post(f"/quotes/{made.pk}/edit/", told)
    assert answer.status_code == 303
    with acting_as(cast.an, at=NOW):
        kept = Quote.objects.get()
        assert (kept.subtotal, kept.discount, kept.vat) == (30_000_000, 450_000, 295_500)


def test_the_client_accepts_without_signing_in(cast: Cast) -> None:
    sent, outside = a_sent_quote(cast), Client(enforce_csrf_checks=True)
    here = f"/q/{token_of(sent)}/"
    page = outside.get(here)
    assert page.status_code == 200
    assert page["Referrer-Policy"] == "no-referrer"
    assert "33.000.000" in page.content.decode()
    assert outside.post(here, {"act": "accept", "name": "Lan"}).status_code == 422
    answer = outside.post(here, {"act": "accept", "name": "Nguyễn Thị Lan", "agrees": "on"})
    assert (answer.status_code, answer["Location"]) == (303, f"{here}?done=accept")
    assert "Nguyễn Thị Lan đã chấp nhận" in outside.get(answer["Location"]).content.decode()
    assert outside.post(here, {"act": "accept", "name": "Lan", "agrees": "on"}).status_code == 303
    assert outside.get(f"{here}paper/").getvalue().startswith(b"%PDF")
    with acting_as(cast.an, at=NOW):
        assert Quote.objects.get().status == "accepted"
    shown = signed_in(cast.an).get(f"/quotes/{sent.pk}/").content.decode()
    assert sent.sha256 in shown


def test_a_wrong_link_says_nothing_and_a_replaced_one_no_prices(cast: Cast) -> None:
    sent, outside = a_sent_quote(cast), Client()
    for token in ("x", "x" * 43, token_of(sent)[:-1], token_of(sent) + "a", "%00"):
        assert outside.get(f"/q/{token}/").status_code == 404
        assert outside.get(f"/q/{token}/paper/").status_code == 404
    with acting_as(cast.an, at=NOW):
        quotes.send(quotes.revise(sent, by=cast.an, at=NOW), by=cast.an, at=NOW, to="")
    over = outside.get(f"/q/{token_of(sent)}/")
    assert over.status_code == 410
    assert "33.000.000" not in over.content.decode()
    assert outside.get(f"/q/{token_of(sent)}/paper/").status_code == 404


def test_too_many_answers_by_one_link_are_held_up(cast: Cast) -> None:
    cache.clear()
    sent, outside = a_sent_quote(cast), Client()
    here = f"/q/{token_of(sent)}/"
    statuses = [outside.post(here, {"act": "ask", "question": ""}).status_code for _ in range(22)]
    assert statuses == [422] * 20 + [429] * 2


def test_another_team_reaches_neither_quote_nor_paper(cast: Cast) -> None:
    sent = a_sent_quote(cast)
    for person in (cast.binh, cast.phuc, cast.chi):
        client = signed_in(person)
        for path in ("", "edit/", "paper/"):
            assert client.get(f"/quotes/{sent.pk}/{path}").status_code == 404
        for act in ("send", "revise", "ask", "approve", "send-back"):
            assert client.post(f"/quotes/{sent.pk}/{act}/").status_code == 404
        assert client.post(f"/deals/{sent.opportunity_id}/quotes/new/").status_code == 404


def test_pages_cost_the_same_with_one_and_three_versions(cast: Cast) -> None:
    sent, client = a_sent_quote(cast), signed_in(cast.an)
    with acting_as(cast.an, at=NOW):
        second = quotes.send(quotes.revise(sent, by=cast.an, at=NOW), by=cast.an, at=NOW, to="")
    paths = (f"/deals/{sent.opportunity_id}/", f"/quotes/{second.pk}/")
    with_two = [counted(client, path) for path in paths]
    with acting_as(cast.an, at=NOW):
        third = quotes.send(quotes.revise(second, by=cast.an, at=NOW), by=cast.an, at=NOW, to="")
        fourth = quotes.revise(third, by=cast.an, at=NOW)
    assert [counted(client, path) for path in paths] == with_two
    assert max(*with_two, counted(client, f"/quotes/{fourth.pk}/")) <= MOST_QUERIES


def test_the_administrator_settles_limits_and_texts(cast: Cast) -> None:
    client = signed_in(cast.minh)
    told = {
        "valid_days": "20",
        "vat_pct": "8",
        "limit_hunter": "12,5",
        "subject_vi": "{{ nobody }}",
        "version": "1",
    }
    assert client.post("/settings/quotes/", told).status_code == 422
    told["subject_vi"] = "Báo giá {{ quote }}"
    assert client.post("/settings/quotes/", told).status_code == 303
    made = a_draft(cast)
    assert (made.valid_until.day, made.vat) == (14, 2_400_000)
    assert signed_in(cast.an).get("/settings/quotes/").status_code == 403
