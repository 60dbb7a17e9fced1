"""Read a tree of JSON with the place in mind, so that whatever is wrong is named by its path."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from vai.commissions.engine import numbers
from vai.commissions.engine.errors import InputWrong

# What people write beside the facts; it changes nothing.
REMARKS = frozenset({"note", "notes", "name", "title", "description", "comment", "source", "label"})


@dataclass(frozen=True, slots=True)
class Place:
    """A value of the file, where it stands, and which error it raises."""

    value: object
    path: str
    error: type[InputWrong]

    def wrong(self, code: str, **values: str) -> InputWrong:
        """Make the error of this place."""
        return self.error(self.path, code, **values)

    def __contains__(self, key: str) -> bool:
        return isinstance(self.value, Mapping) and self.value.get(key) is not None

    def __getitem__(self, key: str) -> Place:
        """Step into an object; what is absent is a place with nothing in it."""
        inner = self.object().get(key)
        return Place(inner, f"{self.path}.{key}" if self.path else key, self.error)

    def first(self, *keys: str) -> Place:
        """Step to the first of several names that is there (one thing has many names); else to the first name."""
        return self[next((key for key in keys if key in self), keys[0])]

    def needed(self) -> Place:
        """Insist that something stands here."""
        if self.value is None:
            raise self.wrong("missing")
        return self

    def object(self) -> Mapping[str, object]:
        """Read an object."""
        if not isinstance(self.value, Mapping):
            raise self.wrong("missing" if self.value is None else "not_object")
        return self.value

    def known(self, keys: Collection[str]) -> Place:
        """Insist that an object has no other keys: a typo must not change what people are paid."""
        for key in self.object():
            if key not in keys and key not in REMARKS:
                raise self[str(key)].wrong("unknown_key", known=", ".join(sorted(keys)))
        return self

    def items(self) -> Iterator[Place]:
        """Walk through a list."""
        if not isinstance(self.value, list | tuple):
            raise self.wrong("missing" if self.value is None else "not_list")
        for i, inner in enumerate(self.value):
            yield Place(inner, f"{self.path}[{i}]", self.error)

    def text(self) -> str:
        """Read a text, or a number used as a name."""
        value = self.needed().value
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self.wrong("not_text")
        if not str(value).strip():
            raise self.wrong("empty")
        return str(value).strip()

    def one_of(self, known: Collection[str], default: str | None = None) -> str:
        """Read a word of a list."""
        if self.value is None and default is not None:
            return default
        found = self.text()
        if found not in known:
            raise self.wrong("not_one_of", known=", ".join(known), found=found)
        return found

    def flag(self) -> bool:
        """Read true or false; what is absent is false."""
        if self.value is None:
            return False
        if not isinstance(self.value, bool):
            raise self.wrong("not_bool")
        return self.value

    def number(self, *, negative: bool = False, most: int | None = None) -> Fraction:
        """Read an exact number, not negative unless asked for."""
        value = self.needed().value
        if isinstance(value, float):
            raise self.wrong("is_float")
        found = numbers.exact(value)
        if found is None:
            raise self.wrong("not_number", found=str(value)[:40])
        if found < 0 and not negative:
            raise self.wrong("negative", found=numbers.text(found))
        if most is not None and found > most:
            raise self.wrong("above", most=str(most), found=numbers.text(found))
        return found

    def positive(self) -> Fraction:
        """Read a number above zero."""
        found = self.number()
        if not found:
            raise self.wrong("not_positive", found=numbers.text(found))
        return found

    def whole(self) -> int:
        """Read a whole number of something."""
        found = self.number()
        if found.denominator != 1:
            raise self.wrong("not_whole", found=numbers.text(found))
        return int(found)

    def day(self) -> date:
        """Read a date; of a moment, its date as written."""
        value = self.needed().value
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            found = date.fromisoformat(str(value)[:10])
        except ValueError:
            raise self.wrong("not_date", found=str(value)[:40]) from None
        if not 1900 <= found.year < 2200:
            raise self.wrong("not_date", found=str(value)[:40])
        return found

    def currency(self) -> str:
        """Read an ISO code of a currency."""
        found = self.text()
        if not (len(found) == 3 and found.isascii() and found.isupper() and found.isalpha()):
            raise self.wrong("not_currency", found=found)
        return found
