"""Scores of stored leads: fitted from the company's history, kept with their reasons, shown, and forgotten where they mean nothing."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.test import Client
from tests.cast import NOW, Cast
from tests.journeys.browsing import BACKEND

from vai.core.rowsecurity import acting_as
from vai.hunting.actions import score_fits, scoring
from vai.hunting.models import Lead, LeadScore, LeadSource, ScoreModel

pytestmark = pytest.mark.django_db


def history(cast: Cast, *, signal: bool = True) -> Lead:
    """Leads of a year, of which those from a referral became clients; and an open one of An's."""
    chance = random.Random(5)
    with acting_as(cast.minh, at=NOW):
        referral, web = (
            LeadSource.objects.create(name="Người quen"),
            LeadSource.objects.create(name="Trang web"),
        )
        rows = []
        for number in range(300):
            source = chance.choice([referral, web])
            won = chance.random() < ((0.8 if source is referral else 0.15) if signal else 0.4)
            rows.append(_lead(cast, source, number, "converted" if won else "disqualified"))
        Lead.objects.bulk_create(rows)
        open_one = _lead(cast, referral, 0, "new")
        open_one.owner, open_one.team = cast.an, cast.north
        open_one.save()
    return open_one


def _lead(cast: Cast, source: LeadSource, number: int, status: str) -> Lead:
    came = NOW - timedelta(days=360 - number)
    return Lead(
        name=f"Khách {number}",
        source=source,
        status=status,
        received_at=came,
        team=cast.north,
        created_by=cast.minh,
    )


def fit(cast: Cast) -> ScoreModel:
    with acting_as(cast.minh, at=NOW):
        model = score_fits.refit(by=cast.minh, at=NOW)
        scoring.score_waiting(by=cast.minh, at=NOW)
        assert scoring.score_waiting(by=cast.minh, at=NOW) == 0
    return model


def seen(person, path: str, language: str = "vi") -> tuple[int, str]:
    person.language = language
    person.save()
    client = Client()
    client.force_login(person, backend=BACKEND)
    answer = client.get(path)
    return answer.status_code, answer.content.decode()


def test_an_open_lead_is_scored_with_its_reasons(cast: Cast) -> None:
    lead = history(cast)
    model = fit(cast)

    with acting_as(cast.an, at=NOW):
        found = LeadScore.objects.get(lead=lead)
    assert model.kind in ("logistic", "points")
    assert found.score > 60
    assert found.reasons[0]["fact"] == "source"
    assert found.reasons[0]["text"] == "Người quen"
    status, page = seen(cast.an, f"/leads/{lead.pk}/score/")
    assert status == 200
    assert "Nguồn: Người quen" in page


def test_another_teams_hunter_learns_nothing_of_it(cast: Cast) -> None:
    lead = history(cast)
    fit(cast)

    with acting_as(cast.binh, at=NOW):
        assert not LeadScore.objects.exists()
    assert seen(cast.binh, f"/leads/{lead.pk}/score/")[0] == 404


def test_without_evidence_it_says_so_and_forgets_old_scores(cast: Cast) -> None:
    lead = history(cast)
    fit(cast)
    with acting_as(cast.minh, at=NOW):
        # What became of them tells nothing any more.
        chance = random.Random(9)
        for one in Lead.objects.exclude(pk=lead.pk).order_by("pk"):
            Lead.objects.filter(pk=one.pk).update(status=chance.choice(["converted", "disqualified"]))
    model = fit(cast)

    assert (model.kind, model.told["why_none"]) == ("none", "no_signal")
    with acting_as(cast.minh, at=NOW):
        assert not LeadScore.objects.exists()
    assert "Not enough evidence" in seen(cast.an, f"/leads/{lead.pk}/score/", "en")[1]
    assert "Not enough evidence" in seen(cast.minh, "/settings/score/", "en")[1]


def test_the_page_says_how_it_was_judged(cast: Cast) -> None:
    history(cast)
    fit(cast)

    page = seen(cast.minh, "/settings/score/", "en")[1]

    assert "Tells won from lost (AUC), fitted model" in page
    assert "Tells won from lost (AUC), rules" in page
    assert "Judged on the latest quarter" in page
    assert "Source: Người quen" in page


def test_before_the_first_fit_a_lead_has_no_score(cast: Cast) -> None:
    lead = history(cast)

    assert seen(cast.an, f"/leads/{lead.pk}/score/")[0] == 200
    assert "Until then leads have no score" in seen(cast.minh, "/settings/score/", "en")[1]
