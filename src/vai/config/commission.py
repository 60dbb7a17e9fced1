"""`vai commission simulate PLAN EVENTS`: statements of commission from files, without a database.

Starts at once: the engine needs neither settings nor a server. Only the text for people needs the catalogues of words.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from vai.commissions import engine
from vai.commissions.engine import files
from vai.commissions.engine.errors import EventWrong, PlanWrong

WRONG = 2
HOUSE = Path(__file__).parents[1]


def run(arguments: Sequence[str]) -> int:
    """Run the command: 0 when statements were computed, 2 when the input is wrong, with the place of it on stderr."""
    chosen = _parser().parse_args(arguments)
    try:
        statements = _computed(chosen.plan, chosen.events)
    except files.FileWrong as fault:
        print(fault, file=sys.stderr)
        return WRONG
    except PlanWrong as fault:
        print(f"{chosen.plan}: {fault}", file=sys.stderr)
        return WRONG
    except EventWrong as fault:
        print(f"{chosen.events}: {fault}", file=sys.stderr)
        return WRONG
    if chosen.json:
        print(json.dumps([files.tree(one) for one in statements], ensure_ascii=False, indent=1))
    else:
        _tell(statements, chosen.language)
    return 0


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """List the command among the others."""
    command = commands.add_parser("commission", help="compute statements of commission from files")
    command.add_argument("rest", nargs=argparse.REMAINDER)
    command.set_defaults(command=lambda chosen: run(chosen.rest))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vai commission", description="Commission from files.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    simulate = commands.add_parser("simulate", help="compute statements from a plan and events")
    simulate.add_argument("plan", metavar="PLAN.json", help="a plan, versions of one, or a whole case")
    simulate.add_argument("events", metavar="EVENTS.json", help="a list of events, or an object with them")
    simulate.add_argument("--json", action="store_true", help="for machines")
    simulate.add_argument("--language", choices=("en", "vi"), default="en", help="of the text for people")
    return parser


def _computed(plan: str, events: str) -> tuple[engine.Statement, ...]:
    case = files.read(files.load(plan), files.load(events))
    return engine.simulate(case.plans, case.events, people=case.people, opening=case.opening)


def _tell(statements: Sequence[engine.Statement], language: str) -> None:
    """Print statements for people, each line with its working in words."""
    # Phrases ask Django for the language; what answers machines never loads it.
    from django.utils import translation  # noqa: PLC0415

    from vai.commissions import phrases  # noqa: PLC0415
    from vai.core import formats  # noqa: PLC0415

    _speak()
    with translation.override(language):
        for one in statements:
            print(f"{one.person} {one.period}: {formats.money(one.payable, one.currency)}")
            for line in one.lines:
                amount = formats.money(line.amount, one.currency)
                print(f"  {line.event}: {phrases.LINES[line.kind]} {amount}")
                for said in phrases.working([step.tree() for step in line.steps], one.currency):
                    print(f"    {said}")
            for said in phrases.working([step.tree() for step in one.steps], one.currency):
                print(f"  {said}")


def _speak() -> None:
    """Give Django just enough to speak: the catalogues of two rooms, and no apps, settings or database."""
    from django.apps import apps  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    if not settings.configured:
        rooms = [str(HOUSE / room / "locale") for room in ("commissions", "core")]
        settings.configure(USE_I18N=True, LANGUAGE_CODE="en", LOCALE_PATHS=rooms, INSTALLED_APPS=[])
        apps.populate([])
