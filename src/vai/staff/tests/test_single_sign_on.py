"""Single sign-on against a real OpenID Connect provider: it lets in who is known, and nobody else."""

from __future__ import annotations

import urllib.parse
import urllib.request
import warnings
from collections.abc import Iterator

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from tests.cast import Cast

from vai.staff.models import Person

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import oidc_provider_mock


@pytest.fixture
def provider(settings: object) -> Iterator[str]:
    people = [
        oidc_provider_mock.User(sub=mail, claims={"email": mail, "email_verified": verified, "name": "Tên khác"})
        for mail, verified in (
            ("an@example.vn", True), ("chi@example.vn", False), ("stranger@example.vn", True), ("binh@example.vn", True),
        )
    ]  # fmt: skip
    with oidc_provider_mock.run_server_in_thread(user_claims=people) as server:
        address = f"http://localhost:{server.server_port}"
        app = {"provider_id": "congty", "name": "Công ty SSO", "client_id": "vai", "secret": "secret"}
        app["settings"] = {"server_url": address}  # type: ignore[assignment]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}  # type: ignore[attr-defined]
        yield address


class _Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


def signs_on(client: Client, mail: str) -> str:
    """Go the whole way as a browser does, and return where it ends."""
    page = client.get("/sign-in/login/").content.decode()
    assert "Đăng nhập bằng Công ty SSO" in page
    there = client.post("/sign-in/oidc/congty/login/").headers["Location"]
    opener = urllib.request.build_opener(_Stays)
    try:
        answer = opener.open(there, data=urllib.parse.urlencode({"sub": mail}).encode())
        back = answer.headers["Location"]
    except urllib.error.HTTPError as redirect:
        back = redirect.headers["Location"]
    answer = client.get("/" + back.split("/", 3)[3])
    return str(answer.headers.get("Location", answer.status_code))


def test_who_is_known_by_a_verified_address_comes_in(provider: str, client: Client, cast: Cast) -> None:
    assert signs_on(client, "an@example.vn") == "/"
    assert client.get("/me/").status_code == 200
    cast.an.refresh_from_db()
    assert (cast.an.name, SocialAccount.objects.get().user) == ("Nguyễn Văn An", cast.an)
    again = Client()
    assert signs_on(again, "an@example.vn") == "/"
    assert again.get("/me/").status_code == 200
    assert SocialAccount.objects.count() == 1


@pytest.mark.parametrize("mail", ["stranger@example.vn", "chi@example.vn"])
def test_strangers_and_unverified_addresses_stay_out(
    provider: str, client: Client, cast: Cast, mail: str
) -> None:
    before = Person.objects.count()
    assert signs_on(client, mail) == "/sign-in/login/"
    assert "Không ai ở đây dùng địa chỉ này." in client.get("/sign-in/login/").content.decode()
    assert client.get("/me/").status_code == 302
    assert (Person.objects.count(), SocialAccount.objects.count()) == (before, 0)


def test_who_left_stays_out_even_when_connected_before(provider: str, client: Client, cast: Cast) -> None:
    assert signs_on(client, "binh@example.vn") == "/"
    cast.binh.is_active = False
    cast.binh.save()
    again = Client()
    signs_on(again, "binh@example.vn")
    assert again.get("/me/").status_code == 302
    assert client.get("/me/").status_code == 302
