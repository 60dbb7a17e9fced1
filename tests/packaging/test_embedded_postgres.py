"""The embedded server starts, survives being killed, and is started once however many ask for it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from vai.config.postgres import Cluster, ClusterAddress

ENSURE = (
    "import sys; from pathlib import Path; from vai.config.postgres import Cluster;"
    "print(Cluster(Path(sys.argv[1])).ensure().port)"
)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path / "postgres", fast=False)
    yield cluster
    cluster.destroy()


def test_committed_rows_are_there_after_the_server_was_killed(cluster: Cluster) -> None:
    with connect(cluster.ensure()) as connection:
        connection.execute("CREATE TABLE client (name text)")
        connection.execute("INSERT INTO client VALUES ('Đặng Thị Ẩn')")
        postmaster = connection.execute(
            "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int"
        ).fetchone()
    assert postmaster is not None
    os.kill(postmaster[0], signal.SIGKILL)

    with connect(cluster.ensure()) as connection:
        assert connection.execute("SELECT upper(name) FROM client").fetchall() == [("ĐẶNG THỊ ẨN",)]


def test_many_processes_that_ask_at_once_get_one_server(cluster: Cluster) -> None:
    asking = [
        subprocess.Popen(
            [sys.executable, "-c", ENSURE, str(cluster.folder)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    ports = {process.communicate(timeout=60)[0].strip() for process in asking}
    assert ports == {str(cluster.ensure().port)}


def test_the_password_is_for_the_owner_of_the_folder_only(cluster: Cluster) -> None:
    address = cluster.ensure()
    assert (cluster.folder / "cluster.json").stat().st_mode & 0o077 == 0
    with pytest.raises(psycopg.OperationalError):
        connect(ClusterAddress(address.host, address.port, address.superuser, "a guess"))


def test_a_stopped_server_is_not_alive_and_starts_again(cluster: Cluster) -> None:
    cluster.ensure()
    assert cluster.is_alive()
    cluster.stop()
    assert not cluster.is_alive()
    cluster.ensure()
    assert cluster.is_alive()


def connect(address: ClusterAddress) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(
        host=address.host,
        port=address.port,
        user=address.superuser,
        password=address.password,
        dbname="postgres",
        autocommit=True,
    )
