"""Every page of the room opens, for who may see it, whatever language; and says 404 for what is another team's."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast

from vai.clients.actions import accounts, contacts, coverage, groups, settings
from vai.clients.actions.accounts import AccountData
from vai.clients.actions.contacts import ContactData
from vai.clients.actions.points import PointData
from vai.clients.models import Tag
from vai.core.rowsecurity import acting_as
from vai.staff.models import Person


def signed_in(person: Person, language: str = "vi") -> Client:
    Person.objects.filter(pk=person.pk).update(language=language)
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def book(cast: Cast) -> dict[str, int]:
    """Two accounts of the north with everything on them, and one of the south."""
    with acting_as(cast.minh, at=NOW):
        field = settings.define_field(
            settings.FieldData("account", "Số hợp đồng", is_searchable=True), by=cast.minh, at=NOW
        )
    with acting_as(cast.an, at=NOW):
        one = accounts.open_account(
            AccountData(
                name="Công ty TNHH Minh Long",
                tax_code="0100233488",
                tier="gold",
                address_text="12 Lê Lợi, Phường Bến Thành, TP.HCM",
                points=(PointData("phone", "0912 345 678"), PointData("web", "minhlong.vn")),
                tags=("VIP",),
                custom={field.code: "HD-2026"},
                notes="Khách quen",
            ),
            by=cast.an,
            at=NOW,
        )
        two = accounts.open_account(AccountData(name="Minh Long", parent=one), by=cast.an, at=NOW)
        lan = contacts.add_contact(
            ContactData(name="Nguyễn Thị Lan", honorific="chị", points=(PointData("phone", "0912345678"),)),
            by=cast.an,
            at=NOW,
            account=one,
            title="Kế toán trưởng",
            decision_role="finance",
        )
        hai = contacts.add_contact(ContactData(name="Nguyễn Thị Lan"), by=cast.an, at=NOW, account=two)
        group = groups.form_group("Nhóm Minh Long", by=cast.an, at=NOW)
        groups.join(group, one, by=cast.an, at=NOW, role="công ty mẹ")
        offer = coverage.offer(one, cast.chi, "farm", by=cast.an, at=NOW)
    with acting_as(cast.binh, at=NOW):
        far = accounts.open_account(AccountData(name="Công ty phía Nam"), by=cast.binh, at=NOW)
        far_contact = contacts.add_contact(ContactData(name="Trần Xa"), by=cast.binh, at=NOW, account=far)
    with acting_as(cast.an, at=NOW):
        tag = Tag.objects.get().pk
    return {
        "one": one.pk,
        "two": two.pk,
        "lan": lan.pk,
        "hai": hai.pk,
        "group": group.pk,
        "offer": offer.pk,
        "far": far.pk,
        "far_contact": far_contact.pk,
        "tag": tag,
        "field": field.pk,
    }


def addresses(book: dict[str, int]) -> list[str]:
    one, lan = book["one"], book["lan"]
    return [
        reverse("clients:accounts"),
        reverse("clients:accounts") + "?q=long&tier=gold&mine=hunt&sort=silence",
        reverse("clients:account_new"),
        reverse("clients:account_duplicates") + "?name=Minh+Long&tax_code=0100233480",
        reverse("clients:find_accounts") + "?q=minh&create=1",
        reverse("clients:account_edit", args=[one]),
        reverse("clients:account_field", args=[one, "tier"]),
        reverse("clients:account_merge", args=[one]),
        reverse("clients:account_merge", args=[one]) + f"?with={book['two']}",
        reverse("clients:coverage", args=[one]),
        reverse("clients:contacts"),
        reverse("clients:contact_new") + f"?account={one}",
        reverse("clients:contact_duplicates") + "?name=Nguyễn+Thị+Lan",
        reverse("clients:find_contacts") + f"?account={one}",
        reverse("clients:contact_edit", args=[lan]),
        reverse("clients:contact_merge", args=[lan]),
        reverse("clients:contact_merge", args=[lan]) + f"?with={book['hai']}",
        reverse("clients:duplicates"),
        reverse("clients:duplicates") + "?kind=contact",
        reverse("clients:groups"),
        reverse("clients:group_new"),
        reverse("clients:group", args=[book["group"]]),
        reverse("clients:find_people") + "?q=chi",
        reverse("clients:find_wards") + "?q=ben thanh",
        reverse("clients:tags"),
        reverse("clients:tiers"),
        reverse("clients:custom_fields"),
        reverse("clients:custom_fields") + "?entity=lead",
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens(cast: Cast, book: dict[str, int], language: str) -> None:
    client = signed_in(cast.an, language)
    for address in addresses(book):
        response = client.get(address)
        assert (address, response.status_code) == (address, 200)


def test_an_administrator_opens_the_settings(cast: Cast, book: dict[str, int]) -> None:
    client = signed_in(cast.minh)
    for address in (
        reverse("clients:tag", args=[book["tag"]]),
        reverse("clients:tier_new"),
        reverse("clients:custom_field_new"),
        reverse("clients:custom_field", args=[book["field"]]),
    ):
        assert (address, client.get(address).status_code) == (address, 200)
        assert (address, signed_in(cast.an).get(address).status_code) == (address, 403)


def test_what_is_another_teams_is_not_there(cast: Cast, book: dict[str, int]) -> None:
    client = signed_in(cast.an)
    far, far_contact = book["far"], book["far_contact"]
    for address in (
        reverse("clients:account_edit", args=[far]),
        reverse("clients:account_field", args=[far, "name"]),
        reverse("clients:account_merge", args=[far]),
        reverse("clients:account_merge", args=[book["one"]]) + f"?with={far}",
        reverse("clients:coverage", args=[far]),
        reverse("clients:contact_edit", args=[far_contact]),
        reverse("clients:contact_merge", args=[book["lan"]]) + f"?with={far_contact}",
    ):
        assert (address, client.get(address).status_code) == (address, 404)
    for address in (
        reverse("clients:account_archive", args=[far]),
        reverse("clients:cover", args=[far]),
        reverse("clients:offer", args=[far]),
        reverse("clients:contact_archive", args=[far_contact]),
    ):
        assert (address, client.post(address).status_code) == (address, 404)
    found = client.get(reverse("clients:find_accounts") + "?q=phia").content.decode()
    assert "phía Nam" not in found
