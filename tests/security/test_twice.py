"""A form that is sent again with its key is carried out once; who is slower by an instant is told so."""

from __future__ import annotations

import psycopg
import pytest
from django.db import IntegrityError
from django.db.models import Model
from django.test import Client, RequestFactory

from tests.cast import NOW, Cast
from vai.clients.models import AccountGroup
from vai.core.rowsecurity import acting_as
from vai.hunting.models import LeadSource, Pipeline
from vai.ui.errors import AnswerRefusals

FORMS: dict[str, tuple[type[Model], dict[str, str]]] = {
    "/groups/new/": (AccountGroup, {"name": "Gửi hai lần", "kind": "group"}),
    "/settings/pipelines/": (Pipeline, {"name": "Gửi hai lần"}),
    "/settings/sources/": (LeadSource, {"name": "Gửi hai lần", "act": "add"}),
}


@pytest.mark.parametrize("url", FORMS)
def test_a_form_sent_again_with_its_key_is_carried_out_once(cast: Cast, url: str) -> None:
    model, data = FORMS[url]
    client = Client()
    client.force_login(cast.minh, backend="allauth.account.auth_backends.AuthenticationBackend")
    answers = [client.post(url, {**data, "idempotency_key": "k"}) for _ in range(2)]
    assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {
        (303, answers[0].headers["Location"])
    }
    with acting_as(cast.minh, at=NOW):
        assert model._default_manager.filter(name="Gửi hai lần").count() == 1


def test_who_is_slower_by_an_instant_is_told_so_and_other_faults_go_their_way(rf: RequestFactory) -> None:
    middleware = AnswerRefusals(lambda request: None)  # type: ignore[arg-type, return-value]
    for cause, status in ((psycopg.errors.UniqueViolation(), 409), (psycopg.errors.CheckViolation(), None)):
        fault = IntegrityError()
        fault.__cause__ = cause
        answer = middleware.process_exception(rf.get("/"), fault)
        assert (answer.status_code if answer else None) == status
