"""How often somebody came to a door: forgotten once it no longer matters."""

from __future__ import annotations

from datetime import datetime

from django.db import connection


def forget(*, before: datetime) -> None:
    """Forget the counts of minutes before a moment."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT vai.forget_tallies(%s)", [before])
