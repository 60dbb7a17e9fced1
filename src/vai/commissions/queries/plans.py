"""Plans with their versions and the people under them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from vai.commissions import planwords
from vai.commissions.models import CommissionPlan, CommissionPlanVersion, PlanAssignment
from vai.staff.models import Person


@dataclass(frozen=True)
class Version:
    """A version of a plan in words, with the days on which it holds."""

    row: CommissionPlanVersion
    told: list[str]
    until: date | None
    is_in_force: bool


def listed(today: date) -> QuerySet[CommissionPlan]:
    """List the plans that the acting person sees, with how many people are under each today."""
    under = Q(assignments__since__lte=today) & (Q(assignments__until=None) | Q(assignments__until__gt=today))
    found = CommissionPlan.objects.annotate(n_people=Count("assignments", filter=under))
    return found.order_by("archived_at", "name_f", "pk")


def one(pk: int) -> CommissionPlan | None:
    """Find a plan that the acting person sees."""
    return CommissionPlan.objects.filter(pk=pk).first()


def versions(plan: CommissionPlan, today: date) -> list[Version]:
    """List the versions in words, the newest first."""
    rows = list(plan.versions.select_related("made_by").order_by("number", "pk"))
    ends = [*(row.effective_from for row in rows[1:]), None]
    told = [
        Version(
            row, planwords.told(row.body), end, row.effective_from <= today and (end is None or end > today)
        )
        for row, end in zip(rows, ends, strict=True)
    ]
    return told[::-1]


def assignments(plan: CommissionPlan) -> list[PlanAssignment]:
    """List who is and was under a plan: who still is first, by name."""
    found = plan.assignments.select_related("person__team")
    return list(found.order_by("-until", "person__name_f", "-since", "pk")[:500])


def assignment(pk: int) -> PlanAssignment | None:
    """Find an assignment that the acting person sees."""
    return PlanAssignment.objects.select_related("person", "plan").filter(pk=pk).first()


def colleagues() -> list[Person]:
    """List who can come under a plan, by name."""
    return list(Person.objects.filter(is_active=True, is_robot=False).order_by("name_f", "pk"))
