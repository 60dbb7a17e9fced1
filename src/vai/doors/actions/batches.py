"""Imports as things: begun with files, planned, stopped, kept as profiles. Running is in `run`, undoing in `undoing`."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from vai.core.errors import Refused
from vai.core.text import fold
from vai.doors import rules
from vai.doors.enums import PREPARING, BatchState
from vai.doors.importing import profiles
from vai.doors.importing.guess import guess
from vai.doors.importing.plans import BadPlan, Plan
from vai.doors.importing.sources import Survey, survey
from vai.doors.importing.tables import Table
from vai.doors.loading import files
from vai.doors.loading.run import expected
from vai.doors.models import ImportBatch, ImportProfile, ImportRow
from vai.staff.models import Person


class NotNow(Refused):
    """The import does not stand where this could be done."""

    code = "not_now"
    status = 409


class NoSuchProfile(Refused):
    """There is no profile of this name."""

    code = "no_such_profile"


def open_batch(kept: list[dict[str, Any]], *, by: Person, at: datetime, profile: str = "") -> ImportBatch:
    """Begin an import of kept files; nothing of them is written yet.

    :raises MayNotImport: the person writes nothing.
    """
    rules.check_may_import(by)
    name = ", ".join(str(file["name"]) for file in kept)
    return ImportBatch.objects.create(person_id=by.pk, name=name[:200], files=kept, profile=profile)


def tables_of(batch: ImportBatch) -> Survey:
    """Open the files of an import again."""
    return survey(files.path_of(kept) for kept in batch.files)


def load_profile(name: str) -> profiles.Profile:
    """Load a profile: shipped, kept by a colleague, or a file.

    :raises NoSuchProfile: there is none, or it is broken.
    """
    try:
        kept = (
            None
            if name in profiles.shipped()
            else ImportProfile.objects.filter(code=name, archived_at=None).first()
        )
        return profiles.from_dict({**kept.content, "code": kept.code}) if kept else profiles.load(name)
    except BadPlan as error:
        raise NoSuchProfile(_("There is no profile “%(name)s”.") % {"name": name}, field="profile") from error


def make_plan(tables: list[Table], *, profile: str, language: str) -> Plan:
    """Guess what tables mean, with the help of a profile where one is named."""
    return guess(tables, profile=load_profile(profile) if profile else None, language=language)


def set_plan(batch: ImportBatch, plan: Plan, *, by: Person, at: datetime) -> ImportBatch:
    """Keep the plan with the import; what was tried out before holds no more.

    :raises NotNow: it is running or done.
    """
    locked = lock(batch.pk)
    if locked.state not in PREPARING:
        raise NotNow(_("This import has begun; its plan can no longer be changed."))
    locked.plan = json.loads(plan.to_json())
    locked.profile = plan.profile
    locked.state = BatchState.DRAFT
    locked.save()
    return locked


def plan_of(batch: ImportBatch) -> Plan:
    """Read the plan of an import."""
    return Plan.from_json(json.dumps(batch.plan))


def decide(batch: ImportBatch, row: str, object_id: int, *, by: Person, at: datetime) -> ImportBatch:
    """Say of one row ("table|feed|row") which record it is; 0 says that it is a new one.

    :raises NotNow: it has begun.
    """
    locked = lock(batch.pk)
    if locked.state not in PREPARING:
        raise NotNow(_("This import has begun; its plan can no longer be changed."))
    locked.decisions = {**locked.decisions, row: object_id}
    locked.save()
    return locked


def ask_to_stop(batch: ImportBatch, *, by: Person, at: datetime) -> ImportBatch:
    """Let a running import stop after the chunk that it is at.

    :raises NotNow: it is not running.
    """
    locked = lock(batch.pk)
    if locked.state != BatchState.RUNNING:
        raise NotNow(_("This import is not running."))
    locked.state = BatchState.STOPPING
    locked.save()
    return locked


def begin(batch: ImportBatch, *, by: Person, at: datetime) -> ImportBatch:
    """Mark an import as running before a job is given it; one that is prepared begins from its first row.

    :raises NotNow: it has finished already.
    """
    rules.check_may_import(by)
    locked = lock(batch.pk)
    if not locked.may_become(BatchState.RUNNING):
        raise NotNow(_("This import has finished already."))
    if locked.state in PREPARING:
        reset(locked, at)
    locked.state = BatchState.RUNNING
    locked.save()
    return locked


def mark(batch: ImportBatch, state: str, *, by: Person, at: datetime) -> ImportBatch:
    """Mark that a job was given the import, to try it out or to take it back.

    :raises NotNow: it does not stand where that could be done.
    """
    locked = lock(batch.pk)
    if not locked.may_become(state):
        raise NotNow(_("This cannot be done with this import now."))
    locked.state, locked.fault = state, None
    locked.save()
    return locked


def reset(batch: ImportBatch, at: datetime) -> None:
    """Let an import begin from its first row; what it will write is a new change."""
    ImportRow.objects.filter(batch_id=batch.pk).delete()
    batch.position, batch.counts, batch.amounts, batch.remarks = 0, {}, {}, {}
    batch.change_id, batch.started_at, batch.undone_at, batch.finished_at = uuid.uuid4(), at, None, None
    batch.total = expected(plan_of(batch))


def keep_profile(plan: Plan, name: str, *, by: Person, at: datetime) -> ImportProfile:
    """Keep what was decided for the next files of the same shape; one's own profile of that name is replaced.

    :raises Refused: the name is empty or belongs to a profile of somebody else.
    """
    name = " ".join(name.split())[:80]
    code = slugify(fold(name))[:80]
    if not code:
        raise Refused(_("Give the profile a name."), code="no_name", field="name")
    mine = ImportProfile.objects.filter(code=code).first()
    if code in profiles.shipped() or (mine and mine.created_by_id != by.pk and not by.is_administrator):
        raise Refused(_("There is a profile of this name already."), code="name_taken", field="name")
    content = plan.to_profile(code, name)
    if mine is None:
        return ImportProfile.objects.create(name=name, code=code, content=content, created_by_id=by.pk)
    mine.name, mine.content, mine.archived_at = name, content, None
    mine.save()
    return mine


def lock(batch_id: int) -> ImportBatch:
    """Read an import for changing it."""
    return ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch_id)


def keep_files(paths: Iterable[Any]) -> list[dict[str, Any]]:
    """Keep files of a disk."""
    kept = []
    for path in files.expand(paths):
        with path.open("rb") as stream:
            kept.append(files.keep(path.name, stream))
    return kept
