"""The outcome of a call, kept in one act: the interaction, the lead's status, the step that was done, and the next one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from vai.core import formats
from vai.core.errors import Refused
from vai.core.text import fold
from vai.hunting import phrases, rules
from vai.hunting.actions import cadences, leads
from vai.hunting.callback_times import When
from vai.hunting.enums import CallOutcome
from vai.hunting.models import CallerSettings, CallHold, CallSettings, Lead, LostReason
from vai.hunting.queries import clock, lists, standing
from vai.journal.actions import interactions, steps
from vai.journal.models import Interaction, NextStep
from vai.staff import rules as staff
from vai.staff.models import Person

_HOME = ZoneInfo("Asia/Ho_Chi_Minh")
# Working days until the next try after so many tries without an answer, where no cadence says it; then a person decides.
TRIES: Final = (1, 1, 2, 3, 5)
FOLLOW_UP_DAYS = 2
_SAID: Final = {CallOutcome.NO_ANSWER: "no_answer", CallOutcome.WRONG_NUMBER: "no_answer"}


class WhenMissing(Refused):
    """Say when to call back."""

    code = "when_missing"


class NotCallable(Refused):
    """The lead is closed."""

    code = "not_callable"
    status = 409


class NotADial(Refused):
    """A way of dialling is a tel: or sip: address with {number} in it."""

    code = "not_a_dial"


@dataclass(frozen=True, kw_only=True)
class Told:
    """What came of a call. `when`: for calling back, and for not now; `reason`: for lost; `note`: what was said."""

    outcome: str
    when: When | None = None
    reason: LostReason | None = None
    note: str = ""


@dataclass(frozen=True)
class Kept:
    """What a call left behind: the lead, what was noted, and what comes next (None: nothing)."""

    lead: Lead
    interaction: Interaction
    step: NextStep | None


def keep(lead: Lead, told: Told, *, by: Person, at: datetime) -> Kept:
    """Keep what came of calling a lead. Whoever calls a lead that nobody has takes it.

    :raises AlreadyTaken: somebody else was quicker.
    :raises NotYours: it belongs to somebody else.
    :raises NotCallable: it is closed.
    :raises WhenMissing: no day was said for calling back.
    :raises ReasonMissing: it is lost, and why is not said.
    """
    kept = _mine(lead, by=by, at=at)
    if told.outcome not in CallOutcome.values:
        raise Refused(_("Choose what came of the call."), field="outcome")
    if told.outcome in (CallOutcome.CALLBACK, CallOutcome.NOT_NOW) and told.when is None:
        raise WhenMissing(_("Say when to call back, for example “tomorrow 9am”."), field="when")
    noted = interactions.record(
        "call",
        by=by,
        at=at,
        occurred_at=at,
        lead_id=kept.pk,
        direction="out",
        outcome=_SAID.get(CallOutcome(told.outcome), "reached"),
        body=_body(kept, told),
    )
    for step in _due(kept, at=at):
        steps.finish(step, by=by, at=at, note=str(CallOutcome(told.outcome).label))
    kept.refresh_from_db()
    planned = _what_next(kept, told, by=by, at=at)
    cadences.settle_lead(kept, by=by, at=at)
    CallHold.objects.filter(lead=kept, person=by).update(until=None)
    kept.refresh_from_db()
    return Kept(kept, noted, planned or _planned(kept))


def skip(lead: Lead, *, by: Person, at: datetime, until: datetime) -> None:
    """Pass a lead over for a while; another may have it meanwhile."""
    CallHold.objects.update_or_create(lead=lead, person=by, defaults={"until": None, "skipped_until": until})


def set_hours(opens: time, closes: time, *, by: Person, at: datetime) -> CallSettings:
    """Say between which hours leads are called who did not ask for it."""
    staff.need_administrator(by)
    if opens >= closes:
        raise Refused(_("The hours end after they begin."), field="closes")
    kept = CallSettings.objects.select_for_update().order_by("pk").first() or CallSettings()
    kept.opens, kept.closes = opens, closes
    kept.save()
    return kept


def set_dial(dial: str, *, by: Person, at: datetime) -> CallerSettings:
    """Say how one dials.

    :raises NotADial: anything but a tel: or sip: address with {number} in it could lead anywhere.
    """
    dial = "".join(dial.split())
    is_sound = dial.count("{number}") == 1 and dial.startswith(("tel:", "sip:", "sips:")) and len(dial) <= 120
    if not is_sound or any(sign in dial for sign in "\"'<>\\") or "{" in dial.replace("{number}", ""):
        raise NotADial(
            _("Write an address such as tel:{number} or sip:{number}@pbx.example.vn."), field="dial"
        )
    kept, _made = CallerSettings.objects.update_or_create(person=by, defaults={"dial": dial})
    return kept


def _mine(lead: Lead, *, by: Person, at: datetime) -> Lead:
    if lead.owner_id is None:
        lead = leads.claim(lead, by=by, at=at)
    stands = standing.current()
    rules.check(stands, "lead.change", lead)
    kept = Lead.objects.select_for_update(of=("self",)).filter(pk=lead.pk).first()
    if kept is None or not kept.is_open:
        raise NotCallable(_("This lead is closed, or it is not yours any more."))
    rules.check(stands, "lead.change", kept)
    return kept


def _body(lead: Lead, told: Told) -> str:
    head = ""
    if told.outcome == CallOutcome.WRONG_NUMBER:
        head = _("Wrong number: %(number)s") % {"number": formats.phone(lead.phone)}
    return "\n".join(part for part in (head, told.note.strip()) if part)


def _due(lead: Lead, *, at: datetime) -> list[NextStep]:
    """The calls that were planned for today or before: this one was it."""
    today = _day(at)
    found = NextStep.objects.filter(lead_id=lead.pk, done_at=None, archived_at=None).exclude(due_on__gt=today)
    return [step for step in found.order_by("due_on", "id") if _is_call(step)]


def _is_call(step: NextStep) -> bool:
    """What was planned as a call; by hand, kinds are seldom given, so the first word tells."""
    return step.kind in ("call", "callback") or (
        not step.kind and fold(step.what).startswith(("goi", "call"))
    )


def _what_next(lead: Lead, told: Told, *, by: Person, at: datetime) -> NextStep | None:
    if told.outcome == CallOutcome.LOST:
        leads.disqualify(lead, reason=told.reason, by=by, at=at, note=told.note)
        return None
    if told.outcome == CallOutcome.WRONG_NUMBER:
        return _without_number(lead, by=by, at=at)
    if told.when is not None:
        return _plan(lead, phrases.STEP_CALL_BACK, told.when, "callback", by=by, at=at)
    if told.outcome == CallOutcome.REACHED:
        return _plan(lead, phrases.STEP_FOLLOW_UP, _in_days(FOLLOW_UP_DAYS, at), "call", by=by, at=at)
    return _again(lead, by=by, at=at)


def _again(lead: Lead, *, by: Person, at: datetime) -> NextStep | None:
    """Try again by the cadence that the lead is in, or else by the usual ladder; after its last rung a person decides."""
    if cadences.is_running(lead):
        return None
    calls = Interaction.objects.filter(lead_id=lead.pk, kind="call", archived_at=None).order_by(
        "-occurred_at", "-id"
    )
    n_tries = 0
    for is_two_way in calls.values_list("is_two_way", flat=True)[: len(TRIES) + 1]:
        if is_two_way:
            break
        n_tries += 1
    if n_tries > len(TRIES):
        return None
    return _plan(lead, phrases.STEP_CALL_AGAIN, _in_days(TRIES[n_tries - 1], at), "call", by=by, at=at)


def _without_number(lead: Lead, *, by: Person, at: datetime) -> NextStep | None:
    """Go on with the lead's next number; where there is none, somebody has to find one."""
    told = _("Wrong number: %(number)s") % {"number": formats.phone(lead.phone) or lead.phone_original}
    lead.notes = "\n".join(part for part in (lead.notes, f"{told} ({formats.day(_day(at))})") if part)
    further = [number for number in lead.other_phones if number != lead.phone]
    lead.phone, lead.other_phones = (further[0], further[1:]) if further else ("", [])
    lead.phone_original = ""
    is_nobody = not any((lead.name, lead.company, lead.phone, lead.email, lead.need))
    if is_nobody:
        # Nothing would be left to know it by: the wrong number itself is the name under which it is put aside.
        lead.name = told
    lead.save()
    if is_nobody:
        leads.disqualify(lead, reason=_wrong_details(), by=by, at=at)
        return None
    if lead.phone:
        return _plan(lead, phrases.STEP_CALL_AGAIN, When(_day(at)), "call", by=by, at=at)
    return _plan(lead, phrases.STEP_FIND_NUMBER, _in_days(1, at), "", by=by, at=at)


def _wrong_details() -> LostReason | None:
    reasons = list(lists.lost_reasons(for_leads=True))
    known = (
        one for one in reasons if one.name_f == fold("Thông tin sai") or fold(one.name_en) == "wrong details"
    )
    return next(known, reasons[0] if reasons else None)


def _plan(lead: Lead, what: object, when: When, kind: str, *, by: Person, at: datetime) -> NextStep:
    return steps.plan(
        str(what),
        by=by,
        at=at,
        due_on=when.day,
        due_time=when.time,
        person=lead.owner,
        kind=kind,
        lead_id=lead.pk,
    )


def _planned(lead: Lead) -> NextStep | None:
    open_ones = NextStep.objects.filter(lead_id=lead.pk, done_at=None, archived_at=None)
    return open_ones.order_by("due_on", "id").first()


def _in_days(n: int, at: datetime) -> When:
    return When(clock.business_calendar().add_working_days(_day(at), n))


def _day(at: datetime) -> date:
    return at.astimezone(_HOME).date()
