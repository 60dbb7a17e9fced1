"""The call list: which lead comes next for a person, and why.

Order: callbacks that are due, by their time; clocks to the first touch that run out soonest; then the rest by what they
may be worth, fresh before old. Left out: leads that want no calls, that have something planned for later, that have no
number (unless another step of theirs is due), that somebody else has before them, and outside of calling hours all
who did not ask to be called.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import (
    Case,
    CharField,
    DateField,
    DateTimeField,
    DecimalField,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, JSONObject

from vai.catalog import texts
from vai.catalog.models import Script
from vai.catalog.queries import scripts
from vai.catalog.texts import Objection
from vai.core import rowsecurity
from vai.hunting import letters
from vai.hunting.enums import OPEN_LEADS, LeadStatus, TouchState
from vai.hunting.models import CadenceTouch, CallerSettings, CallHold, CallSettings, Lead
from vai.journal.models import Interaction, NextStep
from vai.staff.models import CompanySettings, Person

_HOME = ZoneInfo("Asia/Ho_Chi_Minh")
# A lead stays before a person for so long; a clock that runs out within so long goes before the rest.
HOLD: Final = timedelta(minutes=20)
SOON: Final = timedelta(hours=2)
LATE: Final = timedelta(days=1)
_MOST = 200


class Why(StrEnum):
    """Why a lead comes next."""

    CALLBACK = "callback"
    CLOCK = "clock"
    LATE = "late"
    STEP = "step"
    FRESH = "fresh"
    UNPLANNED = "unplanned"


@dataclass(frozen=True)
class Place:
    """A lead's place in the list."""

    lead_id: int
    why: Why


@dataclass(frozen=True)
class CallList:
    """The list of a person now: places in their order; whether calls are made now, and between which hours."""

    places: list[Place]
    is_open: bool
    hours: CallSettings

    def count(self, *whys: Why) -> int:
        """Count the leads that come for one of these reasons."""
        return sum(place.why in whys for place in self.places)

    @property
    def callbacks(self) -> int:
        """How many agreed callbacks are due."""
        return self.count(Why.CALLBACK)

    @property
    def clocks(self) -> int:
        """How many clocks run out soon, or just did."""
        return self.count(Why.CLOCK, Why.LATE)


@dataclass(frozen=True)
class Card:
    """A lead as it is called: who, why now, what is known, what to say."""

    lead: Lead
    why: Why
    step: dict[str, Any] | None
    touches: list[Interaction]
    tries: int
    dial: str
    script: Script | None
    opening: str
    questions: list[str]
    objections: list[Objection]
    touch: CadenceTouch | None = None
    message: str = ""

    @property
    def due_at(self) -> str:
        """The hour of a step that has one, as 09:00."""
        return str(self.step["due_time"])[:5] if self.step and self.step["due_time"] else ""

    @property
    def due_on(self) -> date | None:
        """The day of the step that is due."""
        return date.fromisoformat(self.step["due_on"]) if self.step and self.step["due_on"] else None

    @property
    def channel(self) -> str:
        """By what means the step that is due reaches them."""
        return (self.step or {}).get("kind") or "call"


def call_list(person: Person, *, at: datetime) -> CallList:
    """Put the leads of a person and of their team's queue into the order in which they are called. Two queries."""
    hours = CallSettings.objects.order_by("pk").first() or CallSettings()
    local = at.astimezone(_HOME)
    is_open = hours.opens <= local.time() < hours.closes
    ranked = _ranked(person, at=at, local=local)
    if not is_open:
        ranked = ranked.filter(rank=0)
    found = ranked.order_by(
        "rank", F("sooner").asc(nulls_last=True), "-points", "-worth", "-received_at", "-id"
    )
    rows = found.values_list("pk", "rank", "status", "touch_due_at", "step_on")[:_MOST]
    places = [Place(pk, _why(rank, status, due, step_on, at)) for pk, rank, status, due, step_on in rows]
    return CallList(places, is_open, hours)


