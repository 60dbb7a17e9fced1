"""The tables of the room: what people answered, and which rules they do not want to hear for a while."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vai.core.models import Record
from vai.guidance.enums import Answer


class GuidanceAnswer(Record):
    """A person's answer to one action: the rule that spoke and the thing it spoke of. Hidden from them until `until`."""

    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=8)
    subject_kind = models.CharField(max_length=12)
    subject_id = models.BigIntegerField()
    answer = models.CharField(max_length=12, choices=Answer.choices)
    at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        db_table = "guidance_answer"
        verbose_name = _("answer to a next action")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=models.F("at")), name="guidance_answer_ends_after_it_begins"
            )
        ]
        indexes = [
            models.Index(
                fields=["person", "rule", "subject_kind", "subject_id", "until"], name="guidance_answered"
            ),
            models.Index(fields=["at"], name="guidance_recent"),
        ]


class GuidanceMute(Record):
    """A rule that a person found not useful three times: it is silent for them until `until`, or until they lift it."""

    person = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=8)
    at = models.DateTimeField()
    until = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "guidance_mute"
        verbose_name = _("muted rule")
        indexes = [models.Index(fields=["person", "rule", "until"], name="guidance_muted")]


class GuidanceDay(models.Model):
    """The contacts of whom the rules of a day may speak at a person's desk, where finding them is dear (large books).

    Kept numbers, not facts: vai.guidance_cases asks its rules about them anew.
    """

    person = models.ForeignKey("staff.Person", on_delete=models.CASCADE, related_name="+")
    modes = models.CharField(max_length=60)
    day = models.DateField()
    contact_ids = ArrayField(models.BigIntegerField())
    as_of = models.DateTimeField()

    class Meta:
        db_table = "guidance_day"
        verbose_name = _("contacts of the day")
        constraints = [models.UniqueConstraint(fields=["person", "modes"], name="guidance_day_once")]
