"""What later rooms do when a handover is answered; it does not know them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from vai.core.followers import Followers

accepted: Final = Followers()
sent_back: Final = Followers()


def when_accepted(callback: Callable[..., None]) -> None:
    """Have `callback(handover, *, by, at)` called in the transaction that accepts one, after it is saved."""
    accepted.join(callback)


def when_sent_back(callback: Callable[..., None]) -> None:
    """Have `callback(handover, *, by, at)` called in the transaction that sends one back, after it is saved."""
    sent_back.join(callback)
