"""What can be wrong with a file, a row or a value: a code, and a sentence made from it when it is shown."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from vai.doors.importing.phrases import hint, sentence


class UnreadableFile(Exception):  # noqa: N818 (the name says what it is to a person)
    """A file that cannot be read as a table; `message` and `hint` are in the reader's language."""

    def __init__(self, code: str, path: str, **params: Any) -> None:
        super().__init__(f"{code}: {path}")
        self.code = code
        self.path = path
        self.params: dict[str, Any] = {"file": path, **params}

    @property
    def message(self) -> str:
        """What is wrong, as a whole sentence."""
        return sentence(self.code, self.params)

    @property
    def hint(self) -> str:
        """What the person can do about it, as a whole sentence."""
        return hint(self.code, self.params)


class BadValue(Exception):  # noqa: N818
    """A value that cannot be read as what its column should hold."""

    def __init__(self, code: str, text: str = "", **params: Any) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.params: dict[str, Any] = {"value": text, **params}

    @property
    def message(self) -> str:
        """What is wrong, as a whole sentence."""
        return sentence(self.code, self.params)


@dataclass(frozen=True, slots=True)
class Problem:
    """One remark on one row; `field` is the target and `column` the heading in the file (both may be empty)."""

    code: str
    field: str = ""
    column: str = ""
    params: dict[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def message(self) -> str:
        """The remark as a whole sentence."""
        return sentence(self.code, {"column": self.column, **self.params})
