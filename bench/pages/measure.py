"""Measure one visit of one person; throughput; memory."""

from __future__ import annotations

import re
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.pages.people import Worker
from bench.pages.visits import Ask, Visit
from bench.pages.web import Browser
from vai.config import runtime

WARM_UP = 3
BARE_ROUNDS = 7
SHORTEST_LOAD_S = 3.0


@dataclass(frozen=True)
class Measure:
    """A visit of a person: milliseconds at the client, statements, share of the server's time in the database, kB sent.

    `bare_ms` is what the same statements take by themselves, at the middle; None for a deed, which can't be repeated.
    """

    visit: str
    who: str
    budget_ms: float
    median_ms: float
    p95_ms: float
    queries: int
    db_share: float
    bare_ms: float | None
    kilobytes: float
    failures: int
    is_search: bool

    @property
    def times_bare(self) -> float | None:
        """How many times its own statements' bare time the page takes."""
        return self.median_ms / self.bare_ms if self.bare_ms else None


def measure(base_url: str, worker: Worker, visit: Visit, *, rounds: int) -> Measure | None:
    """Do a visit so many times over HTTP; None where the person has nothing of the kind, or may not."""
    browser = Browser(base_url, worker)
    answers = []
    for n in range(WARM_UP + rounds):
        ask = visit.ask(worker, n)
        if ask is None:
            break
        answer = browser.send(ask)
        if answer.status in (302, 403, 404) and n == 0:
            return None
        if n >= WARM_UP:
            answers.append(answer)
    browser.close()
    if len(answers) < 5:
        return None
    times = [answer.ms for answer in answers]
    return Measure(
        visit.name,
        worker.label,
        worker.budget_ms,
        round(statistics.median(times), 2),
        round(statistics.quantiles(times, n=20)[-1], 2),
        max(answer.queries for answer in answers),
        round(sum(a.db_ms for a in answers) / max(0.001, sum(a.server_ms for a in answers)), 3),
        None if visit.is_deed else bare(worker, visit),
        round(statistics.median(answer.bytes for answer in answers) / 1024, 1),
        sum(answer.status >= 400 for answer in answers),
        visit.is_search,
    )


def bare(worker: Worker, visit: Visit) -> float:
    """Return the milliseconds that the statements of a visit take by themselves, at the middle, sent by psycopg alone."""
    times = []
    with psycopg.connect(runtime.database().app.dsn(), cursor_factory=psycopg.ClientCursor) as line:
        for n in range(BARE_ROUNDS):
            statements = _statements(worker, visit.ask(worker, n))
            started = time.perf_counter()
            for statement in statements:
                cursor = line.execute(statement)
                if cursor.description:
                    cursor.fetchall()
            line.rollback()
            times.append((time.perf_counter() - started) * 1000)
    return round(statistics.median(times), 2)


def _statements(worker: Worker, ask: Ask | None) -> list[str]:
    """Answer the request in this process and return the statements that it cost."""
    if ask is None:
        return []
    client = Client(HTTP_HOST="localhost")
    client.cookies["sessionid"] = worker.session
    headers = {"HX-Request": "true"} if ask.is_fragment else {}

    def send() -> None:
        if ask.fields is None:
            client.get(ask.url, headers=headers)
        else:
            client.post(ask.url, ask.fields, headers=headers)

    send()  # what is reckoned once and kept is not a part of the page's cost
    with CaptureQueriesContext(connection) as caught:
        send()
    # Of what is kept between pages and asked of the worker nothing can be said twice.
    apart = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE"), ("cache_entry", "procrastinate")
    said = [query["sql"] for query in caught.captured_queries if not query["sql"].startswith(apart[0])]
    return [statement for statement in said if not any(name in statement for name in apart[1])]


@dataclass(frozen=True)
class Load:
    """So many connections at once: pages a second, and the milliseconds that each waited."""

    connections: int
    per_second: float
    median_ms: float
    p95_ms: float
    failures: int


def load(
    base_url: str, workers: Sequence[Worker], visits: Sequence[Visit], *, connections: int, seconds: float
) -> Load:
    """Let so many people open their pages, one after the other, without a pause."""
    times: list[float] = []
    failures = count()
    until = time.monotonic() + max(seconds, SHORTEST_LOAD_S)
    pages = [visit for visit in visits if not visit.is_deed and visit.name != "duplicates"]

    def browse(number: int) -> None:
        worker = workers[number % len(workers)]
        browser = Browser(base_url, worker)
        for n in count(number):
            if time.monotonic() > until:
                break
            ask = pages[n % len(pages)].ask(worker, n)
            if ask is None:
                continue
            answer = browser.send(ask)
            times.append(answer.ms)
            if answer.status >= 500:
                next(failures)
        browser.close()

    threads = [threading.Thread(target=browse, args=[number]) for number in range(connections)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Load(
        connections,
        round(len(times) / (time.monotonic() - started), 1),
        round(statistics.median(times), 1),
        round(statistics.quantiles(times, n=20)[-1], 1),
        next(failures),
    )


def memory(roots: dict[str, int]) -> dict[str, float]:
    """Return the megabytes that each process takes with its children, shared pages divided among those who share them."""
    parents = _parents()
    return {
        name: round(sum(_megabytes(pid) for pid in _family(root, parents)), 1) for name, root in roots.items()
    }


def _parents() -> dict[int, int]:
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            found[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    return found


def _family(root: int, parents: dict[int, int]) -> list[int]:
    family = [root]
    for pid in family:
        family += [child for child, parent in parents.items() if parent == pid]
    return family


def _megabytes(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0
