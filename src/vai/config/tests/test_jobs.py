"""Jobs join the transaction that asks for them, run once, and act as who asked."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from tests import cast as named_cast
from tests import databases
from tests.cast import NOW, Cast

from vai.core import jobs, rowsecurity
from vai.core.rowsecurity import acting_as
from vai.staff.actions import delegations
from vai.staff.models import Holiday, Person

HOUSE = Path(__file__).resolve().parents[2]
SEEN: list[tuple[str, int, int | None, datetime, str]] = []


@jobs.job("tests.look")
def look(*, by: Person, at: datetime, word: str) -> None:
    actor = rowsecurity.current()
    SEEN.append((word, actor.person_id, actor.on_behalf_of_id, actor.at, actor.door))
    assert (by.pk, at) == (actor.person_id, actor.at)
    if word == "fail":
        raise ValueError(word)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Cast]:
    """Give a database in which things are committed, so that a worker finds them."""
    SEEN.clear()
    with django_db_blocker.unblock(), databases.cloned(databases.clone_name("jobs")):  # type: ignore[attr-defined]
        yield named_cast.make()


def work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


def asks_and_fails(person: Person) -> None:
    with acting_as(person, at=NOW):
        jobs.enqueue("tests.look", by=person, at=NOW, word="never")
        raise ZeroDivisionError


def test_a_job_is_taken_back_with_its_transaction(committed: Cast) -> None:
    with pytest.raises(ZeroDivisionError):
        asks_and_fails(committed.an)
    work()
    assert SEEN == []


def test_a_job_runs_once_as_who_asked_for_whom_they_acted(committed: Cast) -> None:
    an, ha = committed.an, committed.ha
    with acting_as(an, at=NOW):
        delegations.delegate(an, ha, scopes=["journal"], since=NOW.date(), until=NOW.date(), by=an, at=NOW)
    with acting_as(ha, at=NOW, on_behalf_of=an):
        jobs.enqueue("tests.look", by=ha, at=NOW, word="for an")
    with acting_as(ha, at=NOW):
        jobs.enqueue("tests.look", by=ha, at=NOW, word="for herself")
    work()
    work()
    assert [("for an", ha.pk, an.pk, NOW, "job"), ("for herself", ha.pk, None, NOW, "job")] == SEEN


def test_both_sides_of_a_delegation_find_a_notice(committed: Cast) -> None:
    from vai.journal.models import Notice  # noqa: PLC0415 - read only after the databases were exchanged

    an, ha = committed.an, committed.ha
    with acting_as(an, at=NOW):
        delegations.delegate(an, ha, scopes=["journal"], since=NOW.date(), until=NOW.date(), by=an, at=NOW)
    work()
    for person in (an, ha):
        with acting_as(person, at=NOW):
            notice = Notice.objects.get(person=person)
        assert (notice.kind, notice.params["principal"], notice.params["delegate"]) == (
            "delegation_given", an.name, ha.name,
        )  # fmt: skip


def test_what_a_failing_job_wrote_is_taken_back(committed: Cast) -> None:
    jobs.enqueue("tests.look", by=committed.an, at=NOW, word="fail")
    work()
    assert [row[0] for row in SEEN] == ["fail"]
    assert ProcrastinateJob.objects.get(task_name="tests.look").status == "failed"


def test_the_robot_keeps_the_calendar_a_year_ahead(committed: Cast) -> None:
    app.tasks["staff.load_holidays"].func(timestamp=int(datetime(2027, 6, 1).timestamp()))
    with acting_as(committed.minh, at=NOW):
        assert Holiday.objects.filter(day__year=2028).count() > 10


def test_who_left_does_nothing_any_more(committed: Cast) -> None:
    jobs.enqueue("tests.look", by=committed.an, at=NOW, word="late")
    with transaction.atomic():
        Person.objects.filter(pk=committed.an.pk).update(is_active=False)
    work()
    assert SEEN == []


def asked_for() -> set[str]:
    """Collect the names of jobs that the sources ask for, also where they stand in a constant."""
    found = set()
    for file in HOUSE.rglob("*.py"):
        if "tests" in file.parts:
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func).split(".")[-1] == "enqueue"
                and node.args
            ):
                first = node.args[0]
                found.add(first.value if isinstance(first, ast.Constant) else constants[ast.unparse(first)])
    return found


def test_every_job_that_is_asked_for_exists() -> None:
    wanted = asked_for()
    assert {"journal.tell", "staff.send_password_link"} <= wanted
    assert wanted <= jobs.names()
