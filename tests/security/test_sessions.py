"""A session: no form without its token, nobody who left, nothing that a cookie or an address smuggles in."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast
from tests.security.harvest import addresses

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
# What a stranger may send without a session: there is no session then for another site to borrow. Each asks for a key or a
# secret link of its own, or leaves a lead.
WITHOUT_SESSION = ("doors:form", "hunting:no_more_mail", "hunting:quote_link", "ninja:")
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "\thttps://evil.example",
)


def test_every_address_refuses_a_form_without_its_token(cast: Cast) -> None:
    client = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    client.force_login(cast.minh, backend=BACKEND)
    words = {"int": 1, "slug": "x", "str": "x", "uuid": "00000000-0000-0000-0000-000000000001"}
    answers = {
        one.name: client.post(one.filled({name: words[kind] for name, kind in one.takes})).status_code
        for one in addresses()
    }
    assert len(answers) > 150
    open_ones = {name: status for name, status in answers.items() if status != 403}
    assert {name: status for name, status in open_ones.items() if not name.startswith(WITHOUT_SESSION)} == {}


def test_who_left_is_out_at_the_next_request(cast: Cast) -> None:
    client = Client(HTTP_HOST="localhost")
    client.force_login(cast.an, backend=BACKEND)
    assert client.get("/accounts/").status_code == 200
    cast.an.is_active = False
    cast.an.save()
    answer = client.get("/accounts/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in/login/?next=/accounts/")


@pytest.mark.parametrize("address", ELSEWHERE)
def test_no_form_leads_out_of_the_house(cast: Cast, address: str) -> None:
    client = Client(HTTP_HOST="localhost")
    client.force_login(cast.an, backend=BACKEND)
    for page, data in (
        ("/language/", {"language": "vi"}),
        ("/ui/theme/", {"theme": "dark"}),
        ("/undo/00000000-0000-0000-0000-000000000001/", {}),
    ):
        answer = client.post(page, {**data, "next": address}, headers={"Referer": address.strip()})
        assert answer.headers.get("Location", "/").startswith("/"), page
        assert "evil" not in answer.headers.get("Location", "/"), page


@pytest.mark.parametrize("junk", ["xx", "../../etc", "a" * 3000, "vi; Path=/x"])
def test_cookies_of_junk_are_passed_over(cast: Cast, junk: str) -> None:
    client = Client(HTTP_HOST="localhost")
    client.force_login(cast.an, backend=BACKEND)
    for name in ("vai_language", "vai_theme", "vai_toasts"):
        client.cookies[name] = junk
    assert client.get("/steps/").status_code == 200
    assert (
        Client(
            HTTP_HOST="localhost",
            headers={"Cookie": f"vai_language={junk.encode('ascii', 'ignore').decode()}"},
        )
        .get("/sign-in/login/")
        .status_code
        == 200
    )
