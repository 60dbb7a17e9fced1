"""The content of files: kept once under its hash, with a name and a type that can do no harm."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from django.conf import settings

LARGEST = 25 * 1024 * 1024
_HEAD = 4096
_LONGEST_NAME = 150
_LONGEST_ENDING = 12
_HASH = re.compile("[0-9a-f]{64}")
# What a file begins with. The ending of its name tells the kinds of office files apart, nothing else.
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
)
_OFFICE = "application/vnd.openxmlformats-officedocument."
_IN_ZIP = {
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}presentationml.presentation",
}
_IN_OLE = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".msg": "application/vnd.ms-outlook",
}


class TooLarge(ValueError):  # noqa: N818 - read as a sentence
    """The content is larger than LARGEST."""


@dataclass(frozen=True)
class Kept:
    """Where content was kept: its hash, its size in bytes, and how it begins."""

    sha256: str
    size: int
    head: bytes


def keep(chunks: Iterable[bytes], *, largest: int = LARGEST) -> Kept:
    """Write content as it comes, without holding it; the same content twice is kept once.

    :raises TooLarge: it is larger than `largest`; nothing of it stays.
    """
    root = _root()
    digest, size, head = hashlib.sha256(), 0, b""
    handle, name = tempfile.mkstemp(dir=root, prefix=".part-")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > largest:
                    raise TooLarge
                digest.update(chunk)
                head = head if len(head) >= _HEAD else (head + chunk)[:_HEAD]
                file.write(chunk)
        target = path_of(digest.hexdigest())
        target.parent.mkdir(mode=0o700, exist_ok=True)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return Kept(digest.hexdigest(), size, head)


def path_of(sha256: str) -> Path:
    """Return where content of a hash lies.

    :raises ValueError: this is no hash.
    """
    if not _HASH.fullmatch(sha256):
        raise ValueError("not a hash")
    return _root() / sha256[:2] / sha256


def type_of(head: bytes, name: str) -> str:
    """Tell the type of content from how it begins; what is not known is a stream of bytes, a page is plain text."""
    ending = PurePosixPath(name).suffix.lower()
    for sign, found in _SIGNS:
        if head.startswith(sign):
            if found == "application/zip":
                return _IN_ZIP.get(ending, found)
            return _IN_OLE.get(ending, found) if found == "application/x-ole-storage" else found
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:12] in (b"heic", b"heix", b"mif1") else "video/mp4"
    return "text/plain" if _is_text(head) else "application/octet-stream"


def safe_name(name: str) -> str:
    """Return the last part of a name without signs that steer anything; "" if nothing is left.

    Signs that turn the direction of writing go as well: they can hide the true ending of a name.
    """
    last = PureWindowsPath(PurePosixPath(unicodedata.normalize("NFC", name)).name).name
    plain = "".join(
        sign for sign in last if unicodedata.category(sign)[0] != "C" and sign not in '/\\:*?"<>|'
    )
    plain = " ".join(plain.split()).strip(" .")
    if len(plain) <= _LONGEST_NAME:
        return plain
    ending = PurePosixPath(plain).suffix[:_LONGEST_ENDING]
    return plain[: _LONGEST_NAME - len(ending)] + ending


def _is_text(head: bytes) -> bool:
    if b"\x00" in head:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # The last letter may be cut in two.
        return error.start >= len(head) - 3 and len(head) == _HEAD
    return True


def _root() -> Path:
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    return root
