"""Search finds by words in any order and part and by any run of digits; and nobody more than what they see."""

from __future__ import annotations

import pytest
from django.db import connection
from tests.cast import NOW, Cast

from vai.clients.models import Account, Contact, ContactPoint, Coverage, CoverageOffer
from vai.core.rowsecurity import acting_as
from vai.core.undo import undo
from vai.guidance.tests.book import DAY, TODAY, a_contact, a_deal, a_lead, an_account
from vai.hunting.models import Lead, Opportunity
from vai.staff.models import Delegation, Person
from vai.workspace.queries import search

MODELS = {"account": Account, "contact": Contact, "lead": Lead, "opportunity": Opportunity}


def found(person: Person, text: str, **options: object) -> set[tuple[str, int]]:
    with acting_as(person, at=NOW):
        groups = search.search(text, most=100, **options)  # type: ignore[arg-type]
    return {(hit.kind, hit.pk) for group in groups for hit in group.hits}


def titles(person: Person, text: str) -> list[str]:
    with acting_as(person, at=NOW):
        return [hit.title for group in search.search(text) for hit in group.hits]


def test_words_in_any_order_and_part_with_or_without_accents(cast: Cast) -> None:
    account = an_account(cast.an, name="Công ty TNHH Minh Long")
    contact = a_contact(cast.an, account, name="Nguyễn Thị Hồng")
    lead = a_lead(cast.an, owner=cast.an, name="Đỗ Hồng Nguyên", company="Bánh mì Hồng")
    deal = a_deal(cast.an, account, name="Chiến dịch Tết Minh Long")
    assert found(cast.an, "nguyen hong") == {("contact", contact.pk), ("lead", lead.pk)}
    assert found(cast.an, "HỒNG nguyễn thị") == {("contact", contact.pk)}
    assert found(cast.an, "minh lo") == {("account", account.pk), ("opportunity", deal.pk)}
    assert found(cast.an, "tet chien") == {("opportunity", deal.pk)}
    assert found(cast.an, "đo") == found(cast.an, "do") == {("lead", lead.pk)}
    assert found(cast.an, "inh long") == set()
    assert found(cast.an, "minh lo", kinds=["account"]) == {("account", account.pk)}


def test_the_best_comes_first(cast: Cast) -> None:
    for name in ("An Phát Minh", "Minh Long Phát", "Minh", "Minh Long"):
        an_account(cast.an, name=name)
    assert titles(cast.an, "minh long") == ["Minh Long", "Minh Long Phát"]
    assert titles(cast.an, "minh")[0] == "Minh"
    assert titles(cast.an, "minh")[-1] == "An Phát Minh"


@pytest.mark.parametrize(
    "typed", ["0912345678", "0912 345 678", "+84 912 345 678", "4567", "2345", "0912", "84912", "345678"]
)
def test_a_phone_is_found_by_any_run_of_four_digits(cast: Cast, typed: str) -> None:
    account = an_account(cast.an)
    contact = a_contact(cast.an, account)
    with acting_as(cast.an, at=NOW):
        ContactPoint.objects.create(
            contact=contact, kind="phone", value="+84912345678", original="0912 345 678"
        )
    lead = a_lead(cast.an, owner=cast.an, phone="+84912345678")
    assert found(cast.an, typed) == {("contact", contact.pk), ("lead", lead.pk)}


def test_tax_codes_mails_and_outside_numbers(cast: Cast) -> None:
    account = an_account(cast.an, tax_code="0301234567", tax_digits="0301234567", external_id="KH-00042")
    with acting_as(cast.an, at=NOW):
        ContactPoint.objects.create(account=account, kind="email", value="mua.hang@minhlong.vn")
    for typed in ("0301234567", "2345", "030123", "KH-00042", "mua.hang@minhlong.vn", "minhlong"):
        assert found(cast.an, typed) == {("account", account.pk)}, typed
    assert found(cast.an, "9999") == found(cast.an, "12") == found(cast.an, "'); drop") == set()


