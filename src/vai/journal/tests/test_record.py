"""Telling what happened: kept exactly, seen with the client, refused where one may not write."""

from datetime import timedelta

import pytest
from django.utils import translation
from tests.cast import NOW, Cast

from vai.clients.models import Account, Contact, CoverageOffer
from vai.core.errors import NotAllowed, NotThere, Stale
from vai.core.rowsecurity import acting_as
from vai.core.undo import undo
from vai.journal.actions import interactions
from vai.journal.models import HistoryEntry, Interaction, InteractionContact, InteractionPerson
from vai.journal.queries import history
from vai.journal.tests.about import a_contact, an_account
from vai.staff.models import Delegation


def test_a_call_is_kept_with_its_people(cast: Cast) -> None:
    account = an_account(cast.an)
    lan = a_contact(cast.an, account)
    with acting_as(cast.an, at=NOW):
        made = interactions.record(
            "call",
            by=cast.an,
            at=NOW,
            occurred_at=NOW - timedelta(hours=1),
            account_id=account.pk,
            contact_ids=[lan.pk, lan.pk],
            outcome="positive",
            minutes=12,
            subject="  Hỏi   giá ",
            body="Muốn gói lớn\x00",
            person_ids=[cast.an.pk, cast.ha.pk],
            captured_text="gọi chị Lan",
        )
        kept = Interaction.objects.get()
        assert (kept.pk, kept.kind, kept.subject, kept.body) == (made.pk, "call", "Hỏi giá", "Muốn gói lớn")
        assert (kept.author_id, kept.on_behalf_of_id, kept.is_two_way) == (cast.an.pk, None, True)
        assert (kept.account_id, kept.contact_id, kept.minutes) == (account.pk, lan.pk, 12)
        assert [link.contact_id for link in InteractionContact.objects.all()] == [lan.pk]
        assert [link.person_id for link in InteractionPerson.objects.all()] == [cast.ha.pk]
    with acting_as(cast.binh, at=NOW):
        assert Interaction.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "direction", "outcome", "minutes", "expected"),
    [
        ("call", "", "reached", None, True),
        ("call", "out", "no_answer", 3, False),
        ("call", "out", "", None, False),
        ("call", "out", "", 2, True),
        ("call", "in", "", None, True),
        ("meeting", "", "", None, True),
        ("meeting", "", "no_answer", None, False),
        ("visit", "out", "", None, True),
        ("mail", "out", "", None, False),
        ("mail", "in", "", None, True),
        ("chat", "out", "positive", None, True),
        ("note", "in", "positive", 5, False),
    ],
)
def test_two_way_follows_what_was_told(
    cast: Cast, kind: str, direction: str, outcome: str, minutes: int | None, expected: bool
) -> None:
    with acting_as(cast.an, at=NOW):
        made = interactions.record(
            kind, by=cast.an, at=NOW, occurred_at=NOW, direction=direction, outcome=outcome, minutes=minutes
        )
        assert made.is_two_way is expected
        told = interactions.record(
            kind, by=cast.an, at=NOW, occurred_at=NOW, outcome=outcome, is_two_way=not expected
        )
        assert told.is_two_way is not expected


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "telepathy"}, "kind"),
        ({"direction": "up"}, "direction"),
        ({"outcome": "fine"}, "outcome"),
        ({"minutes": -1}, "minutes"),
        ({"minutes": 20_000}, "minutes"),
        ({"occurred_at": NOW + timedelta(days=2)}, "occurred_at"),
    ],
)
def test_what_cannot_be_so_is_refused_at_its_field(cast: Cast, wrong: dict, field: str) -> None:
    told = {"kind": "call", "occurred_at": NOW, **wrong}
    with acting_as(cast.an, at=NOW):
        with pytest.raises(interactions.CannotRecord) as refusal:
            interactions.record(told.pop("kind"), by=cast.an, at=NOW, **told)
        assert refusal.value.field == field
        assert Interaction.objects.count() == 0


def test_a_client_that_is_not_seen_is_not_there(cast: Cast) -> None:
    account = an_account(cast.an)
    lan = a_contact(cast.an, account)
    with acting_as(cast.binh, at=NOW):
        for about in ({"account_id": account.pk}, {"contact_ids": [lan.pk]}, {"lead_id": 99}):
            with pytest.raises(NotThere):
                interactions.record("call", by=cast.binh, at=NOW, occurred_at=NOW, **about)
        assert Interaction.objects.count() == 0


