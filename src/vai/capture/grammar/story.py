"""Telling clause after clause: what each makes, what it adds to the part before, and who it is about."""

from __future__ import annotations

from dataclasses import replace

from vai.capture.grammar import ahead, drafts, kinding, warnings
from vai.capture.grammar.clauses import Clause
from vai.capture.grammar.drafts import Draft
from vai.capture.grammar.items import Sort
from vai.capture.grammar.kinds import Flag, Kind
from vai.capture.grammar.pieces import pieces_of
from vai.capture.grammar.reading import Piece, Reading, Role
from vai.capture.grammar.scene import Scene
from vai.capture.grammar.tense import Tense, Timing, nearest, timing
from vai.capture.grammar.tokens import Line

_OPEN = frozenset((Kind.LEAD, Kind.CONTACT, Kind.REFERRAL, Kind.OPPORTUNITY))
_NO_DAY = frozenset(
    (
        Kind.AGREED,
        Kind.ACCEPTED,
        Kind.RENEWAL,
        Kind.LOST,
        Kind.WON,
        Kind.SIGNED,
        Kind.OPPORTUNITY,
        Kind.FACT,
        Kind.NEGOTIATION,
        Kind.REFUND,
    )
)


class Teller:
    """Collects the parts of a line in the order told. It looks back, never ahead."""

    def __init__(self, text: str, line: Line) -> None:
        self._text = text
        self._line = line
        self._drafts: list[Draft] = []
        self._who = Draft()
        self._past_day: Timing | None = None
        self._is_done = False
        self._flags: set[Flag] = set()
        self._leftovers: list[Piece] = []

    def tell(self, clauses: list[Clause], scene: Scene) -> None:
        """Take the clauses of the next segment."""
        for clause in clauses:
            if clause.items:
                self._clause(clause, scene)

    def reading(self, flags: set[Flag]) -> Reading:
        """Close the line."""
        parts = [draft.part() for draft in self._drafts]
        if not parts and self._text.strip():
            parts = [replace(self._who.part(), kind=Kind.NOTE, pieces=self._who.part().pieces)]
        flags = flags | self._flags | warnings.of(parts)
        return Reading(self._text, tuple(parts), frozenset(flags), tuple(self._leftovers))

    def _clause(self, clause: Clause, scene: Scene) -> None:
        last = self._drafts[-1] if self._drafts else None
        told = timing(clause, scene, after_step=bool(last and last.is_next), is_first=last is None)
        kind = drafts.kind_of(clause, told, is_first=last is None, follows=last.kind if last else None)
        if kind is None:
            self._without_kind(clause, scene, told, last)
            return
        told = self._settled(told, kind, scene)
        if kind is Kind.NOTE and told.tense is Tense.FUTURE and told.when and not told.when.is_range:
            # "sinh nhật anh Quang 2/12": a day ahead is there to be kept.
            self._add(ahead.to_come(clause, told, scene, kind=Kind.TASK), clause, scene, told)
            return
        if told.tense is not drafts.tense_for(kind, told.tense):
            told = replace(told, tense=drafts.tense_for(kind, told.tense))
        draft = drafts.make(kind, clause, told, scene)
        if last and drafts.is_same_occasion(draft, last):
            last.topic = "demo"
            last.pieces.extend(pieces_of(clause, scene.line))
            return
        if last and draft.kind is Kind.LOST is last.kind and not (draft.has_who or draft.amount):
            last.reason = last.reason or draft.reason
            last.pieces.extend(pieces_of(clause, scene.line))
            return
        spent = drafts.spent(draft, clause, scene)
        self._add(draft, clause, scene, told)
        self._is_done = told.is_marked and not draft.is_next and kind not in _NO_DAY
        self._drafts.extend(draft.with_kind(other) for other in kinding.other_papers(clause, kind))
        if spent:
            spent.inherit(draft)
            spent.date = draft.date
            spent.pieces = [piece for piece in draft.pieces if piece.role is Role.AMOUNT]
            self._drafts.append(spent)

    def _settled(self, told: Timing, kind: Kind, scene: Scene) -> Timing:
        """Choose between the day ahead and the day behind where nothing tells which is meant."""
        if told.when and told.when.earlier and not told.when.is_range and told.tense is Tense.FUTURE:
            if drafts.is_marked_future(kind) or told.when.prefers_ahead or told.is_marked:
                return told
            when = nearest(told.when, scene.today)
            tense = Tense.PAST if when.first <= scene.today else Tense.FUTURE
            return replace(told, when=when, tense=tense, flags=told.flags | when.flags)
        return told

    def _without_kind(self, clause: Clause, scene: Scene, told: Timing, last: Draft | None) -> None:
        """Let a clause without a verb add to the part before, or be the subject of what follows."""
        if clause.is_negated and clause.head:
            self._remember(drafts.who(clause, Draft()), clause, scene)
            self._left(clause, scene, skip_known=True)
            return
        if last and (ahead.loses_day(last, clause, told) or (self._is_done and ahead.is_ahead(clause, told))):
            # "had lunch, decision by Friday": what is over is not moved to a day ahead; that day is another thing.
            self._add(ahead.to_come(clause, told, scene), clause, scene, told)
            self._is_done = False
            return
        if self._is_done and told.tense is Tense.FUTURE:
            # "discussed the Q1 campaign": the days are what it was about.
            told = replace(told, when=None, until=None, time=None)
        if last and drafts.add(last, clause, told, scene):
            last.pieces.extend(pieces_of(clause, scene.line))
            self._flags |= told.flags if told.when else set()
            self._remember(drafts.who(clause, Draft()), clause, scene)
            return
        self._remember(drafts.who(clause, Draft()), clause, scene)
        self._left(clause, scene)

    def _add(self, draft: Draft, clause: Clause, scene: Scene, told: Timing) -> None:
        draft.pieces = [*pieces_of(clause, scene.line)]
        last = self._drafts[-1] if self._drafts else None
        if draft.kind is Kind.FACT and last and last.kind in _OPEN:
            drafts.add(last, clause, told, scene)
            last.pieces.extend(draft.pieces)
            return
        self._flags |= draft.flags
        has_own = bool(draft.person or draft.org)
        if has_own:
            if not self._drafts and self._who.has_who:
                draft.complete(self._who)
            elif draft.kind is Kind.CONTACT and draft.org is None:
                draft.org = self._who.org
            self._who = Draft(person=draft.person, org=draft.org, honorific=draft.honorific)
        elif draft.kind not in (Kind.LEAD, Kind.CONTACT, Kind.NOTE):
            draft.inherit(self._who)
        self._date(draft, told, scene)
        self._drafts.append(draft)

    def _date(self, draft: Draft, told: Timing, scene: Scene) -> None:
        if (
            draft.is_next
            or draft.date
            or draft.first
            or draft.kind in _NO_DAY
            or draft.kind is Kind.PROMISE_TO_PAY
        ):
            pass
        elif self._past_day and self._past_day.when:
            draft.date = self._past_day.when.first
        elif not draft.last or draft.kind in (Kind.LEAD, Kind.CONTACT):
            draft.date = scene.today
        if told.when and told.tense is Tense.PAST and not told.when.is_range:
            self._past_day = told

    def _remember(self, who: Draft, clause: Clause, scene: Scene) -> None:
        """Keep who was named, for the parts that follow and name nobody."""
        if who.has_who:
            who.pieces = [
                piece for piece in pieces_of(clause, scene.line) if piece.role in (Role.WHO, Role.ORG)
            ]
            if not self._drafts:
                who.complete(self._who)
            self._who = who
            self._flags |= who.flags

    def _left(self, clause: Clause, scene: Scene, *, skip_known: bool = False) -> None:
        for item in clause.items:
            if item.sort is Sort.GAP or (
                item.sort is Sort.WORD and not skip_known and item.value not in ("VERBLET", "CC", "CUSTOMER")
            ):
                start, end = scene.line.original_span(item.start, item.end)
                self._leftovers.append(Piece(Role.OTHER, start, end, scene.line.original[start:end]))
