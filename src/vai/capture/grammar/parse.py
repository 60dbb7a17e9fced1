"""From a line to a reading: cut, read from left to right, put together, and say what is doubtful."""

from __future__ import annotations

from datetime import date, time

from vai.capture.grammar import (
    clauses,
    counts,
    dates,
    identifiers,
    money,
    scan,
    scene,
    segments,
    story,
    times,
)
from vai.capture.grammar.items import Claims
from vai.capture.grammar.kinds import Flag
from vai.capture.grammar.lexicon import Lexicon
from vai.capture.grammar.reading import Reading
from vai.capture.grammar.tokens import Line, line
from vai.core.clock import Calendar

LONGEST = 20_000
"""Characters that are read; what follows is kept in the text and not looked at."""


def parse(
    text: str,
    *,
    today: date,
    now: time | None = None,
    lexicon: Lexicon | None = None,
    calendar: Calendar | None = None,
) -> Reading:
    """Read one line; never fails, whatever the text.

    `today` and `now` are the person's own. `calendar` is the tenant's: its days off around Tết should be published or
    set, not computed, since a day there is taken as the plan.
    """
    read = line(text[:LONGEST])
    claims = Claims(len(read.text))
    flags = _figures(read, claims, today)
    teller = story.Teller(text, read)
    figures = sorted(claims.items, key=lambda item: item.start)
    known, days = lexicon or Lexicon(), calendar or Calendar()
    typing = scene.Typing(read)
    for tokens in segments.split(read, claims, typing.until(len(read.text))):
        mode = typing.until(tokens[-1].end)
        here = scene.Scene(read, tokens, today, now, days, known, mode, scene.is_english(tokens))
        teller.tell(clauses.build(scan.items(here, claims, figures)), here)
    return teller.reading(flags)


def _figures(read: Line, claims: Claims, today: date) -> set[Flag]:
    """Take what is written in figures, the surest first: an item found keeps its place."""
    flags: set[Flag] = set()
    claims.extend(identifiers.find(read))
    claims.extend(counts.scores(read))
    for found in dates.numeric(read, today):
        if isinstance(found, Flag):
            flags.add(found)
        else:
            claims.add(found)
    claims.extend(times.find(read))
    claims.extend(money.find(read))
    claims.extend(money.spelt_out(read))
    claims.extend(counts.find(read))
    return flags
