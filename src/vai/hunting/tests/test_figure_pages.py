"""Pages of figures: what each person sees there, what they set, and that rates are what one counts by hand."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.cast import NOW

from vai.core.rowsecurity import acting_as
from vai.hunting.actions import moves, snapshots, targets
from vai.hunting.actions.targets import TargetData
from vai.hunting.forecasting import periods
from vai.hunting.models import ForecastCommit, ForecastSnapshot, Target
from vai.hunting.queries import figures, forecasts
from vai.hunting.queries.figures import Whose
from vai.hunting.tests import people
from vai.hunting.tests.test_pages import MOST_QUERIES, counted, signed_in
from vai.staff.queries.people import robot

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


@pytest.fixture
def sold(cast):
    """Three deals of An that ended, one that is open; a target; a night has passed."""
    with acting_as(cast.an, at=NOW):
        account = people.an_account(cast.an)
        for amount, name in ((60, "Won"), (40, "Won"), (90, "Lost"), (500, None)):
            deal = people.a_deal(cast.an, account=account, amount=Decimal(amount * 1_000_000))
            if name:
                reason = people.reason() if name == "Lost" else None
                moves.move(deal, people.stage(name), by=cast.an, at=NOW, lost_reason=reason)
    with acting_as(cast.khoa, at=NOW):
        data = TargetData("2026-Q4", Decimal(900_000_000), person_id=cast.an.pk)
        targets.set_target(data, by=cast.khoa, at=NOW)
    with acting_as(robot(), at=NOW):
        snapshots.take(by=robot(), at=NOW)
    return cast


def test_rates_are_what_one_counts(sold):
    with acting_as(sold.an, at=NOW):
        (rate,) = figures.win_rates("person", Whose(), NOW - YEAR, NOW + YEAR, currency="VND")
        assert (rate.n_won, rate.n_ended, rate.won) == (2, 3, 100_000_000)
        assert figures.lost_reasons(Whose(), NOW - YEAR, NOW + YEAR)[0][1:] == ("Price", 1)
        found = figures.velocity(Whose(person=sold.an), NOW - YEAR, NOW + YEAR, currency="VND")
        # One open x 2/3 x 50M / 1 day.
        assert found.a_day.amount == 33_333_333
    with acting_as(sold.binh, at=NOW):
        assert figures.win_rates("person", Whose(), NOW - YEAR, NOW + YEAR, currency="VND") == []


def test_forecasts_are_held_against_what_came(sold):
    amounts = dict.fromkeys(("won", "weighted", "expected", "safe"), 0)
    with acting_as(robot(), at=NOW):
        for days, p10, p90 in ((0, 10, 90_000_000), (3, 0, 1)):
            ForecastSnapshot.objects.create(
                person=sold.an,
                period="2026-W47",
                since=date(2026, 11, 16),
                until=date(2026, 11, 23),
                taken_on=date(2026, 11, 16) + timedelta(days=days),
                taken_at=NOW,
                p10=p10,
                p50=50,
                p90=p90,
                **amounts,
            )
    with acting_as(sold.an, at=NOW):
        deal = people.a_deal(
            sold.an, account=people.an_account(sold.an, "Công ty B"), amount=Decimal(70_000_000)
        )
        moves.move(deal, people.stage("Won"), by=sold.an, at=NOW, closed_at=NOW - timedelta(days=5))
        week = periods.of(periods.Kind.WEEK, NOW.date())
        (held,) = forecasts.held(Whose(person=sold.an), week, day=NOW.date(), zone="Asia/Ho_Chi_Minh")
    # The first forecast of the week counts, not the one made when it was nearly over.
    assert (held.came.amount, held.is_inside) == (70_000_000, True)


def test_pages_show_ones_own_and_the_word_is_kept(sold):
    client = signed_in(sold.an)
    page = client.get("/forecast/?period=2026-Q4").content.decode()
    assert "Website mới" in page
    client.post("/forecast/commit/", {"period": "2026-Q4", "amount": "500tr"})
    with acting_as(sold.an, at=NOW):
        assert ForecastCommit.objects.get().amount == 500_000_000
    assert client.get("/figures/?by=person").status_code == 200
    assert client.get("/targets/?period=2026-Q4").status_code == 200
    other = signed_in(sold.binh)
    assert "Website mới" not in other.get("/forecast/?period=2026-Q4").content.decode()
    assert other.get(f"/forecast/?who=person:{sold.an.pk}").status_code == 404
    assert other.get(f"/forecast/?who=team:{sold.north.pk}").status_code == 404


def test_who_leads_sets_a_grid_of_targets(sold):
    client = signed_in(sold.khoa)
    client.post(
        "/targets/set/", {"period": "2026-11", f"person-{sold.an.pk}": "300tr", f"team-{sold.north.pk}": ""}
    )
    client.post("/targets/set/", {"period": "2026-12", "copy": "1"})
    with acting_as(sold.khoa, at=NOW):
        found = Target.objects.filter(period__in=("2026-11", "2026-12")).values_list("amount", flat=True)
        assert list(found) == [300_000_000, 300_000_000]
    refused = signed_in(sold.an).post("/targets/set/", {"period": "2026-11", f"person-{sold.an.pk}": "1"})
    assert refused.status_code == 403


def test_pages_cost_the_same_for_one_row_and_for_three(sold):
    paths = ("/forecast/?period=2026-Q4", "/figures/", "/targets/?period=2026-Q4")
    client = signed_in(sold.khoa)
    once = [counted(client, path) for path in paths]
    with acting_as(sold.an, at=NOW):
        account = people.an_account(sold.an, "Công ty C")
        for _n in range(3):
            people.a_deal(sold.an, account=account)
    with acting_as(robot(), at=NOW + timedelta(days=1)):
        snapshots.take(by=robot(), at=NOW + timedelta(days=1))
    assert [counted(client, path) for path in paths] == once
    assert max(once) <= MOST_QUERIES
