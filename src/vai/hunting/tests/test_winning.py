"""Later rooms follow a win and a win taken back, in the same transaction, once each."""

from datetime import datetime
from types import SimpleNamespace

import pytest
from tests.cast import NOW, Cast

from vai.core.errors import Refused
from vai.core.followers import Followers
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import moves, winning
from vai.hunting.models import Opportunity
from vai.hunting.tests.people import a_deal, an_account, stage
from vai.staff.models import Person


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """Follow a win and its end, and nothing else, for the length of a test."""
    monkeypatch.setattr(winning, "_won", Followers())
    monkeypatch.setattr(winning, "_unwon", Followers(is_reversed=True))
    heard: list[tuple[str, str, str]] = []

    def follow(occasion: str, room: str) -> object:
        def callback(deal: Opportunity, *, by: Person, at: datetime) -> None:
            saved = Opportunity.objects.get(pk=deal.pk)
            heard.append((occasion, room, saved.outcome))

        callback.__qualname__ = f"{occasion} {room}"
        return callback

    for room in ("contracts", "commissions"):
        winning.when_won(follow("won", room))
        winning.when_unwon(follow("unwon", room))
    return heard


def test_who_follows_hears_of_a_win_and_its_end_after_the_deal_was_saved(
    cast: Cast, told: list[tuple[str, str, str]]
) -> None:
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an, account=an_account(cast.an))
        moves.move(deal, stage("Engaging"), by=cast.an, at=NOW)
        assert told == []
        moves.move(deal, stage("Won"), by=cast.an, at=NOW)
        moves.move(deal, stage("Won"), by=cast.an, at=NOW)
        assert told == [("won", "contracts", "won"), ("won", "commissions", "won")]
        told.clear()
        moves.move(deal, stage("Engaging"), by=cast.an, at=NOW)
        assert told == [("unwon", "commissions", "open"), ("unwon", "contracts", "open")]


def test_what_a_follower_refuses_refuses_the_move(cast: Cast, told: list[tuple[str, str, str]]) -> None:
    def refuse(deal: Opportunity, *, by: Person, at: datetime) -> None:
        raise Refused("not yet", code="not_yet")

    winning.when_won(refuse)
    with acting_as(cast.an, at=NOW):
        deal = a_deal(cast.an, account=an_account(cast.an))
    with pytest.raises(Refused), acting_as(cast.an, at=NOW):
        moves.move(deal, stage("Won"), by=cast.an, at=NOW)
    with acting_as(cast.an, at=NOW):
        assert Opportunity.objects.get(pk=deal.pk).outcome == "open"


def test_the_same_follower_joins_once() -> None:
    occasion, heard = Followers(), []

    def follow(subject: object, *, by: object, at: datetime) -> None:
        heard.append(subject)

    occasion.join(follow)
    occasion.join(follow)
    occasion.tell("x", by=SimpleNamespace(), at=NOW)
    assert heard == ["x"]
