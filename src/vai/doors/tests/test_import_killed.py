"""An import that is killed hard, or stopped, goes on where it was: nothing is lost, nothing is doubled."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from tests import cast as named_cast
from tests import databases
from tests.cast import NOW, Cast

from vai.clients.models import Account, Coverage
from vai.config import runtime
from vai.core.rowsecurity import acting_as
from vai.doors.actions import run, undoing
from vai.doors.loading import run as runs
from vai.doors.models import ExternalKey, ImportBatch, ImportRow
from vai.doors.tests.imports import begun, numbers
from vai.journal.models import HistoryEntry

N = 12_000


@pytest.fixture
def real(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[tuple[Cast, dict[str, str]]]:
    """A database of its own, with the cast in it, and the environment by which another process reaches it."""
    name = databases.clone_name("killed")
    with django_db_blocker.unblock(), databases.cloned(name):  # type: ignore[attr-defined]
        found = runtime.database()
        reach = {"VAI_OWNER_DSN": found.owner.dsn(name), "VAI_APP_DSN": found.app.dsn(name)}
        yield named_cast.make(), {**os.environ, **reach}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "vai", "import", *arguments, "--json", "--language", "en"]


def a_long_file(folder: Path) -> Path:
    path = folder / "customers.csv"
    rows = [f"{at},Minh Long {at},09{at:08d},{'minh' if at % 3 else 'an'}@example.vn" for at in range(N)]
    path.write_text("\n".join(["Account ID,Account Name,Phone,Account Owner Email", *rows]) + "\n")
    return path


def standing(cast: Cast) -> ImportBatch | None:
    with acting_as(cast.minh, at=NOW):
        return ImportBatch.objects.order_by("pk").last()


def test_killed_in_the_middle_it_goes_on(real: tuple[Cast, dict[str, str]], tmp_path: Path) -> None:
    cast, reach = real
    arguments = command(str(a_long_file(tmp_path)), "--user", cast.minh.email)
    process = subprocess.Popen(arguments, env=reach, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while not (batch := standing(cast)) or batch.position == 0:
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()

    killed = standing(cast)
    assert killed is not None
    assert (killed.state, 0 < killed.position < N) == ("running", True)
    with acting_as(cast.minh, at=NOW):
        assert Account.objects.count() == killed.position == ImportRow.objects.count()
        changes = set(HistoryEntry.objects.filter(table_name="account").values_list("change_id", flat=True))
        assert changes == {killed.change_id}

    done = subprocess.run(
        command("--resume", str(killed.pk), "--user", cast.minh.email),
        env=reach,
        capture_output=True,
        text=True,
        check=True,
    )
    data = json.loads(done.stdout)
    assert (data["state"], data["counts"]["account"]["created"]) == ("finished", N)
    with acting_as(cast.minh, at=NOW):
        assert Account.objects.count() == N
        assert len(set(Account.objects.values_list("external_id", flat=True))) == N
        assert (ExternalKey.objects.count(), ImportRow.objects.count()) == (N, N)
        assert Coverage.objects.filter(person=cast.an).count() == len(range(0, N, 3))
        assert set(HistoryEntry.objects.filter(table_name="account").values_list("change_id", flat=True)) == {
            killed.change_id
        }

    undone = subprocess.run(
        command("--undo", str(killed.pk), "--user", cast.minh.email),
        env=reach,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(undone.stdout) == {"version": 1, "batch": killed.pk, "state": "undone", "kept": []}
    with acting_as(cast.minh, at=NOW):
        assert (Account.objects.count(), Coverage.objects.count(), ExternalKey.objects.count()) == (0, 0, 0)


def small(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> ImportBatch:
    monkeypatch.setattr(runs, "CHUNK", 10)
    rows = "".join(f"Minh Long {at},{'Minh Long 0' if at else ''}\n" for at in range(35))
    return begun(cast.an, {"accounts.csv": f"Account Name,Parent Account\n{rows}"})


@pytest.mark.django_db
def test_stopped_it_goes_on(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = small(cast, monkeypatch)
    asked = iter([False, False, True])
    stopped = run.run(batch.pk, by=cast.an, at=NOW, should_stop=lambda: next(asked))
    assert (stopped.state, stopped.position) == ("stopped", 20)
    done = run.run(batch.pk, by=cast.an, at=timezone.now())
    assert (done.state, done.position, done.percent) == ("finished", 35, 100)
    assert numbers(done, "account") == {"created": 35}
    with acting_as(cast.an, at=NOW):
        assert Account.objects.filter(parent__name="Minh Long 0").count() == 34
        undoing.undo_batch(done, by=cast.an, at=NOW)
        assert Account.objects.count() == 0


@pytest.mark.django_db
def test_a_finished_import_does_not_run_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = small(cast, monkeypatch)
    run.run(batch.pk, by=cast.an, at=NOW)
    with pytest.raises(run.batches.NotNow):
        run.run(batch.pk, by=cast.an, at=NOW)
    with acting_as(cast.an, at=NOW):
        assert Account.objects.count() == 35
