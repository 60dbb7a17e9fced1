"""All rules, by code."""

from __future__ import annotations

from collections.abc import Iterable

from vai.guidance.rules import everyday, sales, service
from vai.guidance.rules.base import Case, Link, Rule

_ALL: tuple[Rule, ...] = (
    everyday.OwnStep(),
    everyday.HandoverToAnswer(),
    everyday.HandoverSentBack(),
    everyday.Unanswered(),
    everyday.Mentioned(),
    sales.NewLead(),
    sales.WonNotHandedOver(),
    sales.CloseDatePassed(),
    sales.NoNextStep(),
    sales.QuietDeal(),
    sales.SingleThread(),
    service.Silence(),
    service.UnknownDecider(),
    service.Birthday(),
)
RULES: dict[str, Rule] = {rule.code: rule for rule in _ALL}


def rules_for(modes: Iterable[str]) -> list[Rule]:
    """List the rules that speak at a desk of these modes."""
    wanted = set(modes)
    return [rule for rule in RULES.values() if wanted & set(rule.modes)]


__all__ = ["RULES", "Case", "Link", "Rule", "rules_for"]
