"""The browser of this machine and how it is started. Needs no Django, so that a bench can ask as well."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str | None:
    """Return the path of a browser, or None: then playwright's own is tried."""
    found = os.environ.get("VAI_CHROMIUM")
    return found or next((path for name in NAMES if (path := shutil.which(name))), None)


def flags() -> list[str]:
    """Return what a browser is started with."""
    return [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
