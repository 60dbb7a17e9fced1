"""The room's part of a stream: that a handover was proposed, and how it was answered."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vai.handovers.enums import HandoverState
from vai.handovers.models import Handover
from vai.journal.queries.sources import Entry, Place, Subject, past, register
from vai.staff.enums import Mode

PROPOSALS, ANSWERS = 10, 11
_TONES = {HandoverState.ACCEPTED: "good", HandoverState.SENT_BACK: "warn"}
_ICONS = {HandoverState.ACCEPTED: "handshake", HandoverState.SENT_BACK: "undo-2"}


def join() -> None:
    """Register both."""
    kinds = {"handover": gettext_lazy("Handovers")}
    register("handover", proposals, rank=PROPOSALS, kinds=kinds)
    register("handover_answer", answers, rank=ANSWERS, kinds=kinds)


def proposals(subject: Subject, place: Place | None, limit: int, kinds: Collection[str]) -> list[Entry]:
    """Give the handovers that were proposed."""
    return [_proposal(one) for one in _found(subject, place, limit, "proposed_at", PROPOSALS)]


def answers(subject: Subject, place: Place | None, limit: int, kinds: Collection[str]) -> list[Entry]:
    """Give the answers to them."""
    return [_answer(one) for one in _found(subject, place, limit, "answered_at", ANSWERS)]


def _found(
    subject: Subject, place: Place | None, limit: int, at: str, rank: int
) -> QuerySet[Handover] | list[Handover]:
    if subject.account_id is None and subject.opportunity_id is None:
        return []
    rows = Handover.objects.filter(**subject.condition).select_related("giver", "receiver")
    if at == "answered_at":
        rows = rows.filter(answered_at__isnull=False)
    return past(rows, place, at=at, rank=rank, limit=limit)


def _proposal(one: Handover) -> Entry:
    modes = {"from": Mode(one.from_mode).label, "to": Mode(one.to_mode).label}
    sentence = (
        _("Handover to %(receiver)s opened: %(from)s to %(to)s")
        if one.state == HandoverState.DRAFT
        else _("Handover proposed to %(receiver)s: %(from)s to %(to)s")
    )
    return Entry(
        at=one.proposed_at,
        id=one.pk,
        source="handover",
        kind="handover",
        title=sentence % {"receiver": one.receiver.name, **modes},
        icon="share-2",
        who=one.giver.name,
        text=one.notes,
        tone="accent",
        link=("handovers:handover", one.pk),
        table="handover",
    )


def _answer(one: Handover) -> Entry:
    sentences = {
        HandoverState.ACCEPTED: _("Handover accepted"),
        HandoverState.SENT_BACK: _("Handover sent back"),
        HandoverState.WITHDRAWN: _("Handover withdrawn"),
    }
    state = HandoverState(one.state)
    return Entry(
        at=one.answered_at or one.proposed_at,
        id=one.pk,
        source="handover_answer",
        kind="handover",
        title=sentences.get(state, str(state.label)),
        icon=_ICONS.get(state, "x"),
        who=one.giver.name if state == HandoverState.WITHDRAWN else one.receiver.name,
        text=one.reason if state == HandoverState.SENT_BACK else "",
        tone=_TONES.get(state, "neutral"),
        link=("handovers:handover", one.pk),
        table="handover",
    )
