"""Fields that an administrator adds to accounts, contacts, leads and opportunities."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.clients.enums import FieldEntity, FieldType
from vai.core.models import Record


class CustomField(Record):
    """A typed field; its values lie in the row's `custom` under `code`. `choices` is a list of texts."""

    entity = models.CharField(max_length=12, choices=FieldEntity.choices)
    code = models.SlugField(max_length=60)
    label_vi = models.CharField(max_length=80)
    label_en = models.CharField(max_length=80, blank=True)
    type = models.CharField(max_length=12, choices=FieldType.choices, default=FieldType.TEXT)
    choices = models.JSONField(default=list, blank=True)
    is_required = models.BooleanField(default=False)
    is_searchable = models.BooleanField(default=False)
    position = models.IntegerField(default=0)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "custom_field"
        verbose_name = _("custom field")
        constraints = [models.UniqueConstraint(fields=["entity", "code"], name="custom_field_once")]
