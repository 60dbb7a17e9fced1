"""What the parts of a run found: how much was tried, and what came out otherwise than promised."""

import json
import time
import traceback
from dataclasses import dataclass, field

_TOLD = 15


@dataclass
class Part:
    """One part of a run. `differences` are sentences; `figures` are measured beside, `remarks` are for the reader."""

    code: str
    title: str
    checks: int = 0
    differences: list[str] = field(default_factory=list)
    figures: dict[str, object] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def check(self, holds, told):
        """Count one check; where it does not hold, keep what is told of it."""
        self.checks += 1
        if not holds:
            self.differences.append(told)
        return holds

    def equal(self, found, promised, told):
        """Count one comparison."""
        return self.check(found == promised, f"{told}: {found!r} instead of {promised!r}")

    def take(self, other):
        """Add what another process did for this part."""
        self.checks += other.checks
        self.differences += other.differences
        for name, value in other.figures.items():
            self.figures[name] = self.figures.get(name, 0) + value

    def run(self, work, *arguments):
        """Do the work and take its time. What breaks off is a difference, told with its place."""
        started = time.perf_counter()
        try:
            work(self, *arguments)
        except Exception:  # noqa: BLE001 - what broke off is told, and the other parts run all the same
            self.check(False, f"broke off: {traceback.format_exc(limit=-6)}")
        self.seconds = time.perf_counter() - started
        return self


def table(parts):
    """Write the summary: part, checks, differences."""
    width = max(len(part.title) for part in parts)
    lines = [f"{'part':<{width}}  {'checks':>9}  {'differences':>11}  {'time':>7}"]
    lines += [
        f"{part.title:<{width}}  {part.checks:>9,}  {len(part.differences):>11,}  {part.seconds:>6.0f}s"
        for part in parts
    ]
    n_checks, n_differences = sum(p.checks for p in parts), sum(len(p.differences) for p in parts)
    lines.append(f"{'all':<{width}}  {n_checks:>9,}  {n_differences:>11,}")
    return "\n".join(lines)


def details(part):
    """Write what a part measured, has to say, and found."""
    lines = [f"  {name}: {value}" for name, value in part.figures.items()]
    lines += [f"  {remark}" for remark in part.remarks]
    lines += [f"  !! {one}" for one in part.differences[:_TOLD]]
    if len(part.differences) > _TOLD:
        lines.append(f"  !! and {len(part.differences) - _TOLD} more, in the results file")
    return "\n".join(lines)


def as_json(parts, **more):
    """Write everything for machines."""
    told = {
        part.code: {name: value for name, value in vars(part).items() if name != "code"} for part in parts
    }
    return json.dumps({**more, "parts": told}, ensure_ascii=False, indent=1, default=str) + "\n"
