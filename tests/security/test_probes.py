"""The prober of `bin/bench --security` finds no difference, and finds one wherever a policy is loosened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from bench.security import probes
from bench.security.findings import Part
from django.db import connection

from tests import databases
from vai.config import runtime

SEED = 20261125
# What is made wrong, and the words by which each difference is told.
LOOSENED = {
    "may not see interaction": "ALTER POLICY see_own ON interaction USING (true)",
    " account ": "ALTER POLICY see_own ON account USING (true)",
    "next_step": "ALTER POLICY add_team ON next_step WITH CHECK (true)",
    "may not delete contact": """
        GRANT DELETE ON contact TO vai_own, vai_team;
        CREATE POLICY x ON contact FOR DELETE TO vai_own, vai_team USING (true)""",
    "may see lead": "ALTER POLICY see_team ON lead USING (false)",
    " entered": """
        DO $$ BEGIN EXECUTE replace(pg_get_functiondef('vai.sight(bigint, bigint, timestamptz)'::regprocedure),
        'd.revoked_at IS NULL', 'true'); END $$""",
    "may not delete person": "ALTER TABLE person DISABLE TRIGGER b_guard",
}
TABLES = ("interaction", "account", "next_step", "contact", "lead", "person")


def probed(n_probes: int, *only: str) -> Part:
    part = Part("probes", "probes")
    probes.probe(part, SEED, n_probes, n_each=n_probes, only=only)
    return part


@pytest.fixture
def wrong(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Give a database in which all of that is wrong."""
    with django_db_blocker.unblock(), databases.cloned(databases.clone_name("loose")):
        with psycopg.connect(runtime.database().owner.dsn(connection.settings_dict["NAME"])) as owner:
            for statement in LOOSENED.values():
                owner.execute(statement)
        yield


def test_probes_find_no_difference_and_reach_what_is_allowed_and_what_is_not(db: None) -> None:
    part = probed(1_000)
    assert part.differences == []
    assert part.checks == 1_000
    assert part.figures.get("not judged", 0) < 30
    assert min(part.figures["allowed"], part.figures["refused"]) > 150


def test_probes_find_what_was_loosened(wrong: None) -> None:
    told = "\n".join(probed(2_500, *TABLES).differences)
    assert [words for words in LOOSENED if words not in told] == []
