"""The floors of the house, read from the contract that the import linter keeps (pyproject.toml)."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ROOT / "src" / "vai"


def levels() -> dict[str, int]:
    """Return each room's floor, the lowest is 0; rooms on one floor have the same number."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    floors = reversed(next(c for c in contracts if c["containers"] == ["vai"])["layers"])
    return {room: level for level, floor in enumerate(floors) for room in re.findall(r"\w+", floor)}


def may_know(room: str, other: str) -> bool:
    """Whether a room may know another: itself, or one on a lower floor."""
    level = levels()
    return room == other or level[other] < level[room]
