"""The worker: it takes jobs, and takes up again what a killed worker was at.

A worker shows that it lives by its heartbeat. Jobs of one that shows none for a while are begun anew by whichever worker
lives; that they then do nothing twice is theirs (core/jobs.py).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from typing import Any

from django.utils import timezone
from procrastinate import App, exceptions
from procrastinate.contrib.django import app
from procrastinate.jobs import Job, Status

from vai.core.jobs import MOST_BEGINNINGS

HEARTBEAT_S = 5.0
SILENT_FOR_S = 20.0
LOOK_EVERY_S = 5.0
# What is asked for in a transaction is told at its commit; looking is for what was not told.
POLL_EVERY_S = 5.0
_GIVES_WAY = 5
log = logging.getLogger("vai.jobs")


def run() -> None:
    """Work on jobs until a signal ends it; pages go first where both want the processor."""
    os.nice(_GIVES_WAY)
    with app.replace_connector(app.connector.get_worker_connector()) as connected:  # type: ignore[attr-defined]
        asyncio.run(_work(connected))


async def take_up_again(connected: App, *, silent_for: float = SILENT_FOR_S) -> int:
    """Give back the jobs of workers that show no life; one that was begun too often has failed. Returns how many."""
    taken = 0
    for job in await connected.job_manager.get_stalled_jobs(seconds_since_heartbeat=silent_for):
        # Another worker may be faster.
        with contextlib.suppress(exceptions.ConnectorException):
            await _take_up(connected, job)
            taken += 1
    return taken


async def _take_up(connected: App, job: Job) -> None:
    gives_up = job.attempts >= MOST_BEGINNINGS
    log.warning("job gives up" if gives_up else "job is taken up again", extra=_named(job))
    if gives_up:
        await connected.job_manager.finish_job(job, Status.FAILED, delete_job=False)
    else:
        await connected.job_manager.retry_job(job, retry_at=timezone.now())


async def _work(connected: App) -> None:
    async with connected.open_async():
        looking = asyncio.create_task(_look(connected))
        try:
            await connected.run_worker_async(
                update_heartbeat_interval=HEARTBEAT_S,
                stalled_worker_timeout=SILENT_FOR_S,
                fetch_job_polling_interval=POLL_EVERY_S,
            )
        finally:
            looking.cancel()


async def _look(connected: App) -> None:
    while True:
        try:
            await take_up_again(connected)
        except exceptions.ConnectorException:
            log.warning("the database is away", extra={"event": "outage"})
        await asyncio.sleep(LOOK_EVERY_S)


def _named(job: Job) -> dict[str, Any]:
    return {"job": job.task_name, "row_id": job.id}
