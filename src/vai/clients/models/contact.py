"""A contact: a person at or around accounts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.clients.enums import DecisionRole
from vai.clients.models.address import Address
from vai.core import names
from vai.core.models import Folded, Record


class Contact(Record, Address):
    """A person. `name` is the full name, `honorific` the form of address someone chose (core.names), never guessed."""

    name = models.CharField(max_length=120)
    name_f = Folded("name")
    sort_key = models.CharField(max_length=120, db_collation="C", blank=True)
    honorific = models.CharField(max_length=10, blank=True)
    name_language = models.CharField(max_length=2, default="vi")
    birthday = models.DateField(null=True, blank=True)
    notes = models.TextField(blank=True)
    do_not_call = models.BooleanField(default=False)
    do_not_mail = models.BooleanField(default=False)
    custom = models.JSONField(default=dict, blank=True)
    owner = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    external_id = models.CharField(max_length=100, blank=True)
    last_two_way_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "contact"
        verbose_name = _("contact")
        indexes = [
            models.Index(fields=["name_f", "id"], name="contact_name"),
            models.Index(fields=["sort_key", "id"], name="contact_sorted"),
            models.Index(fields=["owner"], name="contact_owner"),
            models.Index(
                fields=["external_id"], name="contact_external", condition=~models.Q(external_id="")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def given_name(self) -> str:
        """The name the person is called by."""
        return names.given_name(self.name, self.name_language)

    @property
    def initials(self) -> str:
        """One or two letters for an avatar."""
        return names.initials(self.name)


class Affiliation(Record):
    """A contact's place at an account: title and part in decisions, from and until. `until` empty: still there."""

    account = models.ForeignKey("clients.Account", on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="affiliations")
    title = models.CharField(max_length=120, blank=True)
    decision_role = models.CharField(max_length=12, choices=DecisionRole.choices, blank=True)
    is_primary = models.BooleanField(default=False)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "affiliation"
        verbose_name = _("affiliation")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "contact"], condition=models.Q(until=None), name="affiliation_once"
            ),
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(is_primary=True, until=None),
                name="affiliation_one_primary",
            ),
        ]
        indexes = [
            models.Index(fields=["account"], name="affiliation_account"),
            models.Index(fields=["contact"], name="affiliation_contact"),
            models.Index(
                fields=["account"],
                name="affiliation_deciders",
                condition=models.Q(
                    until=None, decision_role__in=["economic", "executive", "technical", "champion"]
                ),
            ),
        ]


class ContactTag(models.Model):
    """A tag on a contact."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="tag_links")
    tag = models.ForeignKey("clients.Tag", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "contact_tag"
        constraints = [models.UniqueConstraint(fields=["contact", "tag"], name="contact_tag_once")]
