"""What shall come, what is thought to come, and how fast it came: targets, commits, snapshots of the forecast, pace."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vai.core.models import MoneyField, Record


class Target(Record):
    """What a person or a team shall win in a period (month, quarter, year), without VAT; of one product where it is named.

    `period` is its code (2026-11, 2026-Q4, 2026); `until` the first day after it.
    """

    person = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey("staff.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    product = models.ForeignKey(
        "catalog.Product", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    period = models.CharField(max_length=8, db_collation="C")
    since = models.DateField()
    until = models.DateField()
    amount = MoneyField()
    currency = models.CharField(max_length=3, default="VND")
    set_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "target"
        verbose_name = _("target")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "team", "product", "period"], name="target_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(person=None, team__isnull=False) | Q(person__isnull=False, team=None),
                name="target_of_a_person_or_a_team",
            ),
            models.CheckConstraint(condition=Q(amount__gte=0, since__lt=F("until")), name="target_sound"),
        ]
        indexes = [
            models.Index(fields=["person", "since"], name="target_of_person"),
            models.Index(fields=["period", "id"], name="target_period"),
        ]


class ForecastCommit(Record):
    """What a person says will come in a period. A new word is a new row: what was said before stays."""

    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=8, db_collation="C")
    amount = MoneyField()
    currency = models.CharField(max_length=3, default="VND")
    note = models.CharField(max_length=300, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        db_table = "forecast_commit"
        verbose_name = _("commit")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="forecast_commit_not_negative")
        ]
        indexes = [models.Index(fields=["person", "period", "-id"], name="forecast_commit_of")]


class ForecastSnapshot(models.Model):
    """What was forecast on a day for a period: of a person, a team, or (neither) the company. Amounts without VAT.

    `won` had come by then; p10 to p90 count it in. `commit` is what the person said then. `deals`: the open deals with their
    terms, {id, amount, stage, of_stage, in_time, is_old, chance}, chances 0-1. `n_elsewhere` deals in other currencies are
    not in it.
    """

    person = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey("staff.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=8, db_collation="C")
    since = models.DateField()
    until = models.DateField()
    taken_on = models.DateField()
    taken_at = models.DateTimeField()
    currency = models.CharField(max_length=3, default="VND")
    won = MoneyField()
    weighted = MoneyField()
    expected = MoneyField()
    p10 = MoneyField()
    safe = MoneyField()
    p50 = MoneyField()
    p90 = MoneyField()
    commit = MoneyField(null=True, blank=True)
    n_elsewhere = models.IntegerField(default=0)
    deals = models.JSONField(default=list)

    class Meta:
        db_table = "forecast_snapshot"
        verbose_name = _("snapshot of the forecast")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "team", "period", "taken_on"],
                name="forecast_snapshot_once_a_day",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(person=None) | Q(team=None), name="forecast_snapshot_of_one_scope"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "period", "-taken_on"], name="forecast_snapshot_person"),
            models.Index(fields=["team", "period", "-taken_on"], name="forecast_snapshot_team"),
        ]


class SellingPace(models.Model):
    """How a person's leads become deals, kept every night: of leads that came in a year (days, shares 0-1, without VAT).

    `n_leads` have ended or are older than nine tenths of those that did; `conversion` from lead to win is drawn towards the
    company's, low and high are its quarters.
    """

    person = models.OneToOneField("staff.Person", on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    n_leads = models.IntegerField()
    n_won = models.IntegerField()
    conversion = models.DecimalField(max_digits=9, decimal_places=8)
    conversion_low = models.DecimalField(max_digits=9, decimal_places=8)
    conversion_high = models.DecimalField(max_digits=9, decimal_places=8)
    mean_won = MoneyField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="VND")
    cycle_days = models.IntegerField(null=True, blank=True)

    class Meta:
        db_table = "selling_pace"
        verbose_name = _("selling pace")
