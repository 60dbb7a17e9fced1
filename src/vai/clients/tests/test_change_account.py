"""Changing an account: who may, two people at once, parents without loops, archive and restore."""

from __future__ import annotations

import pytest
from django.db import connection
from tests.cast import NOW, Cast

from vai.clients.actions import accounts
from vai.clients.actions.accounts import AlreadyMerged, ParentLoop
from vai.clients.actions.fields import UnknownField
from vai.clients.models import Account
from vai.clients.tests.people import opened
from vai.core.errors import NotAllowed, Stale
from vai.core.rowsecurity import acting_as
from vai.journal.models import HistoryEntry, Interaction


def test_the_later_save_is_shown_what_differs_and_nothing_is_overwritten(cast: Cast) -> None:
    account = opened(cast.an, segment="SME")
    seen = account.version
    with acting_as(cast.khoa, at=NOW):
        accounts.change_account(
            account, {"segment": "Lớn", "industry": "Thép"}, by=cast.khoa, at=NOW, version=seen
        )
    with acting_as(cast.an, at=NOW):
        with pytest.raises(Stale) as stale:
            accounts.change_account(
                account, {"segment": "Vừa", "source": "Hội chợ"}, by=cast.an, at=NOW, version=seen
            )
        assert stale.value.changes == [("segment", "Lớn", "Vừa")]
        now = Account.objects.get()
        assert (now.segment, now.industry, now.source) == ("Lớn", "Thép", "")
        accounts.change_account(account, {"segment": "Vừa"}, by=cast.an, at=NOW, version=now.version)
        assert Account.objects.get().segment == "Vừa"


def test_changes_of_different_fields_meet_without_a_conflict(cast: Cast) -> None:
    account = opened(cast.an)
    seen = account.version
    with acting_as(cast.khoa, at=NOW):
        accounts.change_account(account, {"industry": "Thép"}, by=cast.khoa, at=NOW, version=seen)
    with acting_as(cast.an, at=NOW):
        accounts.change_account(account, {"segment": "Vừa"}, by=cast.an, at=NOW, version=seen)
        accounts.change_account(account, {"industry": "Thép"}, by=cast.an, at=NOW, version=seen)
        now = Account.objects.get()
    assert (now.industry, now.segment) == ("Thép", "Vừa")


def test_what_a_trigger_keeps_makes_no_edit_stale(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.an, at=NOW):
        Interaction.objects.create(
            kind="call", occurred_at=NOW, author=cast.an, account_id=account.pk, is_two_way=True
        )
        now = Account.objects.get()
        assert (now.version, now.last_two_way_at) == (account.version, NOW)
        assert not HistoryEntry.objects.filter(table_name="account", operation="U").exists()


def test_an_inline_edit_compares_what_was_seen(cast: Cast) -> None:
    account = opened(cast.an, segment="SME")
    with acting_as(cast.khoa, at=NOW):
        accounts.change_account(account, {"segment": "Lớn"}, by=cast.khoa, at=NOW)
    with acting_as(cast.an, at=NOW):
        with pytest.raises(Stale) as stale:
            accounts.change_field(account, "segment", "Vừa", seen="SME", by=cast.an, at=NOW)
        assert stale.value.changes == [("segment", "Lớn", "Vừa")]
        accounts.change_field(account, "segment", "Vừa", seen="Lớn", by=cast.an, at=NOW)
        accounts.change_field(account, "tier", "gold", seen=None, by=cast.an, at=NOW)
        with pytest.raises(Stale):
            accounts.change_field(account, "tier", "silver", seen="base", by=cast.an, at=NOW)
        now = Account.objects.get()
        assert now.tier is not None
        assert (now.segment, now.tier.code) == ("Vừa", "gold")


