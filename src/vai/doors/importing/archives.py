"""Opening files, packed ones too, within limits: what unpacks to more than a person could mean is refused."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from vai.doors.importing.errors import UnreadableFile

MAX_BYTES = 4_000_000_000
MAX_MEMBERS = 500
_PIECE = 1 << 20
MAX_RATIO = 250
# A small file may well shrink a lot; only beyond this size does the ratio say anything.
RATIO_FROM_BYTES = 20_000_000

READABLE = (
    ".csv",
    ".tsv",
    ".tab",
    ".txt",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".xlsb",
    ".ods",
    ".json",
    ".jsonl",
    ".ndjson",
)


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes to read: `label` is what to show, `name` the file name without .gz, `open` gives a fresh stream."""

    label: str
    name: str
    open: Callable[[], IO[bytes]]

    @property
    def suffix(self) -> str:
        """The ending of the name, in lower case."""
        return Path(self.name).suffix.lower()

    def head(self, n: int) -> bytes:
        """Read the first `n` bytes."""
        with self.open() as stream:
            return read(stream, n, self.label)


def is_readable_name(name: str) -> bool:
    """Whether a file name has an ending that can hold tables."""
    bare = name.lower().removesuffix(".gz")
    return bare.endswith((*READABLE, ".zip"))


def blobs(path: Path) -> list[Blob]:
    """Give the files that a path holds: itself, or the readable members of a zip.

    :raises UnreadableFile: it is missing, locked, broken, or unpacks to too much
    """
    label = path.name
    if not path.is_file():
        raise UnreadableFile("missing_file", label)
    if path.stat().st_size == 0:
        raise UnreadableFile("empty_file", label)
    try:
        with path.open("rb") as stream:
            magic = stream.read(4)
    except OSError as error:
        raise UnreadableFile("missing_file", label) from error
    if magic[:2] == b"\x1f\x8b":
        return [Blob(label, _without_gz(label), lambda: _gunzip(path))]
    if magic == b"PK\x03\x04" and not _is_workbook(path, label):
        return _members(path)
    return [Blob(label, label, lambda: path.open("rb"))]


def read(stream: IO[bytes] | gzip.GzipFile, n: int, label: str) -> bytes:
    """Read from a stream that may be packed, turning its failures into UnreadableFile."""
    try:
        return stream.read(n)
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, OSError) as error:
        raise UnreadableFile("truncated_file", label) from error


class _Gunzip(io.RawIOBase):
    """A gzip stream that counts what it gives and stops at a bomb."""

    def __init__(self, path: Path) -> None:
        self._label = path.name
        self._packed = max(1, path.stat().st_size)
        self._stream = gzip.open(path, "rb")  # noqa: SIM115 (closed with this object)
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = read(self._stream, len(buffer), self._label)
        buffer[: len(data)] = data
        self._given += len(data)
        if self._given > MAX_BYTES or (
            self._given > RATIO_FROM_BYTES and self._given > MAX_RATIO * self._packed
        ):
            raise UnreadableFile("zip_bomb", self._label)
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _gunzip(path: Path) -> IO[bytes]:
    return io.BufferedReader(_Gunzip(path), 1 << 16)


def _without_gz(name: str) -> str:
    return name[:-3] if name.lower().endswith(".gz") else name


def check_zip(archive: zipfile.ZipFile, label: str) -> None:
    """Refuse an archive that says it unpacks to too many or too large files.

    zipfile gives no more bytes of a member than it declares; for libraries that do not count, see `check_sizes`.

    :raises UnreadableFile: a bomb
    """
    infos = archive.infolist()
    total = sum(info.file_size for info in infos)
    packed = max(1, sum(info.compress_size for info in infos))
    too_dense = total > RATIO_FROM_BYTES and total > MAX_RATIO * packed
    if len(infos) > 20 * MAX_MEMBERS or total > MAX_BYTES or too_dense:
        raise UnreadableFile("zip_bomb", label)


def check_sizes(archive: zipfile.ZipFile, stream: IO[bytes], label: str) -> None:
    """Refuse an archive with a member that gives more bytes than it declares; unpacks piece by piece and keeps none.

    :raises UnreadableFile: it lies about its size, or is packed in a way that no office program packs
    """
    for info in archive.infolist():
        if info.compress_type == zipfile.ZIP_STORED:
            honest = info.compress_size == info.file_size
        elif info.compress_type == zipfile.ZIP_DEFLATED:
            honest = _inflates_to(stream, info)
        else:
            raise UnreadableFile("broken_workbook", label)
        if not honest:
            raise UnreadableFile("zip_bomb", label)


def _inflates_to(stream: IO[bytes], info: zipfile.ZipInfo) -> bool:
    """Whether the packed bytes of a member give no more than it declares."""
    stream.seek(info.header_offset + 26)
    name, extra = struct.unpack("<HH", stream.read(4))
    stream.seek(info.header_offset + 30 + name + extra)
    unpacker, left, given = zlib.decompressobj(-zlib.MAX_WBITS), info.compress_size, 0
    while not unpacker.eof and (left or unpacker.unconsumed_tail):
        piece = unpacker.unconsumed_tail
        if not piece:
            piece = stream.read(min(left, _PIECE))
            left -= len(piece)
            if not piece:
                break
        given += len(unpacker.decompress(piece, _PIECE))
        if given > info.file_size:
            return False
    return True


def _is_workbook(path: Path, label: str) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            check_zip(archive, label)
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableFile("truncated_file", label) from error
    return "[Content_Types].xml" in names or "mimetype" in names


def _members(path: Path) -> list[Blob]:
    found: list[Blob] = []
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            name = Path(info.filename).name
            hidden = info.filename.startswith("__MACOSX") or name.startswith(".")
            if info.is_dir() or hidden or not name.lower().endswith(READABLE):
                continue
            if info.flag_bits & 1:
                raise UnreadableFile("password", path.name)
            found.append(Blob(f"{path.name}/{name}", name, _member_opener(path, info.filename)))
    if not found or len(found) > MAX_MEMBERS:
        raise UnreadableFile("zip_bomb" if found else "nothing_inside", path.name)
    return found


def _member_opener(path: Path, member: str) -> Callable[[], IO[bytes]]:
    def opened() -> IO[bytes]:
        archive = zipfile.ZipFile(path)
        try:
            stream = archive.open(member)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            archive.close()
            raise UnreadableFile("truncated_file", f"{path.name}/{Path(member).name}") from error
        # The member keeps the file open; the archive object itself may go.
        return stream

    return opened
