"""Plans of commission, their versions, and who works under which."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from vai.core.models import Folded, MoneyField, Record


class _Days(Func):
    """The days from one to another, the last not counted; without a last one they go on."""

    function = "DATERANGE"
    output_field = DateRangeField()


class _Number(Func):
    """A number as a range: ranges are compared by an index of PostgreSQL's own, numbers by one of an extension."""

    function = "INT8RANGE"
    output_field = BigIntegerRangeField()


class CommissionPlan(Record):
    """How people are paid for what they win. What it says stands in its versions."""

    name = models.CharField(max_length=120)
    name_f = Folded("name")
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "commission_plan"
        verbose_name = _("commission plan")
        constraints = [models.UniqueConstraint("name_f", name="commission_plan_name_once")]

    def __str__(self) -> str:
        return self.name


class CommissionPlanVersion(Record):
    """What a plan says from a day on: `body` in the grammar of METHODS 3.1, without id, version and quotas.

    It never changes (a trigger holds it): who edits a plan makes the next version, which holds from its day on.
    """

    plan = models.ForeignKey(CommissionPlan, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    body = models.JSONField()
    effective_from = models.DateField()
    made_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "commission_plan_version"
        verbose_name = _("version of a commission plan")
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="commission_plan_version_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="commission_plan_version_from_one"),
        ]

    @property
    def currency(self) -> str:
        """In which currency the plan pays."""
        return str(self.body["currency"])


class PlanAssignment(Record):
    """Under which plan a person works, from a day until another (not counted), with quota and on-target earnings.

    `quota` is that of one period of the plan and `ote` of one year, both in `currency`. A person has one plan at a time.
    """

    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(CommissionPlan, on_delete=models.PROTECT, related_name="assignments")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    quota = MoneyField(null=True, blank=True)
    ote = MoneyField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="VND")

    class Meta:
        db_table = "plan_assignment"
        verbose_name = _("assignment of a plan")
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="plan_assignment_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(quota=None) | Q(quota__gt=0), name="plan_assignment_quota_positive"
            ),
            ExclusionConstraint(
                name="plan_assignment_one_at_a_time",
                expressions=[
                    (_Number(F("person"), F("person"), Value("[]")), RangeOperators.OVERLAPS),
                    (_Days(F("since"), F("until"), Value("[)")), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [models.Index(fields=["plan", "person", "since"], name="plan_assignment_of")]
