"""Pairs that may be the same: what is kept is what a plain comparison of all records finds, and who sees it is who may."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from random import Random

import pytest
from django.db import connection
from django.urls import reverse
from tests.cast import NOW, Cast

from vai.clients.actions import accounts, merges, pairs
from vai.clients.actions.points import PointData
from vai.clients.jobs import find_pairs
from vai.clients.models import Account, Affiliation, Contact, ContactPoint, Coverage, DuplicatePair
from vai.clients.queries import pairs as queries
from vai.clients.tests.people import added, opened, signed_in
from vai.core.errors import NotAllowed
from vai.core.rowsecurity import acting_as
from vai.core.undo import undo
from vai.doors.loading.bulk import searched_at_once
from vai.staff.models import Person

pytestmark = pytest.mark.django_db
PLACES = {"tax_code": 1, "phone": 2, "email": 3, "handle": 4, "name": 5}
Found = dict[tuple[int, int], str]


def a_book(cast: Cast, seed: int, n: int = 60) -> None:
    """Accounts and contacts of few names, numbers and addresses, so that many have something in common; some put away."""
    random = Random(seed)
    people = [cast.an, cast.binh, cast.chi]

    def points(owner: str, rows: list[Account] | list[Contact]) -> Iterator[ContactPoint]:
        for row in rows:
            for kind in random.sample(["phone", "email", "zalo", "chat", "web"], random.randint(0, 3)):
                yield ContactPoint(**{owner: row}, kind=kind, value=f"v{random.randrange(n)}")

    firms = Account.objects.bulk_create(
        Account(
            name=f"Minh Long {at}",
            name_key=random.choice(["", "gom su", f"minh long {random.randrange(n)}"]),
            tax_digits=random.choice(["", f"{random.randrange(n):010d}"]),
            opened_by=random.choice(people),
            archived_at=NOW if random.random() < 0.1 else None,
        )
        for at in range(n)
    )
    Coverage.objects.bulk_create(
        Coverage(account=one, person=random.choice(people), mode="hunt", since=NOW.date()) for one in firms
    )
    contacts = Contact.objects.bulk_create(
        Contact(
            name=random.choice(["Lê Hồng", "LE HONG", "Bùi Lan", f"Trần {at}"]),
            owner=random.choice(people),
            archived_at=NOW if random.random() < 0.1 else None,
        )
        for at in range(2 * n)
    )
    places = {(random.choice(firms[: n // 3]), one) for one in contacts for _ in range(random.randint(0, 2))}
    Affiliation.objects.bulk_create(
        Affiliation(account=firm, contact=one, until=random.choice([None, None, NOW.date()]))
        for firm, one in sorted(places, key=lambda place: (place[0].pk, place[1].pk))
    )
    ContactPoint.objects.bulk_create([*points("account", firms), *points("contact", contacts)])


def plainly(kind: str, *, sees: Iterable[int] | None = None, sees_at: Iterable[int] | None = None) -> Found:
    """Compare every record with every other in Python; group by group, so that large ones can be left out."""
    model = Account if kind == "account" else Contact
    standing = set(model.objects.filter(archived_at=None).values_list("pk", flat=True))
    groups: dict[tuple[str, str, object], set[int]] = defaultdict(set)
    for point in ContactPoint.objects.filter(**{f"{kind}__isnull": False}):
        reason = {"zalo": "handle", "chat": "handle"}.get(point.kind, point.kind)
        if point.kind in ("phone", "email") or (kind == "contact" and reason == "handle"):
            groups[reason, point.kind, point.value].add(getattr(point, f"{kind}_id"))
    if kind == "account":
        for account in Account.objects.all():
            groups["tax_code", "", account.tax_digits].add(account.pk)
            groups["name", "", account.name_key].add(account.pk)
    else:
        for place in Affiliation.objects.select_related("contact"):
            groups["name", str(place.account_id), place.contact.name_f].add(place.contact_id)
    found: Found = {}
    for (reason, scope, value), ids in sorted(groups.items(), key=lambda one: -PLACES[one[0][0]]):
        members = ids & standing
        hidden = reason == "name" and scope and sees_at is not None and int(scope) not in sees_at
        if value != "" and not hidden and len(members) <= queries.GROUP_MAX:
            for pair in combinations(sorted(members), 2):
                if sees is None or set(pair) <= set(sees):
                    found[pair] = reason
    return found


def kept(kind: str) -> Found:
    rows = DuplicatePair.objects.filter(kind=kind).order_by("id")
    return {(row.low_id, row.high_id): row.reason for row in rows}


def shown(kind: str) -> Found:
    """Read all pages as the acting person."""
    found, after = {}, ""
    while True:
        page = queries.seen(kind, after=after, most=7)
        for row in page.rows:
            assert (row.first_pk, row.second_pk) not in found
            found[row.first_pk, row.second_pk] = row.reason
        if not page.after:
            return found
        after = page.after


@pytest.mark.parametrize("seed", [20261125, 7])
def test_what_is_kept_is_what_a_plain_comparison_finds(cast: Cast, seed: int) -> None:
    with acting_as(cast.minh, at=NOW):
        a_book(cast, seed)
        before = {kind: kept(kind) for kind in ("account", "contact")}
        pairs.find_all(by=cast.minh, at=NOW)
        for kind, reasons in (("account", 4), ("contact", 4)):
            assert len(set(plainly(kind).values())) == reasons
            assert kept(kind) == plainly(kind) == before[kind] == shown(kind)


def test_what_is_saved_is_compared_as_it_is_saved(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        a_book(cast, 3)
        firms = list(Account.objects.order_by("pk")[:12].values_list("pk", flat=True))
        people = list(Contact.objects.order_by("pk")[:20].values_list("pk", flat=True))
        for change in (
            lambda: Account.objects.filter(pk__in=firms[:4]).update(name_key="kim khi", name="Kim Khí"),
            lambda: Account.objects.filter(pk__in=firms[2:6]).update(tax_digits="0100233488"),
            lambda: Account.objects.filter(pk__in=firms[6:9]).update(archived_at=NOW),
            lambda: Account.objects.filter(pk__in=firms[6:12]).update(archived_at=None),
            lambda: Contact.objects.filter(pk__in=people[:9]).update(name="Vũ Hà"),
            lambda: Contact.objects.filter(pk__in=people[9:14]).update(archived_at=NOW),
            lambda: Affiliation.objects.filter(contact__in=people[:6]).update(account=firms[0], until=NOW),
            lambda: ContactPoint.objects.filter(contact__in=people, kind="phone").update(value="v1"),
            lambda: ContactPoint.objects.filter(account__in=firms, kind="email").delete(),
        ):
            was = kept("account"), kept("contact")
            change()
            assert (kept("account"), kept("contact")) == (plainly("account"), plainly("contact"))
            assert (kept("account"), kept("contact")) != was


@pytest.mark.parametrize("seed", [11, 12])
def test_a_pair_is_seen_by_who_sees_both(cast: Cast, seed: int) -> None:
    with acting_as(cast.minh, at=NOW):
        a_book(cast, seed)
        # A rep, a lead, an executive: the same rows are compared, whoever asks.
        book = {"account": Account.objects.in_bulk(), "contact": Contact.objects.in_bulk()}
    n_seen = 0
    for person in (cast.an, cast.binh, cast.khoa, cast.lan):
        for kind, model in (("account", Account), ("contact", Contact)):
            with acting_as(person, at=NOW):
                sees = set(model.objects.values_list("pk", flat=True))
                sees_at = set(Account.objects.values_list("pk", flat=True))
                found = shown(kind)
                assert set(kept(kind)) == set(found)
            with acting_as(cast.minh, at=NOW):
                everything = plainly(kind)
                assert found == {
                    pair: reason
                    for pair, reason in plainly(kind, sees=sees, sees_at=sees_at).items()
                    if everything[pair] == reason
                }
            n_seen += 0 < len(found) < len(book[kind]) ** 2
    assert n_seen >= 6


def test_pairs_go_with_a_merge_and_come_back_with_it(cast: Cast) -> None:
    one, two, three = (opened(cast.an, name) for name in ("Minh Long", "CTCP Minh Long", "Minh Long Ltd"))
    with acting_as(cast.an, at=NOW):
        assert set(shown("account")) == {(one.pk, two.pk), (one.pk, three.pk), (two.pk, three.pk)}
        act = merges.merge_accounts(one, two, choices={}, by=cast.an, at=NOW)
    with acting_as(cast.an, at=NOW) as second:
        assert set(shown("account")) == {(act.pk, three.pk)}
        accounts.archive_account(three, by=cast.an, at=NOW)
        assert shown("account") == {}
    with acting_as(cast.an, at=NOW):
        undo(second.change_id)
        assert set(shown("account")) == {(one.pk, three.pk)}


def test_a_group_that_is_too_large_is_left_out_and_said_to_be(cast: Cast) -> None:
    browser = signed_in(cast.an, "en")
    with acting_as(cast.minh, at=NOW):
        firms = Account.objects.bulk_create(
            Account(name=f"Cửa hàng {at}", name_key="cua hang", opened_by=cast.an) for at in range(21)
        )
    for n_large in (1, 0):
        _find(cast.minh)
        with acting_as(cast.minh, at=NOW):
            assert kept("account") == plainly("account")
            assert len(kept("account")) == (0 if n_large else 190)
        page = browser.get(reverse("clients:duplicates")).content.decode()
        assert ("more than 20 records" in page) == bool(n_large)
        assert "last compared on" in page
        with acting_as(cast.minh, at=NOW):
            Account.objects.filter(pk=firms[0].pk).update(archived_at=NOW)


def _find(by: Person) -> None:
    with acting_as(by, at=NOW):
        find_pairs(by=by, at=NOW)


def test_more_than_a_page_is_turned(cast: Cast) -> None:
    browser = signed_in(cast.an, "en")
    for at in range(12):
        opened(cast.an, "Minh Long", points=(PointData("email", f"a{at}@b.vn"),))
    first = browser.get(reverse("clients:duplicates"))
    assert first.content.count(b"?with=") == queries.PAGE
    with acting_as(cast.an, at=NOW):
        after = queries.seen("account").after
    rest = browser.get(reverse("clients:duplicates"), {"kind": "account", "after": after})
    assert rest.content.count(b"?with=") == 12 * 11 // 2 - queries.PAGE
    for junk in ("x", "1-2", "9-9-9-9", "1-²-3-x", "\x00", "99999999999-1-1-a", "1--1-1-a"):
        assert browser.get(reverse("clients:duplicates"), {"after": junk}).status_code == 200


def test_only_who_administers_has_all_records_compared(cast: Cast) -> None:
    for person in (cast.an, cast.khoa, cast.lan):
        with acting_as(person, at=NOW), pytest.raises(NotAllowed):
            pairs.find_all(by=person, at=NOW)


def test_what_is_imported_is_compared_once_when_all_is_there(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        keys: list[int] = []
        with searched_at_once("account", keys):
            made = Account.objects.bulk_create(
                Account(name="Minh Long", name_key="minh long", opened_by=cast.an) for _ in range(3)
            )
            keys += [one.pk for one in made]
            assert kept("account") == {}
        assert kept("account") == plainly("account") != {}


def test_a_page_reads_no_pairs_of_other_people(cast: Cast) -> None:
    """The rep's own book leads to the pairs: what a colleague has in plenty isn't even looked at."""
    with acting_as(cast.minh, at=NOW):
        theirs = Account.objects.bulk_create(
            Account(name="x", tax_digits=f"{at // 15:010d}", opened_by=cast.binh) for at in range(300)
        )
        Coverage.objects.bulk_create(
            Coverage(account=one, person=cast.binh, mode="hunt", since=NOW.date()) for one in theirs
        )
        find_pairs(by=cast.minh, at=NOW)
        assert DuplicatePair.objects.count() == 20 * 105
    one, two = opened(cast.an, "Kim Khí"), opened(cast.an, "CTCP Kim Khí")
    with acting_as(cast.an, at=NOW), connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_get_xact_tuples_returned('duplicate_pair'::regclass)")
        before = cursor.fetchone()[0]
        assert set(shown("account")) == {(one.pk, two.pk)}
        cursor.execute("SELECT pg_stat_get_xact_tuples_returned('duplicate_pair'::regclass)")
        assert cursor.fetchone()[0] - before < 20


def test_contacts_alike_by_name_are_a_pair_at_one_account(cast: Cast) -> None:
    here, there = opened(cast.an), opened(cast.an, "Kim Khí")
    lan = added(cast.an, here, "Nguyễn Thị Lan")
    added(cast.an, there, "Nguyễn Thị Lan")
    with acting_as(cast.an, at=NOW):
        assert shown("contact") == {}
    other = added(cast.an, here, "NGUYEN THI LAN")
    with acting_as(cast.an, at=NOW):
        assert shown("contact") == {(lan.pk, other.pk): "name"}


def test_a_save_asks_indexes_and_scans_no_table(cast: Cast) -> None:
    def scanned() -> int:
        with acting_as(cast.minh, at=NOW), connection.cursor() as cursor:
            cursor.execute(
                "SELECT sum(pg_stat_get_xact_tuples_returned(t::regclass))"
                " FROM unnest(ARRAY['account', 'contact_point', 'duplicate_pair']) t"
            )
            return int(cursor.fetchone()[0])

    with acting_as(cast.minh, at=NOW), connection.cursor() as cursor:
        firms = Account.objects.bulk_create(
            Account(name=f"x{at}", name_key=f"x{at}", tax_digits=f"{at:010d}", opened_by=cast.binh)
            for at in range(2000)
        )
        ContactPoint.objects.bulk_create(
            ContactPoint(account=one, kind="phone", value=f"+8428{at}") for at, one in enumerate(firms)
        )
        cursor.execute("SELECT vai.take_stock(ARRAY['account', 'contact_point', 'duplicate_pair'])")
        before = scanned()
        cursor.execute("SELECT vai.pair_account(%s)", [[firms[7].pk]])
        assert scanned() - before < 100
