"""What desks show equals what plain computations over the same rows give."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.cast import NOW, Cast

from vai.core.rowsecurity import acting_as
from vai.guidance.tests.book import DAY, TODAY, a_contact, a_deal, a_lead, a_tier, an_account
from vai.handovers.models import Handover
from vai.journal.models import Interaction, NextStep
from vai.staff.models import CurrencyRate, Delegation, Person
from vai.workspace.queries import assistant, book, handing, hunter, leads, people, team

MILLION = Decimal(1_000_000)
MONTH_START = NOW.replace(day=1, hour=0)


def deal_values(number: int) -> dict[str, Any]:
    return {
        "name": f"Gói {number}",
        "amount": MILLION * number * 10,
        "probability": None if number % 2 else 40,
    }


def test_the_funnel_and_the_numbers_add_up(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        CurrencyRate.objects.create(currency="USD", on=TODAY - 30 * DAY, rate=25_000)
    account = an_account(cast.an)
    deals = [a_deal(cast.an, account, **deal_values(number)) for number in range(1, 6)]
    a_deal(cast.an, account, name="Đô la", amount=1_000, currency="USD")
    a_deal(cast.an, account, name="Yên", amount=1_000, currency="JPY")
    a_deal(cast.an, account, name="Chưa biết")
    a_deal(cast.binh, an_account(cast.binh, name="Khác"), amount=999 * MILLION)
    won = a_deal(cast.an, account, outcome="won", amount=70 * MILLION, closed_at=NOW - DAY)
    a_deal(cast.an, account, outcome="won", amount=70 * MILLION, closed_at=NOW - 60 * DAY)
    for ago in (0, 20, 500):
        a_lead(cast.an, owner=cast.an, received_at=NOW - timedelta(hours=ago))
    with acting_as(cast.an, at=NOW):
        chance = deals[0].stage.probability
        funnel = hunter.funnel(cast.an, at=NOW)
        numbers = hunter.numbers(cast.an, at=NOW)
    usd = 25 * MILLION
    assert (funnel.n, funnel.n_unsummed) == (8, 1)
    assert funnel.amount == sum((deal.amount for deal in deals), Decimal(0)) + usd
    expected = sum((deal.amount * (deal.probability or chance) / 100 for deal in deals), Decimal(0))
    assert funnel.weighted == expected + usd * chance / 100
    assert (numbers.n_won, numbers.won, numbers.new_leads) == (1, won.amount, 2)


def test_a_book_tells_its_care_and_sums_whatever_is_chosen(cast: Cast) -> None:
    tier = a_tier(cast)
    silent = an_account(
        cast.chi,
        mode="farm",
        name="Im lặng",
        tier=tier,
        last_two_way_at=NOW - 45 * DAY,
        yearly_value=100 * MILLION,
    )
    soon = an_account(cast.chi, mode="farm", name="Sắp đến hạn", tier=tier, last_two_way_at=NOW - 25 * DAY)
    never = an_account(cast.chi, mode="farm", name="Chưa gặp")
    an_account(cast.chi, mode="hunt", name="Đang săn")
    a_deal(cast.chi, soon, amount=30 * MILLION)
    with acting_as(cast.chi, at=NOW):
        Interaction.objects.create(
            kind="call", is_two_way=True, occurred_at=NOW - 45 * DAY, author=cast.chi, account_id=silent.pk
        )
        for due in (TODAY - DAY, TODAY + DAY):
            NextStep.objects.create(
                what=f"Việc {due}", person=cast.chi, created_by=cast.chi, account_id=soon.pk, due_on=due
            )
        found = book.book(cast.chi, "farm", at=NOW)
        chosen = {
            care: [card.id for card in book.book(cast.chi, "farm", at=NOW, params={"care": care}).cards]
            for care in book.FILTERS
        }
        words = book.book(cast.chi, "farm", at=NOW, params={"q": "lang im"})
        nothing = book.book(cast.chi, "farm", at=NOW, params={"tier": "999"})
    assert [card.id for card in found.cards] == [never.pk, silent.pk, soon.pk]
    assert [(card.silent_days, card.tone) for card in found.cards] == [
        (400, "neutral"),
        (45, "bad"),
        (25, "warn"),
    ]
    assert (found.n, found.n_silent, found.n_week, found.n_never) == (3, 1, 1, 1)
    assert (found.worth, found.n_steps, found.n_late_steps) == (100 * MILLION, 2, 1)
    assert (found.n_deals, found.deals) == (1, 30 * MILLION)
    assert found.cards[1].last_kind == "call"
    assert (found.cards[2].step, found.cards[2].step_due_on) == (f"Việc {TODAY - DAY}", TODAY - DAY)
    assert chosen == {
        "silent": [silent.pk],
        "week": [soon.pk],
        "never": [never.pk],
        "steps": [soon.pk],
        "deals": [soon.pk],
    }
    assert [card.id for card in words.cards] == [silent.pk]
    assert (nothing.cards, nothing.n) == ((), 3)


def test_people_not_spoken_to_deciders_first_and_days_ahead(cast: Cast) -> None:
    account = an_account(cast.dung, mode="advise")
    user = a_contact(cast.dung, account, name="Người dùng", birthday=date(1990, 12, 10))
    decider = a_contact(cast.dung, account, name="Giám đốc", role="economic", last_two_way_at=NOW - 91 * DAY)
    a_contact(cast.dung, account, name="Vừa gặp", role="technical", last_two_way_at=NOW - 2 * DAY)
    a_deal(cast.dung, account, outcome="won", closed_at=NOW.replace(year=2023, month=12, day=1))
    with acting_as(cast.dung, at=NOW):
        silent = people.not_spoken(cast.dung, "advise", at=NOW)
        days = people.days(cast.dung, "advise", at=NOW)
        maps = people.role_maps(cast.dung, "advise", at=NOW, accounts=[(account.pk, account.name)])
    assert [one.contact_id for one in silent] == [decider.pk, user.pk]
    assert [(one.kind, one.day, one.years) for one in days] == [
        ("client", date(2026, 12, 1), 3),
        ("birthday", date(2026, 12, 10), 36),
    ]
    assert [one.name for one in maps[0].talked] == ["Vừa gặp"]
    assert [one.name for one in maps[0].silent] == ["Giám đốc"]
    assert len(maps[0].open_roles) == 5


def test_an_assistant_sees_the_steps_of_those_who_asked(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        Delegation.objects.create(
            principal=cast.an, delegate=cast.ha, scopes=["journal", "clients"], since=TODAY, until=TODAY + DAY
        )
        for due in (TODAY - DAY, TODAY, TODAY + 3 * DAY, TODAY + 30 * DAY):
            NextStep.objects.create(what=f"Việc {due}", person=cast.an, created_by=cast.an, due_on=due)
    with acting_as(cast.chi, at=NOW):
        NextStep.objects.create(what="Của người khác", person=cast.chi, created_by=cast.chi, due_on=TODAY)
    with acting_as(cast.ha, at=NOW):
        served = assistant.served(cast.ha, at=NOW)
        steps = assistant.due_steps([one.id for one in served], at=NOW)
    assert [(one.id, one.n_late, one.n_today, one.scopes) for one in served] == [
        (cast.an.pk, 1, 1, ["clients", "journal"])
    ]
    assert [step.due_on for step in steps] == [TODAY - DAY, TODAY, TODAY + 3 * DAY]


def test_a_team_is_summed_for_its_lead_and_the_company_for_who_sees_all(cast: Cast) -> None:
    tier = a_tier(cast)
    an_account(cast.chi, mode="farm", tier=tier, last_two_way_at=NOW - 90 * DAY)
    an_account(cast.dung, mode="advise", tier=tier, last_two_way_at=NOW - DAY)
    a_deal(cast.an, an_account(cast.an, name="A"), amount=10 * MILLION)
    a_deal(cast.binh, an_account(cast.binh, name="B"), amount=20 * MILLION)
    a_lead(cast.an)
    expected = {"khoa": (1, 10, 1, 1), "phuc": (1, 20, 0, 0), "lan": (2, 30, 1, 1), "minh": (2, 30, 1, 1)}
    for key, (n_open, millions, n_unclaimed, n_silent) in expected.items():
        person: Person = getattr(cast, key)
        with acting_as(person, at=NOW):
            sums = team.sums(person, at=NOW)
            modes = {one.mode: one for one in team.by_mode(person, at=NOW)}
            silence = team.silence(person, at=NOW)
            unclaimed = leads.unclaimed()
        assert (key, sums.n_open, sums.open, sums.n_unclaimed) == (
            key,
            n_open,
            millions * MILLION,
            n_unclaimed,
        )
        assert (key, len(silence), len(unclaimed)) == (key, n_silent, n_unclaimed)
        assert modes["hunt"].n_accounts == n_open


@pytest.mark.parametrize("state", ["proposed", "sent_back"])
def test_handovers_wait_for_whoever_has_to_move(cast: Cast, state: str) -> None:
    account = an_account(cast.an)
    with acting_as(cast.khoa, at=NOW):
        one = Handover.objects.create(
            account=account,
            giver=cast.an,
            receiver=cast.chi,
            from_mode="hunt",
            to_mode="farm",
            state=state,
            proposed_at=NOW - DAY,
            due_at=NOW - timedelta(hours=1),
        )
    with acting_as(cast.chi, at=NOW):
        assert [row.id for row in handing.to_answer(cast.chi.pk)] == ([one.pk] if state == "proposed" else [])
    with acting_as(cast.an, at=NOW):
        assert [row.id for row in handing.of_people([cast.an.pk])] == [one.pk]
    with acting_as(cast.khoa, at=NOW):
        rows = handing.of_everybody()
        assert [(row.id, row.is_late(NOW)) for row in rows] == [(one.pk, state == "proposed")]
    with acting_as(cast.phuc, at=NOW):
        assert handing.of_everybody() == []
