"""Who serves an account in which mode: beginning, ending, passing on, and offering it to a colleague.

Exactly one lead person a mode. What ended stays as history: a row with `until`.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext_lazy as _

from vai.clients import rules
from vai.clients.actions import fields
from vai.clients.enums import OfferOutcome
from vai.clients.models import Account, Coverage, CoverageOffer
from vai.core import rowsecurity
from vai.core.errors import NotAllowed, Refused
from vai.staff.enums import Mode
from vai.staff.models import Person


class CoverageRefused(Refused):
    """The coverage cannot begin or end like this."""

    code = "coverage"


class OfferAnswered(Refused):
    """The offer was answered or taken back already."""

    code = "offer_answered"


def day_of(at: datetime) -> date:
    """Return the day at home of a moment."""
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def cover(
    account: Account,
    person: Person,
    mode: str,
    *,
    by: Person,
    at: datetime,
    is_lead: bool = True,
    since: date | None = None,
    reason: str = "",
) -> Coverage:
    """Let a person serve an account in a mode, from a day on. As the lead person they replace the one there was.

    A team lead or an administrator may do any of it. Who serves the account may add a colleague who is not the lead,
    and themselves as lead of a mode that has none.

    :raises NotAllowed: neither holds.
    :raises CoverageRefused: the person left the company, or the day lies ahead or before the present one's.
    """
    _require_cover(account, person, mode, is_lead=is_lead)
    _lock(account)
    first = since or day_of(at)
    if first > day_of(at):
        raise CoverageRefused(_("Coverage begins today or earlier."), field="since")
    return begin(account, person, mode, since=first, is_lead=is_lead, reason=reason, at=at)


def begin(
    account: Account,
    person: Person,
    mode: str,
    *,
    since: date,
    is_lead: bool = True,
    reason: str = "",
    at: datetime | None = None,
) -> Coverage:
    """Do what `cover` does, for an action that has asked whether it may."""
    if not person.is_active:
        raise CoverageRefused(_("%(name)s no longer works here.") % {"name": person.name}, field="person")
    chosen = fields.choice(mode, "mode", Mode)
    why = fields.text(reason, "reason", most=200)
    now = list(Coverage.objects.filter(account=account, mode=chosen, until=None).order_by("id"))
    held = next((row for row in now if row.person_id == person.pk), None)
    if held is not None and held.is_lead == is_lead:
        return held
    lead = next((row for row in now if row.is_lead and row.person_id != person.pk), None)
    last = max(since, day_of(at)) if at else since
    if is_lead and lead is not None:
        _end(lead, last, why)
    if held is not None:
        if held.since >= since:
            held.is_lead = is_lead
            held.save(update_fields=["is_lead"])
            return held
        _end(held, last, why)
    return Coverage.objects.create(
        account=account, person=person, mode=chosen, is_lead=is_lead, since=since, reason=why
    )


def end_coverage(
    coverage: Coverage, *, by: Person, at: datetime, until: date | None = None, reason: str = ""
) -> Coverage:
    """End a person's service of an account in a mode.

    A team lead or an administrator may, and who takes the account over in the same act. A colleague who is not the
    lead person may end their own, and so may a lead whom another mode's lead follows.

    :raises NotAllowed: none of this holds.
    :raises CoverageRefused: it ended already, or would end before it began.
    """
    account = coverage.account
    stands = rules.standing(account)
    own = coverage.person_id in (by.pk, rowsecurity.current().on_behalf_of_id)
    may_leave = own and (not coverage.is_lead or _another_leads(coverage))
    if not (stands.may_write and (stands.commands or stands.has_just_taken or may_leave)):
        raise NotAllowed(
            _(
                "The lead person of an account hands it over, or asks their team lead; they do not just leave it."
            )
            if own
            else _("Only a team lead or an administrator ends a colleague's service.")
        )
    locked = Coverage.objects.select_for_update().filter(pk=coverage.pk, until=None).first()
    if locked is None:
        raise CoverageRefused(_("This service ended already."))
    return _end(locked, until or day_of(at), fields.text(reason, "reason", most=200))


def end(coverage: Coverage, *, until: date, reason: str = "") -> Coverage:
    """Do what `end_coverage` does, for an action that has asked whether it may.

    :raises CoverageRefused: it ended already, or would end before it began.
    """
    locked = Coverage.objects.select_for_update().filter(pk=coverage.pk, until=None).first()
    if locked is None:
        raise CoverageRefused(_("This service ended already."))
    return _end(locked, until, fields.text(reason, "reason", most=200))


def offer(account: Account, person: Person, mode: str, *, by: Person, at: datetime) -> CoverageOffer:
    """Offer an account to a colleague: they see it at once, and serve it when they take it.

    :raises NotAllowed: the person does not serve the account.
    :raises CoverageRefused: the colleague left, leads that mode already, or has the offer already.
    """
    rules.require(rules.Act.OFFER, rules.standing(account))
    chosen = fields.choice(mode, "mode", Mode)
    if not person.is_active:
        raise CoverageRefused(_("%(name)s no longer works here.") % {"name": person.name}, field="person")
    here = {"account": account, "person": person, "mode": chosen}
    if Coverage.objects.filter(**here, until=None, is_lead=True).exists():
        raise CoverageRefused(
            _("%(name)s serves this account in that mode already.") % {"name": person.name}, field="person"
        )
    if CoverageOffer.objects.filter(**here, answered_at=None).exists():
        raise CoverageRefused(_("%(name)s has this offer already.") % {"name": person.name}, field="person")
    return CoverageOffer.objects.create(**here, offered_by_id=rowsecurity.current().person_id)


def take_offer(offered: CoverageOffer, *, by: Person, at: datetime, ends: Coverage | None = None) -> Coverage:
    """Take an account that was offered: the person becomes the lead of the mode; `ends` names a service that stops by it.

    :raises NotAllowed: it was offered to someone else.
    :raises OfferAnswered: it was answered already.
    """
    account = offered.account
    locked = _answerable(offered, by)
    today = day_of(at)
    # First beside the present lead, then in their place: only who serves the account may change their row.
    mine = begin(account, by, locked.mode, since=today, is_lead=False, at=at)
    _answer(locked, OfferOutcome.TAKEN, at)
    leaving = Coverage.objects.filter(account=account, mode=locked.mode, until=None, is_lead=True)
    for row in leaving.exclude(person=by).order_by("id"):
        _end(row, today, "")
    if ends is not None and ends.account_id == account.pk:
        end_coverage(ends, by=by, at=at)
    if not mine.is_lead:
        mine = begin(account, by, locked.mode, since=mine.since, is_lead=True)
    return mine


def decline_offer(offered: CoverageOffer, *, by: Person, at: datetime) -> CoverageOffer:
    """Send an offer back.

    :raises NotAllowed: it was made to someone else.
    """
    return _answer(_answerable(offered, by), OfferOutcome.DECLINED, at)


def withdraw_offer(offered: CoverageOffer, *, by: Person, at: datetime) -> CoverageOffer:
    """Take an offer back before it is answered: who made it, or who answers for the account.

    :raises NotAllowed: the person is neither.
    """
    stands = rules.standing(offered.account)
    made = offered.offered_by_id in (by.pk, rowsecurity.current().on_behalf_of_id)
    if not (stands.may_write and (made or stands.commands)):
        raise NotAllowed(_("Only who made the offer takes it back."))
    return _answer(_open(offered), OfferOutcome.WITHDRAWN, at)


def leads_person(person: Person) -> bool:
    """Whether the acting person leads the team of a person."""
    if person.team_id is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s = ANY (vai.team_ids())", [person.team_id])
        return bool(cursor.fetchone()[0])


def _require_cover(account: Account, person: Person, mode: str, *, is_lead: bool) -> None:
    stands = rules.standing(account)
    if rules.allows(rules.Act.REASSIGN, stands):
        return
    if not is_lead:
        rules.require(rules.Act.ADD_COLLEAGUE, stands)
        return
    own = person.pk in (rowsecurity.current().person_id, rowsecurity.current().on_behalf_of_id)
    others = Coverage.objects.filter(account=account, mode=mode, is_lead=True, until=None)
    if not own or others.exclude(person=person).exists():
        rules.require(rules.Act.REASSIGN, stands)
    rules.require(rules.Act.ADD_COLLEAGUE, stands)


def _lock(account: Account) -> None:
    """Take changes of an account's service one after another."""
    if not Account.objects.select_for_update().filter(pk=account.pk).exists():
        raise NotAllowed(_("You may look at this account, not change it."))


def _another_leads(coverage: Coverage) -> bool:
    others = Coverage.objects.filter(account_id=coverage.account_id, is_lead=True, until=None)
    return others.exclude(pk=coverage.pk).exclude(mode__in=["assist"]).exists()


def _end(coverage: Coverage, until: date, reason: str) -> Coverage:
    if until < coverage.since:
        raise CoverageRefused(_("A service does not end before it began."), field="until")
    coverage.until = until
    if reason:
        coverage.reason = reason
    coverage.save(update_fields=["until", "reason"])
    return coverage


def _answerable(offered: CoverageOffer, by: Person) -> CoverageOffer:
    if offered.person_id != by.pk:
        raise NotAllowed(_("This was offered to someone else."))
    return _open(offered)


def _open(offered: CoverageOffer) -> CoverageOffer:
    locked = CoverageOffer.objects.select_for_update().filter(pk=offered.pk, answered_at=None).first()
    if locked is None:
        raise OfferAnswered(_("This offer was answered already."))
    return locked


def _answer(offered: CoverageOffer, outcome: OfferOutcome, at: datetime) -> CoverageOffer:
    offered.outcome, offered.answered_at = outcome, at
    offered.save(update_fields=["outcome", "answered_at"])
    return offered