def test_only_who_serves_it_or_leads_them_changes_it(cast: Cast) -> None:
    account = opened(cast.an)
    for person, may in (
        (cast.an, True),
        (cast.khoa, True),
        (cast.minh, True),
        (cast.lan, False),
        (cast.chi, False),
    ):
        with acting_as(person, at=NOW):
            if may:
                accounts.change_account(account, {"source": person.name}, by=person, at=NOW)
                continue
            with pytest.raises(NotAllowed):
                accounts.change_account(account, {"source": person.name}, by=person, at=NOW)
    with acting_as(cast.minh, at=NOW):
        assert Account.objects.get().source == cast.minh.name


def test_no_other_column_is_written_this_way(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.an, at=NOW):
        for name in ("team", "opened_by", "is_unserved", "merged_into", "archived_at", "version"):
            with pytest.raises(UnknownField):
                accounts.change_account(account, {name: cast.north.pk}, by=cast.an, at=NOW)


def test_a_parent_never_lies_below_its_child(cast: Cast) -> None:
    top, middle, low = (opened(cast.an, name) for name in ("Tập đoàn", "Công ty con", "Chi nhánh"))
    with acting_as(cast.an, at=NOW):
        accounts.change_account(middle, {"parent": top}, by=cast.an, at=NOW)
        accounts.change_account(low, {"parent": middle.pk}, by=cast.an, at=NOW)
        for parent in (top, middle, low):
            with pytest.raises(ParentLoop):
                accounts.change_account(top, {"parent": parent if parent is low else low}, by=cast.an, at=NOW)
        with pytest.raises(ParentLoop):
            accounts.change_account(low, {"parent": low}, by=cast.an, at=NOW)
        assert list(Account.objects.order_by("id").values_list("parent_id", flat=True)) == [
            None,
            top.pk,
            middle.pk,
        ]


def test_a_loop_is_found_through_accounts_that_are_not_seen(cast: Cast) -> None:
    mine, theirs = opened(cast.an, "Của An"), opened(cast.binh, "Của Bình")
    with acting_as(cast.minh, at=NOW):
        accounts.change_account(theirs, {"parent": mine}, by=cast.minh, at=NOW)
        low = opened(cast.an, "Thấp")
        accounts.change_account(low, {"parent": theirs}, by=cast.minh, at=NOW)
    with acting_as(cast.an, at=NOW), pytest.raises(ParentLoop):
        accounts.change_account(mine, {"parent": low}, by=cast.an, at=NOW)


def test_archive_and_restore(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.an, at=NOW):
        assert accounts.archive_account(account, by=cast.an, at=NOW).archived_at == NOW
        assert accounts.restore_account(account, by=cast.an, at=NOW).archived_at is None
    with acting_as(cast.khoa, at=NOW):
        other = opened(cast.an, "Khác")
        Account.objects.filter(pk=other.pk).update(merged_into=account, archived_at=NOW)
        other.refresh_from_db()
        with pytest.raises(AlreadyMerged):
            accounts.restore_account(other, by=cast.khoa, at=NOW)
        with pytest.raises(AlreadyMerged):
            accounts.change_account(other, {"name": "x"}, by=cast.khoa, at=NOW)


def test_an_assistant_changes_data_and_archives_nothing(cast: Cast) -> None:
    account = opened(cast.ha)
    with acting_as(cast.ha, at=NOW):
        accounts.change_account(account, {"segment": "SME"}, by=cast.ha, at=NOW)
        with pytest.raises(NotAllowed):
            accounts.archive_account(account, by=cast.ha, at=NOW)
        now = Account.objects.get()
        assert (now.segment, now.archived_at) == ("SME", None)


def test_what_changed_is_told_by_its_fields_only(cast: Cast) -> None:
    account = opened(cast.an)
    with acting_as(cast.an, at=NOW):
        accounts.change_account(account, {"name": "Minh Long mới", "segment": "SME"}, by=cast.an, at=NOW)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT vai.fields_changed('account', %s, 1), vai.fields_changed('person', %s, 9)",
                [account.pk, cast.an.pk],
            )
            assert cursor.fetchone() == (["name", "name_key", "segment"], [])
