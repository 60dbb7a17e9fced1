"""The judge of `bin/bench --faults` finds a loss, a double and a half thing that are put before it; it is no yes-man."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from bench.faults.check import Checker, Verdict
from bench.faults.work import Act, Ledger
from django.db import connection
from tests import cast as named_cast
from tests import databases
from tests.cast import NOW, Cast

from vai.clients.actions import accounts
from vai.clients.actions.accounts import AccountData
from vai.config import runtime
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import moves, opportunities
from vai.hunting.actions.opportunities import OpportunityData
from vai.hunting.models import Stage
from vai.journal.actions import interactions, steps

WORD = "12345678901234"


@dataclass
class Desk:
    owner: psycopg.Connection[Any]
    ledger: Ledger
    deal: int

    def judged(self) -> Verdict:
        return Checker(self.owner, self.ledger).check()


@pytest.fixture(scope="module")
def worked_book(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Desk]:
    """Give a database with a captured line, a finished step and a moved deal, and the ledger that tells of them."""
    with django_db_blocker.unblock(), databases.cloned(databases.clone_name("judge")):  # type: ignore[attr-defined]
        ledger, deal = worked(named_cast.make())
        dsn = runtime.database().owner.dsn(str(connection.settings_dict["NAME"]))
        connection.close()
        with psycopg.connect(dsn) as owner:
            yield Desk(owner, ledger, deal)


@pytest.fixture
def desk(worked_book: Desk) -> Iterator[Desk]:
    """Take back what a test planted."""
    yield Desk(worked_book.owner, Ledger(acts=list(worked_book.ledger.acts)), worked_book.deal)
    worked_book.owner.rollback()


def worked(cast: Cast) -> tuple[Ledger, int]:
    an, ledger = cast.an, Ledger()
    with acting_as(an, at=NOW):
        account = accounts.open_account(AccountData(name="Minh Long"), by=an, at=NOW)
        talk = interactions.record(
            "call", by=an, at=NOW, occurred_at=NOW, account_id=account.pk, captured_text=f"hóa đơn {WORD}"
        )
        steps.plan("Gửi", by=an, at=NOW, account_id=account.pk, interaction=talk)
        step = steps.plan("Gọi", by=an, at=NOW, account_id=account.pk)
        deal = opportunities.open_opportunity(OpportunityData(name="Web", account=account), by=an, at=NOW)
    with acting_as(an, at=NOW):
        steps.finish(step, by=an, at=NOW)
        before = deal.stage
        after = Stage.objects.filter(pipeline=deal.pipeline_id, outcome="open").exclude(pk=before.pk)[0]
        moves.move(deal, after, by=an, at=NOW)
    ledger.add(Act("capture", WORD, an.pk, is_acknowledged=True))
    ledger.add(Act("finish", "f", an.pk, is_acknowledged=True, facts={"step": step.pk}))
    facts = {"deal": deal.pk, "before": before.pk, "after": after.pk}
    ledger.add(Act("move", "m", an.pk, is_acknowledged=True, facts=facts))
    return ledger, deal.pk


def kinds(verdict: Verdict) -> tuple[bool, bool, bool]:
    return bool(verdict.lost), bool(verdict.doubled), bool(verdict.half)


def test_what_is_there_once_and_whole_is_right(desk: Desk) -> None:
    verdict = desk.judged()
    assert (verdict.lost, verdict.doubled, verdict.half) == ([], [], [])


def test_what_was_never_acknowledged_may_be_missing_but_not_be_half_there(desk: Desk) -> None:
    act = desk.ledger.add(Act("capture", "98765432109876", 1))
    assert kinds(desk.judged()) == (False, False, False)
    desk.owner.execute(
        "INSERT INTO interaction (kind, direction, outcome, is_two_way, occurred_at, subject, body, author_id, captured_text,"
        " external_id) SELECT kind, direction, outcome, is_two_way, occurred_at, subject, body, author_id, %s, external_id"
        " FROM interaction",
        [act.word],
    )
    assert kinds(desk.judged()) == (False, False, True)


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("DELETE FROM next_step WHERE interaction_id IS NOT NULL", (True, False, True)),
        ("UPDATE next_step SET done_at = NULL WHERE done_at IS NOT NULL", (True, True, True)),
        ("UPDATE interaction SET captured_text = ''", (True, False, False)),
        (
            "INSERT INTO stage_change (opportunity_id, from_stage_id, to_stage_id, at, person_id)"
            " SELECT opportunity_id, from_stage_id, to_stage_id, at, person_id FROM stage_change"
            " WHERE from_stage_id IS NOT NULL",
            (False, True, False),
        ),
        ("DELETE FROM stage_change WHERE from_stage_id IS NOT NULL", (True, False, True)),
        ("UPDATE opportunity SET stage_id = (SELECT min(from_stage_id) FROM stage_change)", (False, False, True)),
        ("DELETE FROM history_entry WHERE table_name = 'interaction'", (True, False, True)),
        (
            "INSERT INTO history_entry (at, recorded_at, door, table_name, row_id, operation)"
            " SELECT at, recorded_at, door, table_name, row_id, operation FROM history_entry"
            " WHERE table_name = 'next_step' AND operation = 'I'",
            (False, True, False),
        ),
    ],
)  # fmt: skip
def test_what_is_planted_is_found(desk: Desk, planted: str, found: tuple[bool, bool, bool]) -> None:
    assert desk.owner.execute(planted).rowcount > 0
    assert kinds(desk.judged()) == found
