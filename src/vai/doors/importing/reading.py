"""From rows to drafts: typed records in loading order, each with its references, remarks and errors. Nothing is looked up or written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from vai.core.text import fold, squeeze
from vai.doors.importing import dates, numbers, values
from vai.doors.importing.compact import CompactMap
from vai.doors.importing.errors import BadValue, Problem
from vai.doors.importing.plans import ColumnPlan, Feed, Plan, TablePlan, name_and_mail
from vai.doors.importing.tables import Row, Table
from vai.doors.importing.targets import CUSTOM, ENTITIES, Field, Type, parse
from vai.doors.importing.values import Reading

_NATURAL = {
    "account": ("tax_code", "name"),
    "contact": ("full_name", "emails", "phones"),
    "person": ("email", "name"),
    "product": ("code", "name"),
    "team": ("name",),
    "lead": ("full_name", "company", "phone", "email", "name"),
    "opportunity": ("name",),
    "interaction": ("kind", "occurred_at", "subject", "body"),
    "next_step": ("what", "due_on"),
}
_PARTS = ("family_name", "middle_name", "given_name")
# Names of these languages are written given name last only in the East; where a file keeps them apart, Vietnamese order is told by the letters.
_JOINED_BY = {Type.LONG_TEXT: "\n", Type.TEXT: ", ", Type.NAME: " "}


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference as the file makes it: the record of `entity` whose field `by` is `value`. It may be a later row."""

    entity: str
    by: str
    value: str


@dataclass(slots=True)
class Draft:
    """One record to be. `key` is its number in the other system, else what tells it from others, folded; empty when nothing does.

    `errors` keep it from being written; `warnings` do not. `skip` names why the row is no record. `raw` is the row as it
    stands in the file. `custom` fields lie in `values` under custom:slug.
    """

    entity: str
    table: str
    row_number: int
    feed: str
    key: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    refs: dict[str, Ref] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    skip: str = ""
    raw: dict[str, str | None] = field(default_factory=dict)


def read_plan(tables: list[Table], plan: Plan) -> Iterator[Draft]:
    """Read all tables in loading order. Every row of a table gives at least one draft, one with `skip` or errors if need be.

    Rows that are no records (totals, footers) and broken rows are told once, with the table's first feed.
    """
    by_name = {table.name: table for table in tables}
    told: set[str] = set()
    for entity, table_plan, feed in plan.steps():
        table = by_name.get(table_plan.table)
        if table is None:
            continue
        first = table_plan.table not in told
        told.add(table_plan.table)
        yield from _FeedReader(plan, table_plan, feed, entity).read(table, tell=first)


