"""What the runs found: one line a part, a table for people, JSON for machines."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass
class Line:
    """One part of a run. `faults` says each thing that did not hold; anything there fails the run."""

    part: str
    did: str = ""
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    half: int = 0
    seconds: float = 0.0
    facts: dict[str, object] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing was lost, nothing doubled, and all that was asked for held."""
        return not (self.lost or self.doubled or self.half or self.faults)


def show(lines: list[Line]) -> None:
    """Print the table, then what did not hold."""
    heads = ("part", "kills and acts", "acknowledged", "lost", "doubled", "half", "s", "")
    rows = [
        (
            line.part,
            line.did,
            f"{line.acknowledged:,}" if line.acknowledged else "",
            str(line.lost),
            str(line.doubled),
            str(line.half),
            f"{line.seconds:.0f}",
            "holds" if line.holds else "FAILS",
        )
        for line in lines
    ]
    widths = [max(len(row[at]) for row in [heads, *rows]) for at in range(len(heads))]
    for row in [heads, *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    for line in lines:
        for name, value in line.facts.items():
            print(f"{line.part}: {name}: {value}")
        for fault in line.faults[:20]:
            print(f"{line.part}: !! {fault}")


def write(lines: list[Line], file: Path) -> None:
    """Write the lines as JSON."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        json.dumps([asdict(line) for line in lines], indent=1, ensure_ascii=False), encoding="utf-8"
    )


def read(file: Path) -> list[Line]:
    """Read what `write` wrote."""
    return [Line(**one) for one in json.loads(file.read_text(encoding="utf-8"))]
