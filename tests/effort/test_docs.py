"""The budgets and docs/effort.md speak of every job there is, and of no other."""

from __future__ import annotations

import pytest

from tests.effort import report, test_jobs
from tests.effort.registry import pairs


def test_every_job_has_a_budget() -> None:
    assert test_jobs.MODULES
    assert set(report.budgets()) == set(pairs())


@pytest.mark.skipif(report.IS_WRITING, reason="the page is being made")
def test_the_page_is_what_the_tests_write() -> None:
    text = report.written()
    rows = report.rows_of(text)
    assert list(rows) == pairs()
    assert text == report.render(rows, report.measured_of(text)), f"docs/effort.md is old: {report.COMMAND}"
