"""Moving a deal along its pipeline: with what each outcome needs to be known, with history, one move at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.utils.translation import gettext_lazy as _

from vai.core.errors import Refused, Stale
from vai.hunting import rules
from vai.hunting.actions import winning
from vai.hunting.enums import StageOutcome
from vai.hunting.models import LostReason, Opportunity, Stage, StageChange
from vai.hunting.queries import standing
from vai.staff.models import Person


class NotAStageOfIt(Refused):
    """The stage belongs to another pipeline, or is not in use any more."""

    code = "not_a_stage_of_it"


class ReasonMissing(Refused):
    """A deal is lost for a reason."""

    code = "reason_missing"


class ClientMissing(Refused):
    """What is won is won with a client, who will be handed over and served."""

    code = "client_missing"


class FactsMissing(Refused):
    """Something has to be asked before the deal can be won: who pays how much, or who takes over."""

    code = "facts_missing"


class MovedMeanwhile(Stale):
    """Somebody else moved the deal first."""

    code = "moved_meanwhile"


def _has_client(deal: Opportunity) -> None:
    if deal.account_id is None:
        raise ClientMissing(_("Name the client before you win the deal."), field="account")


def _has_reason(deal: Opportunity) -> None:
    if deal.lost_reason_id is None:
        raise ReasonMissing(_("Say why the deal is lost."), field="lost_reason")


# What has to be known before a deal may end in this way.
REQUIRED: Final[dict[str, tuple[Callable[[Opportunity], None], ...]]] = {
    StageOutcome.OPEN: (),
    StageOutcome.WON: (_has_client,),
    StageOutcome.LOST: (_has_reason,),
}


def move(
    opportunity: Opportunity,
    stage: Stage,
    *,
    by: Person,
    at: datetime,
    rank: float | None = None,
    lost_reason: LostReason | None = None,
    lost_note: str = "",
    closed_at: datetime | None = None,
    expected_stage: Stage | None = None,
) -> Opportunity:
    """Move a deal to a stage, forth or back; a closed one moved to an open stage is open again.

    With `expected_stage` it counts only while the deal is where the person saw it; the same move sent twice is one.
    What follows from a win, or from one taken back, happens in the same transaction (actions.winning).
    :raises NotYours: only the owner, who serves the account, a lead of the team or an administrator moves it.
    :raises MovedMeanwhile: it stands in another stage than the one expected.
    :raises NotAStageOfIt: the stage is of another pipeline, or put away.
    :raises ReasonMissing: lost without a reason. :raises ClientMissing: won without a client.
    """
    kept = _locked(opportunity)
    if stage.pk == kept.stage_id:
        return _ranked(kept, rank)
    if expected_stage is not None and kept.stage_id != expected_stage.pk:
        raise MovedMeanwhile(
            _("Somebody moved this deal meanwhile: it is in “%(stage)s” now.") % {"stage": kept.stage},
            [("stage", kept.stage, stage)],
        )
    if stage.pipeline_id != kept.pipeline_id or stage.archived_at is not None:
        raise NotAStageOfIt(_("This stage does not belong to the pipeline of the deal."), field="stage")
    before, was_won = kept.stage_id, kept.is_won
    _enter(kept, stage, at=at, closed_at=closed_at, lost_reason=lost_reason, lost_note=lost_note)
    for check in REQUIRED[stage.outcome]:
        check(kept)
    kept.rank = newest_first(at) if rank is None else rank
    kept.save()
    StageChange.objects.create(
        opportunity=kept, from_stage_id=before, to_stage_id=stage.pk, at=at, person_id=by.pk
    )
    winning.follow(kept, was_won, by=by, at=at)
    return kept


def newest_first(at: datetime) -> float:
    """Give the rank of what comes into a column at a time: above all that came before."""
    return -at.timestamp()


def _locked(opportunity: Opportunity) -> Opportunity:
    stands = standing.current([opportunity.pk])
    rules.check(stands, "deal.move", opportunity)
    kept = Opportunity.objects.select_for_update(of=("self",)).filter(pk=opportunity.pk).first()
    if kept is None:
        raise rules.NotYours(_("This deal is not yours any more."))
    return kept


def _ranked(deal: Opportunity, rank: float | None) -> Opportunity:
    if rank is not None and rank != deal.rank:
        deal.rank = rank
        deal.save(update_fields=["rank"])
    return deal


def _enter(
    deal: Opportunity,
    stage: Stage,
    *,
    at: datetime,
    closed_at: datetime | None,
    lost_reason: LostReason | None,
    lost_note: str,
) -> None:
    deal.stage, deal.stage_entered_at, deal.outcome = stage, at, stage.outcome
    is_lost = stage.outcome == StageOutcome.LOST
    deal.closed_at = None if stage.outcome == StageOutcome.OPEN else closed_at or at
    deal.lost_reason = lost_reason if is_lost else None
    deal.lost_note = lost_note.strip()[:300] if is_lost else ""
