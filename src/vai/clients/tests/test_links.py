"""Where a point leads when it is pressed."""

from __future__ import annotations

import inspect

from vai.clients.queries import pieces


def href(value: str) -> str:
    known = {"kind": "web", "value": value}
    names = inspect.signature(pieces.Point).parameters
    return pieces.Point(**{name: known.get(name, "") for name in names}).href  # type: ignore[arg-type]


def test_only_an_address_of_the_web_can_be_pressed() -> None:
    assert href("https://abc.vn") == "https://abc.vn"
    assert href("abc.vn") == "https://abc.vn"
    for value in ("javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x"):
        assert href(value) == ""
