"""What can be handed over at an account: by whom, in which modes, because of which deals."""

from __future__ import annotations

from dataclasses import dataclass

from vai.clients.models import Account, Coverage
from vai.hunting.models import Opportunity
from vai.staff.enums import Mode
from vai.staff.models import Person

# Where an account usually goes from a mode.
NEXT_MODE = {Mode.HUNT: Mode.FARM, Mode.FARM: Mode.ADVISE, Mode.ADVISE: Mode.KEY, Mode.KEY: Mode.FARM}


@dataclass(frozen=True)
class Service:
    """A mode in which an account is served now, and by whom."""

    mode: str
    person: Person


def account(pk: int) -> Account | None:
    """Return an account, if it is seen and in use."""
    return Account.objects.filter(pk=pk, archived_at=None).first()


def services(account_id: int, *, mine: tuple[int | None, ...], commands: bool) -> list[Service]:
    """List what the person can hand over: their own service first; a lead's whole team's."""
    rows = Coverage.objects.filter(account_id=account_id, until=None).select_related("person", "person__team")
    found = [row for row in rows.order_by("-is_lead", "pk") if commands or row.person_id in mine]
    found.sort(key=lambda row: row.person_id not in mine)
    return list({row.mode: Service(row.mode, row.person) for row in reversed(found)}.values())[::-1]


def deals(account_id: int, *, limit: int = 20) -> list[tuple[int, str]]:
    """List the deals of an account, those that were won first, the last first."""
    rows = Opportunity.objects.filter(account_id=account_id, archived_at=None)
    found = list(rows.order_by("-closed_at", "-pk")[:limit])
    found.sort(key=lambda deal: deal.outcome != "won")
    return [(deal.pk, deal.name) for deal in found]
