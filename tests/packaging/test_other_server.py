"""With DATABASE_URL set, Vai runs on that server: an empty database is migrated, and one signs in."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from vai.config.postgres import Cluster

OLDEST = "15"
INHERITED = ("VAI_OWNER_DSN", "VAI_APP_DSN", "VAI_APP_DATABASE_URL", "VAI_PG_BIN", "DATABASE_URL")
SIGN_IN = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "vai.config.settings"
import django; django.setup()
from django.db import connection
from django.test import Client
client = Client()
mail, password = sys.argv[1:]
print(client.post("/sign-in/login/", {"login": mail, "password": password}).headers.get("Location"))
for path in ("/me/", "/people/", "/settings/holidays/"):
    print(path, client.get(path).status_code)
print(connection.cursor().execute("SHOW server_version_num") or "", connection.pg_version // 10000)
"""


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    folder = Path(f"/usr/lib/postgresql/{OLDEST}/bin")
    if not (folder / "pg_ctl").exists():
        pytest.skip(f"PostgreSQL {OLDEST} is not installed on this machine")
    before = {name: os.environ.pop(name) for name in INHERITED if name in os.environ}
    os.environ["VAI_PG_BIN"] = str(folder)
    cluster = Cluster(tmp_path / "postgres", fast=True)
    try:
        at = cluster.ensure()
        clean = {name: value for name, value in os.environ.items() if name not in INHERITED}
        url = f"postgresql://{at.superuser}:{at.password}@{at.host}:{at.port}/khach_hang"
        yield clean | {"DATABASE_URL": url, "VAI_STATE": str(tmp_path / "state")}
    finally:
        cluster.destroy()
        os.environ.pop("VAI_PG_BIN")
        os.environ.update(before)


def run(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_empty_database_on_an_older_server_becomes_an_installation(environment: dict[str, str]) -> None:
    said = run(environment, "-m", "vai", "init", "--admin", "minh@example.vn")
    mail, password = re.findall(r"^  (\S+)$", said, flags=re.MULTILINE)
    assert mail == "minh@example.vn"
    assert run(environment, "-m", "vai", "init", "--admin", "other@example.vn") == ""
    pages = run(environment, "-c", SIGN_IN, mail, password).splitlines()
    assert pages[0] == "/"
    assert pages[1:4] == ["/me/ 200", "/people/ 200", "/settings/holidays/ 200"]
    assert pages[-1].endswith(OLDEST)
    said = run(environment, "-m", "vai", "doctor")
    assert "FAULT" not in said
    assert f"PostgreSQL {OLDEST}" in said
