"""Looking for pairs of records that may be the same, over the whole company."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from vai.core.rowsecurity import checked
from vai.staff.models import Person


def find_all(*, by: Person, at: datetime) -> None:
    """Compare all accounts, then all contacts, in sets; what is saved in between is compared as it is saved.

    :raises NotAllowed: only administrators (and the robot) may.
    """
    with checked(), connection.cursor() as cursor:
        cursor.execute("SELECT vai.find_pairs()")
