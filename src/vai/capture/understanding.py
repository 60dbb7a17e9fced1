"""How a line is understood: the reading, who is meant, what would be filed, and what is asked before that. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from vai.capture.fixes import Fixes
from vai.capture.grammar import Flag, Reading
from vai.capture.grammar.kinds import QUESTIONS
from vai.capture.plans import Plan
from vai.capture.resolving import Resolution
from vai.capture.targets import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """An open deal of a client that a line names."""

    id: int
    name: str
    account_id: int | None
    contact_id: int | None
    lead_id: int | None
    amount: Decimal | None
    currency: str
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to a question, and the text by which a form sends it."""

    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that has to be answered before the line is filed."""

    code: str
    text: str
    choices: tuple[Choice, ...]
    part: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """Everything a page shows of a line. `deals`: by the number of a part, the open deals that may be meant."""

    reading: Reading
    plan: Plan
    who: tuple[Resolution, ...]
    deals: Mapping[int, tuple[Deal, ...]] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    fixes: Fixes = field(default_factory=Fixes)
    here: Target | None = None

    @property
    def is_clear(self) -> bool:
        """Whether it can be filed at once."""
        return bool(self.reading.parts) and not self.questions

    @property
    def warnings(self) -> list[Flag]:
        """What is told beside it, in the order of their enum; what is asked stands in the questions."""
        asked = {question.code for question in self.questions}
        hidden = asked | {Flag.CLIENT_MISSING.value}
        return [flag for flag in Flag if flag in self.reading.flags and flag.value not in hidden]

    def target_of(self, mention: int) -> Target | None:
        """Return whom a mention is taken for."""
        return self.who[mention].target

    def as_json(self) -> dict[str, Any]:
        """Give the reading in the form of the golden cases, with who is meant and what is asked under further keys."""
        return self.reading.as_json() | {
            "resolution": [_resolved(one) for one in self.who],
            "questions": [
                {
                    "code": question.code,
                    "text": question.text,
                    "choices": [
                        {"value": choice.value, "label": choice.label, "detail": choice.detail}
                        for choice in question.choices
                    ],
                }
                for question in self.questions
            ],
            "asks": [flag.value for flag in Flag if flag in self.reading.flags & QUESTIONS],
        }


def _resolved(one: Resolution) -> dict[str, Any]:
    row: dict[str, Any] = {
        "parts": list(one.mention.parts),
        "person": one.mention.person,
        "org": one.mention.org,
    }
    if one.target:
        return row | {
            "target": one.target.code,
            "name": one.target.name,
            "account_id": one.target.account_id,
        }
    return row | {"target": None, "choices": [choice.code for choice in one.choices]}
