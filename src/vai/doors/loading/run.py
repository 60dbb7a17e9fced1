"""Running a plan over tables: chunk after chunk, each whole or not at all, with what is needed to go on later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from vai.doors.enums import LEFT_OUT, RowOutcome
from vai.doors.importing.ahead import read_ahead
from vai.doors.importing.compact import CompactMap
from vai.doors.importing.plans import Plan
from vai.doors.importing.reading import Draft, read_plan
from vai.doors.importing.tables import Table
from vai.doors.loading import chunks, finishing, results
from vai.doors.loading.account_writer import AccountWriter
from vai.doors.loading.activity_writers import InteractionWriter, NextStepWriter, is_still_to_do
from vai.doors.loading.contact_writers import AffiliationWriter, ContactWriter
from vai.doors.loading.index import Index
from vai.doors.loading.items import Item, external_key
from vai.doors.loading.lead_writer import LeadWriter
from vai.doors.loading.opportunity_writer import OpportunityWriter
from vai.doors.loading.product_writer import ProductWriter
from vai.doors.loading.sources import source_of
from vai.doors.loading.staff_writers import PersonWriter, TeamWriter
from vai.doors.loading.world import World
from vai.doors.loading.writers import Writer
from vai.doors.models import ImportBatch, ImportRow
from vai.staff.models import Person

CHUNK = 5_000
# Once so many drafts were written, the planner is told of the tables anew.
_TAKE_STOCK = (5_000, 20_000, 100_000, 400_000)
_BESIDE = {
    *("contact_point", "affiliation", "coverage", "history_entry", "search_entry"),
    *("external_key", "import_row"),
}
_WRITERS: dict[str, type[Writer]] = {
    writer.entity: writer
    for writer in (
        TeamWriter,
        PersonWriter,
        ProductWriter,
        AccountWriter,
        ContactWriter,
        AffiliationWriter,
        LeadWriter,
        OpportunityWriter,
        InteractionWriter,
        NextStepWriter,
    )
}


@dataclass(slots=True)
class Chunk:
    """Drafts of one step that are written together; `is_last` of their entity."""

    entity: str
    first: int
    drafts: list[Draft] = field(default_factory=list)
    is_last: bool = False


class Run:
    """One run of a batch. The caller opens transactions; `load` writes a chunk, `skip` passes one written before."""

    def __init__(self, batch: ImportBatch, plan: Plan, person: Person, at: dt.datetime) -> None:
        sources = {table.table: source_of(plan, table) for table in plan.tables}
        self.batch, self.plan = batch, plan
        self.world = World(person, at, batch, plan, Index(sources.values(), plan.referred()), sources)
        self.writers: dict[str, Writer] = {}
        self.occurrences = CompactMap()
        self.has_deals = any(entity == "opportunity" for entity, _table, _feed in plan.steps())
        self.accounts: list[int] = []
        self.n_made = 0

    def open(self) -> None:
        """Read what a run needs to know; inside a transaction of the person."""
        self.world.open()
        self.n_made = ImportRow.objects.filter(batch=self.batch, is_dry=False, position__lt=0).count()

    def load(self, chunk: Chunk) -> tuple[list[Item], list[dict[str, Any]]]:
        """Write a chunk. Gives its items, each with an outcome, and the rows (of ImportRow) that tell of them."""
        items = [self._item(draft, chunk.first + at) for at, draft in enumerate(chunk.drafts)]
        for entity, own in self._by_writer(items).items():
            chunks.load(self.world, self._writer(entity), own)
        for item in items:
            self._remember(item.draft, item.target, item.outcome)
        if chunk.is_last:
            self._finish(chunk.entity)
        rows = [results.row_of(item, self.batch.pk) for item in items]
        made = self.world.rows_made(self.batch.pk, self.n_made + 1)
        self.n_made += len(made)
        return items, rows + made

    def skip(self, chunk: Chunk) -> None:
        """Pass a chunk that was written by an earlier run: learn what its rows are called."""
        last = chunk.first + len(chunk.drafts)
        rows = ImportRow.objects.filter(
            batch=self.batch, is_dry=False, position__gte=chunk.first, position__lt=last
        )
        done = {row.position: row for row in rows}
        for at, draft in enumerate(chunk.drafts):
            self._item(draft, chunk.first + at)
            row = done.get(chunk.first + at)
            if row and row.object_id:
                self.world.index.put_draft(draft, row.object_id)
                self._remember(draft, row.object_id, row.outcome)

    def take_stock(self) -> None:
        """Tell the planner of the tables that this run fills; between two chunks, in a transaction of its own."""
        tables = {writer.model._meta.db_table for writer in self.writers.values()} | _BESIDE
        with connection.cursor() as cursor:
            cursor.execute("SELECT vai.take_stock(%s)", [sorted(tables)])

    def _item(self, draft: Draft, position: int) -> Item:
        # The same natural key once more in one table is another row of that name; its place among them tells it apart.
        key = external_key(draft, 0)
        if not key.startswith("id:"):
            seen = f"{draft.entity}|{draft.feed}|{key}"
            occurrence = self.occurrences.get(seen) or 0
            self.occurrences.set(seen, occurrence + 1)
            if occurrence:
                key = external_key(draft, occurrence)
        return Item(draft, position, self.world.source_of(draft.table), key)

    def _by_writer(self, items: list[Item]) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = {}
        for item in items:
            entity = item.draft.entity
            if entity == "interaction" and is_still_to_do(item):
                entity = "next_step"
            found.setdefault(entity, []).append(item)
        return found

    def _writer(self, entity: str) -> Writer:
        if entity not in self.writers:
            self.writers[entity] = _WRITERS[entity](self.world)
        return self.writers[entity]

    def _remember(self, draft: Draft, target: int | None, outcome: str) -> None:
        if not target or outcome in LEFT_OUT:
            return
        world = self.world
        if draft.entity == "account":
            if outcome == RowOutcome.CREATED and self.has_deals:
                self.accounts.append(target)
            if "parent" in draft.refs and outcome != RowOutcome.UNCHANGED:
                world.later.append(("account", target, "parent_id", draft.refs["parent"]))
        elif draft.entity == "team" and "lead" in draft.refs and outcome != RowOutcome.UNCHANGED:
            world.later.append(("team", target, "lead_id", draft.refs["lead"]))

    def _finish(self, entity: str) -> None:
        world = self.world
        waiting = [ref for _kind, _id, _field, ref in world.later if ref.entity == entity]
        world.index.learn(waiting)
        finishing.link_later(world, entity)
        if entity == "opportunity":
            finishing.serve_by_deals(world, self.accounts)


def chunks_of(tables: list[Table], plan: Plan, *, done: int = 0) -> Iterator[Chunk]:
    """Cut the drafts of a plan into chunks; they are read ahead.

    One ends at `done`, where an earlier run came to, however long its chunks were.
    """
    return read_ahead(_cut(tables, plan, done))


def _cut(tables: list[Table], plan: Plan, done: int) -> Iterator[Chunk]:
    current: Chunk | None = None
    key: tuple[str, str] | None = None
    for position, draft in enumerate(read_plan(tables, plan)):
        place = (draft.table, draft.feed)
        if current is None or place != key or len(current.drafts) >= CHUNK or position == done:
            if current is not None:
                current.is_last = current.entity != draft.entity
                yield current
            current, key = Chunk(draft.entity, position), place
        current.drafts.append(draft)
    if current is not None:
        current.is_last = True
        yield current


def is_time_to_take_stock(before: int, now: int) -> bool:
    """Whether so many drafts were written that the planner's idea of the tables is out of date."""
    return any(before < n <= now for n in _TAKE_STOCK)


def expected(plan: Plan) -> int:
    """Guess how many drafts a plan gives; feeds that give each record once give fewer."""
    return sum(table.n_rows for _entity, table, _feed in plan.steps())


Progress = Callable[[int, int], None]
