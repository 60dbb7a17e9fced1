"""One spelling of every plan, event and result, so that the same facts have the same hash."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

from vai.commissions.engine import numbers

# Where an event stood in a file is no fact.
_NO_FACTS = frozenset({"place"})


def plain(value: object) -> object:
    """Write a value as JSON in the one way: numbers as exact text, sets sorted, what is absent left out."""
    if is_dataclass(value):
        named = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in _NO_FACTS}
        return plain(named)
    if isinstance(value, Mapping):
        written = {_key(key): plain(inner) for key, inner in value.items()}
        return {key: written[key] for key in sorted(written) if written[key] not in (None, "", [], {}, False)}
    if isinstance(value, frozenset | set):
        return sorted(str(item) for item in value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Fraction | Decimal):
        return numbers.text(Fraction(value))
    return value.isoformat() if isinstance(value, date) else value


def _key(key: object) -> str:
    return "|".join(map(str, key)) if isinstance(key, tuple) else str(key)


def text(value: object) -> str:
    """Give the canonical JSON of a value."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(*texts: str) -> str:
    """Give the sha256 of canonical JSON texts, one a line: JSON of this kind has no line breaks of its own."""
    return sha256("\n".join(texts).encode()).hexdigest()