def test_who_only_sees_the_client_writes_nothing(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        CoverageOffer.objects.create(account=account, person=cast.chi, mode="farm", offered_by=cast.an)
    with acting_as(cast.chi, at=NOW):
        with pytest.raises(NotAllowed):
            interactions.record("call", by=cast.chi, at=NOW, occurred_at=NOW, account_id=account.pk)
        assert Interaction.objects.count() == 0


def test_a_delegate_writes_for_the_principal_where_the_scope_allows(cast: Cast) -> None:
    account = an_account(cast.an)
    for scope, allowed in (("clients", False), ("journal", True)):
        with acting_as(cast.an, at=NOW):
            Delegation.objects.create(
                principal=cast.an, delegate=cast.ha, scopes=[scope], since=NOW.date(), until=NOW.date()
            )
        with acting_as(cast.ha, at=NOW, on_behalf_of=cast.an):
            if allowed:
                made = interactions.record("call", by=cast.ha, at=NOW, occurred_at=NOW, account_id=account.pk)
                assert (made.author_id, made.on_behalf_of_id) == (cast.ha.pk, cast.an.pk)
            else:
                with pytest.raises(NotAllowed):
                    interactions.record("call", by=cast.ha, at=NOW, occurred_at=NOW, account_id=account.pk)
    with acting_as(cast.an, at=NOW), translation.override("en"):
        entry = history.of_row("interaction", made.pk)[0]
        assert entry.who == "Đặng Thu Hà for Nguyễn Văn An"


def test_an_edit_keeps_what_stood_there(cast: Cast) -> None:
    account = an_account(cast.an)
    lan, hoa = a_contact(cast.an, account), a_contact(cast.an, account, name="Lê Hoa")
    with acting_as(cast.an, at=NOW):
        made = interactions.record(
            "call",
            by=cast.an,
            at=NOW,
            occurred_at=NOW,
            account_id=account.pk,
            contact_ids=[lan.pk],
            body="cũ",
        )
    with acting_as(cast.an, at=NOW):
        changed = interactions.change(
            made, {"body": "mới", "outcome": "positive", "contact_ids": [hoa.pk]}, by=cast.an, at=NOW
        )
        assert (changed.body, changed.is_two_way, changed.contact_id, changed.version) == (
            "mới",
            True,
            hoa.pk,
            2,
        )
        assert [link.contact_id for link in InteractionContact.objects.all()] == [hoa.pk]
        entry = HistoryEntry.objects.get(table_name="interaction", operation="U")
        assert (entry.before["body"], entry.after["body"]) == ("cũ", "mới")


def test_a_colleague_may_not_rewrite_it_and_a_later_save_is_told(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        made = interactions.record(
            "note", by=cast.an, at=NOW, occurred_at=NOW, account_id=account.pk, body="1"
        )
    with acting_as(cast.minh, at=NOW):
        interactions.change(made, {"body": "2"}, by=cast.minh, at=NOW, version=1)
    with acting_as(cast.an, at=NOW):
        with pytest.raises(Stale) as stale:
            interactions.change(made, {"body": "3"}, by=cast.an, at=NOW, version=1)
        assert stale.value.changes == [("body", "2", "3")]
        assert Interaction.objects.get().body == "2"
    with acting_as(cast.lan, at=NOW), pytest.raises(NotAllowed):
        interactions.change(made, {"body": "4"}, by=cast.lan, at=NOW)


def test_the_last_two_way_contact_is_kept_with_client_and_contact(cast: Cast) -> None:
    account = an_account(cast.an)
    lan = a_contact(cast.an, account)
    before = NOW - timedelta(days=3)

    def facts() -> tuple:
        found = Account.objects.get(), Contact.objects.get()
        return found[0].last_two_way_at, found[0].version, found[1].last_two_way_at, found[1].version

    with acting_as(cast.an, at=NOW):
        assert facts() == (None, 1, None, 1)
        for occurred_at, outcome in ((before, "reached"), (NOW, "reached"), (NOW, "no_answer")):
            made = interactions.record(
                "call",
                by=cast.an,
                at=NOW,
                occurred_at=occurred_at,
                account_id=account.pk,
                contact_ids=[lan.pk],
                outcome=outcome,
            )
        assert facts() == (NOW, 1, NOW, 1)
        latest = Interaction.objects.get(occurred_at=NOW, outcome="reached")
    with acting_as(cast.an, at=NOW) as putting_away:
        interactions.archive(latest, by=cast.an, at=NOW)
        assert facts() == (before, 1, before, 1)
    with acting_as(cast.an, at=NOW):
        undo(putting_away.change_id)
        assert facts() == (NOW, 1, NOW, 1)
        assert made.is_two_way is False
        assert not HistoryEntry.objects.filter(table_name="account", operation="U").exists()


def test_undo_takes_a_told_thing_back_whole(cast: Cast) -> None:
    account = an_account(cast.an)
    lan = a_contact(cast.an, account)
    with acting_as(cast.an, at=NOW) as act:
        interactions.record(
            "meeting",
            by=cast.an,
            at=NOW,
            occurred_at=NOW,
            account_id=account.pk,
            contact_ids=[lan.pk],
            body="@Hà",
        )
    with acting_as(cast.an, at=NOW):
        undo(act.change_id)
        assert (Interaction.objects.count(), InteractionContact.objects.count()) == (0, 0)
        assert Account.objects.get().last_two_way_at is None
