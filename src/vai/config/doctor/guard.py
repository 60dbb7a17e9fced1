"""What guards the rows: row security and policies, triggers, rights and functions, against what the SQL files made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import psycopg
from django.db import connection as django_connection

from vai.config import owner as owner_work
from vai.config.doctor.findings import Finding, fault, ok, some
from vai.core import sqlfiles

REMEDY = "Run `vai migrate`: it makes them again as they belong. Then find out who has the owner's password."
WORDS = {
    "row security": "row security",
    "policy": "policies",
    "trigger": "triggers",
    "rights": "rights",
    "function": "functions",
}
_OPEN = """
SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  AND NOT EXISTS (SELECT FROM vai.exempt_table e WHERE e.name = c.relname)
  AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM vai.guarded_table g WHERE g.name = c.relname))
ORDER BY 1
"""


def examine(owner: psycopg.Connection) -> Iterator[Finding]:
    """Compare the database with what the files made, kind by kind, and look for tables that nothing guards."""
    unguarded = [row[0] for row in owner.execute(_OPEN).fetchall()]
    if unguarded:
        yield fault(
            "open tables", f"no row security on {some(unguarded)}",
            "If a release made them, run `vai migrate`; if somebody else did, move them to another schema: Vai knows nothing of them.",
        )  # fmt: skip
    else:
        yield ok("open tables", "every table is guarded, or exempt with a reason")
    with owner_work.connected_as_owner():
        found: dict[str, list[str]] = defaultdict(list)
        for one in sqlfiles.altered():
            found[one.kind].append(_name(one))
    for kind, word in WORDS.items():
        yield (
            fault(word, some(found[kind]), REMEDY)
            if found[kind]
            else ok(word, f"{_count(owner, kind)} as they were made")
        )
    django_connection.close()


def _name(one: sqlfiles.Altered) -> str:
    place = one.place if one.kind != "function" else ""
    return f"{' of '.join(part for part in (one.name, place) if part)} {one.state}"


def _count(owner: psycopg.Connection, kind: str) -> int:
    row = owner.execute("SELECT count(*) FROM vai.made WHERE kind = %s", [kind]).fetchone()
    return int(row[0]) if row else 0
