"""The company's own lists: pipelines and stages, sources, reasons for losing."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from vai.core.errors import Refused
from vai.core.text import fold
from vai.hunting.enums import StageOutcome
from vai.hunting.models import LeadSource, LostReason, Pipeline, Stage


class NoSuchStage(Refused):
    """The pipeline has no stage of that kind: an administrator made it so."""

    code = "no_such_stage"


def pipelines() -> QuerySet[Pipeline]:
    """List the pipelines in use, the default one first."""
    return Pipeline.objects.filter(archived_at=None).order_by("-is_default", "position", "id")


def default_pipeline() -> Pipeline:
    """Return the pipeline of a deal that names none.

    :raises Pipeline.DoesNotExist: the installation has none; `vai` settles one when it is set up.
    """
    pipeline = pipelines().first()
    if pipeline is None:
        raise Pipeline.DoesNotExist("no pipeline is in use")
    return pipeline


def one_call_pipeline() -> Pipeline | None:
    """Return the pipeline in which deals with persons and small ones begin, if there is one."""
    return pipelines().filter(is_for_one_call=True).first()


def stages(pipeline: Pipeline) -> QuerySet[Stage]:
    """List the stages of a pipeline in their order."""
    return Stage.objects.filter(pipeline=pipeline, archived_at=None).order_by("position", "id")


def first_stage(pipeline: Pipeline) -> Stage:
    """Return the stage in which a deal begins.

    :raises NoSuchStage: the pipeline has none.
    """
    return stage_of(pipeline, StageOutcome.OPEN)


def stage_of(pipeline: Pipeline, outcome: str) -> Stage:
    """Return the first stage with an outcome: of those in which a deal is open, the one of winning, or of losing.

    :raises NoSuchStage: an administrator made the pipeline without one.
    """
    found = stages(pipeline).filter(outcome=outcome).first()
    if found is None:
        text = _("The pipeline %(pipeline)s has no stage for such deals. An administrator can add one.")
        raise NoSuchStage(text % {"pipeline": pipeline.name})
    return found


def sources() -> QuerySet[LeadSource]:
    """List where leads come from."""
    return LeadSource.objects.filter(archived_at=None).order_by("position", "name_f", "id")


def source_named(name: str) -> LeadSource | None:
    """Find a source by its name in either language, whatever its accents."""
    wanted = fold(name.strip())
    return next((one for one in sources() if wanted in (one.name_f, fold(one.name_en))), None)


def lost_reasons(*, for_leads: bool = False) -> QuerySet[LostReason]:
    """List why deals are lost, or leads put aside."""
    return LostReason.objects.filter(archived_at=None, for_leads=for_leads).order_by(
        "position", "name_f", "id"
    )
