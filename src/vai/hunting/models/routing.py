"""Where leads go: rules and groups that take turns, named companies, and every assignment with its reason."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vai.core.models import MoneyField, Record
from vai.hunting.enums import AlarmStep, AssignmentReason, RoutingCause, RuleTarget
from vai.hunting.models.lead import Lead


class RoutingSettings(Record):
    """The one row of what holds for all rules. Minutes are working minutes to the first attempt."""

    is_on = models.BooleanField(default=True)
    knows_clients = models.BooleanField(default=True)
    knows_deals = models.BooleanField(default=True)
    knows_names = models.BooleanField(default=True)
    weighs_by_conversion = models.BooleanField(default=False)
    fallback_team = models.ForeignKey(
        "staff.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    hot_minutes = models.IntegerField(default=5, validators=[MinValueValidator(1)])
    list_minutes = models.IntegerField(default=480, validators=[MinValueValidator(1)])
    escalates = models.BooleanField(default=True)
    reroutes = models.BooleanField(default=True)
    most_reroutes = models.IntegerField(default=3, validators=[MinValueValidator(0)])

    class Meta:
        db_table = "routing_settings"
        verbose_name = _("settings of routing")


class RoutingRule(Record):
    """What kind of lead goes where. An empty condition holds for every lead; all that are set must hold.

    `own_field` is the code of a field of leads that the company defined; it must have one of `own_values` (folded text).
    `most_open` leads a person has open at most. `waits_for_hours`: outside of working hours the lead waits.
    """

    name = models.CharField(max_length=120)
    position = models.IntegerField(default=0)
    is_on = models.BooleanField(default=True)
    sources = ArrayField(models.BigIntegerField(), default=list, blank=True)
    campaigns = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    products = ArrayField(models.BigIntegerField(), default=list, blank=True)
    provinces = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    wards = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    forms = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    segment = models.CharField(max_length=10, blank=True)
    value_from = MoneyField(null=True, blank=True)
    value_to = MoneyField(null=True, blank=True)
    own_field = models.CharField(max_length=60, blank=True)
    own_values = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    target = models.CharField(max_length=8, choices=RuleTarget.choices)
    person = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey("staff.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    most_open = models.IntegerField(null=True, blank=True, validators=[MinValueValidator(1)])
    waits_for_hours = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "routing_rule"
        verbose_name = _("routing rule")
        constraints = [
            models.CheckConstraint(
                condition=(Q(target="person") & ~Q(person=None))
                | (Q(target="team") & ~Q(team=None))
                | Q(target="group"),
                name="routing_rule_has_a_target",
            ),
            models.CheckConstraint(
                condition=Q(value_from=None) | Q(value_to=None) | Q(value_from__lte=F("value_to")),
                name="routing_rule_value_range",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RoutingMember(Record):
    """A person of a rule's group, with a weight. Hours of their own narrow the company's: `days` are weekdays, Monday 0.

    `credit` is the state of the turns, in thousandths of a weight, and `n_given` counts them; only routing writes both.
    """

    rule = models.ForeignKey(RoutingRule, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    weight = models.IntegerField(default=1, validators=[MinValueValidator(1)])
    days = ArrayField(models.SmallIntegerField(), default=list, blank=True)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    credit = models.BigIntegerField(default=0)
    n_given = models.IntegerField(default=0)

    class Meta:
        db_table = "routing_member"
        verbose_name = _("member of a routing group")
        constraints = [
            models.UniqueConstraint(fields=["rule", "person"], name="routing_member_once"),
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=100), name="routing_member_weight"),
            models.CheckConstraint(
                condition=Q(opens_at=None, closes_at=None) | Q(closes_at__gt=F("opens_at")),
                name="routing_member_hours",
            ),
        ]


class NamedAccount(Record):
    """A company that is somebody's before it is a client: known by name, tax code or mail domain."""

    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200, db_collation="C", blank=True)
    tax_digits = models.CharField(max_length=13, db_collation="C", blank=True)
    domain = models.CharField(max_length=120, db_collation="C", blank=True)
    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "named_account"
        verbose_name = _("named company")
        constraints = [models.UniqueConstraint(fields=["name_key"], name="named_account_once")]

    def __str__(self) -> str:
        return self.name


# These three do not hold a lead in the database: taking back what made a lead must not fail because it was routed since.


class LeadToRoute(models.Model):
    """A lead that waits to be routed, and since when. `not_before` holds it until work begins again."""

    lead = models.OneToOneField(Lead, on_delete=models.CASCADE, db_constraint=False, related_name="+")
    cause = models.CharField(max_length=8, choices=RoutingCause.choices)
    arrival_id = models.BigIntegerField(null=True, blank=True)
    form = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=5, blank=True)
    asked_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    not_before = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "lead_to_route"
        verbose_name = _("lead to route")


class LeadAssignment(models.Model):
    """One time that a lead got somewhere: to a person, or to a team's queue, and why. Nobody changes it afterwards."""

    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    person = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey("staff.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    rule = models.ForeignKey(RoutingRule, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20, choices=AssignmentReason.choices)
    params = models.JSONField(default=dict)
    by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "lead_assignment"
        verbose_name = _("assignment of a lead")
        indexes = [
            models.Index(fields=["lead", "-id"], name="lead_assignment_lead"),
            models.Index(fields=["rule", "id"], name="lead_assignment_rule", condition=~Q(rule=None)),
            models.Index(fields=["person", "-at"], name="lead_assignment_person"),
        ]


class LeadAlarm(models.Model):
    """That the clock of a lead ran out, told once: `due_at` names the clock, `step` how far past it."""

    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    due_at = models.DateTimeField()
    step = models.SmallIntegerField(choices=AlarmStep.choices)
    person = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        db_table = "lead_alarm"
        verbose_name = _("alarm of a lead")
        constraints = [models.UniqueConstraint(fields=["lead", "due_at", "step"], name="lead_alarm_once")]
