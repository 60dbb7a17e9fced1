"""What a browser keeps so that a page opens without network: that page in each language, and what it is dressed in.

The list is read from the page itself, its style sheets and scripts, so that nothing has to be listed by hand. Its hash
names the version: whatever changes here is fetched anew by every device.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from vai.ui import assets
from vai.ui.shell import Shell

LANGUAGES: Final = ("vi", "en")
_IN_PAGE: Final = re.compile(r'(?:href|src)="([^"#]+)')
_IN_FILE: Final = {
    ".js": re.compile(r'(?:from|import)\s*"([./][^"]+)"'),
    ".css": re.compile(r'(?:url\(|@import\s)"?([^")#]+)"?'),
}


@dataclass(frozen=True)
class ShellAssets:
    """The addresses of the files that are kept, and the version that their content makes."""

    version: str
    files: tuple[str, ...]


def offline_page(language: str) -> str:
    """Write the page that opens without network: the same for everybody who reads that language."""
    with translation.override(language):
        return render_to_string("capture/offline.html", {"shell": Shell(language=language)})


def shell_assets() -> ShellAssets:
    """Return what is kept, of the files as they are; in production they are read once."""
    return _read() if settings.DEBUG else _read_once()


def _read() -> ShellAssets:
    pages = [offline_page(language) for language in LANGUAGES]
    found: dict[str, bytes] = {}
    for page in pages:
        for address in _IN_PAGE.findall(page):
            _follow(address, found)
    digest = hashlib.sha256("\0".join(pages).encode())
    for address, content in sorted(found.items()):
        digest.update(address.encode() + b"\0" + content)
    return ShellAssets(digest.hexdigest()[:16], tuple(sorted(found)))


_read_once = lru_cache(maxsize=1)(_read)


def _follow(address: str, found: dict[str, bytes]) -> None:
    """Take a file, and whatever it names in its turn."""
    content = None if address in found else assets.content(address)
    if content is None:
        return
    found[address] = content
    for other in _named(address, content):
        _follow(other, found)


def _named(address: str, content: bytes) -> Iterator[str]:
    kind = _IN_FILE.get(posixpath.splitext(address)[1])
    if kind is None:
        return
    for name in kind.findall(content.decode()):
        if not name.startswith("data:"):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(address), name))
