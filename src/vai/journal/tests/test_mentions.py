"""Colleagues named by @: told when the name is one colleague's alone and they see the client."""

import pytest
from django.utils import translation
from tests.cast import NOW, Cast

from vai.core.rowsecurity import acting_as
from vai.hunting.models import Lead
from vai.journal.actions import interactions, notices
from vai.journal.models import Mention, Notice
from vai.journal.queries import notices as queries
from vai.journal.tests.about import an_account
from vai.staff.models import Person


def told(person: Person) -> list[str]:
    with acting_as(person, at=NOW):
        return [notice.kind for notice in Notice.objects.order_by("pk")]


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("@Bùi Anh Khoa xem giúp", ["khoa"]),
        ("nhờ @khoa xem", ["khoa"]),
        ("@BUI ANH KHOA, @Lan", ["khoa", "lan"]),
        ("(@Lan)", ["lan"]),
        ("viết cho an@lan.vn", []),
        ("@Khoang", []),
        ("@Bình xem giúp", []),
        ("@", []),
        ("không nhắc ai", []),
    ],
)
def test_only_a_colleague_who_sees_the_client_is_named(cast: Cast, body: str, named: list[str]) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        interactions.record("note", by=cast.an, at=NOW, occurred_at=NOW, account_id=account.pk, body=body)
        assert sorted(m.person.email.split("@")[0] for m in Mention.objects.select_related("person")) == named
    for person in cast.everybody():
        key = person.email.split("@")[0]
        assert (key, told(person)) == (key, ["mentioned"] if key in named else [])


def test_a_given_name_of_two_people_names_nobody(cast: Cast) -> None:
    Person.objects.create(email="khoa2@example.vn", name="Trịnh Khoa", title="executive")
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        interactions.record("note", by=cast.an, at=NOW, occurred_at=NOW, account_id=account.pk, body="@Khoa?")
        assert Mention.objects.count() == 0
        interactions.record(
            "note", by=cast.an, at=NOW, occurred_at=NOW, account_id=account.pk, body="@Trịnh Khoa?"
        )
        assert Mention.objects.get().person.name == "Trịnh Khoa"


def test_an_edit_tells_only_who_is_new_and_forgets_who_is_gone(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        made = interactions.record(
            "note", by=cast.an, at=NOW, occurred_at=NOW, account_id=account.pk, body="@Khoa"
        )
        interactions.change(made, {"body": "@Khoa @Lan"}, by=cast.an, at=NOW)
        assert (Mention.objects.count(), told(cast.khoa), told(cast.lan)) == (2, ["mentioned"], ["mentioned"])
        interactions.change(made, {"body": "thôi"}, by=cast.an, at=NOW)
        assert Mention.objects.count() == 0


def test_naming_oneself_is_no_news(cast: Cast) -> None:
    account = an_account(cast.an)
    with acting_as(cast.an, at=NOW):
        interactions.record("note", by=cast.an, at=NOW, occurred_at=NOW, account_id=account.pk, body="@An")
        assert Mention.objects.count() == 1
    assert told(cast.an) == []


def test_at_a_lead_only_who_sees_the_lead_is_named(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        lead = Lead.objects.create(
            name="Lan", owner=cast.an, team=cast.an.team, created_by=cast.an, received_at=NOW
        )
        interactions.record(
            "note", by=cast.an, at=NOW, occurred_at=NOW, lead_id=lead.pk, body="@Chi @Khoa @Phúc"
        )
        assert [m.person_id for m in Mention.objects.all()] == [cast.khoa.pk]


def test_every_notice_is_told_in_a_sentence(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW), translation.override("en"):
        params = {"delegate": cast.ha.name, "principal": cast.an.name, "until": "2026-12-01"}
        notices.tell(cast.an.pk, "delegation_given", params, "/delegations/")
        notices.tell(cast.an.pk, "step_given", {"by": "An 100%", "what": "%s"}, "")
        notices.tell(cast.an.pk, "unheard_of", {}, "")
        assert [one.sentence for one in queries.notices(cast.an).notices] == [
            "Something new for you.",
            "An 100% gave you a next step: %s (…)",
            f"{cast.ha.name} may now act for {cast.an.name}",
        ]
        assert queries.unread(cast.an) == 3
        first = queries.notices(cast.an, limit=2)
        assert [one.id for one in queries.notices(cast.an, before=first.next).notices] == [
            Notice.objects.order_by("pk")[0].pk
        ]
