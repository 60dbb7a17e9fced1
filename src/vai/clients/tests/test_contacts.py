"""Contacts: one person at several accounts, how they are addressed and sorted, and who may change them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.cast import NOW, Cast

from vai.clients.actions import contacts, points
from vai.clients.actions.accounts import NameMissing
from vai.clients.actions.contacts import AffiliationRefused, AlreadyThere
from vai.clients.actions.fields import ValueRefused
from vai.clients.actions.points import PointData
from vai.clients.models import Affiliation, Contact, ContactPoint
from vai.clients.queries import facts
from vai.clients.tests.people import HOSTILE, added, opened
from vai.core.errors import NotAllowed, Stale
from vai.core.rowsecurity import acting_as
from vai.journal.models import Interaction, InteractionContact


def test_one_person_works_at_several_accounts(cast: Cast) -> None:
    one, two = opened(cast.an, "Minh Long"), opened(cast.an, "Hòa Phát")
    lan = added(cast.an, one, title="Kế toán trưởng", decision_role="finance")
    with acting_as(cast.an, at=NOW):
        contacts.affiliate(lan, two, by=cast.an, at=NOW, title="Cố vấn", since=date(2026, 1, 5))
        with pytest.raises(AlreadyThere):
            contacts.affiliate(lan, two, by=cast.an, at=NOW)
        found = facts.of_contact(lan.pk)
        assert found is not None
        assert [(place.account, place.title, place.decision_role) for place in found.places] == [
            ("Hòa Phát", "Cố vấn", ""),
            ("Minh Long", "Kế toán trưởng", "finance"),
        ]


def test_the_form_of_address_is_what_was_chosen_and_the_order_follows_the_name(cast: Cast) -> None:
    lan = added(cast.an, None, "  Nguyễn  Thị Lan", honorific="Chị")
    john = added(cast.an, None, "John Smith", honorific="mr", name_language="en")
    plain = added(cast.an, None, "Đỗ An")
    assert [(one.name, one.honorific, one.sort_key) for one in (lan, john, plain)] == [
        ("Nguyễn Thị Lan", "chi", "lan nguyen thi"),
        ("John Smith", "mr", "smith john"),
        ("Đỗ An", "", "an do"),
    ]
    with acting_as(cast.an, at=NOW):
        names = [facts.of_contact(one.pk).called for one in (lan, john, plain)]  # type: ignore[union-attr]
        assert names == ["chị Lan", "Mr Smith", "An"]
        changed = contacts.change_contact(lan, {"name": "Trần Lan Anh"}, by=cast.an, at=NOW)
        assert changed.sort_key == "anh tran lan"


def test_one_person_is_the_first_to_turn_to(cast: Cast) -> None:
    account = opened(cast.an)
    lan, bao = added(cast.an, account, "Lan"), added(cast.an, account, "Bảo")
    with acting_as(cast.an, at=NOW):
        for contact in (lan, bao):
            place = Affiliation.objects.get(contact=contact)
            contacts.change_affiliation(place, {"is_primary": True}, by=cast.an, at=NOW)
        assert list(Affiliation.objects.filter(is_primary=True).values_list("contact_id", flat=True)) == [
            bao.pk
        ]


def test_a_place_ends_and_stays_as_history(cast: Cast) -> None:
    account = opened(cast.an)
    lan = added(cast.an, account)
    with acting_as(cast.an, at=NOW):
        place = Affiliation.objects.get()
        contacts.change_affiliation(place, {"since": NOW.date()}, by=cast.an, at=NOW)
        with pytest.raises(AffiliationRefused):
            contacts.end_affiliation(place, by=cast.an, at=NOW, until=NOW.date() - timedelta(days=1))
        contacts.end_affiliation(place, by=cast.an, at=NOW)
        found = facts.of_account(account.pk)
        assert found is not None
        assert (
            [one.contact_id for one in found.people],
            [one.contact_id for one in found.former_people],
        ) == (
            [],
            [lan.pk],
        )
        contacts.affiliate(lan, account, by=cast.an, at=NOW)
        assert Affiliation.objects.count() == 2


def test_a_contact_is_changed_by_who_serves_one_of_their_accounts(cast: Cast) -> None:
    account = opened(cast.an)
    lan = added(cast.an, account)
    for person, may in (
        (cast.an, True),
        (cast.khoa, True),
        (cast.minh, True),
        (cast.lan, False),
        (cast.chi, False),
    ):
        with acting_as(person, at=NOW):
            if may:
                contacts.change_contact(lan, {"notes": person.name}, by=person, at=NOW)
                continue
            with pytest.raises(NotAllowed):
                contacts.change_contact(lan, {"notes": person.name}, by=person, at=NOW)
            with pytest.raises(NotAllowed):
                points.set_points(lan, [PointData("phone", "0912345678")], by=person, at=NOW)
    with acting_as(cast.minh, at=NOW):
        assert (Contact.objects.get().notes, ContactPoint.objects.count()) == (cast.minh.name, 0)


def test_the_later_save_is_shown_what_differs_though_the_history_is_not_ones_own(cast: Cast) -> None:
    lan = added(cast.an, opened(cast.an))
    with acting_as(cast.khoa, at=NOW):
        contacts.change_contact(lan, {"notes": "Khoa"}, by=cast.khoa, at=NOW, version=lan.version)
    with acting_as(cast.an, at=NOW):
        with pytest.raises(Stale) as stale:
            contacts.change_contact(lan, {"notes": "An"}, by=cast.an, at=NOW, version=lan.version)
        assert stale.value.changes == [("notes", "Khoa", "An")]
        assert Contact.objects.get().notes == "Khoa"


def test_the_last_time_they_took_part_is_kept_with_them(cast: Cast) -> None:
    account = opened(cast.an)
    lan = added(cast.an, account)
    with acting_as(cast.an, at=NOW):
        for days in (5, 2, 9):
            at = NOW - timedelta(days=days)
            call = Interaction.objects.create(
                kind="call", occurred_at=at, author=cast.an, account_id=account.pk, is_two_way=days != 2
            )
            InteractionContact.objects.create(interaction=call, contact_id=lan.pk, occurred_at=at)
        assert Contact.objects.get().last_two_way_at == NOW - timedelta(days=5)
        Interaction.objects.filter(occurred_at=NOW - timedelta(days=5)).update(archived_at=NOW)
        account.refresh_from_db()
        assert (Contact.objects.get().last_two_way_at, account.last_two_way_at) == (
            NOW - timedelta(days=9),
            NOW - timedelta(days=9),
        )
        assert Contact.objects.get().version == lan.version


@pytest.mark.parametrize(
    ("values", "refusal", "field"),
    [
        ({"name": " "}, NameMissing, "name"),
        ({"honorific": "đại ca"}, ValueRefused, "honorific"),
        ({"name_language": "fr"}, ValueRefused, "name_language"),
        ({"birthday": "32/13"}, ValueRefused, "birthday"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(
    cast: Cast, values: dict[str, str], refusal: type[ValueRefused], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        added(cast.an, None, **{"name": "Lan", **values})
    assert refused.value.field == field
    with acting_as(cast.minh, at=NOW):
        assert Contact.objects.count() == 0


def test_hostile_text_is_kept_as_text(cast: Cast) -> None:
    account = opened(cast.an)
    contact = added(
        cast.an,
        account,
        HOSTILE,
        notes=HOSTILE,
        title=HOSTILE,
        points=(PointData("chat", HOSTILE, HOSTILE[:20]),),
    )
    with acting_as(cast.an, at=NOW):
        assert (contact.name, Affiliation.objects.get().title) == (HOSTILE, HOSTILE)
        assert ContactPoint.objects.get().value == HOSTILE
