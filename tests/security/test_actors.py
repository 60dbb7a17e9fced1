"""Whoever is signed in is who acts: no view takes the actor of an action from what was sent."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "src" / "vai"
# How a view says who acts: the person of the request, found by one of the small functions of its room.
WHO = {
    "here.user",
    "asker(request)",
    "request.user",
    "acting.person(request)",
    "person(request)",
    "_person(request)",
    "_by(request)",
}
# Handed on from a caller, who is looked at as well.
HANDED_ON = {"by", "person", "who", "user"}


def actors(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield from (
                (word.value.lineno, ast.unparse(word.value)) for word in node.keywords if word.arg == "by"
            )


def test_every_action_is_called_in_the_name_of_who_is_signed_in() -> None:
    views = [*SOURCES.glob("*/views/*.py"), *SOURCES.glob("*/views.py")]
    found = {
        (path.relative_to(SOURCES).as_posix(), line, who) for path in views for line, who in actors(path)
    }
    assert len(found) > 100
    assert {one for one in found if one[2] not in WHO | HANDED_ON} == set()
