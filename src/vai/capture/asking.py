"""What is asked before a line is filed: who is meant, which day, how much, which deal. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from vai.capture import fixes, phrases
from vai.capture.fixes import SEPARATOR
from vai.capture.grammar import Flag, Part
from vai.capture.resolving import Resolution
from vai.capture.targets import Target, TargetKind
from vai.capture.understanding import Choice, Question, Understanding
from vai.core import formats
from vai.core.money import Money


def questions(understood: Understanding) -> tuple[Question, ...]:
    """List what is asked, in the order of the line."""
    asked: list[Question] = [_who(one) for one in understood.who if one.is_asked]
    for number, part in enumerate(understood.reading.parts):
        asked += _of_part(number, part, understood)
    return tuple(asked)


def deal_choices(number: int, understood: Understanding) -> tuple[Choice, ...]:
    """List the deals that a part may be about, and a new one."""
    known = understood.deals.get(number, ())
    return (
        *(
            Choice(
                value=_answer("deal", str(number), str(deal.id)),
                label=deal.name,
                detail=" · ".join(
                    one for one in (deal.stage, formats.money_short(deal.amount, deal.currency)) if one
                ),
            )
            for deal in known[:3]
        ),
        Choice(value=_answer("deal", str(number), "new"), label=_("A new deal")),
    )


def who_choices(one: Resolution) -> tuple[Choice, ...]:
    """List whom a name may stand for."""
    return tuple(
        Choice(
            value=_answer("who", one.mention.key, target.code),
            label=target_label(target),
            detail=target.detail,
        )
        for target in one.choices
    )


def target_label(target: Target) -> str:
    """Write a record's name as a choice; somebody new says so."""
    if target.kind == TargetKind.NEW_LEAD:
        return _("Someone new, as a lead: %(name)s") % {"name": target.name}
    if target.kind == TargetKind.NEW_CONTACT:
        return _("Someone new at %(account)s: %(name)s") % {"name": target.name, "account": target.detail}
    if target.kind == TargetKind.NOBODY:
        return _("No client: keep it as my own note")
    return target.name


def date_choices(number: int, part: Part) -> tuple[Choice, ...]:
    """List the days that a part may mean."""
    now = fixes.state("date", part)
    days = [day for day in (part.date or part.first, *part.alternatives) if day]
    return tuple(
        Choice(value=_answer("date", str(number), now, day.isoformat()), label=formats.day_long(day))
        for day in days
    )


def amount_choices(number: int, part: Part) -> tuple[Choice, ...]:
    """List the amounts that a part may mean."""
    now, currency = fixes.state("amount", part), part.currency or "VND"
    amounts = _amounts(part)
    return tuple(
        Choice(
            value=_answer("amount", str(number), now, f"{amount.normalize():f}"),
            label=formats.money(Money.rounded(amount, currency)),
        )
        for amount in amounts
    )


def _of_part(number: int, part: Part, understood: Understanding) -> Iterator[Question]:
    if part.alternatives:
        yield Question(
            code=Flag.AMBIGUOUS_DATE.value,
            text=_("Which day is meant: %(what)s?") % {"what": phrases.kind_label(part)},
            choices=date_choices(number, part),
            part=number,
        )
    if part.amount_is_unknown or part.amount_alternatives:
        code = Flag.AMOUNT_UNIT_UNKNOWN if part.amount_is_unknown else Flag.AMBIGUOUS_AMOUNT
        yield Question(
            code=code.value,
            text=_("How much is meant: %(what)s?") % {"what": phrases.kind_label(part)},
            choices=amount_choices(number, part),
            part=number,
        )
    if Flag.TENSE_UNCLEAR in understood.reading.flags and part.is_next and part.time:
        now = fixes.state("tense", part)
        yield Question(
            code=Flag.TENSE_UNCLEAR.value,
            text=_("Has this happened already: %(what)s?") % {"what": phrases.kind_label(part)},
            choices=(
                Choice(value=_answer("tense", str(number), now, "past"), label=_("It has happened")),
                Choice(value=_answer("tense", str(number), now, "next"), label=_("It is still to be done")),
            ),
            part=number,
        )
    yield from _which_deal(number, understood)


def _which_deal(number: int, understood: Understanding) -> Iterator[Question]:
    wish = next((wish for wish in understood.plan.deals if wish.number == number and wish.is_at_once), None)
    if wish and len(understood.deals.get(number, ())) > 1 and number not in understood.fixes.deals:
        yield Question(
            code="deal",
            text=_("Which deal is meant?"),
            choices=deal_choices(number, understood),
            part=number,
        )


def _who(one: Resolution) -> Question:
    text = _("Whom is this about?")
    if one.mention.is_told_new:
        text = _("Is this somebody you know already: %(name)s?") % {"name": _called(one)}
    elif one.mention.is_named:
        text = _("Who is meant: %(name)s?") % {"name": _called(one)}
    return Question(code="who", text=text, choices=who_choices(one), part=one.mention.parts[0])


def _called(one: Resolution) -> str:
    mention = one.mention
    return " · ".join(word for word in (mention.person, mention.org) if word) or mention.shown


def _amounts(part: Part) -> list[Decimal]:
    told = part.amount_offer if part.amount_is_unknown else part.amount
    return list(dict.fromkeys(one for one in (told, *part.amount_alternatives) if one is not None))


def _answer(*words: str) -> str:
    return SEPARATOR.join(words)
