"""From a line to how it is understood: the book is asked what it knows, and the person what is left open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time

from vai.capture import asking, fixes, plans
from vai.capture.fixes import Fixes
from vai.capture.grammar import Flag, parse
from vai.capture.queries import candidates, deals, here, lexicon
from vai.capture.resolving import Candidate, Resolution, resolve
from vai.capture.targets import Mention, Target, TargetKind, mentions
from vai.capture.understanding import Deal, Understanding
from vai.core.text import whole_number

LONGEST = 2000
# "@Hà" tells a colleague, and is no client.
_COLLEAGUE = re.compile(r"(?<![\w.+-])@(?=[^\W\d_])[\w.]+")


def understand(
    line: str,
    *,
    at: datetime,
    today: date,
    now: time | None = None,
    page: tuple[TargetKind, int] | None = None,
    answers: Fixes | None = None,
) -> Understanding:
    """Read a line with what the person's book knows. `page` is the open record; `answers` what they said before.

    Nothing is written. Costs at most seven queries.
    """
    answers = answers or Fixes()
    text = line.replace("\x00", " ")[:LONGEST]
    reading = parse(
        _COLLEAGUE.sub(lambda match: " " * len(match[0]), text),
        today=today,
        now=now,
        lexicon=lexicon.lexicon(text),
        calendar=lexicon.days_off(),
    )
    reading = fixes.apply(replace(reading, text=line), answers)
    open_page = here.record(*page) if page else None
    found = mentions(reading)
    held = candidates.candidates(found, at=at, here=open_page)
    who = tuple(_resolved(one, held[number], answers, open_page, at) for number, one in enumerate(found))
    if open_page:
        reading = replace(reading, flags=reading.flags - {Flag.CLIENT_MISSING})
    plan = plans.plan(reading, found)
    by_part = _deals(plan, who)
    understood = Understanding(
        reading=reading, plan=plan, who=who, deals=by_part, fixes=answers, here=open_page
    )
    return replace(understood, questions=asking.questions(understood))


def _resolved(
    mention: Mention, held: list[Candidate], answers: Fixes, open_page: Target | None, at: datetime
) -> Resolution:
    if mention.is_named:
        found = resolve(mention, held)
    else:
        found = _unnamed(mention, open_page, at)
    said = answers.who.get(mention.key)
    if not said:
        return found
    chosen = next((one for one in found.choices if one.code == said), None) or _looked_up(said, mention)
    return replace(found, target=chosen, is_chosen=True) if chosen else found


def _unnamed(mention: Mention, open_page: Target | None, at: datetime) -> Resolution:
    nobody = Target(kind=TargetKind.NOBODY)
    if mention.is_internal:
        return Resolution(mention=mention, target=nobody, choices=(nobody,))
    if open_page:
        return Resolution(mention=mention, target=open_page, choices=(open_page, nobody))
    return Resolution(mention=mention, choices=(*here.recent(at=at), nobody))


def _looked_up(code: str, mention: Mention) -> Target | None:
    """Take an answer that was not among the choices: another record that the person looked up and sees."""
    kind, _colon, number = code.partition(":")
    if kind == TargetKind.NOBODY:
        return Target(kind=TargetKind.NOBODY, name=mention.shown)
    if kind == TargetKind.NEW_LEAD and mention.is_named:
        return Target(kind=TargetKind.NEW_LEAD, name=mention.shown, detail=mention.org or "")
    record_id = whole_number(number)
    if record_id is None or kind not in TargetKind._value2member_map_:
        return None
    if kind == TargetKind.NEW_CONTACT:
        account = here.record(TargetKind.ACCOUNT, record_id)
        return account and Target(
            kind=TargetKind.NEW_CONTACT, name=mention.shown, detail=account.name, account_id=account.id
        )
    return here.record(TargetKind(kind), record_id)


def _deals(plan: plans.Plan, who: tuple[Resolution, ...]) -> Mapping[int, tuple[Deal, ...]]:
    wishes = [(wish, who[wish.mention].target) for wish in plan.deals]
    found = deals.open_deals(target for _wish, target in wishes if target)
    return {wish.number: deals.of_target(target, found) for wish, target in wishes}
