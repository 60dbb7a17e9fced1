"""What an administrator settles: tiers and custom fields."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from vai.clients import rules
from vai.clients.actions import fields
from vai.clients.enums import FieldEntity, FieldType
from vai.clients.models import CustomField, Tier
from vai.core.errors import Refused
from vai.core.text import fold, squeeze
from vai.staff.models import Person

_WITH_CHOICES = (FieldType.CHOICE, FieldType.CHOICES)


class CodeTaken(Refused):
    """Another tier or field has this code."""

    code = "code_taken"


@dataclass(frozen=True)
class FieldData:
    """A custom field as an administrator describes it. `code` is made of the label where it is empty."""

    entity: str
    label_vi: str
    label_en: str = ""
    code: str = ""
    type: str = FieldType.TEXT
    choices: tuple[str, ...] = ()
    is_required: bool = False
    is_searchable: bool = False
    position: int = 0


def define_field(data: FieldData, *, by: Person, at: datetime) -> CustomField:
    """Add a custom field.

    :raises NotAllowed: the person is no administrator.
    :raises CodeTaken: the entity has a field with that code.
    """
    rules.require(rules.Act.SETTLE, rules.company_standing())
    entity = fields.choice(data.entity, "entity", FieldEntity)
    label = _label(data.label_vi)
    code = code_of(data.code or label)
    if CustomField.objects.filter(entity=entity, code=code).exists():
        raise CodeTaken(
            _("There is a field with the code “%(code)s” already.") % {"code": code}, field="code"
        )
    kind = fields.choice(data.type, "type", FieldType)
    return CustomField.objects.create(
        entity=entity,
        code=code,
        label_vi=label,
        label_en=fields.text(data.label_en, "label_en", most=80),
        type=kind,
        choices=_choices(kind, data.choices),
        is_required=data.is_required,
        is_searchable=data.is_searchable,
        position=data.position,
    )


def change_definition(field: CustomField, data: FieldData, *, by: Person, at: datetime) -> CustomField:
    """Change a custom field; entity, code and type stay, as values stand under them.

    :raises NotAllowed: the person is no administrator.
    """
    rules.require(rules.Act.SETTLE, rules.company_standing())
    fields.apply(
        field,
        {
            "label_vi": _label(data.label_vi),
            "label_en": fields.text(data.label_en, "label_en", most=80),
            "choices": _choices(field.type, data.choices),
            "is_required": data.is_required,
            "is_searchable": data.is_searchable,
            "position": data.position,
        },
    )
    return field


def archive_field(field: CustomField, *, by: Person, at: datetime) -> CustomField:
    """Take a custom field out of use; its values stay.

    :raises NotAllowed: the person is no administrator.
    """
    rules.require(rules.Act.SETTLE, rules.company_standing())
    fields.apply(field, {"archived_at": field.archived_at or at})
    return field


def restore_field(field: CustomField, *, by: Person, at: datetime) -> CustomField:
    """Take a custom field into use again, with the values it held.

    :raises NotAllowed: the person is no administrator.
    """
    rules.require(rules.Act.SETTLE, rules.company_standing())
    fields.apply(field, {"archived_at": None})
    return field


def save_tier(
    tier: Tier | None, *, code: str, name: str, cadence_days: int, position: int, by: Person, at: datetime
) -> Tier:
    """Add a tier, or change one (its code stays). `cadence_days`: at most so many days between two-way contacts.

    :raises NotAllowed: the person is no administrator.
    :raises CodeTaken: another tier has the code.
    """
    rules.require(rules.Act.SETTLE, rules.company_standing())
    label = fields.text(name, "name", most=60)
    if not label:
        raise fields.ValueRefused(_("Give the tier a name."), field="name")
    days = fields.whole_number(cadence_days, "cadence_days", least=1, most=3650)
    if days is None:
        raise fields.ValueRefused(_("Say after how many days a contact is due."), field="cadence_days")
    if tier is not None:
        fields.apply(tier, {"name": label, "cadence_days": days, "position": position})
        return tier
    made = code_of(code or label)[:20]
    if Tier.objects.filter(code=made).exists():
        raise CodeTaken(_("There is a tier with the code “%(code)s” already.") % {"code": made}, field="code")
    return Tier.objects.create(code=made, name=label, cadence_days=days, position=position)


def archive_tier(tier: Tier, *, by: Person, at: datetime) -> Tier:
    """Take a tier out of use; accounts that have it keep it.

    :raises NotAllowed: the person is no administrator.
    """
    rules.require(rules.Act.SETTLE, rules.company_standing())
    fields.apply(tier, {"archived_at": tier.archived_at or at})
    return tier


def restore_tier(tier: Tier, *, by: Person, at: datetime) -> Tier:
    """Take a tier into use again.

    :raises NotAllowed: the person is no administrator.
    """
    rules.require(rules.Act.SETTLE, rules.company_standing())
    fields.apply(tier, {"archived_at": None})
    return tier


def code_of(label: str) -> str:
    """Make a stable code of a label: folded letters and digits, with _ between."""
    return re.sub(r"[^a-z0-9]+", "_", fold(squeeze(label))).strip("_")[:60] or "field"


def _label(value: str) -> str:
    label = fields.text(value, "label_vi", most=80)
    if not label:
        raise fields.ValueRefused(_("Give the field a name."), field="label_vi")
    return label


def _choices(kind: str, choices: Iterable[str]) -> list[str]:
    texts = [fields.text(one, "choices", most=120) for one in choices]
    listed = list(dict.fromkeys(one for one in texts if one))
    if kind not in _WITH_CHOICES:
        return []
    if not listed:
        raise fields.ValueRefused(_("List what can be chosen, one a line."), field="choices")
    return listed
