"""One running Vai for all jobs of a module, and what their counting comes to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import browser
from tests.effort import report


@pytest.fixture(scope="module")
def shared_world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[browser.World]:
    """Serve one copy of the database to all tests of a module: each makes people of its own."""
    with browser.running(django_db_blocker, "effort") as world:
        yield world


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Write docs/effort.md where that was asked for and every job was done."""
    report.write_when_asked(is_sound=exitstatus == 0)
