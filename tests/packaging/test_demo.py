"""The demo company comes to life in an empty folder, and every role finds their desk."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROLES = ("admin", "ceo", "lead_hanoi", "hunter", "sale_account", "assistant", "farmer", "advisor", "key")


@pytest.fixture(scope="module")
def facts() -> dict[str, str]:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "vai", "demo", "--check"],
        env=environment(root),
        cwd=root,
        capture_output=True,
        text=True,
        timeout=420,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-4000:]
    return dict(line.split(": ", 1) for line in done.stdout.splitlines() if ": " in line)


def environment(root: Path) -> dict[str, str]:
    ours = ("VAI_", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"PYTHONPATH": str(root / "src")}


def test_every_role_signs_in_and_opens_their_own_desk(facts: dict[str, str]) -> None:
    assert {role: facts[f"sign_in_{role}"] for role in ROLES} == dict.fromkeys(ROLES, "200")
    assert {role: facts[f"desk_{role}_status"] for role in ROLES} == dict.fromkeys(ROLES, "200")
    assert len({facts[f"desk_{role}"] for role in ("hunter", "farmer", "advisor", "key", "assistant")}) == 5


def test_the_company_has_a_history_and_takes_an_import_once(facts: dict[str, str]) -> None:
    assert int(facts["rows_account"]) > 100
    assert int(facts["rows_interaction"]) > 1000
    assert int(facts["rows_imported"]) >= 2
    assert facts["rows_imported_again"] == "0"
    assert facts["capture_parts"] == "call, agreed, send_quote"
