"""`bin/bench --faults`: what is killed, full, cut off or brought back loses nothing and doubles nothing.

Each part runs in a process and a state folder of its own, with a real server whose PostgreSQL waits for the disk.
"""

from __future__ import annotations

import argparse
import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bench.faults import report

# In the order in which they run; each is a module here with `run(options) -> list[report.Line]`.
PARTS = {
    "kills": "kill -9 of web, worker, database and supervisor under mixed work",
    "outages": "a full disk, lost connections, too many connections, a database that starts anew",
    "backups": "backup and restore, to the embedded server and to another one, also killed on the way",
    "upgrades": "an upgrade of a filled database from the first schema that landed",
}
RESULTS = "results/faults.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which parts, and how much."""
    parser.add_argument("--kills", type=int, default=100, help="how many kills (100)")
    parser.add_argument(
        "--only", choices=PARTS, action="append", help="this part; may be given several times"
    )
    parser.add_argument("--scale", type=float, default=1.0, help="size of the book that is backed up (1)")
    parser.add_argument("--seed", type=int, default=1, help="of what is chosen by chance")
    parser.add_argument("--json", type=Path, help="write the results here as well")
    parser.add_argument("--part-of", type=Path, help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Run the parts, print the table; 1 where anything was lost, doubled or did not hold."""
    state = Path(os.environ["VAI_STATE"]).absolute()
    if options.part_of:
        (part,) = options.only
        report.write(importlib.import_module(f"bench.faults.{part}").run(options), options.part_of)
        return 0
    lines: list[report.Line] = []
    for part in options.only or PARTS:
        print(f"-- {part}: {PARTS[part]}", flush=True)
        lines += _apart(part, options, state / "faults" / part)
    report.show(lines)
    report.write(lines, state / RESULTS)
    if options.json:
        report.write(lines, options.json)
    return 0 if lines and all(line.holds for line in lines) else 1


def _apart(part: str, options: argparse.Namespace, state: Path) -> list[report.Line]:
    """Run one part in a process that knows no other database."""
    shutil.rmtree(state, ignore_errors=True)
    state.mkdir(parents=True)
    for folder in (state, *state.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o011)  # the embedded server runs as somebody else
    result = state.parent / f"{part}.json"
    result.unlink(missing_ok=True)
    ours = ("VAI_OWNER_DSN", "VAI_APP_DSN", "VAI_APP_DATABASE_URL", "DATABASE_URL", "VAI_PG_FAST")
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    environment |= {"VAI_STATE": str(state), "DJANGO_SETTINGS_MODULE": "vai.config.settings"}
    command = [sys.executable, "-m", "bench", "--faults", "--only", part, "--part-of", str(result)]
    command += ["--kills", str(options.kills), "--scale", str(options.scale), "--seed", str(options.seed)]
    done = subprocess.run(command, env=environment, check=False)
    if done.returncode or not result.exists():
        return [report.Line(part, faults=[f"the run itself broke off with code {done.returncode}"])]
    return report.read(result)
