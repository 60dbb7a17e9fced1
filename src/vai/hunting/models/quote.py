"""A quote: prices offered until a date, in versions; what was accepted is kept for ever."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vai.core.models import MoneyField, Record
from vai.hunting.enums import Approval, QuoteStatus

LANGUAGES = (("vi", "Tiếng Việt"), ("en", "English"))
_VAT_IN_PERCENT = Q(vat_pct=None) | Q(vat_pct__gte=0, vat_pct__lte=100)


class Quote(Record):
    """One version of the quote of a deal; `number` counts the versions from 1.

    `subtotal` is the sum of the lines, `discount` what `discount_pct` takes off it, `vat` the sum of the lines' VAT, `total`
    what the client pays, all in `currency`. `largest_discount_pct` is the largest discount on any line against the price
    list, by which approval is asked. Once sent, `content` holds all that the client reads; nothing but `status` and what
    came of it changes then (the database sees to it). Of the link only the hash is kept; it is made anew from `link_salt`
    and the installation's key.
    """

    opportunity = models.ForeignKey("hunting.Opportunity", on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    language = models.CharField(max_length=2, choices=LANGUAGES, default="vi", verbose_name=_("Language"))
    status = models.CharField(
        max_length=10, choices=QuoteStatus.choices, default=QuoteStatus.DRAFT, verbose_name=_("State")
    )
    contact = models.ForeignKey(
        "clients.Contact", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    valid_until = models.DateField(verbose_name=_("Valid until"))
    currency = models.CharField(max_length=3, default="VND")
    discount_pct = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    subtotal = MoneyField(default=0)
    discount = MoneyField(default=0)
    vat = MoneyField(default=0)
    total = MoneyField(default=0)
    largest_discount_pct = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    intro = models.TextField(blank=True, verbose_name=_("Opening words"))
    terms = models.TextField(blank=True, verbose_name=_("Terms"))
    approval = models.CharField(max_length=8, choices=Approval.choices, blank=True, default=Approval.NONE)
    approver = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_pct = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    approval_note = models.CharField(max_length=300, blank=True)
    content = models.JSONField(default=dict, blank=True)
    file = models.ForeignKey(
        "journal.Attachment", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sha256 = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mailed_to = models.CharField(max_length=200, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    link_salt = models.CharField(max_length=32, blank=True, db_collation="C")
    link_hash = models.CharField(max_length=64, blank=True, db_collation="C")
    answered_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "quote"
        verbose_name = _("quote")
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "number"], name="quote_number_once"),
            models.UniqueConstraint(fields=["link_hash"], condition=~Q(link_hash=""), name="quote_link_once"),
            models.UniqueConstraint(
                fields=["opportunity"], condition=Q(status=QuoteStatus.SENT), name="quote_one_is_sent"
            ),
            models.UniqueConstraint(
                fields=["opportunity"], condition=Q(status=QuoteStatus.DRAFT), name="quote_one_is_drafted"
            ),
            models.CheckConstraint(
                condition=Q(status=QuoteStatus.DRAFT) | Q(sent_at__isnull=False) & ~Q(sha256=""),
                name="quote_sent_is_kept",
            ),
            models.CheckConstraint(
                condition=Q(discount_pct__gte=0, discount_pct__lte=100), name="quote_discount_in_percent"
            ),
            models.CheckConstraint(
                condition=Q(subtotal__gte=0, discount__gte=0, vat__gte=0, total__gte=0),
                name="quote_sums_not_negative",
            ),
        ]
        indexes = [
            models.Index(fields=["opportunity", "-number"], name="quote_of_deal"),
            models.Index(fields=["valid_until"], name="quote_runs_out", condition=Q(status=QuoteStatus.SENT)),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """How the client calls it: the deal's number and the version."""
        return f"BG-{self.opportunity_id:05d}-{self.number}"

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.status == QuoteStatus.DRAFT

    @property
    def is_sent(self) -> bool:
        """Whether the client may answer it."""
        return self.status == QuoteStatus.SENT

    @property
    def is_accepted(self) -> bool:
        """Whether the client accepted it."""
        return self.status == QuoteStatus.ACCEPTED

    def is_over(self, today: date) -> bool:
        """Whether the prices no longer hold on a day."""
        return self.valid_until < today


class QuoteLine(Record):
    """A product offered. `amount` = quantity x price less the discount in percent; `net` = amount less its share of the
    quote's discount; `vat` = net x rate, each rounded once, half away from zero, to the currency's smallest unit.

    `vat_pct` empty: not subject to VAT. `list_price` is what the price list said when the line was written.
    """

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey("catalog.Product", on_delete=models.PROTECT, related_name="+")
    description = models.CharField(max_length=500)
    unit = models.CharField(max_length=30, blank=True)
    quantity = models.DecimalField(max_digits=14, decimal_places=3, default=1)
    unit_price = MoneyField()
    list_price = MoneyField(null=True, blank=True)
    discount_pct = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    vat_pct = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True)
    amount = MoneyField()
    net = MoneyField()
    vat = MoneyField()
    position = models.IntegerField(default=0)

    class Meta:
        db_table = "quote_line"
        verbose_name = _("line of a quote")
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="quote_line_quantity_positive"),
            models.CheckConstraint(
                condition=Q(discount_pct__gte=0, discount_pct__lte=100), name="quote_line_discount_in_percent"
            ),
            models.CheckConstraint(condition=_VAT_IN_PERCENT, name="quote_line_vat_in_percent"),
            models.CheckConstraint(
                condition=Q(unit_price__gte=0, amount__gte=0, net__gte=0, vat__gte=0),
                name="quote_line_sums_not_negative",
            ),
        ]
        indexes = [models.Index(fields=["quote", "position", "id"], name="quote_line_of")]


class QuoteAcceptance(models.Model):
    """What a client accepted: who said so, when, from where, and the hash of the file they had before them.

    Written only by vai.accept_quote; nobody changes or removes it.
    """

    quote = models.OneToOneField(Quote, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    accepted_at = models.DateTimeField()
    address = models.CharField(max_length=60, blank=True)
    agent = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64)
    statement = models.CharField(max_length=500)

    class Meta:
        db_table = "quote_acceptance"
        verbose_name = _("acceptance of a quote")


class QuoteSettings(Record):
    """The one row of it: what quotes say where nobody says otherwise, and who may give which discount.

    `limits` maps a title to the largest discount in percent that it may give alone; a title without one gives none.
    Texts of mails name fields in braces (rules of queries.quote_texts).
    """

    valid_days = models.IntegerField(default=15)
    vat_pct = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True, default=10)
    limits = models.JSONField(default=dict)
    terms_vi = models.TextField(blank=True)
    terms_en = models.TextField(blank=True)
    subject_vi = models.CharField(max_length=200, blank=True)
    subject_en = models.CharField(max_length=200, blank=True)
    mail_vi = models.TextField(blank=True)
    mail_en = models.TextField(blank=True)

    class Meta:
        db_table = "quote_settings"
        verbose_name = _("settings of quotes")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_days__gt=0, valid_days__lte=365), name="quote_settings_days"
            ),
            models.CheckConstraint(condition=_VAT_IN_PERCENT, name="quote_settings_vat_in_percent"),
        ]
