"""Delegation: who may act for whom, for what, until when."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vai.core.models import Record
from vai.staff.enums import Scope


class Delegation(Record):
    """The principal lets the delegate see the own book and, in the named scopes, act in it. Both days are included."""

    principal = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    delegate = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope.choices))
    since = models.DateField()
    until = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "delegation"
        verbose_name = _("delegation")
        constraints = [
            models.CheckConstraint(condition=~Q(principal=F("delegate")), name="delegation_to_another"),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="delegation_ends_after_it_begins"
            ),
        ]
        indexes = [models.Index(fields=["delegate"], name="delegation_delegate")]
