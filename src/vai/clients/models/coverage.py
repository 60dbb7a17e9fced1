"""Coverage: who serves an account, in which mode, since and until when; and the offer to take one over."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vai.clients.enums import OfferOutcome
from vai.core.models import Record
from vai.staff.enums import Mode


class Coverage(Record):
    """A person serves an account in a mode. `until` empty: now; past rows are its history. One lead person per mode.

    `team` is the person's team at the time; `is_outside` (by trigger): that team is not the account's home team.
    """

    account = models.ForeignKey("clients.Account", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=8, choices=Mode.choices)
    is_lead = models.BooleanField(default=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    team = models.ForeignKey("staff.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_outside = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "coverage"
        verbose_name = _("coverage")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "mode"],
                condition=Q(is_lead=True, until=None),
                name="coverage_one_lead_per_mode",
            ),
            models.UniqueConstraint(
                fields=["account", "mode", "person"], condition=Q(until=None), name="coverage_once"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")),
                name="coverage_ends_after_it_begins",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "account"], name="coverage_book", condition=Q(until=None)),
            models.Index(fields=["person", "mode"], name="coverage_modes", condition=Q(until=None)),
            models.Index(fields=["account"], name="coverage_account"),
            models.Index(
                fields=["team", "account"], name="coverage_outside", condition=Q(until=None, is_outside=True)
            ),
        ]


class CoverageOffer(Record):
    """An account offered to a person in a mode: until it is answered, that person sees the account and writes nothing."""

    account = models.ForeignKey("clients.Account", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=8, choices=Mode.choices)
    offered_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=OfferOutcome.choices, blank=True)

    class Meta:
        db_table = "coverage_offer"
        verbose_name = _("coverage offer")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "person", "mode"],
                condition=Q(answered_at=None),
                name="coverage_offer_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["person", "account"], name="coverage_offer_open", condition=Q(answered_at=None)
            )
        ]
