"""Work as the owner of the tables: migrations, repeatable SQL and nothing else."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from vai.config import runtime
from vai.core import sqlfiles


@contextlib.contextmanager
def connected_as_owner() -> Iterator[None]:
    """Let Django's connection be the owner's inside the block and the app's again after it."""
    # The app may come by a pooler, the owner never does; both name the same database.
    before = {
        name: connection.settings_dict[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    }
    owner = runtime.database().owner.django()
    connection.close()
    connection.settings_dict.update({name: owner[name] for name in before})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def bring_up_to_date() -> bool:
    """Run the migrations that are missing and the repeatable SQL that changed; say whether anything was done."""
    with connected_as_owner():
        executor = MigrationExecutor(connection)
        pending = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if pending:
            call_command("migrate", interactive=False, verbosity=0)
        applied = sqlfiles.apply(runtime.database().app.user)
    return pending or applied
