"""Who serves an account: one lead person a mode, history that stays, offers, and who may change it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOW, Cast

from vai.clients.actions import coverage
from vai.clients.actions.coverage import CoverageRefused, OfferAnswered
from vai.clients.models import Account, Coverage, CoverageOffer
from vai.clients.tests.people import opened
from vai.core.errors import NotAllowed
from vai.core.rowsecurity import acting_as
from vai.staff.models import Person

TODAY = date(2026, 11, 24)


def rows(account: Account) -> list[tuple[str, str, bool, date | None]]:
    people = {person.pk: person.email.split("@")[0] for person in Person.objects.all()}
    found = Coverage.objects.filter(account=account).order_by("id")
    return [(people[row.person_id], row.mode, row.is_lead, row.until) for row in found]


def test_a_lead_gives_an_account_to_someone_else_and_the_history_stays(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.khoa, at=NOW):
        coverage.cover(account, cast.chi, "hunt", by=cast.khoa, at=NOW, reason="An nghỉ phép")
        assert rows(account) == [("an", "hunt", True, TODAY), ("chi", "hunt", True, None)]
    with acting_as(cast.an, at=NOW):
        assert Account.objects.count() == 0
    with acting_as(cast.chi, at=NOW):
        assert Account.objects.count() == 1


def test_the_database_itself_allows_one_lead_a_mode(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.khoa, at=NOW), pytest.raises(IntegrityError), transaction.atomic():
        Coverage.objects.create(account=account, person=cast.chi, mode="hunt", since=TODAY, is_lead=True)


def test_an_account_moves_to_another_team_with_its_lead_person(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.khoa, at=NOW):
        coverage.cover(account, cast.binh, "hunt", by=cast.khoa, at=NOW)
    for person, sees in ((cast.khoa, False), (cast.phuc, True), (cast.binh, True), (cast.an, False)):
        with acting_as(person, at=NOW):
            assert (person.name, Account.objects.exists()) == (person.name, sees)
    with acting_as(cast.phuc, at=NOW):
        assert Account.objects.get().team_id == cast.south.pk


def test_who_serves_it_adds_colleagues_but_replaces_nobody(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.an, at=NOW):
        coverage.cover(account, cast.ha, "assist", by=cast.an, at=NOW, is_lead=False)
        coverage.cover(account, cast.an, "farm", by=cast.an, at=NOW)
        with pytest.raises(NotAllowed):
            coverage.cover(account, cast.chi, "key", by=cast.an, at=NOW)
    with acting_as(cast.ha, at=NOW):
        with pytest.raises(NotAllowed):
            coverage.cover(account, cast.ha, "hunt", by=cast.ha, at=NOW)
        with pytest.raises(NotAllowed):
            coverage.cover(account, cast.chi, "key", by=cast.ha, at=NOW, is_lead=False)
    with acting_as(cast.khoa, at=NOW):
        assert rows(account) == [
            ("an", "hunt", True, None),
            ("ha", "assist", False, None),
            ("an", "farm", True, None),
        ]


def test_a_colleague_who_helped_becomes_the_lead_and_the_stretch_before_stays(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.khoa, at=NOW):
        coverage.cover(
            account, cast.chi, "hunt", by=cast.khoa, at=NOW, is_lead=False, since=TODAY - timedelta(days=10)
        )
        coverage.cover(account, cast.chi, "hunt", by=cast.khoa, at=NOW)
        assert rows(account) == [
            ("an", "hunt", True, TODAY),
            ("chi", "hunt", False, TODAY),
            ("chi", "hunt", True, None),
        ]


@pytest.mark.parametrize("days", [1, 400])
def test_no_service_begins_in_the_future(cast: Cast, days: int) -> None:
    account = opened(cast.an)
    with acting_as(cast.khoa, at=NOW), pytest.raises(CoverageRefused):
        coverage.cover(account, cast.chi, "farm", by=cast.khoa, at=NOW, since=TODAY + timedelta(days=days))


def test_a_lead_person_does_not_just_leave(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.an, at=NOW):
        row = Coverage.objects.get()
        with pytest.raises(NotAllowed):
            coverage.end_coverage(row, by=cast.an, at=NOW)
        assert rows(account) == [("an", "hunt", True, None)]
    with acting_as(cast.khoa, at=NOW):
        coverage.end_coverage(row, by=cast.khoa, at=NOW, reason="Ngừng hợp tác")
        with pytest.raises(CoverageRefused):
            coverage.end_coverage(row, by=cast.khoa, at=NOW)
        assert rows(account) == [("an", "hunt", True, TODAY)]
    with acting_as(cast.an, at=NOW):
        assert Account.objects.count() == 0


def test_an_offer_is_taken_and_replaces_the_lead_of_its_mode(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.an, at=NOW):
        offered = coverage.offer(account, cast.chi, "hunt", by=cast.an, at=NOW)
        with pytest.raises(CoverageRefused):
            coverage.offer(account, cast.chi, "hunt", by=cast.an, at=NOW)
    with acting_as(cast.chi, at=NOW):
        mine = coverage.take_offer(CoverageOffer.objects.get(), by=cast.chi, at=NOW)
        assert (mine.person_id, mine.is_lead, mine.until) == (cast.chi.pk, True, None)
        with pytest.raises(OfferAnswered):
            coverage.take_offer(offered, by=cast.chi, at=NOW)
        assert rows(account) == [("an", "hunt", True, TODAY), ("chi", "hunt", True, None)]


def test_who_takes_an_account_may_end_the_givers_service_in_that_act_only(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.an, at=NOW):
        coverage.offer(account, cast.chi, "farm", by=cast.an, at=NOW)
    with acting_as(cast.chi, at=NOW):
        given = Coverage.objects.get(account=account, person=cast.an)
        coverage.take_offer(CoverageOffer.objects.get(), by=cast.chi, at=NOW)
    with acting_as(cast.chi, at=NOW + timedelta(minutes=1)), pytest.raises(NotAllowed):
        coverage.end_coverage(given, by=cast.chi, at=NOW + timedelta(minutes=1))
    with acting_as(cast.chi, at=NOW):
        coverage.end_coverage(given, by=cast.chi, at=NOW)
        assert rows(account) == [("an", "hunt", True, TODAY), ("chi", "farm", True, None)]
    with acting_as(cast.an, at=NOW):
        assert Account.objects.count() == 0


def test_an_offer_ends_a_named_service_when_it_is_taken(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.an, at=NOW):
        coverage.offer(account, cast.chi, "farm", by=cast.an, at=NOW)
    with acting_as(cast.chi, at=NOW):
        given = Coverage.objects.get(account=account, person=cast.an)
        coverage.take_offer(CoverageOffer.objects.get(), by=cast.chi, at=NOW, ends=given)
        assert rows(account) == [("an", "hunt", True, TODAY), ("chi", "farm", True, None)]


def test_an_offer_is_answered_by_the_one_it_was_made_to(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.an, at=NOW):
        offered = coverage.offer(account, cast.chi, "farm", by=cast.an, at=NOW)
        with pytest.raises(NotAllowed):
            coverage.take_offer(offered, by=cast.an, at=NOW)
        with pytest.raises(NotAllowed):
            coverage.decline_offer(offered, by=cast.an, at=NOW)
    with acting_as(cast.chi, at=NOW):
        with pytest.raises(NotAllowed):
            coverage.withdraw_offer(offered, by=cast.chi, at=NOW)
        assert coverage.decline_offer(offered, by=cast.chi, at=NOW).outcome == "declined"
        assert Account.objects.count() == 0
    with acting_as(cast.an, at=NOW):
        again = coverage.offer(account, cast.chi, "farm", by=cast.an, at=NOW)
        assert coverage.withdraw_offer(again, by=cast.an, at=NOW).outcome == "withdrawn"
    with acting_as(cast.chi, at=NOW):
        assert Account.objects.count() == 0


def test_an_executive_and_a_stranger_change_no_service(cast: Cast) -> None:
    account = opened(cast.an)
    for person in (cast.lan, cast.binh, cast.phuc):
        with acting_as(person, at=NOW):
            for refused in (
                lambda by: coverage.cover(account, by, "farm", by=by, at=NOW),
                lambda by: coverage.cover(account, by, "farm", by=by, at=NOW, is_lead=False),
                lambda by: coverage.offer(account, by, "farm", by=by, at=NOW),
            ):
                with pytest.raises(NotAllowed):
                    refused(person)
    with acting_as(cast.minh, at=NOW):
        assert rows(account) == [("an", "hunt", True, None)]
        assert CoverageOffer.objects.count() == 0
