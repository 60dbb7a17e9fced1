"""Cadences: steps by day and channel that a lead goes through until it answers; and the mails that are sent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vai.core.models import Record
from vai.hunting.enums import Channel, EnrolmentState, MailState, StopReason, TouchState
from vai.hunting.models.pipeline import Named


class Cadence(Named):
    """A way to follow up. For leads of a product or a source where named; `automatic_since`: leads that were received
    from then on and have an owner enter by themselves; without it a person enrols them.
    """

    name = models.CharField(max_length=120)
    source = models.ForeignKey(
        "hunting.LeadSource", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    product = models.ForeignKey(
        "catalog.Product", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    automatic_since = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "cadence"
        verbose_name = _("cadence")


class CadenceStep(Record):
    """One step: `day` counts working days from the enrolment (0: the same day). `is_automatic`: a mail nobody presses for.

    Subject and body are templates with fields in two languages; a call has its script from the catalog.
    """

    cadence = models.ForeignKey(Cadence, on_delete=models.PROTECT, related_name="steps")
    day = models.IntegerField(default=0)
    channel = models.CharField(max_length=5, choices=Channel.choices, default=Channel.CALL)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    subject_vi = models.CharField(max_length=200, blank=True)
    body_vi = models.TextField(blank=True)
    subject_en = models.CharField(max_length=200, blank=True)
    body_en = models.TextField(blank=True)
    is_automatic = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "cadence_step"
        verbose_name = _("step of a cadence")
        constraints = [
            models.CheckConstraint(
                condition=Q(day__gte=0, day__lte=365), name="cadence_step_day_within_a_year"
            ),
            models.CheckConstraint(
                condition=Q(is_automatic=False) | Q(channel=Channel.MAIL),
                name="cadence_step_only_mail_goes_by_itself",
            ),
        ]
        indexes = [models.Index(fields=["cadence", "day", "id"], name="cadence_step_order")]

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name


class Enrolment(Record):
    """A lead in a cadence; one at a time. `resumes_on`: paused until that day (without a day: until somebody resumes)."""

    lead = models.ForeignKey("hunting.Lead", on_delete=models.PROTECT, related_name="+")
    cadence = models.ForeignKey(Cadence, on_delete=models.PROTECT, related_name="+")
    enrolled_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=EnrolmentState.choices, default=EnrolmentState.ACTIVE)
    resumes_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=12, choices=StopReason.choices, blank=True)

    class Meta:
        db_table = "enrolment"
        verbose_name = _("lead in a cadence")
        constraints = [
            models.UniqueConstraint(
                fields=["lead"], condition=Q(state__in=("active", "paused")), name="enrolment_one_at_a_time"
            )
        ]
        indexes = [
            models.Index(fields=["lead", "-id"], name="enrolment_of_lead"),
            models.Index(
                fields=["id"], name="enrolment_running", condition=Q(state__in=("active", "paused"))
            ),
        ]

    @property
    def is_running(self) -> bool:
        """Whether further steps may come."""
        return self.state in (EnrolmentState.ACTIVE, EnrolmentState.PAUSED)


class CadenceTouch(Record):
    """A step that a lead has come to: planned once and never again, whatever runs twice (the pair is unique)."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="touches")
    lead = models.ForeignKey("hunting.Lead", on_delete=models.PROTECT, related_name="+")
    step = models.ForeignKey(CadenceStep, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=TouchState.choices, default=TouchState.PLANNED)
    next_step = models.ForeignKey(
        "journal.NextStep", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "cadence_touch"
        verbose_name = _("step of a lead in a cadence")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "step"], name="cadence_touch_once"),
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(state="planned"), name="cadence_touch_one_open"
            ),
        ]


class LeadMail(Record):
    """A mail to a lead. Written and asked for in one transaction, sent by a job, and at most once: see actions.mails."""

    lead = models.ForeignKey("hunting.Lead", on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    touch = models.ForeignKey(CadenceTouch, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    language = models.CharField(max_length=2, default="vi")
    state = models.CharField(max_length=8, choices=MailState.choices, default=MailState.WAITING)
    state_at = models.DateTimeField()
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "lead_mail"
        verbose_name = _("mail to a lead")
        constraints = [
            models.UniqueConstraint(
                fields=["touch"],
                condition=Q(state__in=("waiting", "sending", "sent", "unsure")),
                name="lead_mail_once_a_step",
            )
        ]
        indexes = [
            models.Index(fields=["lead", "-id"], name="lead_mail_of"),
            models.Index(fields=["state_at"], name="lead_mail_on_its_way", condition=Q(state="sending")),
        ]
