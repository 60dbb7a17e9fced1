"""A backup comes back as it was; what is damaged or killed on the way leaves the database that was there."""

from __future__ import annotations

import dataclasses
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from tests import cast as named_cast
from tests import databases

from vai.config import backups, restoring, runtime
from vai.config.backups import BackupError
from vai.core.idempotency import once
from vai.core.rowsecurity import acting_as
from vai.staff.models import Person


@pytest.fixture
def installed(
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    settings: object,
) -> Iterator[Path]:
    """Give an installation with people and a file; backups of it go into the folder that is returned."""
    name = databases.clone_name("backup")
    with django_db_blocker.unblock(), databases.cloned(name):  # type: ignore[attr-defined]
        cast = named_cast.make()
        with acting_as(cast.an, at=named_cast.NOW):
            once("k", by=cast.an, at=named_cast.NOW)
        connection.close()
        found = runtime.database()
        here = runtime.Databases(*(dataclasses.replace(one, dbname=name) for one in (found.owner, found.app)))
        monkeypatch.setattr(runtime, "database", lambda: here)
        settings.MEDIA_ROOT = tmp_path / "files"  # type: ignore[attr-defined]
        (tmp_path / "files/ab").mkdir(parents=True)
        (tmp_path / "files/ab/Hợp đồng.pdf").write_bytes(b"%PDF")
        yield tmp_path


def mails() -> list[str]:
    return sorted(Person.objects.values_list("email", flat=True))


def lose_everything(folder: Path) -> None:
    with psycopg.connect(runtime.database().owner.dsn()) as owner:
        owner.execute("UPDATE person SET email = 'lost' || id || '@example.vn'")
    (folder / "files/ab/Hợp đồng.pdf").unlink()


def test_a_backup_comes_back_with_rows_files_rights_and_nothing_left_beside(installed: Path) -> None:
    target, before = installed / "vai.backup", mails()
    backups.write(target)
    assert target.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in installed.iterdir()) == ["files", "vai.backup"]
    lose_everything(installed)
    with pytest.raises(BackupError, match="holds tables"):
        restoring.restore(target, replace=False)
    assert mails() != before
    restoring.restore(target, replace=True)
    assert mails() == before
    assert (installed / "files/ab/Hợp đồng.pdf").read_bytes() == b"%PDF"
    an = Person.objects.get(email="an@example.vn")
    with acting_as(an, at=named_cast.NOW):  # the app's own rights are there, and row security with them
        assert not once("k", by=an, at=named_cast.NOW).is_first
    with psycopg.connect(runtime.database().owner.dsn("postgres")) as server:
        name = runtime.database().owner.dbname
        left = server.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{name}%"]
        ).fetchall()
    assert left == [(name,)]


def test_half_a_file_is_not_taken_for_a_whole_one(installed: Path) -> None:
    target, half, before = installed / "vai.backup", installed / "half.backup", mails()
    backups.write(target)
    size = target.stat().st_size
    for part in (0, 600, size // 3, size // 2):
        half.write_bytes(target.read_bytes()[:part])
        with pytest.raises(BackupError):
            restoring.restore(half, replace=True)
        assert mails() == before


def test_what_is_not_what_was_written_does_not_come_back(installed: Path) -> None:
    target, other, before = installed / "vai.backup", installed / "other.backup", mails()
    backups.write(target)
    with tarfile.open(target) as archive, tarfile.open(other, "w") as changed:
        for member in archive.getmembers():
            content = archive.extractfile(member)
            if member.name == backups.CONTENTS and content is not None:
                told = json.load(content)
                told["tables"]["person"] += 1
                (installed / "told").write_text(json.dumps(told))
                changed.add(installed / "told", member.name)
            else:
                changed.addfile(member, content)
    with pytest.raises(BackupError, match="person: 12 rows instead of 13"):
        restoring.restore(other, replace=True)
    assert mails() == before


def test_killed_between_the_last_two_steps_the_database_from_before_is_put_back(installed: Path) -> None:
    owner, before = runtime.database().owner, mails()
    connection.close()
    with psycopg.connect(owner.dsn("postgres"), autocommit=True) as server:
        server.execute(f'ALTER DATABASE "{owner.dbname}" RENAME TO "{owner.dbname}_replaced"')
    (installed / "none.backup").write_bytes(b"")
    with pytest.raises(BackupError):
        restoring.restore(installed / "none.backup", replace=True)
    assert mails() == before
