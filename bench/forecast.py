"""Forecast ranges held against what came, week by week, on a public set of deals; and its win rates counted two ways.

Reads maven_crm (8,800 deals of 2016-2017) without a database, by the same pure functions that the night uses. Every Monday is
forecast with what was known by then.
"""

import csv
import gzip
import json
import os
from argparse import ArgumentParser, Namespace
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from math import comb
from pathlib import Path

from vai.hunting.forecasting import chances, draws, misses, news, periods
from vai.hunting.forecasting.chances import Entry
from vai.hunting.forecasting.misses import Stay
from vai.hunting.forecasting.news import Deal
from vai.hunting.forecasting.periods import Kind

ENGAGING = 1
# The first half of 2017 is there to learn from; the later two quarters are forecast.
FIRST, LAST = date(2017, 7, 3), date(2017, 12, 25)


@dataclass(frozen=True)
class Row:
    """A line of the file."""

    agent: str
    product: str
    stage: str
    engaged_on: date | None
    closed_on: date | None
    value: int

    @property
    def is_won(self) -> bool:
        """Whether it was won."""
        return self.stage == "Won"


# How a week is forecast: the plain formula, by what became of deals as old, with what such weeks
# brought besides, and as wide as forecasts of earlier weeks were off: this is how the night does it.
WAYS = {
    "plain": "plain formula",
    "open_only": "by age, open deals",
    "whole": "with those to come",
    "wide": "and by past misses",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Take where the set lies, and where the figures go."""
    parser.add_argument("--data", type=Path, help="the folder of maven_crm; else VAI_SHARED/data/maven_crm")
    parser.add_argument("--since", type=date.fromisoformat, default=FIRST, help="first day of the weeks")
    parser.add_argument("--until", type=date.fromisoformat, default=LAST, help="last day of the weeks")
    parser.add_argument("--json", type=Path, help="write the figures there as well")


def run(options: Namespace) -> int:
    """Measure, print, write; 1 where the range is so narrow or so wide that 80 % cannot be meant (binomial, 1 in 100)."""
    folder = options.data or Path(os.environ.get("VAI_SHARED", "../shared")) / "data" / "maven_crm"
    rows = read(folder)
    results = {"weeks": weeks(rows, options.since, options.until), "win_rates": win_rates(rows)}
    for name in WAYS:
        shown = [week[name] for week in results["weeks"]]
        results[name] = cover(shown, [week["came"] for week in results["weeks"]])
    show(results)
    if options.json:
        options.json.write_text(json.dumps(results, indent=1))
    inside, n = results["wide"]["inside"], results["wide"]["n"]
    return int(min(at_most(inside, n), 1 - at_most(inside - 1, n)) < 0.005)


def at_most(inside: int, n: int, share: float = 0.8) -> float:
    """Return how probable so few results inside are, or fewer, where the range holds what it says."""
    return sum(comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(inside + 1))


def read(folder: Path) -> list[Row]:
    """Read the deals; a product is called as the list of products calls it."""
    with gzip.open(folder / "sales_pipeline.csv.gz", "rt") as file:
        return [
            Row(
                one["sales_agent"],
                {"GTXPro": "GTX Pro"}.get(one["product"], one["product"]),
                one["deal_stage"],
                date.fromisoformat(one["engage_date"]) if one["engage_date"] else None,
                date.fromisoformat(one["close_date"]) if one["close_date"] else None,
                int(one["close_value"] or 0),
            )
            for one in csv.DictReader(file)
        ]


def weeks(rows: list[Row], first: date, last: date) -> list[dict]:
    """Forecast each week on its Monday, before anything of it is known, and say what came."""
    found, day = [], first
    while day <= last:
        period = periods.of(Kind.WEEK, day)
        came = sum(row.value for row in rows if row.is_won and period.since <= row.closed_on < period.until)
        found.append({"week": period.code, "came": came, **forecast(rows, period)})
        day = period.until
    return found


def forecast(rows: list[Row], period: periods.Period) -> dict:
    """Forecast a week from what the evening before knew: by the open deals alone, and with those yet to come."""
    eve = period.since - timedelta(days=1)
    entered = [row for row in rows if row.engaged_on and row.engaged_on <= eve]
    entries = [
        Entry(ENGAGING, row.engaged_on, _known(row, eve), row.is_won and bool(_known(row, eve)))
        for row in entered
    ]
    ended = [entry for entry in entries if entry.ended_on]
    prior = sum(entry.is_won for entry in ended) / len(ended)
    known = chances.learn(entries, {ENGAGING: prior}, on=eve)[ENGAGING]
    prices = mean_values(entered, eve)
    standing = [row for row in entered if _known(row, eve) is None]

    def drawn_by(chance_of):
        span = {"on": eve, "last": period.last}
        factors = [chance_of(known, entered_on=row.engaged_on, **span).factor for row in standing]
        return [
            draws.Draw(prices[row.product], ENGAGING, factor)
            for row, factor in zip(standing, factors, strict=True)
        ]

    odds = {ENGAGING: (known.wins, known.losses)}
    seed = draws.seed_of("maven_crm", period.code, eve.isoformat())
    history = [
        Deal(row.engaged_on, row.closed_on if row.is_won and _known(row, eve) else None, row.value)
        for row in entered
    ]
    coming = news.past(history, on=eve, days=(period.until - period.since).days)
    result = {}
    stays = [
        Stay(entry, row.value if entry.is_won else prices[row.product])
        for entry, row in zip(entries, entered, strict=True)
    ]
    off = misses.past(stays, {ENGAGING: prior}, on=eve, days=7)
    for name, chance_of, past, wide in (
        ("plain", chances.plain_chance_of, (), ()),
        ("open_only", chances.chance_of, (), ()),
        ("whole", chances.chance_of, coming, ()),
        ("wide", chances.chance_of, coming, off),
    ):
        drawn = draws.draw(drawn_by(chance_of), odds, seed=seed, coming=past, misses=wide)
        result[name] = {"p10": drawn.p10, "p50": drawn.p50, "p90": drawn.p90, "mean": drawn.mean}
    return result


def mean_values(entered: list[Row], eve: date) -> dict[str, int]:
    """Give what a deal of each product was worth when won: open ones have no value in the file."""
    values = defaultdict(list)
    for row in entered:
        if row.is_won and _known(row, eve):
            values[row.product].append(row.value)
    overall = [value for some in values.values() for value in some]
    products = {row.product for row in entered}
    return {one: round(sum(values[one] or overall) / len(values[one] or overall)) for one in products}


def cover(shown: list[dict], came: list[int]) -> dict:
    """Say how many results lay within the range, below and above, and how far the middle was off in all."""
    pairs = list(zip(shown, came, strict=True))
    inside = sum(one["p10"] <= actual <= one["p90"] for one, actual in pairs)
    return {
        "n": len(pairs),
        "inside": inside,
        "share": inside / len(pairs),
        "below": sum(actual < one["p10"] for one, actual in pairs),
        "above": sum(actual > one["p90"] for one, actual in pairs),
        "bias": sum(one["mean"] for one in shown) / sum(came) - 1,
    }


def win_rates(rows: list[Row]) -> dict:
    """Count won and ended deals by product and by agent: (won, ended)."""
    rates = {}
    for name in ("product", "agent"):
        won = Counter(getattr(row, name) for row in rows if row.is_won)
        ended = Counter(getattr(row, name) for row in rows if row.stage in ("Won", "Lost"))
        rates[name] = {one: [won[one], ended[one]] for one in sorted(ended)}
    return rates


def show(results: dict) -> None:
    """Print the figures."""
    print("Week        came      " + "".join(f"{label:<26}" for label in WAYS.values()))
    for week in results["weeks"]:
        spans = [f"{week[name]['p10']:>9,} to {week[name]['p90']:>9,}" for name in WAYS]
        holds = "" if week["wide"]["p10"] <= week["came"] <= week["wide"]["p90"] else "  outside"
        print(f"{week['week']}  {week['came']:>9,}   {'   '.join(spans)}{holds}")
    for name, label in WAYS.items():
        one = results[name]
        print(
            f"{label}: {one['inside']} of {one['n']} weeks inside the 80 % range ({one['share']:.0%});"
            f" {one['below']} below, {one['above']} above; means off by {one['bias']:+.0%} in all"
        )
    for name, rates in results["win_rates"].items():
        print(f"Win rate by {name}:")
        for one, (won, ended) in rates.items():
            print(f"  {one:<20} {won:>5} of {ended:>5}  {won / ended:.1%}")


def _known(row: Row, eve: date) -> date | None:
    return row.closed_on if row.closed_on and row.closed_on <= eve else None
