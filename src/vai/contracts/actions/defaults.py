"""What a new installation begins with."""

from __future__ import annotations

from datetime import datetime

from vai.contracts.models import ContractSettings
from vai.staff.models import Person


def settle(*, by: Person, at: datetime) -> None:
    """Add the settings of contracts where there are none; our side stands on the company's letterhead."""
    if not ContractSettings.objects.exists():
        ContractSettings.objects.create()
