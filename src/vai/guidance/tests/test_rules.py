"""Each rule finds its cases, and is quiet when there is no reason."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from tests.cast import NOW, Cast

from vai.clients.models import Account, Contact
from vai.core.rowsecurity import acting_as
from vai.guidance.queries import next_actions
from vai.guidance.queries.next_actions import NextAction
from vai.guidance.tests.book import DAY, TODAY, a_contact, a_deal, a_lead, a_tier, an_account
from vai.handovers.models import Handover
from vai.hunting.models import Opportunity
from vai.journal.models import Interaction, Mention, NextStep
from vai.staff.models import Person

MILLION = Decimal(1_000_000)


def shown(person: Person, *modes: str) -> list[NextAction]:
    with acting_as(person, at=NOW):
        return list(next_actions.next_actions(person, modes or ("hunt",), at=NOW).shown)


def found(person: Person, *modes: str) -> list[tuple[str, int]]:
    return [(one.rule.code, one.case.pk) for one in shown(person, *modes)]


def test_nothing_is_pressing_in_an_empty_book(cast: Cast) -> None:
    for person in cast.everybody():
        assert found(person, "hunt", "farm", "advise", "key", "assist") == []


def test_a_new_lead_past_half_of_its_clock(cast: Cast) -> None:
    late = a_lead(cast.an, owner=cast.an)
    a_lead(
        cast.an,
        owner=cast.an,
        name="Mới",
        received_at=NOW - timedelta(minutes=10),
        touch_due_at=NOW + timedelta(hours=1),
    )
    a_lead(cast.an, owner=cast.an, name="Gọi rồi", first_touch_at=NOW)
    a_lead(cast.binh, owner=cast.binh, name="Của Bình")
    assert found(cast.an) == [("H1", late.pk)]
    assert found(cast.an, "farm") == []
    assert "08:" in shown(cast.an)[0].reason or "09:" in shown(cast.an)[0].reason


def test_a_lead_that_nobody_has_taken_waits_for_the_whole_team(cast: Cast) -> None:
    lead = a_lead(cast.an)
    assert found(cast.an) == found(cast.chi, "hunt") == [("H1", lead.pk)]
    assert found(cast.binh) == []


def test_an_open_deal_without_a_step(cast: Cast) -> None:
    account = an_account(cast.an)
    deal = a_deal(cast.an, account, amount=50 * MILLION)
    assert found(cast.an) == [("H5", deal.pk)]
    with acting_as(cast.an, at=NOW):
        NextStep.objects.create(
            what="Gửi báo giá", person=cast.an, created_by=cast.an, opportunity_id=deal.pk, due_on=TODAY + DAY
        )
    assert found(cast.an) == []


def test_a_quiet_deal_a_passed_close_date_and_one_contact(cast: Cast) -> None:
    account = an_account(cast.an)
    quiet = a_deal(cast.an, account, stage_entered_at=NOW - 300 * DAY, name="Im")
    passed = a_deal(
        cast.an,
        an_account(cast.an, name="B"),
        closes_on=TODAY - 2 * DAY,
        name="Quá hạn",
        amount=900 * MILLION,
    )
    big = a_deal(cast.an, an_account(cast.an, name="C"), amount=300 * MILLION, name="Lớn")
    for deal in (quiet, passed, big):
        _step_later(cast.an, deal)
    assert {code for code, _pk in found(cast.an)} == {"H6", "H7", "H8"}
    assert dict(found(cast.an)) == {"H6": quiet.pk, "H7": passed.pk, "H8": big.pk}
    reasons = {one.rule.code: one.reason for one in shown(cast.an)}
    assert "300" in reasons["H6"]
    assert "22/11/2026" in reasons["H7"] or "22 Nov 2026" in reasons["H7"]


def _step_later(person: Person, deal: Opportunity) -> None:
    with acting_as(person, at=NOW):
        NextStep.objects.create(
            what="Hẹn", person=person, created_by=person, opportunity_id=deal.pk, due_on=TODAY + 5 * DAY
        )


def test_a_second_contact_silences_the_single_thread(cast: Cast) -> None:
    account = an_account(cast.an)
    deal = a_deal(cast.an, account, amount=300 * MILLION)
    _step_later(cast.an, deal)
    for name in ("Lan", "Hà"):
        assert found(cast.an) == [("H8", deal.pk)]
        a_contact(cast.an, account, name=name, last_two_way_at=NOW)
    assert found(cast.an) == []


def test_won_and_not_handed_over_until_somebody_serves_the_client(cast: Cast) -> None:
    account = an_account(cast.an)
    deal = a_deal(cast.an, account, outcome="won", amount=80 * MILLION)
    assert found(cast.an) == [("H11", deal.pk)]
    with acting_as(cast.an, at=NOW):
        Handover.objects.create(
            account=account,
            opportunity=deal,
            giver=cast.an,
            receiver=cast.chi,
            from_mode="hunt",
            to_mode="farm",
            proposed_at=NOW,
            due_at=NOW + DAY,
        )
    assert found(cast.an) == []


def test_a_handover_speaks_to_whoever_has_to_move(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        handover = Handover.objects.create(
            account=account,
            giver=cast.an,
            receiver=cast.son,
            from_mode="hunt",
            to_mode="farm",
            proposed_at=NOW - DAY,
            due_at=NOW - timedelta(hours=1),
        )
        from_offer = account.pk
    assert from_offer
    with acting_as(cast.minh, at=NOW):
        Handover.objects.filter(pk=handover.pk).update(
            state="sent_back", answered_at=NOW, reason="Thiếu hợp đồng"
        )
    assert found(cast.an) == [("F7B", handover.pk)]
    assert "Thiếu hợp đồng" in shown(cast.an)[0].reason


def test_silence_is_measured_by_the_tier_in_the_modes_of_service(cast: Cast) -> None:
    tier = a_tier(cast)
    silent = an_account(
        cast.chi, mode="farm", tier=tier, last_two_way_at=NOW - 31 * DAY, yearly_value=500 * MILLION
    )
    an_account(cast.chi, mode="farm", name="Vừa gặp", tier=tier, last_two_way_at=NOW - 29 * DAY)
    an_account(cast.chi, mode="hunt", name="Đang săn", tier=tier, last_two_way_at=NOW - 90 * DAY)
    an_account(cast.chi, mode="farm", name="Không hạng", last_two_way_at=NOW - 900 * DAY)
    assert found(cast.chi, "farm") == [("R3", silent.pk)]
    assert found(cast.chi, "hunt") == []
    reason = shown(cast.chi, "farm")[0].reason
    assert "31" in reason
    assert "30" in reason


def test_a_decider_nobody_talked_with(cast: Cast) -> None:
    account = an_account(cast.dung, mode="advise")
    contact = a_contact(cast.dung, account, role="economic")
    a_contact(cast.dung, account, role="user", name="Người dùng")
    a_contact(cast.dung, account, role="economic", name="Gặp rồi", last_two_way_at=NOW - DAY)
    assert found(cast.dung, "advise") == [("F10", contact.pk)]


def test_birthdays_within_a_week_over_the_new_year_too(cast: Cast) -> None:
    account = an_account(cast.dung, mode="advise")
    soon = a_contact(cast.dung, account, birthday=date(1980, 11, 29))
    a_contact(cast.dung, account, name="Sau", birthday=date(1980, 12, 5))
    a_contact(cast.dung, account, name="Qua", birthday=date(1980, 11, 23))
    new_year = a_contact(cast.dung, account, name="Tết tây", birthday=date(1992, 1, 2))
    leap = a_contact(cast.dung, account, name="Nhuận", birthday=date(1992, 2, 29))
    assert found(cast.dung, "advise") == [("BD", soon.pk)]
    for at, contact in ((date(2026, 12, 30), new_year), (date(2026, 2, 26), leap)):
        moment = NOW.replace(year=at.year, month=at.month, day=at.day)
        with acting_as(cast.dung, at=moment):
            actions = next_actions.next_actions(cast.dung, ["advise"], at=moment).shown
        assert [one.case.pk for one in actions] == [contact.pk]


def test_a_message_is_unanswered_until_somebody_answers(cast: Cast) -> None:
    account = an_account(cast.chi, mode="farm")
    with acting_as(cast.chi, at=NOW):
        asked = Interaction.objects.create(
            kind="mail",
            direction="in",
            is_two_way=True,
            occurred_at=NOW - timedelta(hours=3),
            author=cast.chi,
            account_id=account.pk,
        )
        Interaction.objects.create(
            kind="note", occurred_at=NOW - timedelta(hours=1), author=cast.chi, account_id=account.pk
        )
    assert found(cast.chi, "farm") == [("H2", asked.pk)]
    with acting_as(cast.chi, at=NOW):
        Interaction.objects.create(
            kind="mail", direction="out", occurred_at=NOW, author=cast.chi, account_id=account.pk
        )
    assert found(cast.chi, "farm") == []


def test_a_mention_is_open_until_i_write_there(cast: Cast) -> None:
    account = an_account(cast.chi, mode="farm")
    with acting_as(cast.khoa, at=NOW):
        told = Interaction.objects.create(
            kind="note", body="@Chi xem giúp", occurred_at=NOW - DAY, author=cast.khoa, account_id=account.pk
        )
        Mention.objects.create(interaction=told, person=cast.chi)
    assert found(cast.chi, "farm") == [("ME", told.pk)]
    assert found(cast.khoa, "farm") == []
    with acting_as(cast.chi, at=NOW):
        Interaction.objects.create(kind="note", occurred_at=NOW, author=cast.chi, account_id=account.pk)
    assert found(cast.chi, "farm") == []


def test_my_steps_of_today_and_before(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        for what, due in (
            ("Hôm nay", TODAY),
            ("Trễ", TODAY - 3 * DAY),
            ("Mai", TODAY + DAY),
            ("Lúc nào đó", None),
        ):
            NextStep.objects.create(what=what, person=cast.an, created_by=cast.an, due_on=due)
    assert [one.title for one in shown(cast.an)] == ["Trễ", "Hôm nay"]


def test_at_most_seven_two_a_client_and_each_thing_once(cast: Cast) -> None:
    account = an_account(cast.an)
    for number in range(4):
        a_deal(cast.an, account, name=f"Gói {number}", amount=MILLION * (number + 1), closes_on=TODAY - DAY)
    for number in range(9):
        a_lead(cast.an, owner=cast.an, name=f"Đầu mối {number}")
    with acting_as(cast.an, at=NOW):
        actions = next_actions.next_actions(cast.an, ["hunt"], at=NOW)
    assert len(actions.shown) == 7
    assert actions.n_more == 6
    assert sum(one.case.account_id == account.pk for one in actions.shown) <= 2
    assert len({one.case.subject for one in actions.shown}) == 7
    totals = [one.score.total for one in actions.shown]
    assert totals == sorted(totals, reverse=True)


def test_one_rule_does_not_fill_the_list_while_there_is_something_else(cast: Cast) -> None:
    for number in range(6):
        a_lead(cast.an, owner=cast.an, name=f"Đầu mối {number}", value=MILLION * 9000)
    with acting_as(cast.an, at=NOW):
        for number in range(3):
            NextStep.objects.create(what=f"Việc {number}", person=cast.an, created_by=cast.an, due_on=TODAY)
    deal = a_deal(cast.an, an_account(cast.an), amount=MILLION, name="Nhỏ")
    codes = [code for code, _pk in found(cast.an)]
    assert ("H5", deal.pk) in found(cast.an)
    # Two of each rule first; the leads, weighing more, then take the places that are left.
    assert (codes.count("H5"), codes.count("S1"), codes.count("H1")) == (1, 2, 4)


def test_deciders_of_one_client_are_one_card(cast: Cast) -> None:
    account = an_account(cast.dung, mode="advise", name="Minh Long")
    people = [
        a_contact(cast.dung, account, role="economic", name=name) for name in ("An", "Bích", "Cường", "Dũng")
    ]
    [card] = shown(cast.dung, "advise")
    assert {card.case.pk, *(one.pk for one in card.others)} == {one.pk for one in people}
    assert (card.link.name, card.link.key) == ("workspace:account", account.pk)
    assert "Minh Long" in card.title
    assert "4" in card.title
    assert len([one for one in people if one.name in card.reason]) == 3
    with acting_as(cast.dung, at=NOW):
        assert next_actions.next_actions(cast.dung, ["advise"], at=NOW).n_more == 0


def test_one_query_however_many_cases(cast: Cast, django_assert_num_queries: object) -> None:
    for number in range(3):
        a_lead(cast.an, owner=cast.an, name=f"Đầu mối {number}")
        with acting_as(cast.an, at=NOW), django_assert_num_queries(1):  # type: ignore[operator]
            next_actions.next_actions(cast.an, ["hunt", "farm", "advise"], at=NOW)


def test_amounts_of_other_currencies_count_in_the_home_currency(cast: Cast) -> None:
    from vai.staff.models import CurrencyRate  # noqa: PLC0415 - the only test that needs a rate

    with acting_as(cast.minh, at=NOW):
        CurrencyRate.objects.create(currency="USD", on=TODAY - DAY, rate=25_000)
    deal = a_deal(cast.an, an_account(cast.an), amount=10_000, currency="USD")
    _step_later(cast.an, deal)
    assert [(one.rule.code, one.case.value) for one in shown(cast.an)] == [("H8", Decimal(250_000_000))]


def test_put_away_things_are_quiet(cast: Cast) -> None:
    account = an_account(cast.dung, mode="advise", tier=a_tier(cast), last_two_way_at=NOW - 90 * DAY)
    a_contact(cast.dung, account, role="economic", archived_at=NOW)
    assert [code for code, _pk in found(cast.dung, "advise")] == ["R3"]
    with acting_as(cast.dung, at=NOW):
        Account.objects.update(archived_at=NOW)
        assert Contact.objects.exists()
    assert found(cast.dung, "advise") == []
