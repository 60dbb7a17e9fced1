"""Run Vai as processes of this machine: web server, worker and, where it is ours, the database.

Each child leads a process group of its own, so that Ctrl-C reaches only this process, which then stops them in
order. A child that ends by itself is started again, and so is the database where it is ours. What a killed run left behind
is found by its note in the state folder and ended at the next start.
"""

import contextlib
import fcntl
import http.client
import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import NoReturn

from vai.config import runtime
from vai.config.children import Child, KeepsEndingError, signal_group
from vai.config.postgres import PostgresError

DEFAULT_PORT = 8000
READY_WITHIN_S = 60.0
STOP_WITHIN_S = 10.0
# Killed processes let go of their port a moment after they are gone from sight.
LETS_GO_WITHIN_S = 5.0
WEB_THREADS = 4


class ServingError(RuntimeError):
    """Vai can't be served; the message says why and what to do."""


@dataclass
class Service:
    """A running Vai: its address and its child processes by name, in the order in which they are stopped."""

    base_url: str
    turn: "Turn"
    extra_environment: dict[str, str] = field(default_factory=dict)
    children: dict[str, Child] = field(default_factory=dict)

    def wait(self) -> NoReturn:
        """Look after the children until Ctrl-C or SIGTERM, which raise KeyboardInterrupt.

        :raises ServingError: a process ends each time soon after it was started.
        """
        while True:
            self.look_after()
            time.sleep(0.2)

    def look_after(self) -> None:
        """Start again what ended by itself: the database where it is ours, then the children.

        :raises ServingError: a process ends each time soon after it was started.
        """
        self.look_after_database()
        self.look_after_children()

    def environment(self) -> dict[str, str]:
        """Return what every child is told."""
        # The address that people use may be another one, a proxy's.
        return {"VAI_BASE_URL": self.base_url} | runtime.child_environment() | self.extra_environment

    def start(self, name: str, command: Sequence[str]) -> None:
        """Start a child and note it for whoever comes after a killed run."""
        self.children[name] = Child.start(name, command, self.environment())
        self._note()

    def look_after_children(self) -> None:
        """Start again what ended by itself.

        :raises ServingError: it ends each time soon after it was started.
        """
        for child in self.children.values():
            try:
                if child.look_after(self.environment()):
                    self._note()
            except KeepsEndingError as fault:
                raise ServingError(f"{fault} Its words are above.") from None

    def look_after_database(self) -> None:
        """Start the embedded server again where it was killed; children learn of another port by a new start."""
        if not runtime.is_embedded() or not runtime.cluster().is_gone():
            return
        print("The database ended; starting it again.", file=sys.stderr, flush=True)
        try:
            before, now = runtime.database().app.port, runtime.cluster().ensure().port
        except PostgresError as fault:
            print(fault, file=sys.stderr, flush=True)  # it is tried again
            return
        if now != before:
            runtime.database.cache_clear()
            for child in self.children.values():
                child.restart(self.environment())
            self._note()

    def _note(self) -> None:
        self.turn.note.write_text(json.dumps([child.process.pid for child in self.children.values()]))


@dataclass(frozen=True)
class Turn:
    """The right to run Vai for the state folder; `inherited` says that a killed run left things behind."""

    note: Path
    inherited: bool


@contextlib.contextmanager
def alone() -> Iterator[Turn]:
    """Hold the state folder for this run, end what a killed run left behind, and let signals end the block.

    :raises ServingError: Vai runs already for this folder.
    """
    note = runtime.state_dir() / "processes.json"
    with (runtime.state_dir() / ".serving.lock").open("w") as handle, _signals_as_interrupt():
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ServingError(f"Vai runs already for {runtime.state_dir()}.") from None
        inherited = note.exists()
        for leader in _noted(note):
            while _is_ours(leader) or _has_ours(leader):  # until then they keep their port
                signal_group(leader, signal.SIGKILL)
                time.sleep(0.02)
        note.write_text("[]")
        try:
            yield Turn(note, inherited)
        finally:
            note.unlink()


