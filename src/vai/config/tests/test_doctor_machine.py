"""`vai doctor` at this machine: disks, files, what was installed, backups."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from vai.config import backups, runtime
from vai.config.doctor import machine
from vai.config.doctor.findings import Outcome
from vai.config.postgres import write_private
from vai.config.tests.faults import named


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a state folder of an installation with a database elsewhere."""
    ours = runtime.database()
    monkeypatch.setattr(runtime, "database", lambda: ours)
    monkeypatch.setenv("VAI_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("VAI_OWNER_DSN", "host=elsewhere")
    folder = runtime.state_dir()
    for name in ("secret-key", "app-password-1"):
        write_private(folder / name, "secret")
    return folder


def test_a_healthy_machine_has_no_fault(state: Path) -> None:
    assert named(machine.examine()) == {}


def test_disks_that_fill_up(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "FREE_LOW_BYTES", 10**18)
    assert "Make room" in named(machine.disks(), Outcome.WARNING)["disk"].remedy
    monkeypatch.setattr(machine, "FREE_MIN_BYTES", 10**18)
    assert str(state) in named(machine.disks())["disk"].seen


def test_disks_without_inodes(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.statvfs(state).f_files == 0:
        pytest.skip("the file system of this machine counts no inodes")
    monkeypatch.setattr(machine, "FREE_INODES_MIN", 1.1)
    assert "inodes free" in named(machine.disks())["disk"].seen


def test_secrets_and_files_that_others_can_read(state: Path) -> None:
    (state / "secret-key").chmod(0o644)
    (state / "files").mkdir(mode=0o755)
    found = named(machine.state())["state folder"]
    assert str(state / "secret-key") in found.seen
    assert str(state / "files") in found.seen
    assert found.remedy.startswith("chmod -R go-rwx ")


def test_files_that_belong_to_somebody_else(state: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    os.chown(state / "secret-key", 65534, 65534)
    found = named(machine.state())["state folder"]
    assert "secret-key" in found.seen
    assert "chown -R root" in found.remedy


def test_a_state_folder_that_cannot_be_written(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:
        monkeypatch.setenv("VAI_STATE", "/proc/self/map_files")  # root may write anywhere else
    else:
        state.chmod(0o500)
    assert "can't write to" in named(machine.state())["state folder"].seen


def test_backups_that_are_missing_or_old(db: None, state: Path, settings: Any) -> None:
    assert machine.backup().outcome is Outcome.WARNING
    assert backups.write(state / "one.tar") == 0
    assert machine.backup().outcome is Outcome.OK
    later = machine.backup(now=datetime.now(UTC) + timedelta(hours=27))
    assert later.outcome is Outcome.FAULT
    assert "older than 26 hours" in later.seen
    settings.VAI_BACKUP_HOURS = 0
    assert machine.backup(now=datetime.now(UTC) + timedelta(hours=27)).outcome is Outcome.OK


def test_static_files_that_pages_name_and_nobody_brought(state: Path, settings: Any, tmp_path: Path) -> None:
    page = tmp_path / "ui" / "templates" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text("<script src=\"{{ static('vendor/none.js') }}\"></script>")
    settings.HERE, settings.ROOMS = tmp_path / "config", ("ui",)
    assert "vendor/none.js" in named(machine.examine())["static files"].seen


def test_translations_that_were_not_compiled(state: Path, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "vi" / "LC_MESSAGES").mkdir(parents=True)
    settings.LOCALE_PATHS = [tmp_path]
    assert str(tmp_path) in named(machine.examine())["translations"].seen
