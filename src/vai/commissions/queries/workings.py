"""The lines of a statement as people read them: what happened, what it brought, and how that was reckoned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from vai.commissions import phrases
from vai.commissions.enums import EventKind
from vai.commissions.models import CommissionDispute, CommissionEvent, CommissionLine, CommissionStatement
from vai.commissions.queries import prospects


@dataclass(frozen=True)
class Part:
    """One line with its working, one sentence a step, and what was disputed about it."""

    id: int
    kind: str
    label: str
    amount: Decimal
    working: list[str]
    disputes: tuple[CommissionDispute, ...] = ()


@dataclass
class Told:
    """What one event brought: its lines belong together, and `amount` is their sum."""

    title: str
    client: str
    product: str
    happened: str
    kind: str
    occurred_on: date | None
    deal_id: int | None
    parts: list[Part] = field(default_factory=list)

    @property
    def amount(self) -> Decimal:
        """What it brought altogether."""
        return sum((part.amount for part in self.parts), Decimal())


@dataclass(frozen=True)
class Sum:
    """One row of how a statement adds up: `kind` names the lines that make it; `sign` is + or −."""

    kind: str
    label: str
    amount: Decimal


def told(
    lines: Iterable[CommissionLine],
    statement: CommissionStatement,
    disputes: Iterable[CommissionDispute] = (),
) -> list[Told]:
    """Gather lines by what happened, in the order of the statement."""
    asked: dict[int, list[CommissionDispute]] = {}
    for dispute in disputes:
        asked.setdefault(dispute.line_id, []).append(dispute)
    found: dict[int, Told] = {}
    for line in lines:
        one = found.setdefault(line.event_id or -line.pk, _told(line.event))
        one.parts.append(
            Part(
                line.pk,
                line.kind,
                str(phrases.LINES.get(line.kind, line.kind)),
                line.amount,
                phrases.working(line.steps, statement.currency),
                tuple(asked.get(line.pk, ())),
            )
        )
    return list(found.values())


def sums(statement: CommissionStatement) -> list[Sum]:
    """Say how a statement adds up to what it pays; rows without anything in them are left out, but for the first."""
    rows = [
        Sum("earned", str(phrases.LINES["earned"]), statement.earned),
        Sum("held_back", str(phrases.LINES["held_back"]), -statement.held_back),
        Sum("released", str(phrases.LINES["released"]), statement.released),
        Sum("clawed_back", str(phrases.LINES["reversed"]), -statement.clawed_back),
        Sum("adjustment", str(phrases.LINES["adjustment"]), statement.adjusted),
        Sum("draw", str(phrases.DRAW_PAID if statement.draw > 0 else phrases.DRAW_TAKEN), statement.draw),
    ]
    return [row for row in rows if row.amount or row.kind == "earned"]


def of_gain(gain: prospects.DealGain, currency: str) -> list[str]:
    """Say how the commission of a deal that is not won yet would be reckoned."""
    return [said for steps in gain.steps for said in phrases.working(steps, currency)]


def _told(event: CommissionEvent | None) -> Told:
    if event is None:
        return Told("", "", "", "", "", None, None)
    return Told(
        title=event.deal_name or event.note,
        client=event.client_name,
        product=event.product_code,
        happened=str(EventKind(event.kind).label),
        kind=event.kind,
        occurred_on=event.occurred_on,
        deal_id=event.deal_id,
    )
