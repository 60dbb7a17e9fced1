"""Every routine job, on a laptop and on a phone: it is done, it costs no more than its budget, and docs/effort.md says what it costs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import World
from tests.effort import (
    jobs_calls,
    jobs_capture,
    jobs_desk,
    jobs_handover,
    jobs_lists,
    jobs_quotes,
    jobs_records,
    jobs_wins,
    report,
)
from tests.effort.driver import DEVICES, Driver
from tests.effort.office import Office
from tests.effort.registry import JOBS, pairs
from tests.journeys.browsing import faults_of

# The modules whose import names the jobs.
MODULES = (
    *(jobs_capture, jobs_calls, jobs_desk, jobs_records, jobs_wins, jobs_handover, jobs_lists),
    jobs_quotes,
)


@pytest.fixture
def driver(shared_world: World, browser: Browser, device: str) -> Iterator[Driver]:
    """Give the hands of somebody at a device; nothing may go wrong in the page meanwhile."""
    context = browser.new_context(locale="vi-VN", service_workers="block", **DEVICES[device].options)
    page = context.new_page()
    page.set_default_timeout(20_000)
    faults = faults_of(page)
    yield Driver(page, shared_world.url, DEVICES[device])
    context.close()
    assert faults == []


@pytest.mark.parametrize(("name", "device"), pairs())
def test_a_job_keeps_within_its_budget(shared_world: World, driver: Driver, name: str, device: str) -> None:
    """Do it, count it, compare."""
    JOBS[name].do(Office(shared_world, driver))
    report.COUNTED[name, device] = driver.tally
    assert not (table := report.over(name, device, driver.tally)), f"\n{table}"
    if not report.IS_WRITING:
        told = report.rows_of(report.written()).get((name, device))
        done = report.row(name, device, driver.tally)
        assert report.way_of(told) == report.way_of(done), f"docs/effort.md is old: {report.COMMAND}"
