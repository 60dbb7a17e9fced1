"""Work that is done later: a job joins the transaction that asks for it, and acts as the person who asked.

A room keeps its jobs in `jobs.py`; whoever needs one names it, so that a lower floor can ask a higher one. A job carries
ids only, loads what they name, and calls one action. Where its process is killed it runs again, and once by effect: that
it ran is written in the transaction of what it did.
"""

from __future__ import annotations

import functools
import logging
import time
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.contrib.auth import get_user_model
from procrastinate import BaseRetryStrategy, RetryDecision, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext
from procrastinate.jobs import Job

from vai.core import idempotency, rowsecurity
from vai.core.outages import outage_of
from vai.core.rowsecurity import Somebody, acting_as

Work = TypeVar("Work", bound=Callable[..., object])
log = logging.getLogger("vai.jobs")
_WAIT_S = 10
_LONGEST_WAIT_S = 60
# So often is a job begun anew after outages and killed processes; one that kills its process each time ends so.
MOST_BEGINNINGS = 30
_running: ContextVar[int | None] = ContextVar("running_job", default=None)


class Patience(BaseRetryStrategy):
    """Tries again after an outage, soon and for long; after another failure as often as the job says."""

    def __init__(self, attempts: int = 1) -> None:
        self._usual = RetryStrategy(max_attempts=attempts, exponential_wait=_WAIT_S) if attempts > 1 else None

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """Say when to try again, or None for never."""
        if outage_of(exception):
            wait = min(2 ** min(job.attempts, 6), _LONGEST_WAIT_S)
            return RetryDecision(retry_in={"seconds": wait}) if job.attempts < MOST_BEGINNINGS else None
        return self._usual.get_retry_decision(exception=exception, job=job) if self._usual else None


def note_job(call_next: Callable[[], Any], context: JobContext, worker: object) -> Any:
    """Middleware of tasks: let what runs know the number of its job."""
    token = _running.set(context.job.id)
    try:
        return call_next()
    finally:
        _running.reset(token)


def job(name: str, *, attempts: int = 1) -> Callable[[Work], Work]:
    """Register a function `work(*, by, at, **ids)` as a job; it runs in a transaction of the person who asked.

    `name` is room.verb. With several attempts a failure is tried again, later each time.
    """

    def register(work: Work) -> Work:
        @functools.wraps(work)
        def run(*, person_id: int, on_behalf_of_id: int | None, at: str, **ids: Any) -> None:
            by = _person(person_id)
            behalf = None if on_behalf_of_id is None else _person(on_behalf_of_id)
            _act(name, work, by, datetime.fromisoformat(at), behalf, **ids)

        app.task(name=name, retry=Patience(attempts), task_middleware=[note_job])(run)
        return work

    return register


def nightly(name: str, *, cron: str) -> Callable[[Work], Work]:
    """Register a function `work(*, by, at)` that the robot does by itself, at times of cron in UTC."""

    def register(work: Work) -> Work:
        @functools.wraps(work)
        def run(timestamp: int) -> None:
            robot = get_user_model()._default_manager.get(is_robot=True)
            _act(name, work, robot, datetime.fromtimestamp(timestamp, UTC), None)

        task = app.task(name=name, pass_context=False, retry=Patience(), task_middleware=[note_job])
        app.periodic(cron=cron, periodic_id=name)(task(run))
        return work

    return register


def enqueue(name: str, *, by: Somebody, at: datetime, **ids: Any) -> int:
    """Ask for a job and return its number; taken back with the transaction, and run soon after its commit.

    It will act as `by`, for the colleague for whom the asking transaction acts.
    """
    actor = rowsecurity.acting()
    behalf = actor.on_behalf_of_id if actor and actor.person_id == by.pk else None
    task = app.configure_task(name)
    return task.defer(person_id=by.pk, on_behalf_of_id=behalf, at=at.isoformat(), **ids)


def names() -> set[str]:
    """Return the names of all jobs of Vai."""
    return {name for name in app.tasks if not name.startswith(("builtin:", "procrastinate."))}


def _act(
    name: str, work: Callable[..., object], by: Somebody, at: datetime, behalf: Somebody | None, **ids: Any
) -> None:
    started = time.perf_counter()
    number = _running.get()
    with acting_as(by, at=at, on_behalf_of=behalf, door="job"):
        # A worker that is killed after this transaction and before it noted the job as done leaves it to another one.
        if not idempotency.once(f"job:{number}" if number else "", by=by, at=at).is_first:
            return
        work(by=by, at=at, **ids)
    ms = round((time.perf_counter() - started) * 1000, 1)
    log.info("job", extra={"job": name, "person_id": by.pk, "ms": ms})


def _person(number: int) -> Somebody:
    person: Somebody = get_user_model()._default_manager.get(pk=number)
    return person
