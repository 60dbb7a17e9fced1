"""The figures of the calm run: joined, judged by the targets, as a table and as JSON."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.journeys.weight import FIRST_LOAD_MOST, SHIFT_MOST, Weight

from bench.calm.company import Visit
from vai.config import runtime

SCORE_LEAST = 95
HEADINGS = (
    "page",
    "perf",
    "a11y",
    "best",
    "FCP s",
    "LCP s",
    "TBT ms",
    "CLS",
    "html",
    "css",
    "js",
    "font",
    "icons",
    "first KB",
    "again KB",
    "files",
)


def join(
    visits: Sequence[Visit], weighed: Sequence[tuple[Weight, Weight]], scored: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Put together what was learned of each page, and name the targets that it misses."""
    results = []
    for place, (visit, (first, again)) in enumerate(zip(visits, weighed, strict=True)):
        result = {
            "name": visit.name,
            "path": "/" + visit.url.split("/", 3)[3],
            "first_bytes": first.by_type,
            "first_total": first.total,
            "first_requests": first.requests,
            "again_total": again.total,
            "shift": max(first.shift, again.shift),
            "shifted": first.shifted + again.shifted,
            **(scored[place] if scored else {}),
        }
        results.append(result | {"misses": misses(result)})
    return results


def misses(result: dict[str, Any]) -> list[str]:
    """Name the targets that a page misses."""
    found = [name for name, score in result.get("scores", {}).items() if score < SCORE_LEAST]
    if result["first_total"] > FIRST_LOAD_MOST:
        found.append("weight")
    if max(result["shift"], result.get("cls") or 0) > SHIFT_MOST:
        found.append(f"layout shift of {', '.join(result['shifted']) or 'something'}")
    if result.get("error"):
        found.append(result["error"])
    return found


def table(results: Sequence[dict[str, Any]]) -> str:
    """Write the figures for people."""
    rows = [HEADINGS, *(_row(result) for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = [
        "  ".join(
            cell.ljust(width) if not at else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    lines += [
        f"MISSED {result['name']}: {', '.join(result['misses'])}" for result in results if result["misses"]
    ]
    faults = sorted(
        {
            f"{fault['id']}: {', '.join(fault['places'])}"
            for result in results
            for fault in result.get("faults", ())
        }
    )
    return "\n".join([*lines, *(f"costs points: {fault}" for fault in faults)])


def kept() -> Path:
    """Where docs/performance.md finds the figures; the run itself has a state folder inside of the bench's."""
    folder = runtime.state_dir().parent / "results"
    folder.mkdir(exist_ok=True)
    return folder / "calm.json"


def write(results: Sequence[dict[str, Any]], places: Sequence[Path]) -> None:
    """Keep the figures for machines."""
    machine = {"system": platform.system(), "python": platform.python_version()}
    text = json.dumps(
        {"kind": "calm", "machine": machine, "pages": list(results)}, indent=1, ensure_ascii=False
    )
    for place in places:
        place.write_text(text + "\n", encoding="utf-8")


def _row(result: dict[str, Any]) -> tuple[str, ...]:
    scores, sizes = result.get("scores", {}), result["first_bytes"]
    return (
        result["name"],
        *(str(scores.get(name, "-")) for name in ("performance", "accessibility", "best-practices")),
        *(
            f"{result[name] / 1000:.2f}" if result.get(name) is not None else "-"
            for name in ("fcp_ms", "lcp_ms")
        ),
        f"{result['tbt_ms']:.0f}" if result.get("tbt_ms") is not None else "-",
        f"{max(result['shift'], result.get('cls') or 0):.3f}",
        *(f"{sizes.get(kind, 0) / 1000:.1f}" for kind in ("html", "css", "js", "font", "icons")),
        f"{result['first_total'] / 1000:.1f}",
        f"{result['again_total'] / 1000:.1f}",
        str(result["first_requests"]),
    )
