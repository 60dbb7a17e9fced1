"""The company books and settles: what people are paid is written by nobody's own hand (sql/policies.sql)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime

from vai.core import rowsecurity
from vai.staff.models import Person


@contextlib.contextmanager
def acting(*, at: datetime) -> Iterator[Person]:
    """Let the robot write inside the block, in the same transaction and as part of the same change.

    Whoever calls this has asked before whether the person may. The change is theirs: their undo takes it back.
    """
    actor = rowsecurity.current()
    robot = Person.objects.get(is_robot=True)
    if actor.person_id == robot.pk:
        yield robot
        return
    with rowsecurity.acting_as(robot, at=at, door=actor.door):
        rowsecurity.continue_change(actor.change_id)
        yield robot
