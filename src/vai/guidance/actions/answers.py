"""Answering a next action: done, later, not useful, wrong, not my job; and lifting a mute."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext_lazy as _

from vai.core.errors import NotThere, Refused
from vai.core.formats import HOME_ZONE
from vai.guidance.enums import Answer, Snooze
from vai.guidance.models import GuidanceAnswer, GuidanceMute
from vai.guidance.queries import next_actions
from vai.guidance.rules import RULES, Case, Rule
from vai.journal.actions import interactions, steps
from vai.journal.enums import Direction, Outcome
from vai.journal.models import NextStep
from vai.staff.models import Person

A_MONTH = timedelta(days=30)
TIMES_TO_MUTE = 3
_MORNING = time(8, 0)
_FARTHEST = timedelta(days=366)


class CannotAnswer(Refused):
    """The answer does not fit the action."""

    code = "cannot_answer"


def done(
    rule: str, kind: str, pk: int, *, by: Person, at: datetime, person: Person | None = None
) -> GuidanceAnswer:
    """Say that it is done: a step is finished, a call or a message goes into the journal, and the rule rests a while.

    `person` is whose desk it is, where `by` acts for them.
    """
    spoken = _rule(rule)
    if kind == "step":
        _finish_step(pk, by=by, at=at)
    elif spoken.logs:
        case = next_actions.case_of(person or by, rule, kind, pk, at=at)
        if case:
            _tell_journal(spoken, case, by=by, at=at)
    return _answer(spoken, kind, pk, Answer.DONE, by=by, at=at, until=at + timedelta(hours=spoken.rest_hours))


def snooze(
    rule: str,
    kind: str,
    pk: int,
    *,
    by: Person,
    at: datetime,
    how: str = Snooze.TOMORROW,
    on: date | None = None,
) -> GuidanceAnswer:
    """Put it off: two hours, until tomorrow or Monday morning, or until the morning of a day.

    :raises CannotAnswer: the day is missing, past, or more than a year away.
    """
    return _answer(_rule(rule), kind, pk, Answer.SNOOZED, by=by, at=at, until=until(how, at=at, on=on))


def dismiss(
    rule: str, kind: str, pk: int, *, by: Person, at: datetime
) -> tuple[GuidanceAnswer, GuidanceMute | None]:
    """Say that it is not useful: hidden for a month; the third time in a month the whole rule is silent for one.

    :raises CannotAnswer: somebody waits for this one: it can be put off, not dismissed.
    """
    spoken = _rule(rule)
    if not spoken.is_mutable:
        raise CannotAnswer(_("Somebody waits for this: it can be put off, but not dismissed."))
    answer = _answer(spoken, kind, pk, Answer.IRRELEVANT, by=by, at=at, until=at + A_MONTH)
    return answer, _mute_if_often(spoken, by=by, at=at)


def wrong(rule: str, kind: str, pk: int, *, by: Person, at: datetime) -> GuidanceAnswer:
    """Say that the data is wrong: hidden for a day while it is put right, and nothing is held against the rule."""
    return _answer(_rule(rule), kind, pk, Answer.WRONG, by=by, at=at, until=at + timedelta(days=1))


def not_mine(rule: str, kind: str, pk: int, *, by: Person, at: datetime) -> GuidanceAnswer:
    """Say that it is somebody else's job: hidden for a month."""
    return _answer(_rule(rule), kind, pk, Answer.NOT_MINE, by=by, at=at, until=at + A_MONTH)


def unmute(pk: int, *, by: Person, at: datetime) -> GuidanceMute:
    """Let a rule speak again before its month is over.

    :raises NotThere: it is nobody's mute, or somebody else's.
    """
    mute = GuidanceMute.objects.select_for_update().filter(pk=pk, person=by).first()
    if mute is None:
        raise NotThere(_("This is not there, or you do not see it."))
    mute.lifted_at = at
    mute.save(update_fields=["lifted_at"])
    return mute


def until(how: str, *, at: datetime, on: date | None = None) -> datetime:
    """Reckon when a put-off action comes back; mornings are eight o'clock at home.

    :raises CannotAnswer: the day is missing, past, or more than a year away.
    """
    today = at.astimezone(HOME_ZONE).date()
    if how == Snooze.TWO_HOURS:
        return at + timedelta(hours=2)
    if how == Snooze.NEXT_WEEK:
        return _morning(today + timedelta(days=7 - today.weekday()))
    if how == Snooze.DATE:
        if on is None or not today < on <= today + _FARTHEST:
            raise CannotAnswer(_("Choose a day from tomorrow on, within a year."), field="on")
        return _morning(on)
    return _morning(today + timedelta(days=1))


def _morning(day: date) -> datetime:
    return datetime.combine(day, _MORNING, HOME_ZONE)


def _rule(code: str) -> Rule:
    if code not in RULES:
        raise NotThere(_("This is not there, or you do not see it."))
    return RULES[code]


def _answer(
    rule: Rule, kind: str, pk: int, answer: Answer, *, by: Person, at: datetime, until: datetime
) -> GuidanceAnswer:
    return GuidanceAnswer.objects.create(
        person=by, rule=rule.code, subject_kind=kind[:12], subject_id=pk, answer=answer, at=at, until=until
    )


def _finish_step(pk: int, *, by: Person, at: datetime) -> None:
    step = NextStep.objects.filter(pk=pk).first()
    if step is None:
        raise NotThere(_("This is not there, or you do not see it."))
    if not step.is_done:
        steps.finish(step, by=by, at=at)


def _tell_journal(rule: Rule, case: Case, *, by: Person, at: datetime) -> None:
    """Keep what was done as an interaction of the client or the lead; it can be put right in the stream."""
    lead_id = case.pk if case.kind == "lead" else case.n if case.kind == "interaction" and case.n else None
    interactions.record(
        rule.logs,
        by=by,
        at=at,
        occurred_at=at,
        account_id=case.account_id,
        contact_ids=(case.pk,) if case.kind == "contact" else (),
        lead_id=lead_id,
        direction=Direction.OUT,
        outcome=Outcome.REACHED if rule.logs_two_way else "",
        is_two_way=rule.logs_two_way,
        subject=rule.title(case),
    )


def _mute_if_often(rule: Rule, *, by: Person, at: datetime) -> GuidanceMute | None:
    last = GuidanceMute.objects.filter(person=by, rule=rule.code).order_by("-at", "-pk").first()
    told = GuidanceAnswer.objects.filter(
        person=by,
        rule=rule.code,
        answer=Answer.IRRELEVANT,
        at__gt=max(at - A_MONTH, last.at if last else at - A_MONTH),
    )
    # A card of several people is answered once.
    if told.values("at").distinct().count() < TIMES_TO_MUTE:
        return None
    return GuidanceMute.objects.create(person=by, rule=rule.code, at=at, until=at + A_MONTH)
