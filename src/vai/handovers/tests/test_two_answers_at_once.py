"""Two answers at the same instant: one wins, the other is told, and nothing is done by halves."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from tests import cast as named_cast
from tests import databases
from tests.cast import NOW, Cast

from vai.clients.models import CoverageOffer
from vai.core.rowsecurity import acting_as
from vai.handovers.actions import handovers
from vai.handovers.models import Handover
from vai.handovers.rules import AnsweredAlready
from vai.handovers.tests.given import an_account, proposed, serving
from vai.journal.models import Notice
from vai.staff.models import Person


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock(), databases.cloned(databases.clone_name("answers")):  # type: ignore[attr-defined]
        yield


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run the acts in threads that start together; return how each ended."""
    barrier, ends = threading.Barrier(len(acts)), {}

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            barrier.wait(timeout=10)
            act()
            ends[number] = "done"
        except AnsweredAlready:
            ends[number] = "told"
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return [ends.get(number, "failed") for number in range(len(acts))]


def test_accepting_and_withdrawing_at_once(own_database: None) -> None:
    cast: Cast = named_cast.make()
    for round_ in range(4):
        account = an_account(cast.an, name=f"Khách {round_}")
        handover = proposed(cast, account)

        def accept(one: Handover = handover) -> None:
            with acting_as(cast.chi, at=NOW):
                handovers.accept(one, by=cast.chi, at=NOW)

        def withdraw(one: Handover = handover) -> None:
            with acting_as(cast.an, at=NOW):
                handovers.withdraw(one, by=cast.an, at=NOW)

        ends = at_once(accept, withdraw)
        assert sorted(ends) == ["done", "told"]
        accepted = ends[0] == "done"
        assert serving(account) == [("chi", "farm", True) if accepted else ("an", "hunt", True)]
        robot = Person.objects.get(is_robot=True)
        with acting_as(robot, at=NOW):
            assert Handover.objects.get(pk=handover.pk).state == ("accepted" if accepted else "withdrawn")
            assert CoverageOffer.objects.filter(account=account, answered_at=None).count() == 0


def test_accepting_twice_and_sending_back_at_once(own_database: None) -> None:
    cast: Cast = named_cast.make()
    account = an_account(cast.an)
    handover = proposed(cast, account)

    def accept() -> None:
        with acting_as(cast.chi, at=NOW):
            handovers.accept(handover, by=cast.chi, at=NOW)

    def send_back() -> None:
        with acting_as(cast.chi, at=NOW):
            handovers.send_back(handover, "Thiếu hợp đồng", by=cast.chi, at=NOW)

    ends = at_once(accept, accept, send_back)
    assert sorted(ends) == ["done", "told", "told"]
    with acting_as(cast.an, at=NOW):
        assert Notice.objects.count() == 1
