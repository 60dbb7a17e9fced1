"""Take back what was done as one change: every table under history can be put back as it was."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext_lazy as _

from vai.core.errors import Refused

_WHY = {
    "undone_already": _("This was taken back already."),
    "not_yours": _("There is nothing of yours to take back here."),
    "changed_since": _("Something was changed again since, so this can no longer be taken back."),
    "needed_since": _("Something else stands on it by now, so this can no longer be taken back."),
}


@dataclass(frozen=True)
class Obstacle:
    """A row that stands in the way: it was changed again since, by another change."""

    table: str
    row_id: int


class CannotUndo(Refused):
    """The change stays; `obstacles` lists the rows in the way, where there are such."""

    def __init__(self, problem: str, obstacles: list[Obstacle]) -> None:
        super().__init__(_WHY[problem], code=problem)
        self.obstacles = obstacles


def undo(change_id: uuid.UUID) -> None:
    """Take back a change of the acting person, whole; what is done by this is a change itself and can be undone too.

    :raises CannotUndo: it was undone before, is not theirs, or rows were changed again since: then nothing happens.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name, row_id, problem FROM vai.undo_change(%s)", [change_id])
        rows = cursor.fetchall()
    if rows:
        raise CannotUndo(rows[0][2], [Obstacle(table, row_id) for table, row_id, _problem in rows if table])
