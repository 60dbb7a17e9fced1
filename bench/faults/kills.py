"""Kill one process after another under work, then hold the database against what was acknowledged."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import threading
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import psycopg

from bench.faults import book as books
from bench.faults.check import Checker, Verdict
from bench.faults.processes import KINDS, Server
from bench.faults.report import Line
from bench.faults.work import Ledger, Person

DRAIN_WITHIN_S = 300.0
FINISH_WITHIN_S = 120.0
ALL_KINDS = ("capture", "move", "finish", "delegate", "propose", "accept", "import")


def run(options: argparse.Namespace) -> list[Line]:
    """Build a book, let people work on it, kill, check."""
    state = Path(os.environ["VAI_STATE"])
    random, ledger, stop = Random(options.seed), Ledger(), threading.Event()
    line = Line("kills")
    book = books.build()
    server = Server(state, free_port(), log=state / "serve.log")
    server.start()
    server.wait_until_ready()
    people = [Person(server.base_url, book, desk, ledger, stop, options.seed) for desk in book.desks.values()]
    started = time.monotonic()
    try:
        for person in people:
            person.start()
        for person in people:
            person.is_in.wait(FINISH_WITHIN_S)
        killed, waits = _kill(server, options.kills, random)
        _finish(server, people, stop, line)
        line.facts["drained in s"] = round(_drain(server), 1)
    finally:
        stop.set()
        server.stop()
    line.seconds = time.monotonic() - started
    _tell(line, ledger, people, killed, waits)
    _judge(line, ledger)
    return [line]


def dsn() -> str:
    """Return the owner's address of this state's database as it is now; its port may have changed."""
    from vai.config import runtime

    runtime.database.cache_clear()
    return runtime.database().owner.dsn()


def _kill(server: Server, kills: int, random: Random) -> tuple[Counter[str], list[float]]:
    killed: Counter[str] = Counter()
    waits = []
    while sum(killed.values()) < kills:
        time.sleep(random.uniform(0.2, 3.5))
        server.supervise()
        kind = random.choices(list(KINDS), list(KINDS.values()))[0]
        if not server.kill(kind, random):
            continue
        killed[kind] += 1
        # Mostly only once it is back: otherwise nobody would get anything done. Sometimes into the restart.
        if random.random() < 0.85:
            waits.append(server.wait_until_ready())
        if sum(killed.values()) % 10 == 0:
            print(f"   {sum(killed.values())} kills", flush=True)
    return killed, waits


def _finish(server: Server, people: list[Person], stop: threading.Event, line: Line) -> None:
    """Let everybody finish what they began."""
    server.wait_until_ready()
    stop.set()
    deadline = time.monotonic() + FINISH_WITHIN_S
    for person in people:
        while person.is_alive() and time.monotonic() < deadline:
            server.supervise()
            person.join(0.5)
        if person.is_alive():
            person.given_up.set()
            line.faults.append(f"{person.name} got no answer for {FINISH_WITHIN_S:.0f} s")


def _drain(server: Server) -> float:
    """Wait until no job waits and no import runs."""
    started = time.monotonic()
    while time.monotonic() - started < DRAIN_WITHIN_S:
        server.supervise()
        try:
            with psycopg.connect(dsn()) as connection:
                left = connection.execute(
                    "SELECT (SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing'))"
                    " + (SELECT count(*) FROM import_batch WHERE state IN ('running', 'stopping'))"
                ).fetchone()
            if left == (0,):
                break
        except psycopg.OperationalError:
            pass
        time.sleep(0.5)
    return time.monotonic() - started


def _tell(line: Line, ledger: Ledger, people: list[Person], killed: Counter[str], waits: list[float]) -> None:
    line.did = f"{sum(killed.values())} kills, {len(ledger.acts)} acts"
    line.acknowledged = sum(act.is_acknowledged for act in ledger.acts)
    line.facts["killed"] = dict(killed)
    kinds = Counter(act.kind for act in ledger.acts)
    line.facts["acts"] = dict(kinds)
    met: Counter[str] = Counter()
    for person in people:
        met += person.browser.met
        for other in person.others.values():
            met += other.met
    line.facts["answers"] = dict(met)
    if waits:
        line.facts["back after s"] = {
            "median": round(sorted(waits)[len(waits) // 2], 1),
            "longest": round(max(waits), 1),
        }
    line.faults += ledger.surprises
    if line.acknowledged < 2 * sum(killed.values()) or set(kinds) != set(ALL_KINDS):
        line.faults.append(f"too little was done to tell anything: {dict(kinds)}")


def _judge(line: Line, ledger: Ledger) -> None:
    from vai.config import runtime

    try:
        with psycopg.connect(dsn()) as connection:
            verdict: Verdict = Checker(connection, ledger).check()
            failed = connection.execute(
                "SELECT task_name, count(*) FROM procrastinate_jobs WHERE status = 'failed' GROUP BY 1"
            ).fetchall()
        line.lost, line.doubled, line.half = map(len, (verdict.lost, verdict.doubled, verdict.half))
        line.faults += [*verdict.lost, *verdict.doubled, *verdict.half]
        line.faults += [f"job {name} failed {count} times" for name, count in failed]
        line.facts["indexes and tables"] = _amcheck(line)
    finally:
        runtime.cluster().stop()


def _amcheck(line: Line) -> str:
    """Let PostgreSQL check its own files."""
    from vai.config import runtime
    from vai.config.postgres import find_binaries

    owner: Any = runtime.database().owner
    login = {
        "PGHOST": owner.host,
        "PGPORT": str(owner.port),
        "PGUSER": owner.user,
        "PGPASSWORD": owner.password,
    }
    tool = find_binaries() / "pg_amcheck"
    if not tool.exists():
        return "not checked: no pg_amcheck here"
    done = subprocess.run(
        [tool, "--install-missing", "-d", owner.dbname], env=os.environ | login, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        line.faults.append(f"pg_amcheck: {(done.stdout + done.stderr)[:400]}")
    return "sound" if not done.returncode else "damaged"


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
