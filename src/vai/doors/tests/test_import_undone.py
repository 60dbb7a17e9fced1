"""Taking an import back: all of it, or all but what was worked on since."""

from __future__ import annotations

import pytest
from tests.cast import NOW, Cast

from vai.clients.models import Account, Contact, ContactPoint, Coverage
from vai.core.rowsecurity import acting_as
from vai.core.undo import CannotUndo, undo
from vai.doors.actions import undoing
from vai.doors.models import ExternalKey
from vai.doors.tests.imports import imported, numbers
from vai.hunting.models import Opportunity
from vai.journal.models import Interaction
from vai.staff.models import Person, Team

pytestmark = pytest.mark.django_db
TEXTS = {
    "accounts.csv": "Account ID,Account Name,Phone\n1,Minh Long,0912345678\n2,Hoa Sen,0987654321\n",
    "contacts.csv": "Contact ID,Full Name,Email,Account ID\n11,Trần Lan,lan@x.vn,1\n12,Lê Hà,ha@x.vn,2\n",
}


def test_what_was_changed_since_is_named_and_kept_while_the_rest_goes(cast: Cast) -> None:
    batch = imported(cast.an, TEXTS)
    with acting_as(cast.an, at=NOW):
        one = Account.objects.get(name="Minh Long")
    with acting_as(cast.khoa, at=NOW):
        Account.objects.filter(pk=one.pk).update(segment="A")
    with acting_as(cast.an, at=NOW), pytest.raises(CannotUndo) as refusal:
        undoing.undo_batch(batch, by=cast.an, at=NOW)
    assert [(o.table, o.row_id) for o in refusal.value.obstacles] == [("account", one.pk)]
    with acting_as(cast.an, at=NOW):
        assert Account.objects.count() == 2
        undone = undoing.undo_batch(batch, by=cast.an, at=NOW, keep_changed=True)
        kept = {(o.table, o.row_id) for o in undone.kept}
        assert ("account", one.pk) in kept
        # The account stays with all that belongs to it; the other one is gone with all of its.
        assert list(Account.objects.values_list("name", flat=True)) == ["Minh Long"]
        assert Coverage.objects.get().account_id == one.pk
        assert ContactPoint.objects.get(account__isnull=False).account_id == one.pk
        assert list(Contact.objects.values_list("name", flat=True)) == ["Trần Lan"]
        assert ExternalKey.objects.filter(entity="account").count() == 1
        with pytest.raises(undoing.batches.NotNow):
            undoing.undo_batch(batch, by=cast.an, at=NOW)
    again = imported(cast.an, TEXTS)
    assert numbers(again, "account") == {"linked": 1, "created": 1}


def test_an_account_on_which_something_was_written_is_kept(cast: Cast) -> None:
    batch = imported(cast.an, TEXTS)
    with acting_as(cast.an, at=NOW):
        one = Account.objects.get(name="Minh Long")
    with acting_as(cast.an, at=NOW):
        Interaction.objects.create(kind="call", occurred_at=NOW, author=cast.an, account_id=one.pk)
    with acting_as(cast.an, at=NOW), pytest.raises(CannotUndo):
        undoing.undo_batch(batch, by=cast.an, at=NOW)
    with acting_as(cast.an, at=NOW):
        undoing.undo_batch(batch, by=cast.an, at=NOW, keep_changed=True)
        assert list(Account.objects.values_list("name", flat=True)) == ["Minh Long"]
        assert Interaction.objects.count() == 1


def test_taken_back_by_the_page_it_can_be_imported_again(cast: Cast) -> None:
    batch = imported(cast.an, TEXTS)
    with acting_as(cast.an, at=NOW):
        undo(batch.change_id)
        assert Account.objects.count() == 0
    assert numbers(imported(cast.an, TEXTS), "account") == {"created": 2}
    with acting_as(cast.an, at=NOW):
        assert Account.objects.count() == 2


def test_colleagues_made_on_the_way_go_with_it_and_those_with_work_stay(cast: Cast) -> None:
    text = "Deal Name,Company,Owner,Stage\nWeb,Minh Long,Người Mới,Prospecting\nApp,Hoa Sen,Người Khác,Prospecting\n"
    people, teams = Person.objects.count(), Team.objects.count()
    batch = imported(cast.minh, {"deals.csv": text})
    assert Person.objects.count() == people + 2
    new = Person.objects.get(name="Người Mới")
    assert new.title == "hunter"
    assert not new.has_usable_password()
    with acting_as(cast.minh, at=NOW):
        assert Opportunity.objects.get(name="Web").owner_id == new.pk
    Person.objects.filter(pk=cast.ha.pk).update(team=cast.north)
    with acting_as(cast.minh, at=NOW):
        undoing.undo_batch(batch, by=cast.minh, at=NOW)
    assert (Person.objects.count(), Team.objects.count()) == (people, teams)
    with acting_as(cast.minh, at=NOW):
        assert Opportunity.objects.count() == 0
