"""What the counting comes to: compared with budgets.toml, told as a plain table, written to docs/effort.md."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.effort import keystrokes as klm
from tests.effort.keystrokes import Tally
from tests.effort.registry import JOBS, pairs

HOME = Path(__file__).resolve().parents[2]
BUDGETS = Path(__file__).with_name("budgets.toml")
DOC = HOME / "docs" / "effort.md"
MEASURED = "Measured, not compared:"
COMMAND = "bin/bench --effort"
# The page is being made, not compared.
IS_WRITING = bool(os.environ.get("VAI_WRITE_DOCS"))

COUNTED: dict[tuple[str, str], Tally] = {}
MEASUREMENTS: list[str] = []


@dataclass(frozen=True)
class Budget:
    """The most that a job may cost on a device."""

    pages: int
    clicks: int
    keys: int
    seconds: float


@cache
def budgets() -> dict[tuple[str, str], Budget]:
    """Read the one file of budgets."""
    told = tomllib.loads(BUDGETS.read_text())
    return {(name, device): Budget(**most) for name, by in told.items() for device, most in by.items()}


def over(name: str, device: str, tally: Tally) -> str:
    """Return a table of what the job cost and may cost; empty where it keeps within its budget."""
    budget = budgets()[name, device]
    lines = [f"{'':8} {'counted':>8} {'budget':>8}"]
    is_over = False
    for part in ("pages", "clicks", "keys", "seconds"):
        counted, most = getattr(tally, part), getattr(budget, part)
        too_much = round(counted, 2) > most
        is_over = is_over or too_much
        lines.append(f"{part:8} {counted:8.4g} {most:8.4g}{'  too much' if too_much else ''}")
    title = f"“{JOBS[name].title}” on a {device}: {', '.join(tally.acts)}"
    return "\n".join([title, *lines]) if is_over else ""


def row(name: str, device: str, tally: Tally) -> str:
    """Write what a job costs as a line of the table."""
    title = JOBS[name].title if device == JOBS[name].devices[0] else ""
    saved = f"{tally.quick_seconds:.1f}" if tally.saved_keys else ""
    how = " · ".join(tally.acts).replace("|", "\\|")
    return (
        f"| {title} | {device} | {tally.pages} | {tally.clicks} | {tally.keys} "
        f"| {tally.seconds:.1f} | {saved} | {how} |"
    )


def way_of(line: str | None) -> tuple[str, ...] | None:
    """Return what a line of the table says of the way: pages, keys and acts, without where on the way one scrolls.

    How far that is hangs on what other jobs left on the same page; its cost is held by the budget.
    """
    if line is None:
        return None
    _edge, title, device, pages, _clicks, keys, _seconds, _quick, how, _end = re.split(r"(?<!\\)\|", line)
    acts = [act for act in how.strip().split(" · ") if act != "scroll"]
    return (title, device, pages, keys, *acts)


def rows_of(text: str) -> dict[tuple[str, str], str]:
    """Read the lines of the table from a written page, in the order of the jobs."""
    lines = [line for line in text.splitlines() if re.match(r"\| .*\| (laptop|phone) \|", line)]
    return dict(zip(pairs(), lines, strict=False))


def render(rows: dict[tuple[str, str], str], measured: str) -> str:
    """Write the page from its lines."""
    table = [rows[pair] for pair in pairs() if pair in rows]
    return _TEXT.format(
        key=klm.KEY,
        point=f"{klm.POINT:.2f}",
        home=f"{klm.HOME:.2f}",
        mind=klm.MIND,
        click=f"{klm.CLICK:.2f}",
        table="\n".join(table),
        measured=measured,
        command=COMMAND,
    )


def measured_of(text: str) -> str:
    """Read what was measured when the page was written."""
    told = next((line for line in text.splitlines() if MEASURED in line), f"{MEASURED} nothing yet.")
    return told[told.index(MEASURED) :]


def written() -> str:
    """Read the page as it is committed."""
    return DOC.read_text() if DOC.exists() else ""


def write_when_asked(*, is_sound: bool) -> None:
    """Write the page where VAI_WRITE_DOCS asks for it and every job was counted in this process."""
    if not IS_WRITING or not is_sound or set(COUNTED) != set(pairs()):
        return
    rows = {pair: row(*pair, COUNTED[pair]) for pair in pairs()}
    measured = f"{MEASURED} {' '.join(MEASUREMENTS)}" if MEASUREMENTS else measured_of(written())
    DOC.write_text(render(rows, measured))


_TEXT = """# What a routine job costs

Made by `{command}` from tests in a real browser, which do each job as its person: on a laptop (1280 px wide, by keys where there
are keys) and on a phone (360 px wide, by touch). The browser itself tells of page changes; every click, tap, drag, scroll and key
goes through one driver that counts it. `bin/test` does the same jobs each time: it fails where a job costs more than its
budget in `tests/effort/budgets.toml`, and where this page says something else than was counted.

**Seconds** are computed by the keystroke-level model of Card, Moran and Newell: a key {key} s (40 words a minute), pointing {point} s,
a click or tap {click} s, a hand between mouse and keys {home} s, and {mind} s of thinking before each act that is not part of
the one before. Texts are counted as typed in **Telex**, with Shift for capitals; *without accents* are the seconds of somebody who leaves
the accents out, which Vai understands as well. Where something lies out of sight, each screen on the way to it is a scroll, counted as
a click. For comparison: the note of the first line as a form of eight fields on two pages takes about 51 s.

| job | on | page changes | clicks, taps | keys | seconds | without accents | how |
|---|---|---:|---:|---:|---:|---:|---|
{table}

**From the last key to stored and shown.** {measured}
"""
