"""When a line was told: it may have waited on a device without network before it came here. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from vai.core.errors import Refused

# What a form says of a line that waited: when it was typed and when it was sent, both by the clock of the device.
TYPED, SENT = "typed_at", "sent_at"
LONGEST_WAIT: Final = timedelta(days=31)


class ToldTooLongAgo(Refused):
    """The line waited so long that its days can hardly be meant any more."""

    code = "told_too_long_ago"


class TimeUnclear(Refused):
    """What stands for the time of the line is none."""

    code = "time_unclear"


def told_at(typed: str, sent: str, *, now: datetime) -> datetime:
    """Say when a line was told: as long before now as it waited on its device, never later than now.

    Only the time between typing and sending is taken from the device, so that a clock that is wrong does no harm.
    :raises ToldTooLongAgo: it waited more than 31 days.
    :raises TimeUnclear: the two are no moments.
    """
    if not typed:
        return now
    try:
        waited = datetime.fromisoformat(sent[:40]) - datetime.fromisoformat(typed[:40])
    except (ValueError, TypeError, OverflowError):
        raise TimeUnclear(_("The time at which this was typed could not be read."), field="line") from None
    if waited > LONGEST_WAIT:
        raise ToldTooLongAgo(
            _("This was typed more than a month ago: look at its days, and file it again."), field="line"
        )
    return now - max(waited, timedelta(0))
