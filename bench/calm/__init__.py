"""How calm and how light the pages are: Lighthouse as a throttled phone, the bytes of a first load, layout shift.

The demo company is served from a state folder of its own by the real server; one person a desk opens the desk, and some
open the other pages that a day is spent on. Misses of the targets are marked, and make the run fail.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.journeys import weight

from bench.calm import company, lighthouse, report

# Name, who opens it (the first part of the mail address), where; `{account}` and the like are the first of a list.
PAGES = (
    ("Sign-in", "", "/sign-in/login/"),
    ("Hunter's desk", "hunter", "/desks/hunt/"),
    ("Farmer's desk", "farmer", "/desks/farm/"),
    ("Advisor's desk", "advisor", "/desks/advise/"),
    ("Key account desk", "key", "/desks/key/"),
    ("Assistant's desk", "assistant", "/desks/assist/"),
    ("Lead's desk", "lead.hanoi", "/desks/lead/"),
    ("Executive's desk", "ceo", "/desks/lead/"),
    ("Account page", "farmer", "{account}"),
    ("Account page, key", "key", "{account}"),
    ("Contact page", "farmer", "{contact}"),
    ("Deal page", "hunter", "{deal}"),
    ("Board", "hunter", "/board/"),
    ("List of accounts", "farmer", "/accounts/"),
    ("List of leads", "hunter", "/leads/"),
    ("Next steps", "farmer", "/steps/"),
    ("Search", "hunter", "/search/?q=nguyen"),
    ("Imports", "assistant", "/imports/"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take where the figures go, and which pages are measured."""
    parser.add_argument("--json", type=Path, help="write the figures there as well")
    parser.add_argument("--only", default="", help="only pages whose name holds this")
    parser.add_argument(
        "--keep", action="store_true", help="use the company of the run before, if there is one"
    )
    parser.add_argument("--no-lighthouse", action="store_true", help="only weigh the pages")


def run(options: argparse.Namespace) -> int:
    """Measure, print, write; 1 where a page misses a target."""
    lighthouse.bring()
    wanted = [page for page in PAGES if options.only.casefold() in page[0].casefold()]
    with company.served(fresh=not options.keep) as site:
        visits = [site.visit(*page) for page in wanted]
        weighed = weight.of_visits([(visit.url, visit.cookie) for visit in visits])
        scored = [] if options.no_lighthouse else lighthouse.measure(visits)
    results = report.join(visits, weighed, scored)
    print(report.table(results))
    # A part of the pages is no result for the documents.
    places = [options.json] if options.only or options.no_lighthouse else [options.json, report.kept()]
    report.write(results, [place for place in places if place])
    return 1 if any(result["misses"] for result in results) else 0
