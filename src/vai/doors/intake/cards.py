"""Contact files (vCard 2.1, 3.0, 4.0), as phones and mail programs write them: each card by itself, a broken one alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import vobject

from vai.core import phones
from vai.core.text import squeeze

LARGEST_FILE: Final = 5_000_000
MOST_CARDS: Final = 200
# Single bytes that Vietnamese phones and old mail programs wrote; after it everything can be read somehow.
_ENCODINGS: Final = ("utf-8-sig", "cp1258")
_CARD = re.compile(r"^BEGIN:VCARD[ \t]*\r?$.*?^END:VCARD[ \t]*\r?$", re.MULTILINE | re.DOTALL | re.IGNORECASE)
_CHARSET = re.compile(rb"CHARSET=\"?([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
# What a picture takes of a card: it is not kept, and would slow the reading down.
_PICTURE = re.compile(
    r"^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:].*(?:\r?\n[ \t].*)*(?:\r?\n[A-Za-z0-9+/=]{20,})*",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Card:
    """Somebody, as a card tells it; `is_readable` is false for a card of which nothing could be made out."""

    name: str = ""
    company: str = ""
    job_title: str = ""
    numbers: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: str = ""
    note: str = ""
    is_readable: bool = True

    def __str__(self) -> str:
        return self.name or self.company or next(iter((*self.numbers, *self.emails)), "")


def read(content: bytes) -> list[Card]:
    """Read the cards of a file, at most MOST_CARDS of them, in its order."""
    found = []
    for text in _texts(_decoded(content[:LARGEST_FILE])):
        found.append(_card(text))
        if len(found) == MOST_CARDS:
            break
    return found


def _decoded(content: bytes) -> str:
    named = _CHARSET.search(content)
    encodings = [*_ENCODINGS, "latin-1"]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16", *encodings]
    elif named and not _is_quoted(content):
        encodings = [named[1].decode("ascii"), *encodings]
    for encoding in encodings:
        try:
            # The old Vietnamese encoding writes a tone behind its letter.
            return unicodedata.normalize("NFC", content.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("latin-1")


def _is_quoted(content: bytes) -> bool:
    return b"QUOTED-PRINTABLE" in content.upper() and all(byte < 128 for byte in content)


def _texts(text: str) -> Iterator[str]:
    for found in _CARD.finditer(text):
        yield _PICTURE.sub("", found[0])


def _card(text: str) -> Card:
    try:
        read_card = next(vobject.readComponents(text, allowQP=True, ignoreUnreadable=True))
        return _told(read_card.contents)
    except Exception:  # noqa: BLE001 - the library raises whatever it meets in a broken card
        return Card(is_readable=False)


def _told(contents: dict[str, list[Any]]) -> Card:
    organisation = _first(contents, "org")
    name = _first(contents, "fn") or _first(contents, "n") or _first(contents, "nickname")
    card = Card(
        name=name if name != organisation else "",
        company=organisation,
        job_title=_first(contents, "title") or _first(contents, "role"),
        numbers=tuple(dict.fromkeys(_numbers(contents.get("tel", [])))),
        emails=tuple(dict.fromkeys(_mails(contents.get("email", [])))),
        address=_first(contents, "adr"),
        note=_first(contents, "note", longest=2_000),
    )
    return card if str(card) else Card(is_readable=False)


def _first(contents: dict[str, list[Any]], name: str, longest: int = 200) -> str:
    return next((text for line in contents.get(name, []) if (text := _text(line.value)[:longest])), "")


def _text(value: Any) -> str:
    """Write a value of a card, which may be a list of lists or a name or address of several parts, as one text."""
    if isinstance(value, str):
        return squeeze(unicodedata.normalize("NFC", value).replace("\x00", "").replace("\ufffd", ""))
    if isinstance(value, list | tuple):
        return squeeze(", ".join(text for one in value if (text := _text(one))))
    return squeeze(" ".join(_text(part) for part in str(value).splitlines()))


def _numbers(lines: list[Any]) -> Iterator[str]:
    # A mobile first: it is who the card is about; a fax is nobody.
    def rank(line: Any) -> int:
        types = {str(one).lower() for one in line.params.get("TYPE", [])} | {
            str(one).lower() for one in line.singletonparams
        }
        return 2 if "fax" in types else 0 if types & {"cell", "mobile"} else 1

    for line in sorted(lines, key=rank):
        written = re.sub(r"^tel:", "", _text(line.value), flags=re.IGNORECASE).split(";")[0]
        if rank(line) < 2 and (written and phones.find_all(written)):
            yield written


def _mails(lines: list[Any]) -> Iterator[str]:
    for line in lines:
        address = re.sub(r"^mailto:", "", _text(line.value), flags=re.IGNORECASE).lower()
        if "@" in address and " " not in address:
            yield address[:200]
