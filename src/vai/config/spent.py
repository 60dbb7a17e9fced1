"""What a request spends at the database: how many queries and how long, counted on every connection of its thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

# The bounds of a transaction are no queries of a page, though they take their time.
_BOUNDS = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")


class Spent(threading.local):
    """The count of this thread since it was last set back; seconds of waiting for PostgreSQL."""

    queries = 0
    seconds = 0.0


_spent = Spent()


def begin() -> None:
    """Set the count of this thread back."""
    _spent.queries, _spent.seconds = 0, 0.0


def so_far() -> tuple[int, float]:
    """Return queries and seconds of this thread since `begin`."""
    return _spent.queries, _spent.seconds


def server_timing(total_seconds: float) -> str:
    """Tell it as a Server-Timing header: milliseconds in the database and in all, and the number of statements."""
    queries, seconds = so_far()
    return f'db;dur={seconds * 1000:.2f};desc="{queries}", total;dur={total_seconds * 1000:.2f}'


def count_on(sender: object = None, *, connection: Any, **rest: object) -> None:
    """Count on a connection that was made: a receiver of Django's signal."""
    if _measured not in connection.execute_wrappers:
        connection.execute_wrappers.append(_measured)


def _measured(execute: Callable[..., Any], statement: Any, values: Any, many: bool, context: Any) -> Any:
    started = time.perf_counter()
    try:
        return execute(statement, values, many, context)
    finally:
        if not (isinstance(statement, str) and statement.startswith(_BOUNDS)):
            _spent.queries += 1
        _spent.seconds += time.perf_counter() - started
