"""Whom the rules of a day speak of, in a large book: found once an hour in the background, and asked about anew at every look.

A birthday within a week, or somebody nobody has talked with for half a year, comes with the day and not with the minute. In a
book of thousands of clients they are dear to find, so their keys are kept. Whether a rule still speaks of them, and whether the
person still sees them, is asked at every look.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.core.cache import cache
from django.db import connection

from vai.core.formats import HOME_ZONE
from vai.core.jobs import enqueue
from vai.staff.models import Person

# Rules whose cases come with the day; both speak of contacts.
OF_THE_DAY: Final = ("F10", "BD")
# Who has so many cases has a large book.
MANY_CASES: Final = 200
FRESH: Final = timedelta(hours=1)
_MOST: Final = 200
_KEEP = """
INSERT INTO guidance_day (person_id, modes, day, contact_ids, as_of)
SELECT %(me)s, %(name)s, %(today)s, coalesce(array_agg(DISTINCT c.pk ORDER BY c.pk), '{}'), %(at)s
FROM vai.guidance_cases(%(codes)s, %(me)s, %(team)s, %(modes)s, %(at)s, %(today)s, 'vi', %(most)s, true) c
ON CONFLICT (person_id, modes) DO UPDATE SET day = excluded.day, contact_ids = excluded.contact_ids, as_of = excluded.as_of
"""


def is_wanted(as_of: datetime | None, n_cases: int, *, at: datetime) -> bool:
    """Say whether the contacts of the day should be found (again), by when they were and how many cases all rules found."""
    return n_cases >= MANY_CASES and (as_of is None or at - as_of > FRESH)


def ask_for(person: Person, modes: Sequence[str], *, at: datetime) -> None:
    """Let the contacts of the day be found in the background, once."""
    if cache.add(f"guidance-day:{person.pk}:{'.'.join(map(str, modes))}", 1, timeout=300):
        enqueue("guidance.keep_the_day", by=person, at=at, modes=[str(mode) for mode in modes])


def keep(person: Person, modes: Sequence[str], *, at: datetime) -> None:
    """Find the contacts of the day now, and keep them until its end. One query."""
    values: dict[str, Any] = {
        "me": person.pk,
        "name": name_of(modes),
        "today": today_of(at),
        "at": at,
        "codes": list(OF_THE_DAY),
        "team": person.team_id,
        "modes": [str(mode) for mode in modes],
        "most": _MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, values)


def name_of(modes: Sequence[str]) -> str:
    """Name a desk by its modes, as vai.guidance_cases does."""
    return " ".join(map(str, modes))


def today_of(at: datetime) -> date:
    """Return the day at home."""
    return at.astimezone(HOME_ZONE).date()
