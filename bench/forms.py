"""`bin/bench --forms`: how many posts a second a web form holds, with the job that takes them in running beside it.

Posts come at a fixed rate from many addresses, whether the last ones were answered or not, and are timed from when they
were due. Every twentieth is sent twice at the same moment. At the end each post has to be there once and to be a lead.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import urlencode

RESULTS = "results/forms.json"
LINES = 48
HOLDS_MS = 500
TWICE_EVERY = 20


@dataclass
class Step:
    """What came of posting at one rate; times in milliseconds from when a post was due."""

    rate: int
    sent: int = 0
    answered_per_s: float = 0.0
    p50_ms: float = 0.0
    p95_ms: float = 0.0
    p99_ms: float = 0.0
    refused: dict[str, int] = field(default_factory=dict)
    kept: int = 0
    lost: int = 0
    twice: int = 0
    leads: int = 0
    taken_in_after_s: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether everybody was answered soon, and nothing was lost or doubled."""
        at_rate = self.answered_per_s >= self.rate * 0.97
        return at_rate and self.p95_ms < HOLDS_MS and not (self.refused or self.lost or self.twice)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the rates and how long each lasts."""
    parser.add_argument(
        "--rates", type=int, nargs="+", default=[50, 100, 200, 300, 400], help="posts a second"
    )
    parser.add_argument("--seconds", type=int, default=15, help="how long each rate lasts (15)")
    parser.add_argument("--web", type=int, default=2, help="web processes (2)")
    parser.add_argument("--json", type=Path, help="write the results here as well")


def run(options: argparse.Namespace) -> int:
    """Serve an empty company with one form, post at each rate, and print what held."""
    home = Path(os.environ["VAI_STATE"]).absolute()
    state = home / "forms"
    shutil.rmtree(state, ignore_errors=True)
    state.mkdir(parents=True)
    for folder in (state, *state.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o011)  # the embedded server runs as somebody else
    os.environ |= {"VAI_TRUSTED_PROXIES": "1", "VAI_LOG_LEVEL": "ERROR"}
    os.environ.pop("VAI_PG_FAST", None)

    from vai.config import installation, serving

    installation.use_state(state)
    with serving.alone() as turn, installation.database_for_this_run():
        installation.prepare()
        key = _form()
        with serving.serving(turn, port=serving.free_port(), workers=options.web) as service:
            port = int(service.base_url.rpartition(":")[2])
            asyncio.run(_post_at(port, key, 20, 5, "warm"))
            _wait()
            steps = [_step(port, key, rate, options.seconds) for rate in options.rates]
    _show(steps, options)
    for path in filter(None, (home / RESULTS, options.json)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps([asdict(step) | {"holds": step.holds} for step in steps], indent=2))
    return 0 if all(not (step.lost or step.twice) for step in steps) else 1


def _form() -> str:
    from django.utils import timezone

    from vai.core.rowsecurity import acting_as
    from vai.doors.actions import intakes
    from vai.staff.models import Person, Team

    robot, now = Person.objects.get(is_robot=True), timezone.now()
    with acting_as(robot, at=now, door="command"):
        asked = [
            {"code": code, "is_required": False} for code in ("name", "phone", "email", "company", "need")
        ]
        values = {
            "name": "Bench",
            "title_vi": "Bench",
            "fields": asked,
            "team": Team.objects.create(name="Bench"),
        }
        values |= {"consent_vi": "Tôi đồng ý.", "is_consent_required": True, "per_minute": 1_000_000}
        return intakes.make_form(values, by=robot, at=now).key


def _step(port: int, key: str, rate: int, seconds: int) -> Step:
    step, told, times, took = asyncio.run(_post_at(port, key, rate, seconds, f"r{rate}"))
    began = time.monotonic()
    _wait()
    step.taken_in_after_s = round(time.monotonic() - began, 1)
    step.answered_per_s = round(len(times) / took, 1)
    times.sort()
    step.p50_ms, step.p95_ms, step.p99_ms = (
        round(times[min(len(times) - 1, int(len(times) * share))], 1) for share in (0.5, 0.95, 0.99)
    )
    _count(step, f"r{rate}", told)
    print(json.dumps(asdict(step)), flush=True)
    return step


async def _post_at(port, key, rate, seconds, mark):
    """Post at a rate over LINES lines that stay open; the next free one takes what is due."""
    from django.utils import timezone

    from vai.doors.intake import guard

    at = timezone.now() - timezone.timedelta(minutes=1)
    n_posts = rate * seconds
    posts = [_request(key, guard.stamp(key, at), mark, n) for n in range(n_posts)]
    due: asyncio.Queue = asyncio.Queue()
    step, kept, times = Step(rate=rate), set(), []

    async def line():
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (job := await due.get()) is not None:
            n, was_due, content = job
            try:
                writer.write(content)
                status = await _status(reader)
            except (OSError, asyncio.IncompleteReadError, ValueError):
                status = "broken off"
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            times.append((time.perf_counter() - was_due) * 1000)
            if status == "303":
                kept.add(n)
            else:
                step.refused[status] = step.refused.get(status, 0) + 1
        writer.close()

    lines = [asyncio.create_task(line()) for _ in range(LINES)]
    began = time.perf_counter()
    for n, content in enumerate(posts):
        was_due = began + n / rate
        if (ahead := was_due - time.perf_counter()) > 0:
            await asyncio.sleep(ahead)
        for _copy in range(2 if n % TWICE_EVERY == 0 else 1):
            due.put_nowait((n, was_due, content))
            step.sent += 1
    for _line in lines:
        due.put_nowait(None)
    await asyncio.gather(*lines)
    return step, kept, times, time.perf_counter() - began


def _request(key: str, stamp: str, mark: str, n: int) -> bytes:
    phone = f"09{abs(hash((mark, n))) % 100_000_000:08d}"
    told = {
        "name": f"Khách {mark} {n}",
        "phone": phone,
        "email": f"{mark}-{n}@example.vn",
        "need": "Cần báo giá gấp",
    }
    body = urlencode({**told, "company": "", "stamp": stamp, "consent": "on", "lang": "vi"}).encode()
    head = (
        f"POST /f/{key}/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"X-Forwarded-For: 10.{n // 65_536 % 256}.{n // 256 % 256}.{n % 256}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _status(reader: asyncio.StreamReader) -> str:
    head = await reader.readuntil(b"\r\n\r\n")
    status = head.split(b" ", 2)[1].decode()
    length = next(
        (line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), b":0"
    )
    await reader.readexactly(int(length.split(b":")[1]))
    return status


def _wait() -> None:
    """Wait until nothing waits to be taken in."""
    from vai.hunting.models import LeadArrival

    while _asked(lambda: LeadArrival.objects.filter(state="waiting").exists()):
        time.sleep(0.5)


def _count(step: Step, mark: str, told: set[int]) -> None:
    from vai.hunting.models import Lead, LeadArrival

    def read():
        rows = LeadArrival.objects.filter(told__name__startswith=f"Khách {mark} ")
        arrived = [int(name.rpartition(" ")[2]) for name in rows.values_list("told__name", flat=True)]
        leads = rows.filter(state__in=["taken", "joined"]).exclude(lead=None).count()
        return arrived, leads, Lead.objects.filter(name__startswith=f"Khách {mark} ").count()

    arrived, settled, n_leads = _asked(read)
    step.kept, step.leads = len(arrived), n_leads
    step.lost = len(told - set(arrived)) + (len(arrived) - settled)
    step.twice = len(arrived) - len(set(arrived))


def _asked(read):
    from django.utils import timezone

    from vai.core.rowsecurity import acting_as
    from vai.staff.models import Person

    with acting_as(Person.objects.get(is_robot=True), at=timezone.now(), door="command"):
        return read()


def _show(steps: list[Step], options: argparse.Namespace) -> None:
    print(
        f"\n{options.web} web processes, {os.cpu_count()} cores, with client, database and worker on the same machine"
    )
    print("posts/s  answered/s   p50 ms   p95 ms   p99 ms  kept  lost  twice  taken in after s")
    for step in steps:
        print(
            f"{step.rate:7} {step.answered_per_s:11} {step.p50_ms:8} {step.p95_ms:8} {step.p99_ms:8} {step.kept:5} {step.lost:5}"
            f" {step.twice:6} {step.taken_in_after_s:17}  {'holds' if step.holds else step.refused or 'too slow'}"
        )
    held = max((step.rate for step in steps if step.holds), default=0)
    print(f"The form holds {held} posts/s.")
