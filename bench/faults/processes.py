"""The running Vai as processes: started as a supervisor would start it, found one by one, killed."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import requests

READY_WITHIN_S = 120.0
# How often each is killed.
KINDS = {"web server": 20, "web process": 22, "worker": 24, "database": 18, "backend": 10, "supervisor": 6}


class Server:
    """A `vai serve` on a state folder; who supervises it starts it again at once when it ends."""

    def __init__(self, state: Path, port: int, *, log: Path) -> None:
        self.state, self.port, self.log = state, port, log
        self.base_url = f"http://localhost:{port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it."""
        command = [sys.executable, "-m", "vai", "serve", "--port", str(self.port)]
        environment = os.environ | {"VAI_LOG_LEVEL": "WARNING", "VAI_STATE": str(self.state)}
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                command, env=environment, stdout=out, stderr=out, stdin=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip

    def supervise(self) -> None:
        """Start it again if it ended, as systemd would."""
        if self.process is None or self.process.poll() is not None:
            self.start()

    def wait_until_ready(self, within: float = READY_WITHIN_S) -> float:
        """Wait until pages are answered from the database; return how long that took.

        :raises TimeoutError: it does not come back.
        """
        started = time.monotonic()
        while time.monotonic() - started < within:
            self.supervise()
            try:
                if requests.get(f"{self.base_url}/ready", timeout=5).status_code == 200:
                    return time.monotonic() - started
            except requests.RequestException:
                pass
            time.sleep(0.05)
        raise TimeoutError(f"not ready within {within:.0f} s; see {self.log}")

    def stop(self) -> None:
        """Stop it in order."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()

    def kill(self, kind: str, random: Random) -> bool:
        """Kill one of a kind; False where none runs just now."""
        victims = self.victims(kind)
        if not victims:
            return False
        try:
            os.kill(random.choice(victims), signal.SIGKILL)
        except ProcessLookupError:
            return False
        if kind == "supervisor" and self.process is not None:
            self.process.wait()
        return True

    def victims(self, kind: str) -> list[int]:
        """List the processes of a kind."""
        if kind == "supervisor":
            return [self.process.pid] if self.process and self.process.poll() is None else []
        if kind in ("database", "backend"):
            postmaster = self._postmaster()
            if kind == "database" or not postmaster:
                return postmaster
            return [pid for pid in children(postmaster[0]) if b"127.0.0.1" in command_of(pid)]
        leaders = self._leaders()
        mark = b"vai worker" if kind == "worker" else b"granian"
        found = [pid for pid in leaders if mark in command_of(pid)]
        if kind == "web process":
            return [child for pid in found for child in children(pid) if b"granian" in command_of(child)]
        return found

    def _leaders(self) -> list[int]:
        try:
            return [int(pid) for pid in json.loads((self.state / "processes.json").read_text())]
        except (OSError, ValueError):
            return []

    def _postmaster(self) -> list[int]:
        try:
            pid = int((self.state / "postgres/data/postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return []
        return [pid] if b"postgres" in command_of(pid) else []


def children(parent: int) -> list[int]:
    """List the processes that a process started and that run."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, IndexError, ValueError):
            state, above = file.read_text().rpartition(")")[2].split()[:2]
            if int(above) == parent and state != "Z":
                found.append(int(file.parent.name))
    return found


def command_of(pid: int) -> bytes:
    """Return a process's command line."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
    except OSError:
        return b""
