"""The doors through which leads come in: web forms, mailboxes, and keys of other programs."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vai.core.models import Record
from vai.doors.enums import MailSecurity


def new_key() -> str:
    """Make the part of a form's address that nobody guesses."""
    return secrets.token_urlsafe(9)


class Intake(Record):
    """What every door says of the leads that come by it."""

    name = models.CharField(max_length=80)
    source = models.ForeignKey(
        "hunting.LeadSource", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    campaign = models.CharField(max_length=80, blank=True)
    team = models.ForeignKey("staff.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class WebForm(Intake):
    """A form on a page that anybody opens at /f/KEY/, also inside the pages of `origins`.

    `fields` lists code, is_required, label_vi, label_en in their order; `products` are the keys of those offered.
    `consent_version` grows with the text, so that each consent tells which text was shown. `per_address` posts from one
    address in ten minutes and `per_minute` posts in all are taken without suspicion.
    """

    key = models.CharField(max_length=24, unique=True, default=new_key, db_collation="C")
    title_vi = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    intro_vi = models.CharField(max_length=600, blank=True)
    intro_en = models.CharField(max_length=600, blank=True)
    fields = models.JSONField(default=list)
    products = models.JSONField(default=list, blank=True)
    consent_vi = models.CharField(max_length=600, blank=True)
    consent_en = models.CharField(max_length=600, blank=True)
    consent_version = models.IntegerField(default=1)
    is_consent_required = models.BooleanField(default=True)
    thanks_vi = models.CharField(max_length=600, blank=True)
    thanks_en = models.CharField(max_length=600, blank=True)
    redirect_url = models.URLField(max_length=300, blank=True)
    origins = models.JSONField(default=list, blank=True)
    owner = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    per_address = models.IntegerField(default=30)
    per_minute = models.IntegerField(default=15_000)
    is_open = models.BooleanField(default=True)

    class Meta:
        db_table = "web_form"
        verbose_name = _("web form")

    def text(self, name: str) -> str:
        """Return one of its texts in the reader's language, or in the one in which it was written."""
        vietnamese, english = getattr(self, f"{name}_vi"), getattr(self, f"{name}_en")
        is_english = (get_language() or "vi").startswith("en")
        return str(english or vietnamese if is_english else vietnamese or english)

    def label(self, field: dict[str, Any]) -> str:
        """Return the label of a field that the administrator wrote, if they did."""
        is_english = (get_language() or "vi").startswith("en")
        own, other = field.get("label_en", ""), field.get("label_vi", "")
        return str(own if is_english else other)


class Mailbox(Intake):
    """A mailbox whose mails become leads. The password stands in the environment, under the name `secret_name`.

    `last_uid` is the number of the last mail that was taken, of the box's `uid_validity`.
    """

    host = models.CharField(max_length=200)
    port = models.IntegerField(default=993)
    security = models.CharField(max_length=10, choices=MailSecurity.choices, default=MailSecurity.TLS)
    username = models.CharField(max_length=200)
    secret_name = models.CharField(max_length=60)
    folder = models.CharField(max_length=120, default="INBOX")
    is_active = models.BooleanField(default=True)
    uid_validity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    polled_at = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "mailbox"
        verbose_name = _("mailbox")


class ApiKey(Intake):
    """A key by which another program comes in: as `person`, or as a door that may only leave leads.

    The key itself is shown once; `digest` is its SHA-256, `prefix` the part by which people tell keys apart.
    """

    prefix = models.CharField(max_length=16)
    digest = models.CharField(max_length=64, unique=True, db_collation="C")
    person = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    scopes = models.JSONField(default=list)
    per_minute = models.IntegerField(default=600)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "api_key"
        verbose_name = _("key of a program")


class DoorTally(models.Model):
    """How often somebody came in a minute: counted in several rows, so that nobody waits for another's count."""

    what = models.CharField(max_length=120, db_collation="C")
    minute = models.DateTimeField()
    shard = models.IntegerField(default=0)
    n = models.IntegerField(default=0)

    class Meta:
        db_table = "door_tally"
        verbose_name = _("count at a door")
        constraints = [models.UniqueConstraint(fields=["what", "minute", "shard"], name="door_tally_once")]
        indexes = [models.Index(fields=["minute"], name="door_tally_minute")]
