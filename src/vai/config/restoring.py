"""Bring a backup back: into a database beside the one in use, compared with its list, then put in its place in one step.

Whatever is killed on the way, there is a whole database under the name: the one from before or the one that was brought back.
Only where the owner may make no database is the one in use emptied and filled where it stands.
"""

from __future__ import annotations

import json
import re
import shutil
import tarfile
from dataclasses import replace as changed
from pathlib import Path, PurePosixPath

import django
import psycopg
from psycopg import sql

from vai.config import backups, pgtools, runtime, serving
from vai.config.backups import CONTENTS, DUMP, FILES, BackupError, Contents
from vai.config.runtime import ConnectionParams

# Until backups had a list of contents.
_OLD_DUMP = "database.dump"
LOCKED_AT_MOST_S = 15
_ROW_SECURITY = re.compile(r" (POLICY|ROW SECURITY) ")


def restore(source: Path, *, replace: bool) -> int:
    """Bring back database and files from a file that `vai backup` wrote.

    :raises BackupError: the file is not whole, the database holds tables already and may not be replaced, or what came
        back is not what was written.
    :raises ServingError: Vai runs.
    """
    with serving.alone():
        owner = runtime.database().owner
        _finish_swap(owner)
        if _has_tables(owner) and not replace:
            raise BackupError("The database holds tables. To throw them away: vai restore --replace FILE")
        _bring_back(source, owner)
    print(f"{source} is back.")
    return 0


def _bring_back(source: Path, owner: ConnectionParams) -> None:
    folder = runtime.state_dir() / "restoring"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        contents = _unpack(source, folder)
        if _may_make_databases(owner):
            _beside(folder, contents, owner)
        else:
            _in_place(folder, contents, owner)
        _settle()
    except pgtools.ToolError as fault:
        raise BackupError(str(fault)) from fault
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _beside(folder: Path, contents: Contents | None, owner: ConnectionParams) -> None:
    aside = changed(owner, dbname=_aside(owner))
    _drop(owner, aside.dbname)
    try:
        runtime.make_database(aside)
        _fill(aside, folder)
        _compare(aside, contents)
        _bring_up_to_date(aside)
        _bring_back_files(folder / FILES)
        _swap(owner)
    finally:
        _drop(owner, aside.dbname)


def _in_place(folder: Path, contents: Contents | None, owner: ConnectionParams) -> None:
    with psycopg.connect(owner.dsn(), autocommit=True) as connection:
        _empty(connection)
    _fill(owner, folder)
    _compare(owner, contents)
    _bring_up_to_date(owner)
    _bring_back_files(folder / FILES)


def _unpack(source: Path, folder: Path) -> Contents | None:
    """Unpack a backup and read its list of contents; None for a file from before there was one."""
    try:
        with tarfile.open(source) as archive:
            for member in archive:
                _take_out(archive, member, folder)
    except (OSError, EOFError, tarfile.TarError) as refusal:
        raise BackupError(f"{source} can't be read as a backup: {refusal}") from None
    if not (folder / DUMP / "toc.dat").is_file() and not (folder / _OLD_DUMP).is_file():
        raise BackupError(f"{source} holds no database: it is no backup of Vai.")
    if (folder / _OLD_DUMP).is_file():
        return None
    try:
        contents = Contents(**json.loads((folder / CONTENTS).read_text()))
    except (OSError, ValueError, TypeError):
        raise BackupError(f"{source} has no list of what is inside.") from None
    n_files = sum(file.is_file() for file in (folder / FILES).rglob("*"))
    if n_files != contents.n_files:
        raise BackupError(f"{source} is not whole: {n_files} files are inside instead of {contents.n_files}.")
    return contents


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
    if target.stat().st_size != member.size:
        raise EOFError(f"{member.name} breaks off")


