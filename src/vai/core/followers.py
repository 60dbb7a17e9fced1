"""What later rooms do when something happens in an earlier one, which does not know them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

# Called as (subject, by=person, at=now).
Follower = Callable[..., None]


class Followers:
    """An occasion: who follows it is told in the same transaction, and what they raise takes back the act as well.

    They are told in the order in which they joined. Rooms join in `ready()`, from the lowest floor up, so a later room
    finds what an earlier one made; with `is_reversed` the uppermost is told first, for taking things apart.
    """

    def __init__(self, *, is_reversed: bool = False) -> None:
        self._all: dict[str, Follower] = {}
        self._is_reversed = is_reversed

    def join(self, follower: Follower) -> None:
        """Add a follower; the same one again counts once."""
        self._all[f"{follower.__module__}.{follower.__qualname__}"] = follower

    def tell(self, subject: Any, *, by: Any, at: datetime) -> None:
        """Tell everyone that it happened, who did it and when."""
        followers = list(self._all.values())
        for follower in reversed(followers) if self._is_reversed else followers:
            follower(subject, by=by, at=at)
