"""A lead: someone who may buy."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, TextField
from django.utils.translation import gettext_lazy as _

from vai.clients.models.address import Address
from vai.core import names
from vai.core.models import Folded, MoneyField, Record
from vai.hunting.enums import OPEN_LEADS, LeadStatus, SourceKind
from vai.hunting.models.pipeline import Named


class LeadSource(Named):
    """Where leads come from. `kind` says how soon its leads are to be touched, `touch_minutes` where it differs."""

    name = models.CharField(max_length=80)
    name_f = Folded("name")
    position = models.IntegerField(default=0)
    kind = models.CharField(max_length=8, choices=SourceKind.choices, default=SourceKind.INBOUND)
    touch_minutes = models.IntegerField(null=True, blank=True, validators=[MinValueValidator(1)])
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "lead_source"
        verbose_name = _("lead source")
        constraints = [models.UniqueConstraint("name_f", name="lead_source_name_once")]


class LostReason(Named):
    """Why a deal was lost or a lead put aside."""

    name = models.CharField(max_length=120)
    name_f = Folded("name")
    for_leads = models.BooleanField(default=False)
    position = models.IntegerField(default=0)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "lost_reason"
        verbose_name = _("lost reason")
        constraints = [models.UniqueConstraint("name_f", "for_leads", name="lost_reason_name_once")]


class Lead(Record, Address):
    """Someone who may buy. `name` is the person's full name (may be empty), `need` what they want in their words.

    Without an owner it waits in the queue of `team`. `touch_due_at` is the end of the clock to the first touch.
    """

    name = models.CharField(max_length=120, blank=True)
    name_f = Folded("name")
    honorific = models.CharField(max_length=10, blank=True)
    company = models.CharField(max_length=200, blank=True)
    company_f = Folded("company")
    name_key = models.CharField(max_length=200, db_collation="C", blank=True)
    job_title = models.CharField(max_length=120, blank=True)
    tax_code = models.CharField(max_length=20, blank=True)
    phone = models.CharField(max_length=20, blank=True, db_collation="C")
    phone_original = models.CharField(max_length=60, blank=True)
    other_phones = models.JSONField(default=list, blank=True)
    reversed_digits = models.GeneratedField(
        expression=Func(F("phone"), function="vai.reversed_digits", output_field=TextField(db_collation="C")),
        output_field=TextField(db_collation="C"),
        db_persist=True,
    )
    email = models.CharField(max_length=200, blank=True, db_collation="C")
    zalo = models.CharField(max_length=80, blank=True)
    source = models.ForeignKey(LeadSource, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    campaign = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=12, choices=LeadStatus.choices, default=LeadStatus.NEW)
    rating = models.CharField(max_length=30, blank=True)
    need = models.TextField(blank=True)
    product = models.ForeignKey(
        "catalog.Product", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    value = MoneyField(null=True, blank=True)
    currency = models.CharField(max_length=3, default="VND")
    owner = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey("staff.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    # The colleague who brought it has the credit; the client that whoever wrote belongs to, where that was known.
    referred_by = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    known_account = models.ForeignKey(
        "clients.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    received_at = models.DateTimeField()
    touch_due_at = models.DateTimeField(null=True, blank=True)
    # What was promised when it came, in working minutes: a change of the settings does not rewrite the past.
    touch_minutes = models.IntegerField(null=True, blank=True)
    first_touch_at = models.DateTimeField(null=True, blank=True)
    last_touch_at = models.DateTimeField(null=True, blank=True)
    status_at = models.DateTimeField(null=True, blank=True)
    lost_reason = models.ForeignKey(
        LostReason, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lost_note = models.CharField(max_length=300, blank=True)
    converted_account = models.ForeignKey(
        "clients.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    converted_contact = models.ForeignKey(
        "clients.Contact", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    notes = models.TextField(blank=True)
    do_not_call = models.BooleanField(default=False)
    do_not_mail = models.BooleanField(default=False)
    custom = models.JSONField(default=dict, blank=True)
    external_id = models.CharField(max_length=100, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "lead"
        verbose_name = _("lead")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="", company="", phone="", email="", need=""), name="lead_says_who"
            )
        ]
        indexes = [
            models.Index(fields=["owner", "status", "-received_at", "-id"], name="lead_mine"),
            models.Index(fields=["team", "status", "-received_at", "-id"], name="lead_team"),
            models.Index(fields=["-received_at", "-id"], name="lead_received"),
            models.Index(
                fields=["touch_due_at", "-received_at", "-id"],
                name="lead_clock",
                condition=Q(archived_at=None, status__in=OPEN_LEADS),
            ),
            models.Index(fields=["name_f", "id"], name="lead_name"),
            models.Index(fields=["company_f", "id"], name="lead_company"),
            models.Index(fields=["reversed_digits"], name="lead_phone", condition=~Q(phone="")),
            models.Index(fields=["email"], name="lead_email", condition=~Q(email="")),
            models.Index(fields=["name_key"], name="lead_name_key", condition=~Q(name_key="")),
            models.Index(fields=["external_id"], name="lead_external", condition=~Q(external_id="")),
            models.Index(fields=["referred_by"], name="lead_referred", condition=~Q(referred_by=None)),
        ]

    def __str__(self) -> str:
        return self.name or self.company or self.phone or self.email or self.need[:60]

    @property
    def is_open(self) -> bool:
        """Whether it can still become something."""
        return self.status in OPEN_LEADS and self.archived_at is None

    @property
    def initials(self) -> str:
        """One or two letters for an avatar."""
        return names.initials(str(self))


class LeadTag(models.Model):
    """A tag on a lead."""

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="tag_links")
    tag = models.ForeignKey("clients.Tag", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "lead_tag"
        constraints = [models.UniqueConstraint(fields=["lead", "tag"], name="lead_tag_once")]
