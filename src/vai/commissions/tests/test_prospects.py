"""What is earned so far, and what open deals would add, is what winning them does add."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast

from vai.commissions.queries import prospects
from vai.commissions.tests import given
from vai.core.rowsecurity import acting_as

TIERS: dict[str, Any] = {
    "currency": "VND",
    "period": "month",
    "basis": "booked",
    "rate": {
        "tiers": {
            "mode": "marginal",
            "by": "amount",
            "bands": [
                {"from": "0", "pct": "3"},
                {"from": "500000000", "pct": "5"},
                {"from": "1000000000", "pct": "8"},
            ],
        }
    },
    "draw": {"amount": "15000000", "recoverable": True},
}


@pytest.mark.parametrize("body", [given.FLAT, TIERS, {**given.FLAT, "basis": "cash", "holdback": None}])
def test_what_was_foretold_is_what_comes(cast: Cast, body: dict[str, Any]) -> None:
    given.plan(cast, cast.an, body=body, since=date(2026, 8, 15))
    client = given.account(cast.an)
    given.won(cast.an, client, 400_000_000)
    deals = [given.deal(cast.an, client, amount) for amount in (300_000_000, 500_000_000)]
    given.reckon(cast.an)
    with acting_as(cast.an, at=NOW), CaptureQueriesContext(connection) as asked:
        told = prospects.so_far(cast.an, NOW)
    assert len(asked) == 2
    assert told is not None
    assert told.outlook is not None
    assert told.n_open == 2
    if body["basis"] == "cash":
        # As if they were paid at once; the deal won before is not paid yet.
        assert (told.payable, told.outlook.adds) == (0, 40_000_000)
        return
    assert told.payable == given.statement(cast.an).payable
    for one in deals:
        given.move(one, "won", cast.an)
    given.reckon(cast.an)
    after = given.statement(cast.an)
    assert told.outlook.payable_after == after.payable
    assert told.earned + told.outlook.earned == after.earned
    assert sum(gain.earned for gain in told.outlook.deals) == told.outlook.earned
    with acting_as(cast.binh, at=NOW):
        assert prospects.so_far(cast.an, NOW) is None
