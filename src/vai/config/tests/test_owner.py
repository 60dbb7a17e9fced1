"""The owner's work goes the owner's way, whichever way the app comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection

from vai.config import owner, runtime


@pytest.fixture
def unbound(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Let the test open and close connections: it is in no transaction."""
    with django_db_blocker.unblock():
        yield
        connection.close()


def test_the_owner_does_not_come_by_the_pooler_of_the_app(
    unbound: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = runtime.database()
    direct = replace(found, owner=replace(found.owner, host="localhost"))
    monkeypatch.setattr(runtime, "database", lambda: direct)
    with owner.connected_as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (found.owner.user,)
        assert connection.connection.info.host == "localhost"
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (found.app.user,)
        assert connection.connection.info.host == found.app.host
