"""Deciding where a lead goes: whoever knows it already, then the first rule that fires, then the team that takes the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from vai.hunting import fits, turns
from vai.hunting.enums import AssignmentReason, RoutingCause, RuleTarget
from vai.hunting.fits import Facts
from vai.hunting.models import RoutingMember, RoutingRule
from vai.hunting.queries.known import Known
from vai.hunting.queries.routing import Ground


@dataclass(frozen=True)
class Decision:
    """Where a lead goes and why. With `not_before` it goes nowhere yet: the rule waits until work begins.

    `passed` names the rules that were for it and could not have it, each with the code of why.
    """

    reason: str
    person_id: int | None = None
    team_id: int | None = None
    rule_id: int | None = None
    params: dict[str, Any] = field(default_factory=dict)
    not_before: datetime | None = None


def decide(facts: Facts, known: Sequence[Known], ground: Ground) -> Decision:
    """Decide on one lead; a turn that is taken and a load that grows are kept on the ground."""
    passed: list[dict[str, Any]] = []
    if facts.cause != RoutingCause.CLOCK:
        for claim in known:
            if decision := _by_claim(claim, ground):
                return decision
    for rule in ground.rules:
        if fits.misses(rule, facts):
            continue
        found = _by_rule(rule, facts, ground)
        if isinstance(found, Decision):
            return _with(found, facts, passed)
        passed.append({"rule": rule.name, "why": found})
    return _with(_remaining(facts, ground), facts, passed)


def _by_claim(claim: Known, ground: Ground) -> Decision | None:
    person_id, params = claim.person_id, dict(claim.params)
    if person_id is None:
        return (
            Decision(claim.reason, team_id=claim.team_id, params=params)
            if claim.team_id in ground.teams
            else None
        )
    if ground.is_here(person_id):
        return _to_person(claim.reason, person_id, ground, params=params)
    person = ground.people.get(person_id)
    if person is None:
        return None
    params["away"] = person.name
    stand_in = ground.stand_ins.get(person_id)
    if ground.is_here(stand_in) and stand_in is not None:
        return _to_person(claim.reason, stand_in, ground, params=params)
    return Decision(claim.reason, team_id=person.team_id, params=params) if person.team_id else None


def _by_rule(rule: RoutingRule, facts: Facts, ground: Ground) -> Decision | str:
    """Give the decision of a rule that is for the lead, or the code of why it cannot have it."""
    if rule.waits_for_hours and not ground.calendar.is_open(ground.at):
        opens = ground.calendar.due(ground.at, 1) - timedelta(minutes=1)
        return Decision(AssignmentReason.RULE, rule_id=rule.pk, not_before=opens)
    params = {"rule": rule.name}
    if rule.target == RuleTarget.TEAM:
        if rule.team_id not in ground.teams or (
            facts.cause == RoutingCause.CLOCK and facts.team_id == rule.team_id and facts.owner_id is None
        ):
            return "gone"
        return Decision(AssignmentReason.RULE, team_id=rule.team_id, rule_id=rule.pk, params=params)
    if rule.target == RuleTarget.PERSON:
        why_not = _cannot(rule.person_id, rule, facts, ground)
        if why_not or rule.person_id is None:
            return why_not
        return _to_person(AssignmentReason.RULE, rule.person_id, ground, rule=rule, params=params)
    return _by_turns(rule, facts, ground, params)


def _by_turns(rule: RoutingRule, facts: Facts, ground: Ground, params: dict[str, Any]) -> Decision | str:
    members = ground.members[rule.pk]
    reasons = {member.pk: _cannot(member.person_id, rule, facts, ground) for member in members}
    able = [member for member in members if not reasons[member.pk]]
    able = [member for member in able if ground.is_on_shift(member)] or able
    if not able:
        return _commonest([reason for reason in reasons.values() if reason]) or "empty"
    turn = turns.next_of([ground.turns[member.pk] for member in able])
    member = next(one for one in able if one.pk == turn.key)
    ground.used.add(member.pk)
    told = {**params, "turn": turn.n_given, "weight": member.weight, "of": sum(one.weight for one in able)}
    if len(able) < len(members):
        told["out"] = _names([one for one in members if one not in able], ground)
    return _to_person(AssignmentReason.RULE, member.person_id, ground, rule=rule, params=told)


def _cannot(person_id: int | None, rule: RoutingRule, facts: Facts, ground: Ground) -> str:
    if person_id is None or person_id not in ground.people:
        return "gone"
    if person_id in facts.had_it:
        return "had_it"
    if not ground.is_here(person_id):
        return "away"
    return "full" if rule.most_open is not None and ground.loads[person_id] >= rule.most_open else ""


def _to_person(
    reason: str, person_id: int, ground: Ground, *, params: dict[str, Any], rule: RoutingRule | None = None
) -> Decision:
    ground.loads[person_id] += 1
    team_id = ground.people[person_id].team_id
    return Decision(reason, person_id, team_id, rule.pk if rule else None, params)


def _remaining(facts: Facts, ground: Ground) -> Decision:
    """Send what no rule could have to its door's team, or to the team that takes what is left."""
    for team_id in (facts.team_id, ground.settings.fallback_team_id):
        if team_id in ground.teams:
            return Decision(AssignmentReason.FALLBACK, team_id=team_id)
    return Decision(AssignmentReason.STAYED)


def _with(decision: Decision, facts: Facts, passed: list[dict[str, Any]]) -> Decision:
    if passed:
        decision.params["passed"] = passed
    if facts.cause == RoutingCause.CLOCK:
        decision.params["clock"] = True
    return decision


def _commonest(reasons: list[str]) -> str:
    return max(sorted(set(reasons)), key=reasons.count) if reasons else ""


def _names(members: list[RoutingMember], ground: Ground) -> list[str]:
    return [ground.people[one.person_id].name for one in members if one.person_id in ground.people]
