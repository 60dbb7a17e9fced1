"""The tiers that an installation begins with."""

from __future__ import annotations

from datetime import datetime

from vai.clients.models import Tier
from vai.staff.models import Person

# Code, name, days between two-way contacts: METHODS section 5.
TIERS = (
    ("platinum", "Platinum", 14),
    ("gold", "Gold", 30),
    ("silver", "Silver", 60),
    ("base", "Base", 120),
)


def settle(*, by: Person, at: datetime) -> None:
    """Add the tiers that are missing; nothing that is there is changed."""
    known = set(Tier.objects.values_list("code", flat=True))
    for position, (code, name, days) in enumerate(TIERS):
        if code not in known:
            Tier.objects.create(code=code, name=name, cadence_days=days, position=position)
