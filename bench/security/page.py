"""Writes docs/security.md from the list of promises; tests/security/test_promises.py holds the page to the list."""

from pathlib import Path

from bench.security import PARTS
from bench.security.promises import PROMISES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "security.md"
_HEAD = """# Security

What Vai promises, and what would fail if a promise were broken. This page is made by `bin/bench --security --docs` from
`bench/security/promises.py`; a test fails when the two differ, or when a test or part named here does not exist.

- **Tests** run with every `bin/test`, in seconds.
- **Parts** of `bin/bench --security` try the same at length, against a database made for it: 100,000 random probes of the row
  rules, every address as every title, every field filled with hostile text. `--seed` repeats a run, `--only PART` runs one part,
  results go to `results/security.json` in the state folder. Exit code 1 when anything differs.

"""
_TAIL = """
## The parts

| part | what it attacks |
|---|---|
{parts}

## Not promised

- **A REST interface** does not exist yet, so there is no schema for schemathesis to work from; the part `endpoints` says so, and sends
  junk of its own to what there is for machines (`/health`, `/ready`, `/metrics`). An interface that is added brings its schema and
  its run of schemathesis with it.
- **People know each other**: names, titles and teams of colleagues are seen by every colleague.
- **Denial of service by colleagues**: whoever is signed in may import files of 100 MB, which costs time. Limits keep memory flat;
  the rate at which a colleague works is not limited.
- **Viruses**: files are kept as they come and never opened by Vai but for imports; whoever downloads one should scan it.
- **The machine**: whoever reads the state folder or the database as its owner reads everything. See docs/operations.md.

If you find a hole, tell the maintainers before anybody else.
"""


def text():
    """Return the page as the promises say it."""
    chapters = [_chapter(title, promises) for title, promises in PROMISES.items()]
    parts = "\n".join(f"| `{code}` | {title} |" for code, title in PARTS.items())
    return _HEAD + "\n".join(chapters) + _TAIL.format(parts=parts)


def write():
    """Write the page."""
    PAGE.write_text(text(), encoding="utf-8")
    print(f"{PAGE} is written")


def _chapter(title, promises):
    lines = [f"## {title}", "", "| promise | tests | parts |", "|---|---|---|"]
    for promise in promises:
        tests = "<br>".join(f"`{test}`" for test in promise.tests)
        parts = ", ".join(f"`{part}`" for part in promise.parts) or "–"
        lines.append(f"| {promise.text} | {tests} | {parts} |")
    return "\n".join(lines) + "\n"
