"""Imports, counts and fits of public histories."""

import csv
import gzip
import io
import time
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db.models import Count, Q
from django.utils import timezone, translation
from tests import cast, databases

from vai.core.rowsecurity import acting_as
from vai.hunting.actions import score_fits, scoring
from vai.hunting.enums import StageOutcome
from vai.hunting.models import Lead, Opportunity, OpportunityLine
from vai.hunting.queries import examples, score_words
from vai.hunting.scoring import fitting, logistic
from vai.hunting.scoring.checks import check, parted
from vai.hunting.scoring.known import Example, names_of

# The file's own numbers of a lead, which are no facts about it.
KEYS = ("Prospect ID", "Lead Number", "Converted", "")


@contextmanager
def company():
    """Give a fresh company, and its administrator."""
    with databases.cloned(databases.clone_name("bench_score")):
        yield cast.make().minh


def of_leads(folder: Path, in_file, administrator) -> dict:
    """Import the leads as a person would, fit, score, and tell everything."""
    began = time.perf_counter()
    call_command(
        "import",
        str(folder),
        profile="scored-leads",
        user=administrator.email,
        json=True,
        stdout=io.StringIO(),
    )
    seconds = time.perf_counter() - began
    now = timezone.now()
    with acting_as(administrator, at=now), translation.override("en"):
        by_source = _by_source()
        history = examples.ended()
        model = score_fits.refit(by=administrator, at=now)
        learned, held_out, _by_time = parted(history)
        found = model.told["checks"][model.kind]
        return {
            "n": Lead.objects.count(),
            "n_won": sum(won for _source, _n, won in by_source),
            "seconds": round(seconds, 1),
            "by_source": by_source,
            "by_source_equal": {source: (n, won) for source, n, won in by_source} == in_file,
            "kind": model.kind,
            "n_learned": len(learned),
            "n_held_out": len(held_out),
            **{key: found[key] for key in ("auc", "auc_at_least", "error", "groups")},
            "auc_rules": model.told["checks"]["points"]["auc"],
            "left_out": model.told["left_out"],
            "sample": _sample(model, held_out[0]),
        }


def of_raw_file(path: Path) -> dict:
    """Fit to all columns of the file: what is left out by rule, and how good a score would look with it."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    history = [
        Example(
            row["Prospect ID"],
            0,
            {k: None if v == "Select" else v for k, v in row.items() if k not in KEYS},
            row["Converted"] == "1",
        )
        for row in rows
    ]
    found = fitting.fit(history)
    learned, held_out, _by_time = parted(history)
    levels = {name: fitting.learn_of(name, learned) for name in names_of(learned)}
    leaky = check(logistic.fit(learned, levels, set()), held_out)
    return {
        "left_out": {name: str(why) for name, why in found.left_out.items()},
        "auc": found.check.auc,
        "auc_with_leaks": leaky.auc,
    }


def of_deals(folder: Path, administrator) -> dict:
    """Import the deals and try to tell won ones from lost ones by what was known when they began."""
    call_command(
        "import",
        str(folder),
        profile="sales-pipeline",
        user=administrator.email,
        json=True,
        stdout=io.StringIO(),
    )
    with acting_as(administrator, at=timezone.now()):
        history = [
            *map(
                _deal,
                Opportunity.objects.exclude(outcome=StageOutcome.OPEN).select_related(
                    "account", "owner", "team"
                ),
            )
        ]
    found = fitting.fit(history)
    best = max(found.checks.values(), key=lambda one: one.auc)
    return {
        "n": len(history),
        "kind": str(found.kind),
        "said": "not enough evidence" if found.model is None else f"a score by {found.kind}",
        "auc": best.auc,
        "auc_at_least": best.auc_at_least,
    }


def _deal(deal: Opportunity) -> Example:
    line = OpportunityLine.objects.filter(opportunity=deal).select_related("product").first()
    account = deal.account
    values = {
        "product": line.product.name if line else None,
        "seller": deal.owner.name,
        "team": deal.team.name if deal.team else None,
        "industry": account.industry if account else None,
        "employees": account.employees if account else None,
        "revenue": account.annual_revenue if account else None,
        "month": deal.opened_on.month,
    }
    order = deal.opened_on.toordinal() * 86_400
    return Example(deal.external_id, order, values, deal.outcome == StageOutcome.WON)


def _by_source() -> list[tuple[str, int, int]]:
    rows = Lead.objects.values("source__name").annotate(
        n=Count("pk"), won=Count("pk", filter=Q(status="converted"))
    )
    return sorted((row["source__name"] or "", row["n"], row["won"]) for row in rows)


def _sample(model, one: Example) -> list[str]:
    scored = scoring.spoken(model).score(one.values)
    lines = [
        f"{scored.score} of 99, about {100 * scored.chance:.0f} in 100; it {'was won' if one.is_won else 'was lost'}"
    ]
    return lines + [
        f"{told.points:+d}  {told.fact}: {told.level}" for told in score_words.told_of(model, scored)
    ]
