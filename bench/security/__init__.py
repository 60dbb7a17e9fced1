"""`bin/bench --security`: attacks on a fresh installation, part by part; what is promised stands in promises.py.

Every part happens in a database of its own. Exit code 1 when anything came out otherwise than promised.
"""

import importlib
from pathlib import Path
from random import SystemRandom

import django

from vai.config import runtime
from vai.config.installation import database_for_this_run

# In the order in which they run: the module of each part, and what the summary calls it.
PARTS = {
    "probes": "row rules, by random probes",
    "walks": "every address, by strangers of every title",
    "uploads": "uploads, bombs and formulas",
    "sessions": "sign-in, sessions and forms",
    "twice": "every form sent twice at once",
    "hostile": "hostile text in every field",
    "endpoints": "endpoints for machines",
}
_LARGEST_SEED = 2**31


def add_arguments(parser):
    """Say what can be chosen."""
    parser.add_argument(
        "--probes", type=int, default=100_000, help="how many probes of the row rules (100000)"
    )
    parser.add_argument("--seed", type=int, help="the seed of an earlier run, to repeat it")
    parser.add_argument(
        "--only", metavar="PART", choices=PARTS, action="append", help=f"of {', '.join(PARTS)}"
    )
    parser.add_argument("--no-browser", action="store_true", help="leave out the pass in a real browser")
    parser.add_argument("--json", type=Path, help="write the results to this file as well")
    parser.add_argument("--docs", action="store_true", help="only write docs/security.md from the promises")


def run(options):
    """Attack, print what came of it, and return 1 where something differed."""
    if options.docs:
        from bench.security import page

        page.write()
        return 0
    options.seed = options.seed if options.seed is not None else SystemRandom().randrange(_LARGEST_SEED)
    with database_for_this_run():
        django.setup()
        from bench.security import findings

        print(f"seed {options.seed}: --seed {options.seed} repeats this run", flush=True)
        parts = [_attack(code, options) for code in options.only or PARTS]
    print(f"\n{findings.table(parts)}", flush=True)
    _keep(findings.as_json(parts, seed=options.seed), options.json)
    return int(any(part.differences for part in parts))


def _attack(code, options):
    from bench.security import findings, ground

    part = findings.Part(code, PARTS[code])
    print(f"\n{part.title} …", flush=True)
    with ground.house(code):
        part.run(importlib.import_module(f"bench.security.{code}").attack, options)
    print(findings.details(part), flush=True)
    return part


def _keep(text, wanted):
    folder = runtime.state_dir() / "results"
    folder.mkdir(exist_ok=True)
    for path in (folder / "security.json", wanted):
        if path:
            path.write_text(text)
