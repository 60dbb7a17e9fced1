"""Try Vai with a generated company: `vai demo`, and `vai demo --check`, which proves that it works."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

from django.core.management import call_command

from vai.config import installation, runtime, serving

LOGINS_FILE = "demo-logins.json"


def run(*, port: int | None, state: Path | None) -> NoReturn:
    """Serve the demo company until Ctrl-C."""
    _speak_softly()
    if state:
        installation.use_state(state)
    with serving.alone() as turn, installation.database_for_this_run(inherited=turn.inherited):
        _load()
        with serving.serving(turn, port=port) as service:
            _print_welcome(service.base_url)
            service.wait()


def check(*, port: int | None) -> int:
    """Set up and serve the demo company in a temporary folder, try it as each role, remove it; 0 if all held."""
    started = time.monotonic()
    _speak_softly()
    folder = Path(tempfile.mkdtemp(prefix="vai-demo-"))
    folder.chmod(0o711)
    installation.use_state(folder)
    os.environ["VAI_PG_FAST"] = "1"
    try:
        with serving.alone() as turn, installation.database_for_this_run():
            _load()
            with serving.serving(turn, port=port or serving.free_port()) as service:
                print(f"ready_after_s: {time.monotonic() - started:.1f}", flush=True)
                return _ask_as_each_role(service.base_url)
    finally:
        if runtime.is_embedded():
            runtime.cluster().destroy()
        shutil.rmtree(folder, ignore_errors=True)


def _speak_softly() -> None:
    """Leave the terminal to the address and the logins: a line for every request would bury them."""
    os.environ.setdefault("VAI_LOG_LEVEL", "WARNING")


def _load() -> None:
    installation.prepare()
    call_command("load_demo")


def _ask_as_each_role(base_url: str) -> int:
    command = [sys.executable, "-m", "vai", "demo_check", "--base-url", base_url, "--logins", str(_logins())]
    return subprocess.run(command, env=runtime.child_environment(), check=False).returncode


def _logins() -> Path:
    return runtime.state_dir() / LOGINS_FILE


def _print_welcome(base_url: str) -> None:
    print(f"\nVai answers at {base_url} - Ctrl-C stops it.\nA generated company; sign in as:\n")
    for login in json.loads(_logins().read_text()):
        print("  " + "  ".join(f"{login[key]:<28}" for key in ("role", "email", "password")).rstrip())
    print(flush=True)
