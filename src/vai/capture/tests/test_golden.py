"""The golden lines are read as they have to be: as typed, without accents, in capitals, and decomposed."""

from __future__ import annotations

import unicodedata

import pytest

from vai.capture.grammar import parse
from vai.capture.tests.reading_cases import GOLDEN, TODAY, check, folded, ids
from vai.core.text import fold


@pytest.mark.parametrize("case", GOLDEN, ids=ids(GOLDEN))
def test_a_golden_line_is_read_exactly(case):
    reading = parse(case["text"], today=TODAY).as_json()

    check(case, reading)
    assert set(reading["flags"]) == set(case["flags"])


@pytest.mark.parametrize("case", GOLDEN, ids=ids(GOLDEN))
def test_a_golden_line_without_accents_tells_the_same(case):
    plain = "".join(fold(char).upper() if char.isupper() else fold(char) for char in case["text"])

    reading = parse(plain, today=TODAY).as_json()

    check(folded(case), folded(reading))
    assert set(reading["flags"]) >= set(case["flags"])


@pytest.mark.parametrize("case", GOLDEN, ids=ids(GOLDEN))
def test_a_golden_line_in_capitals_tells_the_same(case):
    reading = parse(case["text"].upper(), today=TODAY).as_json()

    check(folded(case), folded(reading))
    assert set(reading["flags"]) >= set(case["flags"])


@pytest.mark.parametrize("case", GOLDEN, ids=ids(GOLDEN))
def test_a_decomposed_line_is_read_like_a_composed_one(case):
    decomposed = parse(unicodedata.normalize("NFD", case["text"]), today=TODAY).as_json()

    composed = parse(case["text"], today=TODAY).as_json()
    assert decomposed["parts"] == composed["parts"]
    assert decomposed["flags"] == composed["flags"]
