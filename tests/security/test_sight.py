"""Who sees an account: those who serve it, their leads, those who see all, and nobody else."""

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.cast import NOW, Cast
from vai.clients.models import Account, Coverage, CoverageOffer
from vai.core.rowsecurity import acting_as
from vai.hunting.models import Lead
from vai.journal.models import HistoryEntry, Interaction
from vai.staff.models import Delegation, Person


def an_account(by: Person, *, mode: str = "hunt", name: str = "Công ty Minh Long") -> Account:
    with acting_as(by, at=NOW):
        account = Account.objects.create(name=name, opened_by=by)
        Coverage.objects.create(account=account, person=by, mode=mode, since=NOW.date())
    return account


def sees(person: Person) -> bool:
    with acting_as(person, at=NOW):
        return Account.objects.exists()


def test_an_account_is_seen_by_its_people_and_their_leads_only(cast: Cast) -> None:
    an_account(cast.an)
    assert {person.email.split("@")[0] for person in cast.everybody() if sees(person)} == {
        "an",
        "khoa",
        "lan",
        "minh",
    }


def test_without_a_person_the_app_has_no_right_to_a_customer_row(cast: Cast) -> None:
    an_account(cast.an)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Account.objects.exists()
    for role in ("vai_own", "vai_team", "vai_all"):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {role}")
            for table in guarded_tables(cursor):
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert (table, cursor.fetchone()) == (table, (0,))
            cursor.execute("SET LOCAL ROLE none")


def guarded_tables(cursor: object) -> list[str]:
    cursor.execute("SELECT name FROM vai.guarded_table ORDER BY name")
    return [row[0] for row in cursor.fetchall()]


def test_an_offer_is_seen_and_taken_but_not_written(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        CoverageOffer.objects.create(account=account, person=cast.chi, mode="farm", offered_by=cast.an)
    with acting_as(cast.chi, at=NOW):
        assert Account.objects.get().pk == account.pk
        assert Account.objects.update(notes="x") == 0
        with pytest.raises(ProgrammingError), transaction.atomic():
            Coverage.objects.create(account=account, person=cast.chi, mode="advise", since=NOW.date())
        Coverage.objects.create(account=account, person=cast.chi, mode="farm", since=NOW.date())
        assert Account.objects.update(notes="x") == 1


def test_a_delegate_sees_the_book_and_writes_it_only_in_the_name_of_the_principal(cast: Cast) -> None:
    an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        Delegation.objects.create(
            principal=cast.an, delegate=cast.ha, scopes=["journal"], since=NOW.date(), until=NOW.date()
        )
    with acting_as(cast.ha, at=NOW):
        assert Account.objects.update(notes="x") == 0
        assert Account.objects.count() == 1
    with acting_as(cast.ha, at=NOW, on_behalf_of=cast.an):
        assert Account.objects.update(notes="x") == 1
    with acting_as(cast.an, at=NOW):
        entry = HistoryEntry.objects.get(operation="U")
        assert (entry.person_id, entry.on_behalf_of_id, entry.after) == (
            cast.ha.pk,
            cast.an.pk,
            {"notes": "x"},
        )


def test_who_opened_an_account_no_longer_sees_it_when_the_service_ended(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.khoa, at=NOW):
        Coverage.objects.filter(account=account).update(until=NOW.date())
    assert not sees(cast.an)
    assert sees(cast.khoa)


def test_leads_and_notes_without_an_account_work(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = Lead.objects.create(
            name="Lan", owner=cast.an, team=cast.an.team, created_by=cast.an, received_at=NOW
        )
        Interaction.objects.create(kind="call", occurred_at=NOW, author=cast.an, lead_id=lead.pk)
    for person, count in ((cast.an, 1), (cast.khoa, 1), (cast.binh, 0), (cast.phuc, 0), (cast.lan, 1)):
        with acting_as(person, at=NOW):
            assert (Lead.objects.count(), Interaction.objects.count()) == (count, count)
