"""The life of the demo company: leads come, deals go their way, clients are looked after."""

from __future__ import annotations

from datetime import datetime

from vai.config.sample import care, deals, hunt
from vai.config.sample.company import House


def tell(house: House, start: datetime) -> None:
    """Plan how it all begins; one thing leads to another from there."""
    care.REPEATERS[:] = [deals.repeat]
    hunt.plan(house, start)
