"""What a new installation begins with."""

from __future__ import annotations

from datetime import datetime

from vai.contracts.models import ContractSettings
from vai.staff.models import Person
from vai.staff.queries import company


def settle(*, by: Person, at: datetime) -> None:
    """Add the settings of contracts, where there are none, under the company's name."""
    if not ContractSettings.objects.exists():
        ContractSettings.objects.create(our_name=company.settings().name)
