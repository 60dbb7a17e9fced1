"""Days ahead told without a verb: what has happened is not moved to them, and none of them is lost."""

from __future__ import annotations

from vai.capture.grammar import drafts, kinding
from vai.capture.grammar.clauses import Clause
from vai.capture.grammar.drafts import Draft
from vai.capture.grammar.items import Sort
from vai.capture.grammar.kinds import Kind
from vai.capture.grammar.scene import Scene
from vai.capture.grammar.tense import Tense, Timing


def is_ahead(clause: Clause, told: Timing) -> bool:
    """Whether a clause names a day ahead that is not what was talked about ("discussed the Q1 campaign")."""
    if told.tense is not Tense.FUTURE or clause.words("ABOUT"):
        return False
    return bool(told.until or (told.when and (told.when.last - told.when.first).days <= _A_MONTH))


def loses_day(draft: Draft, clause: Clause, told: Timing) -> bool:
    """Whether a day ahead told without a verb would be lost in the part before, which has happened or has its own day."""
    if not is_ahead(clause, told) or draft.is_next:
        return False
    if draft.kind in (Kind.OPPORTUNITY, Kind.RENEWAL, Kind.PROMISE_TO_PAY):
        return False
    has_happened = draft.outcome is not None or draft.sentiment is not None or draft.time is not None
    return has_happened or draft.kind not in kinding.STEPS


_A_MONTH = 31


def to_come(clause: Clause, told: Timing, scene: Scene, *, kind: Kind = Kind.FOLLOW_UP) -> Draft:
    """Make a step of a clause that names a day ahead and no verb, with its words as the topic."""
    draft = drafts.make(kind, clause, told, scene)
    gaps = clause.of(Sort.GAP)
    draft.topic = draft.topic or (scene.line.text[gaps[0].start : gaps[-1].end].strip() if gaps else None)
    return draft
