"""What a client answers by a link. Nobody is signed in: a function of the database takes the answer and may do nothing else
(vai.answer_quote); what follows from it is done by the company itself, the robot, in the same transaction.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vai.core import formats, text
from vai.core.errors import NotThere, Refused
from vai.core.rowsecurity import acting_as
from vai.hunting import links
from vai.hunting.actions import lines, moves
from vai.hunting.models import Opportunity, Quote, QuoteAcceptance
from vai.hunting.queries import lists
from vai.hunting.queries import quotes as queries
from vai.journal.actions import interactions, notices, steps
from vai.journal.rules import home_day
from vai.staff.models import Person
from vai.staff.queries import people

DOOR: Final = "link"
ACCEPTED, DECLINED, AGAIN, GONE = "accepted", "declined", "again", "gone"
log = logging.getLogger("vai.quotes")


class LinkGone(NotThere):
    """The link opens nothing: there is none such, it ran out, or the quote was replaced or answered."""

    code = "link_gone"


class NameMissing(Refused):
    """Whoever accepts says who they are."""

    code = "name_missing"


class SaysNothing(Refused):
    """A question or a reason needs words."""

    code = "says_nothing"


@dataclass(frozen=True)
class Visitor:
    """From where an answer came."""

    address: str = ""
    agent: str = ""


def accept_by_link(
    token: str, *, name: str, at: datetime, title: str = "", statement: str = "", visitor: Visitor = Visitor()
) -> str:
    """Accept a quote; ACCEPTED, or AGAIN where the same link accepted it before: nothing happens twice.

    The deal takes over what was accepted, moves on to the stage that takes accepted quotes, and its owner is told at once.
    :raises LinkGone: nothing is open under this link. :raises NameMissing: it says nobody's name.
    """
    who = text.squeeze(name)[:120]
    if not who:
        raise NameMissing(_("Write your name."), field="name")
    with transaction.atomic():
        outcome, quote_id = _answer(token, (True, who, text.squeeze(title)[:120], "", statement), visitor, at)
        if outcome == ACCEPTED:
            robot = people.robot()
            with acting_as(robot, at=at, door=DOOR):
                _settle_acceptance(_quote(quote_id), by=robot, at=at)
    return outcome


def decline_by_link(token: str, *, reason: str, at: datetime, visitor: Visitor = Visitor()) -> str:
    """Decline a quote with a reason; DECLINED, or AGAIN.

    :raises LinkGone: nothing is open under this link. :raises SaysNothing: there is no reason.
    """
    why = text.squeeze(reason)[:500]
    if not why:
        raise SaysNothing(_("Say in a few words why."), field="reason")
    with transaction.atomic():
        outcome, quote_id = _answer(token, (False, "", "", why, ""), visitor, at)
        if outcome == DECLINED:
            robot = people.robot()
            with acting_as(robot, at=at, door=DOOR):
                quote = _quote(quote_id)
                with translation.override(quote.opportunity.owner.language):
                    _note(
                        quote,
                        gettext("Client declined quote %(code)s") % {"code": quote.code},
                        why,
                        by=robot,
                        at=at,
                    )
                _tell(quote, "quote_declined", {"reason": why[:120]})
    return outcome


def ask_by_link(token: str, *, name: str, question: str, at: datetime) -> None:
    """Ask the seller something about an open quote: it stands in the deal's stream, and they are told at once.

    :raises LinkGone: nothing is open under this link. :raises SaysNothing: there is no question.
    """
    asked = question.strip()[:2000]
    if not asked:
        raise SaysNothing(_("Write your question."), field="question")
    with transaction.atomic():
        found = look(token, at=at)
        if found is None or found.standing != "open":
            raise LinkGone(_("This link is not valid any more."))
        robot = people.robot()
        with acting_as(robot, at=at, door=DOOR):
            quote = _quote(found.quote_id)
            who = text.squeeze(name)[:120]
            with translation.override(quote.opportunity.owner.language):
                subject = gettext("Question about quote %(code)s") % {"code": quote.code}
            _note(quote, subject, f"{who}: {asked}" if who else asked, by=robot, at=at)
            _tell(quote, "quote_asked", {"text": text.squeeze(asked)[:120]})


@dataclass(frozen=True)
class Shown:
    """What the holder of a link is shown. `standing` as in vai.quote_of_link; `name` and `answered_at`: who accepted, when."""

    quote_id: int
    standing: str
    language: str
    content: dict[str, Any]
    sha256: str
    file_name: str
    name: str
    answered_at: datetime | None


def look(token: str, *, at: datetime) -> Shown | None:
    """Return what a link shows; None where there is none such."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM vai.quote_of_link(%s, %s)", [links.hash_of(token), at])
        row = cursor.fetchone()
    if row is None:
        return None
    quote_id, standing, language, told, *rest = row
    return Shown(quote_id, standing, language, json.loads(told), *rest)


