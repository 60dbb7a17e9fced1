"""Who shares in a deal, and by how much, by the roles of a plan: pure, the same for what is booked and what might be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, Final

from vai.staff.enums import Mode

OWNER: Final = "owner"
# What the role that wins the deal is called in plans.
OWNERS: Final = frozenset({OWNER, "hunter", "sales", "seller"})
# Roles that are whoever serves the client in a mode on the day.
SERVES: Final[Mapping[str, Mode]] = {
    "account_manager": Mode.FARM,
    "relationship_manager": Mode.ADVISE,
    "key_account_manager": Mode.KEY,
}
REFERRER, TEAM_LEAD = "referrer", "team_lead"


@dataclass(frozen=True)
class Share:
    """Who is credited with which exact part of a deal, in which role; an overlay comes on top of the whole."""

    person_id: int
    role: str
    part: Fraction
    is_overlay: bool


def shares(body: Mapping[str, Any] | None, people: Mapping[str, int | None], day: date) -> list[Share]:
    """Share a deal by a plan's roles. What a role would have that nobody fills on this deal is its owner's.

    `people` says who fills each role; a person is credited once, by the first role that they fill.
    """
    found: list[Share] = []
    unfilled = Fraction()
    for role in _roles((body or {}).get("credit") or []):
        part, is_overlay = _part(role), bool(role.get("overlay"))
        name = OWNER if role["role"] in OWNERS else role["role"]
        who = people.get(name)
        is_over = bool(role.get("until")) and day > date.fromisoformat(role["until"])
        if who is None or is_over or who in {one.person_id for one in found}:
            unfilled += Fraction() if is_overlay else part
        else:
            found.append(Share(who, role["role"], part, is_overlay))
    return [replace(one, part=one.part + unfilled) if one.role in OWNERS else one for one in found]


def names(body: Mapping[str, Any] | None) -> set[str]:
    """Name the roles of a plan beside the owner."""
    return {role["role"] for role in (body or {}).get("credit") or []} - OWNERS


def _roles(roles: Sequence[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
    """Put the owner first; where the plan names none, what the other roles leave is theirs."""
    owners = [role for role in roles if role["role"] in OWNERS]
    others = [role for role in roles if role["role"] not in OWNERS]
    if not owners:
        taken = sum((_part(role) for role in others if not role.get("overlay")), Fraction())
        owners = [{"role": OWNER, "share": max(1 - taken, Fraction())}]
    return [*owners, *others]


def _part(role: Mapping[str, Any]) -> Fraction:
    if role.get("share") is not None:
        return Fraction(str(role["share"])) if not isinstance(role["share"], Fraction) else role["share"]
    return Fraction(str(role.get("pct", "100"))) / 100
