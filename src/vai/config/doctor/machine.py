"""This machine: room on its disks, files that belong to us and are shut to others, what was installed, backups."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from django.conf import settings
from django.contrib.staticfiles import finders

from vai.config import backups, runtime
from vai.config.doctor.findings import Finding, fault, ok, some, warning
from vai.journal import content

FREE_MIN_BYTES, FREE_LOW_BYTES = 1_000_000_000, 5_000_000_000
FREE_INODES_MIN = 0.02
NEWEST_ATTACHMENTS = 100
_STATIC = re.compile(r"""static\(["']([^"'~{}]+)["']\)""")


def examine() -> Iterator[Finding]:
    """Look at disks, files, what the package brought, and backups."""
    yield from disks()
    yield from state()
    yield _static_files()
    yield _translations()
    yield backup()


def disks() -> Iterator[Finding]:
    """Look for room and for inodes where Vai writes: the state folder, the embedded data, temporary files."""
    seen = set()
    for what, folder in _places():
        device = folder.stat().st_dev
        if device in seen:
            continue
        seen.add(device)
        yield _disk(what, folder)


def state() -> Iterator[Finding]:
    """Look whether the state folder is ours to write and shut to others."""
    folder = runtime.state_dir()
    entries = [folder, *folder.iterdir(), *(folder / "postgres").glob("cluster.json")]
    files = [entry for entry in entries if entry.name != "data" and not entry.is_symlink()]
    me = pwd.getpwuid(os.geteuid()).pw_name
    foreign = sorted(str(file) for file in files if file.stat().st_uid != os.geteuid())
    if foreign:
        yield fault(
            "state folder", f"not owned by {me}: {some(foreign)}",
            f"Run Vai and `vai doctor` as one user always; then: chown -R {me} {folder}",
        )  # fmt: skip
    secrets = [file for file in files if file.is_file() and _is_secret(file)]
    readable = sorted(str(file) for file in [*secrets, *_uploads(folder)] if file.stat().st_mode & 0o077)
    if readable:
        yield fault(
            "state folder",
            f"others on this machine can read {some(readable)}",
            f"chmod -R go-rwx {' '.join(readable[:6])}",
        )
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as refusal:
        yield fault(
            "state folder",
            f"{me} can't write to {folder}: {refusal.strerror}",
            f"chown {me} {folder}, or set VAI_STATE to a folder that {me} owns.",
        )
        return
    if not foreign and not readable:
        yield ok("state folder", f"{folder} is written by {me}, secrets are shut to others")


def backup(*, now: datetime | None = None) -> Finding:
    """Look how old the last backup from this state folder is."""
    most = settings.VAI_BACKUP_HOURS
    if most == 0:
        return ok("backup", "made elsewhere, says VAI_BACKUP_HOURS=0")
    last = backups.last()
    remedy = "Run `vai backup FILE` by a timer (docs/installation.md), or set VAI_BACKUP_HOURS=0 if your provider makes them."
    if last is None:
        return warning("backup", "none was made from here", remedy)
    hours = ((now or datetime.now(UTC)) - last.at).total_seconds() / 3600
    seen = f"{last.file}, {last.megabytes:.1f} MB, {hours:.0f} hours ago"
    return (
        fault("backup", f"the last one is older than {most} hours: {seen}", remedy)
        if hours > most
        else ok("backup", seen)
    )


def attachments(owner: psycopg.Connection) -> Iterator[Finding]:
    """Look whether the newest files that people added lie where the database says."""
    rows = owner.execute(
        "SELECT id, sha256 FROM attachment ORDER BY id DESC LIMIT %s", [NEWEST_ATTACHMENTS]
    ).fetchall()
    missing = [str(number) for number, sha256 in rows if not content.path_of(sha256).is_file()]
    if missing:
        yield fault(
            "files", f"{len(missing)} of the newest {len(rows)} are not in {settings.MEDIA_ROOT}",
            "Restore them from a backup; with several web servers that folder must be shared by all (docs/installation.md).",
        )  # fmt: skip
    else:
        yield ok("files", f"the newest {len(rows)} are where they belong" if rows else "nobody added one yet")


def _places() -> Iterator[tuple[str, Path]]:
    yield "state folder", runtime.state_dir()
    if runtime.is_embedded():
        yield "data of the database", runtime.cluster().data_folder
    yield "temporary files", Path(tempfile.gettempdir())


def _disk(what: str, folder: Path) -> Finding:
    usage, inodes = shutil.disk_usage(folder), os.statvfs(folder)
    seen = f"{usage.free / 1e9:.1f} of {usage.total / 1e9:.1f} GB free for {what} at {folder}"
    remedy = "Make room, or move the folder (VAI_STATE, TMPDIR): at zero nothing can be saved and the database stops."
    if usage.free < FREE_MIN_BYTES:
        return fault("disk", seen, remedy)
    if inodes.f_files and inodes.f_favail < inodes.f_files * FREE_INODES_MIN:
        return fault(
            "disk",
            f"{inodes.f_favail:,} of {inodes.f_files:,} inodes free for {what} at {folder}",
            "Delete what made so many small files there.",
        )
    return warning("disk", seen, remedy) if usage.free < FREE_LOW_BYTES else ok("disk", seen)


def _is_secret(file: Path) -> bool:
    return file.name.startswith(("secret-key", "app-password-", "cluster.json"))


def _uploads(folder: Path) -> list[Path]:
    return [place for place in (folder / "files",) if place.is_dir()]


def _static_files() -> Finding:
    wanted = set()
    for room in settings.ROOMS:
        for template in (settings.HERE.parent / room / "templates").rglob("*.html"):
            wanted |= set(_STATIC.findall(template.read_text(encoding="utf-8")))
    missing = sorted(name for name in wanted | {"vendor/icons.svg"} if not finders.find(name))
    if missing:
        return fault(
            "static files", f"pages ask for what is not there: {some(missing)}",
            "Install the package anew from its wheel; in a checkout run `bin/test` or `bin/dev` once, which build them.",
        )  # fmt: skip
    return ok("static files", f"the {len(wanted)} that pages name are there")


def _translations() -> Finding:
    folders = [path / "vi/LC_MESSAGES" for path in settings.LOCALE_PATHS if (path / "vi").is_dir()]
    missing = sorted(str(folder / "django.mo") for folder in folders if not (folder / "django.mo").is_file())
    if missing or not folders:
        return fault(
            "translations", f"Vietnamese is not complete: {some(missing) or 'no catalogue at all'}",
            "Install the package anew from its wheel; in a checkout run `python bin/_build.py`.",
        )  # fmt: skip
    return ok("translations", f"Vietnamese in {len(folders)} rooms")
