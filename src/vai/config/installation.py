"""Make an installation ready: database, roles, tables, the first administrator."""

import contextlib
import os
from collections.abc import Iterator

import django
from django.core.management import call_command

from vai.config import runtime


def prepare() -> None:
    """Make database and roles where they are missing and bring the tables up to date.

    :raises SetupError: the owner of the database may not; the message holds the SQL for someone who may.
    """
    databases = runtime.database()
    if runtime.makes_roles():
        runtime.prepare_roles(databases.owner)
    django.setup()
    # These read models, which exist only after the set-up.
    from vai.config import defaults, owner  # noqa: PLC0415

    if owner.bring_up_to_date():
        defaults.settle_defaults()


def ensure_administrator(mail: str | None) -> None:
    """Make the first administrator and print the password once; nothing happens where there is one."""
    call_command("create_administrator", *([mail] if mail else []))


@contextlib.contextmanager
def database_for_this_run(*, inherited: bool = False) -> Iterator[None]:
    """Start the embedded server and stop it at the end, unless it was running for someone else before.

    A server that a killed run left behind is `inherited`: nobody else waits for it.
    """
    if not runtime.is_embedded():
        yield
        return
    cluster = runtime.cluster()
    ours = inherited or not cluster.is_alive()
    try:
        runtime.database()
        yield
    finally:
        if ours:
            cluster.stop()


def use_state(folder: os.PathLike[str]) -> None:
    """Keep everything of this process and its children in another folder."""
    os.environ["VAI_STATE"] = os.fspath(folder)
    runtime.database.cache_clear()
