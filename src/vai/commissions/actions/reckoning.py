"""Reckoning a person's statements: the engine runs over all that counts, and what is not settled yet is written anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from vai.commissions import engine
from vai.commissions.engine import periods
from vai.commissions.enums import EventKind, StatementState
from vai.commissions.models import (
    CommissionCredit,
    CommissionLine,
    CommissionPlanVersion,
    CommissionStatement,
    PlanAssignment,
)
from vai.commissions.queries import inputs, statements
from vai.staff.queries import company as settings

# Which sum of a statement a line of the engine goes into, and with which sign.
SUMS: dict[str, tuple[str, int]] = {
    "earned": ("earned", 1),
    "over_cap": ("earned", 1),
    "held_back": ("held_back", -1),
    "released": ("released", 1),
    "clawed_back": ("clawed_back", -1),
    "reversed": ("clawed_back", -1),
    "adjustment": ("adjusted", 1),
}
_FIGURES = (
    "opening",
    "earned",
    "held_back",
    "released",
    "clawed_back",
    "adjusted",
    "draw",
    "payable",
    "carried",
)


@dataclass
class _Draft:
    """A statement as it comes out now: its sums and its lines."""

    period: str
    kind: str
    currency: str
    version: CommissionPlanVersion | None = None
    quota: Decimal | None = None
    credited: Decimal = Decimal()
    digests: list[str] = field(default_factory=list)
    sums: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(_FIGURES, Decimal()))
    lines: list[CommissionLine] = field(default_factory=list)
    draw_steps: list[dict[str, str]] = field(default_factory=list)
    problem: dict[str, Any] = field(default_factory=dict)

    def add(self, kind: str, amount: Decimal, steps: list[dict[str, str]], event_id: int | None) -> None:
        """Add a line to the lines and to its sum."""
        name, sign = SUMS[kind]
        self.sums[name] += sign * amount
        self.lines.append(
            CommissionLine(event_id=event_id, kind=kind, amount=amount, steps=steps, position=len(self.lines))
        )


def reckon(person_id: int, *, at: datetime) -> list[CommissionStatement]:
    """Write a person's open statements anew, up to the running period; give those that changed.

    The same facts give the same statements, however often and in whatever order they were told. Only one transaction
    at a time reckons for a person. Within `company.acting`, or as a job of the robot.
    """
    _wait_for_others(person_id)
    today = settings.business_calendar().local_date(at)
    closed = _closed(person_id)
    _move_late(person_id, closed)
    drafts = _drafts(person_id, today, {(one.period, one.currency) for one in closed})
    kept = {
        (one.period, one.currency): one
        for one in CommissionStatement.objects.filter(person_id=person_id, state=StatementState.DRAFT)
    }
    changed = [_write(person_id, draft, kept.pop(key, None), at=at) for key, draft in sorted(drafts.items())]
    changed += [_write(person_id, _empty(one), one, at=at) for _key, one in sorted(kept.items())]
    return [one for one in changed if one is not None]


def reckon_all(*, at: datetime, only_stale: bool = False) -> int:
    """Reckon for everybody who is under a plan now or has an open statement; or for whom something changed only."""
    today = settings.business_calendar().local_date(at)
    drafts = CommissionStatement.objects.filter(state=StatementState.DRAFT)
    if only_stale:
        people = set(drafts.filter(digest="", problem={}).values_list("person_id", flat=True))
    else:
        people = set(drafts.values_list("person_id", flat=True))
        people |= set(_under_a_plan(today).values_list("person_id", flat=True))
    for person_id in sorted(people):
        reckon(person_id, at=at)
    return len(people)


def _under_a_plan(today: date) -> QuerySet[PlanAssignment]:
    return PlanAssignment.objects.filter(since__lte=today)


def _wait_for_others(person_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('commission'), %s)", [person_id])


def _closed(person_id: int) -> list[CommissionStatement]:
    found = CommissionStatement.objects.filter(person_id=person_id).exclude(state=StatementState.DRAFT)
    return list(found.order_by("starts_on", "pk"))


def _move_late(person_id: int, closed: Iterable[CommissionStatement]) -> None:
    """Let what was told after its period was published count on the first day that is open."""
    for statement in closed:
        statements.counting_in(statement).update(counts_on=statement.ends_on)


def _drafts(person_id: int, today: date, closed: set[tuple[str, str]]) -> dict[tuple[str, str], _Draft]:
    """Run the engine over each plan and gather what is open, by period and currency."""
    drafts: dict[tuple[str, str], _Draft] = {}
    for run in inputs.runs(person_id, until=_horizon(today)):
        try:
            made = engine.simulate(run.read_plans(), run.read_events(), people=run.people(), through=today)
        except engine.errors.InputWrong as error:
            _note_problem(drafts, run, error, today)
            continue
        for one in made:
            key = one.period, one.currency
            if one.person == str(person_id) and key not in closed:
                _gather(drafts.setdefault(key, _Draft(one.period, run.period, one.currency)), one, run)
    _add_adjustments(person_id, drafts, closed)
    return drafts


def _horizon(today: date) -> date:
    """Nothing that lies further ahead than a year counts yet: a date mistyped is not a statement."""
    return today + timedelta(days=366)


def _gather(draft: _Draft, made: engine.Statement, run: inputs.Run) -> None:
    start, end = periods.bounds(made.period, run.period)
    draft.version = run.version_on(start, end)
    draft.quota = run.quota_on(start, end)
    draft.credited += made.credited
    draft.digests.append(made.hash)
    for name in ("opening", "draw", "carried"):
        draft.sums[name] += getattr(made, name)
    for line in made.lines:
        draft.add(line.kind, line.amount, [step.tree() for step in line.steps], int(line.event))
    if made.steps:
        draft.draw_steps += [step.tree() for step in made.steps]


def _add_adjustments(
    person_id: int, drafts: dict[tuple[str, str], _Draft], closed: set[tuple[str, str]]
) -> None:
    found = CommissionCredit.objects.filter(
        person_id=person_id, event__kind=EventKind.ADJUSTMENT, plan_version__isnull=False
    ).select_related("event__recorded_by", "plan_version")
    for credit in found.order_by("counts_on", "event_id"):
        assert credit.plan_version is not None
        kind, currency = str(credit.plan_version.body["period"]), credit.plan_version.currency
        key = periods.name(credit.counts_on, kind), currency
        if key in closed:
            continue
        draft = drafts.setdefault(key, _Draft(key[0], kind, currency, version=credit.plan_version))
        event = credit.event
        amount = event.amount or Decimal()
        said = {"step": "adjustment", "by": event.recorded_by.name, "note": event.note}
        draft.add("adjustment", amount, [said], event.pk)
        draft.digests.append(f"{event.pk}:{amount}")


def _note_problem(
    drafts: dict[tuple[str, str], _Draft], run: inputs.Run, error: engine.errors.InputWrong, today: date
) -> None:
    """Keep why the running period cannot be reckoned, so that somebody can put it right; nothing is paid meanwhile."""
    period = periods.name(today, run.period)
    draft = drafts.setdefault((period, run.currency), _Draft(period, run.period, run.currency))
    draft.version = run.version_on(*periods.bounds(period, run.period))
    draft.problem = {"path": error.path, "code": error.code, "values": dict(error.values)}


def _empty(statement: CommissionStatement) -> _Draft:
    """Nothing counts in this period any more (what there was is undone)."""
    kind = statements.kind_of(statement.period)
    return _Draft(statement.period, kind, statement.currency, version=statement.plan_version)


def _write(
    person_id: int, draft: _Draft, kept: CommissionStatement | None, *, at: datetime
) -> CommissionStatement | None:
    """Write a draft where it differs from what is kept; give it, or None where nothing changed."""
    digest = hashlib.sha256("\n".join(sorted(draft.digests)).encode()).hexdigest()
    if kept is not None and kept.digest == digest and not kept.problem and not draft.problem:
        return None
    start, end = periods.bounds(draft.period, draft.kind)
    row = kept or CommissionStatement(
        person_id=person_id, period=draft.period, currency=draft.currency, starts_on=start, ends_on=end
    )
    sums = draft.sums
    sums["payable"] = sum((line.amount for line in draft.lines), Decimal()) + sums["draw"]
    for name in _FIGURES:
        setattr(row, name, sums[name])
    row.plan_version, row.quota, row.credited = draft.version, draft.quota, draft.credited
    row.draw_steps, row.problem = draft.draw_steps, draft.problem
    row.n_lines, row.digest, row.reckoned_at = len(draft.lines), digest, at
    row.save()
    CommissionLine.objects.filter(statement=row).delete()
    for line in draft.lines:
        line.statement = row
    CommissionLine.objects.bulk_create(draft.lines)
    return row
