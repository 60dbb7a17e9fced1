"""How leads are scored, and the score of each."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.hunting.models.lead import Lead


class ScoreModel(models.Model):
    """What a fit to the company's history found. `kind` none: the history bears no score; `told` says how it was checked.

    The newest one serves. `body` is scoring.model.Model as plain data, `labels` name the facts as they were called then.
    """

    kind = models.CharField(max_length=10)
    fitted_at = models.DateTimeField()
    body = models.JSONField(default=dict)
    labels = models.JSONField(default=dict)
    told = models.JSONField(default=dict)

    class Meta:
        db_table = "score_model"
        verbose_name = _("way of scoring")

    def label_of(self, name: str) -> str:
        """Name a fact."""
        return str(self.labels.get(name, name))


class LeadScore(models.Model):
    """The score of a lead, 1 to 99 with 50 as the average, its parts in points, and the reasons, the strongest first."""

    lead = models.OneToOneField(Lead, on_delete=models.CASCADE, related_name="score")
    model = models.ForeignKey(ScoreModel, on_delete=models.CASCADE, related_name="+")
    score = models.SmallIntegerField()
    fit = models.SmallIntegerField()
    behaviour = models.SmallIntegerField()
    chance = models.DecimalField(max_digits=4, decimal_places=3)
    reasons: models.JSONField[Any, Any] = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        db_table = "lead_score"
        verbose_name = _("score of a lead")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(score__gte=1, score__lte=99), name="lead_score_from_1_to_99"
            )
        ]
