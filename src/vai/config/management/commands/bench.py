"""Measure the pages of this installation as its people open them: time, queries, size."""

from __future__ import annotations

import json
import statistics
import time
from argparse import ArgumentParser
from dataclasses import asdict, dataclass
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from vai.staff.models import Person

PAGES = (
    "/desks/hunt/",
    "/desks/farm/",
    "/desks/advise/",
    "/desks/lead/",
    "/accounts/",
    "/contacts/",
    "/leads/",
    "/board/",
    "/deals/",
    "/steps/",
    "/search/?q=nguyen",
)
WARM_UP = 2
# The bounds of a transaction are no queries of the page.
BOUNDS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@dataclass(frozen=True)
class Measure:
    """One page for one person: milliseconds at the middle and at the 95th of a hundred, the database's share, size."""

    page: str
    title: str
    median_ms: float
    p95_ms: float
    queries: int
    database_ms: float
    kilobytes: float


class Command(BaseCommand):
    """Prints a table, or JSON for machines."""

    help = (
        "Measure pages for one person of each title, in this process, against this installation's database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the number of rounds and the form of the result."""
        parser.add_argument("--rounds", type=int, default=20)
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure every page that each person may open."""
        measures = [
            measure
            for person in _one_of_each_title()
            for page in PAGES
            if (measure := _measure(person, page, options["rounds"]))
        ]
        if options["as_json"]:
            self.stdout.write(json.dumps([asdict(measure) for measure in measures], indent=1))
            return
        self.stdout.write(
            f"{'page':<22}{'title':<22}{'median ms':>10}{'p95 ms':>9}{'queries':>9}{'db ms':>8}{'kB':>7}"
        )
        for m in measures:
            self.stdout.write(
                f"{m.page:<22}{m.title:<22}{m.median_ms:>10.1f}{m.p95_ms:>9.1f}{m.queries:>9}{m.database_ms:>8.1f}{m.kilobytes:>7.0f}"
            )


def _one_of_each_title() -> list[Person]:
    people = Person.objects.filter(is_active=True, is_robot=False).order_by("title", "pk")
    return list({person.title: person for person in reversed(people)}.values())[::-1]


def _measure(person: Person, page: str, rounds: int) -> Measure | None:
    client = Client(HTTP_HOST="localhost")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    times = []
    for round_ in range(WARM_UP + rounds):
        started = time.perf_counter()
        answer = client.get(page)
        if round_ >= WARM_UP:
            times.append((time.perf_counter() - started) * 1000)
        if answer.status_code != 200:
            return None
    with CaptureQueriesContext(connection) as queries:
        client.get(page)
    return Measure(
        page,
        person.title,
        round(statistics.median(times), 1),
        round(statistics.quantiles(times, n=20)[-1], 1) if len(times) > 1 else round(times[0], 1),
        sum(not query["sql"].startswith(BOUNDS) for query in queries.captured_queries),
        round(sum(float(query["time"]) for query in queries.captured_queries) * 1000, 1),
        round(len(answer.content) / 1024, 1),
    )
