"""Statements of many rows keep search and history in step, as many statements of one row would."""

from __future__ import annotations

import pytest
from django.db import connection
from tests.cast import NOW, Cast

from vai.clients.models import Account, Affiliation, Contact, ContactPoint, Coverage
from vai.clients.tests.people import stored
from vai.core.rowsecurity import acting_as
from vai.core.undo import undo
from vai.journal.models import HistoryEntry

pytestmark = pytest.mark.django_db
N = 7


def a_book(cast: Cast) -> tuple[list[Account], list[Contact]]:
    """Some accounts and contacts with all that hangs on them, a statement a table."""
    accounts = Account.objects.bulk_create(
        Account(name=f"Minh Long {at}", opened_by=cast.an, tax_digits=f"010000000{at}") for at in range(N)
    )
    Coverage.objects.bulk_create(
        Coverage(account=one, person=cast.an if at % 2 else cast.binh, mode="hunt", since=NOW.date())
        for at, one in enumerate(accounts)
    )
    contacts = Contact.objects.bulk_create(Contact(name=f"Lê Hồng {at}", owner=cast.an) for at in range(N))
    Affiliation.objects.bulk_create(
        Affiliation(account=accounts[at // 2], contact=one) for at, one in enumerate(contacts)
    )
    ContactPoint.objects.bulk_create(
        ContactPoint(contact=one, kind="phone", value=f"+8491234567{at}") for at, one in enumerate(contacts)
    )
    ContactPoint.objects.bulk_create(
        ContactPoint(account=one, kind="email", value=f"info{at}@minhlong.vn")
        for at, one in enumerate(accounts)
    )
    return accounts, contacts


def entries_worked_out_anew(cast: Cast) -> list[str]:
    """Work every entry out from the tables as they stand."""
    with acting_as(cast.minh, at=NOW), connection.cursor() as cursor:
        for kind in ("account", "contact"):
            cursor.execute(f"SELECT vai.index_{kind}(ARRAY(SELECT id FROM {kind}))")
    return stored("search_entry")["search_entry"]


def history(of: str, operation: str) -> list[tuple[int, dict | None, dict | None]]:
    rows = HistoryEntry.objects.filter(table_name=of, operation=operation).order_by("pk")
    return list(rows.values_list("row_id", "before", "after"))


def test_search_follows_statements_of_many_rows(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        accounts, contacts = a_book(cast)
    entries = stored("search_entry")["search_entry"]
    assert len(entries) == 2 * N
    served = next(entry for entry in entries if '"le hong 1"' in entry)
    for token in ("'#0912345671'", "'#345671'", "'hong'", f"'.p{cast.an.pk}'", f"'.p{cast.binh.pk}'"):
        assert token in served
    assert "'.o" not in served
    assert entries == entries_worked_out_anew(cast)
    with acting_as(cast.minh, at=NOW):
        Account.objects.filter(pk__in=[one.pk for one in accounts[:3]]).update(name="Gốm Sứ", archived_at=NOW)
        Contact.objects.filter(pk__gt=contacts[2].pk).update(name="Bùi Lan", owner=cast.chi)
        Coverage.objects.filter(person=cast.binh).update(person=cast.dung)
        Affiliation.objects.filter(contact=contacts[0]).update(account=accounts[6])
        ContactPoint.objects.filter(kind="phone", contact__in=contacts[:4]).delete()
    changed = stored("search_entry")["search_entry"]
    assert len(changed) == 2 * N - 3
    assert changed == entries_worked_out_anew(cast)


def test_history_has_each_row_of_a_statement_in_its_order(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        accounts, _contacts = a_book(cast)
        ids = [one.pk for one in accounts]
        assert history("account", "I") == [(pk, None, None) for pk in ids]
        Account.objects.filter(pk__in=ids[1:4]).update(segment="A", name="Minh Long 2")
        assert history("account", "U") == [
            (ids[1], {"name": "Minh Long 1", "segment": ""}, {"name": "Minh Long 2", "segment": "A"}),
            (ids[2], {"segment": ""}, {"segment": "A"}),
            (ids[3], {"name": "Minh Long 3", "segment": ""}, {"name": "Minh Long 2", "segment": "A"}),
        ]
        Account.objects.filter(pk__in=ids[1:4]).update(segment="A")
        assert len(history("account", "U")) == 3
        gone = list(ContactPoint.objects.filter(kind="phone").order_by("pk").values_list("pk", "value"))
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM contact_point WHERE kind = 'phone'")
        assert [(pk, before["value"]) for pk, before, _after in history("contact_point", "D")] == gone


def test_an_upsert_is_recorded_as_what_it_did_to_each_row(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW), connection.cursor() as cursor:
        one = Contact.objects.create(name="Lan", owner=cast.an)
        cursor.execute(
            "INSERT INTO contact_point (contact_id, kind, value, original, label, extension, is_primary) VALUES"
            " (%(c)s, 'email', 'a@x.vn', '', '', '', false)",
            {"c": one.pk},
        )
        cursor.execute(
            "INSERT INTO contact_point (contact_id, kind, value, original, label, extension, is_primary) VALUES"
            " (%(c)s, 'email', 'a@x.vn', '', 'mới', '', false), (%(c)s, 'email', 'b@x.vn', '', '', '', false)"
            " ON CONFLICT (contact_id, kind, value) DO UPDATE SET label = EXCLUDED.label",
            {"c": one.pk},
        )
        first, second = ContactPoint.objects.order_by("value").values_list("pk", flat=True)
        assert [row[0] for row in history("contact_point", "I")] == [first, second]
        assert history("contact_point", "U") == [(first, {"label": ""}, {"label": "mới"})]
    assert stored("search_entry")["search_entry"] == entries_worked_out_anew(cast)


def test_a_statement_of_many_rows_goes_back_whole(cast: Cast) -> None:
    tables = ("account", "contact", "coverage", "affiliation", "contact_point", "search_entry")
    with acting_as(cast.minh, at=NOW):
        a_book(cast)
    before = stored(*tables)
    with acting_as(cast.minh, at=NOW) as act:
        Account.objects.update(name="Gốm Sứ", segment="B")
        Coverage.objects.update(person=cast.chi)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM contact_point")
    assert stored(*tables) != before
    with acting_as(cast.minh, at=NOW):
        undo(act.change_id)
    after = stored(*tables)
    assert {table: after[table] for table in tables if table != "search_entry"} == {
        table: before[table] for table in tables if table != "search_entry"
    }
    assert after["search_entry"] == entries_worked_out_anew(cast)
