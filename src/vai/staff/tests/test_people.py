"""People come, change and leave."""

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import ProgrammingError, transaction
from tests.cast import NOW, Cast

from vai.core.errors import NotAllowed, Refused, Stale
from vai.core.rowsecurity import acting_as
from vai.staff.actions import delegations, people
from vai.staff.enums import Title
from vai.staff.models import Delegation, Person, Team
from vai.staff.queries import people as colleagues


def hired(by: Person, **given: object) -> Person:
    data = people.PersonData(**{"email": "Mai@Example.vn ", "name": " Lý  Thị Mai ", **given})  # type: ignore[arg-type]
    with acting_as(by, at=NOW):
        return people.hire(data, by=by, at=NOW)


def test_an_administrator_hires_and_the_newcomer_has_no_password_yet(cast: Cast) -> None:
    mai = hired(cast.minh, title=Title.HUNTER, team=cast.north, phone="0912 345 678")
    mai.refresh_from_db()
    assert (mai.email, mai.name, mai.phone) == ("mai@example.vn", "Lý Thị Mai", "+84912345678")
    assert not mai.has_usable_password()
    assert colleagues.by_mail("MAI@example.vn") == mai


@pytest.mark.parametrize("who", ["an", "khoa", "lan"])
def test_nobody_else_hires(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        hired(getattr(cast, who))
    assert colleagues.by_mail("mai@example.vn") is None


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"email": "an@EXAMPLE.vn"}, "email_taken"),
        ({"email": "nobody"}, "no_email"),
        ({"name": "  "}, "no_name"),
        ({"title": "king"}, "no_title"),
        ({"timezone": "Mars/Phobos"}, "no_timezone"),
        ({"phone": "hello"}, "no_phone"),
        ({"language": "fr"}, "no_language"),
        ({"weekly_lead_goal": -1}, "goal"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(cast: Cast, given: dict[str, object], code: str) -> None:
    before = Person.objects.count()
    with pytest.raises(Refused) as refusal:
        hired(cast.minh, **given)
    assert (refusal.value.code, refusal.value.field) == (code, next(iter(given)))
    assert Person.objects.count() == before


def test_one_changes_the_own_settings_but_not_the_own_title(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        people.change_person(cast.an, {"language": "en", "theme": "dark"}, by=cast.an, at=NOW)
        with pytest.raises(NotAllowed):
            people.change_person(cast.an, {"title": Title.EXECUTIVE}, by=cast.an, at=NOW)
        with pytest.raises(NotAllowed):
            people.change_person(cast.binh, {"language": "en"}, by=cast.an, at=NOW)
    cast.an.refresh_from_db()
    assert (cast.an.language, cast.an.theme, cast.an.title) == ("en", "dark", Title.HUNTER)


def test_the_database_itself_keeps_people_from_raising_themselves(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        for change in ({"title": "administrator"}, {"team_id": cast.company.pk}, {"email": "x@example.vn"}):
            with pytest.raises(ProgrammingError), transaction.atomic():
                Person.objects.filter(pk=cast.an.pk).update(**change)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Person.objects.filter(pk=cast.binh.pk).update(language="en")
        with pytest.raises(ProgrammingError), transaction.atomic():
            Team.objects.filter(pk=cast.north.pk).update(lead=cast.an)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Person.objects.create(email="y@example.vn", name="Y", title="administrator")
    with acting_as(cast.minh, at=NOW):
        assert Person.objects.filter(pk=cast.binh.pk).update(language="en") == 1


def test_the_later_save_is_told_what_the_earlier_one_changed(cast: Cast) -> None:
    cast.an.refresh_from_db()
    seen = cast.an.version
    with acting_as(cast.minh, at=NOW):
        people.change_person(cast.an, {"name": "Nguyễn An"}, by=cast.minh, at=NOW, version=seen)
        with pytest.raises(Stale) as refusal:
            people.change_person(cast.an, {"name": "Văn An"}, by=cast.minh, at=NOW, version=seen)
    assert refusal.value.changes == [("name", "Nguyễn An", "Văn An")]


def test_the_last_administrator_stays(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW):
        with pytest.raises(people.LastAdministrator):
            people.change_person(cast.minh, {"title": Title.HUNTER}, by=cast.minh, at=NOW)
        people.change_person(cast.lan, {"title": Title.ADMINISTRATOR}, by=cast.minh, at=NOW)
        people.change_person(cast.minh, {"title": Title.HUNTER}, by=cast.minh, at=NOW)
    cast.minh.refresh_from_db()
    assert cast.minh.title == Title.HUNTER


def test_a_new_address_forgets_the_old_one(cast: Cast) -> None:
    EmailAddress.objects.create(user=cast.an, email="an@example.vn", verified=True, primary=True)
    with acting_as(cast.minh, at=NOW):
        people.change_person(cast.an, {"email": "an2@example.vn"}, by=cast.minh, at=NOW)
    assert not EmailAddress.objects.filter(user=cast.an).exists()


def test_who_leaves_is_out_at_once(cast: Cast) -> None:
    store = SessionStore()
    store.create()
    UserSession.objects.create(user=cast.khoa, session_key=store.session_key, ip="127.0.0.1")
    given = {"scopes": ["journal"], "since": NOW.date(), "until": NOW.date()}
    with acting_as(cast.khoa, at=NOW):
        delegations.delegate(cast.khoa, cast.ha, by=cast.khoa, at=NOW, **given)  # type: ignore[arg-type]
    with acting_as(cast.minh, at=NOW):
        people.leave(cast.khoa, by=cast.minh, at=NOW)
        assert Delegation.objects.get().revoked_at == NOW
    cast.north.refresh_from_db()
    assert cast.north.lead is None
    assert not Session.objects.filter(session_key=store.session_key).exists()
    with pytest.raises(NotAllowed), acting_as(cast.khoa, at=NOW):
        pass
    with acting_as(cast.minh, at=NOW):
        people.come_back(cast.khoa, by=cast.minh, at=NOW)
    with acting_as(cast.khoa, at=NOW):
        pass


def test_one_cannot_leave_by_oneself(cast: Cast) -> None:
    with acting_as(cast.minh, at=NOW), pytest.raises(Refused):
        people.leave(cast.minh, by=cast.minh, at=NOW)
