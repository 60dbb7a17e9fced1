"""Who may do what to a client: how a person stands to an account, and one table that says what that allows.

The database guards rows (sql/policies.sql); these rules are narrower, by title and by mode, and explain themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db import connection
from django.utils.translation import gettext_lazy as _

from vai.clients.enums import SUPPORTING_MODES
from vai.clients.models import Account, Contact
from vai.core.errors import NotAllowed

# All of it is asked of the database in one statement, so that page, job and policy read the same facts.
_IN_SCOPE = """(vai.behalf_id() IS NULL OR EXISTS (
    SELECT FROM delegation d WHERE d.principal_id = vai.behalf_id() AND d.delegate_id = vai.person_id()
      AND d.revoked_at IS NULL AND 'clients' = ANY (d.scopes)
      AND (vai.moment() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN d.since AND d.until))"""
_STANDING = f"""
SELECT vai.may_write() AND {_IN_SCOPE}, vai.may_administer(),
  a.team_id = ANY (vai.team_ids()) OR EXISTS (
    SELECT FROM coverage c WHERE c.account_id = a.id AND c.until IS NULL AND c.team_id = ANY (vai.team_ids())),
  ARRAY(SELECT mode FROM coverage c WHERE c.account_id = a.id AND c.until IS NULL AND c.person_id = ANY (vai.writer_ids())),
  ARRAY(SELECT mode FROM coverage c WHERE c.account_id = a.id AND c.until IS NULL AND c.is_lead
        AND c.person_id = ANY (vai.writer_ids())),
  a.is_unserved AND a.opened_by_id = vai.person_id(),
  EXISTS (SELECT FROM coverage_offer o WHERE o.account_id = a.id AND o.person_id = vai.person_id()
          AND o.outcome = 'taken' AND o.answered_at = vai.moment())
FROM account a WHERE a.id = %s
"""
_COMPANY = f"SELECT vai.may_write() AND {_IN_SCOPE}, vai.may_administer()"


@dataclass(frozen=True)
class Standing:
    """How the acting person stands to an account. Modes are those of the colleague's, too, while acting for one.

    `leads`: it belongs to a team they lead. `has_just_taken`: in this very act they took it over by an offer.
    """

    may_write: bool = False
    administers: bool = False
    leads: bool = False
    modes: frozenset[str] = frozenset()
    lead_modes: frozenset[str] = frozenset()
    opened: bool = False
    has_just_taken: bool = False

    @property
    def commands(self) -> bool:
        """Whether they answer for the account: its team lead, or an administrator."""
        return self.leads or self.administers

    @property
    def serves(self) -> bool:
        """Whether they serve it themselves, not only assist."""
        return self.opened or bool(self.modes - frozenset(SUPPORTING_MODES))

    @property
    def leads_service(self) -> bool:
        """Whether they are the lead person of a mode other than assisting."""
        return self.opened or bool(self.lead_modes - frozenset(SUPPORTING_MODES))


class Act(StrEnum):
    """What may be done to clients."""

    OPEN = "open"
    CHANGE = "change"
    ARCHIVE = "archive"
    MERGE = "merge"
    REASSIGN = "reassign"
    ADD_COLLEAGUE = "add_colleague"
    OFFER = "offer"
    TAG = "tag"
    SETTLE = "settle"


def _anyone(standing: Standing) -> bool:
    return True


def _touches(standing: Standing) -> bool:
    return standing.commands or standing.opened or bool(standing.modes)


def _serves(standing: Standing) -> bool:
    return standing.commands or standing.serves


def _leads_service(standing: Standing) -> bool:
    return standing.commands or standing.leads_service


def _commands(standing: Standing) -> bool:
    return standing.commands


def _administers(standing: Standing) -> bool:
    return standing.administers


# Beside what the row says, whoever acts must be of a title that writes (an executive reads only).
PERMISSIONS: Final[dict[Act, Callable[[Standing], bool]]] = {
    Act.OPEN: _anyone,
    Act.CHANGE: _touches,
    Act.TAG: _touches,
    Act.ADD_COLLEAGUE: _serves,
    Act.OFFER: _serves,
    Act.ARCHIVE: _leads_service,
    Act.MERGE: _leads_service,
    Act.REASSIGN: _commands,
    Act.SETTLE: _administers,
}
_REFUSALS = {
    Act.OPEN: _("Your title does not open accounts or contacts."),
    Act.CHANGE: _("Only those who serve this account change it."),
    Act.TAG: _("Only those who serve this account tag it."),
    Act.ADD_COLLEAGUE: _("Only those who serve this account add a colleague to it."),
    Act.OFFER: _("Only those who serve this account offer it to a colleague."),
    Act.ARCHIVE: _("Only the lead person of this account, its team lead or an administrator archives it."),
    Act.MERGE: _(
        "Two records are merged by who leads the service of both, their team lead or an administrator."
    ),
    Act.REASSIGN: _("Only a team lead or an administrator gives an account to someone else."),
    Act.SETTLE: _("Only an administrator changes these settings."),
}


def standing(account: Account) -> Standing:
    """Read how the acting person stands to an account; nothing is allowed on one that is gone."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [account.pk])
        row = cursor.fetchone()
    if row is None:
        return Standing()
    may_write, administers, leads, modes, lead_modes, opened, taken = row
    return Standing(
        may_write, administers, bool(leads), frozenset(modes), frozenset(lead_modes), opened, taken
    )


def company_standing() -> Standing:
    """Read what the acting person may do beside any one account."""
    with connection.cursor() as cursor:
        cursor.execute(_COMPANY)
        return Standing(*cursor.fetchone())


def contact_standing(contact: Contact) -> Standing:
    """Read how the acting person stands to a contact: who may write it counts as serving it."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_COMPANY}, vai.writes_contact(%s)", [contact.pk])
        may_write, administers, writes = cursor.fetchone()
    modes = frozenset({"writes"}) if writes else frozenset()
    return Standing(may_write, administers, modes=modes, lead_modes=modes)


def allows(act: Act, stands: Standing) -> bool:
    """Whether a standing allows an act."""
    return stands.may_write and PERMISSIONS[act](stands)


def require(act: Act, stands: Standing) -> Standing:
    """Return the standing when it allows the act.

    :raises NotAllowed: it does not; the message says who may.
    """
    if not allows(act, stands):
        raise NotAllowed(_REFUSALS[act])
    return stands


def require_contact(contact: Contact) -> Standing:
    """Return the standing when the acting person may change a contact.

    :raises NotAllowed: they may not.
    """
    stands = contact_standing(contact)
    if not allows(Act.CHANGE, stands):
        raise NotAllowed(_("Only those who serve one of this person's accounts change this contact."))
    return stands
