"""Papers as PDF: a template of this folder and data make the same bytes every time.

What people typed reaches the template as data (JSON) and is set as text, never read as markup. The template sees one empty
folder that holds nothing but itself and a logo; neither fonts of the machine nor packages of the network are used.
"""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import typst

# A4 for paper archives that ask for what is inside to be readable as text: tags are on.
_TEMPLATE = "quote.typ"
_ENDINGS = {"image/png": "logo.png", "image/jpeg": "logo.jpg"}
_LONGEST_WORD = 40
_LONG_RUN = re.compile(rf"\S{{{_LONGEST_WORD},}}")
_SIGNS = ("Cc", "Cf", "Cs", "Co", "Cn")
_KEPT = "\n\u200d\u200c"


def quote(data: Mapping[str, Any], *, logo: bytes = b"", logo_type: str = "") -> bytes:
    """Make the PDF of a quote from what queries.quote_papers gives; the same data gives the same bytes."""
    made: bytes = _render(data, logo, logo_type, "pdf")
    return made


def quote_pages(
    data: Mapping[str, Any], *, logo: bytes = b"", logo_type: str = "", ppi: int = 96
) -> list[bytes]:
    """Make a picture (PNG) of every page."""
    pages = _render(data, logo, logo_type, "png", ppi)
    return pages if isinstance(pages, list) else [pages]


def _render(
    data: Mapping[str, Any], logo: bytes, logo_type: str, kind: Literal["pdf", "png"], ppi: int | None = None
) -> Any:
    name = _ENDINGS.get(logo_type, "") if logo else ""
    told = _settable(data)
    told["company"]["logo"] = name
    with tempfile.TemporaryDirectory(prefix="vai-paper-") as folder:
        root = Path(folder)
        (root / _TEMPLATE).write_bytes((resources.files(__package__) / _TEMPLATE).read_bytes())
        if name:
            (root / name).write_bytes(logo)
        return typst.compile(
            str(root / _TEMPLATE),
            root=folder,
            ignore_system_fonts=True,
            package_path=folder,
            package_cache_path=folder,
            format=kind,
            ppi=ppi,
            timestamp=0,
            sys_inputs={"data": json.dumps(told, ensure_ascii=False)},
        )


def _settable(value: Any) -> Any:
    """Leave out signs that nothing can set, and let very long words break somewhere."""
    if isinstance(value, Mapping):
        return {key: _settable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_settable(one) for one in value]
    if not isinstance(value, str):
        return value
    plain = "".join(
        sign
        for sign in unicodedata.normalize("NFC", value)
        if sign in _KEPT or unicodedata.category(sign) not in _SIGNS
    )
    return _LONG_RUN.sub(_broken, plain)


def _broken(found: re.Match[str]) -> str:
    word = found.group()
    return "\u200b".join(
        word[start : start + _LONGEST_WORD // 2] for start in range(0, len(word), _LONGEST_WORD // 2)
    )
