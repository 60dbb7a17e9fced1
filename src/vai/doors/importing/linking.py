"""How tables refer to each other, and which second entity a table holds: a company in a contact's row, a person in a company's."""

from __future__ import annotations

import re
from itertools import islice

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from vai.core.text import fold
from vai.doors.importing import headers
from vai.doors.importing.plans import ColumnPlan, Feed, Plan, TablePlan, name_and_mail
from vai.doors.importing.tables import Table
from vai.doors.importing.targets import CUSTOM, ENTITIES, Type, field_of, parse, slug
from vai.doors.importing.values import is_blank

_KEYS_OF = {
    "account": ("name", "external_id", "tax_code"),
    "contact": ("full_name", "external_id", "emails"),
    "person": ("name", "external_id", "email"),
    "product": ("name", "external_id", "code"),
    "opportunity": ("name", "external_id"),
    "team": ("name", "external_id"),
    "lead": ("external_id", "full_name"),
}
_ACCOUNT_IDS = {
    "accountid", "accountexternalid", "companyid", "customerid", "clientid", "associatedcompanyid", "associatedcompanyids",
    "primaryassociatedcompanyid", "makh", "makhachhang", "macongty",
}  # fmt: skip
_MAX_KEYS = 200_000
_MAX_VALUES = 5_000
_ALIKE = 90
_NAME_OF = {"account": "name", "contact": "full_name"}
_BARE = re.compile(r"[^0-9a-z]+")


def add_companions(plan: Plan) -> None:
    """Let a table feed a second entity that its rows hold, where no table of its own brings it."""
    fed = {feed.entity for table in plan.tables for feed in table.feeds}
    for table in plan.tables:
        if not table.feeds or table.reason == "table_profile":
            continue
        main = table.feeds[0].entity
        if main == "opportunity" and len(table.feeds) == 1:
            _bring(table, main, "contact", fed)
        if main == "opportunity" or (main == "contact" and len(table.feeds) == 1):
            _bring(table, main, "account", fed)
        if main == "interaction":
            _date_of_activity(table)
        if main == "account" and len(table.feeds) == 1:
            _person_beside_company(table)
        _settle_foreign(table, main)


def _bring(table: TablePlan, main: str, other: str, fed: set[str]) -> None:
    """Make the records of `other` that the rows name, unless another table brings them."""
    links = [column for column in table.columns if f"{main}.{other}" in column.targets]
    named = [column for column in links if not _is_id(column)]
    foreign = [c for c in table.columns if any(t.startswith(f"{other}.") for t in c.targets)]
    if other in fed or not named:
        return
    name = named[0]
    name.targets.append(f"{other}.{_NAME_OF[other]}")
    name.questions = (
        list(dict.fromkeys([*name.questions, f"also_{other}"])) if not foreign else name.questions
    )
    if spare := _spare_id(table, other):
        spare.targets = [f"{other}.external_id"]
        spare.confidence, spare.reason, spare.params = 0.8, "header_common", {"known_as": spare.column}
    table.feeds.insert(0, Feed(other, distinct=True))
    if other == "contact":
        company = table.column_for(f"{main}.account")
        if company:
            company.targets.append("contact.account")


def _is_id(column: ColumnPlan) -> bool:
    return _by_shape(column) == "external_id" or headers.key(column.column).rstrip("s").endswith("id")


def _spare_id(table: TablePlan, other: str) -> ColumnPlan | None:
    wanted = _ACCOUNT_IDS if other == "account" else {f"{other}id"}
    return next((c for c in table.columns if headers.key(c.column) in wanted and _only_custom(c)), None)


def _only_custom(column: ColumnPlan) -> bool:
    return all(f".{CUSTOM}" in target for target in column.targets)


def _person_beside_company(table: TablePlan) -> None:
    """In a list of companies with a contact person, the phone behind the person's name is the person's."""
    name = table.column_for("contact.full_name") or table.column_for("contact.given_name")
    foreign = [c for c in table.columns if any(t.startswith("contact.") for t in c.targets)]
    if name is None:
        for column in foreign:
            column.targets = [_at_home(target, column) for target in column.targets]
        return
    at = table.columns.index(name)
    seen: set[str] = set()
    for column in table.columns[at + 1 : at + 5]:
        for mine, theirs in (("account.phone", "contact.phones"), ("account.email", "contact.emails")):
            if column.targets == [mine] and theirs not in seen and not _says_company(column.column):
                column.targets = [theirs]
                seen.add(theirs)
    company = table.column_for("account.name")
    if company:
        company.targets.append("contact.account")
        table.feeds.append(Feed("contact", distinct=True))


def _at_home(target: str, column: ColumnPlan) -> str:
    same = {"contact.phones": "account.phone", "contact.emails": "account.email"}
    if target in same:
        return same[target]
    return f"account.{CUSTOM}{slug(column.column)}" if target.startswith("contact.") else target


def _says_company(name: str) -> bool:
    return any(
        word in headers.words(name) for word in ("cong ty", "company", "cty", "hotline", "office", "main")
    )


