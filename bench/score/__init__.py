"""The lead score on public histories: imported by the real importer, fitted on one part, judged on the other."""

import csv
import gzip
import json
import os
from collections import Counter
from pathlib import Path

# What a score must reach on leads that it has not seen, and the columns that were written after the contact.
LEAST_AUC = 0.82
LEAKING = (
    "Tags",
    "Lead Quality",
    "Lead Profile",
    "Asymmetrique Activity Index",
    "Asymmetrique Profile Index",
    "Asymmetrique Activity Score",
    "Asymmetrique Profile Score",
    "Last Activity",
    "Last Notable Activity",
)


def add_arguments(parser):
    """Take where the public sets lie."""
    parser.add_argument(
        "--data", default=os.environ.get("VAI_SHARED", "") and os.environ["VAI_SHARED"] + "/data"
    )
    parser.add_argument("--json", help="write the figures to this file")


def run(options) -> int:
    """Import both sets into a database of their own, fit, print; 1 when a target is missed."""
    if not options.data or not Path(options.data).is_dir():
        print("Say where the public sets lie: --data FOLDER (with xeducation_leads and maven_crm in it).")
        return 2
    import django

    django.setup()
    from bench.score import work

    data = Path(options.data)
    with work.company() as administrator:
        leads = work.of_leads(data / "xeducation_leads", file_counts(data), administrator)
    raw = work.of_raw_file(data / "xeducation_leads" / "Leads.csv.gz")
    with work.company() as administrator:
        deals = work.of_deals(data / "maven_crm", administrator)
    figures = {"leads": leads, "leads_with_leaks": raw, "deals": deals}
    _print(figures)
    if options.json:
        Path(options.json).write_text(json.dumps(figures, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0 if _holds(figures) else 1


def file_counts(data) -> dict[str, tuple[int, int]]:
    """Count the file itself: leads and converted ones by source, as written (a blank one is "")."""
    with gzip.open(Path(data) / "xeducation_leads" / "Leads.csv.gz", "rt", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    names = {"google": "Google", "bing": "Bing", "welearnblog_Home": "WeLearn", "youtubechannel": "YouTube"}
    counted = Counter(names.get(row["Lead Source"], row["Lead Source"]) for row in rows)
    won = Counter(names.get(r["Lead Source"], r["Lead Source"]) for r in rows if r["Converted"] == "1")
    return {source: (n, won[source]) for source, n in sorted(counted.items())}


def _holds(figures) -> bool:
    leads, deals = figures["leads"], figures["deals"]
    left_out = set(figures["leads_with_leaks"]["left_out"])
    return (
        leads["by_source_equal"]
        and leads["auc"] >= LEAST_AUC
        and deals["kind"] == "none"
        and set(LEAKING) <= left_out
    )


def _print(figures) -> None:
    leads, raw, deals = figures["leads"], figures["leads_with_leaks"], figures["deals"]
    print(f"X Education: {leads['n']} leads imported in {leads['seconds']} s; {leads['n_won']} converted")
    print(f"  conversion by source equal to the file: {leads['by_source_equal']}")
    for source, n, won in leads["by_source"]:
        print(f"    {source or '(none)':<24} {won:>5} of {n:>5}  {100 * won / n:5.1f} %")
    print(
        f"  {leads['kind']} model fitted on {leads['n_learned']}, judged on {leads['n_held_out']} unseen leads"
    )
    print(
        f"  AUC {leads['auc']:.3f} (at least {leads['auc_at_least']:.3f}; rules alone {leads['auc_rules']:.3f}; target {LEAST_AUC})"
    )
    print(f"  calibration, mean gap {100 * leads['error']:.1f} points:   tenth   n    said    came")
    for number, group in enumerate(leads["groups"], 1):
        print(f"    {number:>40} {group['n']:>5}  {100 * group['said']:5.1f} % {100 * group['came']:5.1f} %")
    print("  a lead and its reasons:")
    for line in leads["sample"]:
        print(f"    {line}")
    print("The file with all its columns: left out, and why")
    for name, why in sorted(raw["left_out"].items()):
        if why != "says_nothing":
            print(f"    {name:<40} {why}")
    print(f"  AUC if they were let in: {raw['auc_with_leaks']:.3f} (too good to be true)")
    print(
        f"Maven CRM: {deals['n']} closed deals: {deals['said']} (AUC {deals['auc']:.3f}, at least {deals['auc_at_least']:.3f})"
    )
    print("holds" if _holds(figures) else "DOES NOT HOLD")
