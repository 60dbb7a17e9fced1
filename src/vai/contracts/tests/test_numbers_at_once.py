"""Contracts made at the same moment get numbers one after the other: none twice, none left out."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from tests import cast as named_cast
from tests import databases
from tests.cast import NOW

from vai.contracts.models import Contract
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import moves
from vai.hunting.models import Opportunity
from vai.hunting.tests.people import a_deal, an_account, stage


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock(), databases.cloned(databases.clone_name("numbers")):  # type: ignore[attr-defined]
        yield


def test_eight_wins_at_once_are_numbered_one_to_eight(own_database: None) -> None:
    cast = named_cast.make()
    with acting_as(cast.an, at=NOW):
        deals = [a_deal(cast.an, account=an_account(cast.an, f"Công ty {n}")) for n in range(8)]
        won = stage("Won")

    def win(deal: Opportunity) -> None:
        try:
            with acting_as(cast.an, at=NOW):
                moves.move(deal, won, by=cast.an, at=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(win, deals))
    with acting_as(cast.an, at=NOW):
        made = list(Contract.objects.order_by("serial").values_list("serial", flat=True))
    assert made == [1, 2, 3, 4, 5, 6, 7, 8]
