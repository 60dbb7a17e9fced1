"""A `vai import` in a process of its own, watched: how far it is and how much memory it holds."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path


def run(path, environment, *, user, show):
    """Import a file with the real command. Gives what it said (docs/import.md), its seconds and its memory on the way.

    Both cores are wanted: how busy they were with other work shows in the seconds that the importer itself computed.
    """
    command = [
        sys.executable,
        "-m",
        "vai",
        "import",
        str(path),
        "--user",
        user,
        "--json",
        "--progress",
        "--language",
        "en",
    ]
    started = time.monotonic()
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    samples = []
    for line in process.stderr:
        done, _, total = line.split(" (")[0].replace(",", "").partition(" / ")
        if not (done.strip().isdigit() and total.strip().isdigit()):
            print(line, end="", flush=True)
            continue
        samples.append((int(done), int(total), time.monotonic() - started, resident_mb(process.pid)))
        show(samples[-1])
    said = process.stdout.read()
    _pid, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"vai import ended with {os.waitstatus_to_exitcode(status)}: {said[-2000:]}")
    return json.loads(said), time.monotonic() - started, samples, used.ru_utime + used.ru_stime


def resident_mb(pid):
    """Tell how much memory a process holds now."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def memory(samples):
    """Tell the highest memory, and how much it grew from a tenth of the work to its end."""
    total = samples[-1][0]
    at_tenth = next(mb for done, _total, _s, mb in samples if done * 10 >= total)
    peak = max(mb for *_rest, mb in samples)
    late = max(mb for done, _total, _s, mb in samples if done * 10 >= total)
    return {"peak_mb": round(peak), "at_a_tenth_mb": round(at_tenth), "growth_mb": round(late - at_tenth)}
