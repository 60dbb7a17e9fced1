"""From tables to a plan: which entity each table is, what its columns mean, how tables refer to each other, and what to ask."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from vai.core.text import fold
from vai.doors.importing import headers, linking, mapping, profiles, styles
from vai.doors.importing.looks import Facts, guess_region, look
from vai.doors.importing.plans import Feed, Plan, TablePlan
from vai.doors.importing.tables import Table
from vai.doors.importing.targets import ENTITIES
from vai.doors.importing.wordlists import CERTAIN_KINDS, NO_RECORDS, OTHER_KINDS, TABLE_WORDS

_SAMPLE = 2_000
_ENOUGH = 1.1
_SURE = 2.2
_NAME_HINT = 2.0
_SYSTEM_FROM = 3
_COVERED = 0.25


@dataclass(slots=True)
class Seen:
    """A table with what its sample looked like."""

    table: Table
    facts: dict[str, Facts]


def guess(tables: list[Table], *, profile: profiles.Profile | None = None, language: str = "vi") -> Plan:
    """Guess what tables mean; every guess carries its reason, every doubt a question.

    A profile decides what it knows; the rest is guessed.
    """
    plan = Plan(language=language)
    plan.region = ""
    if profile:
        profile.settle(plan)
    seen = [Seen(table, look(table.columns, table.sample(_SAMPLE))) for table in tables]
    plan.region = plan.region or guess_region([fact for one in seen for fact in one.facts.values()])
    for one in seen:
        fitting = profile.match(one.table) if profile else None
        plan.tables.append(_table_plan(one, profile, fitting))
    if profile:
        _mark_strangers(plan, profile)
    pairs = list(zip(plan.tables, tables, strict=True))
    linking.add_companions(plan)
    styles.settle(plan, pairs)
    linking.link(plan, pairs)
    plan.tables.sort(key=_loading_order)
    return plan


def _table_plan(
    seen: Seen, profile: profiles.Profile | None, fitting: profiles.TableProfile | None
) -> TablePlan:
    table = seen.table
    found = TablePlan(table.name, table.path, table.n_rows)
    if fitting and profile:
        found.confidence, found.reason, found.params = 1.0, "table_profile", {"profile": profile.label}
        if fitting.skip:
            found.reason = fitting.skip
            return found
        found.feeds = fitting.feeds()
        found.columns = mapping.columns(seen.facts, found.feeds[0].entity if found.feeds else "account", "")
        profiles.overlay(found, fitting, profile)
        return found
    return _guessed(seen, found, profile.system if profile else "")


def _guessed(seen: Seen, found: TablePlan, system: str) -> TablePlan:
    table = seen.table
    if reason := _no_records(table):
        found.reason = reason
        return found
    ranked = rank(table, seen.facts)
    best, score, reason = ranked[0]
    if table.has_header and reason == "table_headings" and _is_other_kind(table):
        found.reason, found.questions = "other_kind", ["which_entity"]
        return found
    if table.kind.endswith("__c") and not any(
        f.share("email") > 0.5 or f.share("phone") > 0.5 for f in seen.facts.values()
    ):
        found.reason = "custom_object"
        return found
    if score < _ENOUGH:
        found.reason, found.questions = (
            ("not_recognised" if table.has_header else "no_headings"),
            ["which_entity"],
        )
        return found
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    found.confidence = round(min(0.99, 0.45 + 0.12 * score + 0.25 * min(1.0, (score - second) / score)), 2)
    found.system = system or _system(best, table)
    found.reason, found.params = reason, {"entity": best, "system": found.system}
    found.feeds = [Feed(best)]
    if found.confidence < 0.7 or score < _SURE or table.kind.endswith("__c") or not table.has_header:
        found.questions.append("which_entity")
    found.columns = mapping.columns(seen.facts, best, found.system)
    mapping.split_by_kind(found, seen.facts)
    return found


def as_entity(table: Table, entity: str, *, language: str = "vi") -> TablePlan:
    """Plan a table as what a person says it is; for a change of mind in the middle of a plan, put it in the old one's place.

    References to other tables are not found again.
    """
    facts = look(table.columns, table.sample(_SAMPLE))
    found = TablePlan(
        table.name, table.path, table.n_rows, _system(entity, table), 1.0, "told", feeds=[Feed(entity)]
    )
    found.columns = mapping.columns(facts, entity, found.system)
    plan = Plan(language=language, tables=[found])
    linking.add_companions(plan)
    styles.settle(plan, [(found, table)])
    linking.link(plan, [(found, table)])
    return found


def rank(table: Table, facts: dict[str, Facts]) -> list[tuple[str, float, str]]:
    """Rank what a table may be: entity, score, reason."""
    kind = CERTAIN_KINDS.get(fold(table.kind))
    hinted = _by_name(table)
    found = []
    for entity in ENTITIES:
        score, covered = _evidence(entity, facts)
        if kind == entity:
            found.append((entity, score + 5, "table_kind"))
        elif not mapping.is_possible(entity, facts) or (covered < _COVERED and hinted != entity):
            found.append((entity, 0.0, "table_headings"))
        elif hinted == entity:
            found.append((entity, score + _NAME_HINT, "table_name"))
        else:
            found.append((entity, score, "table_headings"))
    return sorted(found, key=lambda item: -item[1])


def _evidence(entity: str, facts: dict[str, Facts]) -> tuple[float, float]:
    """Sum up the headings that such tables have (one that many kinds of table have says little), and tell their share."""
    total = 0.0
    for name in facts:
        meanings = headers.meanings(entity, name)
        if not meanings or meanings[0].target == headers.LEAVE_OUT or meanings[0].likeness < 1:
            continue
        shared = len(headers.entities_knowing(name))
        own = 0.4 if "." in meanings[0].target else 1.0
        strong = 1.4 if meanings[0].target in _TELLING.get(entity, ()) else 1.0
        total += own * strong / max(1, shared)
    covered = sum(1 for name in facts if headers.meanings(entity, name)) / max(1, len(facts))
    return total + 1.2 * covered, covered


_TELLING = {
    "opportunity": ("stage", "amount", "closes_on", "probability", "name"),
    "lead": ("status", "source", "converted", "full_name", "company"),
    "account": ("name", "tax_code", "annual_revenue", "industry", "parent"),
    "contact": ("account", "full_name", "given_name", "family_name", "birthday"),
    "product": ("price", "name", "code", "family"),
    "interaction": ("occurred_at", "direction", "minutes", "body", "kind"),
    "next_step": ("what", "due_on"),
    "person": ("manager", "team", "name"),
}


def _by_name(table: Table) -> str:
    """Read what the file or sheet is called. The last word wins: customer contacts are contacts."""
    best, at = "", -1
    parts = table.name.rsplit(" / ", 1)
    for text in reversed(parts):
        spaced = " ".join(re.sub(r"[^0-9a-z]+", " ", fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))).split())
        for entity, words in TABLE_WORDS.items():
            for word in words:
                found = spaced.rfind(word)
                if found > at:
                    best, at = entity, found
        if best:
            return best
    return best


def _is_other_kind(table: Table) -> bool:
    spaced = re.sub(r"[^0-9a-z]+", " ", fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", table.name)))
    return bool(OTHER_KINDS.search(spaced))


def _no_records(table: Table) -> str:
    if NO_RECORDS.search(fold(table.name)) or NO_RECORDS.search(fold(table.kind)):
        return "describes_files"
    keys = {headers.key(name) for name in table.columns}
    if (
        len(keys) <= 4
        and keys & {"description", "comments/notes", "meaning"}
        and keys & {"field", "variables", "columnname", "variable", "column"}
    ):
        return "describes_files"
    if len(table.columns) == 1 and not any(headers.is_known(name) for name in table.columns):
        return "one_column"
    return ""


def _system(entity: str, table: Table) -> str:
    """Name the system whose headings these are, where enough of them are its own."""
    votes: Counter[str] = Counter()
    for name in table.columns:
        # Id, Type and Subject are anybody's words.
        known = headers.meanings(entity, name)
        own = (
            headers.systems(entity, name)
            if known and len(headers.words(known[0].known_as).split()) > 1
            else set()
        )
        for system in own:
            votes[system] += 2 if len(own) == 1 else 1
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _SYSTEM_FROM:
        return ""
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else ""


def _mark_strangers(plan: Plan, profile: profiles.Profile) -> None:
    """Where a profile is given and names its tables, a table it does not know is asked about."""
    if not profile.tables:
        return
    for table in plan.tables:
        if table.reason not in ("table_profile", "describes_files") and table.feeds:
            table.questions = list(dict.fromkeys([*table.questions, "not_in_profile"]))


def _loading_order(table: TablePlan) -> tuple[int, str]:
    order = list(ENTITIES)
    return (min((order.index(feed.entity) for feed in table.feeds), default=len(order)), table.table)
