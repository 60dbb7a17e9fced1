"""The sums of a lead's desk where they are dear: reckoned in the background and shown with the time they are of.

What adds up quickly is added up at every look. Where it took longer, the sums are kept for those who see the very same rows,
and a look at old ones asks for new ones. Kept are numbers and keys only: names are read anew, and row security has its say.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.core.cache import cache

from vai.core import rowsecurity
from vai.core.jobs import enqueue
from vai.staff.models import Person
from vai.workspace.queries import team
from vai.workspace.queries.team import ModeSum, Silent, TeamSums

DEAR_MS: Final = 80.0
FRESH: Final = timedelta(minutes=5)
# Older ones are not shown at all: the first look of a day after a holiday reckons anew.
KEPT: Final = timedelta(days=2)


@dataclass(frozen=True)
class Figures:
    """What a team's desk adds up; `as_of` is None where it was reckoned now."""

    sums: TeamSums
    modes: list[ModeSum]
    silence: list[Silent]
    as_of: datetime | None = None


@dataclass(frozen=True)
class _Kept:
    sums: TeamSums
    modes: list[ModeSum]
    silent_ids: list[int]
    as_of: datetime


def figures(person: Person, *, at: datetime) -> Figures:
    """Give the team's sums: those of now where they are cheap, else the kept ones, of at most two days ago."""
    kept: _Kept | None = cache.get(_key())
    if kept is None:
        return reckon(person, at=at)
    if at - kept.as_of > FRESH and cache.add(f"{_key()}:asked", 1, timeout=FRESH.total_seconds()):
        enqueue("workspace.refresh_figures", by=person, at=at)
    silence = team.silence(person, at=at, among=kept.silent_ids) if kept.silent_ids else []
    return Figures(kept.sums, kept.modes, silence, kept.as_of)


def reckon(person: Person, *, at: datetime) -> Figures:
    """Add everything up now, and keep it where that took long; three queries."""
    started = time.perf_counter()
    found = Figures(team.sums(person, at=at), team.by_mode(person, at=at), team.silence(person, at=at))
    if (time.perf_counter() - started) * 1000 > DEAR_MS:
        kept = _Kept(found.sums, found.modes, [one.id for one in found.silence], at)
        cache.set(_key(), kept, timeout=KEPT.total_seconds())
    return found


def _key() -> str:
    """Name what the acting person sees: those who lead the same teams, or see all, share their sums."""
    actor = rowsecurity.current()
    teams = ",".join(map(str, actor.team_ids))
    return f"team-figures:{actor.sight}:{hashlib.sha256(teams.encode()).hexdigest()[:32]}"
