"""Find words in templates that no catalogue knows: text between tags, in spoken attributes, and in calls of macros.

A walk by heuristics: it knows HTML by its outline only. What is meant to stand as it is goes into `translate="no"`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

SPOKEN = ("alt", "aria-label", "aria-description", "content", "label", "placeholder", "title", "data-confirm")
GAP = "\x00"
_SAYS = ("_", "gettext", "ngettext", "pgettext", "npgettext")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SILENT = re.compile(
    r"<!--.*?-->|<(script|style|svg|code|kbd|pre)\b.*?</\1\s*>|<(\w+)[^>]*\btranslate=\"no\"[^>]*>.*?</\2\s*>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[!/]?[a-zA-Z][^>]*>", re.DOTALL)
_ATTRIBUTE = re.compile(r'\s([\w-]+)="([^"]*)"')
_META = re.compile(r"^<meta\b", re.IGNORECASE)
# Names that are the same in every language.
_NAMES = re.compile(
    r"\b(Vai|Zalo|OK|VND|USD|CSV|XLSX|JSON|PDF|URL|SSO|TOTP|QR|doctype|html)\b", re.IGNORECASE
)
# A sentence or a label, as an argument of a macro: an upper-case letter and lower-case ones, or a Vietnamese letter.
_LABEL = re.compile(
    r"^[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?:[ ,.:?!…’'-].*)?$|[ạảãầấậẩẫằắặẳẵẹẻẽềếệểễịỉĩọỏõồốộổỗờớợởỡụủũừứựửữỳỵỷỹ]"
)
_DJANGO = re.compile(
    r"\{%-?\s*(?:blocktrans|blocktranslate)\b.*?%\}.*?\{%-?\s*endblocktrans(?:late)?\s*-?%\}|\{%\s*comment.*?endcomment\s*%\}"
    r"|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}",
    re.DOTALL,
)


def in_jinja(path: Path) -> Iterator[str]:
    """List the bare words of one of Vai's own templates."""
    env = Environment(
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"], trim_blocks=True, lstrip_blocks=True, autoescape=True
    )
    tree = env.parse(path.read_text(encoding="utf-8"), filename=str(path))
    yield from in_html("".join(_outline(tree)))
    yield from _labels(tree)


def in_django(path: Path) -> Iterator[str]:
    """List the bare words of one of our clothes for a library's page."""
    text = path.read_text(encoding="utf-8")
    yield from in_html(_DJANGO.sub(GAP, text)) if path.suffix == ".html" else _bare(_DJANGO.sub(GAP, text))


def in_html(text: str) -> Iterator[str]:
    """List the words between tags and in attributes that are read out or shown."""
    text = _SILENT.sub(" ", text)
    for tag in _TAG.findall(text):
        for name, value in _ATTRIBUTE.findall(tag):
            if name in SPOKEN and not _META.match(tag):
                yield from _bare(value)
    for part in _TAG.sub("\n", text).split("\n"):
        yield from _bare(part)


def _bare(text: str) -> Iterator[str]:
    words = " ".join(html.unescape(text.replace(GAP, " ")).split())
    if _LETTERS.search(_NAMES.sub("", words)):
        yield words


def _outline(node: nodes.Node) -> Iterator[str]:
    """Give the template's own text in order, with a gap for everything that is computed."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.TemplateData):
            yield child.data
        elif isinstance(child, nodes.Expr):
            yield GAP
        else:
            yield from _outline(child)


def _labels(node: nodes.Node) -> Iterator[str]:
    for call in node.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in _SAYS:
            continue
        given = [*call.args, *(keyword.value for keyword in call.kwargs)]
        for value in given:
            if isinstance(value, nodes.Const) and isinstance(value.value, str) and _LABEL.search(value.value):
                yield value.value
