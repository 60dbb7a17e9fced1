"""The pieces by which a page shows how it understood each stretch of the text."""

from __future__ import annotations

from vai.capture.grammar.clauses import Clause
from vai.capture.grammar.items import Item, Sort
from vai.capture.grammar.reading import Piece, Role
from vai.capture.grammar.tokens import Line

_ROLES = {
    Sort.LINK: Role.LINK,
    Sort.EMAIL: Role.EMAIL,
    Sort.PHONE: Role.PHONE,
    Sort.TAX_CODE: Role.TAX_CODE,
    Sort.INVOICE: Role.REFERENCE,
    Sort.CONTRACT: Role.REFERENCE,
    Sort.MONEY: Role.AMOUNT,
    Sort.NUMBER: Role.COUNT,
    Sort.PERCENT: Role.COUNT,
    Sort.COUNT: Role.COUNT,
    Sort.MONTHS: Role.COUNT,
    Sort.MINUTES: Role.COUNT,
    Sort.SCORE: Role.COUNT,
    Sort.ATTEMPT: Role.COUNT,
    Sort.WHEN: Role.WHEN,
    Sort.TIME: Role.TIME,
    Sort.PERSON: Role.WHO,
    Sort.ORG: Role.ORG,
    Sort.PRODUCT: Role.TOPIC,
}
_SMALL = frozenset(("VERBLET", "CC"))


def pieces_of(clause: Clause, line: Line) -> list[Piece]:
    """List the understood pieces of a clause, in the order of the text."""
    found = [(_role(item), item) for item in clause.items]
    return [_piece(role, item, line) for role, item in sorted(found, key=lambda pair: pair[1].start) if role]


def _role(item: Item) -> Role | None:
    if item.sort is not Sort.WORD:
        return _ROLES.get(item.sort)
    code = item.value.split(":")[0]
    if code in _SMALL:
        return None
    return Role.TOPIC if code in ("TOPIC", "CAME") else Role.WHAT


def _piece(role: Role, item: Item, line: Line) -> Piece:
    start, end = line.original_span(item.start, item.end)
    return Piece(role, start, end, line.original[start:end])
