"""What is to be done next: planned, done, put off, taken up again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from django.utils.translation import gettext_lazy as _

from vai.core import text
from vai.core.errors import Refused
from vai.core.rowsecurity import checked
from vai.journal import rules
from vai.journal.actions import notices
from vai.journal.actions._about import apply, lock
from vai.journal.models import Interaction, NextStep
from vai.journal.queries import about
from vai.journal.queries.about import About
from vai.staff.models import Person

CHANGEABLE = ("what", "kind", "due_on", "due_time", "person_id")
LONGEST = 300


class CannotPlan(Refused):
    """The step cannot be so."""

    code = "cannot_plan"


class AlreadyDone(Refused):
    """Somebody did it already."""

    code = "already_done"


def plan(
    what: str,
    *,
    by: Person,
    at: datetime,
    due_on: date | None = None,
    due_time: time | None = None,
    person: Person | None = None,
    kind: str = "",
    account_id: int | None = None,
    contact_id: int | None = None,
    lead_id: int | None = None,
    opportunity_id: int | None = None,
    interaction: Interaction | None = None,
    external_id: str = "",
) -> NextStep:
    """Plan a next step, for oneself unless another person is named, who is told then.

    Acting for a colleague, the step is the colleague's. `due_on` is a day at home; a time needs a day.
    :raises CannotPlan: it says nothing, or has a time without a day.
    :raises NotThere: the client is not there for this person.
    :raises NotAllowed: the person sees the client but may not write.
    """
    rules.require_scope(by, at=at)
    contacts = () if contact_id is None else (contact_id,)
    told = about.checked(About(account_id, contacts, lead_id, opportunity_id))
    principal = rules.principal_id()
    made = NextStep(
        what=_worded(what),
        kind=kind,
        person_id=person.pk if person else principal or by.pk,
        due_on=due_on,
        due_time=due_time,
        created_by=by,
        on_behalf_of_id=principal,
        interaction=interaction,
        external_id=external_id,
        account_id=told.account_id,
        contact_id=contact_id,
        lead_id=told.lead_id,
        opportunity_id=told.opportunity_id,
    )
    _check(made)
    with checked():
        made.save(force_insert=True)
    # What the company itself plans comes with a word of its own.
    if made.person_id not in (by.pk, principal) and not by.is_robot:
        _tell(made, by=by)
    return made


def finish(step: NextStep, *, by: Person, at: datetime, note: str = "") -> NextStep:
    """Mark it done; `note` says what came of it.

    :raises AlreadyDone: it is done.
    """
    rules.require_scope(by, at=at)
    held = lock(step)
    if held.is_done:
        raise AlreadyDone(_("This is done already."))
    held.done_at, held.done_by, held.done_note = at, by, text.squeeze(note)[:LONGEST]
    held.save(update_fields=["done_at", "done_by", "done_note"])
    return held


def note_outcome(step: NextStep, note: str, *, by: Person, at: datetime) -> NextStep:
    """Say afterwards what came of a step that is done."""
    rules.require_scope(by, at=at)
    held = lock(step)
    held.done_note = text.squeeze(note)[:LONGEST]
    held.save(update_fields=["done_note"])
    return held


def reopen(step: NextStep, *, by: Person, at: datetime) -> NextStep:
    """Take up again what was marked done."""
    rules.require_scope(by, at=at)
    held = lock(step)
    held.done_at, held.done_by, held.done_note = None, None, ""
    held.save(update_fields=["done_at", "done_by", "done_note"])
    return held


def change(
    step: NextStep, changes: Mapping[str, object], *, by: Person, at: datetime, version: int | None = None
) -> NextStep:
    """Word it anew, move it in time, or give it to someone else, who is told. `changes` may name CHANGEABLE.

    :raises Stale: someone else saved first, and what is to be changed differs.
    """
    rules.require_scope(by, at=at)
    held = lock(step)
    wanted = {name: value for name, value in changes.items() if name in CHANGEABLE}
    if "what" in wanted:
        wanted["what"] = _worded(str(wanted["what"]))
    changed = apply(held, wanted, version=version)
    _check(held)
    with checked():
        held.save()
    if "person_id" in changed and held.person_id not in (by.pk, rules.principal_id()):
        _tell(held, by=by)
    return held


def snooze(step: NextStep, *, by: Person, at: datetime, until: date) -> NextStep:
    """Put it off to another day; the time of day goes.

    :raises CannotPlan: that day is past, or it is done.
    """
    rules.require_scope(by, at=at)
    held = lock(step)
    if held.is_done:
        raise AlreadyDone(_("This is done already."))
    if until < rules.home_day(at):
        raise CannotPlan(_("Choose today or a later day."), field="due_on")
    held.due_on, held.due_time = until, None
    held.save(update_fields=["due_on", "due_time"])
    return held


def archive(step: NextStep, *, by: Person, at: datetime) -> NextStep:
    """Put away what will not be done."""
    rules.require_scope(by, at=at)
    held = lock(step)
    if held.archived_at is None:
        held.archived_at = at
        held.save(update_fields=["archived_at"])
    return held


def _worded(what: str) -> str:
    words = text.squeeze(what.replace("\x00", ""))
    if not words:
        raise CannotPlan(_("Say what is to be done."), field="what")
    if len(words) > LONGEST:
        raise CannotPlan(_("Keep it under 300 characters; the rest belongs in a note."), field="what")
    return words


def _check(step: NextStep) -> None:
    if step.due_time and not step.due_on:
        raise CannotPlan(_("A time needs a day."), field="due_on")


def _tell(step: NextStep, *, by: Person) -> None:
    named = about.names(account=[step.account_id], contact=[step.contact_id], lead=[step.lead_id])
    params = {
        "by": by.name,
        "what": step.what,
        "client": next(iter(named.values()), ""),
        "due_on": step.due_on.isoformat() if step.due_on else "",
    }
    notices.tell(step.person_id, "step_given", params, notices.address("journal:step_edit", step.pk))
