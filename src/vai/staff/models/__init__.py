"""The tables of the room."""

from vai.staff.models.absence import Absence
from vai.staff.models.company import CompanyLogo, CompanySettings, CurrencyRate, Holiday
from vai.staff.models.delegation import Delegation
from vai.staff.models.person import Person
from vai.staff.models.saved_view import SavedView
from vai.staff.models.team import Team

__all__ = [
    "Absence",
    "CompanyLogo",
    "CompanySettings",
    "CurrencyRate",
    "Delegation",
    "Holiday",
    "Person",
    "SavedView",
    "Team",
]
