"""Cadences as they are built: by whoever leads a team, and by administrators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from vai.catalog import rules as catalog
from vai.catalog.models import Product
from vai.core.errors import Refused
from vai.core.text import squeeze
from vai.hunting import letters
from vai.hunting.enums import Channel
from vai.hunting.models import Cadence, CadenceStep, LeadSource
from vai.staff.models import Person

TEMPLATES = ("subject_vi", "body_vi", "subject_en", "body_en")


class CadenceIncomplete(Refused):
    """A cadence and each of its steps has a name; a mail has a text."""

    code = "cadence_incomplete"


@dataclass(frozen=True, kw_only=True)
class CadenceData:
    """A cadence as it is told. `is_automatic`: leads received from now on enter by themselves."""

    name: str
    name_en: str = ""
    source: LeadSource | None = None
    product: Product | None = None
    is_automatic: bool = False


@dataclass(frozen=True, kw_only=True)
class StepData:
    """A step as it is told; `day` in working days from the enrolment."""

    day: int
    channel: str
    name: str
    name_en: str = ""
    subject_vi: str = ""
    body_vi: str = ""
    subject_en: str = ""
    body_en: str = ""
    is_automatic: bool = False


def add_cadence(data: CadenceData, *, by: Person, at: datetime) -> Cadence:
    """Begin a cadence; its steps are added one by one.

    :raises NotALead: team leads and administrators do.
    """
    return _written(Cadence(), _told(data), by=by, at=at)


def change_cadence(cadence: Cadence, changes: Mapping[str, Any], *, by: Person, at: datetime) -> Cadence:
    """Name it anew, or say for which leads it is."""
    kept = Cadence.objects.select_for_update(of=("self",)).get(pk=cadence.pk)
    return _written(kept, changes, by=by, at=at)


def archive_cadence(cadence: Cadence, *, by: Person, at: datetime) -> Cadence:
    """Put it away: nobody enters it any more; whoever goes through it goes on."""
    catalog.check_writes_scripts(by)
    kept = Cadence.objects.select_for_update(of=("self",)).get(pk=cadence.pk)
    kept.archived_at = at
    kept.save(update_fields=["archived_at"])
    return kept


def add_step(cadence: Cadence, data: StepData, *, by: Person, at: datetime) -> CadenceStep:
    """Add a step.

    :raises UnknownField: a template names a field that nobody fills in.
    :raises CadenceIncomplete: it has no name, or a mail says nothing.
    """
    return _set(CadenceStep(cadence=cadence), asdict(data), by=by)


def change_step(step: CadenceStep, changes: Mapping[str, Any], *, by: Person, at: datetime) -> CadenceStep:
    """Change a step; leads that came to it already keep what was planned."""
    kept = CadenceStep.objects.select_for_update(of=("self",)).get(pk=step.pk)
    return _set(kept, changes, by=by)


def archive_step(step: CadenceStep, *, by: Person, at: datetime) -> CadenceStep:
    """Take a step out; leads that came to it already keep what was planned."""
    catalog.check_writes_scripts(by)
    kept = CadenceStep.objects.select_for_update(of=("self",)).get(pk=step.pk)
    kept.archived_at = at
    kept.save(update_fields=["archived_at"])
    return kept


def _told(data: CadenceData) -> dict[str, Any]:
    return {name: getattr(data, name) for name in ("name", "name_en", "source", "product", "is_automatic")}


def _written(cadence: Cadence, told: Mapping[str, Any], *, by: Person, at: datetime) -> Cadence:
    catalog.check_writes_scripts(by)
    for name in ("source", "product"):
        if name in told:
            setattr(cadence, name, told[name])
    cadence.name = squeeze(told.get("name", cadence.name))
    cadence.name_en = squeeze(told.get("name_en", cadence.name_en))
    if "is_automatic" in told:
        # Old leads are not swept in: those that come from now on are.
        cadence.automatic_since = (cadence.automatic_since or at) if told["is_automatic"] else None
    if not cadence.name:
        raise CadenceIncomplete(_("Give the cadence a name."), field="name")
    cadence.save()
    return cadence


def _set(step: CadenceStep, told: Mapping[str, Any], *, by: Person) -> CadenceStep:
    catalog.check_writes_scripts(by)
    for name, value in told.items():
        setattr(step, name, value.replace("\x00", "").strip() if isinstance(value, str) else value)
    if not step.name:
        raise CadenceIncomplete(_("Give the step a name."), field="name")
    if step.channel not in Channel.values or not 0 <= step.day <= 365:
        raise CadenceIncomplete(_("A step comes on a day from 0 to 365, by a channel."), field="day")
    step.is_automatic = bool(step.is_automatic) and step.channel == Channel.MAIL
    if step.channel == Channel.MAIL and not (
        (step.subject_vi and step.body_vi) or (step.subject_en and step.body_en)
    ):
        raise CadenceIncomplete(
            _("Write subject and text of the mail in one language at least."), field="body_vi"
        )
    for name in TEMPLATES:
        letters.check(getattr(step, name), field=name)
    step.save()
    return step
