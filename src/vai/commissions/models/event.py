"""What happened to deals that pays or takes back, and whose it is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vai.commissions.enums import EventKind
from vai.core.models import MoneyField, Record


class CommissionEvent(Record):
    """Something that earns, pays or takes back commission. It never changes: what was wrong is met by another event.

    `base` is without VAT and `gross` with it, `amount` what was invoiced, paid or given back, all in `currency`; `fx` is
    what one unit of it cost in home currency on the day, pinned for good. `share` is an exact part of 1 ("1/3"). `of` is
    the event that this one follows. The names stand here because who won the deal may no longer see the client.
    """

    kind = models.CharField(max_length=20, choices=EventKind.choices)
    occurred_on = models.DateField()
    deal = models.ForeignKey(
        "hunting.Opportunity", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    deal_name = models.CharField(max_length=200, blank=True)
    client_name = models.CharField(max_length=200, blank=True)
    product = models.ForeignKey(
        "catalog.Product", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    product_code = models.CharField(max_length=150, blank=True)
    of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    base = MoneyField(null=True, blank=True)
    gross = MoneyField(null=True, blank=True)
    amount = MoneyField(null=True, blank=True)
    share = models.CharField(max_length=60, blank=True)
    margin = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    currency = models.CharField(max_length=3, default="VND")
    fx = models.DecimalField(max_digits=20, decimal_places=8, null=True, blank=True)
    is_pooled = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    # The same thing told twice is one event.
    source_key = models.CharField(max_length=120, db_collation="C")
    recorded_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "commission_event"
        verbose_name = _("commission event")
        constraints = [
            models.UniqueConstraint(fields=["source_key"], name="commission_event_once"),
            models.CheckConstraint(
                condition=~Q(kind="booked") | Q(base__isnull=False, of=None),
                name="commission_event_booked_has_base",
            ),
        ]
        indexes = [
            models.Index(fields=["deal", "kind"], name="commission_event_deal"),
            models.Index(fields=["of"], name="commission_event_of", condition=Q(of__isnull=False)),
        ]


class CommissionCredit(Record):
    """Whose an event is, by an exact share ("1", "1/3"); overlay credits come on top of the whole.

    `plan_version` is pinned when the deal is won. `counts_on` is the day that it counts in: the event's, or the first day
    of the next open period where the event's period was settled before it was told.
    """

    event = models.ForeignKey(CommissionEvent, on_delete=models.CASCADE, related_name="credits")
    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    share = models.CharField(max_length=60)
    is_overlay = models.BooleanField(default=False)
    role = models.CharField(max_length=30, blank=True)
    plan_version = models.ForeignKey(
        "commissions.CommissionPlanVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    counts_on = models.DateField()
    # The statement that it was settled in; what came too late for one counts in the next.
    settled_in = models.ForeignKey(
        "commissions.CommissionStatement", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        db_table = "commission_credit"
        verbose_name = _("commission credit")
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="commission_credit_once"),
        ]
        indexes = [models.Index(fields=["person", "counts_on", "id"], name="commission_credit_of")]
