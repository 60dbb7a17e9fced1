"""An account: a business, household or person that is served."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.clients.enums import AccountKind
from vai.clients.models.address import Address
from vai.core.models import Folded, MoneyField, Record


class Tier(Record):
    """How much attention an account is due. `cadence_days`: at most so many days between two-way contacts."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=60)
    position = models.IntegerField(default=0)
    cadence_days = models.IntegerField()
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "tier"
        verbose_name = _("tier")

    def __str__(self) -> str:
        return self.name


class Account(Record, Address):
    """One client. `name_key` is the name without its legal form, for finding duplicates; `tax_digits` the bare code.

    `team` is the home team: a trigger takes it from the coverage. `annual_revenue` is the client's own, in `currency`.
    `yearly_value` is what the client is worth to us in a year, as told; deals tell it better once there are some.
    """

    kind = models.CharField(max_length=10, choices=AccountKind.choices, default=AccountKind.BUSINESS)
    name = models.CharField(max_length=200)
    name_f = Folded("name")
    short_name = models.CharField(max_length=80, blank=True)
    short_name_f = Folded("short_name")
    name_key = models.CharField(max_length=200, db_collation="C", blank=True)
    tax_code = models.CharField(max_length=20, blank=True)
    tax_digits = models.CharField(max_length=13, db_collation="C", blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tier = models.ForeignKey(Tier, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    segment = models.CharField(max_length=60, blank=True)
    industry = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=60, blank=True)
    annual_revenue = MoneyField(null=True, blank=True)
    yearly_value = MoneyField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="VND")
    employees = models.IntegerField(null=True, blank=True)
    year_founded = models.IntegerField(null=True, blank=True)
    notes = models.TextField(blank=True)
    custom = models.JSONField(default=dict, blank=True)
    team = models.ForeignKey("staff.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    # By trigger: nobody has ever served it, so whoever opened it sees it.
    is_unserved = models.BooleanField(db_default=True)
    external_id = models.CharField(max_length=100, blank=True)
    last_two_way_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "account"
        verbose_name = _("account")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="account_not_its_own_parent"
            ),
        ]
        indexes = [
            models.Index(fields=["team", "-updated_at", "-id"], name="account_team"),
            models.Index(fields=["-updated_at", "-id"], name="account_recent"),
            models.Index(fields=["name_f", "id"], name="account_name"),
            models.Index(
                fields=["short_name_f", "id"], name="account_short_name", condition=~models.Q(short_name_f="")
            ),
            models.Index(fields=["name_key"], name="account_name_key"),
            models.Index(fields=["tax_digits"], name="account_tax", condition=~models.Q(tax_digits="")),
            models.Index(
                fields=["external_id"], name="account_external", condition=~models.Q(external_id="")
            ),
            models.Index(fields=["opened_by"], name="account_unserved", condition=models.Q(is_unserved=True)),
            models.Index(fields=["parent"], name="account_parent", condition=models.Q(parent__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    @property
    def is_archived(self) -> bool:
        """Whether it is put away."""
        return self.archived_at is not None


class AccountTag(models.Model):
    """A tag on an account."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="tag_links")
    tag = models.ForeignKey("clients.Tag", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "account_tag"
        constraints = [models.UniqueConstraint(fields=["account", "tag"], name="account_tag_once")]
