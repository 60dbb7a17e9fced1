"""A second import changes what the file says anew, and nothing else."""

from __future__ import annotations

import pytest
from tests.cast import NOW, Cast

from vai.clients.models import Account
from vai.core.rowsecurity import acting_as
from vai.doors.loading.merging import decide
from vai.doors.tests.imports import imported, numbers, outcomes
from vai.hunting.models import Opportunity, StageChange

pytestmark = pytest.mark.django_db
HEAD = "Account ID,Account Name,Industry,Segment,Employees\n"


def test_only_what_the_file_says_anew_is_changed(cast: Cast) -> None:
    imported(cast.an, {"accounts.csv": HEAD + "1,Minh Long,Gốm,A,50\n"})
    with acting_as(cast.an, at=NOW):
        Account.objects.update(segment="B", notes="của tôi")
    batch = imported(cast.an, {"accounts.csv": HEAD + "1,Minh Long,Gốm sứ,A,\n"})
    with acting_as(cast.an, at=NOW):
        account = Account.objects.get()
        # The industry is new in the file; the segment is not, so what was chosen here stays; blanks overwrite nothing.
        assert (account.industry, account.segment, account.employees) == ("Gốm sứ", "B", 50)
        assert account.notes == "của tôi"
    assert numbers(batch, "account") == {"updated": 1}


def test_what_both_changed_stays_and_is_told(cast: Cast) -> None:
    imported(cast.an, {"accounts.csv": HEAD + "1,Minh Long,Gốm,A,50\n"})
    with acting_as(cast.an, at=NOW):
        Account.objects.update(segment="B")
    batch = imported(cast.an, {"accounts.csv": HEAD + "1,Minh Long,Gốm,C,50\n"})
    assert [row[2:] for row in outcomes(cast.an, batch)] == [("unchanged", ["kept_ours"])]
    with acting_as(cast.an, at=NOW):
        assert Account.objects.get().segment == "B"


def test_a_deal_that_was_won_meanwhile_moves_and_says_so(cast: Cast) -> None:
    head = "Opportunity ID,Opportunity Name,Stage,Amount (VND),Created Date,Close Date\n"
    imported(cast.an, {"deals.csv": head + "7,Web Minh Long,Prospecting,50000000,2026-10-01,2026-12-01\n"})
    batch = imported(cast.an, {"deals.csv": head + "7,Web Minh Long,Won,60000000,2026-10-01,2026-11-20\n"})
    with acting_as(cast.an, at=NOW):
        deal = Opportunity.objects.get()
        assert (deal.outcome, deal.amount, deal.closed_at.date().isoformat()) == (
            "won",
            60_000_000,
            "2026-11-20",
        )
        moves = StageChange.objects.order_by("pk").values_list("from_stage__outcome", "to_stage__outcome")
        assert list(moves) == [(None, "open"), ("open", "won")]
    assert numbers(batch, "opportunity") == {"updated": 1}


def test_rows_without_a_number_are_known_again(cast: Cast) -> None:
    text = (
        "Deal Name,Company,Stage,Amount (USD)\nWeb,Minh Long,Prospecting,100\nWeb,Minh Long,Prospecting,200\n"
    )
    first = imported(cast.an, {"deals.csv": text})
    assert numbers(first, "opportunity") == {"created": 2}
    assert numbers(imported(cast.an, {"deals.csv": text}), "opportunity") == {"unchanged": 2}


@pytest.mark.parametrize(
    ("now", "said", "last", "changes", "kept"),
    [
        ({"a": ""}, {"a": "x"}, None, {"a": "x"}, []),
        ({"a": "y"}, {"a": "x"}, None, {"a": "x"}, []),
        ({"a": "y"}, {"a": ""}, None, {}, []),
        ({"a": "y"}, {"a": "x"}, {"a": "x"}, {}, []),
        ({"a": "y"}, {"a": "x"}, {"a": "y"}, {"a": "x"}, []),
        ({"a": "y"}, {"a": "x"}, {"a": "z"}, {}, ["a"]),
        ({"a": ""}, {"a": "x"}, {"a": "x"}, {}, []),
    ],
)
def test_a_comparison_of_three(now: dict, said: dict, last: dict | None, changes: dict, kept: list) -> None:
    verdict = decide(now, said, last)
    assert (verdict.changes, [one[0] for one in verdict.kept]) == (changes, kept)
