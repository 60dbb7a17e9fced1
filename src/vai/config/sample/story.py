"""The life of the demo company: leads come, deals go their way, clients are looked after, and today is busy."""

from __future__ import annotations

from datetime import datetime, timedelta

from vai.config.sample import deals, doors, households, hunt, today
from vai.config.sample.company import House


def tell(house: House, start: datetime) -> None:
    """Plan how it all begins; one thing leads to another from there."""
    house.sell_again = deals.repeat
    households.plan(house, start)
    hunt.plan(house, start)
    doors.plan(house)
    today.plan(house, house.timeline.now - timedelta(hours=5))
