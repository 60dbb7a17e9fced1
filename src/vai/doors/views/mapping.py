"""What tables and columns mean: shown with reasons and samples, changed, kept as a profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vai.core.errors import Refused
from vai.doors.actions import batches
from vai.doors.enums import PREPARING, BatchState
from vai.doors.importing import dates, guess, numbers
from vai.doors.importing.phrases import sentence
from vai.doors.importing.plans import ColumnPlan, Plan, TablePlan
from vai.doors.importing.targets import CUSTOM, ENTITIES, Type, field_of, parse, slug
from vai.doors.models import ImportBatch
from vai.doors.queries import batches as found
from vai.staff.views.answers import asked
from vai.ui import pages
from vai.ui.jinja import url

_OUTCOMES = ("open", "won", "lost")
_MOST_VALUES = 60
# Fields of values on one page; a form has its limit (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS).
_MOST_FIELDS = 6_000
_MAPPED_TYPES = (Type.CHOICE, Type.COUNTRY, Type.REFERENCE)


@dataclass(frozen=True)
class ColumnView:
    """A column as the page shows it; `at` names its fields."""

    at: str
    plan: ColumnPlan
    target: str
    extra: list[str]
    is_dated: bool
    is_number: bool
    is_stage: bool
    questions: list[str]
    values: list[tuple[int, str, str, str]]


@dataclass(frozen=True)
class TableView:
    """A table as the page shows it."""

    at: str
    plan: TablePlan
    entity: str
    why: str
    questions: list[str]
    options: list[tuple[str, list[tuple[str, str]]]]
    columns: list[ColumnView]


@require_http_methods(["GET", "POST"])
def show_mapping(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the plan of an import, and take changes of it."""
    here = asked(request)
    batch = found.batch(pk)
    if batch is None or batch.plan is None:
        raise Http404
    if batch.state not in PREPARING or batch.state == BatchState.TRYING:
        return pages.redirect(request, url("doors:import_batch", batch.pk))
    plan = batches.plan_of(batch)
    if request.method == "GET":
        return pages.page(request, "doors/import_mapping.html", _context(batch, plan))
    plan = _read(request.POST, plan, batch)
    if faults := plan.faults():
        return pages.page(request, "doors/import_mapping.html", _context(batch, plan, faults), status=422)
    batches.set_plan(batch, plan, by=here.user, at=here.now)
    name = request.POST.get("profile_name", "").strip()
    answer = pages.redirect(request, url("doors:import_mapping", batch.pk))
    if name:
        try:
            batches.keep_profile(plan, name, by=here.user, at=here.now)
        except Refused as refused:
            context = _context(batch, plan, [str(refused.message)])
            return pages.page(request, "doors/import_mapping.html", context, status=422)
        return pages.toast(answer, _("The profile “%(name)s” is kept.") % {"name": name})
    return pages.toast(answer, _("The mapping is saved."), level="info")


def _context(batch: ImportBatch, plan: Plan, faults: list[str] | None = None) -> dict[str, Any]:
    survey = batches.tables_of(batch)
    tables = [_table(table, str(at)) for at, table in enumerate(plan.tables)]
    _cap(tables)
    return {
        "batch": batch,
        "plan": plan,
        "tables": tables,
        "entities": [("", _("Leave out")), *((code, str(entity.label)) for code, entity in ENTITIES.items())],
        "outcomes": [("open", _("Open")), ("won", _("Won")), ("lost", _("Lost"))],
        "date_orders": [("dmy", _("Day, month, year")), ("mdy", _("Month, day, year"))],
        "number_styles": [("point", "1,234.5"), ("comma", "1.234,5")],
        "n_questions": len(plan.open_questions()),
        "unreadable": [f"{problem.message} {problem.hint}" for problem in survey.unreadable],
        "ignored": survey.ignored,
        "faults": faults or [],
    }


