"""History names every field in words, shows codes and keys as what they mean, and is seen with its record."""

import pytest
from django.utils import translation
from tests.cast import NOW, Cast

from vai.clients.models import Account, Contact, Coverage
from vai.core.rowsecurity import acting_as
from vai.core.undo import undo
from vai.journal import labels
from vai.journal.queries import history
from vai.journal.tests.about import a_contact, an_account

TABLES = (
    "interaction",
    "next_step",
    "attachment",
    "handover",
    "handover_item",
    "handover_template",
    "account",
    "contact",
    "affiliation",
    "coverage",
    "coverage_offer",
    "contact_point",
)


@pytest.mark.parametrize("table", TABLES)
def test_no_field_is_shown_by_its_bare_name(table: str) -> None:
    known = labels._tables[table].fields
    model = labels.models_by_table()[table]
    for field in model._meta.concrete_fields:
        generated = getattr(field, "generated", False) or field.attname in (
            "custom",
            "last_two_way_at",
            "team_id",
        )
        if not generated and field.attname not in labels.MACHINERY:
            assert {field.name, field.attname} & set(known), (table, field.attname)


def test_old_and_new_are_told_with_names(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW) as act:
        Account.objects.update(
            segment="A", annual_revenue=1_200_000_000, kind="household", custom={"san": "x"}
        )
    with acting_as(cast.khoa, at=NOW):
        Coverage.objects.update(person=cast.son)
    with acting_as(cast.lan, at=NOW), translation.override("en"):
        entries = history.of_account(account.pk)
        told = {
            (entry.table, change.label): (change.before, change.after)
            for entry in entries
            for change in entry.changes
        }
        assert told[("account", "Segment")] == ("", "A")
        assert told[("account", "Kind")] == ("Business", "Household")
        assert told[("account", "Their yearly revenue")] == ("", "1,200,000,000")
        assert told[("account", "san")] == ("", "x")
        assert told[("coverage", "Colleague")] == (cast.an.name, cast.son.name)
        assert [entry.who for entry in entries[:2]] == [cast.khoa.name, cast.an.name]
        assert [entry.is_undone for entry in entries] == [False] * len(entries)
        assert [entry.row_id for entry in history.of_change(act.change_id)] == [account.pk]
    with acting_as(cast.binh, at=NOW):
        assert history.of_account(account.pk) == []


def test_an_undone_change_says_so(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW) as act:
        Account.objects.update(segment="A")
    with acting_as(cast.an, at=NOW):
        undo(act.change_id)
        assert [entry.is_undone for entry in history.of_row("account", account.pk)][:2] == [False, True]


def test_what_a_colleague_changed_of_a_contact_is_seen_with_it(cast: Cast) -> None:
    account = an_account(cast.an)
    lan = a_contact(cast.an, account)
    with acting_as(cast.an, at=NOW):
        Contact.objects.update(notes="thích cà phê")
    with acting_as(cast.khoa, at=NOW):
        assert [entry.operation for entry in history.of_row("contact", lan.pk)] == ["U", "I"]
    with acting_as(cast.binh, at=NOW):
        assert history.of_row("contact", lan.pk) == []
