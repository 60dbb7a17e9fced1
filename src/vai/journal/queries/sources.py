"""What a stream is made of: the shape of its entries, and the registry into which rooms above add their own.

A source is a function `(subject, place, limit, kinds) -> list[Entry]` that gives the newest entries past a place, in the
order of the stream, by an index and in a constant number of queries.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import F, Model, Q, QuerySet

from vai.journal.labels import Words

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Subject:
    """Whose stream it is: exactly one of these."""

    account_id: int | None = None
    contact_id: int | None = None
    lead_id: int | None = None
    opportunity_id: int | None = None

    def __post_init__(self) -> None:
        if sum(value is not None for value in vars(self).values()) != 1:
            raise ValueError("a stream is that of one thing")

    @property
    def condition(self) -> dict[str, int]:
        """The filter by which rows of the subject are found."""
        return {name: value for name, value in vars(self).items() if value is not None}


@dataclass(frozen=True, order=True)
class Place:
    """A point in a stream; entries with a smaller one come after it."""

    at: datetime
    rank: int
    id: int

    def written(self) -> str:
        """Write it for an address."""
        text = json.dumps([self.at.isoformat(), self.rank, self.id])
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> Place | None:
        """Read what was written; what cannot be read is no place."""
        try:
            raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
            at, rank, pk = json.loads(raw)
            moment = datetime.fromisoformat(at)
            if moment.tzinfo is None or not 0 <= int(pk) < 2**63:
                return None
            return cls(moment, int(rank), int(pk))
        except (binascii.Error, ValueError, TypeError, RecursionError, OverflowError):
            return None


Link = tuple[str, int] | None


@dataclass(frozen=True)
class Line:
    """A small piece under an entry: a file, an outcome; `link` names a url and its key."""

    text: str
    link: Link = None
    icon: str = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class Entry:
    """One thing that happened. `kind` is a code by which streams are filtered; `who` is "A" or "A for B".

    `link` names the url of its page and its key, `edit` that of the form that puts it right, `table` its history.
    """

    at: datetime
    id: int
    source: str
    kind: str
    title: str
    icon: str = "circle"
    who: str = ""
    text: str = ""
    tone: str = "neutral"
    link: Link = None
    edit: Link = None
    table: str = ""
    contacts: tuple[tuple[int, str], ...] = ()
    people: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    rank: int = 0

    @property
    def place(self) -> Place:
        """Where it stands in the stream."""
        return Place(self.at, self.rank, self.id)


Find = Callable[[Subject, Place | None, int, Collection[str]], list[Entry]]


@dataclass(frozen=True)
class Source:
    """A registered source. `rank` parts entries of the same instant; `kinds` are its codes with their words."""

    name: str
    rank: int
    kinds: Mapping[str, Words]
    find: Find


_sources: dict[str, Source] = {}


def register(name: str, find: Find, *, rank: int, kinds: Mapping[str, Words]) -> None:
    """Add a source of streams; a name registered again is replaced.

    Ranks in use: 10 handovers, 20 stage changes, 30 leads, 40 next steps, 50 files, 60 interactions.
    """
    if any(one.rank == rank and one.name != name for one in _sources.values()):
        raise ValueError(f"another source of the stream has the rank {rank}")
    _sources[name] = Source(name, rank, kinds, find)


def all_sources() -> list[Source]:
    """List the sources, those that come first at one instant first."""
    return sorted(_sources.values(), key=lambda source: -source.rank)


def kinds() -> dict[str, Words]:
    """Return the codes by which a stream can be filtered, with their words."""
    return {code: words for source in all_sources() for code, words in source.kinds.items()}


def past(
    rows: QuerySet[Row], place: Place | None, *, at: str, rank: int, limit: int, key: str = "pk"
) -> QuerySet[Row]:
    """Order rows as a stream does and keep those past a place: an index on (..., -at, -key) serves it."""
    if place is not None:
        rows = rows.filter(**{f"{at}__lte": place.at})
        if rank == place.rank:
            rows = rows.filter(Q(**{f"{at}__lt": place.at}) | Q(**{f"{key}__lt": place.id}))
        elif rank > place.rank:
            rows = rows.filter(**{f"{at}__lt": place.at})
    return rows.order_by(F(at).desc(), F(key).desc())[:limit]
