"""The pages of people, teams, delegation and settings: who may, what is kept, how many queries."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, PASSWORD, Cast

from vai.core.rowsecurity import acting_as
from vai.staff.actions import delegations
from vai.staff.actions import people as hiring
from vai.staff.models import CompanySettings, CurrencyRate, Delegation, Holiday, Person, Team

SignedIn = Callable[[Person], Client]


@pytest.fixture
def signed_in() -> SignedIn:
    def make(person: Person) -> Client:
        if not person.has_usable_password():
            person.set_password(PASSWORD)
            person.save()
        client = Client()
        client.post("/sign-in/login/", {"login": person.email, "password": PASSWORD})
        return client

    return make


def paths(cast: Cast) -> list[str]:
    return [
        "/me/", "/delegations/", "/people/", "/people/new/", f"/people/{cast.an.pk}/", "/teams/", "/teams/new/",
        f"/teams/{cast.north.pk}/", "/settings/", "/settings/company/", "/settings/holidays/", "/settings/rates/",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_for_an_administrator_with_few_queries(
    cast: Cast, signed_in: SignedIn, language: str
) -> None:
    cast.minh.language = language
    client = signed_in(cast.minh)
    client.get("/me/")
    for path in paths(cast):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = client.get(path)
        assert (path, page.status_code) == (path, 200)
        assert (path, len(queries) <= 12) == (path, True), [query["sql"][:100] for query in queries]
        assert f'lang="{language}"' in page.content.decode()


def test_lists_cost_the_same_with_more_rows(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.minh)
    client.get("/me/")
    for path in ("/people/", "/teams/", "/delegations/"):
        counts = []
        for n in range(2):
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            counts.append(len(queries))
            with acting_as(cast.minh, at=NOW):
                for k in range(3):
                    mail = f"{path.strip('/')}{n}{k}@example.vn"
                    data = hiring.PersonData(email=mail, name=f"Người {n}{k}", team=cast.north)
                    new = hiring.hire(data, by=cast.minh, at=NOW)
                    Team.objects.create(name=f"{path}{n}{k}", lead=new)
                    Delegation.objects.create(
                        principal=new,
                        delegate=cast.minh,
                        scopes=["journal"],
                        since=NOW.date(),
                        until=NOW.date(),
                    )
        assert counts[0] == counts[1], path


def test_who_is_no_administrator_looks_but_does_not_touch(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.an)
    opened = {path: client.get(path).status_code for path in paths(cast)}
    assert [path for path, status in opened.items() if status == 403] == [
        "/people/new/", f"/people/{cast.an.pk}/", "/teams/new/", f"/teams/{cast.north.pk}/", "/settings/company/",
    ]  # fmt: skip
    day = {"day": "2027-03-03", "name_vi": "X", "kind": "off"}
    assert client.post("/settings/holidays/", day).status_code in (403, 422)
    assert client.post(
        "/settings/rates/", {"currency": "USD", "rate": "1", "on": "2026-11-24"}
    ).status_code in (403, 422)
    assert client.post(f"/people/{cast.binh.pk}/leave/").status_code == 403
    assert client.post(f"/people/{cast.binh.pk}/password-link/").status_code == 403
    assert client.post(f"/teams/{cast.north.pk}/archive/").status_code == 403
    with acting_as(cast.minh, at=NOW):
        assert not Holiday.objects.filter(day="2027-03-03").exists()
        assert not CurrencyRate.objects.exists()
    cast.binh.refresh_from_db()
    assert cast.binh.is_active


def test_what_was_typed_comes_back_with_the_refusal(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.minh)
    typed = {"name": "Lý Thị Mai", "email": "an@example.vn", "title": "hunter", "language": "vi"}
    page = client.post("/people/new/", typed | {"timezone": "Asia/Ho_Chi_Minh"})
    text = page.content.decode()
    assert page.status_code == 422
    assert 'value="Lý Thị Mai"' in text
    assert "Địa chỉ thư này đã có người dùng." in text
    assert Person.objects.filter(name="Lý Thị Mai").count() == 0


def test_a_newcomer_is_added_and_gets_a_link(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.minh)
    typed = {"name": "Lý Thị Mai", "email": "mai@example.vn", "title": "hunter", "language": "vi"}
    sent = client.post("/people/new/", typed | {"timezone": "Asia/Ho_Chi_Minh", "team": str(cast.north.pk)})
    mai = Person.objects.get(email="mai@example.vn")
    assert (sent.status_code, sent.headers["Location"], mai.team) == (303, f"/people/{mai.pk}/", cast.north)
    text = client.post(f"/people/{mai.pk}/password-link/").content.decode()
    link = text.split('value="http://localhost:8000')[1].split('"')[0]
    page = Client().get(link, follow=True)
    assert "Đặt mật khẩu của bạn" in page.content.decode()


def test_two_administrators_at_once_lose_nothing(cast: Cast, signed_in: SignedIn) -> None:
    first, second = signed_in(cast.minh), signed_in(cast.minh)
    cast.north.refresh_from_db()
    typed = {"name": "Bắc Bộ", "parent": str(cast.company.pk), "version": str(cast.north.version)}
    assert first.post(f"/teams/{cast.north.pk}/", typed).status_code == 303
    late = second.post(f"/teams/{cast.north.pk}/", typed | {"name": "Phía Bắc"})
    text = late.content.decode()
    assert late.status_code == 422
    assert "Giá trị bây giờ là: Bắc Bộ" in text
    assert 'value="Phía Bắc"' in text
    assert (
        second.post(f"/teams/{cast.north.pk}/", typed | {"name": "Phía Bắc", "version": ""}).status_code
        == 303
    )
    cast.north.refresh_from_db()
    assert cast.north.name == "Phía Bắc"


def test_one_acts_for_a_colleague_visibly_and_until_it_ends(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.ha)
    refused = client.post("/act-for/", {"person": cast.an.pk})
    assert refused.status_code == 403
    with acting_as(cast.an, at=NOW):
        made = delegations.delegate(
            cast.an, cast.ha, scopes=["journal"], since=NOW.date(), until=NOW.date().replace(year=2099),
            by=cast.an, at=NOW,
        )  # fmt: skip
    assert client.post("/act-for/", {"person": cast.an.pk}).status_code == 303
    page = client.get("/me/")
    assert page.wsgi_request.acting_for == cast.an  # type: ignore[attr-defined]
    assert page.wsgi_request.actor.on_behalf_of_id == cast.an.pk  # type: ignore[attr-defined]
    with acting_as(cast.an, at=NOW):
        delegations.revoke(made, by=cast.an, at=NOW)
    page = client.get("/me/")
    assert page.status_code == 200
    assert page.wsgi_request.acting_for is None  # type: ignore[attr-defined]


def test_handing_over_by_the_page(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.an)
    typed = {
        "delegate": str(cast.ha.pk),
        "scopes": ["journal", "deals"],
        "since": "2026-11-24",
        "until": "2099-01-01",
    }
    assert client.post("/delegations/", typed).status_code == 303
    with acting_as(cast.an, at=NOW):
        made = Delegation.objects.get()
    assert (made.principal, made.delegate, made.scopes) == (cast.an, cast.ha, ["journal", "deals"])
    assert client.post(f"/delegations/{made.pk}/revoke/").status_code == 303
    assert client.post("/delegations/", typed | {"until": "2020-01-01"}).status_code == 422


def test_hours_are_written_as_people_write_them(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.minh)
    assert (
        client.post("/settings/company/", {"hours": "1", "day_0": "8h-12h, 13:30 – 17:30"}).status_code == 303
    )
    with acting_as(cast.minh, at=NOW):
        assert CompanySettings.objects.get().working_hours == {"0": [["08:00", "12:00"], ["13:30", "17:30"]]}
    refused = client.post("/settings/company/", {"hours": "1", "day_0": "morning"})
    assert refused.status_code == 422
    assert 'value="morning"' in refused.content.decode()


def test_a_profile_is_saved_and_speaks_the_new_language(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.an)
    typed = {"name": "Nguyễn Văn An", "language": "en", "timezone": "Asia/Tokyo", "theme": "dark"}
    assert client.post("/me/", typed).status_code == 303
    page = client.get("/me/").content.decode()
    assert 'lang="en" data-theme="dark"' in page
    assert "Your settings are saved." in page


def test_one_signs_out_other_browsers_but_not_those_of_others(cast: Cast, signed_in: SignedIn) -> None:
    here, there, other = signed_in(cast.an), signed_in(cast.an), signed_in(cast.binh)
    here.post("/me/sessions/end-others/")
    assert [client.get("/me/").status_code for client in (here, there, other)] == [200, 302, 200]


def test_the_way_to_settings_leads_to_those_of_other_rooms_too(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.minh)
    page = client.get("/settings/").content.decode()
    for path in ("/settings/pipelines/", "/settings/sources/", "/settings/lost-reasons/", "/settings/tiers/"):
        assert f'href="{path}"' in page
        assert client.get(path).status_code == 200
