"""Open next steps: whose, of what, by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import F, QuerySet

from vai.journal.models import NextStep
from vai.journal.queries import about

LIST = 60


@dataclass(frozen=True)
class Step:
    """A next step as lists show it; `when` is overdue, today, later, someday or done."""

    id: int
    what: str
    kind: str
    due_on: date | None
    due_time: time | None
    when: str
    days_late: int
    person_id: int
    person: str
    created_by: str
    account_id: int | None
    account: str
    contact_id: int | None
    contact: str
    lead_id: int | None
    lead: str
    opportunity_id: int | None
    opportunity: str
    done_at: datetime | None
    done_by: str
    done_note: str
    version: int


@dataclass(frozen=True)
class Agenda:
    """A person's steps, the oldest due first; `is_cut` says that more than LIST of a part are open."""

    overdue: tuple[Step, ...]
    today: tuple[Step, ...]
    later: tuple[Step, ...]
    someday: tuple[Step, ...]
    is_cut: bool


def open_steps(
    *,
    today: date,
    person_ids: Iterable[int] = (),
    account_id: int | None = None,
    contact_id: int | None = None,
    lead_id: int | None = None,
    opportunity_id: int | None = None,
    limit: int = LIST,
) -> list[Step]:
    """List open steps of people, of a client, a lead or a deal (of all that are named), the first due first."""
    rows = NextStep.objects.filter(done_at=None, archived_at=None)
    people = list(person_ids)
    if people:
        rows = rows.filter(person_id__in=people)
    named = {
        "account_id": account_id,
        "contact_id": contact_id,
        "lead_id": lead_id,
        "opportunity_id": opportunity_id,
    }
    rows = rows.filter(**{name: value for name, value in named.items() if value is not None})
    return told(
        rows.order_by(F("due_on").asc(nulls_last=True), F("due_time").asc(nulls_last=True), "pk"),
        today,
        limit,
    )


def agenda(*, today: date, person_ids: Iterable[int], limit: int = LIST) -> Agenda:
    """Part a person's open steps into overdue, today, later and without a day."""
    found = open_steps(today=today, person_ids=person_ids, limit=limit + 1)
    parts: dict[str, list[Step]] = {"overdue": [], "today": [], "later": [], "someday": []}
    for step in found[:limit]:
        parts[step.when].append(step)
    kept = {name: tuple(steps) for name, steps in parts.items()}
    return Agenda(**kept, is_cut=len(found) > limit)


def done_steps(*, today: date, person_ids: Iterable[int], limit: int = LIST) -> list[Step]:
    """List what people have done, the last first."""
    rows = NextStep.objects.filter(person_id__in=list(person_ids), done_at__isnull=False, archived_at=None)
    return told(rows.order_by("-done_at", "-pk"), today, limit)


def one(pk: int, *, today: date) -> Step | None:
    """Return one step as lists show it, if it is seen."""
    return next(iter(told(NextStep.objects.filter(pk=pk).order_by("pk"), today, 1)), None)


def told(rows: QuerySet[NextStep], today: date, limit: int) -> list[Step]:
    """Read steps with the names of all that they are about, in two queries."""
    found = list(rows.select_related("person", "created_by", "done_by")[:limit])
    names = about.names(
        account=(row.account_id for row in found),
        contact=(row.contact_id for row in found),
        lead=(row.lead_id for row in found),
        opportunity=(row.opportunity_id for row in found),
    )
    return [_step(row, today, names) for row in found]


def when(due_on: date | None, *, is_done: bool, today: date) -> str:
    """Place a step in time."""
    if is_done:
        return "done"
    if due_on is None:
        return "someday"
    if due_on < today:
        return "overdue"
    return "today" if due_on == today else "later"


def _step(row: NextStep, today: date, names: about.Names) -> Step:
    late = today - row.due_on if row.due_on and not row.is_done else timedelta()
    return Step(
        id=row.pk,
        what=row.what,
        kind=row.kind,
        due_on=row.due_on,
        due_time=row.due_time,
        when=when(row.due_on, is_done=row.is_done, today=today),
        days_late=max(late.days, 0),
        person_id=row.person_id,
        person=row.person.name,
        created_by=row.created_by.name,
        account_id=row.account_id,
        account=names.get(("account", row.account_id or 0), ""),
        contact_id=row.contact_id,
        contact=names.get(("contact", row.contact_id or 0), ""),
        lead_id=row.lead_id,
        lead=names.get(("lead", row.lead_id or 0), ""),
        opportunity_id=row.opportunity_id,
        opportunity=names.get(("opportunity", row.opportunity_id or 0), ""),
        done_at=row.done_at,
        done_by=row.done_by.name if row.done_by else "",
        done_note=row.done_note,
        version=row.version,
    )
