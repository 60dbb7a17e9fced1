"""The contacts of the day, kept for large books: they narrow where the rules look, and never what is true."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.cast import NOW, Cast

from vai.core.rowsecurity import acting_as
from vai.guidance.models import GuidanceDay
from vai.guidance.queries import kept, next_actions
from vai.guidance.tests.book import DAY, a_contact, an_account
from vai.staff.models import Person

pytestmark = pytest.mark.django_db


def told(person: Person, *, at=NOW) -> list[tuple[str, int]]:
    with acting_as(person, at=at):
        shown = next_actions.next_actions(person, ["farm"], at=at).shown
    return [(one.case.rule, one.case.pk) for one in shown]


def keep(person: Person) -> list[int]:
    with acting_as(person, at=NOW):
        kept.keep(person, ["farm"], at=NOW)
        return GuidanceDay.objects.get(person=person).contact_ids


def test_kept_are_those_of_whom_a_rule_speaks(cast: Cast) -> None:
    account = an_account(cast.chi, mode="farm")
    born = a_contact(cast.chi, account, birthday=date(1980, 11, 29))
    decides = a_contact(cast.chi, account, name="Lê Văn Bảo", role="economic")
    a_contact(cast.chi, account, name="Không ai", birthday=date(1980, 6, 1))

    assert keep(cast.chi) == [born.pk, decides.pk]
    assert sorted(told(cast.chi)) == [("BD", born.pk), ("F10", decides.pk)]


def test_what_came_later_waits_for_the_next_finding(cast: Cast) -> None:
    account = an_account(cast.chi, mode="farm")
    first = a_contact(cast.chi, account, birthday=date(1980, 11, 29))
    keep(cast.chi)
    later = a_contact(cast.chi, account, name="Mới", birthday=date(1981, 11, 28))

    assert told(cast.chi) == [("BD", first.pk)]
    assert keep(cast.chi) == [first.pk, later.pk]


def test_who_was_kept_is_asked_about_anew(cast: Cast) -> None:
    account = an_account(cast.chi, mode="farm")
    contact = a_contact(cast.chi, account, role="economic")
    keep(cast.chi)
    with acting_as(cast.chi, at=NOW):
        contact.last_two_way_at = NOW - DAY
        contact.save()

    assert told(cast.chi) == []


def test_another_day_looks_in_all_of_the_book(cast: Cast) -> None:
    account = an_account(cast.chi, mode="farm")
    a_contact(cast.chi, account, birthday=date(1980, 11, 29))
    keep(cast.chi)
    born = a_contact(cast.chi, account, name="Mới", birthday=date(1981, 11, 30))

    assert ("BD", born.pk) in told(cast.chi, at=NOW + DAY)


@pytest.mark.parametrize(
    ("as_of", "n_cases", "is_wanted"),
    [
        (None, 200, True),
        (None, 199, False),
        (NOW - timedelta(minutes=59), 500, False),
        (NOW - timedelta(minutes=61), 200, True),
    ],
)
def test_they_are_kept_where_a_book_is_large_and_for_an_hour(as_of, n_cases, is_wanted) -> None:
    assert kept.is_wanted(as_of, n_cases, at=NOW) is is_wanted