def test_changes_are_found_at_once_and_put_away_things_are_not(cast: Cast) -> None:
    account = an_account(cast.an, name="Cũ")
    contact = a_contact(cast.an, account, name="Lan")
    with acting_as(cast.an, at=NOW) as actor:
        Account.objects.filter(pk=account.pk).update(name="Mới")
        point = ContactPoint.objects.create(contact=contact, kind="phone", value="+84900000001")
    assert found(cast.an, "moi") == {("account", account.pk)}
    assert found(cast.an, "cu") == set()
    with acting_as(cast.an, at=NOW):
        undo(actor.change_id)
    assert found(cast.an, "cu") == {("account", account.pk)}
    assert found(cast.an, "0900000001") == set()
    with acting_as(cast.an, at=NOW):
        ContactPoint.objects.create(contact=contact, kind="phone", value=point.value).delete()
        Account.objects.filter(pk=account.pk).update(archived_at=NOW)
        Contact.objects.filter(pk=contact.pk).update(archived_at=NOW)
    assert found(cast.an, "cu") == found(cast.an, "lan") == found(cast.an, "0900000001") == set()


def test_what_each_finds_is_what_each_sees(cast: Cast) -> None:
    accounts = [an_account(cast.an, name="Tìm Một"), an_account(cast.chi, mode="farm", name="Tìm Hai")]
    accounts += [an_account(cast.dung, mode="advise", name="Tìm Ba"), an_account(cast.son, name="Tìm Bốn")]
    with acting_as(cast.binh, at=NOW):
        accounts.append(Account.objects.create(name="Tìm Năm", opened_by=cast.binh))
    for number, account in enumerate(accounts):
        by = cast.binh if number == 4 else [cast.an, cast.chi, cast.dung, cast.son][number]
        a_contact(by, account, name=f"Tìm Người {number}")
        a_deal(by, account, name=f"Tìm Gói {number}")
        a_lead(by, owner=by, name=f"Tìm Đầu mối {number}")
    a_lead(cast.an, name="Tìm Chưa ai nhận")
    a_deal(cast.giang, None, name="Tìm Không khách")
    with acting_as(cast.khoa, at=NOW):
        Coverage.objects.create(account=accounts[0], person=cast.giang, mode="key", since=TODAY)
        CoverageOffer.objects.create(
            account=accounts[1], person=cast.dung, mode="advise", offered_by=cast.khoa
        )
    with acting_as(cast.dung, at=NOW):
        Delegation.objects.create(
            principal=cast.dung, delegate=cast.ha, scopes=["journal"], since=TODAY, until=TODAY
        )
    check_equal_to_sight(cast)
    with acting_as(cast.phuc, at=NOW):
        Coverage.objects.filter(account=accounts[2]).update(until=TODAY)
        CoverageOffer.objects.filter(person=cast.dung).update(answered_at=NOW, outcome="declined")
    cast.son.team = cast.north
    cast.son.save()
    check_equal_to_sight(cast)


def check_equal_to_sight(cast: Cast) -> None:
    some = False
    for person in cast.everybody():
        with acting_as(person, at=NOW):
            seen = {
                (kind, pk)
                for kind, model in MODELS.items()
                for pk in model.objects.values_list("pk", flat=True)
            }
        hits = found(person, "tim")
        assert (person.email, hits) == (person.email, seen)
        some = some or bool(hits)
    assert some


def test_a_contact_is_not_found_by_a_client_that_is_not_seen_and_its_name_is_not_told(cast: Cast) -> None:
    mine, hidden = an_account(cast.an, name="Công khai"), an_account(cast.binh, name="Bí mật")
    contact = a_contact(cast.an, mine, name="Lan")
    with acting_as(cast.minh, at=NOW):
        from vai.clients.models import Affiliation  # noqa: PLC0415 - the only place that affiliates twice

        Affiliation.objects.create(account=hidden, contact=contact, is_primary=True, title="Giám đốc")
    assert found(cast.an, "bi mat") == set()
    with acting_as(cast.an, at=NOW):
        hits = [hit for group in search.search("lan") for hit in group.hits]
    assert [(hit.title, hit.note) for hit in hits] == [("Lan", "Công khai")]


def test_nobody_reads_the_index_itself_and_without_a_person_nothing_is_found(cast: Cast) -> None:
    an_account(cast.an, name="Tìm Một")
    with acting_as(cast.an, at=NOW), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_entry")
        assert cursor.fetchone() == (0,)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM vai.search_ids('{tim}', '{}', 'tim', '{account}', 10)")
        assert cursor.fetchone() == (0,)


def test_one_query_however_many_are_found(cast: Cast, django_assert_num_queries: object) -> None:
    for number in range(3):
        an_account(cast.an, name=f"Tìm {number}")
        with acting_as(cast.an, at=NOW + DAY * number), django_assert_num_queries(1):  # type: ignore[operator]
            assert len(search.search("tim")[0].hits) == number + 1
