"""Teams, and the tree that they form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from vai.core.errors import Refused, Stale
from vai.core.text import fold
from vai.staff import rules
from vai.staff.models import Person, Team

FIELDS = frozenset({"name", "parent", "lead", "external_id"})


class TeamCycle(Refused):
    """A team cannot stand below itself."""

    code = "team_cycle"


class TeamInUse(Refused):
    """People or teams belong to it still."""

    code = "team_in_use"


class TeamNameTaken(Refused):
    """A team of that name stands in the same place."""

    code = "team_name_taken"


@dataclass(frozen=True, kw_only=True)
class TeamData:
    """A team to be."""

    name: str
    parent: Team | None = None
    lead: Person | None = None
    external_id: str = ""


def add_team(data: TeamData, *, by: Person, at: datetime) -> Team:
    """Add a team.

    :raises TeamNameTaken: there is one of that name below the same parent.
    """
    rules.need_administrator(by)
    _lock_tree()
    team = Team()
    _fill(team, {name: getattr(data, name) for name in FIELDS})
    team.save()
    team.refresh_from_db()
    return team


def change_team(
    team: Team, changes: Mapping[str, Any], *, by: Person, at: datetime, version: int | None = None
) -> Team:
    """Rename or move a team, or change who leads it.

    :raises TeamCycle: it would stand below itself.
    :raises Stale: somebody else saved first.
    """
    rules.need_administrator(by)
    _lock_tree()
    current = Team.objects.get(pk=team.pk)
    if version is not None and version != current.version:
        differing = [(n, getattr(current, n), v) for n, v in changes.items() if getattr(current, n) != v]
        if differing:
            raise Stale(_("Somebody else changed this team in the meantime."), differing)
    _fill(current, changes)
    current.save()
    return current


def archive_team(team: Team, *, by: Person, at: datetime) -> Team:
    """Put a team away that nobody belongs to any more.

    :raises TeamInUse: people or teams belong to it.
    """
    rules.need_administrator(by)
    _lock_tree()
    current = Team.objects.get(pk=team.pk)
    if Person.objects.filter(team=current, is_active=True).exists():
        raise TeamInUse(_("People belong to this team; move them to another one first."))
    if Team.objects.filter(parent=current, archived_at=None).exists():
        raise TeamInUse(_("Teams stand below this one; move or archive them first."))
    current.archived_at = current.archived_at or at
    current.save()
    return current


def restore_team(team: Team, *, by: Person, at: datetime) -> Team:
    """Bring an archived team back; below an archived one it comes back at the top."""
    rules.need_administrator(by)
    _lock_tree()
    current = Team.objects.select_related("parent").get(pk=team.pk)
    current.archived_at = None
    if current.parent and current.parent.archived_at:
        current.parent = None
    _check_name(current)
    current.save()
    return current


def _lock_tree() -> None:
    """Let one change of the tree happen at a time: two moves at once could close a ring."""
    list(Team.objects.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def _fill(team: Team, changes: Mapping[str, Any]) -> None:
    unknown = set(changes) - FIELDS
    if unknown:
        raise ValueError(f"not fields of a team: {sorted(unknown)}")
    for name, value in changes.items():
        setattr(team, name, value)
    team.name = " ".join(team.name.split())
    if not team.name:
        raise Refused(_("A team needs a name."), code="no_name", field="name")
    if team.lead and not team.lead.is_active:
        raise Refused(_("This person no longer works here."), code="left", field="lead")
    if team.parent and team.parent.archived_at:
        raise Refused(_("This team is archived."), code="archived_team", field="parent")
    _check_name(team)
    _check_ring(team)


def _check_name(team: Team) -> None:
    same = Team.objects.filter(parent=team.parent, name_f=fold(team.name)).exclude(pk=team.pk)
    if same.exists():
        raise TeamNameTaken(_("There is a team of this name here already."), field="name")


def _check_ring(team: Team) -> None:
    above = dict(Team.objects.values_list("pk", "parent_id"))
    step = team.parent.pk if team.parent else None
    while step is not None:
        if step == team.pk:
            raise TeamCycle(_("A team cannot stand below itself."), field="parent")
        step = above.get(step)
