"""The range of what a period may bring: ten thousand times the open deals are decided by their chances, and added up."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

N_DRAWS: Final = 10_000


@dataclass(frozen=True)
class Draw:
    """An open deal: amount in the currency's smallest unit, its stage, and what the stage's chance is multiplied by."""

    amount: int
    stage: int
    factor: float


@dataclass(frozen=True)
class Range:
    """What may come, in the smallest unit: P10, P50, P90 and the mean; `safe` (P20) is exceeded four times out of five."""

    p10: int
    safe: int
    p50: int
    p90: int
    mean: int


def draw(
    deals: Sequence[Draw],
    chances: Mapping[int, tuple[float, float]],
    *,
    seed: str,
    coming: Sequence[int] = (),
    misses: Sequence[float] = (),
) -> Range:
    """Decide the deals ten thousand times; `chances`: of each stage Beta(wins, losses), drawn anew each time.

    One draw of a stage's chance serves all its deals: what is not known about the stage moves them together. `coming`: what
    equally long periods brought from deals that were not there at their beginning (news.past); one of them is drawn each time. `misses`: what came of open deals divided by what was expected, in the past (misses.past).
    """
    dice = np.random.default_rng(int.from_bytes(hashlib.sha256(seed.encode()).digest()))
    of_stage = {
        stage: dice.beta(*chances[stage], size=N_DRAWS) for stage in sorted({one.stage for one in deals})
    }
    total = np.zeros(N_DRAWS, dtype=np.int64)
    for one in deals:
        total += one.amount * (dice.random(N_DRAWS) < of_stage[one.stage] * one.factor)
    if misses:
        total = np.rint(total * dice.choice(np.asarray(misses), size=N_DRAWS)).astype(np.int64)
    if coming:
        total += dice.choice(np.asarray(coming, dtype=np.int64), size=N_DRAWS)
    p10, safe, p50, p90 = (
        int(np.percentile(total, share, method="inverted_cdf")) for share in (10, 20, 50, 90)
    )
    return Range(p10, safe, p50, p90, round(float(total.mean())))


def seed_of(tenant: str, period: str, snapshot: str) -> str:
    """Name the dice of a snapshot: the same question gives the same answer."""
    return f"{tenant}|{period}|{snapshot}"
