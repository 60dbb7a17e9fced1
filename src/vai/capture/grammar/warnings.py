"""Flags that follow from the parts of a reading."""

from __future__ import annotations

from collections.abc import Sequence

from vai.capture.grammar.kinds import Flag, Kind
from vai.capture.grammar.reading import Part

_NEW = frozenset((Kind.LEAD, Kind.CONTACT))


def of(parts: Sequence[Part]) -> set[Flag]:
    """List what the parts of a reading warn of or ask for."""
    flags: set[Flag] = set()
    is_internal = all(part.topic == "internal" for part in parts)
    if not is_internal and not any(
        part.person or part.org or (part.kind in _NEW and (part.phone or part.email)) for part in parts
    ):
        flags.add(Flag.CLIENT_MISSING)
    for index, part in enumerate(parts):
        flags |= _of(part)
        if part.kind in (Kind.AGREED, Kind.ACCEPTED) and any(
            later.kind is Kind.SEND_QUOTE for later in parts[index + 1 :]
        ):
            flags.add(Flag.AGREED_BEFORE_QUOTE)
    return flags


def _of(part: Part) -> set[Flag]:
    flags: set[Flag] = set()
    if part.kind is Kind.PAYMENT_REPORTED:
        is_share = part.amount is None and part.percent is not None
        flags.add(Flag.AMOUNT_FROM_CONTRACT if is_share else Flag.VERIFY_AGAINST_BANK)
    if part.kind is Kind.PROMISE_TO_PAY and part.amount is None and part.percent is not None:
        flags.add(Flag.AMOUNT_FROM_CONTRACT)
    if part.kind is Kind.REFERRAL:
        flags.add(Flag.CONSENT_TO_CONTACT)
    if part.kind is Kind.GIFT:
        flags.add(Flag.GIFT_POLICY)
    if part.amount_is_unknown:
        flags.add(Flag.AMOUNT_UNIT_UNKNOWN)
    elif part.amount_alternatives:
        flags.add(Flag.AMBIGUOUS_AMOUNT)
    return flags
