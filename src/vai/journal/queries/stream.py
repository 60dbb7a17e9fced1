"""One stream of all that happened with an account, a contact, a lead or a deal, the last first."""

from __future__ import annotations

import heapq
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import islice

from vai.journal.queries import sources
from vai.journal.queries.sources import Entry, Place, Subject

PAGE = 30


@dataclass(frozen=True)
class Stream:
    """A page of a stream. `next` is the cursor of the page after it, "" at the end."""

    entries: tuple[Entry, ...]
    next: str


def stream(subject: Subject, *, before: str = "", kinds: Collection[str] = (), limit: int = PAGE) -> Stream:
    """Merge the sources into one page; each source reads at most `limit + 1` rows, by an index, whatever came before.

    `kinds` keeps entries of these kinds only. A cursor that cannot be read gives the first page.
    """
    place = Place.read(before) if before else None
    wanted = set(kinds) & set(sources.kinds()) or set(sources.kinds())
    found: list[list[Entry]] = []
    for source in sources.all_sources():
        mine = wanted & set(source.kinds)
        if mine:
            given = source.find(subject, place, limit + 1, mine)
            found.append([replace(one, source=source.name, rank=source.rank) for one in given])
    merged = list(islice(heapq.merge(*found, key=lambda one: one.place, reverse=True), limit + 1))
    page = merged[:limit]
    return Stream(tuple(page), page[-1].place.written() if len(merged) > limit else "")
