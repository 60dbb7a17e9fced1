"""The jobs by their names: each a function of an office that does the job once, through the driver, and looks at what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.effort.driver import DEVICES
from tests.effort.office import Office

JOBS: dict[str, Job] = {}


@dataclass(frozen=True)
class Job:
    """A routine job: what it is in plain words, whose it is, where it can be done."""

    name: str
    title: str
    who: str
    devices: tuple[str, ...]
    do: Callable[[Office], None]


def job(
    name: str, title: str, *, who: str, devices: tuple[str, ...] = tuple(DEVICES)
) -> Callable[[Callable[[Office], None]], Callable[[Office], None]]:
    """Name a function as a job."""

    def keep(do: Callable[[Office], None]) -> Callable[[Office], None]:
        assert name not in JOBS, name
        JOBS[name] = Job(name, title, who, devices, do)
        return do

    return keep


def pairs() -> list[tuple[str, str]]:
    """Return every job on every device where it can be done."""
    return [(one.name, device) for one in JOBS.values() for device in one.devices]
