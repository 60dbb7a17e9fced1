"""The board and the numbers tell what there is: columns, urgency, silence, order, what was won and when."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from tests import cast as named_cast
from tests.cast import NOW, Cast
from tests.databases import clone_name, cloned

from vai.core.rowsecurity import acting_as
from vai.hunting.actions import leads, moves
from vai.hunting.enums import Urgency
from vai.hunting.models import Opportunity, StageChange
from vai.hunting.queries import board, deals, lists, numbers
from vai.hunting.queries import leads as lead_queries
from vai.hunting.tests.people import a_deal, a_lead, a_talk, an_account, reason, stage
from vai.journal.models import NextStep
from vai.staff.models import Person

DAY = timedelta(days=1)


def shown(person: Person, **how: object) -> dict[str, list[str]]:
    found = board.board(lists.default_pipeline(), at=NOW, person=person, **how)
    return {column.stage.name_en: [card.name for card in column.cards] for column in found.columns}


def test_columns_hold_the_persons_deals_the_newest_on_top_and_closed_ones_for_a_month(cast: Cast) -> None:
    with acting_as(cast.khoa, at=NOW):
        a_deal(cast.khoa, name="Của Khoa")
    with acting_as(cast.an, at=NOW):
        a_deal(cast.an, NOW - 2 * DAY, name="Cũ")
        a_deal(cast.an, NOW - DAY, name="Mới")
        for name, days in (("Thua", 29), ("Thua lâu", 31)):
            lost = a_deal(cast.an, NOW - 40 * DAY, name=name)
            moves.move(lost, stage("Lost"), lost_reason=reason(), by=cast.an, at=NOW - days * DAY)
    expected = {
        "Prospecting": ["Mới", "Cũ"],
        "Engaging": [],
        "Proposal": [],
        "Negotiation": [],
        "Won": [],
        "Lost": ["Thua"],
    }
    with acting_as(cast.khoa, at=NOW):
        assert shown(cast.an) == expected
        assert shown(cast.khoa)["Prospecting"] == ["Của Khoa"]
        everybody = board.board(lists.default_pipeline(), at=NOW, team=cast.north)
        assert (everybody.count, everybody.sums[0].amount) == (3, Decimal(150_000_000))
        assert shown(cast.an, text="moi")["Prospecting"] == ["Mới"]


def test_a_card_says_how_pressing_and_how_silent_a_deal_is(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        for name, days in (("trễ", -1), ("nay", 0), ("sau", 2), ("trống", None)):
            deal = a_deal(cast.an, NOW - 8 * DAY, name=name)
            if days is not None:
                due_on = (NOW + days * DAY).date()
                NextStep.objects.create(
                    what="Gọi", person=cast.an, created_by=cast.an, opportunity_id=deal.pk, due_on=due_on
                )
        a_talk(cast.an, NOW - 3 * DAY, opportunity_id=deal.pk)
        found = board.board(lists.default_pipeline(), at=NOW, is_by_urgency=True)
        cards = {card.name: card for card in found.columns[0].cards}
        assert {name: card.urgency for name, card in cards.items()} == {
            "trễ": Urgency.OVERDUE,
            "nay": Urgency.TODAY,
            "sau": Urgency.LATER,
            "trống": Urgency.NONE,
        }
        assert list(cards) == ["trễ", "nay", "trống", "sau"]
        assert (cards["nay"].idle_days, cards["nay"].is_quiet) == (8, True)
        assert (cards["trống"].idle_days, cards["trống"].is_quiet) == (3, False)
        assert {deal.name for deal in deals.quiet(deals.open_deals(), at=NOW)} == {"trễ", "nay", "sau"}
        assert found.columns[0].n_pressing == 2


def test_a_card_put_between_two_stands_there(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        for i, name in enumerate("abc"):
            a_deal(cast.an, NOW - i * DAY, name=name)
        moved = a_deal(cast.an, NOW - 9 * DAY, name="x", stage=stage("Engaging"))
        by_name = {deal.name: deal for deal in Opportunity.objects.all()}
        for before, order in (("c", "abxc"), ("a", "xabc"), (None, "abcx")):
            target = by_name[before].pk if before else None
            rank = board.rank_before(moved, stage("Prospecting"), target)
            moves.move(moved, stage("Prospecting"), rank=rank, by=cast.an, at=NOW)
            assert "".join(shown(cast.an)["Prospecting"]) == order
        assert StageChange.objects.filter(opportunity=moved).count() == 2


def test_numbers_count_by_the_day_of_closing_at_home(cast: Cast) -> None:
    # 30 November 23:30 in Vietnam, and 1 December 00:30: the second is of the new month.
    november, december = (
        datetime(2026, 11, 30, 16, 30, tzinfo=UTC),
        datetime(2026, 11, 30, 17, 30, tzinfo=UTC),
    )
    with acting_as(cast.an, at=NOW):
        account = an_account(cast.an)
        for at, amount in ((november, 10), (december, 20)):
            won = a_deal(cast.an, account=account, amount=Decimal(amount))
            moves.move(won, stage("Won"), by=cast.an, at=at)
        a_deal(cast.an, amount=Decimal(1000))
        for status in ("converted", "disqualified", "disqualified", "new"):
            a_lead(cast.an, december, cast.an, status=status)
        a_lead(cast.an, NOW - 120 * DAY, cast.an, status="converted")
        found = numbers.my_numbers(cast.an, at=december + DAY)
        assert [one.amount for one in found.won_month] == [Decimal(20)]
        assert [one.amount for one in found.won_quarter] == [Decimal(30)]
        assert [(one.amount, one.weighted) for one in found.pipeline] == [(Decimal(1000), Decimal(100))]
        assert (found.new_leads_week, found.n_converted, found.n_put_aside) == (4, 1, 2)
        assert found.conversion == Decimal(1) / 3
        assert (found.month_since, found.quarter_since) == (
            datetime(2026, 11, 30, 17, tzinfo=UTC),
            datetime(2026, 9, 30, 17, tzinfo=UTC),
        )


def test_waiting_leads_come_by_their_clock_and_from_the_own_queue_only(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        a_lead(cast.an, NOW, cast.an, name="Hai")
        a_lead(cast.an, NOW - timedelta(minutes=30), name="Một")
        touched = a_lead(cast.an, NOW, cast.an, name="Rồi")
        leads.touch(touched, by=cast.an, at=NOW)
    with acting_as(cast.binh, at=NOW):
        a_lead(cast.binh, NOW, cast.binh, name="Nam")
    with acting_as(cast.an, at=NOW):
        rows = lead_queries.waiting_for(cast.an, at=NOW)
        assert [(row.title, row.clock.minutes) for row in rows] == [("Một", 30), ("Hai", 60)]
    with acting_as(cast.lan, at=NOW):
        assert lead_queries.waiting_for(cast.lan, at=NOW) == []


@pytest.fixture
def real_world(django_db_setup: None, django_db_blocker: object) -> Iterator[named_cast.Cast]:
    """Give a database of its own, in which two connections see each other's commits."""
    with django_db_blocker.unblock(), cloned(clone_name("moves")):
        yield named_cast.make()


def test_of_two_moves_at_once_the_second_is_told(real_world: named_cast.Cast) -> None:
    an, khoa = real_world.an, real_world.khoa
    with acting_as(an, at=NOW):
        deal = a_deal(an)
        first, to_an, to_khoa = stage("Prospecting"), stage("Engaging"), stage("Proposal")
    outcomes: list[str] = []
    ready, go = threading.Event(), threading.Event()

    def second() -> None:
        try:
            with acting_as(khoa, at=NOW):
                ready.set()
                go.wait(10)
                moves.move(deal, to_khoa, by=khoa, at=NOW, expected_stage=first)
                outcomes.append("moved")
        except moves.MovedMeanwhile:
            outcomes.append("told")
        finally:
            connection.close()

    thread = threading.Thread(target=second)
    thread.start()
    ready.wait(10)
    with acting_as(an, at=NOW):
        moves.move(deal, to_an, by=an, at=NOW, expected_stage=first)
        go.set()
        thread.join(0.5)
        assert outcomes == []
    thread.join(10)
    assert outcomes == ["told"]
    with acting_as(an, at=NOW):
        assert Opportunity.objects.get().stage_id == to_an.pk
        assert StageChange.objects.count() == 2
