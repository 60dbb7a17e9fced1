"""The company's shared lists as an import meets them: found by name, made where the importer may, else told."""

from __future__ import annotations

from typing import Any

from vai.catalog.models import PriceList, ProductFamily
from vai.clients.enums import FieldEntity, FieldType
from vai.clients.models import CustomField, Tag, Tier
from vai.core.text import fold, squeeze
from vai.doors.importing.plans import ColumnPlan
from vai.doors.importing.targets import CUSTOM
from vai.doors.loading.index import bare
from vai.doors.loading.items import Item
from vai.doors.loading.world import World
from vai.hunting.models import LeadSource, LostReason

_TYPES = {
    "integer": FieldType.NUMBER,
    "decimal": FieldType.NUMBER,
    "percent": FieldType.NUMBER,
    "money": FieldType.MONEY,
    "day": FieldType.DATE,
    "moment": FieldType.DATE,
    "bool": FieldType.BOOLEAN,
    "choice": FieldType.CHOICE,
    "url": FieldType.URL,
    "long_text": FieldType.LONG_TEXT,
}


def source(world: World, item: Item, name: str) -> int | None:
    """Find or make a source of leads."""
    return _named(world, item, LeadSource, name, "source", {})


def lost_reason(world: World, item: Item, name: str, *, for_leads: bool = False) -> int | None:
    """Find or make a reason why things are lost."""
    return _named(world, item, LostReason, name, "lost_reason", {"for_leads": for_leads})


def family(world: World, item: Item, name: str) -> int | None:
    """Find or make a family of products."""
    return _named(world, item, ProductFamily, name, "family", {})


def tier(world: World, item: Item, name: str) -> int | None:
    """Find a tier by its code or name; tiers carry duties, so an import makes none."""
    known = world.lists.get(("tier", ""))
    if known is None:
        rows = Tier.objects.filter(archived_at=None).order_by("position", "id")
        known = world.lists["tier", ""] = {bare(text): t.pk for t in rows for text in (t.code, t.name)}
    found: int | None = known.get(bare(name))
    if found is None:
        item.remark("tier_unknown", "tier", value=name)
        note(item, "tier", name)
    return found


def tags(world: World, names: tuple[str, ...]) -> list[int]:
    """Find or make tags; everybody may."""
    found = []
    for name in names:
        name = squeeze(name)[:60]
        key = ("tag", fold(name))
        if key not in world.lists:
            tag = Tag.objects.filter(name_f=fold(name)).first() or Tag.objects.create(name=name)
            world.lists[key] = tag.pk
        if world.lists[key] not in found:
            found.append(world.lists[key])
    return found


def price_list(world: World, currency: str) -> int:
    """Find or make the usual price list of a currency."""
    key = ("price_list", currency)
    if key not in world.lists:
        found = PriceList.objects.filter(currency=currency, is_default=True, archived_at=None).first()
        found = found or PriceList.objects.create(name=currency, currency=currency, is_default=True)
        world.lists[key] = found.pk
    return int(world.lists[key])


def custom_field(world: World, entity: str, code: str) -> CustomField | None:
    """Find or define a field of one's own, as the plan's column says; None where this importer may not define it."""
    key = ("custom_field", f"{entity}.{code}")
    if key not in world.lists:
        field = CustomField.objects.filter(entity=entity, code=code).first()
        if field is None and world.is_administrator and entity in FieldEntity.values:
            field = _define(world, entity, code)
        world.lists[key] = field
    found: CustomField | None = world.lists[key]
    return found


def custom_values(world: World, item: Item, entity: str) -> None:
    """Put what the row says about fields of one's own into `said`; where there is no field, into the notes."""
    for name, value in item.draft.values.items():
        if not name.startswith(CUSTOM) or value in (None, "", ()):
            continue
        code = name.removeprefix(CUSTOM)
        if custom_field(world, entity, code) is None:
            note(item, code.replace("_", " "), _text(value))
        else:
            item.said[f"custom.{code}"] = value if isinstance(value, bool) else _text(value)


def note(item: Item, label: str, text: str) -> None:
    """Keep in the notes what has no other place."""
    line = f"{label}: {text}"
    before = item.said.get("notes") or ""
    if line not in before:
        item.said["notes"] = f"{before}\n{line}".strip()


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(getattr(part, "e164", part)) for part in value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return format(value, "f") if hasattr(value, "normalize") else str(value)


def _named(world: World, item: Item, model: Any, name: str, code: str, more: dict[str, Any]) -> int | None:
    name = squeeze(name)[: model._meta.get_field("name").max_length]
    key = (f"{code}{more}", fold(name))
    if key not in world.lists:
        found = model.objects.filter(name_f=fold(name), **more).first()
        if found is None and world.is_administrator:
            found = model.objects.create(name=name, **more)
        world.lists[key] = found.pk if found else None
    found_id: int | None = world.lists[key]
    if found_id is None:
        item.remark("list_unknown", code, value=name)
        note(item, code.replace("_", " "), name)
    return found_id


def _define(world: World, entity: str, code: str) -> CustomField:
    column = _column(world, f"{entity}.{CUSTOM}{code}")
    label = (column.column if column else code.replace("_", " "))[:80]
    kind = _TYPES.get(column.type if column else "", FieldType.TEXT)
    choices = [text for text in column.distinct if text] if column and kind == FieldType.CHOICE else []
    if kind == FieldType.CHOICE and not choices:
        kind = FieldType.TEXT
    return CustomField.objects.create(
        entity=entity, code=code, label_vi=label, label_en=label, type=kind, choices=choices
    )


def _column(world: World, target: str) -> ColumnPlan | None:
    for table in world.plan.tables:
        for column in table.columns:
            if any(t == target or t.replace("@", ".", 1) == target for t in column.targets):
                return column
    return None
