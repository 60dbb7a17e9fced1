"""Tags: short words put on clients and deals."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.core.models import Folded, Record


class Tag(Record):
    """A word and one of the interface's colours."""

    name = models.CharField(max_length=60)
    name_f = Folded("name")
    colour = models.CharField(max_length=20, default="grey")

    class Meta:
        db_table = "tag"
        verbose_name = _("tag")
        constraints = [models.UniqueConstraint("name_f", name="tag_name_once")]

    def __str__(self) -> str:
        return self.name
