"""Who takes a client over after a win: chosen, else who serves them already, else who usually takes over."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from vai.clients.models import Coverage
from vai.contracts.models import DealTerms
from vai.hunting.models import Opportunity
from vai.staff.enums import Mode, Title
from vai.staff.models import Person

# In which mode a client goes on, the likeliest first.
_KEEPING = (Mode.FARM, Mode.KEY, Mode.ADVISE)
_LOADS = """
SELECT mode, l.person_id, l.n FROM unnest(%s::text[]) mode CROSS JOIN LATERAL vai.coverage_load(%s, mode) l
"""
_USUAL = "SELECT receiver_id, to_mode FROM vai.usual_receiver(%s)"


@dataclass(frozen=True)
class Successor:
    """Who takes over, in which mode, and why they are named. Not certain: a suggestion that somebody has to confirm."""

    person: Person
    mode: str
    why: str
    is_certain: bool = True


@dataclass(frozen=True)
class Choice:
    """Somebody who could take over in a mode, and how many clients they serve in it."""

    person: Person
    mode: str
    n_accounts: int

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.person.pk}:{self.mode}"


@dataclass(frozen=True)
class Outlook:
    """What becomes of a client once a deal is won; `choices` are those who were looked at for it, where any were."""

    hands_over: bool
    successor: Successor | None = None
    choices: tuple[Choice, ...] = ()

    @property
    def is_asked(self) -> bool:
        """Whether who takes over is still to be said."""
        return self.hands_over and (self.successor is None or not self.successor.is_certain)


def outlook(deal: Opportunity, terms: DealTerms) -> Outlook:
    """Say what becomes of the client of a deal once it is won, by what was agreed and what is usual."""
    if not deal.pipeline.hands_over or terms.keeps_client:
        return Outlook(hands_over=False)
    served = _served(deal)
    if deal.account_id is not None and not any(_is_hunted(row, deal) for row in served):
        # There is nothing to hand over: the owner does not serve the client as a hunter.
        return Outlook(hands_over=False)
    if terms.receiver is not None:
        return Outlook(
            True, Successor(terms.receiver, terms.to_mode or _mode(terms.receiver), _("as you chose"))
        )
    if deal.owner.title == Title.SALE_ACCOUNT:
        # They find clients and then keep them: nobody takes over unless somebody is named.
        return Outlook(hands_over=False)
    found = _serving(served, deal) or _usual(deal.owner)
    return Outlook(True, found) if found else _suggested(deal.owner)


def _served(deal: Opportunity) -> list[Coverage]:
    if deal.account_id is None:
        return []
    rows = Coverage.objects.filter(account_id=deal.account_id, until=None)
    return list(rows.select_related("person").order_by("pk"))


def _is_hunted(row: Coverage, deal: Opportunity) -> bool:
    return row.mode == Mode.HUNT and row.person_id == deal.owner_id


def _serving(served: list[Coverage], deal: Opportunity) -> Successor | None:
    keeping = [
        row
        for row in served
        if row.is_lead and row.mode in _KEEPING and row.person_id != deal.owner_id and row.person.is_active
    ]
    found = min(keeping, key=lambda row: _KEEPING.index(Mode(row.mode)), default=None)
    return Successor(found.person, found.mode, _("serves this client already")) if found else None


def _usual(owner: Person) -> Successor | None:
    """Name who took over most of what this person's team won in a year."""
    with connection.cursor() as cursor:
        cursor.execute(_USUAL, [owner.pk])
        row = cursor.fetchone()
    person = Person.objects.filter(pk=row[0], is_active=True).first() if row else None
    if person is None or row is None or row[1] not in person.title_modes:
        return None
    return Successor(person, row[1], _("usually takes over from your team"))


def _suggested(owner: Person) -> Outlook:
    """Suggest the least loaded account manager; who is the only one of the own team needs no confirmation."""
    found = choices(owner)
    near = [one for one in found if one.person.team_id == owner.team_id and _is_main(one)]
    if owner.team_id and len(near) == 1:
        named = Successor(near[0].person, near[0].mode, _("the account manager of your team"))
    elif found:
        named = Successor(found[0].person, found[0].mode, _("has the fewest clients"), is_certain=False)
    else:
        return Outlook(True)
    return Outlook(True, named, tuple(found))


def _is_main(one: Choice) -> bool:
    return one.mode == Mode.FARM and one.person.title_modes[0] == Mode.FARM


def choices(owner: Person, *, limit: int = 40) -> list[Choice]:
    """List who could take a client over and in which mode: the own team first, the least loaded first."""
    people = [
        one
        for one in Person.objects.filter(is_active=True, is_robot=False)
        .exclude(pk=owner.pk)
        .order_by("name_f", "pk")
        if set(_KEEPING) & set(one.title_modes)
    ]
    with connection.cursor() as cursor:
        cursor.execute(_LOADS, [list(_KEEPING), [one.pk for one in people]])
        load = {(mode, person_id): n for mode, person_id, n in cursor.fetchall()}
    found = [
        Choice(one, mode, load.get((mode, one.pk), 0))
        for one in people
        for mode in _KEEPING
        if mode in one.title_modes
    ]
    found.sort(
        key=lambda one: (
            one.person.team_id != owner.team_id,
            one.person.title_modes[0] != one.mode,
            _KEEPING.index(Mode(one.mode)),
            one.n_accounts,
        )
    )
    return found[:limit]


def _mode(person: Person) -> str:
    return next((mode for mode in person.title_modes if mode in _KEEPING), Mode.FARM)
