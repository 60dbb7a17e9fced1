"""Who may act for whom, for what, until when."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.cast import NOW, Cast

from vai.core.errors import NotAllowed
from vai.core.rowsecurity import NotDelegated, acting_as
from vai.staff.actions import delegations
from vai.staff.models import Delegation, Person
from vai.staff.queries import delegations as given

TODAY = NOW.date()


def delegated(
    principal: Person, delegate: Person, *, by: Person, days: int = 1, **more: object
) -> Delegation:
    values = {"scopes": ["journal", "deals"], "since": TODAY, "until": TODAY + timedelta(days=days), **more}
    with acting_as(by, at=NOW):
        return delegations.delegate(principal, delegate, by=by, at=NOW, **values)  # type: ignore[arg-type]


def test_a_delegate_acts_until_the_last_day(cast: Cast) -> None:
    delegated(cast.an, cast.ha, by=cast.an)
    with acting_as(cast.ha, at=NOW, on_behalf_of=cast.an):
        assert given.principals_of(cast.ha, on=TODAY) == [cast.an]
        assert given.scopes_of(cast.ha, cast.an, on=TODAY) == {"journal", "deals"}
        assert given.principals_of(cast.ha, on=TODAY + timedelta(days=2)) == []
    with pytest.raises(NotDelegated), acting_as(cast.ha, at=NOW + timedelta(days=2), on_behalf_of=cast.an):
        pass


def test_it_ends_at_once_when_it_is_revoked(cast: Cast) -> None:
    made = delegated(cast.an, cast.ha, by=cast.minh)
    with acting_as(cast.an, at=NOW):
        delegations.revoke(made, by=cast.an, at=NOW)
        with pytest.raises(delegations.NotToDelegate):
            delegations.revoke(made, by=cast.an, at=NOW)
    with pytest.raises(NotDelegated), acting_as(cast.ha, at=NOW, on_behalf_of=cast.an):
        pass


def test_both_are_told(cast: Cast) -> None:
    made = delegated(cast.an, cast.ha, by=cast.an)
    with acting_as(cast.an, at=NOW):
        delegations.revoke(made, by=cast.an, at=NOW)
    jobs = ProcrastinateJob.objects.filter(task_name="journal.tell").order_by("id")
    assert [(job.args["person"], job.args["kind"]) for job in jobs] == [
        (cast.an.pk, "delegation_given"),
        (cast.ha.pk, "delegation_given"),
        (cast.an.pk, "delegation_ended"),
        (cast.ha.pk, "delegation_ended"),
    ]


@pytest.mark.parametrize("by", ["ha", "khoa", "lan"])
def test_nobody_else_gives_away_what_is_mine(cast: Cast, by: str) -> None:
    with pytest.raises(NotAllowed):
        delegated(cast.an, cast.ha, by=getattr(cast, by))
    with acting_as(cast.minh, at=NOW):
        assert not Delegation.objects.exists()


@pytest.mark.parametrize(
    "more",
    [
        {"scopes": []},
        {"scopes": ["everything"]},
        {"since": TODAY, "until": TODAY - timedelta(days=1)},
        {"since": TODAY - timedelta(days=9), "until": TODAY - timedelta(days=1)},
    ],
)
def test_what_makes_no_sense_is_refused(cast: Cast, more: dict[str, object]) -> None:
    with pytest.raises(delegations.NotToDelegate):
        delegated(cast.an, cast.ha, by=cast.an, **more)


def test_never_to_oneself_or_to_someone_who_left(cast: Cast) -> None:
    with pytest.raises(delegations.NotToDelegate):
        delegated(cast.an, cast.an, by=cast.an)
    cast.ha.is_active = False
    cast.ha.save()
    with pytest.raises(delegations.NotToDelegate):
        delegated(cast.an, cast.ha, by=cast.an)
