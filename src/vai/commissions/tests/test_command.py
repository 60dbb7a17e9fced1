"""`vai commission simulate`: statements from files, for machines and for people, and clear words about bad ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from vai.commissions.tests.cases import plan, sold
from vai.config import commission

GOLDEN = Path(__file__).parent / "golden.json"
SOURCES = Path(__file__).parents[3]
ASKS = """
import sys
sys.argv[1:] = sys.argv[2:] if sys.argv[1] == "--" else sys.argv[1:]
from vai.__main__ import main
try:
    main()
finally:
    assert not [name for name in sys.modules if name.partition(".")[0] in ("django", "psycopg")]
"""


def written(folder: Path, name: str, tree: Any) -> str:
    path = folder / name
    path.write_text(tree if isinstance(tree, str) else json.dumps(tree), "utf-8")
    return str(path)


def test_it_answers_from_files_without_django(tmp_path: Path) -> None:
    cases = {case["id"]: case for case in json.loads(GOLDEN.read_text("utf-8"))["cases"]}
    wanted = cases["G6"]
    files = [
        written(tmp_path, "plan.json", wanted["plan"]),
        written(tmp_path, "events.json", wanted["events"]),
    ]
    command = [sys.executable, "-c", ASKS, "commission", "simulate", *files, "--json"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    (one,) = json.loads(ran.stdout)
    assert {key: one[key] for key in wanted["expect"][0]} == wanted["expect"][0]
    assert [step["step"] for step in one["working"][1]["steps"]] == [
        "base",
        "share",
        "running",
        "band",
        "band",
    ]


@pytest.mark.parametrize("shape", ["bare", "events", "case", "pick"])
def test_it_takes_events_in_several_shapes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], shape: str
) -> None:
    case = {"plan": plan(gate={"attainment": "1"}), "events": [sold("e1", 100)], "quota": {"A": "100"}}
    whole = case["plan"] | {"quota": case["quota"]}
    given: dict[str, tuple[Any, Any]] = {
        "bare": (whole, case["events"]),
        "events": (case["plan"], {"events": case["events"], "quotas": case["quota"]}),
        "case": (case, case),
        "pick": ({"cases": [case | {"id": "c1"}]}, {"cases": [case | {"id": "c1"}]}),
    }
    picked = "#c1" if shape == "pick" else ""
    names = [written(tmp_path, f"{i}.json", tree) + picked for i, tree in enumerate(given[shape])]
    assert commission.run(["simulate", *names, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["payable"] == "10"


def test_numbers_in_the_file_stay_exact(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.dumps(plan({"flat": "PCT"})).replace('"PCT"', "0.1")
    names = [written(tmp_path, "plan.json", told), written(tmp_path, "events.json", [sold("e1", 1500)])]
    assert commission.run(["simulate", *names, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["payable"] == "2"


@pytest.mark.parametrize(
    ("plan_tree", "rows", "said"),
    [
        (plan({"flat": "five"}), [], "plan.json: rate.flat: is not a number: five"),
        (plan(), [sold("e1", "x")], "events.json: events[0].base: is not a number: x"),
        ("{", [], "plan.json: is not JSON (Expecting property name"),
        (plan(), '[{"base": NaN}]', "events.json: events[0].type: is missing"),
        ({"cases": [{"id": "c1"}]}, [], "is a file of cases; name one of them"),
    ],
)
def test_bad_input_is_named_by_file_and_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], plan_tree: Any, rows: Any, said: str
) -> None:
    names = [written(tmp_path, "plan.json", plan_tree), written(tmp_path, "events.json", rows)]
    assert commission.run(["simulate", *names, "--json"]) == 2
    caught = capsys.readouterr()
    assert caught.out == ""
    assert said in caught.err


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert commission.run(["simulate", "nowhere.json", "nowhere.json"]) == 2
    assert "nowhere.json: cannot be read" in capsys.readouterr().err


def test_people_read_the_working_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [sold("e1", 1500, "2026-11-05")]
    names = [written(tmp_path, "plan.json", plan("5")), written(tmp_path, "events.json", rows)]
    assert commission.run(["simulate", *names]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == ["A 2026-11: ₫75", "  e1: Earned ₫75"]
    assert told[-1] == "    5 % of ₫1,500 = ₫75"
