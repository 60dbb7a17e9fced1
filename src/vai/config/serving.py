"""Run Vai as processes of this machine: web server, worker and, where it is ours, the database.

Each child leads a process group of its own, so that Ctrl-C reaches only this process, which then stops them in
order. What a killed run left behind is found by its note in the state folder and ended at the next start.
"""

import contextlib
import fcntl
import http.client
import json
import os
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

DEFAULT_PORT = 8000
READY_WITHIN_S = 60.0
STOP_WITHIN_S = 10.0
WEB_THREADS = 4


class ServingError(RuntimeError):
    """Vai can't be served; the message says why and what to do."""


@dataclass
class Service:
    """A running Vai: its address and its child processes by name, in the order in which they are stopped."""

    base_url: str
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def wait(self) -> NoReturn:
        """Wait for Ctrl-C or SIGTERM, which raise KeyboardInterrupt.

        :raises ServingError: a process ended by itself.
        """
        while True:
            for name, child in self.children.items():
                if child.poll() is not None:
                    raise ServingError(f"The {name} ended by itself, with code {child.returncode}.")
            time.sleep(0.2)


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
        for leader in _left_behind(note):
            _signal_group(leader, signal.SIGKILL)
            while _is_ours(leader):  # until then it keeps its port
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
    port = _choose_port(host, port)
    service = Service(f"http://{'localhost' if host in ('127.0.0.1', '0.0.0.0') else host}:{port}")
    # The address that people use may be another one, a proxy's.
    environment = {"VAI_BASE_URL": service.base_url} | runtime.child_environment()
    if workers > 1:
        environment["PROMETHEUS_MULTIPROC_DIR"] = str(_empty_folder("metrics"))
    try:
        commands = {"web server": _web_command(host, port, workers=workers, reload=reload)}
        if worker:
            commands["worker"] = [sys.executable, "-m", "vai", "worker"]
        for name, command in commands.items():
            service.children[name] = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True
            )
            turn.note.write_text(json.dumps([child.pid for child in service.children.values()]))
        _wait_until_ready(service, host, port)
        yield service
    finally:
        _stop(list(service.children.values()))


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
    return [*command, "--log-level", "warning", "vai.config.wsgi:application"]


def _wait_until_ready(service: Service, host: str, port: int) -> None:
    deadline = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < deadline:
        if any(child.poll() is not None for child in service.children.values()):
            raise ServingError("A process of Vai ended while it started; its words are above.")
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
        _signal_group(child.pid, signal.SIGTERM)
    deadline = time.monotonic() + STOP_WITHIN_S
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, deadline - time.monotonic()))
        _signal_group(child.pid, signal.SIGKILL)
        child.wait()


def _signal_group(leader: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, number)


def _left_behind(note: Path) -> list[int]:
    try:
        noted = [int(pid) for pid in json.loads(note.read_text())]
    except (OSError, ValueError):
        return []
    return [pid for pid in noted if _is_ours(pid)]


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


def _choose_port(host: str, port: int | None) -> int:
    wished = port or DEFAULT_PORT
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, wished))
        except OSError:
            if port:
                raise ServingError(f"Port {port} is taken; choose another by --port.") from None
            return free_port(host)
    return wished


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
