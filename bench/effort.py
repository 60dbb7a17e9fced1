"""What routine jobs cost: the tests of tests/effort, which write docs/effort.md when it is they who are asked."""

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]


def add_arguments(parser: ArgumentParser) -> None:
    """Take the name of one job."""
    parser.add_argument(
        "--job", help="one job only, by its name in tests/effort/budgets.toml; writes nothing"
    )


def run(options: Namespace) -> int:
    """Do every job in a browser, count it, and write the page; in one process, which has counted all."""
    chosen = ["-k", options.job] if options.job else []
    environment = {**os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE": "true", "VAI_WRITE_DOCS": "1"}
    command = [sys.executable, "-m", "pytest", "-n", "0", "-q", "-s", *chosen, "tests/effort"]
    return subprocess.run(command, cwd=HOME, env=environment, check=False).returncode
