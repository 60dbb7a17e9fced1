"""Jobs join the transaction that asks for them, run once, and act as who asked."""

from __future__ import annotations

import ast
import asyncio
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from tests import cast as named_cast
from tests import databases
from tests.cast import NOW, Cast

from vai.config import working
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
    if word == "away":
        raise OperationalError("the connection is lost")


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Cast]:
    """Give a database in which things are committed, so that a worker finds them."""
    SEEN.clear()
    with django_db_blocker.unblock(), databases.cloned(databases.clone_name("jobs")):  # type: ignore[attr-defined]
        yield named_cast.make()


def work(delete_jobs: str = "successful") -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(
            wait=False, install_signal_handlers=False, listen_notify=False, delete_jobs=delete_jobs
        )


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


def taken_up_again() -> int:
    async def look(connected: App) -> int:
        async with connected.open_async():
            return await working.take_up_again(connected)

    with app.replace_connector(app.connector.get_worker_connector()) as connected:  # type: ignore[attr-defined]
        return asyncio.run(look(connected))


def taken_by_a_worker(*, last_seen_s: int) -> None:
    """Let the job be one that a worker took and that lived until then."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH worker AS (INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - make_interval(secs => %s)) RETURNING id)"
            " UPDATE procrastinate_jobs SET status = 'doing', worker_id = worker.id FROM worker"
            " WHERE task_name = 'tests.look'",
            [last_seen_s],
        )


def test_a_job_of_a_killed_worker_is_taken_up_again(committed: Cast) -> None:
    jobs.enqueue("tests.look", by=committed.an, at=NOW, word="killed")
    taken_by_a_worker(last_seen_s=0)
    assert taken_up_again() == 0  # its worker lives
    work()
    assert SEEN == []
    taken_by_a_worker(last_seen_s=60)
    assert taken_up_again() == 1
    work()
    assert [row[0] for row in SEEN] == ["killed"]


def test_a_job_that_was_done_but_not_noted_as_done_is_not_done_twice(committed: Cast) -> None:
    jobs.enqueue("tests.look", by=committed.an, at=NOW, word="done")
    work(delete_jobs="never")
    taken_by_a_worker(last_seen_s=60)  # killed after the commit: the queue knows nothing of it
    assert taken_up_again() == 1
    work()
    assert [row[0] for row in SEEN] == ["done"]
    assert not ProcrastinateJob.objects.filter(task_name="tests.look").exists()


def test_a_job_that_meets_an_outage_is_tried_again_and_one_that_is_wrong_is_not(committed: Cast) -> None:
    jobs.enqueue("tests.look", by=committed.an, at=NOW, word="away")
    work()
    job = ProcrastinateJob.objects.get(task_name="tests.look")
    assert (job.status, job.attempts, [row[0] for row in SEEN]) == ("todo", 1, ["away"])


def test_a_job_that_ends_its_worker_each_time_is_given_up(committed: Cast) -> None:
    jobs.enqueue("tests.look", by=committed.an, at=NOW, word="poison")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET attempts = %s", [jobs.MOST_BEGINNINGS])
    taken_by_a_worker(last_seen_s=60)
    taken_up_again()
    assert ProcrastinateJob.objects.get(task_name="tests.look").status == "failed"


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
