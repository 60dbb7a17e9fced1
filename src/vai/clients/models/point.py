"""Ways to reach an account or a contact: phones, mails, chat handles, in one form, with what was written kept."""

from django.db import models
from django.db.models import F, Func, Q, TextField
from django.utils.translation import gettext_lazy as _

from vai.clients.enums import PointKind
from vai.core.models import Record


class ContactPoint(Record):
    """`value` is normalised (E.164, lower-case mail); `original` is as written. Belongs to one account or one contact.

    `reversed_digits` lets a phone be found by any run of digits at its end.
    """

    account = models.ForeignKey(
        "clients.Account", null=True, blank=True, on_delete=models.CASCADE, related_name="points"
    )
    contact = models.ForeignKey(
        "clients.Contact", null=True, blank=True, on_delete=models.CASCADE, related_name="points"
    )
    kind = models.CharField(max_length=8, choices=PointKind.choices)
    value = models.CharField(max_length=200, db_collation="C")
    original = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=40, blank=True)
    extension = models.CharField(max_length=6, blank=True)
    is_primary = models.BooleanField(default=False)
    reversed_digits = models.GeneratedField(
        expression=Func(F("value"), function="vai.reversed_digits", output_field=TextField(db_collation="C")),
        output_field=TextField(db_collation="C"),
        db_persist=True,
    )

    class Meta:
        db_table = "contact_point"
        verbose_name = _("contact point")
        constraints = [
            models.CheckConstraint(
                condition=Q(account__isnull=True, contact__isnull=False)
                | Q(account__isnull=False, contact__isnull=True),
                name="contact_point_of_one",
            ),
            models.UniqueConstraint(fields=["account", "kind", "value"], name="contact_point_once_account"),
            models.UniqueConstraint(fields=["contact", "kind", "value"], name="contact_point_once_contact"),
        ]
        indexes = [
            models.Index(fields=["value"], name="contact_point_value"),
            models.Index(fields=["reversed_digits"], name="contact_point_phone", condition=Q(kind="phone")),
        ]
