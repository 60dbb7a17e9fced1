"""What every test finds: a database of its own, the named cast, a browser where there is one."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings as hypothesis_settings
from tests import cast as named_cast
from tests import databases

# Property tests are never judged by the clock: a first example may load the numbering plans of the world. The same tree
# gives the same answer; HYPOTHESIS_PROFILE=explore looks for examples that nobody has tried.
hypothesis_settings.register_profile("vai", deadline=None, derandomize=True)
hypothesis_settings.register_profile("explore", deadline=None)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "vai"))

pytest_plugins = ["tests.browser"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Give this process a clone of the template database; the app's role is the one that tests act by."""
    with django_db_blocker.unblock(), databases.cloned(databases.clone_name("vai")):  # type: ignore[attr-defined]
        yield


@pytest.fixture
def cast(db: None) -> named_cast.Cast:
    """Make the named cast."""
    return named_cast.make()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let browser tests come last: playwright leaves a loop running in its process, in which others cannot start theirs."""
    items.sort(key=lambda item: "playwright" in getattr(item, "fixturenames", ()))
