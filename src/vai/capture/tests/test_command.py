"""`vai capture` reads the golden lines as the page does, in an installation that knows no names yet."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.core.management import call_command
from tests.cast import Cast

from vai.capture.tests.reading_cases import GOLDEN, TODAY, check, ids


def told(line: str, mail: str, **options: Any) -> dict[str, Any]:
    """Run the command and read its answer."""
    out = io.StringIO()
    call_command("capture", line, user=mail, today=TODAY, json=True, stdout=out, **options)
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


@pytest.mark.parametrize("case", GOLDEN, ids=ids(GOLDEN))
def test_a_golden_line_is_read_as_it_should_be(cast: Cast, case: dict[str, Any]) -> None:
    """Parts and flags stand in the answer as the cases have them."""
    answer = told(case["text"], "an@example.vn", dry_run=True)

    check(case, answer)
    assert answer["text"] == case["text"]
    assert sorted(answer["flags"]) == sorted(case["flags"])
