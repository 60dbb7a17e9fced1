"""The company's own lists: pipelines and stages, sources, reasons for losing. An administrator keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from vai.core.errors import Refused
from vai.core.text import fold, squeeze
from vai.hunting.enums import StageOutcome
from vai.hunting.models import LeadSource, LostReason, Opportunity, Pipeline, Stage
from vai.staff import rules as staff
from vai.staff.models import Person

Listed = LeadSource | LostReason
ListedT = TypeVar("ListedT", LeadSource, LostReason)


class NameMissing(Refused):
    """A thing in a list needs a name."""

    code = "name_missing"


class AlreadyThere(Refused):
    """Another one has this name."""

    code = "already_there"


class StillNeeded(Refused):
    """Deals stand in it, or the pipeline could not do without it."""

    code = "still_needed"


class NotAChance(Refused):
    """A probability lies between 0 and 100, days are above zero."""

    code = "not_a_chance"


@dataclass(frozen=True, kw_only=True)
class StageData:
    """A stage as it is told; `probability` in percent, `quiet_days` until a deal without a touch counts as quiet."""

    name: str
    name_en: str = ""
    probability: int = 0
    outcome: str = StageOutcome.OPEN
    quiet_days: int = 14
    takes_accepted: bool = False


def add_pipeline(name: str, *, name_en: str = "", by: Person, at: datetime) -> Pipeline:
    """Add a pipeline with the stages that none can do without: a first one, won and lost.

    :raises AlreadyThere: another pipeline has the name.
    """
    staff.need_administrator(by)
    name = _named(name)
    if Pipeline.objects.filter(name=name, archived_at=None).exists():
        raise AlreadyThere(_("Another pipeline has this name."), field="name")
    pipeline = Pipeline.objects.create(
        name=name,
        name_en=squeeze(name_en),
        position=_next(Pipeline),
        is_default=not Pipeline.objects.exists(),
    )
    first = StageData(name="Tiếp cận", name_en="Prospecting", probability=10, quiet_days=7)
    won = StageData(name="Thắng", name_en="Won", probability=100, outcome=StageOutcome.WON)
    lost = StageData(name="Thua", name_en="Lost", outcome=StageOutcome.LOST)
    for position, data in enumerate((first, won, lost)):
        _make_stage(pipeline, data, position)
    return pipeline


def rename_pipeline(
    pipeline: Pipeline, name: str, *, name_en: str = "", by: Person, at: datetime
) -> Pipeline:
    """Give a pipeline another name."""
    staff.need_administrator(by)
    kept = Pipeline.objects.select_for_update().get(pk=pipeline.pk)
    kept.name, kept.name_en = _named(name), squeeze(name_en)
    if Pipeline.objects.filter(name=kept.name, archived_at=None).exclude(pk=kept.pk).exists():
        raise AlreadyThere(_("Another pipeline has this name."), field="name")
    kept.save()
    return kept


def make_default(pipeline: Pipeline, *, by: Person, at: datetime) -> Pipeline:
    """Let new deals go into this pipeline unless another is chosen."""
    staff.need_administrator(by)
    Pipeline.objects.filter(is_default=True).exclude(pk=pipeline.pk).update(is_default=False)
    kept = Pipeline.objects.select_for_update().get(pk=pipeline.pk)
    kept.is_default = True
    kept.save(update_fields=["is_default"])
    return kept


def set_hands_over(pipeline: Pipeline, hands_over: bool, *, by: Person, at: datetime) -> Pipeline:
    """Say whether a client won in this pipeline goes on to somebody else; small sales stay with whoever made them."""
    staff.need_administrator(by)
    kept = Pipeline.objects.select_for_update().get(pk=pipeline.pk)
    kept.hands_over = hands_over
    kept.save(update_fields=["hands_over"])
    return kept


def set_one_call(
    pipeline: Pipeline, is_for_one_call: bool, small_up_to: Decimal | None, *, by: Person, at: datetime
) -> Pipeline:
    """Say whether deals with persons, and those up to a sum in home currency, begin in this pipeline; one alone does so."""
    staff.need_administrator(by)
    kept = Pipeline.objects.select_for_update().get(pk=pipeline.pk)
    if is_for_one_call:
        Pipeline.objects.exclude(pk=kept.pk).filter(is_for_one_call=True).update(is_for_one_call=False)
    kept.is_for_one_call, kept.small_up_to = is_for_one_call, small_up_to if is_for_one_call else None
    kept.save(update_fields=["is_for_one_call", "small_up_to"])
    return kept


def archive_pipeline(pipeline: Pipeline, *, by: Person, at: datetime) -> Pipeline:
    """Put a pipeline away.

    :raises StillNeeded: it is the default one, or open deals go through it.
    """
    staff.need_administrator(by)
    kept = Pipeline.objects.select_for_update().get(pk=pipeline.pk)
    if kept.is_default:
        raise StillNeeded(_("New deals go into this pipeline. Make another one the default first."))
    if Opportunity.objects.filter(pipeline=kept, outcome=StageOutcome.OPEN, archived_at=None).exists():
        raise StillNeeded(_("Open deals stand in this pipeline. Move them first."))
    kept.archived_at = at
    kept.save(update_fields=["archived_at"])
    return kept


def add_stage(pipeline: Pipeline, data: StageData, *, by: Person, at: datetime) -> Stage:
    """Add a stage behind the last one of its kind: open ones stand before won and lost.

    :raises AlreadyThere: another stage of the pipeline has the name.
    """
    staff.need_administrator(by)
    _check_stage(pipeline, data)
    stages = list(_stages(pipeline))
    before = [one for one in stages if data.outcome != StageOutcome.OPEN or one.is_open]
    made = _make_stage(pipeline, data, len(before))
    _number([*before, made, *(one for one in stages if one not in before)])
    return made


def change_stage(stage: Stage, data: StageData, *, by: Person, at: datetime) -> Stage:
    """Change what a stage is called and what it means; its outcome stays, as deals have ended by it.

    :raises AlreadyThere: another stage of the pipeline has the name.
    """
    staff.need_administrator(by)
    kept = Stage.objects.select_for_update().get(pk=stage.pk)
    _check_stage(kept.pipeline, data, but=kept.pk)
    kept.name, kept.name_en = squeeze(data.name), squeeze(data.name_en)
    kept.probability, kept.quiet_days = data.probability, data.quiet_days
    kept.takes_accepted = data.takes_accepted and kept.is_open
    if kept.takes_accepted:
        _stages(kept.pipeline).exclude(pk=kept.pk).filter(takes_accepted=True).update(takes_accepted=False)
    kept.save()
    return kept


def order_stages(pipeline: Pipeline, ids: Sequence[int], *, by: Person, at: datetime) -> list[Stage]:
    """Put the stages into an order; those not named keep their place behind."""
    staff.need_administrator(by)
    place = {pk: n for n, pk in enumerate(ids)}
    ordered = sorted(_stages(pipeline), key=lambda one: (not one.is_open, place.get(one.pk, len(place))))
    _number(ordered)
    return ordered


def archive_stage(stage: Stage, *, by: Person, at: datetime) -> Stage:
    """Put a stage away; deals that went through it keep it in their history.

    :raises StillNeeded: deals stand in it, or it is the last one of its outcome.
    """
    staff.need_administrator(by)
    kept = Stage.objects.select_for_update().get(pk=stage.pk)
    if Opportunity.objects.filter(stage=kept, archived_at=None).exists():
        raise StillNeeded(_("Deals stand in this stage. Move them first."))
    if not _stages(kept.pipeline).filter(outcome=kept.outcome).exclude(pk=kept.pk).exists():
        raise StillNeeded(_("A pipeline needs an open stage, one of winning and one of losing."))
    kept.archived_at = at
    kept.save(update_fields=["archived_at"])
    return kept


def add_source(name: str, *, name_en: str = "", by: Person, at: datetime) -> LeadSource:
    """Add where leads come from; one that was put away comes back.

    :raises AlreadyThere: it is there.
    """
    staff.need_administrator(by)
    had = LeadSource.objects.filter(name_f=fold(_named(name))).first()
    return (
        _revived(had)
        if had
        else LeadSource.objects.create(
            name=_named(name), name_en=squeeze(name_en), position=_next(LeadSource)
        )
    )


def add_lost_reason(
    name: str, *, name_en: str = "", for_leads: bool = False, by: Person, at: datetime
) -> LostReason:
    """Add why deals are lost, or leads put aside; one that was put away comes back.

    :raises AlreadyThere: it is there.
    """
    staff.need_administrator(by)
    had = LostReason.objects.filter(name_f=fold(_named(name)), for_leads=for_leads).first()
    return (
        _revived(had)
        if had
        else LostReason.objects.create(
            name=_named(name), name_en=squeeze(name_en), for_leads=for_leads, position=_next(LostReason)
        )
    )


def rename(listed: Listed, name: str, *, name_en: str = "", by: Person, at: datetime) -> Listed:
    """Give a source or a reason another name.

    :raises AlreadyThere: another one has it.
    """
    staff.need_administrator(by)
    same = {"name_f": fold(_named(name))}
    if isinstance(listed, LostReason):
        taken = LostReason.objects.filter(**same, for_leads=listed.for_leads).exclude(pk=listed.pk).exists()
    else:
        taken = LeadSource.objects.filter(**same).exclude(pk=listed.pk).exists()
    if taken:
        raise AlreadyThere(_("This name is in the list already."), field="name")
    kept = type(listed).objects.select_for_update().get(pk=listed.pk)
    kept.name, kept.name_en = _named(name), squeeze(name_en)
    kept.save()
    return kept


def put_away(listed: Listed, *, by: Person, at: datetime) -> Listed:
    """Offer a source or a reason no more; what has it keeps it."""
    staff.need_administrator(by)
    kept = type(listed).objects.select_for_update().get(pk=listed.pk)
    kept.archived_at = at
    kept.save(update_fields=["archived_at"])
    return kept


def _named(name: str) -> str:
    name = squeeze(name)
    if not name:
        raise NameMissing(_("Give it a name."), field="name")
    return name


def _next(model: type[Pipeline] | type[LeadSource] | type[LostReason]) -> int:
    last = model.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _revived(had: ListedT) -> ListedT:
    if had.archived_at is None:
        raise AlreadyThere(_("This name is in the list already."), field="name")
    had.archived_at = None
    had.save(update_fields=["archived_at"])
    return had


def _stages(pipeline: Pipeline) -> QuerySet[Stage]:
    return Stage.objects.filter(pipeline=pipeline, archived_at=None).order_by("position", "id")


def _make_stage(pipeline: Pipeline, data: StageData, position: int) -> Stage:
    return Stage.objects.create(
        pipeline=pipeline,
        name=squeeze(data.name),
        name_en=squeeze(data.name_en),
        position=position,
        probability=data.probability,
        outcome=data.outcome,
        quiet_days=data.quiet_days,
        takes_accepted=data.takes_accepted and data.outcome == StageOutcome.OPEN,
    )


def _number(stages: Sequence[Stage]) -> None:
    for position, stage in enumerate(stages):
        if stage.position != position:
            stage.position = position
            stage.save(update_fields=["position"])


def _check_stage(pipeline: Pipeline, data: StageData, *, but: int | None = None) -> None:
    name = _named(data.name)
    if _stages(pipeline).filter(name=name).exclude(pk=but or 0).exists():
        raise AlreadyThere(_("Another stage of this pipeline has this name."), field="name")
    if not 0 <= data.probability <= 100:
        raise NotAChance(_("A probability lies between 0 and 100."), field="probability")
    if not 1 <= data.quiet_days <= 365:
        raise NotAChance(_("Give between 1 and 365 days."), field="quiet_days")
