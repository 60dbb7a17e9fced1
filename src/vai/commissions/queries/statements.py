"""Statements as pages show them: whose, of which period, with lines that open to their working."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from vai.commissions.enums import DisputeState, StatementState
from vai.commissions.models import (
    CommissionCredit,
    CommissionDispute,
    CommissionLine,
    CommissionStatement,
)
from vai.staff.models import Person

LIST = 60


@dataclass(frozen=True)
class Row:
    """A statement in a list of a lead's: whose it is, and whether it is sound."""

    statement: CommissionStatement
    person: Person
    n_disputes: int
    is_sound: bool


def kind_of(period: str) -> str:
    """Say how long a period is by its name: 2026-11, 2026-Q4, 2026."""
    return "quarter" if "Q" in period else "month" if "-" in period else "year"


def one(pk: int) -> CommissionStatement | None:
    """Find a statement that the acting person sees, with its people and its plan."""
    found = CommissionStatement.objects.filter(pk=pk)
    return found.select_related("person__team", "approved_by", "published_by", "plan_version__plan").first()


def running(person_id: int, today: date) -> CommissionStatement | None:
    """Find the statement of the running period: the shortest that holds today."""
    found = CommissionStatement.objects.filter(person_id=person_id, starts_on__lte=today, ends_on__gt=today)
    return found.select_related("plan_version__plan").order_by("-starts_on", "pk").first()


def earlier(person_id: int, today: date, *, limit: int = 24) -> list[CommissionStatement]:
    """List a person's statements of periods that are over, the last first."""
    found = CommissionStatement.objects.filter(person_id=person_id, ends_on__lte=today)
    return list(found.order_by("-starts_on", "-pk")[:limit])


def lines(statement: CommissionStatement) -> list[CommissionLine]:
    """List the lines in their order, with the event of each and how often it is disputed."""
    found = CommissionLine.objects.filter(statement=statement).select_related("event")
    return list(found.order_by("position", "pk"))


def disputes(statement: CommissionStatement) -> list[CommissionDispute]:
    """List what was disputed in a statement, in the order in which it was."""
    found = CommissionDispute.objects.filter(statement=statement)
    return list(found.select_related("decided_by", "adjustment").order_by("raised_at", "pk"))


def line(pk: int) -> CommissionLine | None:
    """Find a line that the acting person sees."""
    return CommissionLine.objects.select_related("statement__person", "event").filter(pk=pk).first()


def dispute(pk: int) -> CommissionDispute | None:
    """Find a dispute that the acting person sees."""
    found = CommissionDispute.objects.filter(pk=pk)
    return found.select_related(
        "person", "line__event", "statement__person", "statement__plan_version", "decided_by", "adjustment"
    ).first()


def open_disputes(person: Person, *, limit: int = LIST) -> list[CommissionDispute]:
    """List what waits for an answer and is not the person's own, the first due first."""
    found = CommissionDispute.objects.filter(state=DisputeState.OPEN).exclude(person=person)
    return list(found.select_related("person", "line__event", "statement").order_by("due_on", "pk")[:limit])


def counting_in(statement: CommissionStatement) -> QuerySet[CommissionCredit]:
    """Give the credits that count in a statement's period and are settled in none yet."""
    return CommissionCredit.objects.filter(
        person_id=statement.person_id,
        counts_on__gte=statement.starts_on,
        counts_on__lt=statement.ends_on,
        settled_in=None,
        plan_version__body__currency=statement.currency,
        plan_version__body__period=kind_of(statement.period),
    )


def adds_up(statement: CommissionStatement) -> bool:
    """Whether the lines of a statement and its draw are what it pays."""
    total = CommissionLine.objects.filter(statement=statement).aggregate(sum=Sum("amount"))["sum"]
    return (total or Decimal()) + statement.draw == statement.payable and not statement.problem


def that_add_up(found: Iterable[CommissionStatement]) -> list[CommissionStatement]:
    """Keep the statements whose lines and draw are what they pay, in their order; one statement of SQL."""
    listed = list(found)
    sums = dict(
        CommissionLine.objects.filter(statement__in=listed)
        .values("statement_id")
        .annotate(sum=Sum("amount"))
        .values_list("statement_id", "sum")
    )
    return [
        one for one in listed if sums.get(one.pk, Decimal()) + one.draw == one.payable and not one.problem
    ]


def of_period(period: str) -> list[Row]:
    """List the statements of a period that the acting person sees, by name of the person."""
    found = CommissionStatement.objects.filter(period=period).select_related("person__team")
    counted = found.annotate(
        total=Coalesce(Sum("lines__amount"), Decimal()),
    ).order_by("person__name_f", "pk")
    waiting = dict(
        CommissionDispute.objects.filter(statement__period=period, state=DisputeState.OPEN)
        .values_list("statement_id")
        .annotate(n=Count("pk"))
    )
    return [
        Row(
            statement=one,
            person=one.person,
            n_disputes=waiting.get(one.pk, 0),
            is_sound=one.total + one.draw == one.payable and not one.problem,
        )
        for one in counted[:500]
    ]


def all_periods(today: date, *, limit: int = 24) -> list[tuple[str, int]]:
    """List the periods that there are statements of, the newest first, with how many are not settled of each."""
    unsettled = Count("pk", filter=~Q(state=StatementState.APPROVED))
    found = CommissionStatement.objects.filter(starts_on__lte=today).values("period", "starts_on")
    rows = found.annotate(n=unsettled).order_by("-starts_on", "period")[:limit]
    return [(row["period"], row["n"]) for row in rows]


def who_settles(person: Person) -> list[int]:
    """Say who answers for a person's statement: the next lead above who is somebody else, or else the administrators."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH RECURSIVE up AS (
              SELECT t.id, t.parent_id, t.lead_id, 0 AS step FROM team t WHERE t.id = %(team)s
              UNION ALL SELECT t.id, t.parent_id, t.lead_id, up.step + 1 FROM up JOIN team t ON t.id = up.parent_id
            )
            SELECT l.id FROM up JOIN person l ON l.id = up.lead_id AND l.is_active AND l.title <> 'executive'
            WHERE l.id <> %(person)s ORDER BY up.step LIMIT 1
            """,
            {"team": person.team_id, "person": person.pk},
        )
        found = [row[0] for row in cursor.fetchall()]
    if found:
        return found
    administrators = Person.objects.filter(title="administrator", is_active=True, is_robot=False)
    return list(administrators.exclude(pk=person.pk).order_by("pk").values_list("pk", flat=True))
