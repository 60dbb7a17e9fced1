"""A contract: what was agreed, with whom, for how much, from when to when."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vai.contracts.enums import UNSIGNED, ContractStatus, FileKind
from vai.core.models import Folded, MoneyField, Record


class Contract(Record):
    """One contract. `value` without VAT and `vat` in `currency`; parties stand as they were when it was made.

    `year` and `serial` make the number: no serial of a year is left out and none given twice. `owner` and `team` are
    those of the deal, `quote` is what the client accepted. `valid_to` empty: until further notice.
    """

    number = models.CharField(max_length=60)
    number_f = Folded("number")
    year = models.IntegerField()
    serial = models.IntegerField()
    title = models.CharField(max_length=200)
    account = models.ForeignKey("clients.Account", on_delete=models.PROTECT, related_name="+")
    opportunity = models.ForeignKey(
        "hunting.Opportunity", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    quote = models.ForeignKey(
        "hunting.Quote", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    owner = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("staff.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    status = models.CharField(
        max_length=10, choices=ContractStatus.choices, default=ContractStatus.DRAFT, verbose_name=_("Status")
    )
    our_name = models.CharField(max_length=200, blank=True)
    our_tax_code = models.CharField(max_length=20, blank=True)
    our_address = models.CharField(max_length=500, blank=True)
    our_representative = models.CharField(max_length=120, blank=True)
    our_title = models.CharField(max_length=120, blank=True)
    client_name = models.CharField(max_length=200, blank=True)
    client_tax_code = models.CharField(max_length=20, blank=True)
    client_address = models.CharField(max_length=500, blank=True)
    client_representative = models.CharField(max_length=120, blank=True)
    client_title = models.CharField(max_length=120, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    value = MoneyField(null=True, blank=True)
    vat_pct = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(10))
    vat = MoneyField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="VND")
    payment_terms = models.CharField(max_length=500, blank=True)
    invoice_email = models.CharField(max_length=200, blank=True)
    purchase_order = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    # Empty where it was cancelled because its deal was opened again.
    cancel_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "contract"
        verbose_name = _("contract")
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="contract_number_once"),
            models.UniqueConstraint(
                fields=["opportunity"],
                condition=~Q(status=ContractStatus.CANCELLED) & Q(opportunity__isnull=False),
                name="contract_one_of_a_deal",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="contract_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[*UNSIGNED, ContractStatus.CANCELLED]) | Q(signed_on__isnull=False),
                name="contract_in_force_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(status=ContractStatus.CANCELLED, cancelled_at__isnull=False)
                | ~Q(status=ContractStatus.CANCELLED) & Q(cancelled_at=None),
                name="contract_cancelled_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=0), name="contract_value_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(vat_pct__gte=0, vat_pct__lte=100), name="contract_vat_in_percent"
            ),
        ]
        indexes = [
            models.Index(fields=["account", "-created_at", "-id"], name="contract_account"),
            models.Index(fields=["opportunity"], name="contract_deal"),
            models.Index(fields=["-year", "-serial"], name="contract_newest"),
            models.Index(fields=["owner", "status"], name="contract_owner"),
            models.Index(fields=["team", "status"], name="contract_team"),
            models.Index(fields=["valid_to"], name="contract_runs_out", condition=Q(status="live")),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        """Whether it may still be changed: it is not signed yet."""
        return self.status in UNSIGNED

    @property
    def total(self) -> Decimal | None:
        """What the client pays: value and VAT."""
        return None if self.value is None else self.value + (self.vat or 0)


class ContractLine(Record):
    """A product in a contract; `amount` = quantity x unit price less the discount in percent, rounded in its currency."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey("catalog.Product", on_delete=models.PROTECT, related_name="+")
    quantity = models.DecimalField(max_digits=14, decimal_places=3, default=1)
    unit_price = MoneyField(null=True, blank=True)
    discount_pct = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    amount = MoneyField(null=True, blank=True)
    position = models.IntegerField(default=0)

    class Meta:
        db_table = "contract_line"
        verbose_name = _("line of a contract")
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="contract_line_quantity_positive"),
            models.CheckConstraint(
                condition=Q(discount_pct__gte=0, discount_pct__lte=100),
                name="contract_line_discount_in_percent",
            ),
            models.CheckConstraint(
                condition=Q(unit_price=None, amount=None)
                | Q(unit_price__isnull=False, unit_price__gte=0, amount__isnull=False, amount__gte=0),
                name="contract_line_priced_or_not",
            ),
        ]
        indexes = [models.Index(fields=["contract", "position", "id"], name="contract_line_of")]


class ContractFile(Record):
    """A file of the client that belongs to a contract (journal keeps the file itself)."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="files")
    attachment = models.ForeignKey("journal.Attachment", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=FileKind.choices, default=FileKind.ANNEX)

    class Meta:
        db_table = "contract_file"
        verbose_name = _("file of a contract")
        constraints = [models.UniqueConstraint(fields=["contract", "attachment"], name="contract_file_once")]
