"""The clock of handovers: who hears of one that waits past its time."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from vai.handovers.actions import telling
from vai.handovers.enums import HandoverState
from vai.handovers.models import Handover
from vai.staff.models import Person

_LEADS = """
WITH RECURSIVE up AS (
  SELECT p.id AS of_person, t.id, t.parent_id, t.lead_id, 0 AS step FROM person p JOIN team t ON t.id = p.team_id
    WHERE p.id = ANY(%(people)s)
  UNION ALL
  SELECT up.of_person, t.id, t.parent_id, t.lead_id, up.step + 1 FROM up JOIN team t ON t.id = up.parent_id
)
SELECT DISTINCT ON (of_person) lead_id FROM up JOIN person l ON l.id = up.lead_id AND l.is_active
WHERE lead_id <> ALL(%(people)s) ORDER BY of_person, step
"""


def escalate(*, by: Person, at: datetime) -> list[Handover]:
    """Tell the team leads of both, once, of each handover that has waited past its time; return those."""
    late = Handover.objects.select_for_update(of=("self",)).filter(
        state=HandoverState.PROPOSED, escalated_at=None, due_at__lt=at
    )
    found = list(late.select_related("giver__team", "receiver__team").order_by("pk"))
    for handover in found:
        handover.escalated_at = at
        handover.save(update_fields=["escalated_at"])
        for lead_id in sorted(_leads(handover)):
            telling.tell(lead_id, "handover_overdue", handover, by=by)
    return found


def _leads(handover: Handover) -> set[int]:
    """Return who leads the two: a lead who is one of them is passed over for the team above."""
    involved = {handover.giver_id, handover.receiver_id}
    with connection.cursor() as cursor:
        cursor.execute(_LEADS, {"people": sorted(involved)})
        return {row[0] for row in cursor.fetchall()}