def take(places: list[Place], *, at: datetime) -> Place | None:
    """Take the first of these that nobody else has before them; it is kept for the person a while."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT vai.hold_first(%s, %s)", [[place.lead_id for place in places], at + HOLD])
        which = cursor.fetchone()[0]
    return next((place for place in places if place.lead_id == which), None)


def card(place: Place, person: Person) -> Card | None:
    """Show a lead as it is called. Three queries, four where a cadence planned the step."""
    company = CompanySettings.objects.order_by("pk").values("name")[:1]
    dial = CallerSettings.objects.filter(person=person).values("dial")[:1]
    found = _with_step().filter(pk=place.lead_id).annotate(our_company=Subquery(company), dial=Subquery(dial))
    lead = found.select_related("source", "product", "owner", "score").first()
    if lead is None:
        return None
    touches = list(
        Interaction.objects.filter(lead_id=lead.pk, archived_at=None)
        .select_related("author")
        .order_by("-occurred_at", "-id")[:12]
    )
    language = letters.language_of(lead)
    script = scripts.for_call(lead.product_id, language)
    values = letters.values(lead, person, our_company=lead.our_company or "", language=language)
    touch = _touch(lead)
    return Card(
        lead=lead,
        why=place.why,
        step=lead.step,
        touches=touches,
        tries=_tries(touches),
        dial=_dialled(lead.dial, lead.phone),
        script=script,
        opening=texts.fill(script.opening, values) if script else "",
        questions=texts.lines(script.questions) if script else [],
        objections=texts.objections(script.objections) if script else [],
        touch=touch,
        message=texts.fill(letters.of_step(touch.step, language)[1], values) if touch else "",
    )


def _touch(lead: Any) -> CadenceTouch | None:
    if lead.step is None or lead.touch_id is None:
        return None
    return CadenceTouch.objects.filter(pk=lead.touch_id).select_related("step").first()


def place_of(lead_id: int, listed: CallList) -> Place:
    """Return the place of a lead that somebody asks for by its number."""
    return next((one for one in listed.places if one.lead_id == lead_id), Place(lead_id, Why.UNPLANNED))


def dial_of(person: Person, phone: str) -> str:
    """Return the address that dials a number in the person's way; "" where there is no number."""
    return _dialled(
        CallerSettings.objects.filter(person=person).values_list("dial", flat=True).first(), phone
    )


def _dialled(dial: str | None, phone: str) -> str:
    return (dial or "tel:{number}").replace("{number}", phone) if phone else ""


def _theirs(person: Person) -> Q:
    actor = rowsecurity.acting()
    doer = actor.on_behalf_of_id if actor and actor.on_behalf_of_id else person.pk
    theirs = Q(owner_id=doer)
    if person.team_id is not None:
        theirs |= Q(owner=None, team_id=person.team_id)
    return theirs


def _with_step() -> QuerySet[Any]:
    steps = NextStep.objects.filter(lead_id=OuterRef("pk"), done_at=None, archived_at=None)
    first = steps.order_by(F("due_on").asc(nulls_last=True), F("due_time").asc(nulls_first=True), "id")
    return Lead.objects.annotate(
        step=Subquery(
            first.values(
                found=JSONObject(id="id", what="what", due_on="due_on", due_time="due_time", kind="kind")
            )[:1]
        ),
        step_on=Subquery(first.values("due_on")[:1], output_field=DateField()),
        step_time=Subquery(first.values("due_time")[:1]),
        step_kind=Subquery(first.values("kind")[:1]),
        touch_id=Subquery(
            CadenceTouch.objects.filter(lead_id=OuterRef("pk"), state=TouchState.PLANNED)
            .exclude(next_step=None)
            .values("id")[:1]
        ),
    )


def _ranked(person: Person, *, at: datetime, local: datetime) -> QuerySet[Any]:
    today, now = local.date(), local.time()
    is_due = Q(step_on=today, step_time=None) | Q(step_on=today, step_time__lte=now)
    is_due |= Q(step_on=None) | Q(step_on__lt=today)
    skipped = CallHold.objects.filter(person=person, skipped_until__gt=at).values("lead_id")
    can_call = ~Q(phone="") & Q(do_not_call=False)
    other_way = Q(step_on__lte=today, step_kind__in=("mail", "chat", "visit", "")) & ~Q(step_kind=None)
    is_clock = Q(status=LeadStatus.NEW, step_on=None, touch_due_at__lte=at + SOON, touch_due_at__gt=at - LATE)
    home = Func(function="vai.home_currency", output_field=CharField())
    ranked: QuerySet[Any] = (
        _with_step()
        .filter(_theirs(person), status__in=OPEN_LEADS, archived_at=None)
        .exclude(pk__in=skipped)
        .filter(is_due)
        .filter(can_call | other_way)
        .annotate(
            rank=Case(
                When(can_call & Q(step_kind="callback", step_on__lte=today), then=Value(0)),
                When(is_clock, then=Value(1)),
                default=Value(2),
            ),
            sooner=Case(
                When(step_kind="callback", then=_step_moment()),
                When(is_clock, then=F("touch_due_at")),
                default=None,
            ),
            points=Coalesce(F("score__score"), Value(50)),
            worth=Case(
                When(currency=home, then=Coalesce(F("value"), Value(0, output_field=DecimalField()))),
                default=Value(0, output_field=DecimalField()),
            ),
        )
    )
    return ranked


def _step_moment() -> Any:
    return Func(
        F("step_on"),
        Coalesce(F("step_time"), Value(time(0))),
        template="((%(expressions)s) AT TIME ZONE 'Asia/Ho_Chi_Minh')",
        arg_joiner=" + ",
        output_field=DateTimeField(),
    )


def _why(rank: int, status: str, due: datetime | None, step_on: date | None, at: datetime) -> Why:
    if rank == 0:
        return Why.CALLBACK
    if rank == 1:
        return Why.LATE if due is not None and due < at else Why.CLOCK
    if step_on is not None:
        return Why.STEP
    return Why.FRESH if status == LeadStatus.NEW else Why.UNPLANNED


def _tries(touches: list[Interaction]) -> int:
    """How often they were called since they last answered."""
    n = 0
    for touch in touches:
        if touch.is_two_way:
            break
        n += touch.kind == "call"
    return n
