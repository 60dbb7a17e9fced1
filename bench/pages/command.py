"""The usual run: build the book, serve it, let people open and do things, tell what it took."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from bench.pages import book
from vai.config import installation, runtime, serving

LOADS = (8, 32)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the size of the book, the number of rounds and what of it is wanted."""
    parser.add_argument("--scale", type=float, default=1.0, help="1: 200,000 accounts; 5: a million")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--only", default="", help="only visits or people whose name contains this")
    parser.add_argument("--workers", type=int, default=2, help="web processes of the server")
    parser.add_argument(
        "--seconds", type=float, default=20.0, help="of load at 8 and at 32 connections; 0: none"
    )
    parser.add_argument(
        "--docs", action="store_true", help="make docs/performance.md of all results that there are"
    )
    parser.add_argument("--build-only", action="store_true", help="make the book and stop")
    parser.add_argument("--json", type=Path, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    """Build and measure; 0 if everything is as fast as promised."""
    os.environ.update(VAI_SERVER_TIMING="1", VAI_LOG_LEVEL="WARNING")
    with serving.alone() as turn, installation.database_for_this_run(inherited=turn.inherited):
        built = book.build(options.scale)
        print(
            f"Book of scale {built.scale:g}: {built.rows}, {built.bytes / 2**30:.2f} GiB, built in {built.seconds:.0f} s",
            flush=True,
        )
        if options.build_only:
            return 0
        with serving.serving(turn, port=serving.free_port(), workers=options.workers) as service:
            return _measure(service, built, options)


def _measure(service: serving.Service, built: book.Built, options: argparse.Namespace) -> int:
    # These read models, which exist only after the set-up of `build`.
    from bench.pages import document, measure, people, report
    from bench.pages.visits import VISITS

    roots = {name: child.process.pid for name, child in service.children.items()} | {
        "database": _postmaster()
    }
    workers = people.workers()
    memories = {"at rest": measure.memory(roots)}
    measures = []
    print(report.HEAD, flush=True)
    for visit in VISITS:
        for worker in workers:
            if options.only not in visit.name and options.only not in worker.label:
                continue
            one = measure.measure(service.base_url, worker, visit, rounds=options.rounds)
            if one:
                measures.append(one)
                print(report.line(one, built.scale), flush=True)
    loads = []
    for connections in LOADS if options.seconds else ():
        loads.append(
            measure.load(service.base_url, workers, VISITS, connections=connections, seconds=options.seconds)
        )
        memories[f"after {connections} connections"] = measure.memory(roots)
        print(loads[-1], flush=True)
    for when, sizes in memories.items():
        print(f"memory {when}: {sizes}")
    told = report.as_json(built, measures, loads, memories, datetime.now(UTC).strftime("%Y-%m-%d"))
    for file in (report.results_folder() / f"pages-{built.scale:g}.json", options.json):
        if file:
            file.write_text(told, encoding="utf-8")
    if options.docs:
        document.write(report.results_folder())
    slow = sum(bool(report.too_slow(one, built.scale)) for one in measures)
    print(f"{len(measures)} measured, {slow} not as promised")
    return int(slow > 0)


def _postmaster() -> int:
    """Return the process of the embedded server, or 0 for a server elsewhere."""
    if not runtime.is_embedded():
        return 0
    return runtime.cluster().process_id() or 0
