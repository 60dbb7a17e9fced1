"""Attacks on sign-in, sessions and forms."""

import re
import statistics
import time
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from tests import cast as named_cast
from tests.cast import NOW, PASSWORD
from tests.security.harvest import addresses
from tests.security.strangers import SECRET, make_secrets

from bench.security.ground import BACKEND, Faults, browser
from bench.security.sending import found_forms, without_marks
from vai.config import runtime
from vai.core.rowsecurity import acting_as
from vai.staff.actions import mails
from vai.staff.models import Delegation

LOGIN = "/sign-in/login/"
RESET = "/sign-in/password/reset/"
CHANGE = "/sign-in/password/change/"
OTHER = "mot mat khau hoan toan khac"
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%09/evil.example",
    "https:evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "\thttps://evil.example",
    "https://localhost@evil.example/",
    "https://localhost.evil.example/",
    "data:text/html,x",
    "/\r\nLocation: https://evil.example",
)
HOSTS = (
    "evil.example",
    "localhost.evil.example",
    "evil.example:80",
    "localhost@evil.example",
    "a b",
    "[::1",
    "xn--",
)
WORDS = {"int": 1, "slug": "x", "str": "x", "uuid": str(uuid4())}
# Once in five: so much faster would an unknown address be answered if nothing was hashed for it.
FASTEST = 0.2


def attack(part, options):
    """Try one thing after the other; everybody's password is that of the cast."""
    cast = named_cast.make()
    for person in (cast.an, cast.binh):
        person.password = make_password(PASSWORD)
        person.save()
    with Faults() as faults:
        for attempt in (
            _tokens,
            _guessing,
            _fixation,
            _cookies,
            _who_is_there,
            _ways_out,
            _names,
            _other_sessions,
        ):
            cache.clear()
            attempt(part, cast)
        cache.clear()
        _codes(part, cast)
        _delegation_ends(part, cast)
    faults.tell(part)


def _signs_in(client, person, password=PASSWORD, **data):
    return client.post(LOGIN, {"login": person.email, "password": password, **data})


def _is_in(client):
    return client.get("/me/").status_code == 200


def _changes(cast):
    with acting_as(cast.minh, at=NOW), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM history_entry")
        return cursor.fetchone()[0]


def _tokens(part, cast):
    """Every address, and every form of every page with all it holds, posted without the token."""
    client = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    client.force_login(cast.minh, backend=BACKEND)
    known = [form for form in found_forms(browser(cast.minh)) if form.is_post]
    before = _changes(cast)
    for one in addresses():
        url = one.filled({name: WORDS[kind] for name, kind in one.takes})
        part.equal(client.post(url).status_code, 403, f"POST {url} without a token")
    for form in known:
        data = {name: value for name, value in form.data().items() if name != "csrfmiddlewaretoken"}
        for headers in ({}, {"HX-Request": "true"}, {"Origin": "https://evil.example"}):
            answer = client.post(form.action, data, headers=headers)
            part.equal(answer.status_code, 403, f"the form of {form.action} without a token")
    part.equal(_changes(cast), before, "changes by forms without a token")
    part.figures["forms without a token"] = len(known)
    for page in ("login/", "logout/", "password/reset/", "password/change/"):
        part.equal(client.post(f"/sign-in/{page}").status_code, 403, f"POST /sign-in/{page} without a token")


def _guessing(part, cast):
    """Locked by account, whatever name or place one asks from; by place, whatever account; never the person's own browser."""
    own = Client(HTTP_HOST="localhost", REMOTE_ADDR="10.0.0.1")
    _signs_in(own, cast.an)
    own.post("/sign-in/logout/")
    for n in range(6):
        _signs_in(Client(HTTP_HOST=f"localhost:{n + 1}", REMOTE_ADDR=f"10.0.1.{n}"), cast.an, "guess")
    late = Client(HTTP_HOST="localhost", REMOTE_ADDR="10.0.2.1")
    _signs_in(late, cast.an)
    part.check(not _is_in(late), "five wrong passwords from many places do not lock the account")
    _signs_in(own, cast.an)
    part.check(_is_in(own), "guessing from elsewhere locks a colleague out of the own browser")
    other = Client(HTTP_HOST="localhost", REMOTE_ADDR="10.0.2.2")
    _signs_in(other, cast.binh)
    part.check(_is_in(other), "guessing at one account locks another")
    cache.clear()
    place = Client(HTTP_HOST="localhost", REMOTE_ADDR="10.0.3.1")
    for n in range(11):
        _signs_in(place, cast.an if n > 9 else cast.khoa, f"guess {n}", login=f"x{n}@example.vn")
    place.post(LOGIN, {"login": cast.binh.email, "password": PASSWORD})
    part.check(not _is_in(place), "guessing at many accounts from one place is not stopped")


