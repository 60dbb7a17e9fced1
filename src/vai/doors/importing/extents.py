"""How far the cells of a workbook reach, told before the workbook is opened.

The library that opens a workbook lays a sheet out in full: a few bytes that name a cell in the last row and one in the
last column ask it for seventeen thousand million cells, and the process is gone, with whoever else it served.
"""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from typing import Final

# A sheet of a million rows and sixteen columns; about half a gigabyte when laid out.
MOST_CELLS: Final = 16_800_000
_CHUNK: Final = 1 << 20
_LONGEST_MARK: Final = 64
_PLACE: Final = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,7})(\d{1,10})["']""")
_MEMORY: Final = 3_000_000_000
_MEMORY_OF_TEXT: Final = 1_200_000_000
_TRIAL: Final = """
import io, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
except (ImportError, ValueError, OSError):
    pass
from python_calamine import CalamineError, CalamineWorkbook
try:
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    for name in book.sheet_names:
        book.get_sheet_by_name(name)
except (CalamineError, ValueError, OSError):
    pass
"""


def is_too_far(archive: zipfile.ZipFile, data: bytes) -> bool:
    """Whether a workbook has a sheet that cannot be laid out.

    An xlsx writes the places of its cells in letters, so they are read. Templates are often dressed down to their last row,
    and what is only dressed is not laid out: so one that reaches far is opened in a process apart, as every xlsb is. An ods
    repeats cells, which the library bounds by itself.
    """
    names = archive.namelist()
    if "xl/workbook.bin" in names:
        return not opens(data)
    reaches_far = "xl/workbook.xml" in names and any(_cells(archive, name) > MOST_CELLS for name in names)
    return reaches_far and not opens(data, memory=_MEMORY_OF_TEXT)


def opens(data: bytes, *, memory: int = _MEMORY) -> bool:
    """Try to open a workbook in so many bytes where nothing else can break; what is only malformed is told later, with its reason."""
    try:
        trial = subprocess.run(
            [sys.executable, "-c", _TRIAL, str(memory)],
            input=data,
            capture_output=True,
            timeout=120,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return trial.returncode == 0


def _cells(archive: zipfile.ZipFile, name: str) -> int:
    row = column = 1
    with archive.open(name) as stream:
        kept = b""
        while chunk := stream.read(_CHUNK):
            piece = kept + chunk
            places = _PLACE.findall(piece)
            row = max([row, *(int(down) for _letters, down in places)])
            column = max([column, *map(_column, {letters for letters, _down in places})])
            kept = piece[-_LONGEST_MARK:]
    return row * column


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
