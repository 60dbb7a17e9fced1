"""Whatever the engine says by code, the room says in words: every step of a working, every fault of an input."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from vai.commissions import engine, phrases
from vai.commissions.engine.errors import SAYS

SOURCES = Path(engine.__file__).parent


def codes() -> Iterator[str]:
    """The codes of all steps in the sources of the engine."""
    for file in SOURCES.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "step":
                yield from _texts(node.args[0])
            # Why a multiplier applies is found in one place and said in another.
            if isinstance(node, ast.FunctionDef) and node.name == "_reason":
                yield from (text for text in _texts(node) if text.startswith("times_"))


def _texts(node: ast.AST) -> Iterator[str]:
    return (
        inner.value
        for inner in ast.walk(node)
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str)
    )


def test_every_step_of_a_working_has_its_words() -> None:
    found = set(codes()) | {"gate_passed", "gate_missed"}
    assert len(found) > 30
    assert found - phrases.STEPS.keys() == set()


def test_every_fault_has_its_words() -> None:
    assert SAYS.keys() - phrases.WRONG.keys() == set()
