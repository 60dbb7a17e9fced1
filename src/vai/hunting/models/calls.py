"""Calling: when calls are made, how a person dials, and who has which lead before them just now."""

from __future__ import annotations

from datetime import time

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vai.core.models import Record


class CallSettings(Record):
    """The one row about calls: between which hours leads are called who did not ask to be (home time).

    It begins with the hours that Decree 91/2020/ND-CP leaves to advertising calls.
    """

    opens = models.TimeField(default=time(8))
    closes = models.TimeField(default=time(17))

    class Meta:
        db_table = "call_settings"
        verbose_name = _("calling hours")
        constraints = [
            models.CheckConstraint(condition=Q(opens__lt=F("closes")), name="call_settings_open_before_close")
        ]


class CallerSettings(Record):
    """How a person dials: `dial` is an address with {number} in it, tel: or sip:."""

    person = models.OneToOneField("staff.Person", on_delete=models.PROTECT, related_name="+")
    dial = models.CharField(max_length=120, default="tel:{number}")

    class Meta:
        db_table = "caller_settings"
        verbose_name = _("way of dialling")


class CallHold(models.Model):
    """Who has a lead before them until when, so that nobody else is given it; and who passed it over until when."""

    lead = models.ForeignKey("hunting.Lead", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField(null=True, blank=True)
    skipped_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "call_hold"
        constraints = [models.UniqueConstraint(fields=["lead", "person"], name="call_hold_once")]
