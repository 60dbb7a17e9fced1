"""What this room does later, or by itself."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Final

from django.utils import timezone
from procrastinate.contrib.django import app

from vai.core.jobs import Patience, enqueue, job, nightly
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import quote_mails, quote_settings, routing, taking
from vai.hunting.models import Quote
from vai.hunting.queries import arrivals as found
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


@app.task(name=routing.JOB, retry=Patience())
def route(**_told: object) -> None:
    """Route all that waits, set by set, as the robot; each set is a transaction of its own."""
    _route_all(Person.objects.get(is_robot=True))


@nightly("hunting.route_waiting", cron="* * * * *")
def route_waiting(*, by: Person, at: datetime) -> None:
    """Route what still waits: held until work began, or left by a process that was killed."""
    if routing.route_waiting(by=by, at=at) == routing.PORTION:
        enqueue(routing.JOB, by=by, at=at)


@nightly("hunting.retry_arrivals", cron="7 * * * *")
def retry_arrivals(*, by: Person, at: datetime) -> None:
    """Try again what failed."""
    taking.retry_failed(by=by, at=at)


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
