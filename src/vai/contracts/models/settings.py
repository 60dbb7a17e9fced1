"""How contracts are numbered, for whom we sign, and what is usual."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vai.core.models import Record

PATTERN = "HĐ-{year}/{number:3}"


class ContractSettings(Record):
    """The one row of it. `pattern` as in rules.number_of; `our_*` is the legal entity that signs.

    `usual_months`: how long a contract runs where nobody says otherwise; none: until further notice. `vat_pct` is the
    usual rate in percent of the value.
    """

    pattern = models.CharField(max_length=60, default=PATTERN)
    our_name = models.CharField(max_length=200, blank=True)
    our_tax_code = models.CharField(max_length=20, blank=True)
    our_address = models.CharField(max_length=500, blank=True)
    our_representative = models.CharField(max_length=120, blank=True)
    our_title = models.CharField(max_length=120, blank=True)
    usual_months = models.IntegerField(null=True, blank=True, default=12)
    vat_pct = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(10))
    payment_terms = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "contract_settings"
        verbose_name = _("contract settings")
        constraints = [
            models.CheckConstraint(
                condition=Q(usual_months=None) | Q(usual_months__gt=0),
                name="contract_settings_months_positive",
            ),
            models.CheckConstraint(
                condition=Q(vat_pct__gte=0, vat_pct__lte=100), name="contract_settings_vat_in_percent"
            ),
        ]
