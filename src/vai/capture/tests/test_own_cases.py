"""Our own lines, in both languages: every verb, every form of money and day, traps of names, and what is asked."""

from __future__ import annotations

import unicodedata

import pytest

from vai.capture.grammar import Flag, Kind, parse
from vai.capture.tests.reading_cases import GOLDEN, OWN, TODAY, check, ids
from vai.core.text import fold


@pytest.mark.parametrize("case", OWN, ids=ids(OWN))
def test_a_line_is_read_as_it_has_to_be(case):
    reading = parse(unicodedata.normalize("NFD", case["text"]), today=TODAY).as_json()

    check(case, reading)
    assert set(reading["flags"]) == set(case["flags"])


def test_the_cases_cover_the_kinds():
    told = {part["kind"] for case in GOLDEN + OWN for part in case["parts"]}

    assert {kind.value for kind in Kind} - told <= {"document_sent", "invoice_sent", "signed", "task"}


def test_every_flag_of_a_case_is_a_flag():
    told = {flag for case in GOLDEN + OWN for flag in case["flags"]}

    assert told <= {flag.value for flag in Flag}


def test_nearly_all_lines_tell_the_same_without_accents():
    same = 0
    for case in OWN:
        plain = "".join(fold(char).upper() if char.isupper() else fold(char) for char in case["text"])
        parts = parse(plain, today=TODAY).as_json()["parts"]
        same += [(part["kind"], part.get("amount"), part.get("date")) for part in parts] == [
            (part["kind"], part.get("amount"), part.get("date")) for part in case["parts"]
        ]

    assert same >= len(OWN) * 0.96
