"""Pages, lists, counts and search show each person of a random company what the rules let them see, and no more."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.security.company import TODAY, Company
from tests.security.rules import Eyes
from tests.security.test_row_security import all_rows, guarded_tables
from vai.staff.models import Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
# Table: the record's page, the list that shows all of them, the word that every name has.
PLACES = {
    "account": ("/accounts/{}/", "/accounts/", "Công ty"),
    "contact": ("/contacts/{}/", "/contacts/", "Liên hệ"),
    "lead": ("/leads/{}/", "/leads/?show=all", "Lead"),
    "opportunity": ("/deals/{}/", "/deals/?outcome=all", "Deal"),
}
N_PEOPLE = 8


class Scene:
    """A random company, its rows, and a browser for each of some people."""

    def __init__(self) -> None:
        self.company = Company(20261125)
        self.book = all_rows([*guarded_tables(), "person", "team"], self.company)
        active = [person for person in self.company.people if person.is_active]
        self.people = active[:N_PEOPLE]

    def eyes(self, person: Person) -> Eyes:
        return Eyes(self.book, person.pk, None, TODAY)

    def browser(self, person: Person) -> Client:
        client = Client(HTTP_HOST="localhost")
        client.force_login(person, backend=BACKEND)
        return client


@pytest.fixture
def scene(db: None) -> Scene:
    return Scene()


def seen_ids(scene: Scene, person: Person, table: str) -> set[int]:
    eyes = scene.eyes(person)
    return {row["id"] for row in scene.book.rows[table] if eyes.sees(table, row)}


def linked_ids(text: str, page: str) -> set[int]:
    pattern = re.escape(page).replace(r"\{\}", r"(\d+)")
    return {int(found) for found in re.findall(rf'href="{pattern}(?:[?"#])', text)}


@pytest.mark.parametrize("table", PLACES)
def test_a_record_has_a_page_for_those_who_see_it_and_none_for_others(scene: Scene, table: str) -> None:
    page, _, _ = PLACES[table]
    differences = []
    merged = {merge.get(f"merged_{table}_id") for merge in scene.book.rows["merge"]}
    for person in scene.people:
        client, seen = scene.browser(person), seen_ids(scene, person, table)
        for row in scene.book.rows[table]:
            answer = client.get(page.format(row["id"]))
            if answer.status_code == 303 and row["id"] in merged:
                # An old address leads on, to a record that is seen.
                assert linked_ids(f'href="{answer["Location"]}"', page) <= seen
            elif answer.status_code != (200 if row["id"] in seen else 404):
                differences.append((person.title, row["id"], answer.status_code))
    assert differences == []


@pytest.mark.parametrize("table", PLACES)
def test_a_list_links_nothing_that_is_not_seen(scene: Scene, table: str) -> None:
    address = PLACES[table][1]
    n_links = 0
    for person in scene.people:
        answer = scene.browser(person).get(address)
        assert answer.status_code == 200, (person.title, address)
        for other, (other_page, _, _) in PLACES.items():
            linked = linked_ids(answer.content.decode(), other_page)
            n_links += len(linked)
            assert linked <= seen_ids(scene, person, other), (person.title, address, other)
    assert n_links > 0


def test_the_lists_of_clients_show_all_that_is_seen_and_count_it(scene: Scene) -> None:
    for table in ("account", "contact"):
        page, address, _ = PLACES[table]
        for person in scene.people:
            text = scene.browser(person).get(address).content.decode()
            seen = seen_ids(scene, person, table)
            assert linked_ids(text, page) == seen, (person.title, table)
            counted = re.search(r'class="filter-count[^>]*>(\d+) ', text)
            assert int(counted[1] if counted else 0) == len(seen), (person.title, table)


@pytest.mark.parametrize("table", PLACES)
def test_search_finds_what_is_seen_by_name_and_nothing_else(scene: Scene, table: str) -> None:
    page, _, word = PLACES[table]
    names = {row["id"]: row["name"] for row in scene.book.rows[table]}
    for person in scene.people:
        client, seen = scene.browser(person), seen_ids(scene, person, table)
        everything = linked_ids(client.get("/search/", {"q": word}).content.decode(), page)
        assert everything <= seen, (person.title, table)
        for which in scene.company.random.sample(sorted(names), 4):
            found = linked_ids(client.get("/search/", {"q": names[which]}).content.decode(), page)
            assert (which in found) == (which in seen), (person.title, names[which])


def test_desks_link_nothing_that_is_not_seen(scene: Scene) -> None:
    for person in scene.people:
        text = scene.browser(person).get("/", follow=True).content.decode()
        for table, (page, _, _) in PLACES.items():
            assert linked_ids(text, page) <= seen_ids(scene, person, table), (person.title, table)
