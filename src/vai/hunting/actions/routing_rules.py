"""The rules of routing as an administrator builds them: in order, with groups, named companies and times to a first try."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any, Final

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from vai.core.errors import Refused
from vai.core.text import company_key, digits, squeeze
from vai.hunting.enums import RuleTarget, SourceKind
from vai.hunting.models import LeadSource, NamedAccount, RoutingMember, RoutingRule, RoutingSettings
from vai.staff import rules as staff
from vai.staff.models import Person

CONDITIONS: Final = (
    "sources", "campaigns", "products", "provinces", "wards", "languages", "forms", "segment", "value_from", "value_to",
    "own_field", "own_values",
)  # fmt: skip
_MORE: Final = ("name", "is_on", "target", "person", "team", "most_open", "waits_for_hours")
SETTINGS: Final = (
    "is_on", "knows_clients", "knows_deals", "knows_names", "weighs_by_conversion", "fallback_team", "hot_minutes",
    "list_minutes", "escalates", "reroutes", "most_reroutes",
)  # fmt: skip


class NoTarget(Refused):
    """A rule sends its leads to somebody."""

    code = "no_target"


class TwiceThere(Refused):
    """This is there already."""

    code = "twice_there"


def save_rule(rule: RoutingRule | None, told: Mapping[str, Any], *, by: Person, at: datetime) -> RoutingRule:
    """Add a rule, as the last one, or change one.

    :raises NoTarget: it names no person or no team where it has to.
    """
    staff.need_administrator(by)
    kept = rule or RoutingRule(position=_next())
    for name in (*CONDITIONS, *_MORE):
        if name in told:
            setattr(kept, name, told[name])
    if not squeeze(kept.name):
        raise NoTarget(_("Give the rule a name."), field="name")
    kept.name = squeeze(kept.name)
    if kept.target == RuleTarget.PERSON and kept.person is None:
        raise NoTarget(_("Choose the person."), field="person")
    if kept.target == RuleTarget.TEAM and kept.team is None:
        raise NoTarget(_("Choose the team."), field="team")
    if kept.value_from is not None and kept.value_to is not None and kept.value_from > kept.value_to:
        raise NoTarget(_("The smaller value comes first."), field="value_from")
    kept.save()
    return kept


def order_rules(ids: Sequence[int], *, by: Person, at: datetime) -> None:
    """Put the rules into this order; those not named come after them as they were."""
    staff.need_administrator(by)
    rules = list(RoutingRule.objects.select_for_update().filter(archived_at=None).order_by("position", "pk"))
    wanted = {key: place for place, key in enumerate(ids)}
    rules.sort(key=lambda rule: wanted.get(rule.pk, len(wanted)))
    for place, rule in enumerate(rules):
        if rule.position != place:
            rule.position = place
            rule.save(update_fields=["position"])


def archive_rule(rule: RoutingRule, *, by: Person, at: datetime) -> RoutingRule:
    """Put a rule away; what it assigned keeps its name."""
    staff.need_administrator(by)
    rule.archived_at = at
    rule.save(update_fields=["archived_at"])
    return rule


def set_member(
    rule: RoutingRule,
    person: Person,
    *,
    weight: int,
    by: Person,
    at: datetime,
    days: Sequence[int] = (),
    opens_at: time | None = None,
    closes_at: time | None = None,
) -> RoutingMember:
    """Let a person take turns in a rule's group, or change how.

    Whoever comes to a group begins as if the turns began now: nobody catches up on what came before.
    :raises TwiceThere: weights go from 1 to 100, and hours end after they begin.
    """
    staff.need_administrator(by)
    if not 1 <= weight <= 100:
        raise TwiceThere(_("A weight is a number from 1 to 100."), field="weight")
    if (opens_at is None) != (closes_at is None) or (opens_at and closes_at and closes_at <= opens_at):
        raise TwiceThere(_("Hours have a beginning and a later end."), field="opens_at")
    told = {"weight": weight, "days": sorted(set(days)), "opens_at": opens_at, "closes_at": closes_at}
    member, _is_new = RoutingMember.objects.update_or_create(rule=rule, person=person, defaults=told)
    return member


def remove_member(member: RoutingMember, *, by: Person, at: datetime) -> None:
    """Take a person out of a group."""
    staff.need_administrator(by)
    member.delete()


def name_companies(text: str, person: Person, *, by: Person, at: datetime) -> int:
    """Name companies for a person, one a line: name; tax code; mail domain. Say how many lines were taken.

    :raises Refused: no line names a company.
    """
    staff.need_administrator(by)
    n_named = 0
    for line in text.splitlines():
        parts = [squeeze(part) for part in line.split(";")]
        key = company_key(parts[0])
        if not key:
            continue
        rest = parts[1:]
        domain = next((part.lower().lstrip("@") for part in rest if "." in part and digits(part) != part), "")
        told = {
            "name": parts[0][:200],
            "tax_digits": next((digits(part)[:13] for part in rest if len(digits(part)) >= 9), ""),
            "domain": domain[:120],
            "person": person,
        }
        NamedAccount.objects.update_or_create(name_key=key[:200], defaults=told)
        n_named += 1
    if not n_named:
        raise Refused(_("Write at least one company, each on a line of its own."), field="companies")
    return n_named


def unname(named: NamedAccount, *, by: Person, at: datetime) -> None:
    """Take a company off the list."""
    staff.need_administrator(by)
    named.delete()


def settle(told: Mapping[str, Any], *, by: Person, at: datetime) -> RoutingSettings:
    """Change what holds for all rules."""
    staff.need_administrator(by)
    kept = RoutingSettings.objects.select_for_update(of=("self",)).order_by("pk").first() or RoutingSettings()
    for name in SETTINGS:
        if name in told:
            setattr(kept, name, told[name])
    kept.save()
    return kept


def time_source(
    source: LeadSource, *, kind: str, minutes: int | None, by: Person, at: datetime
) -> LeadSource:
    """Say how soon leads of a source are to be touched; what came before keeps its promise.

    :raises Refused: no such kind, or a time below a minute.
    """
    staff.need_administrator(by)
    if kind not in SourceKind.values or (minutes is not None and not 1 <= minutes <= 100_000):
        raise Refused(_("Write whole minutes, at least one."), field="minutes")
    source.kind, source.touch_minutes = kind, minutes
    source.save(update_fields=["kind", "touch_minutes"])
    return source


def _next() -> int:
    last: int | None = RoutingRule.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
