"""One chunk of drafts of one kind: know them, match them, make or change their records, and say what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import DatabaseError, transaction

from vai.doors.enums import RowOutcome
from vai.doors.importing.errors import Problem
from vai.doors.loading import bulk
from vai.doors.loading.items import Item
from vai.doors.loading.merging import decide
from vai.doors.loading.world import World
from vai.doors.loading.writers import Candidate, Identity, NotYours, Writer
from vai.doors.models import ExternalKey

_TOLD_CHANGES = 6


def load(world: World, writer: Writer, items: Sequence[Item]) -> None:
    """Write what can be written; afterwards every item has an outcome."""
    for item in items:
        _judge(item)
    world.index.learn(ref for item in items if not item.is_settled for ref in item.draft.refs.values())
    for item in items:
        if not item.is_settled:
            writer.prepare(item)
            writer.clip(item)
    open_items = [item for item in items if not item.is_settled]
    keys = _known_keys(world, writer, open_items)
    last = _match(world, writer, open_items, keys)
    new = [item for item in open_items if item.target is None and item.twin is None]
    for item in new:
        for near in writer.near(item):
            item.remark("possible_duplicate", "", name=near.name, id=near.object_id)
    if new:
        writer.create(new)
    _follow_twins(open_items)
    there = [item for item in open_items if item.target and not item.is_settled]
    _merge(writer, there, last)
    for item in open_items:
        if item.target:
            world.index.put_draft(item.draft, item.target)
    _keep_keys(world, writer, open_items, keys)


def _judge(item: Item) -> None:
    draft = item.draft
    item.remarks += draft.warnings
    if draft.skip:
        item.leave_out(draft.skip)
    elif draft.errors:
        item.remarks[:0] = draft.errors
        item.outcome = RowOutcome.SKIPPED


def _known_keys(world: World, writer: Writer, items: Sequence[Item]) -> dict[tuple[str, str], ExternalKey]:
    """Find what the source's keys stood for when they were imported before; own imports first."""
    by_source: dict[str, set[str]] = {}
    for item in items:
        by_source.setdefault(item.source, set()).add(item.key)
    found: dict[tuple[str, str], ExternalKey] = {}
    for source, keys in by_source.items():
        rows = ExternalKey.objects.filter(source=source, entity=writer.entity, key__in=keys)
        for row in rows.order_by("id"):
            if (source, row.key) not in found or row.person_id == world.person.pk:
                found[source, row.key] = row
    return found


def _match(
    world: World, writer: Writer, items: Sequence[Item], keys: dict[tuple[str, str], ExternalKey]
) -> dict[int, ExternalKey]:
    """Set `target` or `twin` of every item that is there already; return the keys by position."""
    last: dict[int, ExternalKey] = {}
    alive = _alive(writer, {row.object_id for row in keys.values()})
    for item in items:
        row = keys.get((item.source, item.key))
        if row is not None and row.object_id in alive:
            item.target = alive[row.object_id]
            # A hash that was wiped: the import that said it last was taken back, so it is compared as for the first time.
            if row.row_hash:
                last[item.position] = row
        elif (decided := world.batch.decisions.get(_name_of(item))) is not None:
            item.target = int(decided) or None
    strangers = [item for item in items if item.target is None and item.identities]
    found = writer.find(strangers)
    claimed = _claimed(strangers, writer, found)
    pending: dict[Identity, Item] = {}
    by_key: dict[tuple[str, str], Item] = {}
    for item in items:
        earlier = by_key.setdefault((item.source, item.key), item)
        if earlier is not item and item.target is None:
            item.twin = earlier.twin or earlier
            item.target, item.twin = earlier.target, None if earlier.target else item.twin
            continue
        if item.target is None and world.batch.decisions.get(_name_of(item)) != 0:
            _match_one(item, writer, found, claimed, pending)
        if item.target is None and item.twin is None:
            for identity in item.identities:
                pending.setdefault(identity, item)
    return last


def _match_one(
    item: Item,
    writer: Writer,
    found: dict[Identity, list[Candidate]],
    claimed: dict[int, set[str]],
    pending: dict[Identity, Item],
) -> None:
    """Take the surest identity that fits. A record that the source calls by another number is another record."""
    for identity in item.identities:
        free = [c for c in found.get(identity, ()) if not _is_anothers(item, claimed.get(c.object_id))]
        if free and (same := writer.accepts(item, identity[0], free)):
            item.target = same.object_id
            return
        if free:
            for near in free[:2]:
                item.remark("possible_duplicate", "", name=near.name, id=near.object_id)
            continue
        twin = pending.get(identity)
        if twin and not (item.has_number and twin.has_number and item.key != twin.key):
            as_candidate = Candidate(0, twin.label, str(twin.said.get("tax_digits", "")))
            if writer.accepts(item, identity[0], [as_candidate]):
                item.twin = twin
                return


