"""What a line was understood to say: a reading of parts, each with the pieces of text it was understood from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from vai.capture.grammar.kinds import Flag, Kind


class Role(StrEnum):
    """What a piece of the text says."""

    WHAT = "what"
    WHO = "who"
    ORG = "org"
    AMOUNT = "amount"
    WHEN = "when"
    TIME = "time"
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    TAX_CODE = "tax_code"
    REFERENCE = "reference"
    COUNT = "count"
    TOPIC = "topic"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the original text, `start` to `end` (in characters, end excluded), and what it says."""

    role: Role
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing told. Amounts are exact; dates are days of the person's own calendar.

    `is_inherited` says that person and org were told in an earlier part. `amount_is_unknown` says that an amount was
    told but not its unit; `amount_offer` is then what an open deal suggests.
    """

    kind: Kind
    pieces: tuple[Piece, ...] = ()
    is_next: bool = False
    is_proposal: bool = False
    person: str | None = None
    honorific: str | None = None
    title: str | None = None
    people: tuple[str, ...] = ()
    org: str | None = None
    is_inherited: bool = False
    by: str | None = None
    phone: str | None = None
    email: str | None = None
    tax_code: str | None = None
    source: str | None = None
    amount: Decimal | None = None
    amount_is_unknown: bool = False
    amount_offer: Decimal | None = None
    amount_alternatives: tuple[Decimal, ...] = ()
    currency: str | None = None
    per: str | None = None
    is_net_of_vat: bool = False
    percent: Decimal | None = None
    invoice: str | None = None
    contract: str | None = None
    date: datetime.date | None = None
    time: datetime.time | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    alternatives: tuple[datetime.date, ...] = ()
    minutes: int | None = None
    months: int | None = None
    quantity: int | None = None
    score: int | None = None
    attempt: int | None = None
    channel: str | None = None
    product: str | None = None
    topic: str | None = None
    outcome: str | None = None
    sentiment: str | None = None
    reason: str | None = None
    urgency: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Give the part in the form of the golden cases: only what is known, days in ISO form."""
        row: dict[str, Any] = {"kind": self.kind.value}
        row |= {key: True for key, value in self._marks() if value}
        for key in _TEXTS:
            if (value := getattr(self, key)) is not None:
                row[key] = value
        if len(self.people) > 1:
            row["people"] = list(self.people)
        if self.amount is not None:
            row |= {"amount": _number(self.amount), "currency": self.currency}
        elif self.amount_is_unknown:
            row["amount"] = None
            if self.amount_offer is not None:
                row["offer"] = _number(self.amount_offer)
        if self.amount_alternatives:
            row["amount_alternatives"] = [_number(amount) for amount in self.amount_alternatives]
        if self.percent is not None:
            row["percent"] = _number(self.percent)
        return row | self._when()

    def _marks(self) -> tuple[tuple[str, bool], ...]:
        return ("next", self.is_next), ("proposal", self.is_proposal), ("net_of_vat", self.is_net_of_vat)

    def _when(self) -> dict[str, Any]:
        row: dict[str, Any] = {}
        for key, day in (("date", self.date), ("from", self.first), ("to", self.last)):
            if day:
                row[key] = day.isoformat()
        if self.time:
            row["time"] = self.time.strftime("%H:%M")
        if self.alternatives:
            row["alternatives"] = [day.isoformat() for day in self.alternatives]
        return row


@dataclass(frozen=True, slots=True)
class Reading:
    """How a line was read. `text` is the line as it was typed; `leftovers` are the words that were not understood."""

    text: str
    parts: tuple[Part, ...] = ()
    flags: frozenset[Flag] = frozenset()
    leftovers: tuple[Piece, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Give the reading in the form of the golden cases; flags in the order of their enum."""
        return {
            "text": self.text,
            "parts": [part.as_json() for part in self.parts],
            "flags": [flag.value for flag in Flag if flag in self.flags],
        }


_TEXTS = (
    "by",
    "person",
    "title",
    "org",
    "phone",
    "email",
    "tax_code",
    "source",
    "invoice",
    "contract",
    "per",
    "minutes",
    "months",
    "quantity",
    "score",
    "attempt",
    "channel",
    "product",
    "topic",
    "outcome",
    "sentiment",
    "reason",
    "urgency",
)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
