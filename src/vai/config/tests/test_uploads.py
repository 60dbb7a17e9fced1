"""What a request brings is limited by what it announces, before anything of it is read; and by which name it asks."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import Cast

from vai.config import runtime
from vai.config.uploads import FILES_AT_ONCE, LARGEST_FORM, LARGEST_OF_NOBODY
from vai.doors.rules import MAX_UPLOAD_BYTES

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGES = {"/imports/new/": MAX_UPLOAD_BYTES, "/files/new/": FILES_AT_ONCE, "/accounts/new/": LARGEST_FORM}


class Body(io.BytesIO):
    """A body that says it is longer than it is, and notes whether anybody kept a piece of it."""

    def __init__(self) -> None:
        super().__init__(b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--x--\r\n")
        self.n_read = 0

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        self.n_read += len(data)
        return data


def sent(client: Client, url: str, length: int, **more: object) -> tuple[int, str, int]:
    body = Body()
    answer = client.generic(
        "POST",
        url,
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(length),
        **{"wsgi.input": body},
        **more,
    )
    return answer.status_code, answer.content.decode(), body.n_read


@pytest.fixture
def an(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.an, backend=BACKEND)
    return client


@pytest.mark.parametrize("url", PAGES)
def test_too_much_is_refused_with_its_limit_in_the_language_of_the_person(an: Client, url: str) -> None:
    status, text, _n_read = sent(an, url, PAGES[url] + 10_000_000)
    assert status == 413
    assert "Gửi quá nhiều trong một lần" in text
    assert f"lớn hơn {PAGES[url] // 1_000_000}" in text or f"lớn hơn {PAGES[url] // 1_000_000 + 2}" in text


def test_strangers_may_send_no_more_than_a_sign_in_takes_and_nothing_of_it_is_read(
    cast: Cast, client: Client
) -> None:
    for url in ("/imports/new/", "/sign-in/login/"):
        status, _text, n_read = sent(client, url, LARGEST_OF_NOBODY + 1)
        assert (status, n_read) == (413, 0)


def test_htmx_is_told_by_a_toast(an: Client) -> None:
    body = Body()
    answer = an.generic(
        "POST",
        "/files/new/",
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH="999999999",
        headers={"HX-Request": "true"},
        **{"wsgi.input": body},
    )
    assert (answer.status_code, answer.headers["HX-Reswap"]) == (413, "none")
    assert "vai:toast" in answer.headers["HX-Trigger"]


def test_what_is_within_the_limit_comes_in(an: Client, settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    file = SimpleUploadedFile("khach.csv", b"Name,Phone\n" + b"An,0912345678\n" * 60_000)
    assert an.post("/imports/new/", {"uploads": file, "profile": ""}).status_code == 303


def test_only_names_that_are_ours_are_answered(settings: object, cast: Cast, client: Client) -> None:
    settings.ALLOWED_HOSTS = runtime.host_names("https://vai.example.vn", "")  # type: ignore[attr-defined]
    for name in ("vai.example.vn", "localhost:8000", "127.0.0.1:9", "[::1]:8000"):
        assert client.get("/sign-in/login/", headers={"Host": name}).status_code == 200, name
    for name in ("evil.example", "vai.example.vn.evil.example", "vai.example.vn@evil.example", "10.0.0.8"):
        answer = client.get("/sign-in/login/", headers={"Host": name})
        assert answer.status_code == 400, name
        assert "VAI_ALLOWED_HOSTS" in answer.content.decode()
        assert "evil" not in answer.content.decode()
    for page in ("/health", "/ready"):
        assert client.get(page, headers={"Host": "10.0.0.8"}).status_code == 200


def test_names_that_are_given_are_the_only_ones() -> None:
    assert runtime.host_names("https://vai.example.vn", "a.vn, b.vn") == ["a.vn", "b.vn"]
    assert {"vai.example.vn", "localhost", "127.0.0.1"} <= set(
        runtime.host_names("https://vai.example.vn:8443/x", "")
    )
    assert "*" not in runtime.host_names("http://localhost:8000", "")
