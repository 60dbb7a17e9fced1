"""`bin/bench --routing`: a burst of leads taken in and routed by several workers, one of which is killed with -9 midway.

Arrivals are kept as a form keeps them; the workers do what the job does: take in by portions, and route. At the end each
arrival has to be one lead with one assignment, shares have to be within a turn of the weights, and each rule's leads have
to be routed in the order in which they came.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

RESULTS = "results/routing.json"
WEIGHTS = {"south": (5, 1, 1), "rest": (3, 2)}
_WORKER = """
from vai.config import installation
from pathlib import Path
import os, django
installation.use_state(Path(os.environ["VAI_STATE"]))
django.setup()
from bench import routing
routing.work()
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take how many leads and workers."""
    parser.add_argument("--leads", type=int, default=10_000, help="leads in the burst (10000)")
    parser.add_argument("--workers", type=int, default=3, help="worker processes (3)")
    parser.add_argument("--json", type=Path, help="write the results here as well")


def run(options: argparse.Namespace) -> int:
    """Serve the database of an empty company, let the burst come, and print what became of it."""
    home = Path(os.environ["VAI_STATE"]).absolute()
    state = home / "routing"
    shutil.rmtree(state, ignore_errors=True)
    state.mkdir(parents=True)
    for folder in (state, *state.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o011)  # the embedded server runs as somebody else
    os.environ |= {"VAI_STATE": str(state), "VAI_LOG_LEVEL": "ERROR"}
    os.environ.pop("VAI_PG_FAST", None)

    from vai.config import installation, serving

    installation.use_state(state)
    with serving.alone(), installation.database_for_this_run():
        installation.prepare()
        _prepare()
        _come(options.leads)
        result = _routed(options.leads, options.workers)
    print(json.dumps(result, indent=2))
    for path in filter(None, (home / RESULTS, options.json)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(result, indent=2))
    faults = ("lost", "twice", "unassigned", "assigned_twice", "out_of_order", "left_waiting")
    return 0 if result["largest_deviation_in_turns"] <= 1 and not any(result[name] for name in faults) else 1


def work() -> None:
    """Take in and route what waits, until nothing does."""
    from django.utils import timezone

    from vai.core.rowsecurity import acting_as
    from vai.hunting import jobs
    from vai.hunting.enums import ArrivalState
    from vai.hunting.models import LeadArrival, LeadToRoute
    from vai.staff.models import Person

    robot = Person.objects.get(is_robot=True)
    while True:
        jobs.take_in()
        with acting_as(robot, at=timezone.now(), door="job"):
            waits = (
                LeadArrival.objects.filter(state=ArrivalState.WAITING).exists()
                or LeadToRoute.objects.exists()
            )
        if not waits:
            return
        time.sleep(0.2)


def _prepare() -> None:
    from django.utils import timezone

    from vai.core.rowsecurity import acting_as
    from vai.hunting.actions import routing_rules
    from vai.staff.models import Person, Team

    robot, now = Person.objects.get(is_robot=True), timezone.now()
    with acting_as(robot, at=now, door="command"):
        team = Team.objects.create(name="Bench")
        routing_rules.settle({"fallback_team": team}, by=robot, at=now)
        for name, weights in WEIGHTS.items():
            told = {"name": name, "target": "group", "provinces": ["79"] if name == "south" else []}
            rule = routing_rules.save_rule(None, told, by=robot, at=now)
            for place, weight in enumerate(weights):
                person = Person(email=f"{name}{place}@example.vn", name=f"{name} {place}", team=team)
                person.set_unusable_password()
                person.save()
                routing_rules.set_member(rule, person, weight=weight, by=robot, at=now)


def _come(n: int) -> None:
    from django.utils import timezone

    from vai.core.rowsecurity import acting_as
    from vai.hunting.actions import arrivals
    from vai.hunting.enums import Door
    from vai.staff.models import Person

    robot, now = Person.objects.get(is_robot=True), timezone.now()
    with acting_as(robot, at=now, door="job"):
        for i in range(n):
            told = {"name": f"Lead {i}", "phone": f"09{i:08d}", "province_code": "79" if i % 3 else "01"}
            arrivals.note(Door.FORM, f"burst{i}", told=told, around={}, by=robot, at=now)


def _routed(n: int, n_workers: int) -> dict[str, object]:
    began = time.monotonic()
    workers = [_worker() for _ in range(n_workers)]
    while _count_of("lead_assignment") < n / 4:
        time.sleep(0.2)
    workers[0].kill()
    workers[0].wait()
    workers[0] = _worker()
    for worker in workers:
        worker.wait()
    took = time.monotonic() - began
    return {
        "leads": n,
        "workers": n_workers,
        "killed": 1,
        "seconds": round(took, 1),
        "leads_per_s": round(n / took, 1),
        **_checked(n),
    }


def _worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", _WORKER], cwd=Path(__file__).resolve().parents[1])


def _checked(n: int) -> dict[str, object]:
    from vai.hunting import turns

    pairs = _rows(
        "SELECT r.name, p.name, count(*) FROM lead_assignment a JOIN routing_rule r ON r.id = a.rule_id"
        " JOIN person p ON p.id = a.person_id GROUP BY 1, 2 ORDER BY 1, 2"
    )
    shares = {name: [count for rule, _person, count in pairs if rule == name] for name in WEIGHTS}
    worst = max(turns.largest_deviation(zip(WEIGHTS[name], shares[name], strict=True)) for name in WEIGHTS)
    one = "SELECT count(*) FROM (SELECT lead_id FROM lead_assignment GROUP BY 1 HAVING count(*) > 1) x"
    order = (
        "SELECT count(*) FROM (SELECT v.id, lag(v.id) OVER (PARTITION BY a.rule_id ORDER BY a.id) AS before"
        " FROM lead_assignment a JOIN lead_arrival v ON v.lead_id = a.lead_id) x WHERE before > id"
    )
    lost = "SELECT count(*) FROM lead_arrival WHERE lead_id IS NULL"
    loose = (
        "SELECT count(*) FROM lead l WHERE NOT EXISTS (SELECT FROM lead_assignment a WHERE a.lead_id = l.id)"
    )
    return {
        "lost": _rows(lost)[0][0],
        "twice": _count_of("lead") - n,
        "unassigned": _rows(loose)[0][0],
        "assigned_twice": _rows(one)[0][0],
        "out_of_order": _rows(order)[0][0],
        "left_waiting": _count_of("lead_to_route"),
        "shares": shares,
        "largest_deviation_in_turns": round(float(worst), 3),
    }


def _count_of(table: str) -> int:
    return int(_rows(f"SELECT count(*) FROM {table}")[0][0])


def _rows(sql: str) -> list[tuple[object, ...]]:
    import psycopg

    from vai.config import runtime

    with psycopg.connect(runtime.database().owner.dsn()) as server:
        return server.execute(sql).fetchall()
