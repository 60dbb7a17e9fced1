"""Pipelines and their stages."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vai.core.models import MoneyField, Record
from vai.hunting.enums import StageOutcome


class Named(Record):
    """Something in a list of the company's own; where the English name is left out, the name serves both languages."""

    name_en = models.CharField(max_length=120, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name  # type: ignore[attr-defined]


class Pipeline(Named):
    """A way that a sale goes, stage by stage. `hands_over`: what is won in it goes on to who keeps the client.

    `is_for_one_call`: deals with persons, and those up to `small_up_to` (home currency, without VAT), begin here.
    """

    name = models.CharField(max_length=80)
    position = models.IntegerField(default=0)
    is_default = models.BooleanField(default=False)
    hands_over = models.BooleanField(default=True)
    is_for_one_call = models.BooleanField(default=False)
    small_up_to = MoneyField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "pipeline"
        verbose_name = _("pipeline")
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True, archived_at=None),
                name="pipeline_one_default",
            )
        ]


class Stage(Named):
    """A stage; `probability` 0-100 of winning from here; after `quiet_days` without a touch a deal counts as quiet.

    A deal whose quote was accepted comes into the stage of its pipeline that `takes_accepted`, if it has not passed it.
    """

    pipeline = models.ForeignKey(Pipeline, on_delete=models.PROTECT, related_name="stages")
    name = models.CharField(max_length=80)
    position = models.IntegerField(default=0)
    probability = models.IntegerField(default=0)
    outcome = models.CharField(max_length=5, choices=StageOutcome.choices, default=StageOutcome.OPEN)
    quiet_days = models.IntegerField(default=14)
    takes_accepted = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "stage"
        verbose_name = _("stage")
        constraints = [
            models.CheckConstraint(
                condition=Q(probability__gte=0, probability__lte=100), name="stage_probability_in_percent"
            ),
            models.UniqueConstraint(
                fields=["pipeline", "name"], condition=Q(archived_at=None), name="stage_name_once"
            ),
            models.CheckConstraint(
                condition=Q(takes_accepted=False) | Q(outcome=StageOutcome.OPEN),
                name="stage_accepted_is_not_won",
            ),
        ]
        indexes = [models.Index(fields=["pipeline", "position", "id"], name="stage_order")]

    @property
    def is_open(self) -> bool:
        """Whether its deals are still in the making."""
        return self.outcome == StageOutcome.OPEN