def _fill(database: ConnectionParams, folder: Path) -> None:
    dump = str(folder / DUMP if (folder / DUMP).exists() else folder / _OLD_DUMP)
    wanted = folder / "wanted"
    # Policies name roles of the server that the backup came from, and an owner who is no superuser cannot tie tables
    # together once they are guarded: row security is made anew at the end, as are owners and grants.
    entries = pgtools.listed(database, dump)
    wanted.write_text("\n".join(one for one in entries if not _ROW_SECURITY.search(one)))
    pgtools.restore(
        database, "--no-owner", "--no-acl", backups.processes(), f"--use-list={wanted}",
        f"--dbname={database.dbname}", dump,
    )  # fmt: skip


def _compare(aside: ConnectionParams, contents: Contents | None) -> None:
    with psycopg.connect(aside.dsn(), autocommit=True) as connection:
        connection.execute("ANALYZE")
        found = backups.count_rows(connection)
    wanted = contents.tables if contents else found
    differing = sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))
    if differing:
        said = ", ".join(
            f"{name}: {found.get(name)} rows instead of {wanted.get(name)}" for name in differing
        )
        raise BackupError(
            f"What came back is not what was written ({said}). The database is as it was before."
        )


def _bring_up_to_date(database: ConnectionParams) -> None:
    """Give the tables the rights of this server and what a newer release changed, before anybody sees them."""
    if runtime.makes_roles():
        runtime.prepare_roles(runtime.database().owner)
    django.setup()
    # These read models, which exist only after the set-up.
    from django.db import connection  # noqa: PLC0415

    from vai.config import owner  # noqa: PLC0415

    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = database.dbname
    try:
        owner.bring_up_to_date()
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _settle() -> None:
    """Add the lists that a newer release begins with, by the app's own way in."""
    from vai.config import defaults  # noqa: PLC0415 - read only after the set-up

    defaults.settle_defaults()


def _swap(owner: ConnectionParams) -> None:
    """Let the database that was brought back take the name of the one in use, which goes."""
    with _maintenance(owner) as connection:
        if _exists(connection, owner.dbname):
            _rename(connection, owner.dbname, _before(owner))
        _rename(connection, _aside(owner), owner.dbname)
    _drop(owner, _before(owner))


def _finish_swap(owner: ConnectionParams) -> None:
    """Put back the database from before where a restore was killed between its last two steps."""
    if runtime.answers(owner, owner.dbname) and not _may_make_databases(owner):
        return
    with _maintenance(owner) as connection:
        if _exists(connection, _before(owner)) and not _exists(connection, owner.dbname):
            _rename(connection, _before(owner), owner.dbname)
    _drop(owner, _before(owner))
    runtime.make_database(owner)


def _rename(connection: psycopg.Connection, before: str, after: str) -> None:
    connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [before])
    connection.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(before), sql.Identifier(after))
    )


def _drop(owner: ConnectionParams, name: str) -> None:
    with _maintenance(owner) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _exists(connection: psycopg.Connection, name: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone())


def _maintenance(owner: ConnectionParams) -> psycopg.Connection:
    return psycopg.connect(owner.dsn("postgres"), autocommit=True)


def _aside(owner: ConnectionParams) -> str:
    return f"{owner.dbname}_restoring"


def _before(owner: ConnectionParams) -> str:
    return f"{owner.dbname}_replaced"


def _has_tables(owner: ConnectionParams) -> bool:
    with psycopg.connect(owner.dsn()) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    return bool(found and found[0])


def _may_make_databases(owner: ConnectionParams) -> bool:
    with psycopg.connect(owner.dsn()) as connection:
        row = connection.execute(
            "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    return bool(row and row[0])


def _empty(connection: psycopg.Connection) -> None:
    """Leave the database without its schemas."""
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
    """Write each file whole or not at all; files lie under their hash, so none replaces another one."""
    from django.conf import settings  # noqa: PLC0415 - read only after the set-up

    home = Path(settings.MEDIA_ROOT)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    for file in sorted(files.rglob("*")):
        if not file.is_file():
            continue
        place = home / file.relative_to(files)
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f".{place.name}.part")
        shutil.copyfile(file, part)
        part.replace(place)
