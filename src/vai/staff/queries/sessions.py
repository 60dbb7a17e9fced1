"""Where a person is signed in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef

from vai.staff.models import Person

_BROWSERS: tuple[tuple[str, str], ...] = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("coc_coc", "Cốc Cốc"),
    ("Firefox/", "Firefox"),
)
_BROWSERS += (("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS: tuple[tuple[str, str], ...] = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
)
_SYSTEMS += (("Mac OS X", "macOS"), ("Linux", "Linux"))


@dataclass(frozen=True)
class OpenSession:
    """A browser in which the person is signed in."""

    pk: int
    device: str
    ip: str
    since: datetime
    is_current: bool


def of(person: Person, *, current: str | None) -> list[OpenSession]:
    """List them, the newest first; what has expired is not there."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    found = UserSession.objects.filter(Exists(alive), user_id=person.pk).order_by("-created_at", "-pk")
    return [
        OpenSession(one.pk, device(one.user_agent), one.ip, one.created_at, one.session_key == current)
        for one in found[:50]
    ]


def device(agent: str) -> str:
    """Name browser and system in short; the browser's own words where they are not known."""
    names = [
        next((name for mark, name in marks if re.search(re.escape(mark), agent, re.IGNORECASE)), "")
        for marks in (_BROWSERS, _SYSTEMS)
    ]
    return " · ".join(filter(None, names)) or agent[:40]
