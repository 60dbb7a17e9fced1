"""Write an installation into one file: the database, the files that people added, and a list of what is inside.

The file is made beside its place and takes it whole, in one step: a file of that name is a whole backup, whatever was killed.
"""

import json
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import django
import psycopg
from django.conf import settings
from psycopg import sql

import vai
from vai.config import pgtools, runtime
from vai.config.postgres import write_private
from vai.config.runtime import ConnectionParams

CONTENTS = "contents.json"
DUMP = "database"
FILES = "files"
# More would starve the servers that go on working meanwhile.
MOST_PROCESSES = 4
_HIDING = """
SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
  AND row_security_active(c.oid) AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive
    AND p.polcmd IN ('*', 'r') AND pg_get_expr(p.polqual, p.polrelid) = 'true'
    AND (SELECT oid FROM pg_roles WHERE rolname = current_user) = ANY (p.polroles))
ORDER BY 1
"""


@dataclass(frozen=True)
class Contents:
    """What a backup holds: rows by table and how many files; written first, so that it is read without the rest."""

    vai: str
    postgres: int
    made_at: str
    tables: dict[str, int]
    n_files: int


@dataclass(frozen=True)
class Backup:
    """A backup that was written: when, where to, how large."""

    at: datetime
    file: str
    megabytes: float


class BackupError(RuntimeError):
    """A backup could not be written or brought back; the message says why."""


def write(target: Path) -> int:
    """Write database and files into a tar file, while Vai goes on working.

    :raises BackupError: the owner does not see every row, pg_dump fails, or the file cannot be written.
    """
    django.setup()
    _require_sight(runtime.database().owner)
    part = target.with_name(f".{target.name}.part")
    try:
        with _folder_beside(target) as folder:
            contents = _dump(runtime.database().owner, folder / DUMP)
            (folder / CONTENTS).write_text(json.dumps(asdict(contents)))
            with tarfile.open(part, "w") as archive:
                for name in (CONTENTS, DUMP):
                    archive.add(folder / name, name)
                for file in _files():
                    archive.add(file, f"{FILES}/{file.relative_to(settings.MEDIA_ROOT)}", recursive=False)
        _settle(part, target)
    except pgtools.ToolError as fault:
        raise BackupError(str(fault)) from fault
    except OSError as refusal:
        raise BackupError(f"{target} can't be written: {refusal.strerror or refusal}") from None
    finally:
        part.unlink(missing_ok=True)
    megabytes = target.stat().st_size / 1e6
    noted = {"at": datetime.now(UTC).isoformat(), "file": str(target.absolute()), "megabytes": megabytes}
    write_private(_note(), json.dumps(noted))
    print(f"{target}: {megabytes:.1f} MB, {sum(contents.tables.values())} rows, {contents.n_files} files")
    return 0


def last() -> Backup | None:
    """Return the last backup that was written from this state folder, or None."""
    try:
        noted = json.loads(_note().read_text())
        return Backup(datetime.fromisoformat(noted["at"]), noted["file"], noted["megabytes"])
    except (OSError, ValueError, KeyError):
        return None


def count_rows(connection: psycopg.Connection) -> dict[str, int]:
    """Count the rows of every table of Vai, as the owner."""
    found = connection.execute(
        "SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1"
    ).fetchall()
    counts = {}
    for (name,) in found:
        row = connection.execute(sql.SQL("SELECT count(*) FROM public.{}").format(sql.Identifier(name)))
        counts[name] = int((row.fetchone() or (0,))[0])
    return counts


def processes() -> str:
    """Return the option by which PostgreSQL's programs use this machine's processors."""
    return f"--jobs={min(os.cpu_count() or 1, MOST_PROCESSES)}"


def _dump(owner: ConnectionParams, folder: Path) -> Contents:
    """Dump what one snapshot sees and count the same."""
    with psycopg.connect(owner.dsn()) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        (snapshot,) = connection.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
        # An owner who is no superuser reads by the policy that shows everything to the owner.
        major = pgtools.dump(
            owner, "--enable-row-security", "--format=directory", "--compress=1", processes(),
            f"--snapshot={snapshot}", "--no-owner", "--no-acl", f"--file={folder}", owner.dbname,
        )  # fmt: skip
        tables = count_rows(connection)
    return Contents(vai.__version__, major, datetime.now(UTC).isoformat(), tables, sum(1 for _ in _files()))


def _require_sight(owner: ConnectionParams) -> None:
    """Refuse to write a backup in which rows would be missing.

    :raises BackupError: a table hides rows from its owner.
    """
    with psycopg.connect(owner.dsn()) as connection:
        found = connection.execute(_HIDING).fetchall()
    if found:
        names = ", ".join(row[0] for row in found[:5])
        raise BackupError(
            f"Rows of {names} are hidden from {owner.user!r}. Run `vai migrate`, then try again."
        )


def _files() -> Iterator[Path]:
    home = Path(settings.MEDIA_ROOT)
    return (file for file in sorted(home.rglob("*")) if file.is_file())


@contextmanager
def _folder_beside(target: Path) -> Iterator[Path]:
    """Give a folder on the same disk as the target; what a killed run left there goes first."""
    folder = target.with_name(f".{target.name}.folder")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _settle(part: Path, target: Path) -> None:
    """Let the finished file take its place, on the disk before by name."""
    part.chmod(0o600)
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(target)


def _note() -> Path:
    return runtime.state_dir() / "last-backup.json"
