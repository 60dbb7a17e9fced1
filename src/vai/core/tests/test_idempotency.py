"""The same request sent twice is carried out once, also when both run at the same time."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from django.db import connection
from tests import cast as named_cast
from tests import databases
from tests.cast import NOW, Cast

from vai.core.idempotency import once
from vai.core.models import IdempotencyKey
from vai.core.rowsecurity import acting_as


def test_the_second_is_told_what_came_of_the_first(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        first = once("k", by=cast.an, at=NOW)
        assert first.is_first
        first.remember(interaction=7)
    with acting_as(cast.an, at=NOW):
        again = once("k", by=cast.an, at=NOW)
        assert (again.is_first, again.outcome) == (False, {"interaction": 7})
        assert once("other", by=cast.an, at=NOW).is_first
    with acting_as(cast.binh, at=NOW):
        assert once("k", by=cast.binh, at=NOW).is_first


@pytest.mark.parametrize("key", ["x" * 500, "a\x00b", "ế" * 81])
def test_any_key_will_do(cast: Cast, key: str) -> None:
    with acting_as(cast.an, at=NOW):
        assert [once(key, by=cast.an, at=NOW).is_first for _time in range(2)] == [True, False]


def test_without_a_key_each_is_a_first_one(cast: Cast) -> None:
    with acting_as(cast.an, at=NOW):
        for _time in range(2):
            one = once("", by=cast.an, at=NOW)
            one.remember(anything=1)
            assert one.is_first
        assert IdempotencyKey.objects.count() == 0


def test_what_is_rolled_back_gives_its_key_back(cast: Cast) -> None:
    def fail() -> None:
        with acting_as(cast.an, at=NOW):
            once("k", by=cast.an, at=NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with acting_as(cast.an, at=NOW):
        assert once("k", by=cast.an, at=NOW).is_first


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock(), databases.cloned(databases.clone_name("once")):  # type: ignore[attr-defined]
        yield


def test_of_four_at_once_one_is_the_first(own_database: None) -> None:
    cast = named_cast.make()
    barrier, firsts = threading.Barrier(4), []

    def send() -> None:
        try:
            barrier.wait(timeout=10)
            with acting_as(cast.an, at=NOW):
                firsts.append(once("k", by=cast.an, at=NOW).is_first)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(firsts) == [False, False, False, True]
