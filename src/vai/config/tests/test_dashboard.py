"""The sample dashboard and the alert rules speak of numbers that there are, by labels that they have."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.db import connection
from django.test import Client
from tests.cast import NOW, PASSWORD, Cast

from vai.config import backups
from vai.config.metrics import count_sign_in
from vai.config.postgres import write_private
from vai.core.jobs import enqueue

FOLDER = Path(__file__).resolve().parents[4] / "docs" / "operations"
METRIC = re.compile(r"\b((?:vai_\w+)|up)\b(?:\{([^}]*)\})?")
LABEL = re.compile(r'(\w+)\s*=~?\s*"([^"]*)"')
# What Prometheus itself knows of whom it asks.
ITS_OWN = {"up": {"job", "instance"}}


def expressions() -> Iterator[str]:
    board = json.loads((FOLDER / "vai-dashboard.json").read_text(encoding="utf-8"))
    for panel in board["panels"]:
        yield from (target["expr"] for target in panel.get("targets", ()))
    for group in yaml.safe_load((FOLDER / "vai-alerts.yml").read_text(encoding="utf-8"))["groups"]:
        yield from (rule["expr"] for rule in group["rules"])


@pytest.fixture
def known(cast: Cast, client: Client) -> dict[str, dict[str, set[str]]]:
    """Use Vai a little and return the labels of each number with their values."""
    write_private(
        backups._note(), json.dumps({"at": "2026-01-01T00:00:00+00:00", "file": "b", "megabytes": 1})
    )
    count_sign_in("locked_out")
    client.post("/sign-in/login/", {"login": cast.an.email, "password": f"not {PASSWORD}"})
    client.force_login(cast.an)
    client.post("/capture/file/", {"line": ""})
    enqueue("journal.tell", by=cast.an, at=NOW, person=cast.an.pk, kind="x")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for line in client.get("/metrics").content.decode().splitlines():
        if named := re.match(r"(\w+)(?:\{(.*)\})? ", line):
            for label, value in LABEL.findall(named[2] or ""):
                found[named[1]][label].add(value)
            found[named[1]]["instance"].add("any")
    return found


def test_every_panel_and_every_rule_asks_for_what_there_is(known: dict[str, dict[str, set[str]]]) -> None:
    asked = list(expressions())
    assert len(asked) > 30
    for expression in asked:
        for name, labels in METRIC.findall(expression):
            if name in ITS_OWN:
                continue
            assert name in known, expression
            assert {label for label, _ in LABEL.findall(labels)} <= set(known[name]), expression
        for label in re.findall(r"by \(([^)]*)\)", expression):
            names = {name for name, _ in METRIC.findall(expression)} - set(ITS_OWN)
            assert set(label.split(", ")) <= set().union(*(known[name] for name in names)), expression


def test_states_and_outcomes_that_are_asked_for_exist(known: dict[str, dict[str, set[str]]]) -> None:
    for expression in expressions():
        for name, labels in METRIC.findall(expression):
            for label, values in LABEL.findall(labels):
                if label in ("state", "outcome"):
                    assert set(values.split("|")) <= known[name][label], expression


def test_panels_have_places_of_their_own() -> None:
    board = json.loads((FOLDER / "vai-dashboard.json").read_text(encoding="utf-8"))
    taken: set[tuple[int, int]] = set()
    for panel in board["panels"]:
        at = panel["gridPos"]
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert not cells & taken
        assert at["x"] + at["w"] <= 24
        taken |= cells
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])
