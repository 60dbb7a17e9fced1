"""The golden cases, to the đồng: by the engine and by the files that the command reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vai.commissions import engine
from vai.commissions.engine import files

FILE = Path(__file__).parent / "golden.json"
CASES = {case["id"]: case for case in json.loads(FILE.read_text("utf-8"))["cases"]}


@pytest.mark.parametrize("name", CASES)
def test_a_golden_case_is_exact(name: str) -> None:
    tree = files.load(f"{FILE}#{name}")
    case = files.read(tree, tree)
    made = [files.tree(one) for one in engine.simulate(case.plans, case.events)]
    wanted: list[dict[str, Any]] = CASES[name]["expect"]
    told = [{key: one[key] for key in row} for one, row in zip(made, wanted, strict=True)]
    assert told == wanted


def test_no_case_is_missing() -> None:
    numbers = {name.rstrip("abcd") for name in CASES}
    assert numbers == {f"G{n}" for n in range(1, 21)}


def test_an_overlay_does_not_count_twice_for_the_company() -> None:
    case = files.read(CASES["G16"]["plan"], CASES["G16"]["events"])
    actual = engine.company_actual(case.plans, case.events)
    assert {period: str(amount) for period, amount in actual.items()} == {"2026-11": "200000000"}
