"""What holds of every contract: how it is numbered, how VAT is reckoned, where it may go, what it still needs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vai.contracts.enums import CONTRACT_MOVES, ContractStatus
from vai.contracts.models import Contract
from vai.core.errors import Refused
from vai.core.money import Money

_PLACES = re.compile(r"\{(year|yy|number)(?::(\d))?\}")
MOST_PLACES = 60


class NotANumberPattern(Refused):
    """Two contracts would get the same number by it, or it cannot be read."""

    code = "not_a_number_pattern"


class CannotGoThere(Refused):
    """The contract stands where this cannot be done."""

    code = "cannot_go_there"


def number_of(pattern: str, year: int, serial: int) -> str:
    """Write a number: {year} is 2026, {yy} 26, {number} 7, {number:3} 007."""

    def written(place: re.Match[str]) -> str:
        kind, width = place.groups()
        value = {"year": str(year), "yy": f"{year % 100:02}", "number": str(serial)}[kind]
        return value.zfill(int(width)) if width else value

    return _PLACES.sub(written, pattern)


def check_pattern(pattern: str) -> str:
    """Return a pattern that gives every contract of every year a number of its own.

    :raises NotANumberPattern: it lacks the year or the number, runs them into each other, or has other braces.
    """
    places = [found.group(1) for found in _PLACES.finditer(pattern)]
    if "number" not in places or not {"year", "yy"} & set(places):
        raise NotANumberPattern(
            _("The pattern needs a year and a number: HĐ-{year}/{number:3}"), field="pattern"
        )
    rest = _PLACES.sub("\x00", pattern)
    if "{" in rest or "}" in rest or "\x00\x00" in rest or re.search(r"\d\x00|\x00\d", rest):
        raise NotANumberPattern(
            _("Between year and number there has to be a sign that is no digit."), field="pattern"
        )
    if len(number_of(pattern, 2026, 999_999)) > MOST_PLACES:
        raise NotANumberPattern(_("This pattern makes numbers that are too long."), field="pattern")
    return pattern


def vat_of(value: Decimal | None, vat_pct: Decimal, currency: str) -> Decimal | None:
    """Reckon the VAT of a value: rounded once, half away from zero, to the currency's smallest unit."""
    if value is None:
        return None
    return Money.rounded(Fraction(value) * Fraction(vat_pct) / 100, currency).amount


def last_day(first: date, months: int) -> date:
    """Give the last day of a term of whole months: from 25 November, twelve months last until 24 November."""
    month = first.month - 1 + months
    year, month = first.year + month // 12, month % 12 + 1
    begins_again = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return min(begins_again + timedelta(days=first.day - 1), after) - timedelta(days=1)


def require_move(contract: Contract, to: str) -> None:
    """Let a contract go only where its state machine leads.

    :raises CannotGoThere: it stands elsewhere; the message says where.
    """
    if to not in CONTRACT_MOVES[contract.status]:
        raise CannotGoThere(
            _("This cannot be done: the contract stands at “%(status)s”.")
            % {"status": ContractStatus(contract.status).label}
        )


def status_on(contract: Contract, today: date) -> str:
    """Say where a signed contract stands on a day: not begun yet, in force, or over."""
    if contract.valid_to is not None and contract.valid_to < today:
        return ContractStatus.ENDED
    if contract.valid_from is None or contract.valid_from <= today:
        return ContractStatus.LIVE
    return ContractStatus.SIGNED


# What a contract needs to be complete, in the order in which it is asked: code, words, whether it is missing.
NEEDS: Final[tuple[tuple[str, str | Promise, Callable[[Contract], bool]], ...]] = (
    ("value", _("the value"), lambda one: one.value is None),
    ("client_name", _("the client's legal name"), lambda one: not one.client_name),
    ("client_tax_code", _("the client's tax code"), lambda one: not one.client_tax_code),
    ("client_address", _("the client's address"), lambda one: not one.client_address),
    ("client_representative", _("who signs for the client"), lambda one: not one.client_representative),
    ("our_name", _("our legal name"), lambda one: not one.our_name),
    ("our_tax_code", _("our tax code"), lambda one: not one.our_tax_code),
    ("our_representative", _("who signs for us"), lambda one: not one.our_representative),
    ("valid_from", _("the first day"), lambda one: one.valid_from is None),
    ("payment_terms", _("the terms of payment"), lambda one: not one.payment_terms),
    ("signed_on", _("the day of signature"), lambda one: one.signed_on is None),
)


def missing(contract: Contract, *, has_signed_file: bool) -> list[tuple[str, str]]:
    """List what a contract still needs, as field and words; one that was cancelled needs nothing."""
    if contract.status == ContractStatus.CANCELLED:
        return []
    found = [(code, str(words)) for code, words, is_missing in NEEDS if is_missing(contract)]
    if not has_signed_file:
        found.append(("file", str(_("the file of the signed contract"))))
    return found
