"""What happens when a deal is won, or a win is taken back: later rooms say it here, and hunting does not know them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from vai.core.followers import Followers
from vai.hunting.models import Opportunity
from vai.staff.models import Person

_won: Final = Followers()
_unwon: Final = Followers(is_reversed=True)


def when_won(callback: Callable[..., None]) -> None:
    """Have `callback(deal, *, by, at)` called when a deal is won: in the move's transaction, the deal saved as won.

    Rooms are told from the lowest floor up: a handover finds the contract made.
    """
    _won.join(callback)


def when_unwon(callback: Callable[..., None]) -> None:
    """Have `callback(deal, *, by, at)` called when a won deal is moved to a stage that is not won; uppermost room first.

    The undo of a change does not call it: it takes back every row of the change by itself.
    """
    _unwon.join(callback)


def follow(deal: Opportunity, was_won: bool, *, by: Person, at: datetime) -> None:
    """Tell who follows, where a saved move made a deal won or took a win back."""
    if deal.is_won and not was_won:
        _won.tell(deal, by=by, at=at)
    elif was_won and not deal.is_won:
        _unwon.tell(deal, by=by, at=at)


@dataclass(frozen=True)
class Asking:
    """A page that asks for what is missing before a win, and how to know whether anything is."""

    url_name: str
    is_missing: Callable[[Opportunity], bool]


_asking: Final[list[Asking]] = []


def ask_before(url_name: str, is_missing: Callable[[Opportunity], bool]) -> None:
    """Have a page ask for what is missing before a deal is won: at a url that takes the deal's key. The last one counts."""
    _asking[:] = [Asking(url_name, is_missing)]


def asked_at(deal: Opportunity) -> str:
    """Return the name of the page that has to ask first; "" where nothing is missing for a win, or nobody asks."""
    return next((one.url_name for one in _asking if not deal.is_won and one.is_missing(deal)), "")
