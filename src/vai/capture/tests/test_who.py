"""Who is meant: clear names are taken, doubtful ones asked, and what a person may not see is never named."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from tests.cast import NOW, Cast

from vai.capture import fixes
from vai.capture.queries.understanding import understand
from vai.capture.resolving import Candidate, resolve
from vai.capture.targets import Mention, TargetKind
from vai.capture.tests import book as books
from vai.capture.tests.book import Book
from vai.capture.understanding import Understanding
from vai.clients.actions import contacts
from vai.clients.actions.contacts import ContactData
from vai.clients.models import Account, Contact
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import leads
from vai.hunting.actions.leads import LeadData
from vai.journal.actions import interactions
from vai.staff.models import Person

TODAY = date(2026, 11, 24)


@pytest.fixture
def book(cast: Cast) -> Book:
    """Fill the small book."""
    return books.fill(cast)


def read(line: str, *answers: str) -> Understanding:
    """Understand a line at ten in the morning."""
    return understand(line, at=NOW, today=TODAY, now=time(10), answers=fixes.read(answers))


def asked(line: str) -> list[str]:
    """List the choices of the only question."""
    (question,) = read(line).questions
    return [choice.label for choice in question.choices]


def add(name: str, honorific: str, account: Account, person: Person) -> Contact:
    """Add somebody at a client."""
    return contacts.add_contact(
        ContactData(name=name, honorific=honorific), by=person, at=NOW, account=account
    )


def test_a_name_at_a_client_is_taken_and_brings_the_client(cast: Cast, book: Book) -> None:
    """Company and person by any of the usual names, with accents or without."""
    with acting_as(cast.an, at=NOW):
        for line in ("gọi chị Lan ABC", "goi chi lan abc", "gọi Nguyễn Thị Lan", "gọi chị Hương Viettel"):
            (one,) = read(line).who
            assert one.target is not None, line
            assert one.target.kind == TargetKind.CONTACT
        (huong,) = read("gọi chị Hương").who
        assert huong.target
        assert huong.target.account_id == book.viettel.pk


def test_two_of_a_name_are_asked_with_someone_new(cast: Cast, book: Book) -> None:
    """Two chị Lan: without the company, and at the same company."""
    with acting_as(cast.an, at=NOW):
        labels = asked("gọi chị Lan, mai gửi báo giá")
        assert labels[:2] == ["Nguyễn Thị Lan", "Phạm Ngọc Lan"]
        assert len(labels) == 4

        add("Đinh Hoàng Lan", "chị", book.abc, cast.an)
        labels = asked("gọi chị Lan ABC")
        assert set(labels[:2]) == {"Nguyễn Thị Lan", "Đinh Hoàng Lan"}


def test_the_form_of_address_tells_two_apart(cast: Cast, book: Book) -> None:
    """Anh Lan is not chị Lan."""
    with acting_as(cast.an, at=NOW):
        other = add("Võ Lan", "anh", book.abc, cast.an)
        assert read("gọi anh Lan ABC").who[0].target is not None
        assert read("gọi anh Lan ABC").who[0].target.id == other.pk  # type: ignore[union-attr]
        assert read("gọi chị Lan ABC").who[0].target.id == book.lan.pk  # type: ignore[union-attr]


def test_accents_tell_two_apart_when_they_are_typed(cast: Cast, book: Book) -> None:
    """Hà is not Hạ; "ha" may be either."""
    with acting_as(cast.an, at=NOW):
        ha = add("Trần Hà", "chị", book.abc, cast.an)
        add("Lý Hạ", "chị", book.abc, cast.an)
        assert read("gọi chị Hà ABC").who[0].target.id == ha.pk  # type: ignore[union-attr]
        assert read("goi chi Ha ABC").who[0].target is None


def test_a_recent_contact_comes_first_and_is_still_asked(cast: Cast, book: Book) -> None:
    """Having spoken to one of them lately orders the choices; it decides nothing."""
    with acting_as(cast.an, at=NOW):
        interactions.record(
            "call",
            by=cast.an,
            at=NOW,
            occurred_at=NOW - timedelta(days=2),
            account_id=book.viettel.pk,
            contact_ids=[book.other_lan.pk],
        )
        assert asked("gọi chị Lan")[0] == "Phạm Ngọc Lan"


def test_a_captured_lead_is_found_again(cast: Cast, book: Book) -> None:
    """By name and company, by company, and by number whatever the name."""
    with acting_as(cast.an, at=NOW):
        data = LeadData(name="Hùng", company="Cty Ánh Dương", phone="0912345678")
        lead = leads.receive(data, by=cast.an, at=NOW, owner=cast.an)
        for line in ("gọi lại anh Hùng Ánh Dương", "gọi anh Hùng", "gọi Ánh Dương không nghe máy"):
            target = read(line).who[0].target
            assert target, line
            assert (target.kind, target.id) == (TargetKind.LEAD, lead.pk), line
        # Told as new, it is shown what is there already.
        assert asked("lead mới: anh Hùng 0912 345 678")[0] == "Hùng"


def test_who_is_told_as_new_at_another_company_is_new(cast: Cast, book: Book) -> None:
    """A namesake elsewhere is no reason to ask; somebody of that company is."""
    with acting_as(cast.an, at=NOW):
        assert read("lead mới: chị Lan 0987 111 222 cty Sao Khuya").questions == ()
        assert read("lead mới: chị Lan 0987 111 222 cty ABC").questions != ()


def test_an_unknown_name_is_asked_never_invented(cast: Cast, book: Book) -> None:
    """Somebody new is an answer, and so is a new contact at a known client."""
    with acting_as(cast.an, at=NOW):
        assert any("Tâm" in label for label in asked("gọi anh Tâm"))
        (question,) = read("gọi anh Tâm ABC").questions
        assert any(f"new_contact:{book.abc.pk}" in choice.value for choice in question.choices)


@pytest.mark.parametrize(
    "line",
    [
        "gọi chị Lan Bí Mật",
        "gặp Bí Mật, chốt 100tr",
        "goi bi mat",
        "gọi Lê Thị Thúy Lan",
        "lead mới: chị Thúy Lan cty Bí Mật",
    ],
)
def test_what_the_other_team_has_is_never_named(cast: Cast, book: Book, line: str) -> None:
    """Neither resolved nor offered, and the answer is the same as if it did not exist."""
    with acting_as(cast.an, at=NOW):
        understood = read(line)
        targets = [one.target for one in understood.who] + [
            choice for one in understood.who for choice in one.choices
        ]
        known = {(target.kind, target.id) for target in targets if target and target.id}
        assert (TargetKind.ACCOUNT, book.hidden.pk) not in known
        assert (TargetKind.CONTACT, book.hidden_lan.pk) not in known
        assert all(target is None or target.account_id != book.hidden.pk for target in targets)
        # Nor can it be had by sending its number.
        key = understood.who[0].mention.key
        again = read(line, f"who~{key}~account:{book.hidden.pk}", f"who~{key}~contact:{book.hidden_lan.pk}")
        assert again.who[0].target is None or again.who[0].target.id is None
    with acting_as(cast.binh, at=NOW):
        assert any(one.choices or one.target for one in read("gọi Bí Mật").who)


def test_acting_for_a_colleague_files_in_their_name(cast: Cast, book: Book) -> None:
    """The assistant tells it; the step is the colleague's."""
    from_day = TODAY - timedelta(days=1)
    with acting_as(cast.minh, at=NOW):
        books.delegate(cast.an, cast.ha, since=from_day, until=TODAY + timedelta(days=9), by=cast.minh)
    with acting_as(cast.ha, at=NOW, on_behalf_of=cast.an):
        understood = read("gọi chị Lan ABC, mai gửi báo giá")
        made = books.filed(understood, by=cast.ha)
        assert made.interactions[0].on_behalf_of_id == cast.an.pk
        assert made.steps[0].person_id == cast.an.pk


def test_the_gap_decides_and_nothing_else() -> None:
    """Two that fit alike are asked; one that fits clearly better stands."""
    mention = Mention(parts=(0,), person="Lan", honorific="chi")
    full = Candidate(kind=TargetKind.CONTACT, id=1, name="Lan")
    given = Candidate(kind=TargetKind.CONTACT, id=2, name="Nguyễn Thị Lan")
    family = Candidate(kind=TargetKind.CONTACT, id=3, name="Lan Khuê Minh")
    assert resolve(mention, [full, given]).target is None
    assert resolve(mention, [given, family]).target == given.target
    assert resolve(mention, []).target is None
