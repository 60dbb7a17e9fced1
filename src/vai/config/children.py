"""Child processes that are started again when they end: at once the first time, later each time, not for ever."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# A child that ran for this long was in order; one that did not is waited for before it is started again.
IN_ORDER_AFTER_S = 20.0
LONGEST_PAUSE_S = 15.0
MOST_QUICK_ENDS = 20


class KeepsEndingError(RuntimeError):
    """A child ends each time soon after it was started."""


@dataclass
class Child:
    """A process by its name and command, in a process group of its own."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes]
    started_at: float = field(default_factory=time.monotonic)
    begin_again_at: float | None = None
    n_quick_ends: int = 0

    @classmethod
    def start(cls, name: str, command: Sequence[str], environment: Mapping[str, str]) -> "Child":
        """Start it."""
        return cls(name, command, _spawn(command, environment))

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone."""
        return self.process.poll() is not None

    def look_after(self, environment: Mapping[str, str]) -> bool:
        """Start it again if it ended and its pause is over; say whether that was done.

        :raises KeepsEndingError: it ended soon after each of many starts.
        """
        if not self.has_ended:
            return False
        if self.begin_again_at is None:
            self._note_end()
        if self.begin_again_at is None or time.monotonic() < self.begin_again_at:
            return False
        self.restart(environment)
        return True

    def restart(self, environment: Mapping[str, str]) -> None:
        """Kill what is left of it and start it with this environment."""
        signal_group(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = _spawn(self.command, environment)
        self.started_at, self.begin_again_at = time.monotonic(), None

    def _note_end(self) -> None:
        # Its own children would keep the port.
        signal_group(self.process.pid, signal.SIGKILL)
        is_quick = time.monotonic() - self.started_at < IN_ORDER_AFTER_S
        self.n_quick_ends = self.n_quick_ends + 1 if is_quick else 0
        print(f"The {self.name} ended with code {self.process.returncode}.", file=sys.stderr, flush=True)
        if self.n_quick_ends > MOST_QUICK_ENDS:
            raise KeepsEndingError(
                f"The {self.name} ended {self.n_quick_ends} times soon after it was started."
            )
        pause = min(0.25 * 2 ** max(0, self.n_quick_ends - 1), LONGEST_PAUSE_S) if self.n_quick_ends else 0
        self.begin_again_at = time.monotonic() + pause


def signal_group(leader: int, number: signal.Signals) -> None:
    """Signal a process and those that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, number)


def _spawn(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=dict(environment), stdin=subprocess.DEVNULL, start_new_session=True)
