"""What was measured: as a table for a person, as JSON for machines."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict
from pathlib import Path

from bench.pages.book import Built
from bench.pages.measure import Load, Measure
from vai.config import runtime

SEARCH_MS = 50.0
TIMES_BARE = 2.5
AT_SCALE_5 = 1.5


def results_folder() -> Path:
    """Return where every kind of run leaves its figures for docs/performance.md."""
    folder = runtime.state_dir() / "results"
    folder.mkdir(exist_ok=True)
    return folder


def machine() -> dict[str, str]:
    """Say on what it ran."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    memory_gb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": model,
        "cores": str(os.cpu_count()),
        "memory": f"{memory_gb:.0f} GiB",
        "python": platform.python_version(),
        "system": platform.system(),
    }


def as_json(
    built: Built, measures: list[Measure], loads: list[Load], memories: dict[str, dict[str, float]], when: str
) -> str:
    """Write everything down for machines."""
    told = {
        "when": when,
        "machine": machine(),
        "book": asdict(built),
        "pages": [{**asdict(one), "times_bare": one.times_bare} for one in measures],
        "load": [asdict(one) for one in loads],
        "memory_mb": memories,
    }
    return json.dumps(told, indent=1, ensure_ascii=False)


def too_slow(measure: Measure, scale: float) -> list[str]:
    """Name what a measure misses of what is promised."""
    allowed = AT_SCALE_5 if scale > 1 else 1.0
    faults = []
    if measure.p95_ms > measure.budget_ms * allowed:
        faults.append(f"p95 over {measure.budget_ms * allowed:.0f} ms")
    if measure.is_search and measure.p95_ms > SEARCH_MS * allowed:
        faults.append(f"search over {SEARCH_MS * allowed:.0f} ms")
    if measure.times_bare and measure.times_bare > TIMES_BARE:
        faults.append(f"over {TIMES_BARE} times its statements")
    if measure.failures:
        faults.append(f"{measure.failures} failures")
    return faults


HEAD = (
    f"{'what':<24}{'who':<26}{'median':>9}{'p95':>9}{'queries':>8}{'db':>6}{'bare':>8}{'x bare':>7}{'kB':>8}"
)


def line(measure: Measure, scale: float) -> str:
    """Tell one measure in a line."""
    bare = f"{measure.bare_ms:8.1f}{measure.times_bare:7.1f}" if measure.times_bare else f"{'':15}"
    faults = ", ".join(too_slow(measure, scale))
    return (
        f"{measure.visit:<24}{measure.who:<26}{measure.median_ms:9.1f}{measure.p95_ms:9.1f}{measure.queries:8}"
        f"{measure.db_share:6.0%}{bare}{measure.kilobytes:8.1f}  {faults}"
    )


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []
