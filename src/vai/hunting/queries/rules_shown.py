"""The rules of routing as an administrator reads them; what a lead's page tells of where it went; trying the rules out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vai.hunting import whys
from vai.hunting.fits import Facts
from vai.hunting.models import Lead, LeadAlarm, LeadAssignment, NamedAccount, RoutingMember, RoutingRule
from vai.hunting.queries import decisions, known, routing
from vai.staff.models import Person, Team

Names = Mapping[str, Mapping[Any, str]]


@dataclass(frozen=True)
class RuleRow:
    """A rule with its sentence, and how many leads each of its group had."""

    rule: RoutingRule
    sentence: str
    members: tuple[RoutingMember, ...]


@dataclass(frozen=True)
class Went:
    """One time that a lead got somewhere: where, when, and why in whole sentences."""

    where: str
    at: datetime
    sentences: list[str]
    is_by_rules: bool


@dataclass(frozen=True)
class Tried:
    """Where a lead like this would go, and why."""

    person: str
    team: str
    sentences: list[str]
    waits_until: datetime | None
    is_nowhere: bool


def rows(names: Names) -> list[RuleRow]:
    """List the rules in their order; two statements."""
    rules = list(routing.rules_in_order())
    members = list(RoutingMember.objects.filter(rule__in=rules).select_related("person").order_by("pk"))
    found = []
    for rule in rules:
        group = tuple(member for member in members if member.rule_id == rule.pk)
        found.append(RuleRow(rule, whys.summary(rule, group, names), group))
    return found


def members(rule: RoutingRule) -> list[RoutingMember]:
    """List who takes turns in a rule's group."""
    return list(RoutingMember.objects.filter(rule=rule).select_related("person").order_by("pk"))


def named() -> list[NamedAccount]:
    """List the companies that are somebody's, by name."""
    return list(NamedAccount.objects.select_related("person").order_by("name_key", "pk")[:1000])


def went(lead: Lead) -> list[Went]:
    """Tell where a lead went, the latest first."""
    rows = (
        LeadAssignment.objects.filter(lead=lead).select_related("person", "team", "by").order_by("-id")[:20]
    )
    return [_went(row) for row in rows]


def alarms(lead: Lead) -> list[LeadAlarm]:
    """Tell when a lead's clock ran out, the latest first."""
    return list(LeadAlarm.objects.filter(lead=lead).select_related("person").order_by("-id")[:20])


def tried(facts: Facts, at: datetime) -> Tried:
    """Say where a lead like this would go now; nobody's turn is taken."""
    ground = routing.ground(at)
    claims = known.of([facts], ground.settings)
    decision = decisions.decide(facts, claims[facts.lead_id], ground)
    person = ground.people.get(decision.person_id) if decision.person_id else None
    team = ground.teams.get(decision.team_id) if decision.team_id else None
    params = dict(decision.params)
    if decision.not_before and decision.rule_id:
        params["rule"] = next(rule.name for rule in ground.rules if rule.pk == decision.rule_id)
    return Tried(
        person=person.name if person else "",
        team=team.name if team else "",
        sentences=_why(decision.reason, params, person, None if person else team),
        waits_until=decision.not_before,
        is_nowhere=person is None and team is None,
    )


def _went(row: LeadAssignment) -> Went:
    return Went(
        where=str(row.person or row.team or "–"),
        at=row.at,
        sentences=_why(row.reason, row.params, row.person, row.team),
        is_by_rules=row.by.is_robot,
    )


def _why(reason: str, params: dict[str, Any], person: Person | None, team: Team | None) -> list[str]:
    return whys.sentences(
        reason, params, person=person.name if person else "", team=team.name if team else ""
    )
