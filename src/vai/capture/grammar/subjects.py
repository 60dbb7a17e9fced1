"""What a part is about: its topic, the reason of a loss, where a lead came from."""

from __future__ import annotations

from vai.capture.grammar.clauses import CONTACT, Clause
from vai.capture.grammar.items import Item, Sort
from vai.capture.grammar.kinds import Kind
from vai.capture.grammar.scene import Scene
from vai.capture.grammar.tokens import Line
from vai.capture.grammar.vocabulary import REASONS

_TOLD_IN_FULL = frozenset((Kind.COMPLAINT, Kind.INCIDENT, Kind.TASK, Kind.DELIVERY))
_SMALL = frozenset(("VERBLET", "CC", "CUSTOMER", "SOURCE", "NOT", "PAST"))
_NEEDS = frozenset((Kind.LEAD, Kind.OPPORTUNITY, Kind.CONTACT))
_BOUNDARIES = frozenset(
    (
        Sort.WHEN,
        Sort.TIME,
        Sort.MONEY,
        Sort.PERSON,
        Sort.ORG,
        Sort.PHONE,
        Sort.EMAIL,
        Sort.TAX_CODE,
        Sort.LINK,
    )
)


def topic_of(kind: Kind, clause: Clause, line: Line) -> str | None:
    """Name what a part is about: a known subject by its code, anything else in the writer's words."""
    if clause.head in CONTACT | {"follow_up", "demo"}:
        if "debt" in clause.docs:
            return "collection"
        known = (*clause.topics, *clause.docs)
        if known:
            return known[0]
    if clause.head == "training":
        return "training"
    if clause.head in ("send", "sent") and clause.docs and kind in (Kind.SEND_DOCUMENT, Kind.DOCUMENT_SENT):
        return _text_of(clause.words("DOC"), line)
    if kind is Kind.INCIDENT and clause.words("THING"):
        return _text_of(clause.words("THING")[:1], line)
    starts = clause.words("ABOUT")
    if kind in _NEEDS or (kind is Kind.NOTE and clause.words("INTEREST")):
        starts = clause.words("INTEREST") or clause.words("WANT") or starts
    if starts:
        return _behind(clause, starts[0], line)
    if kind in _TOLD_IN_FULL | {Kind.ADVICE} and clause.head_item:
        return _behind(clause, clause.head_item, line)
    return clause.topics[0] if clause.topics else None


def source_of(clause: Clause) -> str | None:
    """Tell where a lead came from, in the writer's words."""
    came = clause.words("CAME")
    return came[0].value.partition(":")[2] if came else None


def reason_of(clause: Clause, scene: Scene) -> str | None:
    """Give the code of a reason told with "vì" or by itself, else its words."""
    whys = clause.words("WHY")
    start = whys[0].end if whys else clause.items[0].start if clause.head is None else None
    if start is None:
        return _to_competitor(clause, scene)
    end = max(item.end for item in clause.items)
    tokens = tuple(token for token in scene.tokens if start <= token.start < end)
    for at in range(len(tokens)):
        if match := REASONS.match(tokens, at, scene.mode):
            return match.value
    return scene.line.text[start:end].strip() or None if whys else None


def _to_competitor(clause: Clause, scene: Scene) -> str | None:
    """Read "lost Bosch to competitor": no "because" is needed there."""
    assert clause.head_item is not None
    after = tuple(
        token for token in scene.tokens if clause.head_item.start <= token.start < clause.items[-1].end
    )
    found = (REASONS.match(after, at, scene.mode) for at in range(len(after)))
    return next((match.value for match in found if match and match.value == "competitor"), None)


def _behind(clause: Clause, start: Item, line: Line) -> str | None:
    """Give the words behind an item, up to the next thing of another sort."""
    behind = sorted((item for item in clause.items if item.start >= start.end), key=lambda item: item.start)
    while behind and (behind[0].sort in _BOUNDARIES or behind[0].value in ("CUSTOMER", "CC")):
        behind.pop(0)
    taken: list[Item] = []
    for item in behind:
        if item.sort in _BOUNDARIES or (
            item.sort is Sort.WORD and item.value.split(":")[0] in ("CAME", "URGENT", "OUTCOME", "MOOD")
        ):
            break
        taken.append(item)
    while taken and taken[-1].sort is Sort.WORD and taken[-1].value in _SMALL:
        taken.pop()
    if not any(
        item.sort in (Sort.GAP, Sort.PRODUCT) or (item.sort is Sort.WORD and item.value not in _SMALL)
        for item in taken
    ):
        return None
    return _text_of(taken, line)


def _text_of(items: list[Item], line: Line) -> str | None:
    return line.text[items[0].start : items[-1].end].strip() or None if items else None
