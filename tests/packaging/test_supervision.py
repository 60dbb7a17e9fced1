"""What is killed is started again by `vai serve`: its processes and its database; what ends each time is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from vai.config import children, runtime, serving
from vai.config.children import Child, KeepsEndingError
from vai.config.postgres import Cluster

OURS = ("VAI_OWNER_DSN", "VAI_APP_DSN", "VAI_APP_DATABASE_URL", "DATABASE_URL")
SLEEPS = [sys.executable, "-c", "import subprocess; subprocess.run(['sleep', '60'])"]


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    tmp_path.chmod(0o711)
    monkeypatch.setenv("VAI_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("VAI_PG_FAST", raising=False)  # what was committed shall outlive a kill
    runtime.database.cache_clear()
    yield tmp_path / "state"
    runtime.cluster().destroy()
    runtime.database.cache_clear()


@pytest.fixture
def child() -> Iterator[Child]:
    others = {name: value for name, value in os.environ.items() if name != "VAI_STATE"}
    started = Child.start("sleeper", SLEEPS, others)
    yield started
    children.signal_group(started.process.pid, signal.SIGKILL)
    started.process.wait()


def until(holds: object, *, within: float = 10.0) -> None:
    deadline = time.monotonic() + within
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.02)


def in_group(leader: int) -> int:
    found = subprocess.run(
        ["ps", "-o", "pgid=,stat=", "-A"], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split() for line in found.splitlines()]
    return sum(int(group) == leader and not stat.startswith("Z") for group, stat in rows)


def test_a_killed_child_is_started_again_and_what_it_had_started_is_ended(child: Child) -> None:
    first = child.process.pid
    until(lambda: in_group(first) == 2)
    assert not child.look_after(os.environ)
    os.kill(first, signal.SIGKILL)
    until(lambda: child.has_ended)
    until(lambda: child.look_after(os.environ))
    assert child.process.pid != first
    assert not child.has_ended
    until(lambda: in_group(first) == 0)


def test_one_that_ends_each_time_is_waited_for_and_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "LONGEST_PAUSE_S", 0.01)
    monkeypatch.setattr(children, "MOST_QUICK_ENDS", 3)
    ends = Child.start("breaker", ["false"], os.environ)

    def look() -> bool:
        return ends.look_after(os.environ) and False

    with pytest.raises(KeepsEndingError, match="breaker ended 4 times"):
        until(look)


def test_a_killed_database_is_started_again_with_all_that_was_committed(state: Path) -> None:
    found = runtime.database()
    with psycopg.connect(found.owner.dsn()) as connection:
        connection.execute("CREATE TABLE client AS SELECT 'Đặng Thị Ẩn' AS name")
    service = serving.Service("http://localhost", serving.Turn(state / "processes.json", inherited=False))
    service.look_after_database()
    postmaster = int((Cluster(state / "postgres")._data / "postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGKILL)
    until(runtime.cluster().is_gone)
    service.look_after_database()
    with psycopg.connect(found.owner.dsn()) as connection:
        assert connection.execute("SELECT name FROM client").fetchall() == [("Đặng Thị Ẩn",)]


def test_a_new_run_ends_what_a_killed_one_left_behind(state: Path, child: Child) -> None:
    runtime.state_dir()
    orphan = Child.start("orphan", SLEEPS, os.environ | {"VAI_STATE": str(runtime.state_dir())})
    until(lambda: in_group(orphan.process.pid) == 2)
    os.kill(orphan.process.pid, signal.SIGKILL)
    orphan.process.wait()
    (state / "processes.json").write_text(f"[{orphan.process.pid}, {child.process.pid}]")
    with serving.alone() as turn:
        assert turn.inherited
        assert in_group(orphan.process.pid) == 0
        assert in_group(child.process.pid) == 2  # a number that belongs to another program by now
