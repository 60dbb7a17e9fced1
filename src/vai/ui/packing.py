"""Make one file of several: a style sheet with what it imports in it, a script with the modules that it needs.

Sheets and modules stay as they are written, and work as they are while developing; what a page loads is put together
from them here. A module becomes the result of a function that holds it, so that names do not meet. Two forms of
import and export are known (`import {…}`, `import * as`; `export` before a name); a test finds any other.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

Read = Callable[[str], str]
Address = Callable[[str], str]

_SHEET = re.compile(r"""^@import\s+"([^"]+)"\s*;\n?""", re.MULTILINE)
_LINK = re.compile(r"""url\(["']?(?!data:|/|https?:)([^"')#]+)(#[^"')]*)?["']?\)""")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_IMPORT = re.compile(
    r"""^import\s+(?:(\{[^}]*\}|\*\s+as\s+\w+)\s+from\s+)?"(\.[^"]+\.js)";?\n""", re.MULTILINE
)
_EXPORT = re.compile(r"^export\s+((?:async\s+)?(?:const|function\*?|class)\s+(\w+))", re.MULTILINE)
_LATER = re.compile(r"""\bimport\(\s*"(\.[^"]+\.js)"\s*\)""")
_WHOLE_LINE = re.compile(r"^\s*//.*\n", re.MULTILINE)


def sheet(name: str, read: Read, address: Address) -> str:
    """Write a sheet with what it imports in its place, and with the lasting addresses of what it shows."""

    def imported(found: re.Match[str]) -> str:
        return sheet(beside(name, found[1]), read, address)

    def linked(found: re.Match[str]) -> str:
        return f'url("{address(beside(name, found[1]))}{found[2] or ""}")'

    text = _COMMENT.sub("", read(name))
    return _SHEET.sub(imported, _LINK.sub(linked, text))


def script(name: str, read: Read, address: Address, *, held_by: dict[str, str] | None = None) -> str:
    """Write a module with all that it imports before it.

    What another script of every page holds already (`held_by`: module to the address of that script) is asked from there,
    for a module that runs twice would listen twice.
    """
    needed = needed_by(name, read)
    held = {module: there for module, there in (held_by or {}).items() if module in needed}
    shared = [f'import {{ {_local(module)} }} from "{there}";\n' for module, there in held.items()]
    parts = [_function(module, read, address) for module in needed if module not in held]
    own = _plain(name, read, address)
    # Whoever is held by this script is offered to the others.
    offered = "" if held_by else f"export {{ {', '.join(map(_local, needed))} }};\n" if needed else ""
    return "".join([*shared, *parts, own, offered])


def alone(name: str, read: Read, address: Address) -> str:
    """Write a module with all that it imports as a plain script, for where no page is: a service worker."""
    needed = needed_by(name, read)
    return "".join([*(_function(module, read, address) for module in needed), _plain(name, read, address)])


def needed_by(name: str, read: Read) -> list[str]:
    """List the modules that a module needs before it can run, each after what it needs itself."""
    found: dict[str, None] = {}
    for match in _IMPORT.finditer(read(name)):
        near = beside(name, match[2])
        found |= dict.fromkeys((*needed_by(near, read), near))
    return list(found)


def beside(name: str, path: str) -> str:
    """Name the file that stands at a path from another."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _function(name: str, read: Read, address: Address) -> str:
    names = ", ".join(found[2] for found in _EXPORT.finditer(read(name)))
    return f"const {_local(name)} = (() => {{\n{_plain(name, read, address)}return {{ {names} }};\n}})();\n"


def _plain(name: str, read: Read, address: Address) -> str:
    """Write a module without its imports and exports: what it asks for are the values of other functions."""

    def asked(found: re.Match[str]) -> str:
        if not found[1]:
            return ""
        wanted = (
            found[1].removeprefix("*").strip().removeprefix("as ")
            if "*" in found[1]
            else found[1].replace(" as ", ": ")
        )
        return f"const {wanted} = {_local(beside(name, found[2]))};\n"

    text = _EXPORT.sub(r"\1", _IMPORT.sub(asked, _WHOLE_LINE.sub("", read(name))))
    return _LATER.sub(lambda found: f'import("{address(beside(name, found[1]))}")', text)


def _local(name: str) -> str:
    return "$" + re.sub(r"\W", "_", name.removesuffix(".js"))
