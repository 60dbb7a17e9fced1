"""Small imports for tests: texts become files, files become batches."""

from __future__ import annotations

import io
from typing import Any

from tests.cast import NOW

from vai.core.rowsecurity import acting_as
from vai.doors.actions import batches, run
from vai.doors.actions.run import Outcome
from vai.doors.loading import files
from vai.doors.models import ImportBatch, ImportRow
from vai.staff.models import Person


def begun(by: Person, texts: dict[str, str], *, profile: str = "", language: str = "en") -> ImportBatch:
    """Begin an import of files given as text."""
    with acting_as(by, at=NOW):
        kept = [files.keep(name, io.BytesIO(text.encode())) for name, text in texts.items()]
        batch = batches.open_batch(kept, by=by, at=NOW, profile=profile)
        plan = batches.make_plan(batches.tables_of(batch).tables, profile=profile, language=language)
        return batches.set_plan(batch, plan, by=by, at=NOW)


def imported(by: Person, texts: dict[str, str], **more: Any) -> ImportBatch:
    """Import files given as text."""
    return run.run(begun(by, texts, **more).pk, by=by, at=NOW)


def tried(by: Person, batch: ImportBatch) -> Outcome:
    """Try an import out."""
    with acting_as(by, at=NOW):
        tables, plan = batches.tables_of(batch).tables, batches.plan_of(batch)
    return run.try_out(batch, tables, plan, by=by, at=NOW)


def outcomes(by: Person, batch: ImportBatch) -> list[tuple[int, str, str, list[str]]]:
    """List row, entity, outcome and reasons of an import."""
    with acting_as(by, at=NOW):
        rows = ImportRow.objects.filter(batch=batch, is_dry=False).order_by("position")
        return [(r.row, r.entity, r.outcome, [reason["code"] for reason in r.reasons]) for r in rows]


def numbers(batch: ImportBatch, entity: str) -> dict[str, int]:
    """Give the outcomes of an entity that are not zero."""
    return {outcome: n for outcome, n in batch.counts.get(entity, {}).items() if n}
