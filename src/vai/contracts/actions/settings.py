"""How contracts are made here: an administrator settles it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from vai.contracts import rules
from vai.contracts.models import ContractSettings
from vai.core import text
from vai.core.errors import Refused, Stale
from vai.staff import rules as staff
from vai.staff.models import Person

FIELDS: Final = frozenset(
    {"pattern", "our_name", "our_tax_code", "our_address", "our_representative", "our_title"}
    | {"usual_months", "vat_pct", "payment_terms"}
)
_MOST_MONTHS = 1200


class NotUsual(Refused):
    """No contract runs like this."""

    code = "not_usual"


def change(
    changes: Mapping[str, Any], *, by: Person, at: datetime, version: int | None = None
) -> ContractSettings:
    """Change how contracts are numbered, who signs for us, and what is usual; contracts that are there stay as they are.

    :raises NotANumberPattern: two contracts would get one number by it.
    :raises NotUsual: a term or rate that is none.
    :raises Stale: somebody else saved first.
    """
    staff.need_administrator(by)
    kept = ContractSettings.objects.select_for_update().order_by("pk").first() or ContractSettings()
    values = {name: value for name, value in changes.items() if name in FIELDS}
    if version is not None and kept.pk and version != kept.version:
        differing = [(name, getattr(kept, name), value) for name, value in values.items()]
        raise Stale(_("Somebody else changed these settings in the meantime."), differing)
    for name, value in values.items():
        setattr(kept, name, text.squeeze(value) if isinstance(value, str) else value)
    rules.check_pattern(kept.pattern)
    if kept.usual_months is not None and not 0 < kept.usual_months <= _MOST_MONTHS:
        raise NotUsual(_("A term is at least a month."), field="usual_months")
    if not 0 <= kept.vat_pct <= 100:
        raise NotUsual(_("VAT is between 0 and 100 percent."), field="vat_pct")
    kept.save()
    return kept
