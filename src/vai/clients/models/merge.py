"""A merge of two records of the same client or person; it is one change and can be undone as one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.core.models import Record


class Merge(Record):
    """Which record was kept, which went into it, with the values that were chosen. One of the two pairs is set."""

    kept_account = models.ForeignKey(
        "clients.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    merged_account = models.ForeignKey(
        "clients.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kept_contact = models.ForeignKey(
        "clients.Contact", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    merged_contact = models.ForeignKey(
        "clients.Contact", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    choices = models.JSONField(default=dict)
    change_id = models.UUIDField()
    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "merge"
        verbose_name = _("merge")