class _FeedReader:
    """Reads one feed of one table."""

    def __init__(self, plan: Plan, table_plan: TablePlan, feed: Feed, entity: str) -> None:
        self.plan, self.table, self.feed = plan, table_plan, feed
        self.entity = ENTITIES[entity]
        self.columns = self._columns()
        self.country = next((c for c, f in self.columns if f.type is Type.COUNTRY), None)
        self.when = {fold(text.strip()) for text in feed.when_values}
        self.given = CompactMap()
        self.readings: dict[tuple[str, str, str], Reading] = {}

    def _columns(self) -> list[tuple[ColumnPlan, Field]]:
        found = []
        for column in self.table.columns:
            for name in column.targets:
                target = parse(name)
                if target and target.feed == self.feed.key and (field := self.entity.field(target.field)):
                    found.append((column, field))
        return found

    def read(self, table: Table, *, tell: bool) -> Iterator[Draft]:
        for row in table.rows():
            if row.skip or row.problem:
                if tell:
                    yield self._told(row)
                continue
            if self.feed.when_column and not self._applies(row):
                continue
            draft = self._draft(row)
            if self.feed.distinct and self._is_repeated(draft):
                continue
            yield draft

    def _told(self, row: Row) -> Draft:
        draft = self._new(row)
        draft.skip = row.skip
        draft.errors = [row.problem] if row.problem else []
        return draft

    def _new(self, row: Row) -> Draft:
        return Draft(self.entity.code, self.table.table, row.number, self.feed.key, raw=row.values)

    def _applies(self, row: Row) -> bool:
        text = fold((row.values.get(self.feed.when_column) or "").strip())
        return (text in self.when) is not self.feed.when_not

    def _is_repeated(self, draft: Draft) -> bool:
        """A second feed that a row leaves empty is no record; one that was given is not given again."""
        if not draft.key:
            return True
        if self.given.get(draft.key):
            return True
        self.given.set(draft.key, 1)
        return False

    def _draft(self, row: Row) -> Draft:
        draft = self._new(row)
        region = self._region(row)
        for column, field_ in self.columns:
            text = row.values.get(column.column)
            if text is None or values.is_blank(text, frozenset(column.blanks)):
                continue
            self._take(draft, column, field_, text, region)
        self._outcome(draft, row)
        self._constants(draft, row)
        _compose_name(draft)
        self._check(draft)
        draft.key = _key(draft)
        return draft

    def _outcome(self, draft: Draft, row: Row) -> None:
        """Tell from the stage how a deal ended, where no column of its own does."""
        if "outcome" in draft.values:
            return
        for column, field_ in self.columns:
            if field_.code == "stage" and field_.code in draft.values:
                text = (row.values.get(column.column) or "").strip()
                draft.values["outcome"] = column.outcomes.get(text, "open")

    def _region(self, row: Row) -> str:
        text = row.values.get(self.country.column) if self.country else None
        if not text or not self.country:
            return self.plan.region
        found = values.country(self.country.value_map.get(text.strip(), text))
        return str(found.value) if found.value else self.plan.region

    def _take(self, draft: Draft, column: ColumnPlan, field_: Field, text: str, region: str) -> None:
        mapped = column.value_map.get(text.strip())
        if mapped is not None:
            if not mapped:
                return
            text = mapped
        if field_.type in (Type.REFERENCE, Type.NAME):
            text, mail = name_and_mail(text)
            if mail and self.entity.field("emails"):
                draft.values.setdefault("emails", (mail.lower(),))
        if field_.type is Type.REFERENCE:
            draft.refs.setdefault(field_.code, Ref(field_.refers_to, column.ref_by or "name", squeeze(text)))
            return
        try:
            found = values.parse(text, self._reading(column, field_, region))
        except BadValue as bad:
            self._refuse(draft, column, field_, text, bad)
            return
        if field_.type is Type.PHONES and region != self.plan.region and not _is_sure(found):
            # People abroad have numbers at home too.
            at_home = values.phone_numbers(text, self.plan.region)
            found = at_home if _is_sure(at_home) else found
        for remark in found.remarks:
            draft.warnings.append(Problem(remark.code, field_.code, column.column, remark.params))
        if found.leftover:
            _leave_over(draft, self.entity.field("notes"), f"{column.column}: {found.leftover.strip()}")
        if found.value is not None:
            _put(draft, field_, self._scaled(column, found.value, draft))
        self._currency(draft, column, field_, found.currency)

    def _refuse(self, draft: Draft, column: ColumnPlan, field_: Field, text: str, bad: BadValue) -> None:
        """A custom field takes any text; another field's bad value keeps the row from being written."""
        problem = Problem(bad.code, field_.code, column.column, bad.params)
        if field_.code.startswith(CUSTOM):
            draft.values[field_.code] = squeeze(text)
            draft.warnings.append(problem)
        else:
            draft.errors.append(problem)

    def _reading(self, column: ColumnPlan, field_: Field, region: str) -> Reading:
        known = self.readings.get((column.column, field_.code, region))
        if known is None:
            known = self.readings[column.column, field_.code, region] = self._new_reading(
                column, field_, region
            )
        return known

    def _new_reading(self, column: ColumnPlan, field_: Field, region: str) -> Reading:
        kind = field_.type
        if field_.code.startswith(CUSTOM):
            kind = Type(column.type)
            kind = Type.TEXT if kind in (Type.CHOICE, Type.REFERENCE, Type.COUNTRY) else kind
        return Reading(
            kind,
            numbers.Style(column.number_style),
            dates.Order(column.date_order),
            self.plan.tz,
            region,
            field_.choices,
            column.whole_percents,
        )

    def _scaled(self, column: ColumnPlan, value: Any, draft: Draft) -> Any:
        if not column.multiply or not isinstance(value, Decimal | int) or isinstance(value, bool):
            return value
        try:
            return (value * Decimal(column.multiply)).normalize() + 0
        except InvalidOperation:
            draft.warnings.append(Problem("bad_factor", "", column.column, {"value": column.multiply}))
            return value

    def _currency(self, draft: Draft, column: ColumnPlan, field_: Field, written: str) -> None:
        """A currency that stands beside the amount beats the column's, which beats the plan's; a column of its own beats all."""
        if (
            field_.type is not Type.MONEY
            or field_.code not in draft.values
            or not self.entity.field("currency")
        ):
            return
        if any(f.code == "currency" for _c, f in self.columns) and not written:
            draft.values.setdefault("currency", column.currency or self.plan.currency)
            return
        draft.values["currency"] = written or column.currency or self.plan.currency

    def _constants(self, draft: Draft, row: Row) -> None:
        for code, template in self.feed.constants.items():
            field_ = self.entity.field(code)
            text = self._fill(template, row)
            if field_ is None or not text or code in draft.values or code in draft.refs:
                continue
            if field_.type is Type.REFERENCE:
                draft.refs[code] = Ref(field_.refers_to, "name", text)
                continue
            try:
                draft.values[code] = values.parse(text, Reading(field_.type, choices=field_.choices)).value
            except BadValue as bad:
                draft.errors.append(Problem(bad.code, code, "", bad.params))

    def _fill(self, template: str, row: Row) -> str:
        """Fill {column} places with mapped values; a separator whose neighbour is empty goes with it."""
        text = template
        for column in self.table.columns if "{" in template else ():
            value = (row.values.get(column.column) or "").strip()
            text = text.replace("{" + column.column + "}", squeeze(column.value_map.get(value, value)))
        return text.strip(" ·-–,:/")

    def _check(self, draft: Draft) -> None:
        has = draft.values.keys() | draft.refs.keys()
        for field_ in self.entity.fields:
            if field_.required and field_.code not in has and not _in_error(draft, field_.code):
                draft.errors.append(Problem("required", field_.code, "", {"field": str(field_.label)}))
        if not any(code in has or _in_error(draft, code) for code in self.entity.needs_one_of):
            labels = [str(f.label) for code in self.entity.needs_one_of if (f := self.entity.field(code))]
            draft.errors.append(Problem("needs_one_of", "", "", {"fields": ", ".join(labels)}))


