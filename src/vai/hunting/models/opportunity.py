"""An opportunity: a sale in the making."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vai.core.models import Folded, MoneyField, Record
from vai.hunting.enums import StageOutcome


class Opportunity(Record):
    """A deal. `amount` without VAT in `currency`; `outcome` repeats the stage's; `rank` orders a board's column.

    `probability` 0-100 overrides the stage's where a person says so.
    """

    name = models.CharField(max_length=200)
    name_f = Folded("name")
    account = models.ForeignKey(
        "clients.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    contact = models.ForeignKey(
        "clients.Contact", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lead = models.ForeignKey(
        "hunting.Lead", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    owner = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("staff.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    pipeline = models.ForeignKey("hunting.Pipeline", on_delete=models.PROTECT, related_name="+")
    stage = models.ForeignKey("hunting.Stage", on_delete=models.PROTECT, related_name="+")
    stage_entered_at = models.DateTimeField()
    outcome = models.CharField(max_length=5, choices=StageOutcome.choices, default=StageOutcome.OPEN)
    probability = models.IntegerField(null=True, blank=True)
    amount = MoneyField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="VND")
    source = models.ForeignKey(
        "hunting.LeadSource", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    lost_reason = models.ForeignKey(
        "hunting.LostReason", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lost_note = models.CharField(max_length=300, blank=True)
    rank = models.FloatField(default=0)
    notes = models.TextField(blank=True)
    custom = models.JSONField(default=dict, blank=True)
    external_id = models.CharField(max_length=100, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "opportunity"
        verbose_name = _("opportunity")
        constraints = [
            models.CheckConstraint(
                condition=Q(probability=None) | Q(probability__gte=0, probability__lte=100),
                name="opportunity_probability_in_percent",
            ),
            models.CheckConstraint(
                condition=Q(outcome="open", closed_at=None) | Q(closed_at__isnull=False) & ~Q(outcome="open"),
                name="opportunity_closed_with_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "outcome", "stage"], name="opportunity_mine"),
            models.Index(fields=["account", "outcome"], name="opportunity_account"),
            models.Index(fields=["team", "outcome"], name="opportunity_team"),
            models.Index(
                fields=["pipeline", "stage", "rank", "id"],
                name="opportunity_board",
                condition=Q(outcome="open", archived_at=None),
            ),
            models.Index(fields=["-closed_at", "-id"], name="opportunity_closed"),
            models.Index(fields=["name_f", "id"], name="opportunity_name"),
            models.Index(fields=["external_id"], name="opportunity_external", condition=~Q(external_id="")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether it is still in the making."""
        return self.outcome == StageOutcome.OPEN

    @property
    def is_won(self) -> bool:
        """Whether the client bought."""
        return self.outcome == StageOutcome.WON


class OpportunityLine(Record):
    """A product in a deal: `amount` = quantity x unit price less the discount in percent, rounded in its currency.

    Without a price the product is wanted, and what it will cost is not known yet.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey("catalog.Product", on_delete=models.PROTECT, related_name="+")
    quantity = models.DecimalField(max_digits=14, decimal_places=3, default=1)
    unit_price = MoneyField(null=True, blank=True)
    discount_pct = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    amount = MoneyField(null=True, blank=True)
    position = models.IntegerField(default=0)

    class Meta:
        db_table = "opportunity_line"
        verbose_name = _("line")
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="opportunity_line_quantity_positive"),
            models.CheckConstraint(
                condition=Q(discount_pct__gte=0, discount_pct__lte=100),
                name="opportunity_line_discount_in_percent",
            ),
            models.CheckConstraint(
                condition=Q(unit_price=None, amount=None)
                | Q(unit_price__isnull=False, unit_price__gte=0, amount__isnull=False, amount__gte=0),
                name="opportunity_line_priced_or_not",
            ),
        ]


class StageChange(models.Model):
    """A move of a deal from one stage to another."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="stage_changes")
    from_stage = models.ForeignKey("hunting.Stage", null=True, on_delete=models.PROTECT, related_name="+")
    to_stage = models.ForeignKey("hunting.Stage", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "stage_change"
        verbose_name = _("stage change")
        indexes = [models.Index(fields=["opportunity", "at", "id"], name="stage_change_of")]


class OpportunityTag(models.Model):
    """A tag on a deal."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="tag_links")
    tag = models.ForeignKey("clients.Tag", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "opportunity_tag"
        constraints = [models.UniqueConstraint(fields=["opportunity", "tag"], name="opportunity_tag_once")]
