"""A merge moves what hangs on a client in every room, under the right to both, and taken back leaves no trace."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import NOW, Cast
from vai.clients.actions import accounts, contacts, coverage, groups, merges
from vai.clients.actions.merges import MergeBlocked
from vai.clients.actions.points import PointData
from vai.clients.models import Account, Contact
from vai.clients.tests.people import added, opened, stored
from vai.core import undo
from vai.core.errors import NotAllowed
from vai.core.rowsecurity import acting_as
from vai.handovers.actions import handovers
from vai.handovers.models import Handover
from vai.hunting.actions import opportunities
from vai.hunting.models import Lead, Opportunity
from vai.journal.actions import interactions, steps
from vai.journal.models import Attachment, Interaction, NextStep


def tables() -> list[str]:
    """Name every table under row security but the record of changes itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM vai.guarded_table WHERE name NOT IN"
            " ('history_entry', 'undone_change', 'notice', 'search_entry', 'duplicate_pair') ORDER BY name"
        )
        return [row[0] for row in cursor.fetchall()]


def searchable() -> list[str]:
    """Read what search and the page of duplicates know, whatever the numbers of their rows."""
    derived = stored("search_entry", "duplicate_pair").values()
    return sorted(re.sub(r'"id": \d+, ', "", row, count=1) for rows in derived for row in rows)


def laden(cast: Cast, name: str, phone: str) -> Account:
    """Open an account with something of every room on it."""
    account = opened(
        cast.an,
        name,
        points=(PointData("phone", phone), PointData("phone", "0900000001")),
        tags=("VIP", name),
    )
    lan = added(
        cast.an, account, f"Lan {name}", points=(PointData("phone", phone),), title="Kế toán", tags=("VIP",)
    )
    with acting_as(cast.an, at=NOW):
        contacts.add_contact(
            contacts.ContactData(name=f"Bảo {name}"), by=cast.an, at=NOW, account=account, is_primary=True
        )
        coverage.cover(account, cast.ha, "assist", by=cast.an, at=NOW, is_lead=False)
        coverage.offer(account, cast.dung, "advise", by=cast.an, at=NOW)
        group = groups.form_group(f"Nhóm {name}", by=cast.an, at=NOW)
        groups.join(group, account, by=cast.an, at=NOW)
        accounts.change_account(opened(cast.an, f"Con {name}"), {"parent": account}, by=cast.an, at=NOW)
        deal = opportunities.open_opportunity(
            opportunities.OpportunityData(name=f"Cơ hội {name}", account=account, contact=lan),
            by=cast.an,
            at=NOW,
        )
        interactions.record(
            "call",
            by=cast.an,
            at=NOW,
            occurred_at=NOW - timedelta(days=len(name)),
            account_id=account.pk,
            contact_ids=[lan.pk],
            opportunity_id=deal.pk,
            outcome="reached",
        )
        steps.plan("Gọi lại", by=cast.an, at=NOW, account_id=account.pk, contact_id=lan.pk)
        Attachment.objects.create(
            name="a.pdf",
            content_type="application/pdf",
            size=1,
            sha256="0" * 64,
            account_id=account.pk,
            uploaded_by=cast.an,
        )
        Lead.objects.create(
            name=name,
            owner=cast.an,
            team=cast.an.team,
            created_by=cast.an,
            received_at=NOW,
            converted_account=account,
            converted_contact=lan,
        )
    return account


def hand_over(cast: Cast, account: Account) -> None:
    """Propose to hand an account over, with every line of the checklist told."""
    handovers.propose(
        account,
        receiver=cast.chi,
        from_mode="hunt",
        to_mode="farm",
        by=cast.an,
        at=NOW,
        item_notes=dict.fromkeys(range(50), "xem hợp đồng"),
    )


def test_accounts_with_everything_on_them_become_one_and_two_again(cast: Cast) -> None:
    kept, merged = laden(cast, "Minh", "0912345678"), laden(cast, "Long", "0987654321")
    with acting_as(cast.an, at=NOW):
        hand_over(cast, merged)
    before, found_before = stored(*tables()), searchable()
    with acting_as(cast.an, at=NOW) as change:
        merges.merge_accounts(kept, merged, choices={"name": "merged"}, by=cast.an, at=NOW)
    with acting_as(cast.minh, at=NOW):
        now = Account.objects.get(pk=kept.pk)
        assert (now.name, now.last_two_way_at) == ("Long", NOW - timedelta(days=4))
        for model in (Interaction, NextStep, Attachment, Opportunity, Handover):
            assert (model, model.objects.exclude(account_id=kept.pk).count()) == (model, 0)
        assert set(Lead.objects.values_list("converted_account_id", flat=True)) == {kept.pk}
        assert Account.objects.filter(parent=kept).count() == 2
        gone = Account.objects.get(pk=merged.pk)
        assert (gone.merged_into_id, gone.archived_at, gone.last_two_way_at) == (kept.pk, NOW, None)
    with acting_as(cast.an, at=NOW):
        undo.undo(change.change_id)
    assert stored(*tables()) == before
    assert searchable() == found_before