def _is_sure(found: values.Value) -> bool:
    return bool(found.value) and all(phone.is_valid for phone in found.value)


def _in_error(draft: Draft, code: str) -> bool:
    return any(problem.field == code for problem in draft.errors)


def _put(draft: Draft, field_: Field, value: Any) -> None:
    """Set a field; a second column of the same field is joined, or ignored when it says the same."""
    old = draft.values.get(field_.code)
    if old is None or field_.code == "currency":
        draft.values[field_.code] = value
    elif isinstance(old, tuple) and isinstance(value, tuple):
        draft.values[field_.code] = old + tuple(v for v in value if _same(v) not in {_same(o) for o in old})
    elif isinstance(old, str) and field_.joins and value not in old:
        draft.values[field_.code] = f"{old}{_JOINED_BY.get(field_.type, ', ')}{value}"


def _same(value: Any) -> Any:
    return getattr(value, "e164", value)


def _leave_over(draft: Draft, notes: Field | None, text: str) -> None:
    if notes is not None:
        _put(draft, notes, text)


def _compose_name(draft: Draft) -> None:
    """Make one full name of its parts: Vietnamese family name first, others given name first."""
    parts = {code: draft.values.pop(code, "") for code in _PARTS}
    if honorific := draft.values.get("honorific"):
        draft.values["honorific"] = values.honorific(honorific) or honorific
    full = "name" if draft.entity == "person" else "full_name"
    if not any(parts.values()) or draft.values.get(full):
        return
    if is_vietnamese(parts["family_name"], parts["given_name"]):
        order = (parts["family_name"], parts["middle_name"], parts["given_name"])
    else:
        order = (parts["given_name"], parts["middle_name"], parts["family_name"])
    draft.values[full] = squeeze(" ".join(order))


_FAMILY = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan lam mai truong trinh dao cao luong ha to ta thai "
    "quach chu chau la luu tong tang phung vuong kieu mac bach diep dam giang khuong nghiem ninh nong quan thach than tieu trieu van vi"
)
_FAMILY_NAMES = frozenset(_FAMILY.split())


def is_vietnamese(family: str, given: str) -> bool:
    """Whether a name in parts is Vietnamese: by its letters, or by a Vietnamese family name without any accent."""
    first = fold(family).split()[:1]
    if not first or first[0] not in _FAMILY_NAMES:
        return False
    both = f"{family} {given}"
    return fold(both) != both.lower() or first[0] in {
        "nguyen",
        "tran",
        "pham",
        "huynh",
        "truong",
        "hoang",
        "phan",
        "dang",
        "bui",
        "duong",
        "doan",
        "trinh",
    }


def _key(draft: Draft) -> str:
    if number := draft.values.get("external_id"):
        return str(number)
    parts = []
    for code in _NATURAL.get(draft.entity, ()):
        value = draft.values.get(code)
        if isinstance(value, tuple):
            value = _same(value[0]) if value else None
        if value not in (None, ""):
            parts.append(fold(str(value)))
            if draft.entity in ("account", "person", "product"):
                break
    if draft.entity in ("opportunity", "contact", "interaction", "next_step", "affiliation"):
        parts += [
            fold(draft.refs[code].value) for code in ("account", "contact") if code in draft.refs and parts
        ]
    return "|".join(parts)
