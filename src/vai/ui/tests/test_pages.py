"""Whole pages, fragments, toasts, refusals."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from tests.cast import Cast

from vai.core.errors import NotAllowed, Refused
from vai.ui import errors, messages, pages, views

FOUND = {"found": {"items": [], "typed": "rye"}}
FILE = "ui/patterns/answers.html"


def test_a_page_is_whole_without_htmx(plain_request: HttpRequest) -> None:
    answer = pages.page(plain_request, FILE, FOUND, fragment="options")
    text = answer.content.decode()
    assert text.startswith("<!doctype html>")
    assert "Create “rye”" in text
    assert answer.headers["Vary"] == "HX-Request, Cookie" or "HX-Request" in answer.headers["Vary"]


def test_htmx_gets_the_block_alone(htmx_request: HttpRequest) -> None:
    answer = pages.page(htmx_request, FILE, FOUND, fragment="options", status=422)
    assert answer.status_code == 422
    assert answer.content.decode().strip().startswith("<li")
    assert "HX-Request" in answer.headers["Vary"]


@pytest.mark.parametrize("header", ["HX-Boosted", "HX-History-Restore-Request"])
def test_htmx_gets_all_where_it_shows_all(header: str) -> None:
    request = RequestFactory().get("/", headers={"HX-Request": "true", header: "true"})
    assert pages.page(request, FILE, FOUND, fragment="options").content.startswith(b"<!doctype html>")


def test_a_block_that_is_not_there_is_an_error(htmx_request: HttpRequest) -> None:
    with pytest.raises(LookupError, match="no block 'nothing'"):
        pages.page(htmx_request, FILE, FOUND, fragment="nothing")


def test_a_fragment_does_not_pay_for_the_frame(htmx_request: HttpRequest, settings: Any) -> None:
    settings.VAI_SHELL = "vai.ui.tests.frames.must_not_be_made"
    htmx_request.actor = object()  # type: ignore[attr-defined]
    assert pages.page(htmx_request, FILE, FOUND, fragment="options").status_code == 200


def test_the_frame_shows_for_whom_one_acts(plain_request: HttpRequest, settings: Any) -> None:
    settings.VAI_SHELL = "vai.ui.tests.frames.acting"
    plain_request.actor = object()  # type: ignore[attr-defined]
    text = pages.page(plain_request, FILE, FOUND).content.decode()
    assert "<strong>Lan &lt;b&gt;</strong> is acting for <strong>Hà</strong>." in text
    assert 'action="/stop"' in text
    assert 'data-mode="hunt"' in text


def test_the_frame_leads_to_desks_by_keys(plain_request: HttpRequest, settings: Any) -> None:
    settings.VAI_SHELL = "vai.ui.tests.frames.someone"
    plain_request.actor = object()  # type: ignore[attr-defined]
    text = pages.page(plain_request, FILE, FOUND).content.decode()
    assert re.search(r'href="/farm/" data-go="f" data-mode="farm"', text)
    assert 'aria-label="4 unread notices"' in text


def test_the_look_stands_on_the_page_from_the_first_byte(settings: Any) -> None:
    request = RequestFactory().get("/")
    request.COOKIES["vai_theme"] = "dark"
    assert b'data-theme="dark"' in pages.page(request, FILE, FOUND).content
    request.COOKIES["vai_theme"] = '"><script>'
    assert b'data-theme="auto"' in pages.page(request, FILE, FOUND).content


def test_a_toast_travels_with_an_answer_of_htmx() -> None:
    answer = pages.toast(HttpResponse(""), "Đã lưu.", undo_url="/undo/1")
    told = json.loads(answer.headers["HX-Trigger"])
    assert told == {"vai:toast": {"text": "Đã lưu.", "level": "success", "undo_url": "/undo/1"}}
    assert answer.headers["HX-Trigger"].isascii()
    assert messages.COOKIE not in answer.cookies


def test_a_toast_waits_for_the_page_after_a_redirect(plain_request: HttpRequest) -> None:
    answer = pages.toast(pages.redirect(plain_request, "/there"), "Đã lưu.", undo_url="/undo/1")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/there")
    plain_request.COOKIES[messages.COOKIE] = answer.cookies[messages.COOKIE].value
    shown = pages.page(plain_request, FILE, FOUND)
    assert "Đã lưu." in shown.content.decode()
    assert 'action="/undo/1"' in shown.content.decode()
    assert shown.cookies[messages.COOKIE]["max-age"] == 0


def test_a_toast_that_was_tampered_with_is_not_shown(plain_request: HttpRequest) -> None:
    plain_request.COOKIES[messages.COOKIE] = "WzFd:forged:signature"
    assert messages.waiting(plain_request) == []


def test_htmx_is_led_elsewhere_by_a_header(htmx_request: HttpRequest) -> None:
    answer = pages.toast(pages.redirect(htmx_request, "/there"), "Saved.")
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, "/there")
    assert messages.COOKIE in answer.cookies


def test_a_thing_made_on_the_way_goes_to_its_field() -> None:
    told = json.loads(pages.made(7, "Bánh mì", field="bread").headers["HX-Trigger"])
    assert told == {"vai:made": {"field": "bread", "value": "7", "label": "Bánh mì"}, "vai:close": None}


def test_a_refusal_becomes_a_page(plain_request: HttpRequest) -> None:
    answer = errors.refused(plain_request, NotAllowed("Chỉ trưởng nhóm <b> mới làm được."))
    assert answer.status_code == 403
    assert "Chỉ trưởng nhóm &lt;b&gt; mới làm được." in answer.content.decode()


def test_a_refusal_becomes_a_toast_for_htmx_and_leaves_the_page(htmx_request: HttpRequest) -> None:
    answer = errors.refused(htmx_request, Refused("No."))
    assert (answer.status_code, answer.headers["HX-Reswap"], answer.content) == (422, "none", b"")
    assert json.loads(answer.headers["HX-Trigger"])["vai:toast"]["text"] == "No."


@pytest.mark.parametrize("status", [400, 403, 404, 409, 422, 500])
def test_each_fault_has_a_page(plain_request: HttpRequest, status: int) -> None:
    answer = errors.show(plain_request, status)
    assert answer.status_code == status
    assert b"Back to my desk" in answer.content


def test_an_address_that_is_not_there_has_our_page(db: None) -> None:
    answer = Client().get("/sign-in/signup/")
    assert answer.status_code == 404
    assert "Không có gì ở đây" in answer.content.decode()


@pytest.mark.parametrize(("chosen", "kept"), [("dark", "dark"), ("light", "light"), ("purple", None)])
def test_choosing_a_look_is_kept_in_a_cookie(db: None, chosen: str, kept: str | None) -> None:
    answer = Client().post("/ui/theme/", {"theme": chosen}, headers={"Referer": "http://evil.example/"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert (answer.cookies["vai_theme"].value if "vai_theme" in answer.cookies else None) == kept


def test_the_pattern_page_is_for_everybody_who_builds(plain_request: HttpRequest, settings: Any) -> None:
    settings.DEBUG = True
    assert views.show_patterns(plain_request).status_code == 200
    settings.DEBUG = False
    with pytest.raises(Http404):
        views.show_patterns(plain_request)


def test_the_pattern_page_is_for_administrators(cast: Cast, settings: Any) -> None:
    settings.DEBUG = False
    for person, status in ((cast.minh, 200), (cast.an, 404)):
        request = RequestFactory().get("/ui/")
        request.user = person
        if status == 404:
            with pytest.raises(Http404):
                views.show_patterns(request)
        else:
            assert views.show_patterns(request).status_code == status


def test_an_address_in_a_header_is_escaped(htmx_request: HttpRequest) -> None:
    answer = pages.redirect(htmx_request, "/leads/?q=Nguyễn\r\nSet-Cookie: a=b")
    assert answer.headers["HX-Redirect"] == "/leads/?q=Nguy%E1%BB%85n%0D%0ASet-Cookie:%20a=b"


@pytest.mark.parametrize("page", ["/leads/{}/", "/next-actions/H1/lead/{}/wrong/", "/accounts/{}/history/"])
def test_a_key_larger_than_any_leads_nowhere(cast: Cast, page: str) -> None:
    client = Client()
    client.force_login(cast.an, backend="allauth.account.auth_backends.AuthenticationBackend")
    for method in (client.get, client.post):
        assert method(page.format(2**63)).status_code == 404
