"""Finding how leads are best scored from the company's own history, and scoring them in sets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from django.db import connection
from psycopg.types.json import Jsonb

from vai.hunting.models import Lead, LeadScore, ScoreModel
from vai.hunting.queries import examples
from vai.hunting.scoring.model import Model, Scored
from vai.staff.models import Person

PORTION: Final = 2_000
_KEEP: Final = """
INSERT INTO lead_score (lead_id, model_id, score, fit, behaviour, chance, reasons, at)
SELECT x.lead_id, %s, x.score, x.fit, x.behaviour, x.chance, x.reasons, %s
FROM jsonb_to_recordset(%s) x (lead_id bigint, score int, fit int, behaviour int, chance numeric, reasons jsonb)
ON CONFLICT (lead_id) DO UPDATE SET model_id = excluded.model_id, score = excluded.score, fit = excluded.fit,
  behaviour = excluded.behaviour, chance = excluded.chance, reasons = excluded.reasons, at = excluded.at
"""


def score_waiting(*, by: Person, at: datetime) -> int:
    """Score the open leads that the newest way of scoring has not scored yet, a portion; return how many they were."""
    newest = ScoreModel.objects.order_by("-pk").first()
    if newest is None or not newest.body:
        return 0
    waiting = examples.without_score(newest.pk, most=PORTION)
    _keep(newest, waiting, at=at)
    return len(waiting)


def forget_scores(*, by: Person, at: datetime) -> None:
    """Take away all scores: the history does not bear any."""
    LeadScore.objects.all().delete()


def spoken(model: ScoreModel) -> Model:
    """Return the way of scoring that was kept."""
    return Model.from_json(model.body)


def _keep(model: ScoreModel, leads: Sequence[Lead], *, at: datetime) -> None:
    way = spoken(model)
    rows = [_row(lead, way.score(examples.values_of(lead))) for lead in leads]
    with connection.cursor() as cursor:
        values: list[Any] = [model.pk, at, Jsonb(rows)]
        cursor.execute(_KEEP, values)


def _row(lead: Lead, scored: Scored) -> dict[str, object]:
    return {
        "lead_id": lead.pk,
        "score": scored.score,
        "fit": round(scored.fit),
        "behaviour": round(scored.behaviour),
        "chance": str(round(Decimal(scored.chance), 3)),
        "reasons": [one.as_json() for one in scored.reasons],
    }
