"""The room's part of a stream: that a contract was made, and where it stands."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vai.contracts.enums import ContractStatus
from vai.contracts.models import Contract
from vai.core import formats
from vai.core.money import Money
from vai.journal.queries.sources import Entry, Line, Place, Subject, past, register

CONTRACTS = 12


def join() -> None:
    """Register it."""
    register("contract", made, rank=CONTRACTS, kinds={"contract": gettext_lazy("Contracts")})


def made(subject: Subject, place: Place | None, limit: int, kinds: Collection[str]) -> list[Entry]:
    """Give the contracts of a deal, as of when each was made; an account's stand beside its stream, in a panel."""
    if subject.opportunity_id is None:
        return []
    rows = Contract.objects.filter(**subject.condition).select_related("created_by")
    return [_entry(row) for row in past(rows, place, at="created_at", rank=CONTRACTS, limit=limit)]


def _entry(row: Contract) -> Entry:
    lines = []
    if row.value is not None:
        lines.append(Line(formats.money(Money.rounded(row.value, row.currency)), icon="banknote"))
    if row.signed_on is not None:
        lines.append(
            Line(
                _("Signed on %(day)s") % {"day": formats.day(row.signed_on)}, icon="circle-check", tone="good"
            )
        )
    if row.status == ContractStatus.CANCELLED:
        lines.append(
            Line(row.cancel_reason or _("Cancelled: the deal was opened again"), icon="x", tone="warn")
        )
    return Entry(
        at=row.created_at,
        id=row.pk,
        source="contract",
        kind="contract",
        title=_("Contract %(number)s made") % {"number": row.number},
        icon="file-text",
        who=row.created_by.name,
        tone="good" if row.status != ContractStatus.CANCELLED else "neutral",
        link=("contracts:contract", row.pk),
        lines=tuple(lines),
        table="contract",
    )
