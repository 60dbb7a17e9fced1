"""What a rule is: the words for each case that it finds in the person's book.

What it finds stands in sql/functions.sql (`vai.guidance_cases`), by the rule's code: all rules of a desk are asked at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from django.utils.functional import Promise

from vai.core import formats
from vai.staff.enums import Mode

EVERY_MODE = (Mode.HUNT, Mode.FARM, Mode.ADVISE, Mode.KEY, Mode.ASSIST)
IN_SERVICE = (Mode.FARM, Mode.ADVISE, Mode.KEY)


@dataclass(frozen=True)
class Case:
    """One thing that a rule found. `value` in the home currency; `name` is who or what it is about, `n` its figure."""

    rule: str
    kind: str
    pk: int
    account_id: int | None
    account: str
    name: str
    text: str
    value: Decimal | None
    due_at: datetime | None
    since: datetime | None
    n: int | None

    @property
    def subject(self) -> tuple[str, int]:
        """The thing itself, whatever the rule."""
        return self.kind, self.pk

    @property
    def client(self) -> tuple[str, int]:
        """The client whom it is about: of each only so many are shown."""
        return ("account", self.account_id) if self.account_id else self.subject

    @property
    def who(self) -> str:
        """The client's name, or else the thing's."""
        return self.account or self.name


@dataclass(frozen=True)
class Link:
    """The prepared action: a page by its url name, the key it takes, and what is filled in."""

    label: str
    name: str
    key: int | None = None
    query: str = ""


class Rule:
    """A reason to act. `half_life` in hours; `minutes` the work takes; `rest_hours` it is silent after "done"."""

    code: ClassVar[str]
    label: ClassVar[str | Promise]
    modes: ClassVar[tuple[Mode, ...]]
    half_life: ClassVar[int]
    minutes: ClassVar[int] = 10
    icon: ClassVar[str] = "circle-dot"
    # What must not be silenced: somebody waits for it.
    is_mutable: ClassVar[bool] = True
    # By what means it is done, where "done" can be told to the journal; and whether the client took part then.
    logs: ClassVar[str] = ""
    logs_two_way: ClassVar[bool] = False
    rest_hours: ClassVar[int] = 72
    # Whether several cases of one client are one card.
    is_merged: ClassVar[bool] = False
    # Whether a case is told where its client is not seen: a step of one's own, say.
    speaks_without_account: ClassVar[bool] = False

    def title(self, case: Case) -> str:
        """Say what to do."""
        raise NotImplementedError

    def reason(self, case: Case, today: date) -> str:
        """Say why, with the figures."""
        raise NotImplementedError

    def link(self, case: Case) -> Link:
        """Lead to the prepared action."""
        raise NotImplementedError

    def title_of_all(self, cases: Sequence[Case]) -> str:
        """Say what to do with several cases of one client; only where they are merged."""
        raise NotImplementedError

    def reason_of_all(self, cases: Sequence[Case], today: date) -> str:
        """Say why, for several cases of one client."""
        raise NotImplementedError


def days_between(earlier: datetime | date | None, today: date) -> int:
    """Count the days from an instant or a day to today, at home."""
    if earlier is None:
        return 0
    day = earlier.astimezone(formats.HOME_ZONE).date() if isinstance(earlier, datetime) else earlier
    return (today - day).days
