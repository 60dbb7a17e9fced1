"""Which row of a table holds its headings: below title rows, over two lines of merged cells, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vai.doors.importing import headers
from vai.doors.importing.tables import heading

Cells = Sequence[str | None]

_DATA = re.compile(
    r"^(?:[-+(]?[\d.,\s/:%()-]*\d[\d.,\s/:%()-]*|\S+@\S+\.\S+|https?://\S+|null|n/a|nan|true|false|yes|no|none|-+)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^\(?\s*(\d{1,3}|[a-z])\s*\)?$", re.IGNORECASE)
_LOOK_AT = 25
_MAX_HEADING = 70


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings are: `names` per cell, `first` the index of the first row of records."""

    names: list[str]
    first: int
    found: bool


def find(rows: Sequence[Cells]) -> Headings | None:
    """Find the headings among the first rows of a table; None when there are no cells at all."""
    width = _usual_width(rows)
    if not width:
        return None
    best: tuple[float, int, list[str], int] | None = None
    for at, cells in enumerate(rows[:_LOOK_AT]):
        for names, n_lines in _readings(rows, at):
            score = _score(names, width) - 0.04 * at + (0.02 if n_lines == 1 else 0)
            if best is None or score > best[0]:
                best = (score, at, names, n_lines)
        if _filled(cells) >= width and _data_share(cells) > 0.5:
            break
    if best is None or best[0] < 1.6:
        return _without(rows)
    _, at, names, n_lines = best
    first = at + n_lines
    if first < len(rows) and _is_count(rows[first]):
        first += 1
    return Headings(names, first, found=True)


def _without(rows: Sequence[Cells]) -> Headings:
    n = max((len(row) for row in rows), default=0)
    return Headings([""] * n, 0, found=False)


def _readings(rows: Sequence[Cells], at: int) -> list[tuple[list[str], int]]:
    """Read a row as headings, and, where the next row fills its gaps, both together (merged cells)."""
    one = [heading(cell) for cell in rows[at]]
    found = [(one, 1)]
    if at + 1 >= len(rows) or not any(one):
        return found
    below = [heading(cell) for cell in rows[at + 1]]
    n = max(len(one), len(below))
    upper, lower = one + [""] * (n - len(one)), below + [""] * (n - len(below))
    both = [low or up for up, low in zip(upper, lower, strict=True)]
    vertical = [i for i in range(n) if upper[i] and not lower[i]]
    under_group = [i for i in range(n) if lower[i] and not upper[i]]
    is_text = all(not _DATA.match(text) for text in lower if text)
    if (
        vertical
        and under_group
        and is_text
        and headers.known_share(both) >= max(0.5, headers.known_share(one))
    ):
        found.append((both, 2))
    return found


def _score(names: list[str], width: int) -> float:
    filled = [name for name in names if name]
    if not filled:
        return 0
    coverage = min(1.0, len(filled) / width)
    text = sum(1 for name in filled if not _DATA.match(name) and len(name) <= _MAX_HEADING) / len(filled)
    different = len({name.casefold() for name in filled}) / len(filled)
    known = headers.known_share(filled)
    if text < 0.75 and known < 0.5:
        return 0
    if coverage < 0.6 and known < 0.6:
        return 0
    if len(filled) == 1 and width > 1:
        return 0
    return coverage * (0.9 * text + 0.4 * different) + 0.3 + 1.2 * known


def _usual_width(rows: Sequence[Cells]) -> int:
    widths = sorted(n for row in rows if (n := _filled(row)))
    return widths[int(len(widths) * 0.75)] if widths else 0


def _filled(cells: Cells) -> int:
    return sum(1 for cell in cells if cell)


def _data_share(cells: Cells) -> float:
    filled = [cell.strip() for cell in cells if cell]
    return sum(1 for cell in filled if _DATA.match(cell)) / len(filled) if filled else 0


def _is_count(cells: Cells) -> bool:
    """Whether a row only numbers the columns, (1) (2) (3) or A B C, as official forms do."""
    filled = [cell.strip() for cell in cells if cell]
    found = [match[1].upper() for cell in filled if (match := _COUNTED.match(cell))]
    if len(filled) < 3 or len(found) != len(filled):
        return False
    letters = [name for name in found if name.isalpha()]
    numbers = [int(name) for name in found if name.isdigit()]
    start = numbers[0] if numbers else 1
    return (
        numbers == list(range(start, start + len(numbers))) and start <= 3 and letters == sorted(set(letters))
    )
