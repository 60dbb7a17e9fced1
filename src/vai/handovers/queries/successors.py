"""Who takes a client over after a win: chosen, else who serves them already, else who usually takes over."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from vai.clients.models import Coverage
from vai.contracts.models import DealTerms
from vai.handovers.queries import handovers
from vai.hunting.models import Opportunity
from vai.staff.enums import Mode, Title
from vai.staff.models import Person

# In which mode a client goes on, the likeliest first.
_KEEPING = (Mode.FARM, Mode.KEY, Mode.ADVISE)
_USUAL = "SELECT receiver_id, to_mode FROM vai.usual_receiver(%s)"


@dataclass(frozen=True)
class Successor:
    """Who takes over, in which mode, and why they are named. Not certain: a suggestion that somebody has to confirm."""

    person: Person
    mode: str
    why: str
    is_certain: bool = True


@dataclass(frozen=True)
class Outlook:
    """What becomes of a client once a deal is won. `is_asked`: nobody knows yet, so that it has to be asked."""

    hands_over: bool
    successor: Successor | None = None

    @property
    def is_asked(self) -> bool:
        """Whether who takes over is still to be said."""
        return self.hands_over and (self.successor is None or not self.successor.is_certain)


def outlook(deal: Opportunity, terms: DealTerms) -> Outlook:
    """Say what becomes of the client of a deal once it is won, by what was agreed and what is usual."""
    if not deal.pipeline.hands_over or terms.keeps_client or not _hunts(deal):
        return Outlook(hands_over=False)
    if terms.receiver is not None:
        return Outlook(
            True, Successor(terms.receiver, terms.to_mode or _mode(terms.receiver), _("as you chose"))
        )
    if deal.owner.title == Title.SALE_ACCOUNT:
        # They find clients and then keep them: nobody takes over unless somebody is named.
        return Outlook(hands_over=False)
    found = _serving(deal) or _usual(deal.owner) or _suggested(deal.owner)
    return Outlook(True, found)


def _hunts(deal: Opportunity) -> bool:
    """Whether there is something to hand over: the owner serves the client as a hunter, or is about to."""
    if deal.account_id is None:
        return True
    return Coverage.objects.filter(
        account_id=deal.account_id, person_id=deal.owner_id, mode=Mode.HUNT, until=None
    ).exists()


def _serving(deal: Opportunity) -> Successor | None:
    if deal.account_id is None:
        return None
    rows = Coverage.objects.filter(account_id=deal.account_id, until=None, is_lead=True, mode__in=_KEEPING)
    found = sorted(
        rows.exclude(person_id=deal.owner_id).select_related("person"),
        key=lambda row: (_KEEPING.index(Mode(row.mode)), row.pk),
    )
    if not found or not found[0].person.is_active:
        return None
    return Successor(found[0].person, found[0].mode, _("serves this client already"))


def _usual(owner: Person) -> Successor | None:
    """Name who took over most of what this person's team won in a year."""
    with connection.cursor() as cursor:
        cursor.execute(_USUAL, [owner.pk])
        row = cursor.fetchone()
    person = Person.objects.filter(pk=row[0], is_active=True).first() if row else None
    if person is None or row is None or row[1] not in person.title_modes:
        return None
    return Successor(person, row[1], _("usually takes over from your team"))


def _suggested(owner: Person) -> Successor | None:
    """Suggest the least loaded account manager; who is the only one of the own team needs no confirmation."""
    found = handovers.candidates(owner, Mode.FARM)
    near = [one for one in found if one.is_own_team and one.person.title_modes[0] == Mode.FARM]
    if len(near) == 1:
        return Successor(near[0].person, Mode.FARM, _("the account manager of your team"))
    others = [one for one in found if one.person.pk != owner.pk]
    return (
        Successor(others[0].person, Mode.FARM, _("has the fewest clients"), is_certain=False)
        if others
        else None
    )


def _mode(person: Person) -> str:
    return next((mode for mode in person.title_modes if mode in _KEEPING), Mode.FARM)
