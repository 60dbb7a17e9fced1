"""Leads in cadences: enrolled, brought on from step to step, paused, stopped.

Each step becomes a next step of the journal on its day, so the desk and the call list show it. `settle` brings an
enrolment to where it belongs and may run as often as it likes: a step that a lead came to is a row, unique by its pair.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from vai.core.errors import Refused
from vai.hunting import rules
from vai.hunting.actions import mails
from vai.hunting.enums import CHANNEL_KINDS, Channel, EnrolmentState, LeadStatus, StopReason, TouchState
from vai.hunting.models import Cadence, CadenceStep, CadenceTouch, Enrolment, Lead
from vai.hunting.queries import cadences as queries
from vai.hunting.queries import clock, standing
from vai.journal.actions import steps
from vai.journal.models import Interaction, NextStep
from vai.staff.models import Person

_HOME = ZoneInfo("Asia/Ho_Chi_Minh")
_RUNNING: Final = (EnrolmentState.ACTIVE, EnrolmentState.PAUSED)
_CALLS: Final = (Channel.CALL, Channel.ZALO, Channel.SMS)


class AlreadyIn(Refused):
    """A lead goes through one cadence at a time."""

    code = "already_in_a_cadence"
    status = 409


class CannotEnrol(Refused):
    """Nobody would do the steps, or the lead may not be contacted."""

    code = "cannot_enrol"


class NotRunning(Refused):
    """It has ended."""

    code = "cadence_ended"


def enrol(lead: Lead, cadence: Cadence, *, by: Person, at: datetime) -> Enrolment:
    """Put a lead into a cadence and plan its first step, for the lead's owner.

    :raises NotYours: the lead belongs to somebody else.
    :raises AlreadyIn: it is in one.
    :raises CannotEnrol: it is closed, has no owner, or wants no contact; or the cadence has no steps.
    """
    kept = _locked_lead(lead)
    if not kept.is_open or kept.owner_id is None:
        raise CannotEnrol(_("Only an open lead that has an owner goes through a cadence."))
    if kept.do_not_call and kept.do_not_mail:
        raise CannotEnrol(_("This lead does not want to be contacted."))
    if Enrolment.objects.filter(lead=kept, state__in=_RUNNING).exists():
        raise AlreadyIn(_("This lead is in a cadence already."))
    if cadence.archived_at is not None or not queries.steps_of(cadence.pk):
        raise CannotEnrol(_("This cadence has no steps."))
    made = Enrolment.objects.create(lead=kept, cadence=cadence, enrolled_by_id=by.pk, started_at=at)
    return _go_on(made, kept, by=by, at=at)


def settle(enrolment: Enrolment, *, by: Person, at: datetime) -> Enrolment:
    """Bring an enrolment to where it belongs: ended where the lead answered or closed, else on to its next step."""
    kept = (
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("lead")
        .filter(pk=enrolment.pk)
        .first()
    )
    if kept is None or not kept.is_running:
        return enrolment
    lead = kept.lead
    reason = _why_it_ends(kept, lead)
    if reason:
        return _end(kept, EnrolmentState.STOPPED, reason, by=by, at=at)
    if kept.state == EnrolmentState.PAUSED:
        if kept.resumes_on is None or kept.resumes_on > _day(at):
            return kept
        kept.state, kept.resumes_on = EnrolmentState.ACTIVE, None
        kept.save(update_fields=["state", "resumes_on"])
    return _go_on(kept, lead, by=by, at=at)


def settle_lead(lead: Lead, *, by: Person, at: datetime) -> None:
    """Bring the cadence of a lead to where it belongs, if it is in one."""
    running = Enrolment.objects.filter(lead=lead, state__in=_RUNNING).first()
    if running is not None:
        settle(running, by=by, at=at)


def is_running(lead: Lead) -> bool:
    """Whether a cadence will say when to try a lead again."""
    return Enrolment.objects.filter(lead=lead, state=EnrolmentState.ACTIVE).exists()


def pause(enrolment: Enrolment, *, by: Person, at: datetime, until: date | None = None) -> Enrolment:
    """Hold a cadence; with a day it goes on by itself from then. The step that was planned is taken off the lists."""
    kept = _locked(enrolment)
    for touch in _open(kept):
        # Come to, and not done: it is planned again when the cadence goes on.
        _take_off(touch, by=by, at=at)
        touch.next_step = None
        touch.save(update_fields=["next_step"])
    kept.state, kept.resumes_on = EnrolmentState.PAUSED, until
    kept.save(update_fields=["state", "resumes_on"])
    return kept


def resume(enrolment: Enrolment, *, by: Person, at: datetime) -> Enrolment:
    """Let a cadence go on."""
    kept = _locked(enrolment)
    kept.state, kept.resumes_on = EnrolmentState.ACTIVE, None
    kept.save(update_fields=["state", "resumes_on"])
    return _go_on(kept, kept.lead, by=by, at=at)


def stop(enrolment: Enrolment, *, by: Person, at: datetime) -> Enrolment:
    """End a cadence for a lead; what was planned is taken off the lists."""
    return _end(_locked(enrolment), EnrolmentState.STOPPED, StopReason.PERSON, by=by, at=at)


def skip(enrolment: Enrolment, *, by: Person, at: datetime) -> Enrolment:
    """Pass over the step that is planned and go on to the one after it."""
    kept = _locked(enrolment)
    _drop_open(kept, by=by, at=at)
    return _go_on(kept, kept.lead, by=by, at=at)


def _locked_lead(lead: Lead) -> Lead:
    stands = standing.current()
    rules.check(stands, "lead.change", lead)
    kept = Lead.objects.select_for_update(of=("self",)).filter(pk=lead.pk).first()
    if kept is None:
        raise rules.NotYours(_("This lead is not yours any more."))
    rules.check(stands, "lead.change", kept)
    return kept


def _locked(enrolment: Enrolment) -> Enrolment:
    rules.check(standing.current(), "lead.change", enrolment.lead)
    kept = Enrolment.objects.select_for_update(of=("self",)).select_related("lead").get(pk=enrolment.pk)
    if not kept.is_running:
        raise NotRunning(_("This cadence has ended for this lead."))
    return kept


def _why_it_ends(enrolment: Enrolment, lead: Lead) -> str:
    if lead.status == LeadStatus.CONVERTED:
        return StopReason.CONVERTED
    if not lead.is_open:
        return StopReason.DISQUALIFIED
    if lead.do_not_call and lead.do_not_mail:
        return StopReason.NO_CONTACT
    answered = Interaction.objects.filter(
        lead_id=lead.pk, is_two_way=True, archived_at=None, occurred_at__gte=enrolment.started_at
    )
    return StopReason.ANSWERED if answered.exists() else ""


def _go_on(enrolment: Enrolment, lead: Lead, *, by: Person, at: datetime) -> Enrolment:
    """Close the step that was done, and plan the next; nothing where one is still to be done."""
    touches = list(
        CadenceTouch.objects.filter(enrolment=enrolment).select_related("step", "next_step").order_by("id")
    )
    for touch in touches:
        if touch.state == TouchState.SENDING:
            return enrolment
        if touch.state == TouchState.PLANNED and not _close(touch, at=at):
            return _send_if_due(enrolment, touch, lead, by=by, at=at)
    been = {touch.step_id for touch in touches}
    last = touches[-1] if touches else None
    for step in queries.steps_of(enrolment.cadence_id):
        if step.pk in been:
            continue
        touch = _come_to(enrolment, step, lead, last, by=by, at=at)
        if touch.state == TouchState.PLANNED:
            return _send_if_due(enrolment, touch, lead, by=by, at=at)
        last = touch
    return _end(enrolment, EnrolmentState.FINISHED, "", by=by, at=at)


def _close(touch: CadenceTouch, *, at: datetime) -> bool:
    """Mark a planned step as done or skipped where its next step says so; whether it is over."""
    step = touch.next_step
    if step is None or not (step.is_done or step.archived_at):
        return False
    touch.state = TouchState.DONE if step.is_done else TouchState.SKIPPED
    touch.ended_at = step.done_at or at
    touch.save(update_fields=["state", "ended_at"])
    return True


def _come_to(
    enrolment: Enrolment,
    step: CadenceStep,
    lead: Lead,
    last: CadenceTouch | None,
    *,
    by: Person,
    at: datetime,
) -> CadenceTouch:
    touch = CadenceTouch(
        enrolment=enrolment, lead=lead, step=step, due_on=_due_on(enrolment, step, last, at=at)
    )
    if not _can_reach(lead, step.channel):
        touch.state, touch.ended_at = TouchState.SKIPPED, at
    elif not step.is_automatic:
        touch.next_step = _planned(touch, lead, by=by, at=at)
    touch.save(force_insert=True)
    return touch


def _planned(touch: CadenceTouch, lead: Lead, *, by: Person, at: datetime) -> NextStep:
    return steps.plan(
        touch.step.name,
        by=by,
        at=at,
        due_on=touch.due_on,
        person=lead.owner,
        kind=CHANNEL_KINDS[Channel(touch.step.channel)],
        lead_id=lead.pk,
    )


def _due_on(enrolment: Enrolment, step: CadenceStep, last: CadenceTouch | None, *, at: datetime) -> date:
    """Count working days from the enrolment, or from the day on which the step before was really done."""
    calendar = clock.business_calendar()
    if last is None or last.ended_at is None:
        return calendar.add_working_days(_day(enrolment.started_at), step.day)
    done = max(_day(last.ended_at), min(last.due_on, _day(at)))
    return calendar.add_working_days(done, max(step.day - last.step.day, 0))


def _can_reach(lead: Lead, channel: str) -> bool:
    if channel == Channel.MAIL:
        return bool(lead.email) and not lead.do_not_mail
    if channel in _CALLS:
        return bool(lead.phone or lead.zalo) and not lead.do_not_call
    return True


def _send_if_due(
    enrolment: Enrolment, touch: CadenceTouch, lead: Lead, *, by: Person, at: datetime
) -> Enrolment:
    """Send a mail that goes by itself on its day, while the company works; any other step waits for a person."""
    if touch.next_step_id is None and not touch.step.is_automatic:
        touch.due_on = max(touch.due_on, clock.business_calendar().add_working_days(_day(at), 0))
        touch.next_step = _planned(touch, lead, by=by, at=at)
        touch.save(update_fields=["due_on", "next_step"])
    if touch.step.is_automatic and touch.due_on <= _day(at) and clock.business_calendar().is_open(at):
        if not _can_reach(lead, Channel.MAIL):
            touch.state, touch.ended_at = TouchState.SKIPPED, at
            touch.save(update_fields=["state", "ended_at"])
        elif lead.owner is not None and mails.can_send():
            mails.send_step(touch, lead, by=by, at=at)
    return enrolment


def _open(enrolment: Enrolment) -> list[CadenceTouch]:
    found = CadenceTouch.objects.filter(enrolment=enrolment, state=TouchState.PLANNED)
    return list(found.select_related("step", "next_step").order_by("id"))


def _take_off(touch: CadenceTouch, *, by: Person, at: datetime) -> None:
    step = touch.next_step
    if step is not None and not step.is_done and step.archived_at is None:
        steps.archive(step, by=by, at=at)


def _drop_open(enrolment: Enrolment, *, by: Person, at: datetime) -> None:
    """Take the planned step off the lists, never to come back to it."""
    for touch in _open(enrolment):
        _take_off(touch, by=by, at=at)
        touch.state, touch.ended_at = TouchState.SKIPPED, at
        touch.save(update_fields=["state", "ended_at"])


def _end(enrolment: Enrolment, state: str, reason: str, *, by: Person, at: datetime) -> Enrolment:
    if state == EnrolmentState.STOPPED:
        _drop_open(enrolment, by=by, at=at)
    enrolment.state, enrolment.reason, enrolment.ended_at = state, reason, at
    enrolment.save(update_fields=["state", "reason", "ended_at"])
    return enrolment


def _day(at: datetime) -> date:
    return at.astimezone(_HOME).date()
