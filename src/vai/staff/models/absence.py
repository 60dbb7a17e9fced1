"""Days on which a person is away."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vai.core.models import Record


class Absence(Record):
    """From one day to another, both included, a person is away: no new leads go to them meanwhile."""

    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    note = models.CharField(max_length=120, blank=True)

    class Meta:
        db_table = "absence"
        verbose_name = _("absence")
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="absence_ends_after_it_begins")
        ]
        indexes = [models.Index(fields=["person", "until"], name="absence_person")]
