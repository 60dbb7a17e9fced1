"""What is installed is pinned by hash, and the locks name no place to get it from."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-assets.lock", "requirements-dev.lock")


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text()
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;]+)", text, flags=re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    # A package may be there twice, for older and newer Pythons.
    assert {re.match(r"[a-z0-9._-]+", entry)[0] for entry in entries} == set(pins(lock))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_tests_run_with_the_versions_that_people_get() -> None:
    developed = pins("requirements-dev.lock")
    assert {name: developed.get(name) for name in pins("requirements.lock")} == pins("requirements.lock")


def test_every_dependency_of_the_package_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {re.split(r"[\[<>=]", wanted)[0] for wanted in project["dependencies"]}
    assert names <= set(pins("requirements.lock"))


@pytest.mark.parametrize("folder", ["frontend", "frontend/measure"])
def test_the_npm_lock_has_hashes_and_no_registry(folder: str) -> None:
    packages = json.loads((ROOT / folder / "package-lock.json").read_text())["packages"]
    installed = {path: entry for path, entry in packages.items() if path}
    assert [path for path, entry in installed.items() if "resolved" in entry] == []
    assert [path for path, entry in installed.items() if "integrity" not in entry] == []


def test_the_list_of_icons_is_sorted_and_the_sprite_holds_each_once() -> None:
    names = (ROOT / "frontend/icons.txt").read_text().split()
    assert names == sorted(set(names))
    sprite = (ROOT / "src/vai/ui/static/vendor/icons.svg").read_text()
    assert re.findall(r'<symbol id="([^"]+)"', sprite) == names
