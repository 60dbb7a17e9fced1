"""The geometry of small drawings: sparklines, bars and stacked bars, as attributes for inline SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

Number = int | float | Decimal


@dataclass(frozen=True)
class Part:
    """One stretch of a stacked bar, in hundredths of its whole width."""

    start: str
    width: str
    index: int


def spark_points(values: Sequence[Number], width: int = 96, height: int = 24, pad: int = 2) -> str:
    """Return the points of a polyline through the values, oldest first; a flat line runs in the middle."""
    if not values:
        return ""
    figures = [float(value) for value in values]
    lowest, span = min(figures), max(figures) - min(figures)
    step = (width - 2 * pad) / max(len(figures) - 1, 1)

    def place(index: int, figure: float) -> str:
        share = (figure - lowest) / span if span else 0.5
        return f"{pad + index * step:.1f},{height - pad - share * (height - 2 * pad):.1f}"

    return " ".join(place(index, figure) for index, figure in enumerate(figures))


def width_of(value: Number | None, largest: Number | None, full: int = 100) -> str:
    """Return how wide a bar is, at most `full`; what is more than nothing is never drawn as nothing."""
    if not value or not largest or value <= 0 or largest <= 0:
        return "0"
    share = min(float(value) / float(largest), 1.0)
    return f"{max(share * full, full / 200):.2f}"


def parts_of(values: Sequence[Number]) -> list[Part]:
    """Return the stretches of a stacked bar; negative values take no room."""
    sizes = [max(float(value), 0.0) for value in values]
    whole = sum(sizes)
    parts, start = [], 0.0
    for index, size in enumerate(sizes):
        width = 100 * size / whole if whole else 0.0
        parts.append(Part(f"{start:.2f}", f"{width:.2f}", index))
        start += width
    return parts


@dataclass(frozen=True)
class Bar:
    """One row of a chart: what it measures, how much, the figure as written, and where it leads."""

    label: str
    value: Number
    text: str = ""
    href: str | None = None
    tone: str | None = None
    note: str = ""
