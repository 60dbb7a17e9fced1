"""Build the large book (book.sql) in an installation of its own: in sets, with triggers and indexes put aside meanwhile."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psycopg

from vai.config import installation, runtime

ACCOUNTS, CONTACTS, DEALS, LEADS, INTERACTIONS = 200_000, 600_000, 300_000, 100_000, 2_000_000
# Regions of 300 people each, 240 of whom serve accounts, three of these with 3,000.
REGIONS, SELLERS_OF_REGION, HEAVY_OF_REGION = 4, 240, 3
TABLES = (
    *(
        "team",
        "person",
        "product",
        "tag",
        "account",
        "coverage",
        "delegation",
        "contact",
        "affiliation",
        "contact_point",
        "account_tag",
    ),
    *(
        "lead",
        "opportunity",
        "opportunity_line",
        "stage_change",
        "interaction",
        "interaction_contact",
        "next_step",
    ),
    "history_entry",
)
COUNTED = (
    "account",
    "contact",
    "lead",
    "opportunity",
    "interaction",
    "next_step",
    "history_entry",
    "search_entry",
    "person",
)

TOOLS = """
CREATE SCHEMA bench;
-- A number in [0, 1) that follows from a row's number and a salt.
CREATE FUNCTION bench.u(i bigint, salt int) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT (hashint8extended(i, salt) & 1048575) / 1048576.0 $$;
"""
# They read bench.word, so they come after it.
WORD_TOOLS = """
CREATE FUNCTION bench.pick(of_kind text, i bigint, salt int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT words[1 + floor(bench.u(i, salt) * cardinality(words))::int] FROM bench.word WHERE kind = of_kind $$;
CREATE FUNCTION bench.full_name(i bigint, salt int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT bench.pick('surname', i, salt + 1000) || ' ' || bench.pick('middle', i, salt + 2000) || ' ' || bench.pick('given', i, salt + 3000) $$;
CREATE TABLE bench.stage AS SELECT id, pipeline_id, outcome, row_number() OVER (PARTITION BY outcome ORDER BY position, id) - 1 AS n,
  count(*) OVER (PARTITION BY outcome) AS of_outcome
  FROM stage WHERE archived_at IS NULL AND pipeline_id = (SELECT id FROM pipeline WHERE is_default AND archived_at IS NULL);
"""
SEARCHED = ("account", "contact", "lead", "opportunity")


@dataclass(frozen=True)
class Built:
    """What stands in the book: rows by table, bytes of the whole database, and the seconds that building took."""

    scale: float
    rows: dict[str, int]
    bytes: int
    seconds: float


def build(scale: float = 1.0, *, say=print) -> Built:
    """Make the book of this scale in the installation of the state folder, unless it stands there already.

    Scale 1 is 200,000 accounts; people and teams grow with it, so that everybody's own book stays as large.
    The installation must be new or hold a book made by this function: anything else is refused.
    """
    installation.prepare()
    with psycopg.connect(runtime.database().owner.dsn(), autocommit=True) as owner:
        owner.execute(
            "SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'"
        )
        built = _standing(owner)
        if built and built.scale == scale:
            return built
        if built or owner.execute("SELECT count(*) FROM account").fetchone()[0]:
            raise SystemExit(
                f"{runtime.state_dir()} holds another book: choose another folder by VAI_STATE, or remove it."
            )
        started = time.monotonic()
        _write(owner, scale, say)
        return _remember(owner, scale, time.monotonic() - started)


def _write(owner: psycopg.Connection, scale: float, say) -> None:
    with _step("functions", say):
        owner.execute(TOOLS)
    with _bare_tables(owner, TABLES, say):
        for name, text in _steps(scale):
            with _step(name, say):
                owner.execute(text)
                if name == "names":
                    owner.execute(WORD_TOOLS)
    with _bare_tables(owner, ("search_entry",), say), _step("search", say):
        _fill_search()
    with _step("numbers", say):
        for table in (*TABLES, "search_entry"):
            owner.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
            )
    with _step("analyze", say):
        owner.execute("VACUUM ANALYZE")
    with _step("duplicates", say):
        owner.execute("SELECT vai.find_pairs()")
    owner.execute(
        "DROP TABLE bench.word, bench.serves, bench.seller, bench.works, bench.deal, bench.talk, bench.stage CASCADE"
    )


def _steps(scale: float) -> Iterator[tuple[str, str]]:
    regions = max(1, round(REGIONS * scale))
    numbers = {
        "accounts": round(ACCOUNTS * scale),
        "contacts": round(CONTACTS * scale),
        "deals": round(DEALS * scale),
        "leads": round(LEADS * scale),
        "interactions": round(INTERACTIONS * scale),
        "regions": regions,
        "sellers": regions * SELLERS_OF_REGION,
        "heavy": regions * HEAVY_OF_REGION,
    }
    text = Path(__file__).with_name("book.sql").read_text(encoding="utf-8")
    text = re.sub(r"(?<!:):([a-z]+)\b", lambda found: str(numbers[found[1]]), text.split("-- step:", 1)[1])
    for part in text.split("-- step:"):
        name, _, statements = part.partition("\n")
        yield name.strip(), statements


def _fill_search() -> None:
    """Index everything that has a name, on two connections at a time."""

    def fill(part: tuple[str, int]) -> None:
        kind, rest = part
        with psycopg.connect(runtime.database().owner.dsn(), autocommit=True) as owner:
            owner.execute("SET synchronous_commit = off")
            owner.execute(
                f"SELECT vai.index_{kind}(ARRAY(SELECT id FROM {kind} WHERE id %% 40 = %s))", [rest]
            )

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(fill, [(kind, rest) for kind in SEARCHED for rest in range(40)]))


@contextlib.contextmanager
def _bare_tables(owner: psycopg.Connection, tables: tuple[str, ...], say) -> Iterator[None]:
    """Put triggers, foreign keys and plain indexes aside, and let what must not be empty be blank; then bring all back."""
    keys = _rows(
        owner,
        tables,
        "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY (%s)",
    )
    indexes = _rows(
        owner,
        tables,
        "SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index i WHERE indrelid::regclass::text = ANY (%s)"
        " AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND contype IN ('p', 'u'))",
    )
    blanks = _rows(
        owner,
        tables,
        "SELECT table_name, column_name, CASE WHEN column_name = 'currency' THEN 'VND' WHEN column_name = 'country' THEN 'VN' ELSE CASE data_type WHEN 'jsonb' THEN '{}' WHEN 'boolean' THEN 'false' WHEN 'integer' THEN '0' ELSE '' END END"
        " FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ANY (%s) AND is_nullable = 'NO' AND column_default IS NULL"
        " AND is_identity = 'NO' AND data_type IN ('character varying', 'text', 'jsonb', 'boolean', 'integer')",
    )
    for table in tables:
        owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for table, name, _ in keys:
        owner.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for name, _ in indexes:
        owner.execute(f"DROP INDEX {name}")
    for table, column, blank in blanks:
        owner.execute(f"ALTER TABLE {table} ALTER {column} SET DEFAULT '{blank}'")
    yield
    for table, column, _ in blanks:
        owner.execute(f"ALTER TABLE {table} ALTER {column} DROP DEFAULT")
    with _step("indexes", say):
        for _, definition in indexes:
            owner.execute(definition)
    with _step("foreign keys", say):
        for table, name, definition in keys:
            owner.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
    for table in tables:
        owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _rows(owner: psycopg.Connection, tables: tuple[str, ...], query: str) -> list[tuple]:
    return owner.execute(query, [list(tables)]).fetchall()


@contextlib.contextmanager
def _step(name: str, say) -> Iterator[None]:
    started = time.monotonic()
    yield
    say(f"  {name:<20}{time.monotonic() - started:7.1f} s", flush=True)


def _standing(owner: psycopg.Connection) -> Built | None:
    """Read what an earlier run noted when it was through."""
    if owner.execute("SELECT to_regclass('bench.built')").fetchone()[0] is None:
        return None
    scale, seconds = owner.execute("SELECT scale, seconds FROM bench.built").fetchone()
    return Built(scale, _counts(owner), _size(owner), seconds)


def _remember(owner: psycopg.Connection, scale: float, seconds: float) -> Built:
    owner.execute("CREATE TABLE bench.built (scale float8, seconds float8)")
    owner.execute("INSERT INTO bench.built VALUES (%s, %s)", [scale, seconds])
    return Built(scale, _counts(owner), _size(owner), seconds)


def _counts(owner: psycopg.Connection) -> dict[str, int]:
    return {table: owner.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED}


def _size(owner: psycopg.Connection) -> int:
    return owner.execute("SELECT pg_database_size(current_database())").fetchone()[0]