@contextlib.contextmanager
def serving(
    turn: Turn,
    *,
    host: str = "127.0.0.1",
    port: int | None = None,
    workers: int = 1,
    worker: bool = True,
    reload: bool = False,
) -> Iterator[Service]:
    """Start web server and worker, wait until pages are answered, and stop all at the end of the block.

    :raises ServingError: the port is taken, or no page is answered in time.
    """
    port = _choose_port(host, port, within=LETS_GO_WITHIN_S if turn.inherited else 0.0)
    service = Service(f"http://{'localhost' if host in ('127.0.0.1', '0.0.0.0') else host}:{port}", turn)
    if workers > 1:
        service.extra_environment["PROMETHEUS_MULTIPROC_DIR"] = str(_empty_folder("metrics"))
    try:
        service.start("web server", _web_command(host, port, workers=workers, reload=reload))
        if worker:
            service.start("worker", [sys.executable, "-m", "vai", "worker"])
        _wait_until_ready(service, host, port)
        yield service
    finally:
        _stop([child.process for child in service.children.values()])


def _empty_folder(name: str) -> Path:
    folder = runtime.state_dir() / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def free_port(host: str = "127.0.0.1") -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def _web_command(host: str, port: int, *, workers: int, reload: bool) -> list[str]:
    if reload:
        return [sys.executable, "-m", "vai", "runserver", f"{host}:{port}"]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", str(WEB_THREADS), "--no-ws"]
    # A killed web process is replaced, and the others go on meanwhile.
    command += ["--respawn-failed-workers", "--respawn-interval", "0.2"]
    return [*command, "--log-level", "warning", "vai.config.wsgi:application"]


def _wait_until_ready(service: Service, host: str, port: int) -> None:
    deadline = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < deadline:
        if service.children["web server"].has_ended:
            raise ServingError("The web server ended while it started; its words are above.")
        service.look_after()
        if _answers(host, port):
            return
        time.sleep(0.05)
    raise ServingError(f"Vai does not answer at {service.base_url}/health within {READY_WITHIN_S:.0f} s.")


def _answers(host: str, port: int) -> bool:
    line = http.client.HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, port, timeout=5)
    try:
        line.request("GET", "/health")
        return line.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def _stop(children: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in children:
        signal_group(child.pid, signal.SIGTERM)
    deadline = time.monotonic() + STOP_WITHIN_S
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, deadline - time.monotonic()))
        signal_group(child.pid, signal.SIGKILL)
        child.wait()


def _noted(note: Path) -> list[int]:
    try:
        return [int(pid) for pid in json.loads(note.read_text())]
    except (OSError, ValueError):
        return []


def _has_ours(leader: int) -> bool:
    """Say whether processes live on whose leader, one that we started, was killed: they hold our state's name."""
    mark = f"VAI_STATE={runtime.state_dir()}".encode()
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError, ValueError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            is_alive = fields[0] != "Z" and int(fields[2]) == leader
            if is_alive and mark in (folder / "environ").read_bytes().split(b"\0"):
                return True
    return False


def _is_ours(pid: int) -> bool:
    """Say whether a process is one that we started; ids are used again for other programs."""
    command = _command_of(pid)
    return any(mark in command for mark in ("vai.config.wsgi", "-m vai worker", "-m vai runserver"))


def _command_of(pid: int) -> str:
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    asked = subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return asked.stdout


def _choose_port(host: str, port: int | None, *, within: float) -> int:
    wished, deadline = port or DEFAULT_PORT, time.monotonic() + within
    while not _is_free(host, wished):
        if time.monotonic() > deadline:
            if port:
                raise ServingError(f"Port {port} is taken; choose another by --port.")
            return free_port(host)
        time.sleep(0.05)
    return wished


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


@contextlib.contextmanager
def _signals_as_interrupt() -> Iterator[None]:
    """Let SIGTERM end this process like Ctrl-C, and let neither disturb the stopping that they began."""
    begun = False

    def interrupt(number: int, frame: FrameType | None) -> None:
        nonlocal begun
        if not begun:
            begun = True
            raise KeyboardInterrupt

    # SIGINT as well: a shell lets its background commands ignore it.
    numbers = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # that is nohup's wish
        numbers.append(signal.SIGHUP)
    before = [signal.signal(number, interrupt) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