def _date_of_activity(table: TablePlan) -> None:
    """An activity with nothing but a due date happened then, as far as the file knows."""
    if table.column_for("interaction.occurred_at") is None and (
        column := table.column_for(f"interaction.{CUSTOM}due_on")
    ):
        column.targets, column.type = ["interaction.occurred_at"], Type.MOMENT.value


def _settle_foreign(table: TablePlan, main: str) -> None:
    """What a column would say about an entity that this table does not feed becomes a custom field."""
    fed = {feed.key for feed in table.feeds}
    for column in table.columns:
        settled = []
        for target in column.targets:
            parsed = parse(target)
            if parsed and parsed.feed not in fed:
                settled.append(f"{main}.{CUSTOM}{slug(column.column)}")
                column.reason, column.confidence = "no_home", min(column.confidence, 0.4)
            else:
                settled.append(target)
        column.targets = list(dict.fromkeys(settled))


def link(plan: Plan, pairs: list[tuple[TablePlan, Table]]) -> None:
    """Find for each reference which table it means and by which field, and map names that are nearly the same."""
    keys: dict[str, dict[str, tuple[str, dict[str, str]]]] = {}
    for target_plan, table in pairs:
        for feed in target_plan.feeds:
            for field, values in _keys(target_plan, table, feed).items():
                known = keys.setdefault(feed.entity, {}).setdefault(field, (target_plan.table, {}))
                known[1].update(values)
    for table_plan, table in pairs:
        for column in table_plan.columns:
            refs = [found for t in column.targets if (found := field_of(t)) and found.type is Type.REFERENCE]
            if refs:
                _link(column, refs[0].refers_to, keys.get(refs[0].refers_to, {}), table, table_plan)


def _keys(plan: TablePlan, table: Table, feed: Feed) -> dict[str, dict[str, str]]:
    wanted = {}
    for field in _KEYS_OF.get(feed.entity, ()):
        if column := plan.column_for(f"{feed.key}.{field}"):
            wanted[field] = column
    found: dict[str, dict[str, str]] = {field: {} for field in wanted}
    if not wanted:
        return found
    for row in islice(table.rows(), _MAX_KEYS):
        for field, column in wanted.items():
            text = row.values.get(column.column)
            if text and not is_blank(text):
                text = column.value_map.get(text.strip(), text)
                found[field].setdefault(_bare(text), text.strip())
    return found


def _link(
    column: ColumnPlan,
    entity: str,
    known: dict[str, tuple[str, dict[str, str]]],
    table: Table,
    plan: TablePlan,
) -> None:
    values = _values(column, table)
    column.params = {**column.params, "refers_to": entity}
    if not known or not values:
        column.ref_by = column.ref_by or _by_shape(column)
        return
    hits = {field: sum(1 for v in values if _bare(v) in names) for field, (_t, names) in known.items()}
    best = max(hits, key=lambda field: hits[field])
    if not hits[best]:
        # A company's own parent may be named only here.
        column.ref_by = column.ref_by or _by_shape(column)
        return
    name, names = known[best]
    column.ref_by, column.ref_table = best, name
    column.params["matched"], column.params["of"] = hits[best], len(values)
    _aliases(column, values, names, entity)
    if _bare_of(values) - set(names) and name != plan.table:
        column.params["unmatched"] = len(_bare_of(values) - set(names))


def _aliases(column: ColumnPlan, values: list[str], names: dict[str, str], entity: str) -> None:
    for value in values:
        bare = _bare(name_and_mail(value)[0])
        exact = names.get(bare)
        if exact is not None:
            # GTXPro is GTX Pro: the same letters. Mere case and accents are matched later anyway.
            if fold(exact) != fold(value) and value not in column.value_map:
                column.value_map[value] = exact
            continue
        if (
            ENTITIES[entity].code not in ("product", "person", "account")
            or len(bare) < 5
            or value in column.value_map
        ):
            continue
        near = process.extractOne(bare, names.keys(), scorer=ratio, score_cutoff=_ALIKE)
        if near:
            column.params.setdefault("near", {})[value] = names[near[0]]
            column.questions = list(dict.fromkeys([*column.questions, "near_names"]))


def _values(column: ColumnPlan, table: Table) -> list[str]:
    found: dict[str, None] = {}
    blanks = frozenset(column.blanks)
    for row in table.rows():
        text = row.values.get(column.column)
        if text and not is_blank(text, blanks):
            found.setdefault(column.value_map.get(text.strip(), text.strip()))
            if len(found) >= _MAX_VALUES:
                break
    return list(found)


def _by_shape(column: ColumnPlan) -> str:
    if any(sample.startswith("@") for sample in column.samples):
        return "external_id"
    if column.samples and all("@" in sample for sample in column.samples):
        return "email"
    words = headers.words(str(column.params.get("known_as", column.column))).split()
    if (
        words
        and (words[-1] in ("id", "ids", "code") or words[0] == "ma")
        and not any(" " in sample for sample in column.samples)
    ):
        return "external_id"
    return "name"


def _bare(text: str) -> str:
    bare = _BARE.sub("", fold(text))
    return bare or text.strip()


def _bare_of(values: list[str]) -> set[str]:
    return {_bare(value) for value in values}
