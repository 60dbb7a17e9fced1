"""Help for the tests of `vai doctor`: what was found, by the name of the check, apart from what is in order."""

from __future__ import annotations

from collections.abc import Iterable

from vai.config.doctor.findings import Finding, Outcome


def named(findings: Iterable[Finding], outcome: Outcome = Outcome.FAULT) -> dict[str, Finding]:
    """Return the findings of an outcome by check; each of them says what to do."""
    found = {finding.check: finding for finding in findings if finding.outcome is outcome}
    assert [finding for finding in found.values() if not finding.remedy] == []
    return found
