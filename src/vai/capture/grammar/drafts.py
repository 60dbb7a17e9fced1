"""Drafts of parts: filled from a clause, added to by the clauses behind it, then frozen."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from decimal import Decimal

from vai.capture.grammar import kinding
from vai.capture.grammar.clauses import Clause
from vai.capture.grammar.items import Item, Sort
from vai.capture.grammar.kinding import kind_of
from vai.capture.grammar.kinds import PROPOSALS, Flag, Kind
from vai.capture.grammar.people import Person
from vai.capture.grammar.reading import Part, Piece
from vai.capture.grammar.scene import Scene
from vai.capture.grammar.subjects import reason_of, source_of, topic_of
from vai.capture.grammar.tense import Tense, Timing

__all__ = ["Draft", "add", "is_marked_future", "kind_of", "make", "tense_for", "who"]
_SOURCED = frozenset((Kind.LEAD, Kind.CONTACT, Kind.OPPORTUNITY, Kind.REFERRAL))
_DEALS = frozenset((Kind.AGREED, Kind.ACCEPTED, Kind.CLOSE_DEAL))


@dataclass(slots=True)
class Draft:
    """A part in the making; its fields are those of a part."""

    kind: Kind = Kind.NOTE
    pieces: list[Piece] = field(default_factory=list)
    flags: set[Flag] = field(default_factory=set)
    is_next: bool = False
    person: str | None = None
    honorific: str | None = None
    title: str | None = None
    people: list[str] = field(default_factory=list)
    org: str | None = None
    is_inherited: bool = False
    by: str | None = None
    phone: str | None = None
    email: str | None = None
    tax_code: str | None = None
    source: str | None = None
    amount: Decimal | None = None
    amount_is_unknown: bool = False
    amount_offer: Decimal | None = None
    amount_alternatives: tuple[Decimal, ...] = ()
    currency: str | None = None
    per: str | None = None
    is_net_of_vat: bool = False
    percent: Decimal | None = None
    invoice: str | None = None
    contract: str | None = None
    date: datetime.date | None = None
    time: datetime.time | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    alternatives: tuple[datetime.date, ...] = ()
    minutes: int | None = None
    months: int | None = None
    quantity: int | None = None
    score: int | None = None
    attempt: int | None = None
    channel: str | None = None
    product: str | None = None
    topic: str | None = None
    outcome: str | None = None
    sentiment: str | None = None
    reason: str | None = None
    urgency: int | None = None

    @property
    def has_who(self) -> bool:
        """Whether a person or a company is named."""
        return bool(self.person or self.org)

    def inherit(self, who: Draft) -> None:
        """Take over who was named before."""
        if who.has_who:
            self.person, self.honorific, self.org, self.is_inherited = (
                who.person,
                who.honorific,
                who.org,
                True,
            )

    def complete(self, who: Draft) -> None:
        """Add what was told of the same client before: the person of a company, the company of a person."""
        if self.person is None:
            self.person, self.honorific = who.person, who.honorific
        self.title, self.org = self.title or who.title, self.org or who.org

    def with_kind(self, kind: Kind) -> Draft:
        """Make the like of it for another paper, without the amount."""
        return replace(
            self,
            kind=kind,
            amount=None,
            currency=None,
            per=None,
            amount_is_unknown=False,
            amount_alternatives=(),
            pieces=[*self.pieces],
        )

    def part(self) -> Part:
        """Freeze it."""
        fields = {name: getattr(self, name) for name in Part.__slots__ if name not in _COMPUTED}
        return Part(
            **fields,
            pieces=tuple(sorted(set(self.pieces), key=lambda piece: (piece.start, piece.end))),
            people=tuple(self.people),
            is_proposal=self.kind in PROPOSALS,
        )


_COMPUTED = frozenset(("pieces", "people", "is_proposal"))


def tense_for(kind: Kind, tense: Tense) -> Tense:
    """Give the tense in which a kind is told: some are always still to be done."""
    return Tense.FUTURE if kinding.is_step(kind, tense) else tense


def is_marked_future(kind: Kind) -> bool:
    """Whether a kind by itself lies ahead."""
    return kind in kinding.ALWAYS_STEPS


def make(kind: Kind, clause: Clause, told: Timing, scene: Scene) -> Draft:
    """Fill a draft from its clause."""
    draft = who(clause, Draft(kind=kind))
    draft.is_next = kinding.is_step(kind, told.tense)
    draft.flags |= told.flags
    _when(draft, told)
    _figures(draft, clause, scene.lexicon.invoices)
    _amount(draft, clause, scene)
    _words(draft, clause)
    draft.channel = (
        clause.channel
        if kind in (Kind.MESSAGE, Kind.DUNNING, Kind.ADVICE) or clause.channel in ("zalo", "viber")
        else None
    )
    draft.topic = topic_of(kind, clause, scene.line)
    draft.source = source_of(clause) if kind in _SOURCED else None
    if draft.is_next and draft.time and not (draft.date or draft.first or draft.last):
        draft.date = scene.today
    if kind in (Kind.LOST, Kind.COMPLAINT, Kind.CANCELLED):
        draft.reason = reason_of(clause, scene)
    return draft


def who(clause: Clause, draft: Draft) -> Draft:
    """Fill in the people and the company of a clause."""
    people: list[Item] = clause.of(Sort.PERSON)
    orgs = clause.of(Sort.ORG)
    if draft.kind is Kind.REFERRAL and people and clause.head_item:
        people = _referral(draft, clause, people)
    if people:
        told: Person = people[0].value
        draft.person, draft.honorific, draft.title = told.name, told.honorific, told.title
        draft.people = [item.value.name for item in people] if len(people) > 1 else []
    if orgs:
        draft.org = orgs[0].value.name
    for item in clause.words("TITLE"):
        draft.title = draft.title or item.value.partition(":")[2]
    if any(item.value.is_unsure for item in (*people, *orgs)):
        draft.flags.add(Flag.NAME_UNCLEAR)
    return draft


def add(draft: Draft, clause: Clause, told: Timing, scene: Scene) -> bool:
    """Add a clause without a verb to the part before it; tell whether anything in it belonged there."""
    before = _snapshot(draft)
    _words(draft, clause)
    _figures(draft, clause, scene.lexicon.invoices)
    if (
        draft.amount is None
        and draft.kind is not Kind.NOTE
        and (clause.of(Sort.MONEY) or clause.words("PRICE"))
    ):
        _amount(draft, clause, scene)
    if told.when and draft.kind in (Kind.RENEWAL, Kind.OPPORTUNITY) and not (draft.first or draft.last):
        draft.last = told.when.last
    if (
        told.when
        and not (draft.first or draft.last or draft.time)
        and draft.kind in kinding.STEPS
        and told.tense is Tense.FUTURE
    ):
        draft.is_next, draft.date = kinding.is_step(draft.kind, told.tense), None
        _when(draft, told)
    elif told.time and draft.time is None and not told.when and draft.kind in kinding.STEPS:
        draft.time = told.time
    if draft.kind in (
        Kind.LEAD,
        Kind.CONTACT,
        Kind.OPPORTUNITY,
        Kind.COMPLAINT,
        Kind.INCIDENT,
        Kind.REFERRAL,
        Kind.FACT,
    ):
        draft.topic = draft.topic or topic_of(draft.kind, clause, scene.line)
        draft.source = draft.source or source_of(clause)
    if draft.kind is Kind.LOST:
        draft.reason = draft.reason or reason_of(clause, scene)
    _more_people(draft, clause)
    return _snapshot(draft) != before


def is_same_occasion(draft: Draft, last: Draft) -> bool:
    """Whether "demo …" behind a meeting or call, with no day and nobody of its own, is what that was for."""
    if draft.kind is not Kind.DEMO or last.kind not in (Kind.MEETING, Kind.CALL) or last.topic:
        return False
    return not (draft.person or draft.org or draft.date or draft.first or draft.time or draft.amount)


def spent(draft: Draft, clause: Clause, scene: Scene) -> Draft | None:
    """Take the amount of a meal or coffee out of its meeting: it is what that cost."""
    assert clause.head_item is None or clause.head
    if draft.kind is not Kind.MEETING or draft.amount is None or draft.is_next or clause.head_item is None:
        return None
    if scene.line.plain[clause.head_item.start : clause.head_item.end] not in _MEALS:
        return None
    cost = Draft(
        kind=Kind.EXPENSE,
        amount=draft.amount,
        currency=draft.currency,
        amount_alternatives=draft.amount_alternatives,
    )
    draft.amount, draft.currency, draft.amount_alternatives = None, None, ()
    return cost


_MEALS = frozenset(
    ("cafe", "ca phe", "cf", "coffee", "uong nuoc", "an trua", "an toi", "an sang", "an com", "di an", "nhau", "lunch", "dinner", "breakfast", "tiep khach",
     "coffee with", "lunch with", "dinner with")
)  # fmt: skip


def _more_people(draft: Draft, clause: Clause) -> None:
    added = who(clause, Draft())
    if draft.kind in (Kind.LEAD, Kind.CONTACT, Kind.REFERRAL, Kind.FACT) or (
        draft.person is None and draft.org is None
    ):
        draft.org = draft.org or added.org
        if draft.person is None:
            draft.person, draft.honorific, draft.title = added.person, added.honorific, added.title
        draft.title = draft.title or added.title
    elif (
        added.person
        and draft.person
        and not draft.is_inherited
        and draft.kind is Kind.MEETING
        and added.person != draft.person
    ):
        draft.people = [*(draft.people or [draft.person]), *(added.people or [added.person])]
        draft.org = draft.org or added.org


def _referral(draft: Draft, clause: Clause, people: list[Item]) -> list[Item]:
    """Tell who referred from who was referred: before the verb, and behind it."""
    assert clause.head_item is not None
    before = [item for item in people if item.start < clause.head_item.start]
    behind = [item for item in people if item.start > clause.head_item.start]
    if len(behind) > 1 and any(
        clause.head_item.end <= item.start < behind[0].start
        for item in (*clause.words("SOURCE"), *clause.words("VERBLET"))
    ):
        # "referral from Ms Vy: Mr Khoa"
        draft.by = behind[0].value.name
        return behind[1:]
    if before and behind:
        draft.by = before[-1].value.name
        return behind
    if len(before) > 1:
        # "anh Khoa do chị Lan giới thiệu"
        draft.by = before[-1].value.name
        return before[:-1]
    if before:
        draft.by = before[0].value.name
        return []
    return behind


def _when(draft: Draft, told: Timing) -> None:
    when = told.when
    if when and when.is_range:
        draft.first, draft.last = when.first, when.last
    elif when:
        draft.date, draft.alternatives = when.first, when.alternatives
    if draft.kind in (Kind.COMPLAINT, Kind.INCIDENT) and when and when.is_range:
        # "report tháng 10 sai": the month is part of what went wrong.
        draft.first = draft.last = None
    if told.until:
        if draft.kind is Kind.PROMISE_TO_PAY and not draft.date:
            draft.date = told.until
        else:
            draft.last = told.until
    draft.first = told.since or draft.first
    draft.time = told.time


def _figures(draft: Draft, clause: Clause, known: frozenset[str]) -> None:
    for name, sort in _FIGURES:
        items = clause.of(sort)
        if items and getattr(draft, name) is None:
            setattr(draft, name, items[0].value)
    for item in clause.of(Sort.PHONE):
        draft.phone = draft.phone or item.value.e164
        draft.flags |= set() if item.value.is_valid else {Flag.PHONE_INVALID}
    for item in clause.of(Sort.TAX_CODE):
        draft.tax_code = draft.tax_code or item.value.text
        draft.flags |= set() if item.value.is_valid_check else {Flag.TAX_CODE_CHECK_DIGIT}
    for item in clause.of(Sort.INVOICE):
        draft.invoice = draft.invoice or item.value.number
    for item in clause.of(Sort.CONTRACT):
        is_invoice = item.value.may_be_either and (
            clause.head in _INVOICED or "debt" in clause.docs or item.value.number.casefold() in known
        )
        if is_invoice:
            draft.invoice = draft.invoice or item.value.number
        else:
            draft.contract = draft.contract or item.value.number


_INVOICED = frozenset(("pay", "collect", "dunning", "invoice", "refund"))
_FIGURES = (
    ("email", Sort.EMAIL),
    ("percent", Sort.PERCENT),
    ("quantity", Sort.COUNT),
    ("months", Sort.MONTHS),
    ("minutes", Sort.MINUTES),
    ("score", Sort.SCORE),
    ("attempt", Sort.ATTEMPT),
    ("product", Sort.PRODUCT),
)


def _amount(draft: Draft, clause: Clause, scene: Scene) -> None:
    amounts = clause.of(Sort.MONEY)
    if amounts:
        told = amounts[0].value
        draft.amount, draft.currency, draft.per = told.value, told.currency, told.per
        others = [item.value.value for item in amounts[1:] if item.value.value != told.value]
        draft.is_net_of_vat, draft.amount_alternatives = told.net, (*told.others, *others)
        _price_of_a_month(draft, amounts[0], clause, scene)
        return
    bare = [item for item in clause.of(Sort.NUMBER) if item.value > 0 and not _counts_something(item, clause)]
    if bare and (
        draft.kind in _DEALS or clause.words("PRICE") or (draft.kind in _MONEY_KINDS and len(bare) == 1)
    ):
        offer = bare[0].value * 10**6
        draft.amount_is_unknown = True
        draft.amount_alternatives = (offer, bare[0].value * 1000, bare[0].value)
        draft.amount_offer = offer if offer in scene.lexicon.open_deals else None


def _counts_something(number: Item, clause: Clause) -> bool:
    """Whether a bare number is no money: "30 ngày", "đợt 1", or a share is told beside it."""
    if clause.of(Sort.PERCENT):
        return True
    near = [item for item in clause.items if item.sort is Sort.GAP]
    return any(
        0 <= item.start - number.end <= 1 or (0 <= number.start - item.end <= 1 and item.value in _ORDINALS)
        for item in near
    )


_ORDINALS = frozenset(("đợt", "dot", "kỳ", "ky", "đoạn", "doan", "phase", "part", "số", "so"))


def _price_of_a_month(draft: Draft, amount: Item, clause: Clause, scene: Scene) -> None:
    """Read "50 triệu 1 tháng" as a price that comes again, and say that it may be a term as well."""
    behind = next((item for item in clause.of(Sort.MONTHS) if 0 <= item.start - amount.end <= 1), None)
    per = {1: "month", 12: "year"}.get(behind.value) if behind else None
    if (
        behind is None
        or per is None
        or draft.per
        or behind is not clause.items[-1]
        or draft.kind is Kind.RENEWAL
    ):
        return
    if scene.line.plain[behind.start : behind.end].split()[0] in ("1", "mot", "one", "a"):
        draft.per, draft.months = per, None
        draft.flags.add(Flag.AMBIGUOUS_AMOUNT)


_MONEY_KINDS = frozenset(
    (Kind.PAYMENT_REPORTED, Kind.PROMISE_TO_PAY, Kind.QUOTE, Kind.QUOTE_SENT, Kind.SEND_QUOTE, Kind.EXPENSE)
)


def _words(draft: Draft, clause: Clause) -> None:
    for item in clause.words("OUTCOME"):
        draft.outcome = draft.outcome or item.value.split(":")[1]
    for item in clause.words("MOOD"):
        draft.sentiment = draft.sentiment or item.value.split(":")[1]
    if clause.words("URGENT") or (clause.head is None and clause.words("meeting")):
        draft.urgency = 1


def _snapshot(draft: Draft) -> tuple[object, ...]:
    return tuple(repr(getattr(draft, name)) for name in Draft.__slots__ if name not in ("pieces", "flags"))
