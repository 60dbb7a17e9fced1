"""Signing in: by password, with a second step, never as somebody who left, and not by guessing."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, PASSWORD, Cast

from vai.core.rowsecurity import acting_as
from vai.staff.actions import mails, people
from vai.staff.models import Person

LOGIN = "/sign-in/login/"


@pytest.fixture(autouse=True)
def _no_old_guesses(db: None) -> None:
    cache.clear()


@pytest.fixture
def an(cast: Cast) -> Person:
    cast.an.set_password(PASSWORD)
    cast.an.save()
    return cast.an


def signs_in(client: Client, person: Person, password: str = PASSWORD) -> int:
    return client.post(LOGIN, {"login": person.email, "password": password}).status_code


def is_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def test_every_page_wants_a_sign_in_and_comes_back_to_where_one_was(client: Client, an: Person) -> None:
    sent = client.get("/people/?q=an")
    assert (sent.status_code, sent.headers["Location"]) == (302, f"{LOGIN}?next=/people/%3Fq%3Dan")
    assert client.get("/me/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == LOGIN
    page = client.get(sent.headers["Location"])
    assert 'name="next" value="/people/?q=an"' in page.content.decode()
    back = client.post(LOGIN, {"login": an.email, "password": PASSWORD, "next": "/people/?q=an"})
    assert back.headers["Location"] == "/people/?q=an"
    assert is_in(client)


def test_a_wrong_password_is_told_in_the_chosen_language(client: Client, an: Person) -> None:
    answer = client.post(LOGIN, {"login": an.email, "password": "wrong"})
    assert "Địa chỉ thư hoặc mật khẩu không đúng." in answer.content.decode()
    client.cookies["vai_language"] = "en"
    answer = client.post(LOGIN, {"login": an.email, "password": "wrong"})
    assert "The email address and/or password you specified are not correct." in answer.content.decode()
    assert not is_in(client)


def test_the_session_gets_a_new_key_at_sign_in(client: Client, an: Person) -> None:
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    assert signs_in(client, an) == 302
    assert client.cookies["sessionid"].value != planted
    assert is_in(client)
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert not is_in(thief)


def test_guessing_locks_the_address_out_for_a_while_even_with_the_right_password(an: Person) -> None:
    client = Client(REMOTE_ADDR="10.0.0.1")
    for _ in range(5):
        signs_in(client, an, "guess")
    other_place = Client(REMOTE_ADDR="10.0.0.2")
    answer = other_place.post(LOGIN, {"login": an.email, "password": PASSWORD})
    assert "Bạn đã đăng nhập sai quá nhiều lần." in answer.content.decode()
    assert not is_in(other_place)


def test_guessing_from_elsewhere_does_not_lock_out_the_browser_of_the_person(an: Person) -> None:
    own = Client(REMOTE_ADDR="10.0.0.3")
    assert signs_in(own, an) == 302
    own.post("/sign-in/logout/")
    thief = Client(REMOTE_ADDR="10.0.0.1")
    for _ in range(6):
        signs_in(thief, an, "guess")
    stranger = Client(REMOTE_ADDR="10.0.0.2")
    stranger.cookies["vai_browser"] = "junk"
    assert signs_in(stranger, an) == 200
    assert not is_in(own)
    assert signs_in(own, an) == 302
    assert is_in(own)
    # But that browser may not guess for ever either, and is known for one person only.
    own.post("/sign-in/logout/")
    for _ in range(6):
        signs_in(own, an, "guess")
    signs_in(own, an)
    assert not is_in(own)


def test_asking_by_another_name_gives_no_further_guesses(an: Person) -> None:
    for n in range(5):
        signs_in(Client(HTTP_HOST=f"localhost:{8000 + n}", REMOTE_ADDR=f"10.0.1.{n}"), an, "guess")
    late = Client(HTTP_HOST="localhost:9000", REMOTE_ADDR="10.0.1.9")
    signs_in(late, an)
    assert not is_in(late)


def test_guessing_at_many_addresses_from_one_place_is_stopped(cast: Cast, an: Person) -> None:
    client = Client(REMOTE_ADDR="10.0.0.9")
    answers = [client.post(LOGIN, {"login": f"x{n}@example.vn", "password": "guess"}) for n in range(12)]
    assert "Bạn đã đăng nhập sai quá nhiều lần." in answers[-1].content.decode()


def test_an_unknown_address_is_answered_like_a_known_one(
    client: Client, an: Person, settings: object
) -> None:
    settings.VAI_HAS_MAIL = True  # type: ignore[attr-defined]
    answers = [
        client.post(reverse("account_reset_password"), {"email": mail})
        for mail in (an.email, "nobody@example.vn")
    ]
    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [
        (302, "/sign-in/password/reset/done/")
    ] * 2


def test_who_left_is_not_let_in_and_loses_the_open_session(client: Client, cast: Cast, an: Person) -> None:
    assert signs_in(client, an) == 302
    with acting_as(cast.minh, at=NOW):
        people.leave(an, by=cast.minh, at=NOW)
    assert not is_in(client)
    assert UserSession.objects.count() == 0
    again = Client()
    signs_in(again, an)
    assert not is_in(again)


def test_the_robot_never_signs_in(client: Client, cast: Cast) -> None:
    robot = Person.objects.get(is_robot=True)
    signs_in(client, robot, "")
    assert not is_in(client)


def test_a_link_sets_a_password_once(client: Client, an: Person) -> None:
    path = mails.password_link(an).partition("8000")[2] or mails.password_link(an).split("localhost")[-1]
    page = client.get(path, follow=True)
    action = page.redirect_chain[-1][0]
    assert (
        client.post(action, {"password1": "mot cau khac han", "password2": "mot cau khac han"}).status_code
        == 302
    )
    assert signs_in(Client(), an, "mot cau khac han") == 302
    assert "Liên kết này không còn dùng được" in client.get(path, follow=True).content.decode()


@pytest.mark.parametrize("weak", ["short", "12345678901", "password1234", "nguyenvanan1"])
def test_a_weak_password_is_refused(client: Client, an: Person, weak: str) -> None:
    page = client.get(mails.password_link(an).split("localhost:8000")[-1], follow=True)
    answer = client.post(page.redirect_chain[-1][0], {"password1": weak, "password2": weak})
    assert "field-error" in answer.content.decode()
    an.refresh_from_db()
    assert an.check_password(PASSWORD)


def with_app(person: Person) -> str:
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    return secret


def code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def test_the_second_step_is_a_code_of_the_app(client: Client, an: Person) -> None:
    secret = with_app(an)
    sent = client.post(LOGIN, {"login": an.email, "password": PASSWORD})
    assert sent.headers["Location"].startswith("/sign-in/2fa/authenticate/")
    assert not is_in(client)
    page = client.get(sent.headers["Location"])
    assert 'data-kind="get"' not in page.content.decode() or page.status_code == 200
    assert "field-error" in client.post(sent.headers["Location"], {"code": "000000"}).content.decode()
    assert not is_in(client)
    assert client.post(sent.headers["Location"], {"code": code(secret)}).status_code == 302
    assert is_in(client)


def test_a_recovery_code_works_once(an: Person) -> None:
    with_app(an)
    spare = Authenticator.objects.get(user=an, type="recovery_codes").wrap().get_unused_codes()[0]
    for expected in (True, False):
        cache.clear()
        client = Client()
        sent = client.post(LOGIN, {"login": an.email, "password": PASSWORD})
        client.post(sent.headers["Location"], {"code": spare})
        assert is_in(client) is expected


PAGES = (
    "account_login", "account_logout", "account_inactive", "account_reauthenticate", "account_change_password",
    "account_reset_password", "account_reset_password_done", "account_reset_password_from_key_done", "mfa_activate_totp",
    "mfa_add_webauthn", "mfa_generate_recovery_codes", "mfa_view_recovery_codes", "mfa_reauthenticate",
    "mfa_deactivate_totp", "socialaccount_login_cancelled", "socialaccount_login_error",
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize("app", [False, True])
def test_every_page_of_sign_in_wears_our_clothes(
    client: Client, an: Person, name: str, signed_in: bool, app: bool
) -> None:
    secret = with_app(an) if app else ""
    if signed_in:
        sent = client.post(LOGIN, {"login": an.email, "password": PASSWORD})
        if app:
            client.post(sent.headers["Location"], {"code": code(secret)})
    page = client.get(reverse(name), follow=True)
    text = page.content.decode()
    assert page.status_code in (200, 401, 404)
    assert page.status_code != 404 or not app or page.request["PATH_INFO"] == "/"
    assert 'class="mark"' in text
    assert "<style" not in text
    assert " style=" not in text
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize(
    "path", ["signup/", "email/", "login/code/confirm/", "3rdparty/", "3rdparty/signup/", "password/set/"]
)
def test_what_vai_does_not_offer_is_not_there(client: Client, an: Person, path: str) -> None:
    assert client.get(f"/sign-in/{path}").status_code == 404
    signs_in(client, an)
    assert client.get(f"/sign-in/{path}").status_code == 404
    assert client.post(f"/sign-in/{path}", {"email": "x@example.vn"}).status_code == 404


def test_the_address_before_sign_in_is_open_and_every_other_is_closed(client: Client, cast: Cast) -> None:
    assert client.get("/health").status_code == 200
    assert client.post("/language/", {"language": "en", "next": LOGIN}).status_code == 303
    assert client.cookies["vai_language"].value == "en"
    for path in ("/", "/people/", "/settings/", "/nowhere/", "/accounts/1/"):
        assert client.get(path).headers["Location"].startswith(LOGIN)
