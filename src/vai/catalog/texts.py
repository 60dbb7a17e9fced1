"""What is written line by line and block by block in the catalog, and texts with fields that are filled in.

A field is `{{ name }}`: nothing but a word between braces is ever looked up, so a text can ask for nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


@dataclass(frozen=True)
class Objection:
    """What a client says against it, and what we answer."""

    says: str
    answer: str


def lines(text: str) -> list[str]:
    """Return the lines that say something."""
    return [line.strip(" \t-•*") for line in text.splitlines() if line.strip(" \t-•*")]


def objections(text: str) -> list[Objection]:
    """Read objections: blocks parted by empty lines, what the client says first."""
    blocks = [lines(block) for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n"))]
    return [Objection(block[0], "\n".join(block[1:])) for block in blocks if block]


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values where the fields stand; a field that nobody knows stays as it was written.

    What is put in is never read again, so a value that looks like a field is a text like any other.
    """
    return _FIELD.sub(lambda found: values.get(found[1], found[0]), text)


def unknown_fields(text: str, known: Mapping[str, object]) -> list[str]:
    """Name the fields of a text that nobody will fill in, in their order."""
    return list(dict.fromkeys(name for name in _FIELD.findall(text) if name not in known))
