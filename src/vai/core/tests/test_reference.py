import unicodedata
from collections import Counter
from random import Random

import pytest

from vai.core import phones, reference, taxcodes, text


def test_banks_are_addressed_by_their_bin():
    assert reference.bank_by_bin("970436").short_name == "Vietcombank"
    assert reference.bank_by_bin("970449").short_name == "LPBank"
    assert reference.bank_by_bin("") is None
    assert reference.bank_by_bin("000000") is None
    assert len(reference.banks()) == 62
    present = Counter(bank.bin for bank in reference.banks() if bank.bin and not bank.is_former)
    assert max(present.values()) == 1


def test_names_are_clean():
    every = [
        *reference.given_names("male"),
        *reference.given_names("female"),
        *(n for n, _ in reference.family_names()),
    ]
    assert len(every) > 2500
    for name in every:
        assert unicodedata.is_normalized("NFC", name)
        assert "Ð" not in name
        assert all(word.isalpha() and word[0].isupper() for word in name.split()), name
    assert reference.family_names()[0] == ("Nguyễn", 2746)
    with pytest.raises(ValueError):
        reference.given_names("other")


def test_the_same_seed_invents_the_same_things():
    def invent(seed):
        rng = Random(seed)
        return [
            reference.full_name(rng, "female"),
            reference.company_name(rng),
            reference.tax_code(rng),
            reference.phone(rng),
            reference.street(rng),
        ]

    assert invent(7) == invent(7)
    assert invent(7) != invent(8)


def test_what_is_invented_is_plausible():
    rng = Random(1)
    for _ in range(300):
        company = reference.company_name(rng)
        assert company.full_name.startswith("Công ty ")
        assert company.full_name.endswith(company.short_name)
        assert text.company_key(company.full_name).endswith(text.fold(company.short_name))
        assert taxcodes.check(reference.tax_code(rng)).is_valid_check
        number = reference.phone(rng)
        assert phones.normalise(number).is_valid
        assert phones.normalise(number).is_mobile
        assert reference.full_name(rng, "male").count(" ") in (2, 3)


def test_companies_are_many():
    rng = Random(2)
    assert len({reference.company_name(rng).full_name for _ in range(500)}) > 450
