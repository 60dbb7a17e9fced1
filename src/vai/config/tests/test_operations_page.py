"""Every setting that the sources read from the environment is explained in docs/operations.md, and nothing else is."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
PAGE = ROOT / "docs" / "operations.md"
NAME = re.compile(r"\b(?:VAI_[A-Z_]+[A-Z]|DATABASE_URL|PROMETHEUS_MULTIPROC_DIR)\b")
READ = re.compile(
    r"""(?:environ(?:\.get|\.setdefault|\.pop)?|getenv|environment)\s*[\[(]\s*["'](?P<name>[A-Z_]+)["']"""
)


def read_by_sources() -> set[str]:
    files = [
        *(ROOT / "src").rglob("*.py"),
        *ROOT.glob("bin/*"),
        *(ROOT / "tests").rglob("*.py"),
        ROOT / "conftest.py",
    ]
    texts = [path.read_text(encoding="utf-8") for path in files if path.is_file()]
    return {name for text in texts for name in READ.findall(text) if NAME.fullmatch(name)}


def test_every_setting_is_explained() -> None:
    read = read_by_sources()
    assert {"DATABASE_URL", "VAI_OIDC", "VAI_STATE", "VAI_CHROMIUM"} <= read
    assert read - set(NAME.findall(PAGE.read_text(encoding="utf-8"))) == set()


def test_nothing_is_explained_that_nobody_reads() -> None:
    assert set(NAME.findall(PAGE.read_text(encoding="utf-8"))) - read_by_sources() == set()
