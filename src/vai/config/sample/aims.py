"""What the demo company aims at: targets of this month and quarter, the hunters' own word, and the forecast of last night."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Final

from vai.config.defaults import ROBOT_ADDRESS
from vai.config.sample.company import House
from vai.config.sample.timeline import HOME
from vai.core.rowsecurity import acting_as
from vai.hunting.actions import snapshots, targets
from vai.hunting.actions.targets import TargetData
from vai.hunting.forecasting import periods
from vai.hunting.forecasting.periods import Kind
from vai.staff.enums import Title
from vai.staff.models import Person

# In đồng, of a month; a quarter has three.
MONTHLY: Final = {Title.HUNTER: 800_000_000, Title.SALE_ACCOUNT: 900_000_000}
# How sure hunters are of themselves.
SAID: Final = Decimal("0.9")


def tell(house: House, now: datetime) -> None:
    """Set the targets, let everybody say what will come, and reckon the forecast once."""
    admin, robot = house.people["admin"], Person.objects.get(email=ROBOT_ADDRESS)
    today = now.astimezone(HOME).date()
    month, quarter = periods.of(Kind.MONTH, today), periods.of(Kind.QUARTER, today)
    sellers = [(person, Decimal(amount)) for title, amount in MONTHLY.items() for person in house.some(title)]
    with acting_as(admin, at=now, door="demo"):
        for person, amount in sellers:
            for period, months in ((month, 1), (quarter, 3)):
                wanted = TargetData(period.code, amount * months, person_id=person.pk)
                targets.set_target(wanted, by=admin, at=now)
    for person, amount in sellers:
        with acting_as(person, at=now, door="demo"):
            targets.commit(quarter.code, amount * 3 * SAID, by=person, at=now)
    with acting_as(robot, at=now, door="demo"):
        snapshots.take(by=robot, at=now)
