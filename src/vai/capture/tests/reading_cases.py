"""The cases of quick capture as data, and what it means that a reading fulfils one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from vai.core.text import fold

_HERE = Path(__file__).parent
_GOLDEN = json.loads((_HERE / "golden.json").read_text(encoding="utf-8"))
GOLDEN: list[dict[str, Any]] = _GOLDEN["cases"]
OWN: list[dict[str, Any]] = json.loads((_HERE / "cases.json").read_text(encoding="utf-8"))["cases"]
TODAY = date.fromisoformat(_GOLDEN["today"])


def ids(cases: list[dict[str, Any]]) -> list[str]:
    """Name cases by their text."""
    return [case["text"] for case in cases]


def check(case: dict[str, Any], reading: dict[str, Any]) -> None:
    """Assert that every listed key of every part is as listed, and that nothing else is a step or a proposal."""
    told = reading["parts"]
    assert [part["kind"] for part in told] == [part["kind"] for part in case["parts"]]
    for expected, part in zip(case["parts"], told, strict=True):
        assert {key: part.get(key, "(not told)") for key in expected} == expected
        for mark in ("next", "proposal", "net_of_vat"):
            assert part.get(mark, False) == expected.get(mark, False)


def folded(value: Any) -> Any:
    """Fold every text in a case, to compare without accents and case."""
    if isinstance(value, dict):
        return {key: folded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [folded(inner) for inner in value]
    return fold(value) if isinstance(value, str) else value
