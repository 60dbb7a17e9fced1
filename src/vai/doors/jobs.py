"""Jobs of imports and of mailboxes. They open their transactions themselves, so they are not jobs of one transaction."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from vai.core.errors import Refused
from vai.core.jobs import Patience, nightly
from vai.core.rowsecurity import acting_as
from vai.doors.actions import batches, counts, mailboxes, run, undoing
from vai.doors.enums import BatchState
from vai.doors.intake import mailing
from vai.doors.models import ImportBatch, Mailbox
from vai.doors.queries import intakes
from vai.hunting.actions import taking
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


@app.periodic(cron="* * * * *", periodic_id="doors.look_into_mailboxes")
@app.task(
    name="doors.look_into_mailboxes", retry=Patience(), lock="doors.look_into_mailboxes", pass_context=False
)
def look_into_mailboxes(timestamp: int) -> None:
    """Look into each mailbox; between two transactions, so that none waits for a mail server."""
    robot = Person.objects.get(is_robot=True)
    with acting_as(robot, at=timezone.now(), door="job"):
        boxes = list(intakes.mailboxes().filter(is_active=True, archived_at=None))
    for box in boxes:
        look_into(box, robot)


def look_into(box: Mailbox, robot: Person) -> None:
    """Look into one mailbox and take in what came; trouble with it is noted, and is no other's trouble."""
    fault, found = "", None
    try:
        found = mailing.look(box)
    except mailing.NoSecretError as missing:
        fault = _("The environment has no %(name)s.") % {"name": missing}
    except mailing.TROUBLES as trouble:
        fault = f"{type(trouble).__name__}: {trouble}"
    now = timezone.now()
    with acting_as(robot, at=now, door="job"):
        if found is None:
            mailboxes.note_fault(box, fault, by=robot, at=now)
            return
        mailboxes.keep(box, found, by=robot, at=now)
    for _portion in range(len(found.mails) // taking.PORTION + 1 if found.mails else 0):
        with acting_as(robot, at=now, door="job"):
            taking.take_portion(by=robot, at=now)


@nightly("doors.forget_counts", cron="20 * * * *")
def forget_counts(*, by: Person, at: datetime) -> None:
    """Forget how often somebody came, an hour later."""
    counts.forget(before=at - timedelta(hours=1))
