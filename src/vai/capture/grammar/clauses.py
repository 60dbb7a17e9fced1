"""Putting the items of a segment into clauses: each has one verb, with what was told about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from vai.capture.grammar.items import Item, Sort

CONTACT = frozenset(("call", "meeting", "message", "email"))
_OPENERS = frozenset(("appoint", "promise", "defer", "WANT"))
_MARKS = frozenset(("FUTURE", "PAST", "NOT"))
# What the client says in these goes on to the end of the segment: "phàn nàn giao trễ", "lỗi thanh toán".
_SWALLOWS = frozenset(("complaint", "incident"))
_STEPS = frozenset(("call", "meeting", "message", "email", "send", "demo", "follow_up", "appoint", "sign"))
_PAYMENT = frozenset(("pay", "collect"))


@dataclass(slots=True)
class Clause:
    """A verb with its surroundings. `opener` is hẹn, hứa or cần before it; `docs` are the papers named."""

    head: str | None = None
    head_item: Item | None = None
    channel: str | None = None
    opener: str | None = None
    is_negated: bool = False
    is_future: bool = False
    is_past: bool = False
    docs: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    def of(self, sort: Sort) -> list[Item]:
        """List the items of a sort."""
        return [item for item in self.items if item.sort is sort]

    def words(self, code: str) -> list[Item]:
        """List the words of a code."""
        return [item for item in self.items if item.sort is Sort.WORD and item.value.split(":")[0] == code]

    @property
    def has_verb(self) -> bool:
        """Whether it has a verb or an opener."""
        return self.head is not None or self.opener is not None


def build(items: list[Item]) -> list[Clause]:
    """Put the items of one segment into clauses."""
    clauses = [Clause()]
    for index, item in enumerate(items):
        if item.sort is not Sort.WORD:
            clauses[-1].items.append(item)
            continue
        code, _, detail = item.value.partition(":")
        if not _counts(code, items, index):
            clauses[-1].items.append(item)
        elif code in _OPENERS:
            _open(clauses, item, code)
        elif code.islower():
            _head(clauses, item, code, detail, items, index)
        else:
            _word(clauses, item, code, detail)
    return clauses


def _counts(code: str, items: list[Item], index: int) -> bool:
    """Whether a word that is often another one is a verb here."""
    item = items[index]
    following = list(items[index + 1 : index + 4])
    before = items[index - 1] if index else None
    if (
        code == "expense"
        and index > 1
        and before is not None
        and before.sort is Sort.MONEY
        and _is_verb(items[index - 2])
    ):
        # "chốt 1tr25 phí bảo trì": the amount is the first verb's.
        return False
    if code == "expense":
        return any(later.sort is Sort.MONEY for later in following) or (
            before is not None and before.sort is Sort.MONEY
        )
    if code == "collect" and item.end - item.start == 3:
        return any(
            later.sort in (Sort.MONEY, Sort.PERCENT) or later.value in ("DOC:debt",) for later in following
        ) or (before is not None and before.sort is Sort.WORD and before.value == "PAST")
    if code == "task":
        return item.was_folded is False and index + 1 < len(items)
    if code == "survey":
        return any(other.sort is Sort.SCORE for other in items)
    if code == "delivery" and item.end - item.start <= 4:
        return index == 0 or (
            before is not None
            and (
                before.sort in (Sort.WHEN, Sort.TIME)
                or (before.sort is Sort.WORD and before.value in ("FUTURE", "PAST", "appoint"))
            )
        )
    return not (item.was_folded and code == "meeting" and len(items) == 1 and item.end - item.start == 3)


def _is_verb(item: Item) -> bool:
    return item.sort is Sort.WORD and bool(item.value.split(":")[0].islower())


def _open(clauses: list[Clause], item: Item, code: str) -> None:
    """Begin a clause at hẹn, hứa or cần, unless one has just begun."""
    clause = clauses[-1]
    if code == "WANT" and (
        clause.head in ("lead", "contact", "opportunity", "negotiation", *_SWALLOWS) or clause.opener
    ):
        clause.items.append(item)
        return
    if clause.has_verb and clause.head != "accepted":
        clause = _split(clauses)
    if clause.opener in (None, "WANT") or code == "promise":
        clause.opener = code
    if clause.head == "accepted":
        clause.head, clause.head_item = None, None
    if code != "WANT":
        clause.is_future = True
    if code == "defer":
        clause.opener, clause.head, clause.head_item = "promise", "pay", item
    clause.items.append(item)


def _head(clauses: list[Clause], item: Item, code: str, detail: str, items: list[Item], index: int) -> None:
    clause = clauses[-1]
    if clause.head is None:
        _take(clause, item, code, detail)
        return
    is_near = _is_near(clause, item, items, index)
    joined = _join(clause, code, items, index, is_near=is_near)
    if joined is None:
        _take(_split(clauses), item, code, detail)
        return
    if joined != clause.head and clause.head in CONTACT and joined not in CONTACT:
        clause.channel = clause.channel or clause.head
    if joined == clause.head and code in ("demo", "training") and code != joined:
        clause.topics.append(code)
    if clause.head == "accepted" and joined != "accepted":
        clause.is_future = clause.is_future or joined in ("sign", "demo", "meeting", "pay")
    clause.head = joined
    clause.channel = clause.channel or detail or None
    clause.items.append(item)


def _join(clause: Clause, new: str, items: list[Item], index: int, *, is_near: bool) -> str | None:
    """Tell what two verbs make together; None where the second begins something else."""
    head = clause.head
    assert head is not None
    if (
        head in CONTACT
        and clause.items
        and clause.items[-1].sort is Sort.WORD
        and clause.items[-1].value == "ABOUT"
    ):
        clause.topics.append(new)
        return head
    if head == new or (head in _SWALLOWS and new != "send"):
        return head
    if head in ("lead", "contact"):
        dated = any(item.sort is Sort.WHEN for item in items[max(0, index - 1) : index + 6])
        return None if new in _STEPS and dated else head
    if head in CONTACT | {"demo"}:
        return _join_contact(head, new, is_near=is_near)
    return _join_deal(head, new, is_near=is_near)


def _join_contact(head: str, new: str, *, is_near: bool) -> str | None:
    if new in ("demo", "training", "negotiation") or {head, new} <= {"message", "email"}:
        return head
    if head == "demo" and new in ("meeting", "call"):
        return "meeting" if new == "meeting" else None
    if is_near and new in ("follow_up", "task", "call"):
        return head
    if is_near and new in ("dunning", "advice", "complaint", "agreed", "survey"):
        return new
    return "dunning" if new == "dunning" and head != "demo" else None


def _join_deal(head: str, new: str, *, is_near: bool) -> str | None:
    if (head in _PAYMENT and new in _PAYMENT) or (head == "dunning" and new in _PAYMENT):
        return head
    if head == "follow_up" and new in _PAYMENT:
        return "dunning"
    if head == "follow_up" and is_near and new in CONTACT:
        return new
    if head in ("reschedule", "cancelled") and new in CONTACT | {"demo", "appoint"}:
        return head
    if head == "opportunity" and new in ("agreed", "sign", "won"):
        return head
    if head == "appoint":
        return new
    if head == "accepted" and is_near and new not in ("send", "call"):
        return new
    if head in ("agreed", "sign") and new in ("renewal", "sign", "won"):
        return new if is_near or new == "renewal" else None
    if head == "renewal" and new in ("sign", "agreed", "signed"):
        return head if is_near else None
    if head == "expense" and is_near:
        return head
    if head in ("won", "lost") and new in ("lost", "won", "sign", "agreed", "opportunity"):
        return head if new != "lost" or head == "lost" else None
    if (head == "task" and is_near) or head == "training":
        return new
    if head in ("send", "gift") and new in ("email", "message", "gift", "task"):
        return "gift" if "gift" in (head, new) else head
    if head in ("negotiation", "advice") and new in ("negotiation", "advice"):
        return head
    return None


def _word(clauses: list[Clause], item: Item, code: str, detail: str) -> None:
    clause = clauses[-1]
    if (
        code == "DOC"
        and detail == "quote"
        and clause.head in ("call", "meeting")
        and clause.items[-1] is not clause.head_item
        and not clause.words("ABOUT")
    ):
        clause = _split(clauses)
        clause.docs.append(detail)
        clause.head, clause.head_item = "quote", item
    elif code == "DOC":
        clause.docs.append(detail)
    elif code == "TOPIC":
        clause.topics.append(detail)
    elif code in _MARKS:
        clause = _mark(clauses, code)
    clause.items.append(item)


def _mark(clauses: list[Clause], code: str) -> Clause:
    """Note a word of time or negation: before a verb it belongs to that verb, which may begin a new clause."""
    clause = clauses[-1]
    if code == "PAST":
        clause.is_past = True
    elif clause.head is not None and clause.head not in _SWALLOWS | {"lead", "contact", "accepted"}:
        clause = _split(clauses)
    if code == "FUTURE":
        clause.is_future = True
    if code == "NOT":
        clause.is_negated = True
    return clause


def _take(clause: Clause, item: Item, code: str, detail: str) -> None:
    clause.head, clause.head_item = code, item
    clause.channel = detail or None
    clause.items.append(item)


def _split(clauses: list[Clause]) -> Clause:
    """Begin a clause; the day, the hour or the person told just before goes over to it."""
    old, new = clauses[-1], Clause()
    while old.items and _goes_over(old, old.items[-1]):
        new.items.insert(0, old.items.pop())
    clauses.append(new)
    return new


def _goes_over(old: Clause, item: Item) -> bool:
    if item.sort in (Sort.WHEN, Sort.TIME):
        return item.start > (old.head_item.start if old.head_item else 0)
    if item.sort is Sort.PERSON:
        return len(old.of(Sort.PERSON)) > 1
    return bool(item.sort is Sort.WORD and item.value in ("VERBLET", "CC"))


def _is_near(clause: Clause, item: Item, items: list[Item], index: int) -> bool:
    """Whether nothing but small words stands between two verbs."""
    before = index - 1
    while (
        before >= 0 and items[before].sort is Sort.WORD and items[before].value in ("VERBLET", "ABOUT", "CC")
    ):
        before -= 1
    return before >= 0 and items[before].sort is Sort.WORD and items[before].value.split(":")[0].islower()
