"""Jobs of imports. They open their transactions themselves (actions.run), so they are not jobs of one transaction."""

from __future__ import annotations

from typing import Any

from django.utils import timezone, translation
from procrastinate.contrib.django import app

from vai.core.errors import Refused
from vai.core.jobs import Patience
from vai.core.rowsecurity import acting_as
from vai.doors.actions import batches, run, undoing
from vai.doors.enums import BatchState
from vai.doors.models import ImportBatch
from vai.staff.models import Person


@app.task(name="doors.run_import", retry=Patience())
def run_import(*, person_id: int, batch_id: int, **_asked: Any) -> None:
    """Run an import, from where it stands; asked for twice it runs once."""
    person = Person.objects.get(pk=person_id)
    with translation.override(person.language):
        try:
            run.run(batch_id, by=person, at=timezone.now())
        except Refused:
            # It has finished, or another process works on it.
            return


@app.task(name="doors.try_import", retry=Patience())
def try_import(*, person_id: int, batch_id: int, **_asked: Any) -> None:
    """Try an import out and keep what it told."""
    person = Person.objects.get(pk=person_id)
    with translation.override(person.language), acting_as(person, at=timezone.now(), door="import"):
        batch = ImportBatch.objects.get(pk=batch_id)
        if batch.state != BatchState.TRYING:
            return
        now = timezone.now()
        outcome = run.try_out(
            batch, batches.tables_of(batch).tables, batches.plan_of(batch), by=person, at=now
        )
        run.keep_trial(batch, outcome, by=person, at=now)


@app.task(name="doors.undo_import", retry=Patience())
def undo_import(*, person_id: int, batch_id: int, keep_changed: bool = False, **_asked: Any) -> None:
    """Take an import back; where rows were changed since, it stands as before and says which."""
    person = Person.objects.get(pk=person_id)
    now = timezone.now()
    with translation.override(person.language), acting_as(person, at=now, door="import"):
        batch = ImportBatch.objects.get(pk=batch_id)
        if batch.state == BatchState.UNDOING:
            undoing.undo_or_tell(batch, by=person, at=now, keep_changed=keep_changed)
