"""The tables of the room. Clients, leads and deals are known by number; their own rooms add the foreign keys."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.core.models import Folded, Record
from vai.journal.enums import Direction, InteractionKind, Outcome


class About(models.Model):
    """What a row is about: an account, a contact, a lead, an opportunity; several may be named."""

    account_id = models.BigIntegerField(null=True, blank=True)
    contact_id = models.BigIntegerField(null=True, blank=True)
    lead_id = models.BigIntegerField(null=True, blank=True)
    opportunity_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        abstract = True


class Interaction(Record, About):
    """Something that happened with a client. `minutes` is its length; `is_two_way`: the client took part.

    `contact_id` is the first of the client's people; all of them are in InteractionContact.
    """

    kind = models.CharField(max_length=10, choices=InteractionKind.choices)
    direction = models.CharField(max_length=5, choices=Direction.choices, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    is_two_way = models.BooleanField(default=False)
    occurred_at = models.DateTimeField()
    minutes = models.IntegerField(null=True, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    author = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The line as it was typed, where it came by quick capture.
    captured_text = models.TextField(blank=True)
    external_id = models.CharField(max_length=100, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "interaction"
        verbose_name = _("interaction")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__isnull=True) | models.Q(minutes__gte=0),
                name="interaction_minutes_positive",
            )
        ]
        indexes = [
            models.Index(fields=["account_id", "-occurred_at", "-id"], name="interaction_account_stream"),
            models.Index(
                fields=["account_id", "kind", "-occurred_at", "-id"], name="interaction_account_kind"
            ),
            models.Index(fields=["lead_id", "-occurred_at", "-id"], name="interaction_lead_stream"),
            models.Index(fields=["opportunity_id", "-occurred_at", "-id"], name="interaction_deal_stream"),
            models.Index(fields=["author", "-occurred_at", "-id"], name="interaction_author_stream"),
        ]


class InteractionContact(models.Model):
    """One of the client's people in an interaction; the time is repeated for the contact's stream."""

    interaction = models.ForeignKey(Interaction, on_delete=models.CASCADE, related_name="contact_links")
    contact_id = models.BigIntegerField()
    occurred_at = models.DateTimeField()

    class Meta:
        db_table = "interaction_contact"
        constraints = [
            models.UniqueConstraint(fields=["interaction", "contact_id"], name="interaction_contact_once")
        ]
        indexes = [
            models.Index(
                fields=["contact_id", "-occurred_at", "-interaction"], name="interaction_contact_stream"
            )
        ]


class InteractionPerson(models.Model):
    """One of our people in an interaction, beside its author."""

    interaction = models.ForeignKey(Interaction, on_delete=models.CASCADE, related_name="person_links")
    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "interaction_person"
        constraints = [
            models.UniqueConstraint(fields=["interaction", "person"], name="interaction_person_once")
        ]


class NextStep(Record, About):
    """What is to be done, by whom, when. `due_on` is the day at home; `due_time` may be missing."""

    what = models.CharField(max_length=300)
    kind = models.CharField(max_length=30, blank=True)
    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    due_time = models.TimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_note = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(
        "staff.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    interaction = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    external_id = models.CharField(max_length=100, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "next_step"
        verbose_name = _("next step")
        indexes = [
            models.Index(
                fields=["person", "due_on", "id"],
                name="next_step_open_mine",
                condition=models.Q(done_at=None, archived_at=None),
            ),
            models.Index(
                fields=["account_id", "due_on", "id"],
                name="next_step_account",
                condition=models.Q(done_at=None, archived_at=None),
            ),
            models.Index(
                fields=["opportunity_id", "due_on", "id"],
                name="next_step_deal",
                condition=models.Q(done_at=None, archived_at=None),
            ),
            models.Index(
                fields=["lead_id", "due_on", "id"],
                name="next_step_lead",
                condition=models.Q(done_at=None, archived_at=None),
            ),
            models.Index(
                fields=["contact_id", "due_on", "id"],
                name="next_step_contact",
                condition=models.Q(done_at=None, archived_at=None),
            ),
            *[
                models.Index(
                    fields=[f"{about}_id", "-done_at", "-id"],
                    name=f"next_step_done_{about}"[:30],
                    condition=models.Q(done_at__isnull=False, archived_at=None),
                )
                for about in ("account", "contact", "lead", "opportunity")
            ],
            models.Index(
                fields=["person", "-done_at", "-id"],
                name="next_step_done_mine",
                condition=models.Q(done_at__isnull=False, archived_at=None),
            ),
        ]

    @property
    def is_done(self) -> bool:
        """Whether it was done."""
        return self.done_at is not None


class Attachment(Record, About):
    """A file; its content lies in the state folder under its hash. `size` in bytes."""

    name = models.CharField(max_length=200)
    name_f = Folded("name")
    content_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    interaction = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    uploaded_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "attachment"
        verbose_name = _("file")
        indexes = [
            models.Index(fields=[f"{about}_id", "-created_at", "-id"], name=f"attachment_{about}_stream")
            for about in ("account", "contact", "lead", "opportunity")
        ] + [models.Index(fields=["interaction"], name="attachment_interaction")]


class Mention(models.Model):
    """A colleague named in the text of an interaction."""

    interaction = models.ForeignKey(Interaction, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "mention"
        constraints = [models.UniqueConstraint(fields=["interaction", "person"], name="mention_once")]


class Notice(models.Model):
    """Something a person should know of. `kind` names a sentence in phrases, `params` fill it, `url` leads there."""

    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    params = models.JSONField(default=dict)
    url = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "notice"
        verbose_name = _("notice")
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="notice_mine"),
            models.Index(fields=["person"], name="notice_unread", condition=models.Q(read_at=None)),
        ]


class HistoryEntry(models.Model):
    """What a trigger saw change in a row: who did it, whom for, when, through which door; only what changed is kept.

    `operation` is I, U or D. `before` holds the old values (a removed row whole), `after` the new ones of an update.
    """

    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    change_id = models.UUIDField(null=True)
    person_id = models.BigIntegerField(null=True)
    on_behalf_of_id = models.BigIntegerField(null=True)
    door = models.CharField(max_length=20, blank=True)
    table_name = models.CharField(max_length=60)
    row_id = models.BigIntegerField()
    operation = models.CharField(max_length=1)
    account_id = models.BigIntegerField(null=True)
    lead_id = models.BigIntegerField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        db_table = "history_entry"
        verbose_name = _("history entry")
        indexes = [
            models.Index(fields=["change_id"], name="history_change"),
            models.Index(fields=["table_name", "row_id", "-id"], name="history_row"),
            models.Index(fields=["account_id", "-id"], name="history_account"),
        ]


class UndoneChange(models.Model):
    """A change that was taken back, and by which one."""

    change_id = models.UUIDField(primary_key=True)
    undone_by = models.UUIDField()
    person_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "undone_change"
