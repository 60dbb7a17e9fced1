"""Quota and lead need from the tables: what a person is told, and what they may not set."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.cast import NOW

from vai.core.rowsecurity import acting_as
from vai.hunting.actions import moves, targets
from vai.hunting.actions.targets import TargetData
from vai.hunting.models import ForecastCommit, ForecastSnapshot, SellingPace, Target
from vai.hunting.queries import quota
from vai.hunting.tests import people
from vai.staff.queries.people import robot

pytestmark = pytest.mark.django_db


def _keep(person, *, expected=300_000_000, cycle_days=21, deals=()):
    with acting_as(robot(), at=NOW):
        SellingPace.objects.create(
            person=person,
            kept_at=NOW,
            n_leads=200,
            n_won=10,
            conversion=Decimal("0.05"),
            conversion_low=Decimal("0.04"),
            conversion_high=Decimal("0.06"),
            mean_won=60_000_000,
            cycle_days=cycle_days,
        )
        amounts = dict.fromkeys(("won", "weighted", "p10", "safe", "p50", "p90"), 0)
        ForecastSnapshot.objects.create(
            person=person,
            period="2026-Q4",
            since=date(2026, 10, 1),
            until=date(2027, 1, 1),
            taken_on=NOW.date(),
            taken_at=NOW,
            expected=expected,
            deals=list(deals),
            **amounts,
        )


def test_the_quota_counts_what_is_won_and_the_need_what_is_likely(cast):
    with acting_as(cast.khoa, at=NOW):
        targets.set_target(
            TargetData("2026-Q4", Decimal(900_000_000), person_id=cast.an.pk), by=cast.khoa, at=NOW
        )
    with acting_as(cast.an, at=NOW):
        account = people.an_account(cast.an)
        won = people.a_deal(cast.an, account=account, amount=Decimal(60_000_000))
        likely = people.a_deal(cast.an, amount=Decimal(600_000_000))
        gone = people.a_deal(cast.an, amount=Decimal(600_000_000))
        moves.move(won, people.stage("Won"), by=cast.an, at=NOW)
        moves.move(gone, people.stage("Lost"), by=cast.an, at=NOW, lost_reason=people.reason())
        people.a_lead(cast.an, owner=cast.an)
        people.a_lead(cast.an, owner=cast.an, at=NOW - timedelta(days=7))
    terms = [{"id": deal.pk, "amount": 600_000_000, "chance": 0.4} for deal in (likely, gone)]
    _keep(cast.an, deals=terms)
    with acting_as(cast.an, at=NOW):
        found = quota.quota_of(cast.an, NOW)
    assert found.standing.won.amount == 60_000_000
    assert found.standing.attainment == Fraction(60, 900)
    # Oct 1 to Nov 23 are 38 working days of the quarter's 66.
    assert (found.standing.days_gone, found.standing.days) == (38, 66)
    # The deal lost since last night is not counted on any more: 840M left, 240M likely, 3M a lead, 38/7 - 3 weeks.
    assert found.need.expected.amount == 240_000_000
    assert found.need.a_week == 83
    assert found.need.low < found.need.a_week < found.need.high
    assert found.need.came == 1


def test_too_late_for_new_leads(cast):
    with acting_as(cast.khoa, at=NOW):
        data = TargetData("2026-Q4", Decimal(900_000_000), person_id=cast.an.pk)
        targets.set_target(data, by=cast.khoa, at=NOW)
    with acting_as(cast.an, at=NOW):
        unknown = quota.leads_needed(cast.an, NOW)
    assert unknown.lacks_history
    assert (unknown.a_week, unknown.is_too_late) == (None, False)
    _keep(cast.an, cycle_days=60)
    with acting_as(cast.an, at=NOW):
        need = quota.leads_needed(cast.an, NOW)
    assert need.is_too_late
    assert need.a_week is None


def test_only_who_leads_sets_targets_and_each_says_their_own(cast):
    data = TargetData("2026-11", Decimal(100), person_id=cast.an.pk)
    for person in (cast.an, cast.phuc, cast.lan):
        with acting_as(person, at=NOW), pytest.raises(targets.NotTheirLead):
            targets.set_target(data, by=person, at=NOW)
    with acting_as(cast.an, at=NOW):
        targets.commit("2026-11", Decimal(5), by=cast.an, at=NOW)
        targets.commit("2026-11", Decimal(7), by=cast.an, at=NOW)
        assert list(ForecastCommit.objects.order_by("pk").values_list("amount", flat=True)) == [5, 7]
    with acting_as(cast.binh, at=NOW):
        assert not ForecastCommit.objects.exists()


def test_targets_are_copied_from_the_period_before_where_there_is_none(cast):
    with acting_as(cast.khoa, at=NOW):
        for person, code, amount in (
            (cast.an, "2026-10", 5),
            (cast.ha, "2026-10", 6),
            (cast.ha, "2026-11", 9),
        ):
            targets.set_target(TargetData(code, Decimal(amount), person_id=person.pk), by=cast.khoa, at=NOW)
        targets.copy_targets("2026-11", by=cast.khoa, at=NOW)
        targets.copy_targets("2026-11", by=cast.khoa, at=NOW)
        kept = Target.objects.filter(period="2026-11").order_by("amount").values_list("person_id", "amount")
        assert list(kept) == [(cast.an.pk, 5), (cast.ha.pk, 9)]