def _cap(tables: list[TableView]) -> None:
    """Show no more values than a form can send back."""
    left = _MOST_FIELDS
    for table in tables:
        for column in table.columns:
            del column.values[max(0, left // 2) :]
            left -= 2 * len(column.values)


def _table(table: TablePlan, at: str) -> TableView:
    options = []
    for feed in table.feeds:
        entity = ENTITIES[feed.entity]
        name = str(entity.label) + (f" ({feed.key.partition('@')[2]})" if "@" in feed.key else "")
        fields = [(f"{feed.key}.{field.code}", str(field.label)) for field in entity.fields]
        options.append((name, [*fields, (f"{feed.key}.{CUSTOM}*", _("A field of your own"))]))
    return TableView(
        at=at,
        plan=table,
        entity=table.feeds[0].key if table.feeds else "",
        why=table.why if table.reason else "",
        questions=[sentence(code, {"table": table.table}) for code in table.questions],
        options=options,
        columns=[_column(column, f"{at}-{n}") for n, column in enumerate(table.columns)],
    )


def _column(column: ColumnPlan, at: str) -> ColumnView:
    fields = [found for name in column.targets if (found := field_of(name))]
    types = {field.type for field in fields} | ({Type(column.type)} if column.type in set(Type) else set())
    is_stage = any(field.code == "stage" for field in fields)
    is_mapped = is_stage or bool(types & set(_MAPPED_TYPES)) or bool(column.value_map)
    texts = column.distinct or list(column.value_map)
    values = [
        (n, text, column.value_map.get(text, ""), column.outcomes.get(text, "open"))
        for n, text in enumerate(texts[:_MOST_VALUES])
    ]
    first = column.targets[0] if column.targets else ""
    return ColumnView(
        at=at,
        plan=column,
        target=f"{first.partition('.')[0]}.{CUSTOM}*" if f".{CUSTOM}" in first else first,
        extra=[_label(name) for name in column.targets[1:]],
        is_dated=bool(types & {Type.DAY, Type.MOMENT}),
        is_number=bool(types & {Type.MONEY, Type.DECIMAL, Type.INTEGER, Type.PERCENT}),
        is_stage=is_stage,
        questions=[sentence(code, {"column": column.column, **column.params}) for code in column.questions],
        values=values if is_mapped else [],
    )


def _label(target: str) -> str:
    """Name a target in words: the entity and its field."""
    parsed, field = parse(target), field_of(target)
    return f"{ENTITIES[parsed.entity].label}: {field.label}" if parsed and field else target


def _read(post: Mapping[str, str], plan: Plan, batch: ImportBatch) -> Plan:
    """Read the form into the plan; what a person looked at and left is no question any more."""
    tables = {table.name: table for table in batches.tables_of(batch).tables}
    for at, table in enumerate(plan.tables):
        wanted = post.get(f"t{at}")
        if wanted is None:
            continue
        table.questions = []
        before = table.feeds[0].key if table.feeds else ""
        if wanted != before:
            plan.tables[at] = _as(wanted, table, tables, batch)
            continue
        for n, column in enumerate(table.columns):
            _read_column(post, f"{at}-{n}", column)
    currency = post.get("currency", "").strip().upper()
    if len(currency) == 3 and currency.isascii() and currency.isalpha():
        plan.currency, plan.is_currency_told = currency, True
    return plan


def _as(entity: str, table: TablePlan, tables: Mapping[str, Any], batch: ImportBatch) -> TablePlan:
    if entity in ENTITIES and table.table in tables:
        return guess.as_entity(tables[table.table], entity, language=translation.get_language() or "vi")
    table.feeds, table.columns, table.reason, table.params = [], [], "told", {}
    return table


def _read_column(post: Mapping[str, str], at: str, column: ColumnPlan) -> None:
    wanted = post.get(f"c{at}")
    if wanted is None:
        return
    column.questions = []
    shown = column.targets[0] if column.targets else ""
    shown = f"{shown.partition('.')[0]}.{CUSTOM}*" if f".{CUSTOM}" in shown else shown
    if wanted != shown:
        _redirect_column(column, wanted)
    if post.get(f"d{at}") in {order.value for order in dates.Order}:
        column.date_order = post[f"d{at}"]
    if post.get(f"n{at}") in {style.value for style in numbers.Style}:
        column.number_style = post[f"n{at}"]
    for n, text in enumerate((column.distinct or list(column.value_map))[:_MOST_VALUES]):
        mapped = post.get(f"v{at}-{n}")
        if mapped is not None:
            column.value_map.pop(text, None)
            if mapped.strip() and mapped.strip() != text:
                column.value_map[text] = mapped.strip()[:200]
        if post.get(f"o{at}-{n}") in _OUTCOMES:
            column.outcomes[text] = post[f"o{at}-{n}"]


def _redirect_column(column: ColumnPlan, wanted: str) -> None:
    """Let a column go elsewhere, as a person said."""
    column.confidence, column.reason, column.params = 1.0, "told", {}
    if wanted.endswith(f".{CUSTOM}*"):
        wanted = f"{wanted.removesuffix('*')}{slug(column.column)}"
    field = field_of(wanted)
    column.targets = [wanted] if parse(wanted) else []
    if field is not None and f".{CUSTOM}" not in wanted:
        column.type = field.type.value
        if field.type is Type.REFERENCE and not column.ref_by:
            column.ref_by = "name"
