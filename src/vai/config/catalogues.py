"""The catalogues of visible words: read from the sources of each room, kept with their translations, and checked.

A room's catalogue is `ROOM/locale/vi/LC_MESSAGES/django.po`. English is the language of the sources and has none.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import allauth
import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.template import engines
from django.template.base import Node
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from jinja2.ext import babel_extract

HOUSE = Path(__file__).resolve().parents[1]
LANGUAGE = "vi"
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: vi\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
)
# How many plain arguments come before the message in a call, and in which place each stands.
KEYWORDS: Any = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
JINJA_OPTIONS = {"extensions": "jinja2.ext.do", "trimmed": "true", "silent": "false"}
_PLACEHOLDER = re.compile(r"%\(\w+\)[-#0 +.\d]*[a-zA-Z]|%[sd]|\{\w*(?:![rs])?(?::[^}]*)?\}")

# Libraries speak on our pages as well; what they cannot say in Vietnamese, the room of sign-in says for them.
# Names of their models and admin pages are never shown.
LIBRARY_ROOM = "staff"
LIBRARY_SOURCES = (
    (allauth, ("account", "core", "mfa", "usersessions", "socialaccount/*.py", "socialaccount/internal")),
    (allauth, ("socialaccount/providers/base", "socialaccount/providers/openid_connect")),
    (django, ("forms", "core/validators.py", "contrib/auth/password_validation.py", "utils/timesince.py")),
)
LIBRARY_TEMPLATES = ("account/messages", "mfa/messages", "socialaccount/messages", "usersessions/messages")


@dataclass(frozen=True, order=True)
class Words:
    """A text to translate: its context, if any, the text, and its plural, if any."""

    context: str
    text: str
    plural: str = ""

    @property
    def id(self) -> str | tuple[str, str]:
        """The form in which Babel names it."""
        return (self.text, self.plural) if self.plural else self.text


def rooms() -> list[str]:
    """List the rooms of the house."""
    return [room for room in settings.ROOMS if (HOUSE / room).is_dir()]


def path_of(room: str) -> Path:
    """Return where a room's catalogue lies."""
    return HOUSE / room / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def words_of(room: str) -> set[Words]:
    """Collect what the sources of a room say, and for the room of sign-in what the libraries leave unsaid."""
    found = set(_python_words(HOUSE / room))
    for file in _files(HOUSE / room / "templates"):
        with file.open("rb") as source:
            found |= set(_as_words(babel_extract(source, KEYWORDS, [], JINJA_OPTIONS)))
    for file in _files(HOUSE / room / "django_templates"):
        found |= set(_django_words(file))
    return found | library_words() if room == LIBRARY_ROOM else found


def library_words() -> set[Words]:
    """Collect what the libraries may say on our pages and cannot say in Vietnamese by themselves."""
    found: set[Words] = set()
    for package, parts in LIBRARY_SOURCES:
        home = Path(package.__path__[0])
        for part in parts:
            for place in home.glob(part):
                found |= set(_python_words(place, unseen=("models.py", "admin.py", "apps.py")))
    for folder in LIBRARY_TEMPLATES:
        for file in _files(Path(allauth.__path__[0]) / "templates" / folder):
            found |= set(_django_words(file))
    return {words for words in found if words not in _known_to_libraries()}


def read(room: str) -> Catalog:
    """Read a room's catalogue; empty where there is none yet."""
    path = path_of(room)
    if not path.exists():
        return Catalog(locale=LANGUAGE)
    with path.open("rb") as source:
        return read_po(source, locale=LANGUAGE)


def update(room: str) -> tuple[int, int]:
    """Write a room's catalogue anew, with the translations that it has; return how many were added and dropped."""
    before, wanted = read(room), words_of(room)
    known = {_words(message) for message in before if message.id}
    after = Catalog(locale=LANGUAGE)
    for words in sorted(wanted):
        kept = before.get(words.id, words.context or None)
        flags = kept.flags & {"fuzzy"} if kept else set()
        after.add(words.id, kept.string if kept else None, context=words.context or None, flags=flags)
    if wanted or known:
        path_of(room).parent.mkdir(parents=True, exist_ok=True)
        path_of(room).write_text(_text(after), encoding="utf-8")
    return len(wanted - known), len(known - wanted)


