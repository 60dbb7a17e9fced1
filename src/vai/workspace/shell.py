"""What the frame shows to this person: their desks, the book, the tools, unread notices, whom they act for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from django.db import connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vai.staff.enums import Mode, Title
from vai.staff.models import Person
from vai.ui.jinja import url_if
from vai.ui.shell import Place, Shell, bare_shell, language_now, theme_of

LEAD: Final = "lead"
DESKS: Final = (*Mode.values, LEAD)
DESK_KEYS: Final = {"hunt": "h", "farm": "f", "advise": "a", "key": "k", "assist": "s", LEAD: "l"}
DESK_ICONS: Final = {
    "hunt": "target",
    "farm": "sprout",
    "advise": "lightbulb",
    "key": "key",
    "assist": "list-checks",
    LEAD: "users",
}
_SEES_TEAMS: Final = (Title.TEAM_LEAD, Title.EXECUTIVE, Title.ADMINISTRATOR)
# label, url name, icon, letter after g
_BOOK: Final[tuple[tuple[str | Promise, str, str, str], ...]] = (
    (_("Accounts"), "clients:accounts", "building-2", "c"),
    (_("Contacts"), "clients:contacts", "users", "p"),
    (_("Leads"), "hunting:leads", "user-plus", "e"),
    (_("Call list"), "hunting:calls", "phone", "l"),
    (_("Board"), "hunting:board", "columns-3", "b"),
    (_("Deals"), "hunting:opportunities", "handshake", "d"),
    (_("Forecast"), "hunting:forecast", "trending-up", "u"),
    (_("Contracts"), "contracts:contracts", "file-text", "o"),
    (_("Next steps"), "journal:steps", "calendar-check", "n"),
    (_("Handovers"), "handovers:handovers", "repeat", "v"),
    (_("Commission"), "commissions:mine", "hand-coins", "m"),
)
_TOOLS: Final[tuple[tuple[str | Promise, str, str, str], ...]] = (
    (_("Products"), "catalog:products", "package", "r"),
    (_("Answers"), "catalog:answers", "circle-help", "q"),
    (_("Import"), "doors:imports", "upload", "i"),
    (_("Settings"), "staff:settings", "settings", "t"),
)
# One statement: whatever the frame counts.
_COUNTS = """
SELECT (SELECT count(*) FROM (SELECT 1 FROM notice WHERE person_id = %(reader)s AND read_at IS NULL LIMIT 100) unread),
  vai.modes_of(%(person)s),
  EXISTS (SELECT FROM team WHERE lead_id = %(person)s),
  (SELECT count(*) FROM handover WHERE receiver_id = %(person)s AND state = 'proposed'),
  coalesce((SELECT bool_or(is_generated) FROM company_settings), false)
"""


_GENERATED = _("Demonstration data: this company, its people and its clients are generated.")


@dataclass(frozen=True)
class Counts:
    """What the frame counts: unread notices (up to 100), the modes of a person's coverage, handovers to answer."""

    unread: int
    covered: list[str]
    leads_team: bool
    n_handovers: int
    is_generated: bool


def shell_of(request: HttpRequest) -> Shell:
    """Fill the frame, for one query; bare for who has not signed in."""
    reader = request.user
    if not isinstance(reader, Person) or not hasattr(request, "actor"):
        return bare_shell(request)
    other: Person | None = getattr(request, "acting_for", None)
    counts = _counts(reader, other or reader)
    desks = desks_of(other or reader, counts.covered, leads_team=counts.leads_team)
    current = _current_desk(request)
    return Shell(
        person=reader.name,
        initials=reader.initials,
        title=reader.get_title_display(),
        acting_for=other.name if other else None,
        device_key=reader.device_key,
        device_key_for=other.device_key if other else "",
        stop_acting_url=_url("staff:act_as_self"),
        desks=tuple(desk_place(desk, is_current=desk == current) for desk in desks),
        places=_places(request, _BOOK, {"handovers:handovers": counts.n_handovers}),
        tools=_places(request, _TOOLS, {}),
        mode=current if current in Mode.values else "",
        unread=counts.unread,
        notices_url=_url("journal:notices"),
        profile_url=_url("staff:profile"),
        sign_out_url=_url("account_logout"),
        language_url=_url("staff:language"),
        language=language_now(),
        theme=theme_of(request),
        today=timezone.localdate(request.now),  # type: ignore[attr-defined]
        notice=str(_GENERATED) if counts.is_generated else "",
    )


def desks_of(person: Person, covered: list[str], *, leads_team: bool) -> list[str]:
    """List the desks of a person: those of the title, then those of what they serve; the team's first for its lead."""
    modes = [*person.title_modes, *(mode for mode in Mode.values if mode in covered)]
    own = [str(mode) for mode in dict.fromkeys(modes)]
    return [LEAD, *own] if leads_team or person.title in _SEES_TEAMS else own or [Mode.HUNT]


def first_desk(request: HttpRequest) -> str:
    """Say which desk opens first; the title tells, and only without one of its own the coverage is asked."""
    person: Person = getattr(request, "acting_for", None) or request.user  # type: ignore[assignment]
    if person.title in _SEES_TEAMS or person.title_modes:
        return desks_of(person, [], leads_team=False)[0]
    counts = _counts(person, person)
    return desks_of(person, counts.covered, leads_team=counts.leads_team)[0]


def desk_label(desk: str) -> str:
    """Name a desk."""
    return str(_("Team") if desk == LEAD else Mode(desk).label)


def desk_place(desk: str, *, is_current: bool = False) -> Place:
    """Make the way to a desk."""
    return Place(
        label=desk_label(desk),
        url=reverse("workspace:desk", args=[desk]),
        icon=DESK_ICONS[desk],
        key=DESK_KEYS[desk],
        mode=desk if desk != LEAD else "",
        is_current=is_current,
    )


def _counts(reader: Person, person: Person) -> Counts:
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, {"reader": reader.pk, "person": person.pk})
        return Counts(*cursor.fetchone())


def _places(
    request: HttpRequest, rows: tuple[tuple[str | Promise, str, str, str], ...], counts: dict[str, int]
) -> tuple[Place, ...]:
    places = [
        Place(str(label), address, icon, key, counts.get(name) or None)
        for label, name, icon, key in rows
        if (address := _url(name))
    ]
    here = max((p.url for p in places if request.path.startswith(p.url)), key=len, default=None)
    return tuple(replace(place, is_current=place.url == here) for place in places)


def _current_desk(request: HttpRequest) -> str:
    match = request.resolver_match
    if match is None or match.view_name != "workspace:desk":
        return ""
    return str(match.kwargs.get("desk", ""))


def _url(name: str) -> str | None:
    """Return an address, or None where no room has mounted it."""
    return url_if(name)
