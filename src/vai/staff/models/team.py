"""Teams, as a tree."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.core.models import Folded, Record


class Team(Record):
    """A team; its lead sees what it and the teams below it serve."""

    name = models.CharField(max_length=120)
    name_f = Folded("name")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    external_id = models.CharField(max_length=100, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "team"
        verbose_name = _("team")
        constraints = [
            models.UniqueConstraint("parent", "name_f", name="team_name_once", nulls_distinct=False),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="team_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return self.name
