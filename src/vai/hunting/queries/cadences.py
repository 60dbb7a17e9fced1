"""Cadences, their steps, and where leads stand in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from vai.hunting.enums import OPEN_LEADS, Channel, EnrolmentState, LeadStatus, TouchState
from vai.hunting.models import Cadence, CadenceStep, CadenceTouch, Enrolment, Lead, LeadMail
from vai.journal.models import Interaction

RUNNING = (EnrolmentState.ACTIVE, EnrolmentState.PAUSED)


def usable() -> QuerySet[Cadence]:
    """List the cadences that a lead can enter: those with steps."""
    return kept().filter(steps__archived_at=None, steps__isnull=False).distinct()


def kept() -> QuerySet[Cadence]:
    """List the cadences in use, with how many leads go through each."""
    return (
        Cadence.objects.filter(archived_at=None)
        .select_related("source", "product")
        .annotate(n_steps=Count("steps", filter=Q(steps__archived_at=None), distinct=True))
        .order_by("name", "id")
    )


def steps_of(cadence_id: int) -> list[CadenceStep]:
    """List the steps of a cadence in their order."""
    return list(CadenceStep.objects.filter(cadence_id=cadence_id, archived_at=None).order_by("day", "id"))


@dataclass(frozen=True)
class Standing:
    """Where a lead stands in a cadence: which, what comes now, what was done, the mails of it."""

    enrolment: Enrolment
    steps: list[tuple[CadenceStep, CadenceTouch | None]]

    @property
    def open(self) -> CadenceTouch | None:
        """The step that is to be done, or on its way."""
        waiting = (TouchState.PLANNED, TouchState.SENDING)
        return next((touch for _step, touch in self.steps if touch and touch.state in waiting), None)


def of_lead(lead_id: int) -> Standing | None:
    """Return where a lead stands in the cadence it went into last. Three queries."""
    enrolment = (
        Enrolment.objects.filter(lead_id=lead_id).select_related("cadence", "lead").order_by("-id").first()
    )
    if enrolment is None:
        return None
    touches = {
        touch.step_id: touch
        for touch in CadenceTouch.objects.filter(enrolment=enrolment).select_related("step", "next_step")
    }
    steps = steps_of(enrolment.cadence_id)
    known = {step.pk for step in steps}
    gone = [touch.step for touch in touches.values() if touch.step_id not in known]
    in_order = sorted([*steps, *gone], key=lambda step: (step.day, step.pk))
    return Standing(enrolment, [(step, touches.get(step.pk)) for step in in_order])


def mails_of(lead_id: int) -> QuerySet[LeadMail]:
    """List the mails to a lead, the newest first."""
    return LeadMail.objects.filter(lead_id=lead_id).select_related("sender").order_by("-id")


def to_enrol(*, limit: int = 500) -> list[tuple[Lead, Cadence]]:
    """Find the leads that enter a cadence by themselves: new, with an owner, never in one, received since it began.

    A cadence for the lead's product comes before one for its source, and that before one for all.
    """
    automatic = list(usable().exclude(automatic_since=None))
    if not automatic:
        return []
    since = min(one.automatic_since for one in automatic if one.automatic_since)
    fresh = Lead.objects.filter(
        ~Exists(Enrolment.objects.filter(lead=OuterRef("pk"))),
        received_at__gte=since,
        archived_at=None,
        status__in=(LeadStatus.NEW, LeadStatus.ATTEMPTED),
        owner__is_active=True,
    ).exclude(do_not_call=True, do_not_mail=True)
    found = []
    for lead in fresh.select_related("owner").order_by("received_at", "id")[:limit]:
        chosen = _for(lead, automatic)
        if chosen is not None:
            found.append((lead, chosen))
    return found


def _for(lead: Lead, automatic: list[Cadence]) -> Cadence | None:
    def rank(one: Cadence) -> tuple[bool, bool, int]:
        return (one.product_id is None, one.source_id is None, one.pk)

    fitting = [
        one
        for one in automatic
        if one.automatic_since
        and one.automatic_since <= lead.received_at
        and one.product_id in (None, lead.product_id)
        and one.source_id in (None, lead.source_id)
    ]
    return min(fitting, key=rank, default=None)


def to_settle(*, on: date, limit: int = 1000) -> QuerySet[Enrolment]:
    """Find the enrolments in which something has happened, or is to happen by itself."""
    answered = Interaction.objects.filter(
        lead_id=OuterRef("lead_id"),
        is_two_way=True,
        archived_at=None,
        occurred_at__gte=OuterRef("started_at"),
    )
    touches = CadenceTouch.objects.filter(enrolment=OuterRef("pk"))
    over = touches.filter(state=TouchState.PLANNED).filter(
        Q(next_step__done_at__isnull=False) | Q(next_step__archived_at__isnull=False)
    )
    mail_due = touches.filter(
        state=TouchState.PLANNED, step__channel=Channel.MAIL, step__is_automatic=True, due_on__lte=on
    )
    waiting = touches.filter(state__in=(TouchState.PLANNED, TouchState.SENDING))
    active = Q(state=EnrolmentState.ACTIVE) & (Exists(over) | Exists(mail_due) | ~Exists(waiting))
    resuming = Q(state=EnrolmentState.PAUSED, resumes_on__lte=on)
    refuses = Q(lead__do_not_call=True, lead__do_not_mail=True)
    is_closed = ~Q(lead__status__in=OPEN_LEADS) | Q(lead__archived_at__isnull=False)
    ended = is_closed | refuses | Q(Exists(answered))
    return (
        Enrolment.objects.filter(state__in=RUNNING)
        .filter(active | resuming | ended, lead__owner__is_active=True)
        .select_related("lead__owner")
        .order_by("id")[:limit]
    )


def stuck_mails(*, before: datetime) -> QuerySet[LeadMail]:
    """Find the mails that began to be sent and were never heard of again."""
    return (
        LeadMail.objects.filter(state="sending", state_at__lt=before)
        .select_related("sender", "lead")
        .order_by("id")
    )
