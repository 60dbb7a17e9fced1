"""PostgreSQL's own programs, run as the owner of the database."""

from __future__ import annotations

import os
import re
import subprocess

import psycopg

from vai.config.postgres import PostgresError, binaries_major, find_binaries, newest_binaries
from vai.config.runtime import ConnectionParams

# Written first by pg_restore since version 17; an older server does not know it and loses nothing by that.
_NEWER_SETTING = re.compile(r'unrecognized configuration parameter "transaction_timeout"')
BY_ENVIRONMENT = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}


class ToolError(RuntimeError):
    """A program of PostgreSQL failed; the message holds its words."""


def dump(owner: ConnectionParams, *arguments: str) -> int:
    """Run pg_dump of the server's version, else the newest there is; return the major version that was used."""
    server = server_major(owner)
    try:
        folder = find_binaries(server)
    except PostgresError:
        folder = newest_binaries()
    done = _run(owner, [str(folder / "pg_dump"), *arguments])
    if done.returncode != 0:
        raise ToolError(f"pg_dump failed:\n{done.stderr}")
    return binaries_major(folder)


def restore(owner: ConnectionParams, *arguments: str) -> None:
    """Run the newest pg_restore, which reads the files of every older one.

    :raises ToolError: anything failed, except for a setting that an older server has no need of.
    """
    done = _run(owner, [str(newest_binaries() / "pg_restore"), *arguments])
    faults = [line for line in done.stderr.splitlines() if "error:" in line]
    real = [line for line in faults if not _NEWER_SETTING.search(line)]
    if real or (done.returncode != 0 and not faults):
        raise ToolError(f"pg_restore failed:\n{done.stderr[-4000:]}")


def listed(owner: ConnectionParams, dump: str) -> list[str]:
    """List what a dump holds, as pg_restore takes it by --use-list."""
    done = _run(owner, [str(newest_binaries() / "pg_restore"), "--list", dump])
    if done.returncode != 0:
        raise ToolError(f"pg_restore failed:\n{done.stderr[-4000:]}")
    return done.stdout.splitlines()


def server_major(owner: ConnectionParams) -> int:
    """Return the server's major version."""
    with psycopg.connect(owner.dsn()) as connection:
        return connection.info.server_version // 10000


def _run(owner: ConnectionParams, command: list[str]) -> subprocess.CompletedProcess[str]:
    """The password goes by environment, not on the command line, where others could read it."""
    login = {
        "PGHOST": owner.host,
        "PGPORT": str(owner.port),
        "PGUSER": owner.user,
        "PGPASSWORD": owner.password,
        # What is restored into is thrown away if the machine stops on the way.
        "PGOPTIONS": "-c synchronous_commit=off -c maintenance_work_mem=256MB",
    }
    present = {name: value for name, value in login.items() if value}
    present |= {
        name: owner.options[option] for option, name in BY_ENVIRONMENT.items() if option in owner.options
    }
    return subprocess.run(command, env=os.environ | present, capture_output=True, text=True, check=False)
