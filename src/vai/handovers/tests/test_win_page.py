"""Winning asks only for what is missing; with nothing missing one press wins."""

import pytest
from tests.cast import NOW, Cast

from vai.contracts.models import Contract, DealTerms
from vai.core.rowsecurity import acting_as
from vai.handovers.models import Handover
from vai.hunting.models import Opportunity, Pipeline
from vai.hunting.tests.people import a_deal, an_account, stage
from vai.journal.tests.pages import HTMX, counted, n_queries, signed_in
from vai.staff.models import Person


@pytest.fixture(autouse=True)
def bare(settings: object) -> None:
    settings.VAI_SHELL = ""


def opened(who: Person, **told: object) -> tuple[Opportunity, int]:
    with acting_as(who, at=NOW):
        told.setdefault("account", an_account(who))
        return a_deal(who, **told), stage("Won").pk


def test_with_nothing_missing_one_press_wins_and_all_follows(cast: Cast) -> None:
    deal, won = opened(cast.an)
    answer = signed_in(cast.an).post(f"/deals/{deal.pk}/move/", {"stage": won, "from": deal.stage_id})
    assert answer.headers["Location"] == f"/deals/{deal.pk}/won/"
    with acting_as(cast.an, at=NOW):
        assert Contract.objects.get().opportunity_id == deal.pk
        assert (Handover.objects.get().receiver_id, Handover.objects.get().state) == (cast.chi.pk, "draft")


def test_what_is_known_is_folded_away_and_asked_once(cast: Cast) -> None:
    deal, won = opened(cast.an)
    page = signed_in(cast.an).get(f"/deals/{deal.pk}/win/?stage={won}", **HTMX).text
    before, folded = page.split("<details", 1)
    for name in ("takes_over", "valid_from", "valid_to"):
        assert (before.count(f'name="{name}"'), folded.count(f'name="{name}"')) == (0, 1)


def test_a_deal_without_client_and_sum_asks_for_these_two_only(cast: Cast) -> None:
    deal, won = opened(cast.an, account=None, amount=None)
    browser = signed_in(cast.an)
    asked = browser.post(f"/deals/{deal.pk}/move/", {"stage": won, "from": deal.stage_id})
    page = f"/deals/{deal.pk}/win/?stage={won}"
    assert asked.headers["Location"] == page
    shown = browser.get(page, **HTMX).text
    assert ('name="account__text"' in shown, 'name="amount"' in shown) == (True, True)
    told = {"takes_over": f"{cast.chi.pk}:farm", "valid_from": "2026-12-01", "valid_to": ""}
    refused = browser.post(page, {**told, "account": "", "amount": ""})
    assert refused.status_code == 422
    with acting_as(cast.an, at=NOW):
        assert Opportunity.objects.get().outcome == "open"
        account = an_account(cast.an)
    answer = browser.post(page, {**told, "account": account.pk, "amount": "80tr"})
    assert answer.headers["Location"] == f"/deals/{deal.pk}/won/"
    with acting_as(cast.an, at=NOW):
        kept, made = Opportunity.objects.get(), Contract.objects.get()
    assert (kept.outcome, kept.account_id, kept.amount) == ("won", account.pk, 80_000_000)
    assert (made.value, str(made.valid_from), made.valid_to) == (80_000_000, "2026-12-01", None)


def test_who_takes_over_is_asked_where_nobody_is_usual_and_may_be_nobody(cast: Cast) -> None:
    deal, won = opened(cast.binh)
    browser = signed_in(cast.binh)
    asked = browser.post("/board/move/", {"card": deal.pk, "to": won}, **HTMX)
    page = f"/deals/{deal.pk}/win/?stage={won}"
    assert (asked.status_code, asked.headers["X-Vai-Dialog"]) == (422, page)
    with counted() as queries:
        shown = browser.get(page, **HTMX).text
    assert n_queries(queries) <= 12
    assert 'name="amount"' not in shown
    assert f'value="{cast.giang.pk}:farm"' in shown
    assert (
        browser.post(page, {"takes_over": f"{cast.an.pk}:farm", "valid_from": "2026-12-01"}).status_code
        == 422
    )
    answer = browser.post(page, {"takes_over": "keeps", "valid_from": "2026-12-01", "valid_to": "2027-05-31"})
    assert answer.headers["Location"] == f"/deals/{deal.pk}/won/"
    with acting_as(cast.binh, at=NOW):
        assert (Handover.objects.count(), DealTerms.objects.get().keeps_client) == (0, True)
        assert str(Contract.objects.get().valid_to) == "2027-05-31"


def test_a_pipeline_that_hands_nothing_over_asks_nobody(cast: Cast) -> None:
    deal, won = opened(cast.binh)
    with acting_as(cast.minh, at=NOW):
        Pipeline.objects.update(hands_over=False)
    answer = signed_in(cast.binh).post(f"/deals/{deal.pk}/move/", {"stage": won, "from": deal.stage_id})
    assert answer.headers["Location"] == f"/deals/{deal.pk}/won/"


def test_a_stranger_wins_nothing(cast: Cast) -> None:
    deal, won = opened(cast.an)
    stranger = signed_in(cast.binh)
    assert stranger.get(f"/deals/{deal.pk}/win/").status_code == 404
    assert (
        stranger.post(f"/deals/{deal.pk}/win/?stage={won}", {"valid_from": "2026-12-01"}).status_code == 404
    )
    with acting_as(cast.an, at=NOW):
        assert (Opportunity.objects.get().outcome, Contract.objects.count()) == ("open", 0)
