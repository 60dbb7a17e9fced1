"""docs/performance.md, made of what the runs left in the results folder: pages at each scale, import, calm, faults."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.pages.report import AT_SCALE_5, SEARCH_MS, TIMES_BARE

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"


def write(results: Path) -> Path:
    """Write the page from every result that there is and return its path."""
    found = {file.stem: json.loads(file.read_text()) for file in sorted(results.glob("*.json"))}
    parts = [_head(found), *_pages(found), _growth(found), _imports(found), _calm(found), _faults(found)]
    PAGE.write_text("\n".join(part for part in parts if part), encoding="utf-8")
    return PAGE


def _head(found: dict[str, Any]) -> str:
    return (
        "# Performance\n\nMade by `bin/bench`; do not edit. Every figure is of the machine and day named beside it. What is not as "
        "promised stands in bold.\n\nPromised: at scale 1 (200,000 accounts, 600,000 contacts, 300,000 deals, 2,000,000 interactions) at "
        "p95 100 ms for a rep and 200 ms for a lead or an executive, at scale 5 at most "
        f"{AT_SCALE_5} times that; a page at most {TIMES_BARE} times the bare time of its own statements; search at p95 under "
        f"{SEARCH_MS:.0f} ms for everybody.\n"
    )


def _pages(found: dict[str, Any]) -> list[str]:
    return [_one_scale(name, told) for name, told in found.items() if name.startswith("pages-")]


def _one_scale(name: str, told: dict[str, Any]) -> str:
    scale = told["book"]["scale"]
    machine = ", ".join(f"{key} {value}" for key, value in told["machine"].items())
    rows = ", ".join(f"{number:,} {table}" for table, number in told["book"]["rows"].items())
    lines = [
        f"## Pages and acts at scale {scale:g}",
        "",
        f"{told['when']}; {machine}. Book: {rows}; {told['book']['bytes'] / 2**30:.1f} GiB, built in {told['book']['seconds']:.0f} s.",
        "Milliseconds as the client sees them, one connection; `db` is the share of the server's time in PostgreSQL, `bare` the same",
        "statements sent by psycopg alone.",
        "",
        "| what | who | median | p95 | statements | db | bare | times bare | kB |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|",
        *[_row(one, scale) for one in told["pages"]],
        "",
        "| connections | answers/s | median ms | p95 ms | failures |",
        "|--:|--:|--:|--:|--:|",
        *[
            f"| {one['connections']} | {one['per_second']} | {one['median_ms']} | {one['p95_ms']} | {one['failures']} |"
            for one in told["load"]
        ],
        "",
        "| memory, MB | " + " | ".join(next(iter(told["memory_mb"].values()), {})) + " |",
        "|---|" + "--:|" * len(next(iter(told["memory_mb"].values()), {})),
        *[
            f"| {when} | " + " | ".join(str(size) for size in sizes.values()) + " |"
            for when, sizes in told["memory_mb"].items()
        ],
        "",
    ]
    return "\n".join(lines)


def _row(one: dict[str, Any], scale: float) -> str:
    allowed = AT_SCALE_5 if scale > 1 else 1.0
    late = one["p95_ms"] > one["budget_ms"] * allowed or (
        one["is_search"] and one["p95_ms"] > SEARCH_MS * allowed
    )
    times = one["times_bare"]
    dear = times is not None and times > TIMES_BARE
    bare = "" if one["bare_ms"] is None else f"{one['bare_ms']:.1f}"
    p95 = _marked(f"{one['p95_ms']:.0f}", late)
    return (
        f"| {one['visit']} | {one['who']} | {one['median_ms']:.0f} | {p95} | {one['queries']} "
        f"| {one['db_share']:.0%} | {bare} | {_marked(f'{times:.1f}', dear) if times else ''} | {one['kilobytes']:.0f} |"
    )


def _marked(text: str, is_missed: bool) -> str:
    return f"**{text}**" if is_missed else text


def _growth(found: dict[str, Any]) -> str:
    small, large = found.get("pages-1"), found.get("pages-5")
    if not small or not large:
        return ""
    before = {(one["visit"], one["who"]): one["p95_ms"] for one in small["pages"]}
    grown = sorted(
        (one["p95_ms"] / before[key], *key, before[key], one["p95_ms"])
        for one in large["pages"]
        if (key := (one["visit"], one["who"])) in before
    )
    worst = [
        f"| {what} | {who} | {old:.0f} | {new:.0f} | {times:.1f} |"
        for times, what, who, old, new in grown[::-1][:15]
    ]
    middle = grown[len(grown) // 2][0]
    head = f"From scale 1 to scale 5 the p95 at the middle of all grows by {middle:.2f}; the fifteen that grow most:"
    return "\n".join(
        [
            "## Growth",
            "",
            head,
            "",
            "| what | who | scale 1 | scale 5 | times |",
            "|---|---|--:|--:|--:|",
            *worst,
            "",
        ]
    )


def _imports(found: dict[str, Any]) -> str:
    told = found.get("imports")
    if not told:
        return ""
    factor = _marked(f"{told['factor']:.1f} times", told["factor"] > 6)
    all_times = told["import_seconds"] / told["copy_all_seconds"]
    return (
        f"## Import\n\n{told['contacts']:,} contacts by `vai import` with their accounts: {told['import_seconds']:.0f} s, "
        f"{told['import_contacts_per_second']:,} contacts a second. Bare COPY of the rows of the book that it leaves (accounts, contacts, "
        f"phones and mails, places): {told['copy_book_seconds']:.0f} s, {factor}; of all "
        f"rows that it leaves, history, search and keys too: {told['copy_all_seconds']:.0f} s, {all_times:.1f} times. Promised are 6. Memory "
        f"of the importer: {told['memory']['peak_mb']} MB at most, {told['memory']['growth_mb']} MB more than at a tenth of the file.\n"
    )


def _calm(found: dict[str, Any]) -> str:
    told = found.get("calm")
    if not told:
        return ""
    rows = [
        f"| {one['name']} | {one['scores']['performance']} | {one['scores']['accessibility']} | {one['scores']['best-practices']} "
        f"| {one['lcp_ms'] / 1000:.1f} | {one['cls']:.3f} | {one['first_total'] / 1000:.0f} | {one['again_total'] / 1000:.0f} |"
        for one in told["pages"]
        if one.get("scores")
    ]
    head = "Lighthouse's own throttled phone, on the demo company (`bin/bench --calm`); kB over the line at the first look and again."
    table = "| page | performance | accessibility | best practices | LCP s | CLS | first kB | again kB |\n|---|--:|--:|--:|--:|--:|--:|--:|"
    return "\n".join(["## On a phone", "", head, "", table, *rows, ""])


def _faults(found: dict[str, Any]) -> str:
    told = found.get("faults")
    if not told:
        return ""
    rows = [
        f"| {' | '.join(str(value) for value in one.values())} |"
        for one in told.get("rows", [])
        if isinstance(one, dict)
    ]
    if not rows:
        return ""
    names = list(told["rows"][0])
    return "\n".join(
        ["## When things die", "", f"| {' | '.join(names)} |", "|---" * len(names) + "|", *rows, ""]
    )
