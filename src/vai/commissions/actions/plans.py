"""Plans: made, changed by their next version, put away; people come under a plan and leave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from vai.commissions import engine, rules
from vai.commissions.models import (
    CommissionCredit,
    CommissionPlan,
    CommissionPlanVersion,
    CommissionStatement,
    PlanAssignment,
)
from vai.commissions.phrases import wrong
from vai.core import jobs, text
from vai.core.errors import Refused
from vai.staff.models import Person

# What a version takes from its row, not from its body.
_FROM_THE_ROW = ("id", "version", "quota", "effective")


class NotAPlan(Refused):
    """The plan says something that cannot be meant; the message says where."""

    code = "not_a_plan"


class NotAssigned(Refused):
    """The person cannot come under this plan at this time."""

    code = "not_assigned"


@dataclass(frozen=True)
class AssignmentData:
    """Who comes under a plan, from a day until another (not counted); quota a period, on-target earnings a year."""

    person: Person
    since: date
    until: date | None = None
    quota: Decimal | None = None
    ote: Decimal | None = None


def add_plan(
    name: str, body: Mapping[str, Any], *, by: Person, at: datetime, effective_from: date, note: str = ""
) -> CommissionPlan:
    """Make a plan with its first version.

    :raises NotAPlan: it has no name or one that is taken, or the engine cannot read it.
    """
    rules.require_administrator(by)
    called = text.squeeze(name)[:120]
    if not called:
        raise NotAPlan(_("Give the plan a name."), field="name")
    checked = _checked(body)
    if CommissionPlan.objects.filter(name_f=text.fold(called)).exists():
        raise NotAPlan(_("There is a plan of this name already."), field="name")
    plan = CommissionPlan.objects.create(name=called)
    _version(plan, 1, checked, effective_from, by, note)
    return plan


def revise(
    plan: CommissionPlan,
    body: Mapping[str, Any],
    *,
    by: Person,
    at: datetime,
    effective_from: date,
    note: str = "",
) -> CommissionPlanVersion:
    """Make the next version of a plan, which holds from a day on; what was won before keeps the version it was won under.

    :raises NotAPlan: the engine cannot read it, its day is not after the last version's, or currency or period change.
    """
    rules.require_administrator(by)
    checked = _checked(body)
    held = CommissionPlan.objects.select_for_update().get(pk=plan.pk)
    last = held.versions.order_by("-number").first()
    assert last is not None
    if effective_from <= last.effective_from:
        raise NotAPlan(_("A new version begins after the one before it."), field="effective_from")
    for key in ("currency", "period"):
        if checked.get(key) != last.body.get(key):
            raise NotAPlan(
                _("Currency and period stay the same for all versions: make another plan instead.")
            )
    made = _version(held, last.number + 1, checked, effective_from, by, note)
    _repin(held, made, by=by, at=at)
    return made


def archive_plan(plan: CommissionPlan, *, by: Person, at: datetime) -> CommissionPlan:
    """Put a plan away; who is under it stays until their assignment ends."""
    rules.require_administrator(by)
    plan.archived_at = at
    plan.save(update_fields=["archived_at"])
    return plan


def assign(
    plan: CommissionPlan, data: AssignmentData, *, by: Person, at: datetime, reckons: bool = True
) -> PlanAssignment:
    """Let a person come under a plan; an earlier assignment without an end ends on the day that this one begins.

    What they won since that day and no plan counted comes under it, too. Without `reckons` the caller reckons.
    :raises NotAssigned: their statements of that time are settled already, or they are under another plan then.
    """
    rules.require_administrator(by)
    _require_open(data.person, data.since)
    if data.until is not None and data.until <= data.since:
        raise NotAssigned(_("The end comes after the beginning."), field="until")
    if data.quota is not None and data.quota <= 0:
        raise NotAssigned(_("A quota is more than zero."), field="quota")
    PlanAssignment.objects.filter(person=data.person, until=None, since__lt=data.since).update(
        until=data.since
    )
    body = plan.versions.order_by("-number").values_list("body", flat=True)[0]
    try:
        with transaction.atomic():
            made = PlanAssignment.objects.create(
                plan=plan,
                person=data.person,
                since=data.since,
                until=data.until,
                quota=data.quota,
                ote=data.ote,
                currency=body["currency"],
            )
    except IntegrityError as error:
        raise NotAssigned(_("They are under a plan at that time already."), field="since") from error
    _pin(data.person, since=data.since, until=data.until)
    if reckons:
        reckon_soon([data.person.pk], by=by, at=at)
    return made


def end_assignment(assignment: PlanAssignment, until: date, *, by: Person, at: datetime) -> PlanAssignment:
    """End an assignment on a day, which is not counted.

    :raises NotAssigned: the day is not after the beginning, or lies in a time that is settled.
    """
    rules.require_administrator(by)
    if until <= assignment.since:
        raise NotAssigned(_("The end comes after the beginning."), field="until")
    _require_open(assignment.person, until)
    assignment.until = until
    assignment.save(update_fields=["until"])
    reckon_soon([assignment.person_id], by=by, at=at)
    return assignment


def reckon_soon(people: list[int], *, by: Person, at: datetime) -> None:
    """Have the open statements of these people reckoned anew."""
    robot = Person.objects.get(is_robot=True)
    for person_id in sorted(set(people)):
        jobs.enqueue("commissions.reckon", by=robot, at=at, person=person_id)


def _version(
    plan: CommissionPlan, number: int, body: dict[str, Any], since: date, by: Person, note: str
) -> CommissionPlanVersion:
    return CommissionPlanVersion.objects.create(
        plan=plan, number=number, body=body, effective_from=since, made_by=by, note=text.squeeze(note)[:300]
    )


def _checked(body: Mapping[str, Any]) -> dict[str, Any]:
    plain = {key: value for key, value in body.items() if key not in _FROM_THE_ROW}
    try:
        engine.plans.read({**plain, "id": "plan", "version": 1})
    except engine.errors.InputWrong as error:
        raise NotAPlan(wrong(error), field="body") from error
    return plain


def _require_open(person: Person, day: date) -> None:
    settled = CommissionStatement.objects.filter(person=person, ends_on__gt=day).exclude(state="draft")
    last = settled.aggregate(last=Max("ends_on"))["last"]
    if last is not None:
        raise NotAssigned(
            _("Their statements are settled until %(day)s: begin on that day or later.")
            % {"day": last.strftime("%d/%m/%Y")},
            field="since",
        )


def _pin(person: Person, *, since: date, until: date | None) -> None:
    """Pin the plan to what was credited before anybody said under which plan the person works."""
    loose = CommissionCredit.objects.filter(person=person, plan_version=None, counts_on__gte=since)
    if until is not None:
        loose = loose.filter(counts_on__lt=until)
    for credit in loose.order_by("pk"):
        credit.plan_version = version_for(person.pk, credit.counts_on)
        credit.save(update_fields=["plan_version"])


def version_for(person_id: int, day: date) -> CommissionPlanVersion | None:
    """Find under which version of which plan a person works on a day; before its first day a plan's first version holds."""
    held = PlanAssignment.objects.filter(person_id=person_id, since__lte=day)
    assignment = held.filter(Q(until=None) | Q(until__gt=day)).first()
    if assignment is None:
        return None
    versions = CommissionPlanVersion.objects.filter(plan_id=assignment.plan_id)
    return (
        versions.filter(effective_from__lte=day).order_by("-number").first()
        or versions.order_by("number").first()
    )


def _repin(plan: CommissionPlan, made: CommissionPlanVersion, *, by: Person, at: datetime) -> None:
    """Bring what was won from the version's day on, and is not settled, under it; what is settled is left alone."""
    later = CommissionCredit.objects.filter(
        plan_version__plan=plan, event__of=None, counts_on__gte=made.effective_from, settled_in=None
    )
    people = list(later.values_list("person_id", flat=True).distinct())
    originals = list(later.values_list("event_id", flat=True))
    later.update(plan_version=made)
    CommissionCredit.objects.filter(plan_version__plan=plan, event__of__in=originals, settled_in=None).update(
        plan_version=made
    )
    reckon_soon(people, by=by, at=at)
