"""What the grammar is told before it reads a line: names of clients, people and products in it, amounts of open deals."""

from __future__ import annotations

from datetime import date

from django.db import connection

from vai.capture.grammar import Lexicon, Role, lookups, parse
from vai.capture.grammar.lexicon import key
from vai.core import clock, holidays
from vai.staff.models import Holiday

# Every branch is an equality on an indexed folded name; row security adds what the person sees.
_KNOWN = """
SELECT 'org', name_f, name FROM account WHERE name_f = ANY(%(keys)s) AND archived_at IS NULL
UNION SELECT 'org', name_key, name FROM account WHERE name_key = ANY(%(keys)s) AND archived_at IS NULL
UNION SELECT 'org', short_name_f, short_name FROM account
  WHERE short_name_f = ANY(%(keys)s) AND short_name_f <> '' AND archived_at IS NULL
UNION SELECT 'org', name_key, company FROM lead WHERE name_key = ANY(%(keys)s) AND name_key <> '' AND archived_at IS NULL
UNION SELECT 'org', company_f, company FROM lead WHERE company_f = ANY(%(keys)s) AND company_f <> '' AND archived_at IS NULL
UNION SELECT 'person', name_f, name FROM contact WHERE name_f = ANY(%(keys)s) AND archived_at IS NULL
UNION SELECT 'person', name_f, name FROM lead WHERE name_f = ANY(%(keys)s) AND name_f <> '' AND archived_at IS NULL
UNION SELECT 'product', name_f, name FROM product WHERE name_f = ANY(%(keys)s) AND archived_at IS NULL
UNION ALL (SELECT 'deal', amount::text, '' FROM opportunity WHERE owner_id = (SELECT coalesce(vai.behalf_id(), vai.person_id()))
  AND outcome = 'open' AND archived_at IS NULL AND amount IS NOT NULL AND currency = 'VND' LIMIT 300)
"""
_GRAMMAR_OWNS = frozenset((Role.WHAT, Role.WHEN, Role.TIME, Role.AMOUNT, Role.COUNT))
_ANY_DAY = date(2026, 1, 5)


def lexicon(text: str) -> Lexicon:
    """Find the names of a line that the person's book knows, in one query by index; products and open deals as well."""
    keys = sorted(lookups(text))[:2000]
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, {"keys": keys})
        rows = cursor.fetchall()
    known: dict[str, dict[str, str]] = {"org": {}, "person": {}, "product": {}}
    amounts = []
    for what, alias, name in rows:
        if what == "deal":
            amounts.append(int(float(alias)))
        elif _is_telling(what, alias):
            known[what].setdefault(alias, as_written(name, alias))
    return Lexicon.of(
        orgs=known["org"], people=known["person"], products=known["product"], open_deals=amounts
    )


def days_off() -> clock.Calendar:
    """Return the company's calendar with the days that were published or set; days that were only computed are left out."""
    days = Holiday.objects.filter(is_in_force=True).exclude(source=holidays.LAW)
    return clock.Calendar(days={day: clock.DayKind(kind) for day, kind in days.values_list("day", "kind")})


def as_written(name: str, alias: str) -> str:
    """Give the part of a name that an alias stands for, as it is written: "Công ty Minh Long" known as "minh long"."""
    words = name.split()
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            if key(" ".join(words[start:end])) == key(alias):
                return " ".join(words[start:end])
    return name


def _is_telling(what: str, alias: str) -> bool:
    """A single word counts as a known name only where it means nothing else: "mai" stays tomorrow, "sau" stays after."""
    if " " in alias:
        return True
    if what == "person" or len(alias) < 2:
        return False
    pieces = [piece for part in parse(alias, today=_ANY_DAY).parts for piece in part.pieces]
    return not any(piece.role in _GRAMMAR_OWNS for piece in pieces)