def test_contacts_with_everything_on_them_become_one_and_two_again(cast: Cast) -> None:
    one, two = laden(cast, "Minh", "0912345678"), laden(cast, "Long", "0987654321")
    with acting_as(cast.an, at=NOW):
        kept, merged = Contact.objects.get(name="Lan Minh"), Contact.objects.get(name="Lan Long")
    before, found_before = stored(*tables()), searchable()
    with acting_as(cast.an, at=NOW) as change:
        now = merges.merge_contacts(kept, merged, choices={}, by=cast.an, at=NOW)
        assert now.last_two_way_at == NOW - timedelta(days=4)
        assert set(now.affiliations.values_list("account_id", flat=True)) == {one.pk, two.pk}
        assert set(now.points.values_list("value", flat=True)) == {"+84912345678", "+84987654321"}
        for model in (NextStep, Opportunity):
            assert set(model.objects.values_list("contact_id", flat=True)) == {kept.pk}
        assert set(Lead.objects.values_list("converted_contact_id", flat=True)) == {kept.pk}
    with acting_as(cast.an, at=NOW):
        undo.undo(change.change_id)
    assert stored(*tables()) == before
    assert searchable() == found_before


def test_two_open_handovers_of_one_kind_are_settled_first(cast: Cast) -> None:
    kept, merged = opened(cast.an, "Minh"), opened(cast.an, "Long")
    with acting_as(cast.an, at=NOW):
        for account in (kept, merged):
            hand_over(cast, account)
    before = stored(*tables())
    with pytest.raises(MergeBlocked), acting_as(cast.an, at=NOW):
        merges.merge_accounts(kept, merged, choices={}, by=cast.an, at=NOW)
    assert stored(*tables()) == before


def test_rows_move_under_the_right_to_both_only(cast: Cast) -> None:
    mine, theirs = opened(cast.an, "Của An"), opened(cast.binh, "Của Bình")
    before = stored(*tables())
    for person in (cast.an, cast.binh, cast.khoa, cast.ha, cast.lan):
        with acting_as(person, at=NOW), connection.cursor() as cursor:
            for kept, merged in ((mine, theirs), (theirs, mine)):
                with pytest.raises(ProgrammingError), transaction.atomic():
                    cursor.execute(
                        "SELECT vai.merge_rows('account', %s, %s, current_date, '{}')", [kept.pk, merged.pk]
                    )
                with pytest.raises(NotAllowed), transaction.atomic():
                    merges.merge_accounts(kept, merged, choices={}, by=person, at=NOW)
    assert stored(*tables()) == before


PEOPLE = ("an", "chi", "ha")
MODES = ("hunt", "farm", "assist")
piles = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(MODES), st.booleans()), min_size=0, max_size=4
)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    first=piles,
    second=piles,
    tags=st.lists(st.sampled_from(["a", "b", "c"]), max_size=3),
    led=st.sampled_from(MODES),
)
def test_whoever_serves_whom_a_merge_taken_back_leaves_no_trace(
    cast: Cast,
    first: list[tuple[str, str, bool]],
    second: list[tuple[str, str, bool]],
    tags: list[str],
    led: str,
) -> None:
    with transaction.atomic():
        pair = [opened(cast.an, "Minh", tags=tuple(tags)), opened(cast.chi, "Long", tags=("a", "b"))]
        for account, pile in zip(pair, (first, second), strict=True):
            for name, mode, is_lead in pile:
                with acting_as(cast.khoa, at=NOW):
                    coverage.cover(account, getattr(cast, name), mode, by=cast.khoa, at=NOW, is_lead=is_lead)
        before, found_before = stored(*tables()), searchable()
        with acting_as(cast.khoa, at=NOW) as change:
            merges.merge_accounts(*pair, choices={f"lead_{led}": "merged"}, by=cast.khoa, at=NOW)
        with acting_as(cast.khoa, at=NOW), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM coverage WHERE account_id = %s", [pair[1].pk])
            assert cursor.fetchone() == (0,)
        with acting_as(cast.khoa, at=NOW):
            undo.undo(change.change_id)
        assert stored(*tables()) == before
        assert searchable() == found_before
        transaction.set_rollback(True)
