"""The desks and the pages of records: what they show, to whom, at what cost."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast

from vai.clients.models import Account, Affiliation, Contact, ContactPoint, Coverage, CoverageOffer, Tier
from vai.core import clock
from vai.core.formats import HOME_ZONE
from vai.core.rowsecurity import acting_as
from vai.handovers.models import Handover
from vai.hunting.models import Lead, Opportunity, Stage
from vai.journal.models import Interaction, NextStep
from vai.staff.models import Delegation, Person
from vai.workspace.queries import handing

DESKS = ("hunt", "farm", "advise", "key", "assist", "lead")
WHOSE = {"hunt": "an", "farm": "chi", "advise": "dung", "key": "giang", "assist": "ha", "lead": "khoa"}


def signed_in(person: Person, language: str = "vi") -> Client:
    person.language = language
    person.save()
    client = Client()
    client.force_login(person)
    return client


def fill(person: Person, mode: str, cast: Cast, n: int = 1) -> Account:
    """Give a person, in a mode, something of everything that a desk shows; return the last account."""
    now = timezone.now()
    today = timezone.localdate(now)
    with acting_as(cast.minh, at=now):
        tier, _ = Tier.objects.get_or_create(
            code="x", defaults={"name": "Vàng", "position": 1, "cadence_days": 30}
        )
    for number in range(n):
        with acting_as(person, at=now):
            stage = Stage.objects.filter(outcome="open").order_by("position").first()
            assert stage
            account = Account.objects.create(
                name=f"Khách {number} {mode}",
                opened_by=person,
                tier=tier,
                yearly_value=10**8,
                last_two_way_at=now - timedelta(days=40),
            )
            Coverage.objects.create(
                account=account, person=person, mode=mode, since=today - timedelta(days=400)
            )
            contact = Contact.objects.create(
                name=f"Người {number}",
                owner=person,
                birthday=today + timedelta(days=3) - timedelta(days=365 * 30 + 8),
            )
            Affiliation.objects.create(
                account=account, contact=contact, decision_role="economic", title="Giám đốc"
            )
            ContactPoint.objects.create(contact=contact, kind="phone", value="+84912345678")
            Opportunity.objects.create(
                name=f"Gói {number}",
                account=account,
                owner=person,
                team=person.team,
                created_by=person,
                pipeline_id=stage.pipeline_id,
                stage=stage,
                stage_entered_at=now,
                opened_on=today,
                amount=Decimal(10**8),
                contact=contact,
            )
            Interaction.objects.create(
                kind="call",
                is_two_way=True,
                occurred_at=now - timedelta(days=40),
                author=person,
                account_id=account.pk,
                contact_id=contact.pk,
            )
            NextStep.objects.create(
                what=f"Việc {number}", person=person, created_by=person, account_id=account.pk, due_on=today
            )
            Lead.objects.create(
                name=f"Đầu mối {number}",
                owner=person,
                team=person.team,
                created_by=person,
                received_at=now - timedelta(hours=3),
                touch_due_at=now - timedelta(hours=2),
            )
            Lead.objects.create(
                name=f"Chưa ai {number}",
                team=person.team,
                created_by=person,
                received_at=now,
                touch_due_at=now + timedelta(hours=1),
            )
    return account


def a_handover(cast: Cast, receiver: Person, number: int = 0) -> Handover:
    now = timezone.now()
    with acting_as(cast.minh, at=now):
        account = Account.objects.create(name=f"Bàn giao {number}", opened_by=cast.minh)
        CoverageOffer.objects.create(account=account, person=receiver, mode="farm", offered_by=cast.minh)
        return Handover.objects.create(
            account=account,
            giver=cast.minh,
            receiver=receiver,
            from_mode="hunt",
            to_mode="farm",
            proposed_at=now,
            due_at=now,
        )


def n_queries(client: Client, path: str) -> int:
    """Count what a page asks of the database, without the marks of transactions."""
    with CaptureQueriesContext(connection) as queries:
        text_of(client.get(path))
    return len([one for one in queries if "SAVEPOINT" not in one["sql"]])


def text_of(answer: Any) -> str:
    assert answer.status_code == 200, (answer.status_code, answer.content[:500])
    return str(answer.content.decode())


@pytest.mark.parametrize(
    ("key", "desk"),
    [
        ("an", "hunt"),
        ("chi", "farm"),
        ("dung", "advise"),
        ("giang", "key"),
        ("son", "hunt"),
        ("ha", "assist"),
        ("khoa", "lead"),
        ("lan", "lead"),
        ("minh", "lead"),
    ],
)
def test_home_leads_to_the_first_desk(cast: Cast, key: str, desk: str) -> None:
    answer = signed_in(getattr(cast, key)).get("/")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/desks/{desk}/")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("desk", DESKS)
def test_an_empty_desk_says_the_first_step(cast: Cast, desk: str, language: str) -> None:
    person = getattr(cast, WHOSE[desk])
    page = text_of(signed_in(person, language).get(f"/desks/{desk}/"))
    assert 'id="now"' in page
    assert 'class="empty' in page


def test_the_desks_differ_in_what_they_show(cast: Cast) -> None:
    pages = {}
    for desk, key in WHOSE.items():
        person = getattr(cast, key)
        fill(person, desk if desk != "lead" else "farm", cast)
        if desk == "farm":
            a_handover(cast, person)
        pages[desk] = text_of(signed_in(person).get(f"/desks/{desk}/"))
    signs = {
        "hunt": 'class="funnel"',
        "farm": 'class="care"',
        "advise": 'class="due-list"',
        "key": 'class="cover"',
        "assist": 'id="served"',
        "lead": 'class="team-measures"',
    }
    for desk, sign in signs.items():
        assert {other for other, page in pages.items() if sign in page} == {desk}, sign
        # Beside what now, before any measure: the first screen is the role's own.
        first_row = pages[desk][pages[desk].index('id="now"') : pages[desk].index('id="stand"')]
        assert sign in first_row, desk
    for page in pages.values():
        places = [page.index(mark) for mark in ('id="now"', 'id="stand"', 'id="mine"')]
        assert places == sorted(places)


def test_the_clock_of_a_handover_is_red_in_its_last_working_hour(cast: Cast) -> None:
    calendar = clock.Calendar(tz="Asia/Ho_Chi_Minh", spans=clock.OFFICE_SPANS, days={})
    at = datetime(2026, 11, 25, 16, 45, tzinfo=HOME_ZONE)
    given = {
        datetime(2026, 11, 25, 16, 30, tzinfo=HOME_ZONE): "bad",
        datetime(2026, 11, 25, 17, 30, tzinfo=HOME_ZONE): "bad",
        datetime(2026, 11, 26, 8, 10, tzinfo=HOME_ZONE): "bad",
        datetime(2026, 11, 26, 9, 30, tzinfo=HOME_ZONE): "warn",
        datetime(2026, 11, 26, 17, 0, tzinfo=HOME_ZONE): "neutral",
    }
    person = cast.chi
    waiting = a_handover(cast, person)
    with acting_as(person, at=timezone.now()):
        [one] = handing.to_answer(person.pk)
    assert one.id == waiting.pk
    assert {due: replace(one, due_at=due).tone(at, calendar) for due in given} == given
    page = text_of(signed_in(person).get("/desks/farm/"))
    assert re.search(r'class="badge" data-tone="bad">.*?<vai-clock', page, re.DOTALL)


@pytest.mark.parametrize("desk", DESKS)
def test_a_desk_costs_at_most_twelve_queries_whatever_it_shows(cast: Cast, desk: str) -> None:
    person = getattr(cast, WHOSE[desk])
    counts = []
    for number, more in ((0, 1), (1, 2)):
        fill(person, desk if desk != "lead" else "farm", cast, more)
        a_handover(cast, person, number)
        client = signed_in(person)
        counts.append(n_queries(client, f"/desks/{desk}/"))
    assert counts[0] == counts[1] <= 12


@pytest.mark.parametrize("mode", ["hunt", "farm", "advise", "key", "assist"])
def test_an_account_costs_at_most_twelve_queries_and_shows_its_mode(cast: Cast, mode: str) -> None:
    account = fill(cast.chi, mode, cast)
    client = signed_in(cast.chi)
    counts = []
    for _ in range(2):
        page = text_of(client.get(f"/accounts/{account.pk}/"))
        counts.append(n_queries(client, f"/accounts/{account.pk}/"))
        with acting_as(cast.chi, at=timezone.now()):
            for number in range(2):
                contact = Contact.objects.create(name=f"Thêm {number}", owner=cast.chi)
                Affiliation.objects.create(account=account, contact=contact)
                NextStep.objects.create(
                    what="Nữa", person=cast.chi, created_by=cast.chi, account_id=account.pk
                )
    assert counts[0] == counts[1] <= 12
    assert f'<body data-mode="{mode}"' in page


def test_right_column_follows_the_mode(cast: Cast) -> None:
    account = fill(cast.son, "hunt", cast)
    with acting_as(cast.son, at=timezone.now()):
        Coverage.objects.create(account=account, person=cast.son, mode="farm", since=timezone.localdate())
    client = signed_in(cast.son, "en")
    hunting = text_of(client.get(f"/accounts/{account.pk}/"))
    farming = text_of(client.get(f"/accounts/{account.pk}/?mode=farm"))
    assert "Propose a handover" in hunting
    assert "Propose a handover" not in farming
    assert "Won so far" in farming


def test_a_record_of_another_team_is_not_there(cast: Cast) -> None:
    account = fill(cast.binh, "hunt", cast)
    with acting_as(cast.binh, at=timezone.now()):
        contact = Contact.objects.get()
    for person in (cast.an, cast.chi, cast.khoa):
        client = signed_in(person)
        assert client.get(f"/accounts/{account.pk}/").status_code == 404
        assert client.get(f"/contacts/{contact.pk}/").status_code == 404
    for person in (cast.binh, cast.phuc, cast.lan, cast.minh):
        client = signed_in(person)
        assert client.get(f"/accounts/{account.pk}/").status_code == 200
        assert client.get(f"/contacts/{contact.pk}/").status_code == 200


def test_a_merged_record_leads_to_the_one_it_went_into(cast: Cast) -> None:
    kept, merged = fill(cast.an, "hunt", cast), fill(cast.an, "hunt", cast)
    with acting_as(cast.an, at=timezone.now()):
        first, second = Contact.objects.order_by("pk")
        Account.objects.filter(pk=merged.pk).update(merged_into=kept)
        Contact.objects.filter(pk=second.pk).update(merged_into=first)
    client = signed_in(cast.an)
    for path, to in (
        (f"/accounts/{merged.pk}/", f"/accounts/{kept.pk}/"),
        (f"/contacts/{second.pk}/", f"/contacts/{first.pk}/"),
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (303, to)


@pytest.mark.parametrize("desk", DESKS)
def test_every_link_of_a_desk_leads_somewhere(cast: Cast, desk: str) -> None:
    person = getattr(cast, WHOSE[desk])
    fill(person, desk if desk != "lead" else "farm", cast)
    a_handover(cast, person)
    client = signed_in(person)
    page = text_of(client.get(f"/desks/{desk}/"))
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="([^"#]+)', page)}
    paths = {
        f"/desks/{desk}/{link}" if link.startswith("?") else link
        for link in links
        if not link.startswith(("tel:", "mailto:", "/static/"))
    }
    assert len(paths) > 10
    for path in sorted(paths):
        answer = client.get(path, follow=True)
        assert (path, answer.status_code) == (path, 200)


def test_answering_an_action_renews_the_list_and_undo_brings_it_back(cast: Cast) -> None:
    fill(cast.an, "hunt", cast)
    client = signed_in(cast.an)
    page = text_of(client.get("/desks/hunt/"))
    with acting_as(cast.an, at=timezone.now()):
        step = NextStep.objects.get()
    assert f'id="next-S1-step-{step.pk}"' in page
    answer = client.post(
        f"/next-actions/S1/step/{step.pk}/done/", {"desk": "hunt"}, headers={"HX-Request": "true"}
    )
    assert f"next-S1-step-{step.pk}" not in text_of(answer)
    assert text_of(answer).lstrip().startswith("{#") is False
    undo = re.search(r'"undo_url": "([^"]+)"', answer.headers["HX-Trigger"])
    assert undo
    back = client.post(
        undo.group(1), headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/desks/hunt/"}
    )
    assert (back.status_code, back.headers["HX-Redirect"]) == (204, "http://testserver/desks/hunt/")
    assert f'id="next-S1-step-{step.pk}"' in text_of(client.get("/desks/hunt/"))
    again = client.post(undo.group(1), headers={"HX-Request": "true"})
    assert again.status_code == 204
    assert "vai_toasts" in again.cookies


def test_an_answer_to_a_card_of_several_people_is_for_all_of_them(cast: Cast) -> None:
    with acting_as(cast.dung, at=timezone.now()):
        account = Account.objects.create(name="Minh Long", opened_by=cast.dung)
        Coverage.objects.create(
            account=account, person=cast.dung, mode="advise", since=timezone.localdate() - timedelta(days=90)
        )
        for number in range(3):
            contact = Contact.objects.create(name=f"Quyết định {number}", owner=cast.dung)
            Affiliation.objects.create(account=account, contact=contact, decision_role="economic")
    client = signed_in(cast.dung)
    page = text_of(client.get("/desks/advise/"))
    cards = [card for card in page.split('<li class="todo"') if 'id="next-F10-' in card]
    [card] = cards
    others = re.findall(r'name="also" value="(\d+)"', card)
    action = re.search(r'action="(/next-actions/F10/contact/\d+/)done/"', card)
    assert action
    assert len(others) == 2
    answer = client.post(
        f"{action.group(1)}snooze/",
        {"desk": "advise", "how": "tomorrow", "also": others},
        headers={"HX-Request": "true"},
    )
    assert "next-F10-" not in text_of(answer)


def test_somebody_elses_change_cannot_be_taken_back(cast: Cast) -> None:
    with acting_as(cast.an, at=timezone.now()) as actor:
        account = Account.objects.create(name="Của An", opened_by=cast.an)
    signed_in(cast.binh).post(f"/undo/{actor.change_id}/")
    with acting_as(cast.an, at=timezone.now()):
        assert Account.objects.filter(pk=account.pk).exists()
    signed_in(cast.an).post(f"/undo/{actor.change_id}/")
    with acting_as(cast.an, at=timezone.now()):
        assert not Account.objects.filter(pk=account.pk).exists()


def test_acting_for_a_colleague_shows_their_desk(cast: Cast) -> None:
    fill(cast.an, "hunt", cast)
    with acting_as(cast.an, at=timezone.now()):
        Delegation.objects.create(
            principal=cast.an,
            delegate=cast.ha,
            scopes=["journal"],
            since=timezone.localdate(),
            until=timezone.localdate(),
        )
    client = signed_in(cast.ha)
    assert "Khách 0 hunt" not in text_of(client.get("/desks/hunt/"))
    client.post("/act-for/", {"person": cast.an.pk})
    page = text_of(client.get("/desks/hunt/"))
    assert "Việc 0" in page
    assert cast.an.name in page


def test_search_pages(cast: Cast) -> None:
    account = fill(cast.an, "hunt", cast)
    client = signed_in(cast.an)
    page = text_of(client.get("/search/", {"q": "khach hunt"}))
    assert n_queries(client, "/search/?q=khach+hunt") <= 12
    assert f'href="/accounts/{account.pk}/"' in page
    suggested = text_of(client.get("/search/suggest/", {"q": "0912"}, headers={"HX-Request": "true"}))
    assert "Người 0" in suggested
    assert "<html" not in suggested
    assert "Khách 0" not in text_of(signed_in(cast.binh).get("/search/", {"q": "khach hunt"}))
    for text in ("", "'", "%", "\\", "a" * 5000, "(((", "&|!:*"):
        assert client.get("/search/", {"q": text}).status_code == 200


def test_measures_open_the_lists_behind_them(cast: Cast) -> None:
    now = timezone.now()
    account = fill(cast.an, "hunt", cast)
    fill(cast.binh, "hunt", cast)
    with acting_as(cast.an, at=now):
        won = Stage.objects.get(outcome="won")
        for name, ago in (("Vừa thắng", timedelta()), ("Thắng đã lâu", timedelta(days=70))):
            Opportunity.objects.create(
                name=name,
                account=account,
                owner=cast.an,
                team=cast.north,
                created_by=cast.an,
                pipeline_id=won.pipeline_id,
                stage=won,
                outcome="won",
                closed_at=now - ago,
                stage_entered_at=now,
                opened_on=now.date(),
                amount=10**7,
            )
        Lead.objects.create(
            name="Tháng trước",
            owner=cast.an,
            team=cast.north,
            created_by=cast.an,
            received_at=now - timedelta(days=30),
        )
    client = signed_in(cast.an, "en")
    links = re.findall(r'class="stat-label"><a href="([^"]+)"', text_of(client.get("/desks/hunt/")))
    pages = [text_of(client.get(link.replace("&amp;", "&"))) for link in links]
    assert len(pages) == 4
    leads, won_page, open_page, _board = pages
    assert ("Đầu mối 0" in leads, "Chưa ai 0" in leads, "Tháng trước" in leads) == (True, False, False)
    assert ("Vừa thắng" in won_page, "Thắng đã lâu" in won_page, "Gói 0" in won_page) == (True, False, False)
    assert ("Gói 0" in open_page, "Vừa thắng" in open_page) == (True, False)
