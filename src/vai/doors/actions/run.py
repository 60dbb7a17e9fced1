"""Running imports. Unlike other actions these open their transactions themselves: one a chunk, so that a long import can
be stopped, killed and gone on with. Jobs, commands and pages only call them.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from vai.core.errors import Refused
from vai.core.outages import outage_of
from vai.core.rowsecurity import acting_as, continue_change
from vai.doors import rules
from vai.doors.actions import batches, undoing
from vai.doors.enums import PREPARING, BatchState, RowOutcome
from vai.doors.importing.errors import UnreadableFile
from vai.doors.importing.plans import Plan
from vai.doors.importing.tables import Table
from vai.doors.loading import bulk, results
from vai.doors.loading.run import Chunk, Run, chunks_of, expected, is_time_to_take_stock
from vai.doors.models import ImportBatch, ImportRow
from vai.staff.models import Person

log = logging.getLogger("vai.imports")
Tell = Callable[[int, int], None]
_AS_IT_IS: Callable[[], bool] = lambda: False  # noqa: E731


class RunsElsewhere(Refused):
    """Another process works on this import."""

    code = "runs_elsewhere"
    status = 409


@dataclass
class Outcome:
    """What came, or would come, of an import; `rows` only of one that was tried out."""

    counts: results.Counts = field(default_factory=dict)
    amounts: results.Amounts = field(default_factory=dict)
    remarks: dict[str, int] = field(default_factory=dict)
    rows: list[ImportRow] = field(default_factory=list)
    n_drafts: int = 0


class _TakeBack(Exception):  # noqa: N818
    """All was tried; nothing stays."""


def try_out(
    batch: ImportBatch,
    tables: list[Table],
    plan: Plan,
    *,
    by: Person,
    at: datetime,
    tell: Tell | None = None,
    outcomes: Collection[str] = tuple(RowOutcome),
) -> Outcome:
    """Do everything that a run would do, in one transaction that is rolled back; tell what came of it.

    The batch may be one that is not saved. `outcomes` are those whose rows are told.
    :raises MayNotImport: the person writes nothing.
    """
    rules.check_may_import(by)
    outcome = Outcome()
    total = expected(plan)
    try:
        with acting_as(by, at=at, door="import"):
            continue_change(uuid.uuid4())
            if batch.pk is None:
                batch.save()
            undoing.settle_undone(by)
            run = Run(batch, plan, by, at)
            run.open()
            for chunk in chunks_of(tables, plan):
                items, rows = run.load(chunk)
                results.tally(outcome.counts, outcome.amounts, outcome.remarks, items)
                _count_made(outcome.counts, rows)
                outcome.rows += [ImportRow(**row) for row in rows if row["outcome"] in outcomes]
                outcome.n_drafts = chunk.first + len(chunk.drafts)
                if tell:
                    tell(outcome.n_drafts, total)
            raise _TakeBack
    except _TakeBack:
        return outcome


def keep_trial(batch: ImportBatch, outcome: Outcome, *, by: Person, at: datetime) -> ImportBatch:
    """Keep with the import what a trial told, for a person to read; inside the caller's transaction."""
    locked = batches.lock(batch.pk)
    ImportRow.objects.filter(batch_id=batch.pk, is_dry=True).delete()
    for row in outcome.rows:
        row.pk, row.is_dry, row.batch_id = None, True, batch.pk
    bulk.insert(outcome.rows)
    if locked.state in PREPARING:
        locked.state = BatchState.DRY
    locked.counts, locked.amounts, locked.remarks = outcome.counts, outcome.amounts, outcome.remarks
    locked.total, locked.position = outcome.n_drafts, 0
    locked.save()
    return locked


def run(
    batch_id: int,
    *,
    by: Person,
    at: datetime,
    tell: Tell | None = None,
    should_stop: Callable[[], bool] = _AS_IT_IS,
) -> ImportBatch:
    """Run an import from where it stands to its end, or until it is stopped.

    :raises NotNow: it has finished already.
    :raises RunsElsewhere: another process works on it.
    """
    rules.check_may_import(by)
    with acting_as(by, at=at, door="import"):
        batch = _start(batch_id, by=by, at=at)
    try:
        return _run(batch, by=by, at=at, tell=tell, should_stop=should_stop)
    except RunsElsewhere:
        raise
    except Exception as error:
        if outage_of(error):
            raise  # It stands as running: who runs it tries again, and it goes on where it was.
        # Whatever happened, the import says so and can be gone on with; the fault itself goes on to the edge.
        log.exception("import broke off", extra={"batch_id": batch_id})
        fault = {"code": error.code, "params": error.params} if isinstance(error, UnreadableFile) else {}
        with acting_as(by, at=at, door="import"):
            batch = batches.lock(batch_id)
            batch.state, batch.fault = BatchState.FAILED, fault or {"code": "fault", "params": {}}
            batch.save()
        raise


def _start(batch_id: int, *, by: Person, at: datetime) -> ImportBatch:
    undoing.settle_undone(by)
    batch = batches.lock(batch_id)
    if not batch.may_become(BatchState.RUNNING):
        raise batches.NotNow(_("This import has finished already."))
    if batch.state in PREPARING or batch.started_at is None:
        batches.reset(batch, at)
    batch.state, batch.fault = BatchState.RUNNING, None
    batch.save()
    return batch


def _run(
    batch: ImportBatch, *, by: Person, at: datetime, tell: Tell | None, should_stop: Callable[[], bool]
) -> ImportBatch:
    plan = batches.plan_of(batch)
    tables = batches.tables_of(batch).tables
    # All chunks of an import are of one moment, also those written after it was gone on with.
    moment = batch.started_at or at
    with acting_as(by, at=moment, door="import"):
        work = Run(batch, plan, by, moment)
        work.open()
    position = batch.position
    for chunk in chunks_of(tables, plan, done=position):
        with acting_as(by, at=moment, door="import"):
            if chunk.first + len(chunk.drafts) <= position:
                work.skip(chunk)
                continue
            batch = _load(batch, work, chunk, stop=should_stop())
        if is_time_to_take_stock(chunk.first, batch.position):
            with acting_as(by, at=moment, door="import"):
                work.take_stock()
        if tell:
            tell(batch.position, batch.total)
        if batch.state == BatchState.STOPPED:
            return batch
    with acting_as(by, at=at, door="import"):
        batch = batches.lock(batch.pk)
        batch.state, batch.finished_at, batch.total = BatchState.FINISHED, at, batch.position
        batch.save()
        if is_time_to_take_stock(0, batch.position):
            work.take_stock()
    return batch


def _load(batch: ImportBatch, work: Run, chunk: Chunk, *, stop: bool) -> ImportBatch:
    continue_change(batch.change_id)
    locked = batches.lock(batch.pk)
    if locked.position != chunk.first or locked.state not in (BatchState.RUNNING, BatchState.STOPPING):
        raise RunsElsewhere(_("Another process works on this import."))
    if stop or locked.state == BatchState.STOPPING:
        locked.state = BatchState.STOPPED
        locked.save()
        return locked
    items, rows = work.load(chunk)
    bulk.insert_values(ImportRow, rows)
    results.tally(locked.counts, locked.amounts, locked.remarks, items)
    _count_made(locked.counts, rows)
    locked.position = chunk.first + len(chunk.drafts)
    locked.total = max(locked.total, locked.position)
    locked.save()
    return locked


def _count_made(counts: results.Counts, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        if row["position"] < 0:
            results.count(counts, row["entity"], row["outcome"])
