"""Take away what Vai lives on, and give it back: room on the disk, connections, the database itself.

While it is away people get a page that says so, in their language and with what they typed; afterwards the first request works.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psycopg
import requests

from bench.faults import book as books
from bench.faults.browser import Browser
from bench.faults.kills import dsn, free_port
from bench.faults.processes import Server
from bench.faults.report import Line

RECOVERED_WITHIN_S = 60.0
ROOM_FOR_DATA = "420m"
ROOM_FOR_FILES = "3m"
TOLD = {
    "en": ("Nothing was lost", "All that was saved is safe"),
    "vi": ("Không có gì bị mất", "Mọi thứ đã lưu vẫn còn nguyên"),
}


class Scene:
    """A running Vai with a person in each language, who capture lines that are counted at the end."""

    def __init__(self, state: Path, book: books.Book) -> None:
        self.state, self.book = state, book
        self.server = Server(state, free_port(), log=state / "serve.log")
        self.server.start()
        self.server.wait_until_ready()
        never = threading.Event()
        self.people = {"vi": self._browser("an", never), "en": self._browser("binh", never)}
        self.people["en"].post("/language/", {"language": "en"})
        self.sent: list[str] = []
        self.acknowledged: set[str] = set()

    def _browser(self, name: str, stop: threading.Event) -> Browser:
        browser = Browser(self.server.base_url, self.book.desks[name].email, self.book.password)
        browser.sign_in(stop)
        return browser

    def line_of(self, name: str = "an") -> dict[str, str]:
        """Make the form of a line that nobody has sent yet, about a client of that person."""
        number = str(uuid.uuid4().int)[:14]
        self.sent.append(number)
        account = self.book.desks[name].accounts[0]
        return {
            "line": f"đã gọi, hóa đơn {number}, thứ 6 gửi hợp đồng",
            "page": f"/accounts/{account}/",
            "idempotency_key": uuid.uuid4().hex,
        }

    def capture(self, fields: dict[str, str]) -> int:
        """Send a line; return the status."""
        status = self.people["vi"].post("/capture/file/", fields).status_code
        if status < 400:
            self.acknowledged.add(fields["line"].split()[4].rstrip(","))
        return status

    def check_pages(self, line: Line, outage: str) -> None:
        """Hold what people are told against what they should be, while something is away."""
        lines = {"vi": self.line_of(), "en": self.line_of("binh")}
        for language, browser in self.people.items():
            fields = lines[language]
            page = browser.post("/capture/file/", fields)
            if page.status_code != 503 or "Retry-After" not in page.headers:
                line.faults.append(f"{outage}: {language} got {page.status_code} for a form")
                continue
            if not any(words in page.text for words in TOLD[language]):
                line.faults.append(f"{outage}: the page says nothing in {language}")
            if fields["line"] not in page.text:
                line.faults.append(f"{outage}: what was typed is not in the page")
            toast = browser.session.post(
                browser.base_url + "/capture/file/",
                data={**fields, "csrfmiddlewaretoken": browser.session.cookies.get("csrftoken", "")},
                headers={"HX-Request": "true"},
                timeout=20,
            )
            told = json.loads(toast.headers.get("HX-Trigger", "{}")).get("vai:toast", {}).get("text", "")
            if toast.headers.get("HX-Reswap") != "none" or not any(w in told for w in TOLD[language]):
                line.faults.append(f"{outage}: htmx was told {toast.status_code} {told!r} in {language}")
        if self._again(line, outage) is None:
            line.facts[f"{outage}: told"] = "503 in both languages, as page and as toast, what was typed kept"
        self.pending = lines["vi"]

    def _again(self, line: Line, outage: str) -> str | None:
        return next((fault for fault in line.faults if fault.startswith(outage)), None)

    def recovered(self, line: Line, outage: str) -> None:
        """Send what waited, until it is acknowledged; note how long that took and what came before."""
        started, met = time.monotonic(), Counter[int]()
        while time.monotonic() - started < RECOVERED_WITHIN_S:
            with suppress(requests.RequestException):
                status = self.capture(self.pending)
                if status < 400:
                    before = f" after {dict(met)}" if met else ", the first request"
                    line.facts[f"{outage}: recovered"] = f"in {time.monotonic() - started:.1f} s{before}"
                    return
                met[status] += 1
            time.sleep(0.1)
        line.faults.append(f"{outage}: does not come back: {dict(met)}")

    def settle(self, line: Line) -> None:
        """Hold every line that was sent against the database."""
        line.acknowledged = len(self.acknowledged)
        with psycopg.connect(dsn()) as connection:
            for number in self.sent:
                query = "SELECT count(*) FROM interaction WHERE captured_text LIKE %s"
                row = connection.execute(query, [f"%{number}%"]).fetchone()
                found = row[0] if row else 0
                line.doubled += found > 1
                line.lost += found == 0 and number in self.acknowledged


def run(options: argparse.Namespace) -> list[Line]:
    """Make the room small where that is possible, build a book, take things away one after another."""
    state = Path(os.environ["VAI_STATE"])
    line = Line("outages")
    started = time.monotonic()
    with ExitStack() as stack:
        for name, size in (("postgres", ROOM_FOR_DATA), ("files", ROOM_FOR_FILES)):
            is_small = stack.enter_context(_small_room(state / name, size))
            if not is_small:
                line.facts[f"{name}: full disk"] = "not tried: this user may not mount a small file system"
        scene = Scene(state, books.build())
        try:
            acts = [_backends_are_killed, _connections_run_out, _database_hangs, _database_restarts]
            if os.path.ismount(state / "postgres"):
                acts += [_disk_is_full, _log_has_no_room]
            if os.path.ismount(state / "files"):
                acts.append(_files_have_no_room)
            for act in acts:
                act(scene, line)
            scene.settle(line)
            line.did = f"{len(acts)} outages, {len(scene.sent)} lines"
        finally:
            scene.server.stop()
            _stop_database()
    line.seconds = time.monotonic() - started
    return [line]


def _backends_are_killed(scene: Scene, line: Line) -> None:
    """End every connection of the app: nobody notices."""
    met = Counter(scene.people["vi"].get("/accounts/").status_code for _ in range(12))
    with psycopg.connect(dsn(), autocommit=True) as server:
        _end_connections(server)
    met += Counter(scene.people["vi"].get("/accounts/").status_code for _ in range(24))
    line.facts["connections ended: answers"] = dict(met)
    if set(met) != {200}:
        line.faults.append(f"connections ended: {dict(met)}")


def _connections_run_out(scene: Scene, line: Line) -> None:
    """Take every connection that the server gives, and end those that the app has."""
    address = dsn()
    with psycopg.connect(address, autocommit=True) as server, _few_connections(server), ExitStack() as stack:
        taken = _take_all(stack, _app_dsn())
        _end_connections(server, but=taken)
        _take_all(stack, _app_dsn())
        scene.check_pages(line, "no connections left")
    scene.recovered(line, "no connections left")


def _database_hangs(scene: Scene, line: Line) -> None:
    """Let the server take connections without a word: the app gives up after seconds."""
    postmaster = scene.server.victims("database")[0]
    with psycopg.connect(dsn(), autocommit=True) as server:
        os.kill(postmaster, signal.SIGSTOP)
        try:
            _end_connections(server)
            started = time.monotonic()
            scene.check_pages(line, "database hangs")
            line.facts["database hangs: answer after s"] = round((time.monotonic() - started) / 4, 1)
        finally:
            os.kill(postmaster, signal.SIGCONT)
    scene.recovered(line, "database hangs")


def _database_restarts(scene: Scene, line: Line) -> None:
    """Stop the server in order, as for an update of it; whoever looks after it starts it again."""
    scene.pending = scene.line_of()
    _stop_database()
    scene.recovered(line, "database was stopped")


def _disk_is_full(scene: Scene, line: Line) -> None:
    """Fill the disk of the database up to the last block, and work until nothing can be written any more."""
    home = scene.state / "postgres"
    _checkpoint()
    filler = _fill_up(home)
    try:
        statuses = Counter[int]()
        deadline = time.monotonic() + RECOVERED_WITHIN_S
        while statuses[503] < 3 and time.monotonic() < deadline:
            statuses[scene.capture(scene.line_of())] += 1
            _grow()
        line.facts["disk full: answers until then"] = dict(statuses)
        if set(statuses) - {204, 302, 303, 503} or not statuses[503]:
            line.faults.append(f"disk full: {dict(statuses)}")
        scene.check_pages(line, "disk full")
    finally:
        filler.unlink()
    scene.recovered(line, "disk full")


def _log_has_no_room(scene: Scene, line: Line) -> None:
    """Let the server need another file for its log where there is no room: it gives up, and comes back with the room."""
    _checkpoint()
    filler = _fill_up(scene.state / "postgres")
    try:
        with suppress(psycopg.Error), psycopg.connect(dsn(), autocommit=True) as server:
            for _ in range(40):
                server.execute("SELECT pg_logical_emit_message(false, 'bench', repeat('x', 1000000))")
        scene.server.supervise()
        scene.check_pages(line, "no room for the log")
    finally:
        filler.unlink()
    scene.recovered(line, "no room for the log")


def _files_have_no_room(scene: Scene, line: Line) -> None:
    """Send a file that the disk has no room for, and again after there is some."""
    rows = "".join(f"Người {n},+8436{n:07d}\n" for n in range(150_000))
    upload = {"uploads": ("lon.csv", f"Tên liên hệ,Di động\n{rows}".encode())}
    page = scene.people["en"].post("/imports/new/", {}, upload)
    if page.status_code != 503 or TOLD["en"][1] not in page.text:
        line.faults.append(f"no room for files: {page.status_code}")
    left = [file for file in (scene.state / "files").rglob("*") if file.is_file()]
    if left:
        line.faults.append(f"no room for files: half a file stays: {left}")
    subprocess.run(["mount", "-o", "remount,size=64m", scene.state / "files"], check=True)
    again = scene.people["en"].post("/imports/new/", {}, upload)
    line.facts["no room for files"] = f"{page.status_code}, with room {again.status_code}"
    if again.status_code not in (302, 303):
        line.faults.append(f"no room for files: with room {again.status_code}")


@contextmanager
def _small_room(folder: Path, size: str) -> Iterator[bool]:
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=711", "bench", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


@contextmanager
def _few_connections(server: psycopg.Connection) -> Iterator[None]:
    """Let the app have only so many connections, so that they are soon taken."""
    role = _app_role()
    server.execute(f'ALTER ROLE "{role}" CONNECTION LIMIT 12')
    try:
        yield
    finally:
        server.execute(f'ALTER ROLE "{role}" CONNECTION LIMIT -1')


def _take_all(stack: ExitStack, address: str) -> list[int]:
    taken = []
    with suppress(psycopg.OperationalError):
        while True:
            held = stack.enter_context(psycopg.connect(address))
            taken.append(held.info.backend_pid)
    return taken


def _end_connections(server: psycopg.Connection, *, but: list[int] | None = None) -> None:
    server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s AND NOT pid = ANY(%s)",
        [_app_role(), but or []],
    )
    time.sleep(0.3)


def _fill_up(folder: Path) -> Path:
    """Write until there is no room."""
    filler = folder / "filler"
    block = b"x" * 4096
    with filler.open("wb", buffering=0) as out, suppress(OSError):
        while out.write(block):
            pass
    return filler


def _grow() -> None:
    """Let tables need new blocks."""
    with suppress(psycopg.Error), psycopg.connect(dsn(), autocommit=True) as server:
        server.execute("CREATE TABLE IF NOT EXISTS filler (t text)")
        for _ in range(20):
            server.execute(
                "INSERT INTO filler SELECT repeat(md5(n::text), 200) FROM generate_series(1, 20) n"
            )


def _checkpoint() -> None:
    """Let the log begin anew, so that its files have room for what comes."""
    with psycopg.connect(dsn(), autocommit=True) as server:
        server.execute("CHECKPOINT")


def _stop_database() -> None:
    from vai.config import runtime

    runtime.cluster().stop()


def _app_dsn() -> str:
    from vai.config import runtime

    return runtime.database().app.dsn()


def _app_role() -> str:
    from vai.config import runtime

    return runtime.database().app.user
