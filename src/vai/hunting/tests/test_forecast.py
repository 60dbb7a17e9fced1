"""Chances and ranges: the golden case, what is left out, what age does; and what a night keeps."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.cast import NOW

from vai.core.rowsecurity import acting_as
from vai.hunting.actions import moves, snapshots, targets
from vai.hunting.forecasting import chances, draws, misses, news
from vai.hunting.forecasting.chances import Entry
from vai.hunting.forecasting.draws import Draw
from vai.hunting.forecasting.misses import Stay
from vai.hunting.models import ForecastSnapshot
from vai.hunting.tests import people
from vai.staff.queries.people import robot

DAY = timedelta(days=1)
ON = date(2026, 11, 24)


def _entry(age, days=None, *, is_won=False):
    begun = ON - age * DAY
    return Entry(1, begun, None if days is None else begun + days * DAY, is_won)


def test_the_range_of_the_golden_case():
    # 12 of 30 won, Beta(1, 1) before: ten deals of 100M.
    million = 1_000_000
    found = draws.draw([Draw(100 * million, 1, 1.0)] * 10, {1: (13, 19)}, seed="golden")
    assert abs(found.mean - 406.25 * million) < 5 * million
    assert (found.p10, found.p90) == (200 * million, 600 * million)
    assert found.p10 <= found.safe <= found.p50 <= found.p90
    assert found == draws.draw([Draw(100 * million, 1, 1.0)] * 10, {1: (13, 19)}, seed="golden")
    assert found != draws.draw([Draw(100 * million, 1, 1.0)] * 10, {1: (13, 19)}, seed="another")


def test_without_open_deals_the_range_is_what_such_periods_bring():
    assert draws.draw([], {}, seed="x").p90 == 0
    assert draws.draw([], {}, seed="x", coming=[7, 7, 7, 7]).p10 == 7


def test_a_stage_is_drawn_towards_its_own_chance_and_young_open_deals_are_left_out():
    ended = [_entry(100, 20, is_won=True)] * 3 + [_entry(100, 20)]
    known = chances.learn(ended, {1: 0.2}, on=ON)[1]
    weight = 0.5 ** (100 / 180)
    assert known.mean == pytest.approx((3 * weight + 2) / (4 * weight + 10))
    assert chances.learn([*ended, *[_entry(10)] * 50], {1: 0.2}, on=ON)[1].mean == known.mean
    assert chances.learn([*ended, *[_entry(30)] * 50], {1: 0.2}, on=ON)[1].mean < known.mean
    assert chances.learn([_entry(400, 20, is_won=True)], {1: 0.2}, on=ON)[1].mean == pytest.approx(0.2)


def test_what_happened_later_is_not_known():
    later = [Entry(1, ON - 30 * DAY, ON + DAY, is_won=True), Entry(1, ON + DAY, ON + 2 * DAY, is_won=True)]
    assert chances.learn(later, {1: 0.2}, on=ON)[1].mean == pytest.approx(0.2)


def test_a_deal_that_outlived_the_winners_is_hardly_won_and_more_days_never_harm():
    entries = [_entry(200, 10, is_won=True)] * 40 + [_entry(200)] * 40
    known = chances.learn(entries, {1: 0.5}, on=ON)[1]

    def whole(age, days):
        span = {"entered_on": ON - age * DAY, "on": ON, "last": ON + days * DAY}
        return chances.chance_of(known, **span)

    assert whole(0, 20).whole == pytest.approx(0.5, abs=0.03)
    assert whole(50, 20).whole < 0.05
    assert whole(50, 20).is_old
    assert not whole(5, 20).is_old
    grown = [whole(3, days).whole for days in range(40)]
    assert grown == sorted(grown)
    assert grown[0] == 0


def test_misses_and_news_need_four_windows():
    stays = [Stay(_entry(age, 5, is_won=True), 10) for age in range(5, 100)]
    assert misses.past(stays[:20], {1: 0.5}, on=ON, days=7) == ()
    assert len(misses.past(stays, {1: 0.5}, on=ON, days=7)) >= 4
    assert news.past([news.Deal(ON - 20 * DAY, ON - 20 * DAY, 5)], on=ON, days=7) == ()
    first = news.Deal(ON - 60 * DAY, None, 9)
    assert sum(news.past([first, news.Deal(ON - 41 * DAY, ON - 39 * DAY, 5)], on=ON, days=7)) == 5
    assert sum(news.past([first, news.Deal(ON - 41 * DAY, ON - 20 * DAY, 5)], on=ON, days=7)) == 0


@pytest.mark.django_db
def test_a_night_keeps_forecasts_once_and_each_sees_their_own(cast):
    with acting_as(cast.an, at=NOW):
        account = people.an_account(cast.an)
        won = people.a_deal(cast.an, account=account, amount=Decimal(60_000_000))
        people.a_deal(cast.an, amount=Decimal(500_000_000))
        moves.move(won, people.stage("Won"), by=cast.an, at=NOW)
        targets.commit("2026-Q4", Decimal(70_000_000), by=cast.an, at=NOW)
    with acting_as(robot(), at=NOW):
        n_made = snapshots.take(by=robot(), at=NOW)
        assert snapshots.take(by=robot(), at=NOW) == 0
        assert ForecastSnapshot.objects.count() == n_made
    with acting_as(cast.an, at=NOW):
        mine = ForecastSnapshot.objects.get(period="2026-Q4")
        assert (mine.won, mine.commit, len(mine.deals)) == (60_000_000, 70_000_000, 1)
        assert mine.won <= mine.p10 <= mine.safe <= mine.p50 <= mine.p90 <= 560_000_000
    with acting_as(cast.binh, at=NOW):
        assert not ForecastSnapshot.objects.exists()
    with acting_as(cast.khoa, at=NOW):
        scopes = set(ForecastSnapshot.objects.values_list("person_id", "team_id"))
        assert scopes == {(cast.an.pk, None), (None, cast.north.pk)}