def _answer(
    token: str, said: tuple[bool, str, str, str, str], visitor: Visitor, at: datetime
) -> tuple[str, int]:
    accepts, who, title, reason, statement = said
    values: list[Any] = [
        links.hash_of(token),
        accepts,
        who,
        title,
        reason,
        visitor.address,
        visitor.agent,
        statement,
        at,
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT outcome, which FROM vai.answer_quote(%s, %s, %s, %s, %s, %s, %s, %s, %s)", values
        )
        outcome, quote_id = cursor.fetchone()
    if outcome == GONE:
        raise LinkGone(_("This link is not valid any more."))
    return outcome, quote_id


def _quote(quote_id: int) -> Quote:
    return Quote.objects.select_related("opportunity", "opportunity__owner", "contact").get(pk=quote_id)


def _settle_acceptance(quote: Quote, *, by: Person, at: datetime) -> None:
    deal = (
        Opportunity.objects.select_for_update(of=("self",))
        .select_related("owner", "stage", "pipeline")
        .get(pk=quote.opportunity_id)
    )
    kept = QuoteAcceptance.objects.get(quote=quote)
    if deal.is_open:
        lines.take_over(deal, queries.lines(quote), currency=quote.currency)
        _move_on(deal, by=by, at=at)
    with translation.override(deal.owner.language):
        subject = gettext("Client accepted quote %(code)s") % {"code": quote.code}
        who = ", ".join(part for part in (kept.name, kept.title) if part)
        body = gettext("%(who)s accepted %(total)s") % {
            "who": who,
            "total": formats.money(quote.total, quote.currency),
        }
        step = gettext("Make the contract for %(code)s") % {"code": quote.code}
    _note(quote, subject, body, by=by, at=at)
    if deal.is_open:
        steps.plan(
            step,
            by=by,
            at=at,
            person=deal.owner,
            due_on=home_day(at) + timedelta(days=1),
            account_id=deal.account_id,
            opportunity_id=deal.pk,
        )
    _tell(
        quote, "quote_accepted", {"who": kept.name, "total": formats.money(quote.total, quote.currency, "vi")}
    )


def _move_on(deal: Opportunity, *, by: Person, at: datetime) -> None:
    """Move the deal to the stage that takes accepted quotes, if it has not passed it; what a stage asks for may hold it back."""
    stage = lists.stages(deal.pipeline).filter(takes_accepted=True).first()
    if stage is None or stage.position <= deal.stage.position:
        return
    try:
        with transaction.atomic():
            moves.move(deal, stage, by=by, at=at)
    except Refused as refused:
        log.info("stays", extra={"deal_id": deal.pk, "code": refused.code})


def _note(quote: Quote, subject: str, body: str, *, by: Person, at: datetime) -> None:
    interactions.record(
        "note",
        by=by,
        at=at,
        occurred_at=at,
        account_id=quote.opportunity.account_id,
        contact_ids=[quote.contact_id] if quote.contact_id else (),
        opportunity_id=quote.opportunity_id,
        direction="in",
        is_two_way=True,
        subject=subject,
        body=body,
    )


def _tell(quote: Quote, kind: str, also: dict[str, str]) -> None:
    """Tell the deal's owner, and whoever sent the quote if that is somebody else."""
    params = {"code": quote.code, "deal": quote.opportunity.name} | also
    for person_id in dict.fromkeys([quote.opportunity.owner_id, quote.sent_by_id]):
        if person_id:
            notices.tell(person_id, kind, params, notices.address("hunting:quote", quote.pk))
