"""Back a book up and bring it back: as it was, also on another server, also after being killed on the way."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

from bench.faults import fingerprint
from bench.faults.report import Line

KILLS = 8
# Of a large book, each of whose restores takes minutes.
KILLS_OF_LARGE = 4
LARGE = 500_000
OLDEST = Path("/usr/lib/postgresql/15/bin")
OURS = ("VAI_OWNER_DSN", "VAI_APP_DSN", "VAI_APP_DATABASE_URL", "DATABASE_URL", "VAI_PG_FAST", "VAI_PG_BIN")


class Installation:
    """An installation by its state folder, and by the address of its server where that is another one."""

    def __init__(self, state: Path, *, url: str = "") -> None:
        self.state = state
        self.environment = {name: value for name, value in os.environ.items() if name not in OURS}
        self.environment |= {"VAI_STATE": str(state)} | ({"DATABASE_URL": url} if url else {})
        state.mkdir(parents=True, exist_ok=True)
        state.chmod(0o711)

    def vai(self, *words: object) -> subprocess.Popen[str]:
        """Begin a command."""
        return subprocess.Popen(
            [sys.executable, "-m", "vai", *map(str, words)],
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True,
        )  # fmt: skip

    def timed(self, *words: object) -> float:
        """Run a command and return the seconds that it took.

        :raises RuntimeError: it failed.
        """
        started = time.monotonic()
        process = self.vai(*words)
        said, _ = process.communicate()
        if process.returncode:
            raise RuntimeError(f"vai {words[0]} failed: {said[-1500:]}")
        return time.monotonic() - started

    def fingerprint(self) -> dict[str, str]:
        """Sum up its database and files."""
        script = (
            "import json; from vai.config import runtime; from bench.faults import fingerprint;"
            "from pathlib import Path; dsn = runtime.database().owner.dsn();"
            "found = fingerprint.of_database(dsn) | fingerprint.of_files(runtime.state_dir() / 'files');"
            "print(json.dumps(found))"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], env=self.environment, capture_output=True, text=True, check=True
        )
        import json

        found: dict[str, str] = json.loads(done.stdout)
        return found


def run(options: argparse.Namespace) -> list[Line]:
    """Build a book, write it, bring it back in each way."""
    state = Path(os.environ["VAI_STATE"])
    home = Installation(state)
    built = _book(home, options.scale)
    before = home.fingerprint()
    rows = fingerprint.rows_of(before)
    target = state / "book.backup"
    line = Line("backup", did=f"{rows:,} rows ({built})")
    line.seconds = home.timed("backup", target)
    line.facts = {
        "file in MB": round(target.stat().st_size / 1e6, 1),
        "rows/s": round(rows / line.seconds),
        "database in MB": _megabytes(home),
    }
    lines = [line]
    try:
        lines.append(_restored("restore, embedded", Installation(state / "other"), target, before, rows))
        with _other_server(state / "server") as url:
            if url:
                lines += _elsewhere(state, url, target, before, rows)
        kills = KILLS if rows < LARGE else KILLS_OF_LARGE
        lines.append(_killed_backups(home, target, kills, Random(options.seed)))
        lines.append(_killed_restores(home, target, before, kills, Random(options.seed)))
    finally:
        for folder in (state, state / "other"):
            Installation(folder).timed("stop")
    return lines


def _restored(
    part: str, place: Installation, source: Path, before: dict[str, str], rows: int, *, replace: bool = False
) -> Line:
    line = Line(part, did=f"{rows:,} rows")
    line.seconds = place.timed("restore", *(["--replace"] if replace else []), source)
    line.facts["rows/s"] = round(rows / line.seconds)
    after = place.fingerprint()
    line.faults = fingerprint.differences(before, after)
    line.acknowledged = rows
    line.lost = max(0, rows - fingerprint.rows_of(after))
    return line


def _elsewhere(state: Path, url: str, source: Path, before: dict[str, str], rows: int) -> list[Line]:
    """Bring it back on an older server, as an owner who is no superuser; and from there home again."""
    there = Installation(state / "there", url=url)
    # Another server words the same rules in its own way, and has its own list of roles.
    same = {
        name: value
        for name, value in before.items()
        if name.startswith(("table ", "file ", "guarded", "rights"))
    }
    line = Line("restore, PostgreSQL 15", did=f"{rows:,} rows")
    line.seconds = there.timed("restore", source)
    after = there.fingerprint()
    line.faults = fingerprint.differences(same, {name: after.get(name, "missing") for name in same})
    line.acknowledged, line.lost = rows, max(0, rows - fingerprint.rows_of(after))
    line.facts["rows/s"] = round(rows / line.seconds)
    again = state / "there.backup"
    seconds = there.timed("backup", again)
    back = _restored("and home again", Installation(state / "other"), again, before, rows, replace=True)
    back.facts["backup there in s"] = round(seconds, 1)
    return [line, back]


def _killed_backups(home: Installation, whole: Path, kills: int, random: Random) -> Line:
    """Kill backups at random moments: there is the old file or a new whole one, and the next run leaves nothing beside."""
    target = whole.with_name("killed.backup")
    shutil.copy(whole, target)
    usual = home.timed("backup", whole)
    line, started = Line("killed backups", did=f"{kills} kills"), time.monotonic()
    for _ in range(kills):
        kept = target.stat().st_ino
        _kill_after(home.vai("backup", target), random.uniform(0.1, usual))
        if target.stat().st_ino == kept:
            continue
        if not _is_whole(target):
            line.half += 1
    home.timed("backup", target)
    left = [path.name for path in target.parent.glob(".killed.backup*")]
    if left or not _is_whole(target):
        line.faults.append(f"left beside: {left}")
    line.seconds = time.monotonic() - started
    return line


def _killed_restores(
    home: Installation, source: Path, before: dict[str, str], kills: int, random: Random
) -> Line:
    """Kill restores at random moments: each time the whole book is there under its name, and the next one comes through."""
    usual = home.timed("restore", "--replace", source)
    line, started = Line("killed restores", did=f"{kills} kills"), time.monotonic()
    for _ in range(kills):
        _kill_after(home.vai("restore", "--replace", source), random.uniform(0.1, usual))
        line.half += bool(fingerprint.differences(before, _as_found(home)))
    home.timed("restore", "--replace", source)
    line.faults += fingerprint.differences(before, home.fingerprint())
    line.seconds = time.monotonic() - started
    line.facts["restore in s"] = round(usual, 1)
    return line


def _as_found(home: Installation) -> dict[str, str]:
    """Sum up what a killed restore left; between its last two steps the next restore puts the name back first."""
    try:
        return home.fingerprint()
    except subprocess.CalledProcessError:
        home.vai("restore", "--replace", home.state / "none").communicate()
        return home.fingerprint()


def _kill_after(process: subprocess.Popen[str], seconds: float) -> None:
    time.sleep(seconds)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _is_whole(file: Path) -> bool:
    import tarfile

    try:
        with tarfile.open(file) as archive:
            return {"contents.json", "database/toc.dat"} <= set(archive.getnames())
    except tarfile.TarError:
        return False


def _megabytes(home: Installation) -> int:
    script = (
        "import psycopg; from vai.config import runtime; c = psycopg.connect(runtime.database().owner.dsn());"
        "print(c.execute('SELECT pg_database_size(current_database()) / 1000000').fetchone()[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=home.environment, capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def _book(home: Installation, scale: float) -> str:
    """Fill the installation: with the large book of the pages' bench where it is there, else with the demo company."""
    home.timed("migrate")
    script = f"from bench.pages import book; book.build({scale!r})"
    done = subprocess.run(
        [sys.executable, "-c", script], env=home.environment, capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        filled = f"scale {scale:g}"
    elif "No module named 'bench.pages" in done.stderr:
        home.timed("load_demo")
        filled = "demo company"
    else:
        raise RuntimeError(done.stderr[-2000:])
    papers = home.state / "files/imports/ab"
    papers.mkdir(parents=True, exist_ok=True)
    for n in range(50):
        (papers / f"Hợp đồng {n}.pdf").write_bytes(os.urandom(20_000))
    return filled


@contextmanager
def _other_server(folder: Path) -> Iterator[str]:
    """Run the oldest PostgreSQL that Vai takes, with an owner who is no superuser; "" where it is not installed."""
    if not (OLDEST / "pg_ctl").exists():
        print("   PostgreSQL 15 is not installed here: not tried", flush=True)
        yield ""
        return
    import psycopg

    from vai.config.postgres import Cluster

    os.environ["VAI_PG_BIN"] = str(OLDEST)
    cluster = Cluster(folder)
    try:
        at = cluster.ensure()
        login = f"host={at.host} port={at.port} user={at.superuser} password={at.password} dbname=postgres"
        with psycopg.connect(login, autocommit=True) as server:
            server.execute("CREATE ROLE house LOGIN CREATEDB CREATEROLE NOSUPERUSER PASSWORD 'house'")
        yield f"postgresql://house:house@{at.host}:{at.port}/khach_hang"
    finally:
        cluster.destroy()
        os.environ.pop("VAI_PG_BIN")
