"""Run all checks, in an order in which a later one may rely on an earlier one, and tell what they found."""

from __future__ import annotations

import argparse
import contextlib
import json
from collections import Counter
from collections.abc import Iterator

import django
import psycopg

from vai.config import runtime
from vai.config.doctor import guard, jobs, machine, mail, roles, server, tables, web
from vai.config.doctor.findings import Finding, Outcome, fault
from vai.config.postgres import PostgresError

MARKS = {Outcome.OK: "ok", Outcome.WARNING: "warning", Outcome.FAULT: "FAULT"}
CONNECT_WITHIN_S = 5


def run(chosen: argparse.Namespace) -> int:
    """Print every finding; return 1 when there is a fault."""
    with _as_it_was():
        findings = list(examine())
    print(_as_json(findings) if chosen.json else _as_text(findings))
    return int(any(finding.outcome is Outcome.FAULT for finding in findings))


@contextlib.contextmanager
def _as_it_was() -> Iterator[None]:
    """Let the embedded server run after the block only if it ran before."""
    ours = runtime.is_embedded() and not runtime.cluster().is_alive()
    try:
        yield
    finally:
        if ours:
            with contextlib.suppress(PostgresError):
                runtime.cluster().stop()


def examine() -> Iterator[Finding]:
    """Look at this machine, at the settings, at the database, and at what comes out of it."""
    try:
        databases = runtime.database()
    except (runtime.SetupError, PostgresError) as told:
        yield from machine.state()
        yield fault(
            "database", str(told).splitlines()[0], "\n".join(str(told).splitlines()[1:]) or server.START_IT
        )
        return
    django.setup()
    yield from machine.examine()
    yield from web.examine()
    yield from mail.examine()
    yield from _database(databases)


def _database(databases: runtime.Databases) -> Iterator[Finding]:
    with contextlib.ExitStack() as open_ones:
        found: dict[str, psycopg.Connection] = {}
        for who, params in (("app", databases.app), ("owner", databases.owner)):
            try:
                connection = psycopg.connect(params.dsn(), connect_timeout=CONNECT_WITHIN_S, autocommit=True)
            except psycopg.OperationalError as refusal:
                yield server.does_not_answer(who, params, str(refusal))
                continue
            found[who] = open_ones.enter_context(connection)
        if len(found) < 2:
            return
        app, owner = found["app"], found["owner"]
        yield from server.examine(app, owner)
        yield from roles.examine(app, owner)
        ready = list(tables.pending())
        yield from ready
        if any(finding.outcome is Outcome.FAULT for finding in ready):
            return  # what follows reads our tables
        yield from guard.examine(owner)
        yield from tables.examine(owner)
        yield from jobs.examine(app)
        yield from machine.attachments(owner)


def _as_text(findings: list[Finding]) -> str:
    lines = []
    for finding in findings:
        lines.append(f"{MARKS[finding.outcome]:8} {finding.check}: {finding.seen}")
        lines += [f"         {line}" for line in finding.remedy.splitlines()]
    count = Counter(finding.outcome for finding in findings)
    lines.append(
        f"{count[Outcome.FAULT]} faults, {count[Outcome.WARNING]} warnings, {count[Outcome.OK]} in order."
    )
    return "\n".join(lines)


def _as_json(findings: list[Finding]) -> str:
    count = Counter(finding.outcome for finding in findings)
    told = [
        {"check": f.check, "outcome": f.outcome.value, "seen": f.seen, "remedy": f.remedy} for f in findings
    ]
    return json.dumps(
        {"findings": told, "faults": count[Outcome.FAULT], "warnings": count[Outcome.WARNING]},
        ensure_ascii=False, indent=1,
    )  # fmt: skip
