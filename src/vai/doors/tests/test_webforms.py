"""A web form: what strangers send is kept once, doubtful or not, and tells them nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import NOW, Cast

from vai.core.rowsecurity import acting_as
from vai.doors.actions import intakes
from vai.doors.forms.intakes import WebFormForm
from vai.doors.intake import guard
from vai.doors.models import WebForm
from vai.hunting.enums import ArrivalState
from vai.hunting.models import LeadArrival
from vai.staff.models import Person

SITE = "https://www.minhlong.vn"
TOLD = {"name": "Lê Thị Hoa", "phone": "0912 345 678", "need": "Báo giá"}


@pytest.fixture
def web(cast: Cast) -> WebForm:
    asked = [
        {"code": code, "is_required": code == "name"}
        for code in ("name", "phone", "email", "company", "need")
    ]
    values: dict[str, Any] = {
        "name": "Trang chủ", "title_vi": "Nhận báo giá", "title_en": "Ask for a quote", "fields": asked,
        "team": cast.north, "origins": [SITE], "consent_vi": "Tôi đồng ý được liên hệ.",
        "is_consent_required": True, "campaign": "trang chủ", "per_address": 3,
    }  # fmt: skip
    with acting_as(cast.minh, at=NOW):
        return intakes.make_form(values, by=cast.minh, at=NOW)


def post(
    web: WebForm, *, seconds: int = 30, site: str = "", client: Client | None = None, **told: str
) -> Any:
    data = {**TOLD, "consent": "on", **told}
    if not site:
        stamped = guard.stamp(web.key, timezone.now() - timezone.timedelta(seconds=seconds))
        data.setdefault("stamp", stamped)
    headers = {"Origin": site} if site else {}
    return (client or Client(HTTP_HOST="localhost")).post(f"/f/{web.key}/", data, headers=headers)


def arrivals(cast: Cast) -> list[LeadArrival]:
    with acting_as(cast.minh, at=NOW):
        return list(LeadArrival.objects.order_by("id"))


def test_a_post_is_kept_with_its_consent_and_where_it_came_from(cast: Cast, web: WebForm) -> None:
    answer = post(web, came_from=f"{SITE}/gia?utm_campaign=tet&utm_source=zalo")
    assert (answer.status_code, answer["Location"]) == (303, f"/f/{web.key}/thanks/?lang=vi")
    (arrival,) = arrivals(cast)
    assert (arrival.state, arrival.told) == (ArrivalState.WAITING, TOLD)
    around = arrival.around
    assert (around["team_id"], around["campaign"], around["page"]) == (cast.north.pk, "tet", f"{SITE}/gia")
    consent = around["consent"]
    assert (consent["text"], consent["version"], consent["is_ticked"], consent["address"]) == (
        "Tôi đồng ý được liên hệ.", 1, True, "127.0.0.1",
    )  # fmt: skip


def test_the_same_page_sent_twice_is_one_arrival_and_other_words_are_another(
    cast: Cast, web: WebForm
) -> None:
    stamped = guard.stamp(web.key, timezone.now() - timezone.timedelta(minutes=1))
    answers = [
        post(web, stamp=stamped),
        post(web, stamp=stamped),
        post(web, stamp=stamped, need="Báo giá gấp"),
    ]
    assert {answer["Location"] for answer in answers} == {f"/f/{web.key}/thanks/?lang=vi"}
    assert [one.told["need"] for one in arrivals(cast)] == ["Báo giá", "Báo giá gấp"]


@pytest.mark.parametrize(
    ("how", "doubts"),
    [
        ({"homepage": "http://x"}, ["trap"]),
        ({"seconds": 0}, ["too_fast"]),
        ({"seconds": 100_000}, ["too_old"]),
        ({"stamp": "false"}, ["forged"]),
        ({"site": "https://other.example"}, ["foreign"]),
        ({"site": SITE}, []),
        ({"need": "http://a http://b http://c"}, ["links"]),
        ({"name": "www.buy.example"}, ["links"]),
    ],
)
def test_what_is_doubtful_waits_for_a_person_and_is_answered_alike(
    cast: Cast, web: WebForm, how: dict[str, Any], doubts: list[str]
) -> None:
    assert post(web, **how)["Location"] == f"/f/{web.key}/thanks/?lang=vi"
    (arrival,) = arrivals(cast)
    assert arrival.reasons == doubts
    assert arrival.state == (ArrivalState.SUSPECTED if doubts else ArrivalState.WAITING)


def test_many_from_one_address_are_looked_at_and_far_too_many_are_asked_to_wait(
    cast: Cast, web: WebForm
) -> None:
    answers = [post(web, need=f"Lần {n}").status_code for n in range(31)]
    assert answers == [303] * 30 + [429]
    assert [one.reasons for one in arrivals(cast)] == [[]] * 3 + [["many_from_address"]] * 27


def test_only_the_sites_that_were_named_may_hold_the_page(cast: Cast, web: WebForm) -> None:
    answer = Client(HTTP_HOST="localhost").get(f"/f/{web.key}/?lang=en")
    assert b"Ask for a quote" in answer.content
    assert f"frame-ancestors 'self' {SITE}" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert not answer.cookies
    with acting_as(cast.minh, at=NOW):
        WebForm.objects.update(origins=[])
    closed = Client(HTTP_HOST="localhost").get(f"/f/{web.key}/")
    assert closed["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in closed["Content-Security-Policy"]
    with acting_as(cast.minh, at=NOW):
        WebForm.objects.update(is_open=False)
    assert Client(HTTP_HOST="localhost").get(f"/f/{web.key}/").status_code == 404


@pytest.mark.parametrize("wrong", [{"name": ""}, {"phone": "khong co"}, {"phone": ""}, {"consent": ""}])
def test_what_is_wrong_is_told_at_the_field_and_kept(cast: Cast, web: WebForm, wrong: dict[str, str]) -> None:
    answer = post(web, **wrong)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert "Báo giá" in answer.content.decode()
    assert arrivals(cast) == []


def test_an_administrator_builds_a_form_without_code(cast: Cast) -> None:
    client = Client(HTTP_HOST="localhost")
    client.force_login(cast.minh, backend="allauth.account.auth_backends.AuthenticationBackend")
    first = {key: value for key, value in WebFormForm.first().items() if value not in (None, False)}
    with acting_as(cast.minh, at=NOW):
        form = {name: str(value) for name, value in first.items() if not isinstance(value, list)}
    given = {
        **form,
        "name": "Hội chợ",
        "title_vi": "Để lại số",
        "redirect_url": "javascript:alert(1)",
        "origins": "x",
    }
    refused = client.post("/settings/doors/forms/new/", given)
    assert refused.status_code == 422
    given |= {
        "redirect_url": "https://www.minhlong.vn/cam-on",
        "origins": f"{SITE}/trang\n",
        "position_need": "1",
    }
    made = client.post("/settings/doors/forms/new/", given, follow=True)
    assert made.status_code == 200
    with acting_as(cast.minh, at=NOW):
        web = WebForm.objects.get(name="Hội chợ")
    assert [asked["code"] for asked in web.fields] == ["name", "need", "phone", "email"]
    assert web.origins == [SITE]
    sent = post(web)
    assert sent["Location"] == "https://www.minhlong.vn/cam-on"
    assert "form-action 'self' https://www.minhlong.vn;" in sent["Content-Security-Policy"]


def test_others_make_no_forms_and_see_no_arrivals(cast: Cast, web: WebForm) -> None:
    client = Client(HTTP_HOST="localhost")
    client.force_login(cast.an, backend="allauth.account.auth_backends.AuthenticationBackend")
    post(web)
    assert client.get("/settings/doors/").status_code == 200
    refused = [
        f"/settings/doors/forms/{web.pk}/",
        "/settings/doors/forms/new/",
        "/settings/doors/keys/new/",
        "/arrivals/",
    ]
    assert [client.get(one).status_code for one in refused] == [403] * 4
    assert client.post("/arrivals/decide/", {"act": "let_in", "chosen": 1}).status_code == 403
    assert Person.objects.filter(is_robot=True).exists()
