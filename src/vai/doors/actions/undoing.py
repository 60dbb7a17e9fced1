"""Taking an import back: every row of it, with the colleagues and teams that it made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext_lazy as _

from vai.core.undo import CannotUndo, Obstacle, undo
from vai.doors.actions import batches
from vai.doors.enums import BatchState, RowOutcome
from vai.doors.models import ExternalKey, ImportBatch, ImportRow
from vai.journal.models import UndoneChange
from vai.staff.models import Person, Team

_MOST_TOLD = 100


@dataclass
class Undone:
    """What stays of an import that was taken back: rows changed since, colleagues needed since."""

    kept: list[Obstacle] = field(default_factory=list)


def undo_batch(batch: ImportBatch, *, by: Person, at: datetime, keep_changed: bool = False) -> Undone:
    """Take an import back whole. With `keep_changed`, accounts and rows that were worked on since stay as they are.

    :raises CannotUndo: rows were changed since (they are listed), or it is not this person's.
    :raises NotNow: it is running, or nothing of it was written.
    """
    locked = batches.lock(batch.pk)
    if not locked.may_become(BatchState.UNDONE):
        raise batches.NotNow(_("Only an import that has finished or stopped can be taken back."))
    kept = _take_back(locked, keep_changed=keep_changed)
    if not kept and not keep_changed:
        _forget_keys(locked, {})
    else:
        _forget_keys(locked, _by_table(kept))
    _restore_people(locked)
    kept += _remove(locked, "person", keep_changed=keep_changed)
    kept += _remove(locked, "team", keep_changed=keep_changed)
    locked.state, locked.undone_at = BatchState.UNDONE, at
    locked.save()
    return Undone(kept)


def undo_or_tell(batch: ImportBatch, *, by: Person, at: datetime, keep_changed: bool = False) -> ImportBatch:
    """Take an import back as `undo_batch` does; what stands in the way, or stays, is told in the import's `fault`."""
    try:
        with transaction.atomic():
            undone = undo_batch(batch, by=by, at=at, keep_changed=keep_changed)
        kept, code, state = undone.kept, "kept", BatchState.UNDONE
    except CannotUndo as refused:
        kept, code, state = refused.obstacles, refused.code, BatchState.FINISHED
    locked = batches.lock(batch.pk)
    locked.state = state
    rows = [[one.table, one.row_id] for one in kept[:_MOST_TOLD]]
    is_clear = state == BatchState.UNDONE and not kept
    locked.fault = None if is_clear else {"code": code, "rows": rows, "count": len(kept)}
    locked.save()
    return locked


def settle_undone(by: Person) -> None:
    """Let imports of this person that were taken back elsewhere (by the undo of a page) count as such."""
    finished = ImportBatch.objects.filter(person_id=by.pk, state=BatchState.FINISHED)
    undone = UndoneChange.objects.filter(change_id__in=finished.values("change_id")).values("change_id")
    for batch in finished.filter(change_id__in=undone):
        _forget_keys(batch, {})
        batch.state = BatchState.UNDONE
        batch.save()


def _take_back(batch: ImportBatch, *, keep_changed: bool) -> list[Obstacle]:
    if not _wrote_history(batch):
        return []
    if not keep_changed:
        undo(batch.change_id)
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name, row_id, problem FROM vai.undo_change(%s, true)", [batch.change_id])
        rows = cursor.fetchall()
    if any(not table for table, _row, _problem in rows):
        raise CannotUndo(rows[0][2], [])
    return [Obstacle(table, row_id) for table, row_id, _problem in rows]


def _wrote_history(batch: ImportBatch) -> bool:
    """Whether the import changed any row under history: one that made only colleagues did not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM history_entry WHERE change_id = %s)", [batch.change_id])
        return bool(cursor.fetchone()[0])


def _by_table(kept: list[Obstacle]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for one in kept:
        found.setdefault(one.table, set()).add(one.row_id)
    return found


def _forget_keys(batch: ImportBatch, kept: dict[str, set[int]]) -> None:
    """Forget what the source calls the records that are gone; those that stay are compared anew next time."""
    keys = ExternalKey.objects.filter(batch_id=batch.pk)
    for entity, ids in kept.items():
        stay = keys.filter(entity=entity, object_id__in=ids)
        stay.update(row_hash="", said={})
        keys = keys.exclude(pk__in=stay.values("pk"))
    keys.delete()
    ExternalKey.objects.filter(changed_by_id=batch.pk).update(row_hash="", said={}, changed_by=None)


def _restore_people(batch: ImportBatch) -> None:
    rows = ImportRow.objects.filter(batch_id=batch.pk, is_dry=False, before__isnull=False)
    for row in rows.order_by("-position"):
        if row.outcome != RowOutcome.UPDATED:
            continue
        before = {k: (None if v == "" and k.endswith("_id") else v) for k, v in (row.before or {}).items()}
        if row.entity == "person":
            Person.objects.filter(pk=row.object_id or 0).update(**before)
        elif row.entity == "team":
            Team.objects.filter(pk=row.object_id or 0).update(**before)


def _remove(batch: ImportBatch, entity: str, *, keep_changed: bool) -> list[Obstacle]:
    """Remove colleagues or teams that the import made; one that is needed by now stays, or stops the undo."""
    rows = ImportRow.objects.filter(
        batch_id=batch.pk, is_dry=False, entity=entity, outcome=RowOutcome.CREATED, object_id__isnull=False
    )
    ids = [row.object_id or 0 for row in rows.order_by("-object_id")]
    model = Person if entity == "person" else Team
    kept = []
    for object_id in ids:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                if entity == "person":
                    Team.objects.filter(lead_id=object_id).update(lead=None)
                cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id = %s", [object_id])
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except DatabaseError:
            kept.append(Obstacle(entity, object_id))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    if kept and not keep_changed:
        raise CannotUndo("needed_since", kept)
    return kept
