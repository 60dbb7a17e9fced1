"""docs/security.md says what bench/security/promises.py says, and names no test and no part that does not exist."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.security import PARTS, page
from bench.security.promises import PROMISES, Promise

ROOT = Path(__file__).resolve().parents[2]
ALL = [promise for promises in PROMISES.values() for promise in promises]


def test_the_page_holds_every_promise() -> None:
    assert page.PAGE.read_text(encoding="utf-8") == page.text(), "run bin/bench --security --docs"


@pytest.mark.parametrize("promise", ALL, ids=lambda promise: promise.text[:40])
def test_every_promise_names_what_tests_it(promise: Promise) -> None:
    assert promise.tests
    for name in promise.tests:
        file, _, test = name.partition("::")
        assert (ROOT / file).is_file(), file
        assert not test or f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), test
    assert set(promise.parts) <= set(PARTS)


def test_every_part_exists_and_keeps_a_promise() -> None:
    for part in PARTS:
        assert (ROOT / "bench" / "security" / f"{part}.py").is_file(), part
        assert any(part in promise.parts for promise in ALL), part
