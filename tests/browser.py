"""Browser tests: a real server over a database of its own, and a Chromium where one is found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.contrib.auth.hashers import make_password
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test.testcases import LiveServerThread

from tests import cast as named_cast
from tests import databases
from tests.chromiums import chromium, flags


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Start the browser that this machine has, quietly."""
    if os.environ.get("VAI_NO_BROWSER"):
        pytest.skip(f"browser test: {os.environ['VAI_NO_BROWSER']}")
    path = chromium()
    return {**browser_type_launch_args, "args": flags(), **({"executable_path": path} if path else {})}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    """Keep nothing on the device: what a page does offline is tested where it is meant (capture/tests/test_offline.py)."""
    return {**browser_context_args, "service_workers": "block"}


def as_it_is(application: WSGIHandler) -> WSGIHandler:
    """Serve the application alone: it brings its own static files, as it does when it is installed."""
    return application


class World:
    """A running Vai with the named cast; everybody's password is `named_cast.PASSWORD`."""

    def __init__(self, url: str, cast: named_cast.Cast) -> None:
        self.url = url
        self.cast = cast


@contextmanager
def running(blocker: pytest.FixtureRequest, purpose: str) -> Iterator[World]:
    """Serve a fresh copy of the database with the cast in it. Writes are real; the copy is dropped afterwards."""
    with blocker.unblock(), databases.cloned(databases.clone_name(purpose)):  # type: ignore[attr-defined]
        cast = named_cast.make()
        # Hashed once: a password is slow on purpose, and all of them are the same here.
        hashed = make_password(named_cast.PASSWORD)
        for person in cast.everybody():
            person.password = hashed
            person.save()
        server = LiveServerThread("127.0.0.1", as_it_is)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        assert server.error is None, server.error
        try:
            yield World(f"http://127.0.0.1:{server.port}", cast)
        finally:
            server.terminate()
            connections.close_all()


@pytest.fixture
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """Give a test a running Vai of its own."""
    with running(django_db_blocker, "world") as served:
        yield served
