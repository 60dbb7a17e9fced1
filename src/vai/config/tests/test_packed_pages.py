"""Text goes packed; what is packed by itself, and who cannot unpack, is left alone."""

import gzip

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from vai.config.middleware import PackPages

TEXT = "Một câu dài. " * 100


def answer(kind: str, accepts: str = "gzip, deflate, br") -> HttpResponse:
    """Let a view answer with a text of a type, to a browser that unpacks something."""

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(TEXT, content_type=kind)

    return PackPages(view)(RequestFactory().get("/", headers={"accept-encoding": accepts}))  # type: ignore[return-value]


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "text/csv", "application/json"])
def test_text_goes_packed(kind: str) -> None:
    response = answer(kind)
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content).decode() == TEXT
    assert "Accept-Encoding" in response.headers["Vary"]


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/zip"])
def test_what_is_packed_by_itself_goes_as_it_is(kind: str) -> None:
    assert answer(kind).content.decode() == TEXT


def test_who_cannot_unpack_is_sent_plain_text() -> None:
    assert answer("text/html", accepts="identity").content.decode() == TEXT


def test_the_length_of_the_same_page_varies_by_chance() -> None:
    """Whoever measures lengths learns nothing of what is in the page."""
    assert len({len(answer("text/html").content) for _ in range(20)}) > 1


@pytest.mark.django_db
def test_a_page_goes_packed() -> None:
    response = Client().get("/sign-in/login/", headers={"accept-encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert b"<!doctype html>" in gzip.decompress(response.content)
