"""What an administrator settles for the whole company: names, working hours, days off, currencies."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.core.models import Record
from vai.staff.enums import DayKind


class CompanyLogo(models.Model):
    """A picture for letterheads, PNG or JPEG, kept under the hash of its content: older papers keep theirs."""

    sha256 = models.CharField(max_length=64, unique=True)
    content_type = models.CharField(max_length=20)
    width = models.IntegerField()
    height = models.IntegerField()
    content = models.BinaryField()

    class Meta:
        db_table = "company_logo"
        verbose_name = _("logo")


class CompanySettings(Record):
    """The one row of company-wide settings. `working_hours`: weekday (Monday "0") to a list of ["08:00", "12:00"].

    From `legal_name` on it is what stands on the company's letterhead; the name serves where the legal one is empty.
    """

    name = models.CharField(max_length=120, default="")
    home_currency = models.CharField(max_length=3, default="VND")
    timezone = models.CharField(max_length=40, default="Asia/Ho_Chi_Minh")
    working_hours = models.JSONField(default=dict)
    # Lead's clock to the first touch, hand over's to the answer: working minutes.
    first_touch_minutes = models.IntegerField(default=60)
    handover_answer_minutes = models.IntegerField(default=480)
    is_generated = models.BooleanField(default=False)
    legal_name = models.CharField(max_length=200, blank=True)
    tax_code = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=200, blank=True)
    website = models.CharField(max_length=120, blank=True)
    bank_name = models.CharField(max_length=120, blank=True)
    bank_account = models.CharField(max_length=40, blank=True)
    bank_holder = models.CharField(max_length=120, blank=True)
    representative = models.CharField(max_length=120, blank=True)
    representative_title = models.CharField(max_length=120, blank=True)
    logo = models.ForeignKey(CompanyLogo, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "company_settings"
        verbose_name = _("company settings")


class Holiday(Record):
    """A day that differs from its weekday; announced days count only when an administrator takes them."""

    day = models.DateField(unique=True)
    kind = models.CharField(max_length=10, choices=DayKind.choices, default=DayKind.OFF)
    name_vi = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    is_in_force = models.BooleanField(default=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "holiday"
        verbose_name = _("holiday")


class CurrencyRate(Record):
    """How much of the home currency one unit of another costs, from a day on."""

    currency = models.CharField(max_length=3)
    on = models.DateField()
    rate = models.DecimalField(max_digits=20, decimal_places=8)
    source = models.CharField(max_length=120, blank=True)

    class Meta:
        db_table = "currency_rate"
        verbose_name = _("currency rate")
        constraints = [
            models.UniqueConstraint(fields=["currency", "on"], name="currency_rate_once_a_day"),
            models.CheckConstraint(condition=models.Q(rate__gt=0), name="currency_rate_positive"),
        ]