def _fixation(part, cast):
    client = Client(HTTP_HOST="localhost")
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    client.cookies["csrftoken"] = "a" * 32
    _signs_in(client, cast.an)
    part.check(client.cookies["sessionid"].value != planted, "the key of the session stays at sign-in")
    part.check(client.cookies["csrftoken"].value != "a" * 32, "the token of forms stays at sign-in")
    thief = Client(HTTP_HOST="localhost")
    thief.cookies["sessionid"] = planted
    part.check(not _is_in(thief), "a planted session is signed in")
    kept = client.cookies["sessionid"].value
    client.post("/sign-in/logout/")
    thief.cookies["sessionid"] = kept
    part.check(not _is_in(thief), "a session lives on after signing out")


def _cookies(part, cast):
    with override_settings(SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True):
        client = Client(HTTP_HOST="localhost")
        client.get(LOGIN)
        _signs_in(client, cast.an)
    session = client.cookies["sessionid"]
    part.equal(
        (session["httponly"], session["samesite"], session["secure"]),
        (True, "Lax", True),
        "the session's cookie",
    )
    part.equal(
        (client.cookies["csrftoken"]["samesite"], client.cookies["csrftoken"]["secure"]),
        ("Lax", True),
        "the token's cookie",
    )
    part.equal(client.cookies["vai_browser"]["httponly"], True, "the browser's cookie")
    answer = client.get("/me/")
    for name, value in (
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "private, no-store"),
    ):
        part.equal(answer.headers.get(name), value, name)
    policy = answer.headers["Content-Security-Policy"]
    part.check("unsafe" not in policy and "default-src 'none'" in policy, f"the policy of content: {policy}")
    part.equal(settings.SESSION_COOKIE_HTTPONLY, True, "the setting of the session's cookie")


def _who_is_there(part, cast):
    """An unknown address, a known one, and one of somebody who left are answered alike, at sign-in and at the reset."""
    cast.ha.is_active = False
    cast.ha.save()
    mails_ = {"known": cast.an.email, "unknown": "ai-do@example.vn", "left": cast.ha.email}
    with override_settings(VAI_HAS_MAIL=True):
        for url, data in ((LOGIN, {"password": "guess"}), (RESET, {})):
            field = "login" if url == LOGIN else "email"
            said = {}
            for kind, mail in mails_.items():
                cache.clear()
                answer = Client(HTTP_HOST="localhost").post(url, {field: mail, **data})
                said[kind] = (answer.status_code, without_marks(answer).replace(mail, "#"))
            for kind in ("unknown", "left"):
                part.check(
                    said[kind] == said["known"], f"{url} tells a known address from one that is {kind}"
                )
    times = {kind: _seconds_to_answer(mail) for kind, mail in mails_.items()}
    part.figures["seconds to a wrong password"] = {kind: round(value, 3) for kind, value in times.items()}
    for kind in ("unknown", "left"):
        part.check(
            times[kind] > FASTEST * times["known"],
            f"a wrong password of an address that is {kind} is told much faster",
        )
    cast.ha.is_active = True
    cast.ha.save()


def _seconds_to_answer(mail):
    taken = []
    for _ in range(5):
        cache.clear()
        client = Client(HTTP_HOST="localhost")
        started = time.perf_counter()
        client.post(LOGIN, {"login": mail, "password": "guess"})
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def _ways_out(part, cast):
    """No way on leads out of the house: wherever an address says what comes next."""
    inside = browser(cast.an)
    for address in ELSEWHERE:
        cache.clear()
        client = Client(HTTP_HOST="localhost")
        _stays(part, _signs_in(client, cast.an, next=address), f"sign-in with next={address!r}")
        _stays(part, client.get(LOGIN, {"next": address}), f"the sign-in page with next={address!r}")
        _stays(part, client.post("/sign-in/logout/", {"next": address}), f"sign-out with next={address!r}")
        for page, data in (
            ("/language/", {"language": "vi"}),
            ("/ui/theme/", {"theme": "dark"}),
            (f"/undo/{uuid4()}/", {}),
            ("/contacts/bulk/", {"act": "archive", "chosen": []}),
            ("/accounts/bulk/", {"act": "archive", "chosen": []}),
            ("/leads/bulk/", {"act": "claim", "chosen": []}),
            ("/act-for/stop/", {}),
        ):
            referer = re.sub(r"[\r\n\t]", "", address)
            answer = inside.post(
                page, {**data, "next": address}, headers={"Referer": referer, "HX-Current-URL": referer}
            )
            _stays(part, answer, f"{page} with next={address!r}")


