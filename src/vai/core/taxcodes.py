"""Vietnamese tax codes: ten digits for an organisation, thirteen for its branch, the personal ID for a person.

A wrong check digit is a warning to show, never a reason to refuse: real registers hold such codes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from vai.core.text import fold

_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_LABEL = re.compile(r"^\W*(?:ma so thue|ma so doanh nghiep|mst|msdn|tax code|tax id|cccd|vat)?[\s:#.]*")
_SHAPE = re.compile(r"[\d\s.\-–]+")
# The first three digits of a personal ID are the province of birth as numbered before 2025: 001 to 096.
_LAST_BIRTH_PROVINCE = 96


class Kind(StrEnum):
    """What a tax code stands for."""

    ORG10 = "org10"
    BRANCH13 = "branch13"
    PERSON12 = "person12"


@dataclass(frozen=True, slots=True)
class TaxCode:
    """A tax code as read. `expected_digit` is None where none could be right or the kind has no check digit.

    `was_padded` says that a leading zero, which spreadsheets eat, was put back.
    """

    kind: Kind
    digits: str
    is_valid_check: bool
    expected_digit: int | None
    was_padded: bool = False

    @property
    def text(self) -> str:
        """The code as it is written on paper."""
        return f"{self.digits[:10]}-{self.digits[10:]}" if self.kind is Kind.BRANCH13 else self.digits

    @property
    def masked(self) -> str:
        """The code as it may be shown to all: a personal ID is personal data and keeps its last three digits."""
        return f"{'•' * 9}{self.digits[-3:]}" if self.kind is Kind.PERSON12 else self.text

    @property
    def parent_digits(self) -> str:
        """The ten digits of the organisation that a branch belongs to (its own, for an organisation)."""
        return "" if self.kind is Kind.PERSON12 else self.digits[:10]


def check(text: str) -> TaxCode | None:
    """Read a tax code and check it; None when the text is not shaped like one."""
    bare = _LABEL.sub("", fold(text.strip()), count=1)
    if not _SHAPE.fullmatch(bare):
        return None
    digits = re.sub(r"[^0-9]", "", bare)
    if len(digits) == 12:
        return _twelve(digits)
    if len(digits) == 9:
        padded = _organisation(f"0{digits}", was_padded=True)
        return padded if padded and padded.is_valid_check else None
    if len(digits) in (10, 13):
        return _organisation(digits)
    return None


def check_digit(first_nine: str) -> int | None:
    """Compute the tenth digit; None when no code with these nine digits can be issued."""
    result = 10 - sum(int(d) * w for d, w in zip(first_nine, _WEIGHTS, strict=True)) % 11
    return None if result == 10 else result


def _twelve(digits: str) -> TaxCode | None:
    if 1 <= int(digits[:3]) <= _LAST_BIRTH_PROVINCE:
        return TaxCode(Kind.PERSON12, digits, is_valid_check=True, expected_digit=None)
    branch = _organisation(f"0{digits}", was_padded=True)
    if branch and branch.is_valid_check:
        return branch
    return TaxCode(Kind.PERSON12, digits, is_valid_check=False, expected_digit=None)


def _organisation(digits: str, *, was_padded: bool = False) -> TaxCode | None:
    if len(digits) == 13 and digits[10:] == "000":
        return None
    kind = Kind.BRANCH13 if len(digits) == 13 else Kind.ORG10
    expected = check_digit(digits[:9])
    return TaxCode(kind, digits, expected == int(digits[9]), expected, was_padded)
