"""What this room does later, or by itself."""

from __future__ import annotations

import contextlib
import importlib
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final

from django.utils import timezone
from procrastinate.contrib.django import app

from vai.core.errors import Refused
from vai.core.jobs import Patience, enqueue, job, nightly
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import alarms, cadences, mails, quote_mails, quote_settings, routing, scoring, taking
from vai.hunting.models import Lead, LeadMail, Quote
from vai.hunting.queries import arrivals as found
from vai.hunting.queries import cadences as standing
from vai.staff.models import Person

_LONGEST_PAUSE_S: Final = 3.0


@app.task(name="hunting.take_in", retry=Patience(), lock="hunting.take_in")
def take_in() -> None:
    """Take in all that waits, portion by portion, as the robot; each portion is a transaction of its own."""
    robot = Person.objects.get(is_robot=True)
    n_taken = taking.PORTION
    while n_taken == taking.PORTION:
        now, began = timezone.now(), time.monotonic()
        with acting_as(robot, at=now, door="job"):
            n_taken = taking.take_portion(by=robot, at=now)
            is_burst = found.has_come_since(now)
        # A transaction of its own: whoever takes leads in does not hold up who routes.
        _route_all(robot)
        if is_burst:
            # More come just now: those who send them are answered first.
            time.sleep(min(time.monotonic() - began, _LONGEST_PAUSE_S))


@nightly("hunting.take_in_forgotten", cron="* * * * *")
def take_in_forgotten(*, by: Person, at: datetime) -> None:
    """Take in what still waits: nobody was told of it, or the one who was went away."""
    taking.take_portion(by=by, at=at)


@app.task(name="hunting.route", retry=Patience())
def route(**_told: object) -> None:
    """Route all that waits, set by set, as the robot; each set is a transaction of its own."""
    _route_all(Person.objects.get(is_robot=True))


@nightly("hunting.route_waiting", cron="* * * * *")
def route_waiting(*, by: Person, at: datetime) -> None:
    """Route what still waits: held until work began, or left by a process that was killed."""
    if routing.route_waiting(by=by, at=at) == routing.PORTION:
        enqueue("hunting.route", by=by, at=at)


@nightly("hunting.retry_arrivals", cron="7 * * * *")
def retry_arrivals(*, by: Person, at: datetime) -> None:
    """Try again what failed."""
    taking.retry_failed(by=by, at=at)


@nightly("hunting.watch_clocks", cron="* * * * *")
def watch_clocks(*, by: Person, at: datetime) -> None:
    """Tell of the clocks that ran out, and let those go on for which twice the time passed."""
    alarms.watch(by=by, at=at)


def _route_all(robot: Person) -> None:
    n_routed = routing.PORTION
    while n_routed == routing.PORTION:
        now = timezone.now()
        with acting_as(robot, at=now, door="job"):
            n_routed = routing.route_waiting(by=robot, at=now)


@job("hunting.mail_quote", attempts=5)
def mail_quote(*, by: Person, at: datetime, quote: int) -> None:
    """Mail a quote to the client."""
    quote_mails.mail(Quote.objects.get(pk=quote), by=by, at=at)


@nightly("hunting.expire_quotes", cron="5 17 * * *")
def expire_quotes(*, by: Person, at: datetime) -> None:
    """Let quotes be over whose last day has passed: shortly after midnight in Vietnam."""
    quote_settings.expire(by=by, at=at)


@nightly("hunting.follow_cadences", cron="*/5 * * * *")
def follow_cadences(*, by: Person, at: datetime) -> None:
    """Let new leads into their cadences and bring all that go on to their next step, each as the lead's owner."""
    for lead, cadence in standing.to_enrol():
        _as_owner(lead, partial(cadences.enrol, lead, cadence, at=at), at)
    for enrolment in standing.to_settle(on=timezone.localdate(at)):
        _as_owner(enrolment.lead, partial(cadences.settle, enrolment, at=at), at)
    for mail in standing.stuck_mails(before=at - mails.LONGEST_WAY):
        mails.give_up(mail, by=by, at=at)


def _as_owner(lead: Lead, act: Callable[..., object], at: datetime) -> None:
    """Do something as a lead's owner, by itself: what is refused for one lead (given away meanwhile) holds up no other."""
    if lead.owner is None:
        return
    with contextlib.suppress(Refused), acting_as(lead.owner, at=at, door="job"):
        act(by=lead.owner)


@app.task(name="hunting.send_mail", retry=Patience())
def send_mail(*, mail: int, at: str, person_id: int, on_behalf_of_id: int | None = None) -> None:
    """Send a mail to a lead, in steps of their own (actions.mails): what is begun a second time does nothing."""
    begun = _in_steps(lambda by, now: mails.begin(mail, by=by, at=now), mail)
    if begun is None:
        return
    fault = mails.deliver(begun)
    _in_steps(lambda by, now: mails.end(begun, fault, by=by, at=now), mail)


def _in_steps(act: Callable[[Person, datetime], LeadMail | None], number: int) -> LeadMail | None:
    """Do one step in a transaction of its own, as the sender; as the robot where the sender sees the lead no more."""
    robot = Person.objects.get(is_robot=True)
    now = timezone.now()
    with acting_as(robot, at=now, door="job"):
        mail = LeadMail.objects.select_related("sender").filter(pk=number).first()
        if mail is None:
            return None
        sender = mail.sender
        if sender.is_active:
            with acting_as(sender, at=now, door="job"):
                if LeadMail.objects.filter(pk=number).exists():
                    return act(sender, now)
        return act(robot, now)


# A quarter past midnight in Vietnam: before anybody has changed anything that day.
@nightly("hunting.keep_forecasts", cron="15 17 * * *")
def keep_forecasts(*, by: Person, at: datetime) -> None:
    """Keep what is forecast today, and how leads become deals."""
    # The draws need numpy, which the web, importing this module, shall not load.
    from vai.hunting.actions import snapshots  # noqa: PLC0415

    snapshots.take(by=by, at=at)


@nightly("hunting.score_waiting", cron="* * * * *")
def score_waiting(*, by: Person, at: datetime) -> None:
    """Score the leads that came since."""
    scoring.score_waiting(by=by, at=at)


@nightly("hunting.refit_score", cron="10 19 * * 0")
def refit_score(*, by: Person, at: datetime) -> None:
    """Once a week (Monday 02:10 at home): learn anew from what became of the leads."""
    # Loaded by the one process that fits: the libraries of numbers are heavy, and every web server reads this module.
    importlib.import_module("vai.hunting.actions.score_fits").refit(by=by, at=at)