def _is_anothers(item: Item, keys: set[str] | None) -> bool:
    return bool(keys) and item.has_number and item.key not in (keys or ())


def _claimed(
    items: Sequence[Item], writer: Writer, found: dict[Identity, list[Candidate]]
) -> dict[int, set[str]]:
    ids = {c.object_id for candidates in found.values() for c in candidates}
    sources = {item.source for item in items if item.has_number}
    claimed: dict[int, set[str]] = {}
    if ids and sources:
        rows = ExternalKey.objects.filter(
            source__in=sources, entity=writer.entity, object_id__in=ids, key__startswith="id:"
        )
        for object_id, key in rows.values_list("object_id", "key"):
            claimed.setdefault(object_id, set()).add(key)
    return claimed


def _alive(writer: Writer, ids: set[int]) -> dict[int, int]:
    """Give those of the records that this person still sees; a merged one leads to what it was merged into."""
    if not ids:
        return {}
    names = {field.attname for field in writer.model._meta.concrete_fields}
    rows = writer.model.objects.filter(pk__in=ids)
    if "merged_into_id" not in names:
        return {pk: pk for pk in rows.values_list("pk", flat=True)}
    return {pk: into or pk for pk, into in rows.values_list("pk", "merged_into_id")}


def _follow_twins(items: Sequence[Item]) -> None:
    for item in items:
        if item.twin is None:
            continue
        item.target = item.twin.target
        if item.target is None:
            item.leave_out("same_row_left_out", "", row=item.twin.draft.row_number)
        else:
            item.remark("same_as_row", "", row=item.twin.draft.row_number)


def _merge(writer: Writer, items: Sequence[Item], last: dict[int, ExternalKey]) -> None:
    """Compare items with the records that are there, and change what the file says anew."""
    compared = []
    for item in items:
        row = last.get(item.position)
        if row is not None and row.row_hash == item.row_hash(item.plain_said()):
            item.outcome = RowOutcome.UNCHANGED
        else:
            compared.append(item)
    now = writer.current({item.target for item in compared if item.target}) if compared else {}
    for item in compared:
        values = now.get(item.target or 0)
        if values is None:
            item.leave_out("not_yours_to_change")
            continue
        row = last.get(item.position)
        try:
            with transaction.atomic():
                _merge_one(writer, item, values, row)
        except NotYours:
            item.leave_out("not_yours_to_change")
        except DatabaseError as error:
            refused = "row-level security" in str(error)
            detail = str(error).split("\n", 1)[0][:200]
            item.leave_out("not_yours_to_change" if refused else "database_refused", "", detail=detail)


def _merge_one(writer: Writer, item: Item, values: dict[str, Any], row: ExternalKey | None) -> None:
    verdict = decide(values, item.said, row.said if row else None, fill_only=writer.fill_only)
    if verdict.changes:
        writer.change(item, verdict.changes, values)
        values.update(verdict.changes)
    added = writer.add([item])
    for name, ours, theirs in verdict.kept[:_TOLD_CHANGES]:
        if name not in ("name", "owner_id"):
            item.remarks.append(Problem("kept_ours", name, "", {"ours": str(ours), "theirs": str(theirs)}))
    for name, before, after in verdict.replaced[:_TOLD_CHANGES]:
        item.remarks.append(Problem("changed", name, "", {"before": str(before), "after": str(after)}))
    if verdict.changes or added:
        item.outcome = RowOutcome.UPDATED
    else:
        item.outcome = RowOutcome.UNCHANGED if row else RowOutcome.LINKED


def _keep_keys(
    world: World, writer: Writer, items: Sequence[Item], keys: dict[tuple[str, str], ExternalKey]
) -> None:
    """Remember what the source calls the records and what it said of them."""
    new: dict[tuple[str, str], dict[str, Any]] = {}
    for item in items:
        if item.target is None:
            continue
        row = keys.get((item.source, item.key))
        said = item.plain_said()
        row_hash = item.row_hash(said)
        if row is not None and row.person_id == world.person.pk:
            if row.row_hash != row_hash or row.object_id != item.target:
                row.object_id, row.row_hash, row.said = item.target, row_hash, said
                row.changed_by_id = world.batch.pk
                row.save(update_fields=["object_id", "row_hash", "said", "changed_by"])
            continue
        new[item.source, item.key] = {
            "person_id": world.person.pk,
            "batch_id": world.batch.pk,
            "source": item.source,
            "entity": writer.entity,
            "key": item.key,
            "object_id": item.target,
            "row_hash": row_hash,
            "said": said,
        }
    bulk.insert_values(ExternalKey, list(new.values()))


def _name_of(item: Item) -> str:
    return f"{item.draft.table}|{item.draft.feed}|{item.draft.row_number}"