def faults(room: str) -> Iterator[str]:
    """Tell what keeps a room from speaking Vietnamese all through."""
    wanted = words_of(room)
    messages = {_words(message): message for message in read(room) if message.id}
    for words in sorted(wanted - messages.keys()):
        yield f"{room}: not in the catalogue (run `vai translations {room}`): {words.text!r}"
    for words in sorted(messages.keys() - wanted):
        yield f"{room}: no source says this any more (run `vai translations {room}`): {words.text!r}"
    for words in sorted(messages.keys() & wanted):
        said = _strings(messages[words])
        if not said or not all(said):
            yield f"{room}: not translated: {words.text!r}"
        elif messages[words].fuzzy:
            yield f"{room}: fuzzy: {words.text!r}"
        elif any(_placeholders(text) != _placeholders(words.plural or words.text) for text in said):
            yield f"{room}: other placeholders than the source: {words.text!r}"


def contradictions(named: list[str]) -> Iterator[str]:
    """Tell which words are translated differently in two rooms: only one of them would be seen, in both."""
    first: dict[Words, tuple[str, list[str]]] = {}
    for room in rooms():
        for message in read(room):
            said = _strings(message)
            if not message.id or not any(said):
                continue
            words = _words(message)
            other, theirs = first.setdefault(words, (room, said))
            if theirs != said and (room in named or other in named):
                yield f"{room}: {words.text!r} is {said[0]!r} here and {theirs[0]!r} in {other}; use pgettext"


def template_files(room: str, folder: str) -> list[Path]:
    """List the templates in one of a room's folders."""
    return _files(HOUSE / room / folder)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".html", ".txt", ".xml"))


def _python_words(place: Path, *, unseen: tuple[str, ...] = ()) -> Iterator[Words]:
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    for file in files:
        if {"tests", "migrations", *unseen} & set(file.relative_to(place.parent).parts):
            continue
        with file.open("rb") as source:
            yield from _as_words(extract_python(source, KEYWORDS, [], {}))


def _as_words(found: Any) -> Iterator[Words]:
    for _line, function, texts, _comments in found:
        parts = list(texts) if isinstance(texts, tuple | list) else [texts]
        context = parts.pop(0) if function and "pgettext" in function else ""
        counts = bool(function and function.startswith("n"))
        # What follows are values for the placeholders; those given by name come as None.
        texts = parts[: 2 if counts else 1]
        if texts and all(isinstance(part, str) for part in (context, *texts)) and texts[0]:
            plural = texts[1] if counts and len(texts) > 1 else ""
            yield Words(context, texts[0], plural)


def _django_words(file: Path) -> Iterator[Words]:
    template = engines["django"].engine.from_string(  # type: ignore[attr-defined]
        file.read_text(encoding="utf-8")
    )
    for node in template.nodelist.get_nodes_by_type(Node):
        if isinstance(node, TranslateNode):
            literal = node.filter_expression.var
            text = literal if isinstance(literal, str) else getattr(literal, "literal", None)
            if isinstance(text, str):
                yield Words(_context_of(node), text)
        elif isinstance(node, BlockTranslateNode):
            yield _block_words(node)


def _block_words(node: BlockTranslateNode) -> Words:
    texts = [node.render_token_list(part)[0] for part in (node.singular, node.plural) if part]
    if node.trimmed:
        texts = [" ".join(line.strip() for line in text.strip().splitlines()) for text in texts]
    return Words(_context_of(node), *texts)


def _context_of(node: Any) -> str:
    return str(node.message_context.var) if node.message_context else ""


def _known_to_libraries() -> set[Words]:
    known: set[Words] = set()
    for home in (Path(django.__path__[0]) / "conf", Path(django.__path__[0]) / "contrib/auth"):
        file = home / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"
        with file.open("rb") as source:
            catalogue = read_po(source, locale=LANGUAGE)
        known |= {_words(m) for m in catalogue if m.id and all(_strings(m)) and not m.fuzzy}
    return known


def _words(message: Message) -> Words:
    texts = message.id if isinstance(message.id, tuple | list) else (message.id,)
    return Words(message.context or "", *texts)


def _strings(message: Message) -> list[str]:
    said = message.string
    return [said] if isinstance(said, str) else [text or "" for text in said or ()]


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def _text(catalogue: Catalog) -> str:
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    return HEADER + buffer.getvalue().decode().strip() + "\n"
