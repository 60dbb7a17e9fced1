"""A number that a request names is read by one function, which knows what a key can be."""

from __future__ import annotations

import re
from pathlib import Path

import vai

ROOMS = Path(vai.__file__).parent
# "²".isdigit() and "٣".isdecimal() hold, and twenty nines are a number that no column takes.
GUESSED = re.compile(r"\.is(?:digit|decimal|numeric)\(\)")


def test_views_and_forms_read_numbers_by_whole_number() -> None:
    files = [
        file
        for room in ROOMS.iterdir()
        for pattern in ("views/*.py", "views.py", "forms/*.py", "forms.py")
        for file in room.glob(pattern)
    ]
    assert len(files) > 40
    assert [str(file.relative_to(ROOMS)) for file in files if GUESSED.search(file.read_text("utf-8"))] == []
