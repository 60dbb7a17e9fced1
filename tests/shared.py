"""Where the public data sets lie, for tests that read them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_HOME = Path(__file__).resolve().parents[1]


def shared_path(name: str) -> Path:
    """Give the path of a public data set, or skip the test, by name, where it is absent."""
    path = Path(os.environ.get("VAI_SHARED") or _HOME.parent / "shared") / name
    if not path.exists():
        pytest.skip(f"the public data set {name} is not here (set VAI_SHARED)")
    return path
