"""From the columns of one table to targets: by the dictionary of headings, then by what the values look like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vai.core.text import fold
from vai.doors.importing import headers
from vai.doors.importing.looks import Facts, agrees, own_type
from vai.doors.importing.plans import ColumnPlan, Feed, TablePlan
from vai.doors.importing.targets import CUSTOM, ENTITIES, Type, field_of, slug
from vai.doors.importing.wordlists import ACCOUNT_KINDS, code_of

_SAMPLES = 5
_MAX_DISTINCT = 60
_DOUBT = 0.6
# Fields that values alone can tell, when the heading says nothing: share of cells, target field by entity.
_BY_VALUES = (
    ("email", 0.8, 0.7, {"account": "email", "contact": "emails", "lead": "email", "person": "email"}),
    ("mobile", 0.6, 0.65, {"account": "phone", "contact": "phones", "lead": "phone", "person": "phone"}),
    ("tax_code", 0.8, 0.6, {"account": "tax_code"}),
    ("url", 0.8, 0.5, {"account": "website"}),
)


@dataclass(slots=True)
class _Candidate:
    column: str
    target: str
    confidence: float
    reason: str
    params: dict[str, Any]


def columns(facts: dict[str, Facts], entity: str, system: str) -> list[ColumnPlan]:
    """Give each column of a table of `entity` its target; each single field goes to one column only."""
    candidates = [c for fact in facts.values() for c in _candidates(fact, entity, system)]
    order = {name: at for at, name in enumerate(facts)}
    candidates.sort(key=lambda c: (-c.confidence, order[c.column]))
    chosen: dict[str, _Candidate] = {}
    taken: set[str] = set()
    for candidate in candidates:
        if candidate.column in chosen or candidate.confidence < 0.35:
            continue
        field = field_of(candidate.target)
        if candidate.target in taken and field and not field.joins:
            continue
        chosen[candidate.column] = candidate
        taken.add(candidate.target)
    return [_plan(fact, chosen.get(name), entity, candidates) for name, fact in facts.items()]


def is_possible(entity: str, facts: dict[str, Facts]) -> bool:
    """Whether a table has what a record of this kind cannot be without."""
    needed = set(ENTITIES[entity].needs_one_of)
    if entity in ("contact", "lead", "person"):
        needed |= {"given_name", "family_name"}
    if entity == "affiliation":
        targets = {
            headers.meanings(entity, name)[0].target for name in facts if headers.meanings(entity, name)
        }
        return {"contact", "account"} <= targets
    return any(
        (meanings := headers.meanings(entity, name)) and meanings[0].target in needed and fact.n_filled
        for name, fact in facts.items()
    )


def split_by_kind(table: TablePlan, facts: dict[str, Facts]) -> None:
    """Where a column says of each row whether it is a company, make companies accounts and the others contacts."""
    column = next((c for c in table.columns if headers.key(c.column) in _COMPANY_FLAGS), None)
    if column is None or not {feed.entity for feed in table.feeds} <= {"account", "contact"}:
        return
    by_code: dict[str, list[str]] = {}
    for text in facts[column.column].counts:
        by_code.setdefault(code_of(text, ACCOUNT_KINDS), []).append(text)
    companies = by_code.get("business", [])
    if not companies or not by_code.get("person"):
        return
    table.feeds = [
        Feed("account", when_column=column.column, when_values=companies),
        Feed("contact", when_column=column.column, when_values=companies, when_not=True),
    ]
    of_account = columns(facts, "account", table.system)
    of_contact = columns(facts, "contact", table.system)
    for plan, account, contact in zip(table.columns, of_account, of_contact, strict=True):
        _serve_both(plan, account, contact)
    column.targets, column.confidence, column.reason, column.params = [], 0.95, "row_kind", {}


def _serve_both(plan: ColumnPlan, account: ColumnPlan, contact: ColumnPlan) -> None:
    """Let one column feed the account of some rows and the contact of others."""
    own = [t for t in contact.targets if t.startswith("contact.") and not t.startswith(f"contact.{CUSTOM}")]
    better = contact if own and contact.confidence > account.confidence else account
    plan.confidence, plan.reason, plan.params = better.confidence, better.reason, better.params
    plan.targets = [t for t in account.targets if t.startswith("account.")] + own
    if own:
        drop_custom_of(plan, "account")


# Customer types are another thing: a person may be a customer, and then is an account.
_COMPANY_FLAGS = {"isacompany", "iscompany", "companytype"}


def _candidates(fact: Facts, entity: str, system: str) -> list[_Candidate]:
    found: list[_Candidate] = []
    for meaning in headers.meanings(entity, fact.name, system):
        if meaning.target == headers.LEAVE_OUT:
            return [_Candidate(fact.name, headers.LEAVE_OUT, 0.9, "technical", {})]
        target = meaning.target if "." in meaning.target else f"{entity}.{meaning.target}"
        field = field_of(target)
        if field is None:
            continue
        confidence = (0.93 if meaning.likeness == 1 else meaning.likeness) * _fit(agrees(fact, field.type))
        if system and meaning.system == system:
            confidence += 0.03
        if _is_number_of(meaning.known_as) and field.type is Type.REFERENCE:
            confidence -= 0.02
        found.append(
            _Candidate(fact.name, target, round(min(confidence, 0.99), 3), *_reason(meaning, system))
        )
    if not found or found[0].confidence < _DOUBT:
        found += _by_values(fact, entity)
    return found


def _fit(agreement: float) -> float:
    return 1.0 + 0.04 * agreement if agreement >= 0 else 1.0 + 0.55 * agreement


def _is_number_of(known_as: str) -> bool:
    return known_as.lower().rstrip("s").endswith("id") or fold(known_as).startswith("ma ")


def _reason(meaning: headers.Meaning, system: str) -> tuple[str, dict[str, Any]]:
    known = {"known_as": meaning.known_as}
    if meaning.likeness < 1:
        return "header_similar", known
    if meaning.system == "vi":
        return "header_vietnamese", known
    if meaning.system and meaning.system == system:
        return "header_known", {**known, "system": meaning.system}
    return "header_common", known


def _by_values(fact: Facts, entity: str) -> list[_Candidate]:
    for kind, least, confidence, where in _BY_VALUES:
        if fact.share(kind) >= least and fact.n_filled and entity in where:
            params = {"kind": kind, "share": round(100 * fact.share(kind))}
            return [_Candidate(fact.name, f"{entity}.{where[entity]}", confidence, "values_look", params)]
    return []


def _plan(fact: Facts, chosen: _Candidate | None, entity: str, candidates: list[_Candidate]) -> ColumnPlan:
    plan = ColumnPlan(fact.name, n_filled=fact.n_filled, n_distinct=fact.n_distinct)
    common = [str(text) for text, _n in fact.counts.most_common(_MAX_DISTINCT)]
    plan.samples = [text[:80] for text in common[:_SAMPLES]]
    if fact.n_distinct <= _MAX_DISTINCT and (fact.n_filled > fact.n_distinct or fact.n_distinct <= 12):
        plan.distinct = [text[:120] for text in common]
    plan.alternatives = list(
        dict.fromkeys(
            c.target
            for c in candidates
            if c.column == fact.name and c is not chosen and c.target != headers.LEAVE_OUT
        )
    )[:4]
    if not fact.n_filled and not (chosen and chosen.target != headers.LEAVE_OUT):
        plan.reason, plan.confidence = "empty_column", 0.9
        return plan
    if chosen is None:
        kind = own_type(fact)
        plan.targets, plan.type = [f"{entity}.{CUSTOM}{slug(fact.name)}"], kind.value
        plan.reason, plan.confidence, plan.params = "unknown_header", 0.3, {"type": kind.value}
        return plan
    plan.confidence, plan.reason, plan.params = chosen.confidence, chosen.reason, chosen.params
    if chosen.target == headers.LEAVE_OUT:
        return plan
    plan.targets = [chosen.target]
    field = field_of(chosen.target)
    is_custom = f".{CUSTOM}" in chosen.target
    plan.type = (own_type(fact) if is_custom or field is None else field.type).value
    if plan.confidence < _DOUBT:
        plan.questions.append("target_unsure")
    return plan


def drop_custom_of(plan: ColumnPlan, entity: str) -> None:
    """Take away a custom field of an entity, where a better home was found."""
    plan.targets = [t for t in plan.targets if not t.startswith(f"{entity}.{CUSTOM}")]


def kind_words(texts: list[str]) -> dict[str, str]:
    """Map words for business, household and person to these codes; words that are none are left out."""
    found = {text: code_of(text, ACCOUNT_KINDS) for text in texts}
    return {text: code for text, code in found.items() if code and fold(text)}
