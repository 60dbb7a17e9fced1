"""What deals bring that are not there yet: opened and won within the period. Measured on the company's own past."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_LOOKS_BACK_DAYS: Final = 365
# Fewer windows than this say nothing about a spread.
FEWEST: Final = 4


@dataclass(frozen=True)
class Deal:
    """A deal of the past: opened, won if it was, worth (smallest unit)."""

    opened_on: date
    won_on: date | None
    amount: int


def past(deals: Iterable[Deal], *, on: date, days: int) -> tuple[int, ...]:
    """Return what windows of so many days brought from deals that were opened in them, back from `on`, one after another.

    Windows before the first deal are none. Fewer than four windows give nothing: then only open deals are forecast.
    """
    deals = list(deals)
    if days <= 0 or not deals:
        return ()
    first = max(min(deal.opened_on for deal in deals), on - timedelta(days=_LOOKS_BACK_DAYS))
    n_windows = (on - first).days // days
    sums = [0] * n_windows
    for deal in deals:
        if deal.won_on is None or deal.won_on > on:
            continue
        opened, won = ((on - day).days // days for day in (deal.opened_on, deal.won_on))
        if opened == won < n_windows:
            sums[won] += deal.amount
    return tuple(sums) if n_windows >= FEWEST else ()
