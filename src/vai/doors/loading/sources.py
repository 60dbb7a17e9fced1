"""What a table's source is called: rows are known again by it."""

from __future__ import annotations

import hashlib

from vai.doors.importing import headers
from vai.doors.importing.plans import Plan, TablePlan


def source_of(plan: Plan, table: TablePlan) -> str:
    """Name the source: the profile, the other system, else the table's columns, whatever the file is called today."""
    if plan.profile:
        return f"profile:{plan.profile}"[:120]
    if table.system:
        return f"system:{table.system}"[:120]
    names = "|".join(sorted(headers.key(column.column) for column in table.columns))
    digest = hashlib.sha256(names.encode()).hexdigest()[:12]
    return f"columns:{digest}"
