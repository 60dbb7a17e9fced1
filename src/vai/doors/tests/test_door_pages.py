"""The pages of doors show what there is, to administrators all of it, to others the forms."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.cast import NOW, Cast
from tests.journeys import small_world

from vai.core.rowsecurity import acting_as
from vai.doors.models import ApiKey, Mailbox, WebForm
from vai.hunting.models import LeadArrival


@pytest.fixture
def numbers(cast: Cast) -> dict[str, int]:
    small_world.doors(cast, NOW)
    with acting_as(cast.minh, at=NOW):
        arrival = LeadArrival.objects.get(state="taken")
        suspected = LeadArrival.objects.get(state="suspected")
        found = {model.__name__: model.objects.get().pk for model in (WebForm, Mailbox, ApiKey)}
    return {**found, "arrival": arrival.pk, "lead": arrival.lead_id or 0, "suspected": suspected.pk}


def browser(person: object) -> Client:
    client = Client(HTTP_HOST="localhost")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")  # type: ignore[arg-type]
    return client


def test_every_page_shows_what_there_is(cast: Cast, numbers: dict[str, int]) -> None:
    client = browser(cast.minh)
    for path, shown in (
        ("/settings/doors/", "sales@example.vn"),
        (f"/settings/doors/forms/{numbers['WebForm']}/", "&lt;iframe"),
        (f"/settings/doors/mailboxes/{numbers['Mailbox']}/", "VAI_MAILBOX_SALES"),
        ("/arrivals/", "Đỗ Thị Mai"),
        ("/arrivals/?state=suspected", "Quảng cáo"),
        (f"/arrivals/{numbers['arrival']}/", "Tôi đồng ý."),
        (f"/leads/{numbers['lead']}/how-it-came/", "Tôi đồng ý."),
    ):
        answer = client.get(path)
        assert (answer.status_code, shown in answer.content.decode()) == (200, True), path
    assert "sales@example.vn" not in browser(cast.an).get("/settings/doors/").content.decode()
    assert "Phan Văn Đức" in browser(cast.chi).get("/leads/refer/").content.decode()
    assert browser(cast.binh).get(f"/leads/{numbers['lead']}/how-it-came/").status_code == 404


def test_a_suspected_arrival_is_let_in_and_a_key_is_revoked(cast: Cast, numbers: dict[str, int]) -> None:
    client = browser(cast.minh)
    client.post("/arrivals/decide/", {"act": "let_in", "chosen": numbers["suspected"], "one": "1"})
    client.post(f"/settings/doors/keys/{numbers['ApiKey']}/revoke/")
    client.post(f"/settings/doors/forms/{numbers['WebForm']}/close/")
    with acting_as(cast.minh, at=NOW):
        assert LeadArrival.objects.get(pk=numbers["suspected"]).lead_id is not None
        assert ApiKey.objects.get().revoked_at is not None
        assert WebForm.objects.get().archived_at is not None
