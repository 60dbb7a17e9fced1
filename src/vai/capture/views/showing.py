"""What a page shows of an understood line: rows of chips, each with what it can be put right to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from vai.capture import asking, fixes, phrases
from vai.capture.actions import proposals
from vai.capture.actions.proposals import Proposal
from vai.capture.fixes import SEPARATOR
from vai.capture.grammar import Kind, Part
from vai.capture.targets import TargetKind, of_part
from vai.capture.understanding import Choice, Understanding
from vai.core import formats
from vai.core.text import whole_number

ICONS = {
    Kind.CALL: "phone",
    Kind.MEETING: "users",
    Kind.DEMO: "users",
    Kind.MESSAGE: "message-circle",
    Kind.EMAIL: "mail",
    Kind.DUNNING: "bell",
    Kind.COMPLAINT: "circle-alert",
    Kind.INCIDENT: "triangle-alert",
    Kind.LEAD: "user-plus",
    Kind.CONTACT: "user-plus",
    Kind.REFERRAL: "share-2",
    Kind.EXPENSE: "receipt",
    Kind.GIFT: "gift",
    Kind.AGREED: "handshake",
    Kind.ACCEPTED: "handshake",
    Kind.WON: "handshake",
    Kind.SIGNED: "handshake",
    Kind.OPPORTUNITY: "briefcase",
    Kind.PROMISE_TO_PAY: "banknote",
    Kind.PAYMENT_REPORTED: "banknote",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One thing understood. `choices` are what it can be put right to; `field` is a free entry of `input_type`."""

    role: str
    text: str
    icon: str
    label: str
    choices: tuple[Choice, ...] = ()
    field: str = ""
    value: str = ""
    input_type: str = ""
    lookup: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One part of the line."""

    number: int
    label: str
    icon: str
    chips: tuple[Chip, ...]
    is_next: bool
    details: str = ""
    offer: str = ""
    is_confirmable: bool = False


def rows(understood: Understanding, *, today: date) -> list[Row]:
    """Lay out the parts of a line, in its order."""
    offers = _offers(understood)
    return [
        _row(number, part, understood, offers.get(number), today)
        for number, part in enumerate(understood.reading.parts)
    ]


def context(
    understood: Understanding, *, today: date, is_asked: bool, confirmed: Sequence[int] = ()
) -> dict[str, Any]:
    """Gather what the template of an understood line needs."""
    return {
        "understood": understood,
        "rows": rows(understood, today=today),
        "warnings": [phrases.FLAGS[flag] for flag in understood.warnings],
        "questions": understood.questions,
        "answers": understood.fixes.texts(),
        "confirmed": set(confirmed),
        "is_asked": is_asked,
        "here": understood.here,
    }


def offer_words(proposal: Proposal, names: dict[int, str]) -> str:
    """Say what one tap would do."""
    amount = formats.money_short(Decimal(proposal.amount), proposal.currency) if proposal.amount else ""
    deal = names.get(proposal.deals[0], "") if len(proposal.deals) == 1 else ""
    values = {"amount": amount, "deal": deal or proposal.name}
    match proposal.act, bool(deal), bool(amount):
        case "amount", True, _any:
            return _("Write %(amount)s on the deal “%(deal)s”") % values
        case "amount", False, _any:
            return _("Write %(amount)s on a deal") % values
        case "open", _any, True:
            return _("Open the deal “%(deal)s” with %(amount)s") % values
        case "open", _any, False:
            return _("Open the deal “%(deal)s”") % values
        case "won", True, _any:
            return _("Move “%(deal)s” to won") % values
        case "won", False, _any:
            return _("Win the deal “%(deal)s”") % values if not proposal.deals else _("Move a deal to won")
        case "lost", True, _any:
            return _("Move “%(deal)s” to lost") % values
        case "lost", False, _any:
            return _("Move a deal to lost")
    return _("Remind me to check the bank statement")


def _offers(understood: Understanding) -> dict[int, Proposal]:
    found = {}
    for wish in understood.plan.deals:
        target = understood.target_of(wish.mention)
        said = understood.fixes.deals.get(wish.number, "")
        known = tuple(deal.id for deal in understood.deals.get(wish.number, ()))
        picked = whole_number(said)
        chosen = () if said == "new" else (picked,) if picked in known else known
        proposal = proposals.propose(wish, target, chosen, talk=None)
        if proposal is not None:
            found[wish.number] = proposal
    return found


def _row(number: int, part: Part, understood: Understanding, offer: Proposal | None, today: date) -> Row:
    chips = [
        *_who(number, part, understood),
        *_amount(number, part),
        *_when(number, part, today),
        *_deal(number, part, understood, offer),
    ]
    amount = phrases.amount(part)
    names = {deal.id: deal.name for deal in understood.deals.get(number, ())}
    at_once = part.kind == Kind.OPPORTUNITY
    return Row(
        number=number,
        label=phrases.kind_label(part),
        icon="arrow-right" if part.is_next else ICONS.get(part.kind, "file-text"),
        chips=tuple(chips),
        is_next=part.is_next,
        details=" · ".join(
            [*phrases.reached_by(part), *(one for one in phrases.details(part) if one != amount)]
        ),
        offer=offer_words(offer, names) if offer else "",
        is_confirmable=bool(offer) and not at_once and len(offer.deals) < 2 and not offer.needs_reason
        if offer
        else False,
    )


def _who(number: int, part: Part, understood: Understanding) -> list[Chip]:
    at = of_part(number, understood.plan.mentions)
    one = understood.who[at]
    is_first = one.mention.parts[0] == number
    if not is_first and not (part.person or part.org):
        return []
    if not is_first and part.is_inherited:
        return []
    target = one.target
    if target is None:
        text = " · ".join(word for word in (one.mention.person, one.mention.org) if word) or _("Whom?")
    elif target.kind in (TargetKind.NEW_LEAD, TargetKind.NEW_CONTACT, TargetKind.NOBODY):
        text = asking.target_label(target)
    else:
        text = " · ".join(word for word in (target.name, target.detail) if word)
    return [
        Chip(
            role="who",
            text=text,
            icon="circle-help"
            if target is None
            else "user-plus"
            if target.kind.startswith("new")
            else "user",
            label=_("Who: %(name)s") % {"name": text},
            choices=asking.who_choices(one),
            lookup=one.mention.key,
            is_open=target is None,
        )
    ]


def _amount(number: int, part: Part) -> list[Chip]:
    if part.amount is None and not part.amount_is_unknown:
        return []
    text = phrases.amount(part) or _("How much?")
    now = fixes.state("amount", part)
    return [
        Chip(
            role="amount",
            text=text,
            icon="banknote",
            label=_("Amount: %(amount)s") % {"amount": text},
            choices=asking.amount_choices(number, part) if part.amount_alternatives else (),
            field=SEPARATOR.join(("amount", str(number), now)),
            value=now,
            input_type="text",
            is_open=part.amount_is_unknown,
        )
    ]


def _when(number: int, part: Part, today: date) -> list[Chip]:
    text = phrases.when(part)
    is_plain_today = not part.is_next and part.date == today and part.time is None
    if is_plain_today or (not text and not part.is_next):
        return []
    now = fixes.state("date", part)
    days = dict.fromkeys(
        day
        for day in (part.date, *part.alternatives, today, today + timedelta(days=1), _monday(today))
        if day and str(day) != now
    )
    choices = tuple(
        Choice(
            value=SEPARATOR.join(("date", str(number), now, day.isoformat())), label=_day_label(day, today)
        )
        for day in days
    )
    return [
        Chip(
            role="when",
            text=text or _("No day yet"),
            icon="calendar",
            label=_("When: %(day)s") % {"day": text or _("No day yet")},
            choices=choices,
            field=SEPARATOR.join(("date", str(number), now)),
            value=now,
            input_type="date",
        )
    ]


def _deal(number: int, part: Part, understood: Understanding, offer: Proposal | None) -> list[Chip]:
    known = understood.deals.get(number, ())
    if not known or (offer and offer.act == "check"):
        return []
    said = understood.fixes.deals.get(number, "")
    chosen = next(
        (deal for deal in known if str(deal.id) == said),
        known[0] if len(known) == 1 and said != "new" else None,
    )
    text = chosen.name if chosen else _("A new deal") if said == "new" else _("Which deal?")
    return [
        Chip(
            role="deal",
            text=text,
            icon="briefcase",
            label=_("Deal: %(name)s") % {"name": text},
            choices=asking.deal_choices(number, understood),
        )
    ]


def _day_label(day: date, today: date) -> str:
    if day == today:
        return pgettext("day", "Today")
    if day == today + timedelta(days=1):
        return pgettext("day", "Tomorrow")
    return formats.day_long(day)


def _monday(today: date) -> date:
    return today + timedelta(days=7 - today.weekday())
