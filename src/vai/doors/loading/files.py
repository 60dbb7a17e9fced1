"""Files of imports, kept in the state folder under their hash, so that an import can go on and be looked at later."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from vai.doors.importing import archives

_BLOCK = 1 << 20
_UNSAFE = re.compile(r"[\x00-\x1f/\\:*?\"<>|]+")


def expand(paths: Iterable[Path | str]) -> list[Path]:
    """List the files that paths stand for: themselves, or the readable ones of a folder, in order."""
    found: list[Path] = []
    for path in map(Path, paths):
        if not path.is_dir():
            found.append(path)
            continue
        found += [
            inside
            for inside in sorted(path.rglob("*"))
            if inside.is_file()
            and archives.is_readable_name(inside.name)
            and not any(part.startswith((".", "~$")) for part in inside.relative_to(path).parts)
        ]
    return found


def keep(name: str, stream: IO[bytes]) -> dict[str, Any]:
    """Keep a file; gives its name, hash and size. The same content is kept once."""
    home = _home()
    digest, size = hashlib.sha256(), 0
    part = tempfile.NamedTemporaryFile(dir=home, prefix=".part-", delete=False)  # noqa: SIM115 - it becomes the file
    try:
        with part:
            while block := stream.read(_BLOCK):
                digest.update(block)
                size += len(block)
                part.write(block)
        kept = {"name": safe_name(name), "sha256": digest.hexdigest(), "size": size}
        place = path_of(kept)
        place.parent.mkdir(parents=True, exist_ok=True)
        Path(part.name).replace(place)
    except OSError:
        Path(part.name).unlink()  # a full disk is not to stay full by it
        raise
    return kept


def path_of(kept: dict[str, Any]) -> Path:
    """Where a kept file lies; its name is what tables are called after."""
    return _home() / str(kept["sha256"]) / safe_name(str(kept["name"]))


def safe_name(name: str) -> str:
    """Take from a name what could lead out of its folder."""
    bare = _UNSAFE.sub("_", Path(name.replace("\\", "/")).name).strip(". ")
    stem, dot, ending = bare.rpartition(".")
    bare = f"{stem[:150]}{dot}{ending[:12]}" if dot else bare[:150]
    return bare or "file"


def _home() -> Path:
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(
        mode=0o700, parents=True, exist_ok=True
    )  # what customers sent is for nobody else on this machine
    home = root / "imports"
    home.mkdir(exist_ok=True)
    return home
