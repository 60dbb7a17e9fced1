"""On a managed server, where Vai's user is no superuser and may make nothing but tables, an empty database becomes an
installation: one signs in, the doctor finds no fault, and a backup brings everything back."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
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
client = Client(SERVER_NAME="localhost")
mail, password = sys.argv[1:]
print(client.post("/sign-in/login/", {"login": mail, "password": password}).headers.get("Location"))
for path in ("/me/", "/people/", "/settings/holidays/"):
    print(path, client.get(path).status_code)
print(connection.cursor().execute("SHOW server_version_num") or "", connection.pg_version // 10000)
"""


Managed = tuple[dict[str, str], str]


@pytest.fixture
def managed(tmp_path: Path) -> Iterator[Managed]:
    """Give the environment of an owner without rights on an old server, and the address of who may everything."""
    folder = Path(f"/usr/lib/postgresql/{OLDEST}/bin")
    if not (folder / "pg_ctl").exists():
        pytest.skip(f"PostgreSQL {OLDEST} is not installed on this machine")
    before = {name: os.environ.pop(name) for name in INHERITED if name in os.environ}
    os.environ["VAI_PG_BIN"] = str(folder)
    cluster = Cluster(tmp_path / "postgres", fast=True)
    try:
        at = cluster.ensure()
        clean = {name: value for name, value in os.environ.items() if name not in INHERITED}
        provider = f"postgresql://{at.superuser}:{at.password}@{at.host}:{at.port}/postgres"
        with psycopg.connect(provider, autocommit=True) as connection:
            connection.execute("CREATE ROLE owner LOGIN PASSWORD 'owner'")
        url = f"postgresql://owner:owner@{at.host}:{at.port}/khach_hang"
        yield clean | {"DATABASE_URL": url, "VAI_STATE": str(tmp_path / "state")}, provider
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


def let_the_provider_do(environment: dict[str, str], provider: str) -> None:
    """Let `vai init` say what it may not do, have that done, and take the address that it names."""
    refused = subprocess.run(
        [sys.executable, "-m", "vai", "init"], env=environment, capture_output=True, text=True, check=False
    )
    assert refused.returncode == 1
    statements = re.findall(r"^(?:CREATE|GRANT|ALTER) .*;$", refused.stderr, flags=re.MULTILINE)
    with psycopg.connect(provider, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.replace("'...'", "'apps own'"))
    named = re.search(r"^VAI_APP_DATABASE_URL=(\S+)$", refused.stderr, flags=re.MULTILINE)
    assert named is not None
    environment["VAI_APP_DATABASE_URL"] = named[1].replace("PASSWORD", "apps%20own")


def test_an_empty_database_on_a_managed_server_becomes_an_installation(
    managed: Managed, tmp_path: Path
) -> None:
    environment, provider = managed
    let_the_provider_do(environment, provider)
    said = run(environment, "-m", "vai", "init", "--admin", "minh@example.vn")
    mail, password = re.findall(r"^  (\S+)$", said, flags=re.MULTILINE)
    assert mail == "minh@example.vn"
    assert run(environment, "-m", "vai", "init", "--admin", "other@example.vn") == ""
    pages = run(environment, "-c", SIGN_IN, mail, password).splitlines()
    assert pages[0] == "/"
    assert pages[1:4] == ["/me/ 200", "/people/ 200", "/settings/holidays/ 200"]
    assert pages[-1].endswith(OLDEST)
    assert faults(environment) == {"durability"}
    before = counts(provider)
    file = tmp_path / "backup.tar"
    run(environment, "-m", "vai", "backup", str(file))
    run(environment, "-m", "vai", "restore", "--replace", str(file))
    assert counts(provider) == before
    assert before["person"] == 2
    assert faults(environment) == {"durability"}


def faults(environment: dict[str, str]) -> set[str]:
    """Name what the doctor finds broken; the server of this test does not wait for the disk, and has to be named."""
    said = subprocess.run(
        [sys.executable, "-m", "vai", "doctor", "--json"], env=environment, capture_output=True, check=False
    )
    assert said.returncode == 1, said.stderr
    return {one["check"] for one in json.loads(said.stdout)["findings"] if one["outcome"] == "fault"}


def counts(provider: str) -> dict[str, int]:
    """Count the rows of every table."""
    with psycopg.connect(provider.rpartition("/")[0] + "/khach_hang") as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        rows = [(name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()) for (name,) in tables]
    return {name: count[0] for name, count in rows if count}
