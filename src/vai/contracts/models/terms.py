"""What is agreed with a client beside products and price, while the deal is in the making: terms, and promises."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vai.core.models import Record
from vai.staff.enums import Mode


class DealTerms(Record):
    """What a deal's contract and its handover are filled from; all of it may be empty until somebody asks.

    Without `valid_to` the usual term counts, unless it `is_open_ended`.
    `receiver` serves the client in `to_mode` once the deal is won; `keeps_client`: nobody does, its owner keeps them.
    """

    opportunity = models.OneToOneField("hunting.Opportunity", on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField(null=True, blank=True, verbose_name=_("Valid from"))
    valid_to = models.DateField(null=True, blank=True, verbose_name=_("Valid to"))
    is_open_ended = models.BooleanField(default=False, verbose_name=_("Until further notice"))
    payment_terms = models.CharField(max_length=500, blank=True, verbose_name=_("Terms of payment"))
    delivery = models.CharField(
        max_length=500, blank=True, verbose_name=_("What is delivered first, and when")
    )
    success = models.CharField(max_length=500, blank=True, verbose_name=_("What the client calls a success"))
    risks = models.CharField(max_length=500, blank=True, verbose_name=_("Risks and doubts"))
    invoice_email = models.CharField(
        max_length=200, blank=True, verbose_name=_("Mail address for e-invoices")
    )
    purchase_order = models.CharField(max_length=200, blank=True, verbose_name=_("Rule for purchase orders"))
    receiver = models.ForeignKey(
        "staff.Person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Who takes over"),
    )
    to_mode = models.CharField(
        max_length=8, choices=Mode.choices, blank=True, verbose_name=_("In which mode")
    )
    keeps_client = models.BooleanField(default=False, verbose_name=_("The owner keeps the client"))

    class Meta:
        db_table = "deal_terms"
        verbose_name = _("terms of a deal")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="deal_terms_end_after_they_begin",
            ),
            models.CheckConstraint(
                condition=Q(receiver=None) | Q(keeps_client=False), name="deal_terms_kept_or_given"
            ),
        ]


class DealPromise(Record):
    """Something that was promised to the client by word of mouth: what, when, by whom; and until when it is due."""

    opportunity = models.ForeignKey("hunting.Opportunity", on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=500)
    promised_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    promised_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "deal_promise"
        verbose_name = _("promise")
        indexes = [models.Index(fields=["opportunity", "promised_on", "id"], name="deal_promise_of")]

    def __str__(self) -> str:
        return self.text
