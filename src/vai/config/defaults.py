"""What a new installation begins with: the robot, and the lists that each room starts from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from vai.clients.actions import defaults as clients
from vai.contracts.actions import defaults as contracts
from vai.core.rowsecurity import acting_as
from vai.handovers.actions import defaults as handovers
from vai.hunting.actions import defaults as hunting
from vai.staff.actions import defaults as staff
from vai.staff.enums import Title
from vai.staff.models import Person

ROBOT_ADDRESS = "robot@vai.invalid"

# Each takes the robot and the time, adds what is missing of its room's lists, and changes nothing that is there.
SETTLERS: tuple[Callable[..., None], ...] = (
    staff.settle,
    clients.settle,
    hunting.settle,
    contracts.settle,
    handovers.settle,
)


def settle_defaults(now: datetime | None = None) -> None:
    """Make the robot and let every room add the lists that it begins with."""
    robot, _ = Person.objects.get_or_create(
        email=ROBOT_ADDRESS,
        defaults={"name": "Vai", "title": Title.ADMINISTRATOR, "is_robot": True, "is_active": True},
    )
    moment = now or timezone.now()
    with acting_as(robot, at=moment, door="command"):
        for settle in SETTLERS:
            settle(by=robot, at=moment)
