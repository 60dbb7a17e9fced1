"""Reading ahead: the next rows are read and understood while the database writes the ones before."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from queue import Full, Queue
from typing import TypeVar

from django.utils import translation

_LOOK_S = 0.2
T = TypeVar("T")


def read_ahead(source: Iterator[T], *, depth: int = 1) -> Iterator[T]:
    """Give what the source gives, in its order, with its faults; up to `depth` items wait. The source sees no database."""
    waiting: Queue[tuple[str, T | BaseException | None]] = Queue(maxsize=depth)
    is_over = threading.Event()

    def hand_over(kind: str, what: T | BaseException | None) -> None:
        while not is_over.is_set():
            try:
                waiting.put((kind, what), timeout=_LOOK_S)
            except Full:
                continue
            return

    def read(language: str | None) -> None:
        with translation.override(language):
            try:
                for item in source:
                    hand_over("item", item)
                    if is_over.is_set():
                        return
                hand_over("end", None)
            except BaseException as fault:  # noqa: BLE001 (whatever it is, it is raised where the rows are wanted)
                hand_over("fault", fault)

    reader = threading.Thread(target=read, args=(translation.get_language(),), name="read-ahead", daemon=True)
    reader.start()
    try:
        yield from _taken(waiting)
    finally:
        is_over.set()
        reader.join()


def _taken(waiting: Queue[tuple[str, T | BaseException | None]]) -> Iterator[T]:
    while True:
        kind, what = waiting.get()
        if kind == "end":
            return
        if isinstance(what, BaseException):
            raise what
        yield what  # type: ignore[misc]
