"""The tree of teams."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from vai.staff.models import Person, Team


@dataclass(frozen=True)
class Branch:
    """A team in its place: how deep it stands, and how many people belong to it itself."""

    team: Team
    depth: int
    n_people: int


def teams() -> QuerySet[Team]:
    """List the teams in use, by name."""
    return Team.objects.filter(archived_at=None).select_related("lead").order_by("name_f", "pk")


def archived() -> QuerySet[Team]:
    """List the teams that were put away, by name."""
    return Team.objects.exclude(archived_at=None).order_by("name_f", "pk")


def tree() -> list[Branch]:
    """List the teams in use as a tree, from the top down, each level by name; two queries."""
    counted = Person.objects.filter(is_active=True, is_robot=False, team__isnull=False)
    n_people = dict(counted.order_by().values_list("team_id").annotate(n=Count("pk")))
    found = list(teams())
    used = {team.pk for team in found}
    below: dict[int | None, list[Team]] = defaultdict(list)
    for team in found:
        below[team.parent_id if team.parent_id in used else None].append(team)
    branches: list[Branch] = []
    waiting = [(team, 0) for team in reversed(below[None])]
    while waiting:
        team, depth = waiting.pop()
        branches.append(Branch(team, depth, n_people.get(team.pk, 0)))
        waiting += [(child, depth + 1) for child in reversed(below[team.pk])]
    return branches


def people_of(team: Team) -> QuerySet[Person]:
    """List who belongs to a team itself, by name."""
    return Person.objects.filter(team=team, is_active=True, is_robot=False).order_by("name_f", "pk")
