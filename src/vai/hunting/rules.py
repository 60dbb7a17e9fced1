"""Who may do what to leads and deals, as one table; and how amounts of deals are reckoned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from django.utils.translation import gettext_lazy as _

from vai.core.errors import NotAllowed


class Thing(Protocol):
    """A lead or a deal."""

    @property
    def pk(self) -> int: ...

    @property
    def owner_id(self) -> int | None: ...

    @property
    def team_id(self) -> int | None: ...

    @property
    def created_by_id(self) -> int: ...


@dataclass(frozen=True)
class Standing:
    """What the acting person stands for, as the database sees it (queries.standing makes it).

    `writer_ids`: the person and whom they act for now. `written_deals`: of the deals in question, those that the
    person may write for any reason. `doer_id`: in whose name new things are made.
    """

    person_id: int
    doer_id: int
    writer_ids: frozenset[int]
    team_ids: frozenset[int]
    home_team_id: int | None
    may_write: bool
    may_administer: bool
    may_deal: bool
    written_deals: frozenset[int] = frozenset()


Predicate = Callable[[Standing, Thing], bool]


def owns(standing: Standing, thing: Thing) -> bool:
    """It is theirs, or of the one whom they act for."""
    return thing.owner_id in standing.writer_ids


def leads_its_team(standing: Standing, thing: Thing) -> bool:
    """It is in a team that they answer for."""
    return thing.team_id in standing.team_ids


def waits_for_them(standing: Standing, thing: Thing) -> bool:
    """Nobody has it yet, and it waits in their team, or they noted it themselves."""
    in_team = thing.team_id is not None and thing.team_id == standing.home_team_id
    return thing.owner_id is None and (in_team or thing.created_by_id == standing.person_id)


def covers_its_account(standing: Standing, thing: Thing) -> bool:
    """They serve the account that the deal is made with."""
    return thing.pk in standing.written_deals


def administers(standing: Standing, thing: Thing) -> bool:
    """They look after the installation."""
    return standing.may_administer


# What may be done, and any one of what has to hold. Whoever reads only (an executive), or acts for a colleague who did
# not delegate deals, does none of it.
ALLOWED: Final[dict[str, tuple[Predicate, ...]]] = {
    "lead.change": (owns, leads_its_team, waits_for_them, administers),
    "lead.claim": (waits_for_them, leads_its_team, administers),
    "lead.assign": (owns, leads_its_team, waits_for_them, administers),
    "lead.end": (owns, leads_its_team, waits_for_them, administers),
    "lead.convert": (owns, leads_its_team, waits_for_them, administers),
    "deal.change": (owns, leads_its_team, covers_its_account, administers),
    "deal.move": (owns, leads_its_team, covers_its_account, administers),
    "deal.give": (owns, leads_its_team, administers),
    "deal.archive": (owns, leads_its_team, administers),
}


class NotYours(NotAllowed):
    """Somebody else answers for this lead or deal."""

    code = "not_yours"


class ReadsOnly(NotAllowed):
    """The title, or the delegation, does not let them write leads and deals."""

    code = "reads_only"


def may(standing: Standing, act: str, thing: Thing) -> bool:
    """Whether the person may do this."""
    return may_begin(standing) and any(holds(standing, thing) for holds in ALLOWED[act])


def may_begin(standing: Standing) -> bool:
    """Whether the person may write leads and deals at all."""
    return standing.may_write and standing.may_deal


def check(standing: Standing, act: str, thing: Thing) -> None:
    """Refuse what the person may not do.

    :raises ReadsOnly: the title reads only, or the colleague did not delegate deals.
    :raises NotYours: it belongs to somebody else.
    """
    check_begins(standing)
    if not may(standing, act, thing):
        raise NotYours(_("Only its owner, whoever serves the account, or a lead of the team can do this."))


def check_begins(standing: Standing) -> None:
    """Refuse who may not write leads and deals at all.

    :raises ReadsOnly: the title reads only, or the colleague did not delegate deals.
    """
    if not standing.may_write:
        raise ReadsOnly(_("Your title reads everything and writes nothing."))
    if not standing.may_deal:
        raise ReadsOnly(_("Your colleague did not authorise you to act in leads and deals."))
