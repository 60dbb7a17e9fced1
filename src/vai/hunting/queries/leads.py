"""Leads as lists, desks and pages show them: whose they are, what they wait for, how much time is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from vai.core import phones
from vai.core.clock import Calendar
from vai.core.money import Money
from vai.core.text import digits, fold
from vai.hunting.enums import OPEN_LEADS, LeadStatus, Urgency
from vai.hunting.models import Lead
from vai.hunting.queries import clock
from vai.hunting.queries.deals import Step, step_of, urgency_of
from vai.journal.models import NextStep
from vai.staff.models import Person


@dataclass(frozen=True)
class TouchClock:
    """The clock to the first touch. `minutes` are working minutes left; below zero: so many too late."""

    due_at: datetime
    minutes: int

    @property
    def is_over(self) -> bool:
        """Whether it ran out."""
        return self.minutes < 0


@dataclass(frozen=True)
class LeadRow:
    """A lead as a list or a desk shows it. `age` is the time since it was received."""

    lead: Lead
    title: str
    subtitle: str
    money: Money | None
    age: timedelta
    clock: TouchClock | None
    step: Step | None
    urgency: Urgency

    @property
    def id(self) -> int:
        """The key."""
        return self.lead.pk

    @property
    def age_days(self) -> int:
        """Whole days since it was received."""
        return self.age.days


def seen() -> QuerySet[Lead]:
    """List the leads that the person sees, with the names that a list shows; the newest first."""
    return Lead.objects.select_related("owner", "team", "source", "product").order_by("-received_at", "-id")


def kept() -> QuerySet[Lead]:
    """List those that are not put away."""
    return seen().filter(archived_at=None)


def open_leads() -> QuerySet[Lead]:
    """List those that can still become something."""
    return kept().filter(status__in=OPEN_LEADS)


def queue(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    """Keep those that nobody has taken yet."""
    return leads.filter(owner=None)


def waiting(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    """Keep those that nobody has tried to reach yet, the clock that ends first on top."""
    return leads.filter(status=LeadStatus.NEW).order_by(
        F("touch_due_at").asc(nulls_last=True), "received_at", "id"
    )


def waiting_for(person: Person, *, at: datetime, limit: int = 20) -> list[LeadRow]:
    """List the leads that wait for a person: theirs, and those that their team's queue holds; one query."""
    theirs = Q(owner=person)
    if person.team_id is not None:
        theirs |= Q(owner=None, team_id=person.team_id)
    found = with_facts(waiting(kept()).filter(theirs))[:limit]
    return rows(found, at=at)


def with_facts(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    """Add what a row shows beside the lead itself: its next step."""
    steps = NextStep.objects.filter(lead_id=OuterRef("pk"), done_at=None, archived_at=None)
    steps = steps.order_by(F("due_on").asc(nulls_last=True), "id")
    return leads.annotate(
        next_step=Subquery(steps.values(found=JSONObject(what="what", due_on="due_on"))[:1])
    )


def rows(leads: QuerySet[Lead], *, at: datetime) -> list[LeadRow]:
    """Make rows of leads with facts; the calendar is asked once."""
    calendar = clock.business_calendar()
    return [row(lead, at=at, calendar=calendar) for lead in leads]


def row(lead: Any, *, at: datetime, calendar: Calendar) -> LeadRow:
    """Make a row of a lead with facts."""
    step = step_of(getattr(lead, "next_step", None))
    title = str(lead)
    return LeadRow(
        lead=lead,
        title=title,
        subtitle=next((text for text in (lead.company, lead.job_title) if text and text != title), ""),
        money=None if lead.value is None else Money.rounded(lead.value, lead.currency),
        age=at - lead.received_at,
        clock=touch_clock(lead, at=at, calendar=calendar),
        step=step,
        urgency=urgency_of(step, timezone.localdate(at)),
    )


def touch_clock(lead: Lead, *, at: datetime, calendar: Calendar) -> TouchClock | None:
    """Read the clock of a lead that nobody has tried to reach yet; None where none runs."""
    if lead.status != LeadStatus.NEW or lead.touch_due_at is None or lead.archived_at is not None:
        return None
    if at > lead.touch_due_at:
        return TouchClock(lead.touch_due_at, min(-calendar.elapsed(lead.touch_due_at, at), -1))
    return TouchClock(lead.touch_due_at, calendar.elapsed(at, lead.touch_due_at))


def search(leads: QuerySet[Lead], text: str) -> QuerySet[Lead]:
    """Keep the leads with every word in name, company or mail, or with these digits at the end of the phone."""
    typed = digits(text)
    if len(typed) >= 4 and len(typed) >= len(text.replace(" ", "")) - 3:
        return leads.filter(reversed_digits__startswith=phones.suffix_key(text))
    for word in fold(text).split():
        leads = leads.filter(Q(name_f__contains=word) | Q(company_f__contains=word) | Q(email__contains=word))
    return leads


def suggest(text: str, *, limit: int = 8) -> list[Lead]:
    """Name the open leads that a person may mean while typing."""
    return list(search(open_leads(), text).order_by("name_f", "id")[:limit])
