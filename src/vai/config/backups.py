"""Write an installation into one file and bring it back: the database and the files that people added."""

import json
import os
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import django
import psycopg
from django.conf import settings
from psycopg import sql

from vai.config import installation, runtime
from vai.config.postgres import PostgresError, find_binaries, write_private
from vai.config.runtime import ConnectionParams

DUMP = "database.dump"
FILES = "files"


@dataclass(frozen=True)
class Backup:
    """A backup that was written: when, where to, how large."""

    at: datetime
    file: str
    megabytes: float


class BackupError(RuntimeError):
    """A backup could not be written or brought back; the message says why."""


def write(target: Path) -> int:
    """Write database and files into a tar file.

    :raises BackupError: pg_dump fails.
    """
    owner = runtime.database().owner
    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / DUMP
        _postgres_tool(owner, "pg_dump", "--format=custom", f"--file={dump}", owner.dbname)
        part = target.with_name(f"{target.name}.part")
        with tarfile.open(part, "w") as archive:
            archive.add(dump, DUMP)
            if settings.MEDIA_ROOT and Path(settings.MEDIA_ROOT).is_dir():
                archive.add(settings.MEDIA_ROOT, FILES)
        part.chmod(0o600)
        part.replace(target)
    megabytes = target.stat().st_size / 1e6
    noted = {"at": datetime.now(UTC).isoformat(), "file": str(target.absolute()), "megabytes": megabytes}
    write_private(_note(), json.dumps(noted))
    print(f"{target}: {megabytes:.1f} MB")
    return 0


def last() -> Backup | None:
    """Return the last backup that was written from this state folder, or None."""
    try:
        noted = json.loads(_note().read_text())
        return Backup(datetime.fromisoformat(noted["at"]), noted["file"], noted["megabytes"])
    except (OSError, ValueError, KeyError):
        return None


def restore(source: Path, *, replace: bool) -> int:
    """Bring back database and files from a tar file.

    :raises BackupError: the database holds tables already and may not be replaced, or pg_restore fails.
    """
    owner = runtime.database().owner
    if _has_tables(owner) and not replace:
        raise BackupError("The database holds tables. To throw them away: vai restore --replace FILE")
    with tempfile.TemporaryDirectory() as folder, tarfile.open(source) as archive:
        archive.extractall(folder, filter="data")
        _make_empty(owner)
        # Owners and grants are those of this server; bringing the tables up to date sets them.
        _postgres_tool(
            owner, "pg_restore", "--no-owner", "--no-acl", "--exit-on-error",
            f"--dbname={owner.dbname}", str(Path(folder) / DUMP),
        )  # fmt: skip
        installation.prepare()
        _bring_back_files(Path(folder) / FILES)
    print(f"{source} is back.")
    return 0


def _note() -> Path:
    return runtime.state_dir() / "last-backup.json"


def _has_tables(owner: ConnectionParams) -> bool:
    with psycopg.connect(owner.dsn()) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    return bool(found and found[0])


def _make_empty(owner: ConnectionParams) -> None:
    with psycopg.connect(owner.dsn("postgres"), autocommit=True) as connection:
        name = sql.Identifier(owner.dbname)
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
    runtime.make_database(owner)
    if runtime.makes_roles():
        runtime.prepare_roles(owner)


def _bring_back_files(files: Path) -> None:
    if not files.is_dir():
        return
    target = Path(settings.MEDIA_ROOT)
    target.mkdir(parents=True, exist_ok=True)
    for file in files.rglob("*"):
        if file.is_file():
            place = target / file.relative_to(files)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.read_bytes())


def _postgres_tool(owner: ConnectionParams, tool: str, *arguments: str) -> None:
    """Run a PostgreSQL program as the owner; the password goes by environment, not on the command line."""
    with psycopg.connect(owner.dsn()) as connection:
        major = connection.info.server_version // 10000
    try:
        folder = find_binaries(major)
    except PostgresError:
        folder = find_binaries()
    login = {
        "PGHOST": owner.host,
        "PGPORT": str(owner.port),
        "PGUSER": owner.user,
        "PGPASSWORD": owner.password,
    }
    present = {name: value for name, value in login.items() if value}
    if "sslmode" in owner.options:
        present["PGSSLMODE"] = owner.options["sslmode"]
    done = subprocess.run(
        [folder / tool, *arguments], env=os.environ | present, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise BackupError(f"{tool} failed:\n{done.stderr}")
