"""A list as a person likes to see it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.core.models import Record


class SavedView(Record):
    """A named set of filters and order of one list (`list_code`), kept as its query string."""

    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    list_code = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=2000, blank=True)
    position = models.IntegerField(default=0)

    class Meta:
        db_table = "saved_view"
        verbose_name = _("saved view")
        constraints = [
            models.UniqueConstraint(fields=["person", "list_code", "name"], name="saved_view_name_once")
        ]
