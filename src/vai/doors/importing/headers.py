"""What a heading means: a dictionary of the standard headings of other systems and of people, compared folded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from vai.core.text import fold

ANY = "*"
LEAVE_OUT = "-"
_LINE = re.compile(r"^(?P<target>\S+)\s*\|\s*(?P<rest>.+)$")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_FUZZY_FROM = 86
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_UNIT = re.compile(
    r"\((?:[^)]*(?:vnd|vnđ|đ|đồng|dong|usd|eur|\$|€|%|tr|triệu|tỷ|dd|mm|yyyy|required|bắt buộc)[^)]*)\)", re.I
)
# Wrappers that interfaces put around their names.
_PREFIX = re.compile(r"^(?:properties\.|fields\.|attributes\.)")
_CUSTOM = re.compile(r"__c$")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading means: `target` is a field of the table's entity, or entity.field of another, or "-".

    `system` names where the heading is standard ("" is plain English, "vi" Vietnamese); `likeness` is 0 to 1.
    """

    target: str
    system: str
    likeness: float
    known_as: str


@lru_cache(maxsize=20_000)
def key(name: str) -> str:
    """Reduce a heading to what is compared: folded, letters and digits only.

    A heading in another script keeps nothing, and is then unknown.
    """
    bare = _CUSTOM.sub("", _PREFIX.sub("", _UNIT.sub("", name).strip()))
    if bare.startswith("@"):
        return "@" + _NOT_WORD.sub("", fold(bare))
    return "#" if bare == "#" else _NOT_WORD.sub("", fold(bare))


def words(name: str) -> str:
    """Write a heading as words in small letters: CloseDate is close date."""
    return " ".join(_NOT_WORD.sub(" ", fold(_CAMEL.sub(" ", _CUSTOM.sub("", name)))).split())


def meanings(entity: str, name: str, system: str = "") -> list[Meaning]:
    """Give what a heading may mean in a table of `entity`, best first: exactly known (in `system` before others), else nearly."""
    wanted = key(name)
    if not wanted:
        return []
    book = _book()
    for place in (entity, ANY):
        if found := book.get(place, {}).get(wanted):
            return _by_target(
                tuple(sorted(found, key=lambda meaning: meaning.system != system)) if system else found
            )
    stem, slash, last = name.rpartition("/")
    if slash and last.lower() in ("name", "display_name") and (found := book.get(entity, {}).get(key(stem))):
        return _by_target(found)
    return _nearly(entity, wanted)


def entities_knowing(name: str) -> list[str]:
    """Name the entities whose tables have such a heading."""
    wanted = key(name)
    return [entity for entity, known in _book().items() if entity != ANY and wanted in known]


def is_known(name: str) -> bool:
    """Whether any table of any system has such a heading."""
    wanted = key(name)
    return bool(wanted) and wanted in _all_keys()


def known_share(names: Sequence[str]) -> float:
    """Tell which share of the headings that are not empty is known."""
    filled = [name for name in names if name]
    return sum(map(is_known, filled)) / len(filled) if filled else 0


def _by_target(found: tuple[Meaning, ...]) -> list[Meaning]:
    """One meaning a target: a heading that several systems share says nothing about the system."""
    first: dict[str, Meaning] = {}
    for meaning in found:
        first.setdefault(meaning.target, meaning)
    return list(first.values())


def systems(entity: str, name: str) -> set[str]:
    """Name the systems whose tables of `entity` have such a heading."""
    return {m.system for m in _book().get(entity, {}).get(key(name), ()) if m.system not in ("", "vi")}


@lru_cache(maxsize=20_000)
def _nearly_cached(entity: str, wanted: str) -> tuple[Meaning, ...]:
    known = _book().get(entity, {})
    hit = process.extractOne(wanted, known.keys(), scorer=ratio, score_cutoff=_FUZZY_FROM)
    if not hit:
        return ()
    return tuple(
        Meaning(m.target, m.system, hit[1] / 100 * 0.85, m.known_as) for m in _by_target(known[hit[0]])
    )


def _nearly(entity: str, wanted: str) -> list[Meaning]:
    if len(wanted) < 6:
        return []
    return list(_nearly_cached(entity, wanted))


@cache
def _all_keys() -> frozenset[str]:
    return frozenset(known for entity in _book().values() for known in entity)


@cache
def _book() -> dict[str, dict[str, tuple[Meaning, ...]]]:
    book: dict[str, dict[str, tuple[Meaning, ...]]] = {}
    known: dict[str, tuple[Meaning, ...]] = {}
    text = files("vai.doors.importing").joinpath("data/headings.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            known = book.setdefault(line.strip("[] "), {})
        elif not line.startswith("#") and (match := _LINE.match(line)):
            for part in match["rest"].split(" | "):
                system, _, names = part.partition(":")
                for name in names.split(";"):
                    if wanted := key(name.strip()):
                        meaning = Meaning(match["target"], system.strip(), 1.0, name.strip())
                        known[wanted] = (*known.get(wanted, ()), meaning)
    return book
