"""Write an installation into one file and bring it back: the database and the files that people added."""

import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import django
import psycopg
from django.conf import settings
from psycopg import sql

from vai.config import installation, runtime
from vai.config.postgres import PostgresError, find_binaries, write_private
from vai.config.runtime import ConnectionParams

DUMP = "database.dump"
FILES = "files"
LOCKED_AT_MOST_S = 15
BY_ENVIRONMENT = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}
_HIDING = """
SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
  AND row_security_active(c.oid) AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive
    AND p.polcmd IN ('*', 'r') AND pg_get_expr(p.polqual, p.polrelid) = 'true'
    AND (SELECT oid FROM pg_roles WHERE rolname = current_user) = ANY (p.polroles))
ORDER BY 1
"""


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

    :raises BackupError: the owner does not see every row, pg_dump fails, or the file cannot be written.
    """
    owner = runtime.database().owner
    django.setup()
    _require_sight(owner)
    part = target.with_name(f"{target.name}.part")
    try:
        with tempfile.TemporaryDirectory() as folder:
            dump = Path(folder) / DUMP
            # An owner who is no superuser reads by the policy that shows everything to the owner.
            _postgres_tool(
                owner, "pg_dump", "--enable-row-security", "--format=custom", f"--file={dump}", owner.dbname
            )  # fmt: skip
            with tarfile.open(part, "w") as archive:
                part.chmod(0o600)
                archive.add(dump, DUMP)
                if settings.MEDIA_ROOT and Path(settings.MEDIA_ROOT).is_dir():
                    archive.add(settings.MEDIA_ROOT, FILES)
            part.replace(target)
    except OSError as refusal:
        raise BackupError(f"{target} can't be written: {refusal.strerror or refusal}") from None
    finally:
        part.unlink(missing_ok=True)
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

    :raises BackupError: it is no backup, the database holds tables already and may not be replaced, or pg_restore fails.
    """
    owner = runtime.database().owner
    if _has_tables(owner) and not replace:
        raise BackupError("The database holds tables. To throw them away: vai restore --replace FILE")
    with tempfile.TemporaryDirectory() as folder:
        _unpack(source, folder)
        dump = Path(folder) / DUMP
        wanted = Path(folder) / "wanted"
        wanted.write_text(_all_but_policies(_postgres_tool(owner, "pg_restore", "--list", str(dump))))
        _make_empty(owner)
        # Owners and grants are those of this server; bringing the tables up to date sets them.
        _postgres_tool(
            owner, "pg_restore", "--no-owner", "--no-acl", "--exit-on-error", f"--use-list={wanted}",
            f"--dbname={owner.dbname}", str(dump),
        )  # fmt: skip
        installation.prepare()
        _bring_back_files(Path(folder) / FILES)
    print(f"{source} is back.")
    return 0


def _unpack(source: Path, folder: str) -> None:
    try:
        with tarfile.open(source) as archive:
            for member in archive:
                _take_out(archive, member, Path(folder))
    except (OSError, tarfile.TarError) as refusal:
        raise BackupError(f"{source} can't be read as a backup: {refusal}") from None
    if not (Path(folder) / DUMP).is_file():
        raise BackupError(f"{source} holds no database: it is no backup of Vai.")


def _take_out(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Write a file of the archive below the folder; what is no file, or would lie elsewhere, stays in it."""
    place = PurePosixPath(member.name)
    content = archive.extractfile(member) if member.isfile() else None
    if content is None or place.is_absolute() or ".." in place.parts:
        return
    target = folder / place
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out:
        shutil.copyfileobj(content, out)


def _all_but_policies(listed: str) -> str:
    """Leave out policies: they name roles of the server that the backup came from, and are made anew."""
    return "\n".join(line for line in listed.splitlines() if " POLICY " not in line)


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


def _note() -> Path:
    return runtime.state_dir() / "last-backup.json"


def _has_tables(owner: ConnectionParams) -> bool:
    with psycopg.connect(owner.dsn()) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    return bool(found and found[0])


def _make_empty(owner: ConnectionParams) -> None:
    """Leave an empty database: a new one where the owner may make one, else this one without its schemas."""
    with psycopg.connect(owner.dsn(), autocommit=True) as connection:
        row = connection.execute(
            "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        if not (row and row[0]):
            _empty_in_place(connection)
            return
    with psycopg.connect(owner.dsn("postgres"), autocommit=True) as connection:
        name = sql.Identifier(owner.dbname)
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
    runtime.make_database(owner)
    if runtime.makes_roles():
        runtime.prepare_roles(owner)


def _empty_in_place(connection: psycopg.Connection) -> None:
    connection.execute(f"SET lock_timeout = '{LOCKED_AT_MOST_S}s'")
    try:
        connection.execute("DROP SCHEMA IF EXISTS vai, public CASCADE; CREATE SCHEMA public")
        connection.execute("ALTER SCHEMA public OWNER TO pg_database_owner")
    except psycopg.errors.LockNotAvailable:
        raise BackupError(
            "Somebody works in the database. Stop web servers and workers, then try again."
        ) from None
    except psycopg.errors.InsufficientPrivilege as refusal:
        said = str(refusal).splitlines()[0]
        raise BackupError(
            f"The owner may not empty this database ({said}). Let who runs the server make it anew."
        ) from None


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


def _postgres_tool(owner: ConnectionParams, tool: str, *arguments: str) -> str:
    """Run a PostgreSQL program as the owner and return what it says; the password goes by environment, not on the command line."""
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
    present |= {
        name: owner.options[option] for option, name in BY_ENVIRONMENT.items() if option in owner.options
    }
    done = subprocess.run(
        [folder / tool, *arguments], env=os.environ | present, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise BackupError(f"{tool} failed:\n{done.stderr}")
    return done.stdout
