"""The wheel works by itself: built, installed into an empty environment, prepared, served."""

import contextlib
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from vai.config.postgres import Cluster

ROOT = Path(__file__).resolve().parents[2]
READY_WITHIN_S = 60
OURS = ("VAI_", "DATABASE_URL", "PYTHONPATH", "DJANGO_SETTINGS_MODULE", "VIRTUAL_ENV")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    installer = ["--installer", "uv"] if shutil.which("uv") else []
    run(sys.executable, "-m", "build", "--wheel", *installer, "-o", folder, ROOT)
    return next(folder.glob("vaicrm-*.whl"))


@pytest.fixture(scope="module")
def vai(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel with the locked dependencies and return the command."""
    venv = tmp_path_factory.mktemp("empty") / "venv"
    if uv := shutil.which("uv"):
        run(uv, "venv", "--no-python-downloads", "-p", sys.executable, venv)
        install = [uv, "pip", "install", "-p", venv / "bin/python"]
    else:
        run(sys.executable, "-m", "venv", venv)
        install = [venv / "bin/python", "-m", "pip", "install", "--disable-pip-version-check"]
    run(*install, "--require-hashes", "-r", ROOT / "requirements.lock")
    run(*install, "--no-deps", wheel)
    return venv / "bin/vai"


def test_the_wheel_holds_browser_parts_and_every_translation(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    vendor = {"htmx.min.js", "sortable.min.js", "icons.svg", "fonts/fonts.css"}
    assert {f"vai/ui/static/vendor/{name}" for name in vendor} <= names
    catalogues = (ROOT / "src").glob("vai/*/locale/*/LC_MESSAGES/*.po")
    assert {po.relative_to(ROOT / "src").with_suffix(".mo").as_posix() for po in catalogues} <= names
    assert not [name for name in names if "/tests/" in name]


def test_an_empty_environment_serves_pages_from_the_wheel(vai: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    environment["VAI_STATE"] = str(tmp_path / "state")
    try:
        said = run(vai, "init", "--admin", "chi.lan@example.vn", env=environment, cwd=tmp_path)
        assert "chi.lan@example.vn" in said
        with served(vai, environment, tmp_path) as base_url:
            assert fetch(f"{base_url}/health")[0] == 200
            status, page = fetch(f"{base_url}/")  # leads to the sign-in page
            assert status == 200
            sheets = re.findall(r'<link[^>]+href="([^"]+\.css[^"]*)"', page)
            assert 'type="password"' in page
            assert sheets
            assert [fetch(base_url + sheet)[0] for sheet in sheets] == [200] * len(sheets)
    finally:
        Cluster(tmp_path / "state" / "postgres").destroy()


@contextlib.contextmanager
def served(vai: Path, environment: dict[str, str], folder: Path) -> Iterator[str]:
    port = free_port()
    log = folder / "serve.log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [vai, "serve", "--port", str(port)], env=environment, cwd=folder, stdout=out, stderr=out
        )
    try:
        wait_until_ready(server, port, log)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_until_ready(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text()
        line = http.client.HTTPConnection("localhost", port, timeout=5)
        with contextlib.suppress(OSError):
            line.request("GET", "/health")
            if line.getresponse().status == 200:
                return
        time.sleep(0.1)
    pytest.fail(f"no answer within {READY_WITHIN_S} s:\n{log.read_text()}")


def fetch(url: str) -> tuple[int, str]:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.status, answer.read().decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(*command: object, env: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    done = subprocess.run(
        [str(word) for word in command], env=env, cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout
