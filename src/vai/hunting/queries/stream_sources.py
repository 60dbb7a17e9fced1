"""What the room adds to every stream: moves of deals, and how leads came and went."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from vai.core import formats
from vai.core.money import Money
from vai.hunting import phrases
from vai.hunting.enums import LeadStatus, StageOutcome
from vai.hunting.models import Lead, StageChange
from vai.journal.queries.sources import Entry, Line, Place, Subject, past, register

MOVES, LEADS = 20, 30


def moves(subject: Subject, place: Place | None, limit: int, kinds: Collection[str]) -> list[Entry]:
    """Give the moves of the deals of an account, contact or lead, or of one deal."""
    if subject.opportunity_id is not None:
        rows = StageChange.objects.filter(opportunity_id=subject.opportunity_id)
    else:
        about = {f"opportunity__{name}": value for name, value in subject.condition.items()}
        rows = StageChange.objects.filter(**about, opportunity__archived_at=None)
    rows = rows.select_related("opportunity__lost_reason", "from_stage", "to_stage", "person")
    return [_move(row) for row in past(rows, place, at="at", rank=MOVES, limit=limit)]


def leads(subject: Subject, place: Place | None, limit: int, kinds: Collection[str]) -> list[Entry]:
    """Give when a lead came in; to an account's or contact's stream, the leads that became it."""
    if subject.opportunity_id is not None:
        return []
    if subject.lead_id is not None:
        rows = Lead.objects.filter(pk=subject.lead_id)
    elif subject.account_id is not None:
        rows = Lead.objects.filter(converted_account_id=subject.account_id)
    else:
        rows = Lead.objects.filter(converted_contact_id=subject.contact_id)
    rows = rows.select_related("source", "created_by", "lost_reason")
    return [_lead(row) for row in past(rows, place, at="received_at", rank=LEADS, limit=limit)]


def join() -> None:
    """Register them."""
    register("stage_change", moves, rank=MOVES, kinds={"deal": _("Moves of deals")})
    register("lead", leads, rank=LEADS, kinds={"lead": _("Leads")})


def _move(row: StageChange) -> Entry:
    deal = row.opportunity
    told = {"deal": deal.name, "stage": row.to_stage, "before": row.from_stage}
    outcome = row.to_stage.outcome
    lines = []
    if outcome == StageOutcome.WON:
        sentence, tone, sign = phrases.DEAL_WON, "good", "circle-check"
        if deal.amount is not None:
            lines.append(Line(formats.money(Money.rounded(deal.amount, deal.currency)), icon="banknote"))
    elif outcome == StageOutcome.LOST:
        sentence, tone, sign = phrases.DEAL_LOST, "bad", "circle-x"
        if deal.lost_reason is not None and deal.stage_id == row.to_stage_id:
            lines.append(Line(str(deal.lost_reason)))
    else:
        sentence = phrases.DEAL_MOVED if row.from_stage else phrases.DEAL_OPENED
        tone, sign = "neutral", "columns-3" if row.from_stage else "briefcase"
    return Entry(
        at=row.at,
        id=row.pk,
        source="stage_change",
        kind="deal",
        title=str(sentence) % told,
        icon=sign,
        who=row.person.name,
        tone=tone,
        link=("hunting:opportunity", deal.pk),
        lines=tuple(lines),
        rank=MOVES,
    )


def _lead(row: Lead) -> Entry:
    sentence = phrases.LEAD_CAME_FROM if row.source else phrases.LEAD_CAME
    lines = []
    if row.status == LeadStatus.CONVERTED:
        lines.append(Line(str(phrases.LEAD_CONVERTED), icon="handshake", tone="good"))
    if row.status == LeadStatus.DISQUALIFIED and row.lost_reason is not None:
        lines.append(Line(str(phrases.LEAD_PUT_ASIDE) % {"reason": row.lost_reason}))
    return Entry(
        at=row.received_at,
        id=row.pk,
        source="lead",
        kind="lead",
        title=str(sentence) % {"source": row.source},
        icon="user-plus",
        who=row.created_by.name,
        text=row.need,
        link=("hunting:lead", row.pk),
        lines=tuple(lines),
        rank=LEADS,
    )
