"""Why a lead went where it went, in whole sentences; and what a rule does, as one reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from vai.core import formats
from vai.core.addresses import province, ward
from vai.hunting.enums import AssignmentReason, RuleTarget

_REASONS = AssignmentReason


def sentences(reason: str, params: Mapping[str, Any], *, person: str, team: str) -> list[str]:
    """Say why: the reason first, then what stood in the way of others. `person` is "" where a team's queue has it."""
    names = {**params, "who": person or _("the queue of %(team)s") % {"team": team or "–"}}
    told = [_main(reason, names, has_person=bool(person))]
    if params.get("clock"):
        told.insert(0, _("The time for a first try had passed, so it went on."))
    if reason == _REASONS.RULE and params.get("turn"):
        told.append(_("It was the turn of %(who)s: weight %(weight)s of %(of)s.") % names)
    if params.get("out"):
        told.append(_("Not now: %(names)s.") % {"names": ", ".join(params["out"])})
    told.extend(_passed(one["rule"], one["why"]) for one in params.get("passed", ()))
    return told


def _main(reason: str, names: Mapping[str, Any], *, has_person: bool) -> str:
    if reason == _REASONS.CLIENT:
        if names.get("away"):
            return _("%(client)s is a client of %(away)s, who is away; so it went to %(who)s.") % names
        return _("%(client)s is a client already, served by %(who)s.") % names
    if reason == _REASONS.DEAL:
        return _same(str(names.get("same"))) % names
    if reason == _REASONS.FALLBACK:
        return _("No rule could take it, so it went to %(who)s.") % names
    return {
        _REASONS.NAMED: _("%(company)s is on the list of companies named for somebody: it went to %(who)s."),
        _REASONS.RULE: _("The rule “%(rule)s” sends leads like this to %(who)s."),
        _REASONS.DOOR: _("The form or mailbox by which it came names %(who)s."),
        _REASONS.STAYED: _("No rule could take it, and no team takes what is left."),
        _REASONS.GIVEN: _("%(by)s gave it to %(who)s."),
        _REASONS.RETURNED: _("%(by)s put it back: it went to %(who)s."),
        _REASONS.CLAIMED: _("%(who)s took it from the queue."),
        _REASONS.OWN: _("%(who)s entered it."),
    }[_REASONS(reason)] % {"by": "", "company": "", "rule": "", **names}


def _same(by: str) -> str:
    return {
        "tax_code": _("There is an open deal with the same tax code, %(deal)s: it went to %(who)s."),
        "domain": _("There is an open deal with the same mail domain, %(deal)s: it went to %(who)s."),
    }.get(by, _("There is an open deal with the same company, %(deal)s: it went to %(who)s."))


def _passed(rule: str, why: str) -> str:
    return {
        "full": _("“%(rule)s” was for it, but everybody there has as many open leads as it allows."),
        "away": _("“%(rule)s” was for it, but nobody there is at work that day."),
        "had_it": _("“%(rule)s” was for it, but everybody there had it before."),
        "empty": _("“%(rule)s” was for it, but nobody is in its group."),
    }.get(why, _("“%(rule)s” was for it, but whoever it names is not there any more.")) % {"rule": rule}


def conditions(rule: Any, names: Mapping[str, Mapping[Any, str]]) -> list[str]:
    """List what a rule asks for, each as a phrase; `names` has those of source, product, form and own field by key."""
    parts = (
        (rule.sources, _("from %(names)s"), _labels(rule.sources, names["source"])),
        (rule.forms, _("by the form %(names)s"), _labels(rule.forms, names["form"])),
        (rule.campaigns, _("campaign %(names)s"), rule.campaigns),
        (rule.products, _("asking for %(names)s"), _labels(rule.products, names["product"])),
        (rule.provinces, _("in %(names)s"), [one.name for code in rule.provinces if (one := province(code))]),
        (rule.wards, _("ward %(names)s"), [of.name for code in rule.wards if (of := ward(code))]),
        (rule.languages, _("writing %(names)s"), [_language(code) for code in rule.languages]),
        (rule.own_field, names["own"].get(rule.own_field, rule.own_field) + ": %(names)s", rule.own_values),
    )
    said = [phrase % {"names": _either(values)} for asked, phrase, values in parts if asked]
    if rule.segment:
        said.append(_("companies only") if rule.segment == "company" else _("persons only"))
    if rule.value_from is not None or rule.value_to is not None:
        said.append(_worth(rule))
    return said


def _worth(rule: Any) -> str:
    least = formats.money_short(rule.value_from, "VND") if rule.value_from is not None else ""
    most = formats.money_short(rule.value_to, "VND") if rule.value_to is not None else ""
    if least and most:
        return _("worth %(least)s to %(most)s") % {"least": least, "most": most}
    return (
        _("worth %(least)s and more") % {"least": least}
        if least
        else _("worth up to %(most)s") % {"most": most}
    )


def summary(rule: Any, members: Sequence[Any], names: Mapping[str, Mapping[Any, str]]) -> str:
    """Say in one sentence which leads a rule is for and where it sends them."""
    asked = "; ".join(conditions(rule, names))
    which = _("Leads %(conditions)s") % {"conditions": asked} if asked else _("All leads")
    text = _("%(which)s → %(where)s.") % {"which": which, "where": where(rule, members)}
    if rule.most_open:
        least = ngettext(
            "At most %(n)s open lead each.", "At most %(n)s open leads each.", rule.most_open
        ) % {"n": rule.most_open}
        text = f"{text} {least}"
    return f"{text} {_('Outside of working hours they wait.')}" if rule.waits_for_hours else text


def where(rule: Any, members: Sequence[Any]) -> str:
    """Say where a rule sends its leads."""
    if rule.target == RuleTarget.PERSON:
        return str(rule.person)
    if rule.target == RuleTarget.TEAM:
        return _("the queue of %(team)s") % {"team": rule.team}
    if not members:
        return _("a group in which nobody is yet")
    shares = ", ".join(f"{one.person.name} ×{one.weight}" for one in members)
    return _("by turns to %(shares)s") % {"shares": shares}


def _labels(keys: Sequence[Any], names: Mapping[Any, str]) -> list[str]:
    return [names.get(key, "–") for key in keys]


def _language(code: str) -> str:
    return pgettext("language", "English") if code == "en" else pgettext("language", "Vietnamese")


def _either(values: Sequence[str]) -> str:
    if len(values) < 2:
        return "".join(values)
    return _("%(most)s or %(last)s") % {"most": ", ".join(values[:-1]), "last": values[-1]}
