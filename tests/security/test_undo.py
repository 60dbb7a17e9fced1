"""Whatever a person did as one change goes back as one, unless somebody built on it."""

import pytest

from tests.cast import NOW, Cast
from vai.clients.models import Account, ContactPoint, Coverage
from vai.core.rowsecurity import acting_as
from vai.core.undo import CannotUndo, undo


def test_a_change_goes_back_whole_and_comes_back(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW) as made:
        account = Account.objects.create(name="Minh Long", opened_by=cast.an)
        Coverage.objects.create(account=account, person=cast.an, mode="hunt", since=NOW.date())
        ContactPoint.objects.create(account=account, kind="phone", value="+84912345678")
    with acting_as(cast.an, at=NOW) as undone:
        undo(made.change_id)
        assert (Account.objects.count(), Coverage.objects.count(), ContactPoint.objects.count()) == (0, 0, 0)
    with acting_as(cast.an, at=NOW):
        undo(undone.change_id)
        assert Account.objects.get().name == "Minh Long"
        assert ContactPoint.objects.get().reversed_digits == "87654321948"


def test_an_update_goes_back_only_where_nobody_changed_it_since(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        account = Account.objects.create(name="Minh Long", opened_by=cast.an)
        Coverage.objects.create(account=account, person=cast.an, mode="hunt", since=NOW.date())
    with acting_as(cast.an, at=NOW) as first:
        Account.objects.update(segment="A", notes="x")
    with acting_as(cast.khoa, at=NOW):
        Account.objects.update(industry="food")
    with acting_as(cast.an, at=NOW) as second:
        Account.objects.update(segment="B")
    with acting_as(cast.an, at=NOW):
        with pytest.raises(CannotUndo) as refusal:
            undo(first.change_id)
        assert [(o.table, o.row_id) for o in refusal.value.obstacles] == [("account", account.pk)]
        undo(second.change_id)
        undo(first.change_id)
        account.refresh_from_db()
        assert (account.segment, account.notes, account.industry) == ("", "", "food")


def test_another_person_cannot_undo_it(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW) as made:
        Account.objects.create(name="Minh Long", opened_by=cast.an)
    with acting_as(cast.binh, at=NOW), pytest.raises(CannotUndo):
        undo(made.change_id)
    with acting_as(cast.an, at=NOW):
        assert Account.objects.count() == 1
