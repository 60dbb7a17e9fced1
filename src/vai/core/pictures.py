"""Pictures that people upload for letterheads: PNG or JPEG by their content, of a size that fits, and whole enough to be set."""

from __future__ import annotations

import struct
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typst

LARGEST: Final = 512 * 1024
SMALLEST_SIDE, LONGEST_SIDE = 16, 4000
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
# Markers of JPEG that begin a frame and tell its size; the others among C0 to CF do not.
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class NotAPicture(ValueError):  # noqa: N818 - read as a sentence
    """It is neither PNG nor JPEG, or is broken."""


class WrongSize(ValueError):  # noqa: N818
    """It has too many bytes, or too few or too many pixels."""


@dataclass(frozen=True)
class Picture:
    """What a picture is: its type, width and height in pixels."""

    content_type: str
    width: int
    height: int


def examine(content: bytes) -> Picture:
    """Tell what a picture is, by its content alone.

    :raises WrongSize: more than 512 KB, or a side outside of 16 to 4000 pixels.
    :raises NotAPicture: it is no PNG or JPEG, or cannot be drawn.
    """
    if len(content) > LARGEST:
        raise WrongSize
    if content.startswith(_PNG):
        picture = Picture("image/png", *_size_of_png(content))
    elif content.startswith(_JPEG):
        picture = Picture("image/jpeg", *_size_of_jpeg(content))
    else:
        raise NotAPicture
    if not all(SMALLEST_SIDE <= side <= LONGEST_SIDE for side in (picture.width, picture.height)):
        raise WrongSize
    _draw(content)
    return picture


def _size_of_png(content: bytes) -> tuple[int, int]:
    if content[12:16] != b"IHDR" or len(content) < 24:
        raise NotAPicture
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _size_of_jpeg(content: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + struct.unpack(">H", content[place + 2 : place + 4])[0]
    raise NotAPicture


def _draw(content: bytes) -> None:
    """Set it on a page, as papers will: what is cut off or broken is found out now."""
    with tempfile.TemporaryDirectory(prefix="vai-picture-") as folder:
        root = Path(folder)
        (root / "picture").write_bytes(content)
        (root / "page.typ").write_text(
            '#image("picture", format: "%s", width: 2cm)' % ("png" if content.startswith(_PNG) else "jpg")
        )
        try:
            typst.compile(str(root / "page.typ"), root=folder, ignore_system_fonts=True, format="png", ppi=20)
        except RuntimeError as error:
            raise NotAPicture from error
