"""Statements of commission, their lines with the working, and disputes about a line."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vai.commissions.enums import DisputeState, StatementState
from vai.core.models import MoneyField, Record


class CommissionStatement(Record):
    """What a person earned in a period ("2026-11", "2026-Q4", "2026"), in `currency`; it adds up to `payable`.

    `payable` = earned - held_back + released - clawed_back + adjusted + draw. `opening` is what is owed on earlier draws,
    `carried` what is owed after this one. `digest` is the sha256 of all that it was reckoned from; "" says that something
    happened since. What is not a draft any more is not changed: a trigger holds it.
    """

    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=10, db_collation="C")
    starts_on = models.DateField()
    ends_on = models.DateField()
    currency = models.CharField(max_length=3, default="VND")
    state = models.CharField(max_length=10, choices=StatementState.choices, default=StatementState.DRAFT)
    plan_version = models.ForeignKey(
        "commissions.CommissionPlanVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    quota = MoneyField(null=True, blank=True)
    credited = MoneyField(default=0)
    opening = MoneyField(default=0)
    earned = MoneyField(default=0)
    held_back = MoneyField(default=0)
    released = MoneyField(default=0)
    clawed_back = MoneyField(default=0)
    adjusted = MoneyField(default=0)
    draw = MoneyField(default=0)
    payable = MoneyField(default=0)
    carried = MoneyField(default=0)
    n_lines = models.IntegerField(default=0)
    draw_steps = models.JSONField(default=list, blank=True)
    # Why it could not be reckoned: {path, code, values} as the engine says it.
    problem = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    reckoned_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        db_table = "commission_statement"
        verbose_name = _("commission statement")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "period", "currency"], name="commission_statement_once"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("person")),
                name="commission_statement_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="commission_statement_has_days"
            ),
            models.CheckConstraint(
                condition=Q(
                    payable=F("earned")
                    - F("held_back")
                    + F("released")
                    - F("clawed_back")
                    + F("adjusted")
                    + F("draw")
                ),
                name="commission_statement_adds_up",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-starts_on", "-id"], name="commission_statement_of"),
            models.Index(fields=["period", "state"], name="commission_statement_period"),
            models.Index(
                fields=["id"], name="commission_statement_stale", condition=Q(state="draft", digest="")
            ),
        ]

    @property
    def is_draft(self) -> bool:
        """Whether it is still reckoned anew."""
        return self.state == StatementState.DRAFT

    @property
    def is_settled(self) -> bool:
        """Whether it is settled for good."""
        return self.state == StatementState.APPROVED


class CommissionLine(models.Model):
    """A line of a statement with its working: `steps` is a list of {text, ...} as the engine tells it, with numbers.

    The event and the deal are kept as they were: a line stays when all else changes.
    """

    statement = models.ForeignKey(CommissionStatement, on_delete=models.PROTECT, related_name="lines")
    event = models.ForeignKey(
        "commissions.CommissionEvent", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=20)
    amount = MoneyField()
    steps = models.JSONField(default=list)
    position = models.IntegerField(default=0)

    class Meta:
        db_table = "commission_line"
        verbose_name = _("line of a statement")
        indexes = [models.Index(fields=["statement", "position", "id"], name="commission_line_of")]


class CommissionDispute(Record):
    """What a person says is wrong with a line, and what became of it: an adjustment in the next statement, or a reason.

    `due_on` is five business days after it was raised.
    """

    line = models.ForeignKey(CommissionLine, on_delete=models.PROTECT, related_name="disputes")
    statement = models.ForeignKey(CommissionStatement, on_delete=models.PROTECT, related_name="disputes")
    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    claim = models.CharField(max_length=500)
    evidence = models.TextField(blank=True)
    raised_at = models.DateTimeField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=DisputeState.choices, default=DisputeState.OPEN)
    decision = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    adjustment = models.ForeignKey(
        "commissions.CommissionEvent", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        db_table = "commission_dispute"
        verbose_name = _("dispute")
        constraints = [
            models.UniqueConstraint(
                fields=["line"], condition=Q(state="open"), name="commission_dispute_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_at=None) | Q(decided_at__isnull=False) & ~Q(state="open"),
                name="commission_dispute_decided_or_open",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-raised_at", "-id"], name="commission_dispute_of"),
            models.Index(fields=["due_on", "id"], name="commission_dispute_open", condition=Q(state="open")),
        ]