def _stays(part, answer, told):
    for name in ("Location", "HX-Redirect", "HX-Location"):
        where = answer.headers.get(name, "/")
        parts = urlsplit(where.strip())
        inside = where.startswith("/") and not where.startswith(("//", "/\\")) and parts.netloc == ""
        part.check(inside or parts.hostname == "localhost", f"{told} leads to {where!r}")


def _names(part, cast):
    """Another name than ours is not answered, and never stands in a link or a mail."""
    with override_settings(ALLOWED_HOSTS=runtime.host_names(settings.BASE_URL, "")):
        for name in HOSTS:
            answer = Client().get(LOGIN, headers={"Host": name})
            part.equal(answer.status_code, 400, f"asked by the name {name!r}")
            part.check("evil" not in answer.content.decode(), f"the name {name!r} stands in the answer")
        answer = Client().get(LOGIN, headers={"Host": "localhost", "X-Forwarded-Host": "evil.example"})
        part.check("evil" not in answer.content.decode(), "X-Forwarded-Host stands in the answer")
    part.check(
        mails.password_link(cast.an).startswith(settings.BASE_URL),
        "the link of a password is not of our address",
    )


def _other_sessions(part, cast):
    """A new password, and leaving, end every other session."""
    here, there = Client(HTTP_HOST="localhost"), Client(HTTP_HOST="localhost")
    _signs_in(here, cast.binh)
    _signs_in(there, cast.binh)
    part.check(_is_in(here) and _is_in(there), "two browsers of one person")
    wrong = here.post(CHANGE, {"oldpassword": "guess", "password1": OTHER, "password2": OTHER})
    part.check(wrong.status_code == 200 and _is_in(there), "a password is changed without the old one")
    here.post(CHANGE, {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER})
    part.check(not _is_in(there), "a new password leaves other sessions open")
    part.check(_is_in(here), "a new password ends the session in which it was set")
    cast.binh.refresh_from_db()
    cast.binh.is_active = False
    cast.binh.save()
    part.check(not _is_in(here), "who left is still in")
    cast.binh.is_active = True
    cast.binh.save()


def _codes(part, cast):
    """A code of the app works once; guessing codes is stopped."""
    secret = generate_totp_secret()
    TOTP.activate(cast.an, secret)
    counter = next(iter(yield_hotp_counters_from_time()))
    right = str(format_hotp_value(hotp_value(secret, counter)))
    for expected in (True, False):
        client = Client(HTTP_HOST="localhost")
        sent = _signs_in(client, cast.an)
        part.check(not _is_in(client), "the password alone lets in where there is a second step")
        client.post(sent.headers["Location"], {"code": right})
        part.equal(_is_in(client), expected, "a code of the app, " + ("first" if expected else "again"))
    cache.clear()
    client = Client(HTTP_HOST="localhost")
    sent = _signs_in(client, cast.an)
    for n in range(25):
        client.post(sent.headers["Location"], {"code": f"{n:06}"})
    now = next(iter(yield_hotp_counters_from_time()))
    client.post(sent.headers["Location"], {"code": str(format_hotp_value(hotp_value(secret, now)))})
    part.check(not _is_in(client), "codes may be guessed without end")


def _delegation_ends(part, cast):
    """Who acts for a colleague acts as themselves from the moment at which the delegation ends."""
    secrets = make_secrets(cast)
    today = NOW.date()
    with acting_as(cast.minh, at=NOW):
        given = Delegation.objects.create(
            principal=cast.dung, delegate=cast.an, scopes=["journal"], since=today - timedelta(days=400),
            until=today + timedelta(days=4000),
        )  # fmt: skip
    client = browser(cast.an)
    page = f"/accounts/{secrets['accounts/']}/"
    part.equal(client.post("/act-for/", {"person": cast.dung.pk}).status_code, 303, "acting for a colleague")
    part.check(SECRET in client.get(page).content.decode(), "the principal's client is not seen while acting")
    with acting_as(cast.minh, at=NOW):
        Delegation.objects.filter(pk=given.pk).update(revoked_at=NOW)
    answer = client.post("/steps/new/", {"account": secrets["accounts/"], "what": "sau khi hết"})
    part.equal(answer.status_code, 404, "a step for the principal's client after the delegation ended")
    answer = client.get(page)
    part.equal(answer.status_code, 404, "the principal's client after the delegation ended")
    part.check(SECRET not in answer.content.decode(), "its name is told")
    part.equal(
        client.post("/act-for/", {"person": cast.dung.pk}).status_code, 403, "acting again after it ended"
    )
    part.check("acting_for" not in client.session, "the session still holds for whom one acted")
    with acting_as(cast.minh, at=NOW), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM history_entry WHERE on_behalf_of_id = %s", [cast.dung.pk])
        part.equal(cursor.fetchone()[0], 0, "changes in the principal's name after the delegation ended")
