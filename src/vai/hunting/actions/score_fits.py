"""Fitting anew how leads are scored; loads numpy and scikit-learn, so only jobs and commands import it."""

from __future__ import annotations

from datetime import datetime

from vai.hunting.actions import scoring
from vai.hunting.models import ScoreModel
from vai.hunting.queries import examples
from vai.hunting.scoring import fitting
from vai.staff.models import Person


def refit(*, by: Person, at: datetime) -> ScoreModel:
    """Fit a score to all leads with a known end and let it serve; the leads that wait are scored by it, portion by portion."""
    labels = examples.labels()
    found = fitting.fit(examples.ended(), labels=labels, fresh=examples.fresh())
    model = ScoreModel.objects.create(
        kind=found.kind,
        fitted_at=at,
        body=found.model.as_json() if found.model else {},
        labels=labels,
        told=found.as_json(),
    )
    if found.model is None:
        scoring.forget_scores(by=by, at=at)
    return model
