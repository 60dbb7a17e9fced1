"""What filing a line would write: talks, next steps, deals, somebody new. Pure: worked out from the reading alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from vai.capture.grammar import Kind, Part, Reading
from vai.capture.targets import Mention, of_part
from vai.journal.enums import Direction, InteractionKind, Outcome

_MEANS: Final = {
    Kind.CALL: InteractionKind.CALL,
    Kind.MEETING: InteractionKind.MEETING,
    Kind.MESSAGE: InteractionKind.CHAT,
    Kind.EMAIL: InteractionKind.MAIL,
    Kind.DEMO: InteractionKind.MEETING,
}
"""Kinds that say by what means people met."""
_SENT: Final = frozenset(
    (Kind.QUOTE_SENT, Kind.PROPOSAL_SENT, Kind.CONTRACT_SENT, Kind.INVOICE_SENT, Kind.DOCUMENT_SENT)
)
_FROM_CLIENT: Final = frozenset(
    (Kind.COMPLAINT, Kind.INCIDENT, Kind.SURVEY, Kind.NEGOTIATION, Kind.PROMISE_TO_PAY)
)
_SPOKEN: Final = frozenset(
    (Kind.AGREED, Kind.ACCEPTED, Kind.ADVICE, Kind.LOST, Kind.CANCELLED, Kind.RESCHEDULE)
)
_GOOD: Final = frozenset((Kind.AGREED, Kind.ACCEPTED, Kind.SIGNED, Kind.WON))
_MADE: Final = frozenset((Kind.LEAD, Kind.CONTACT, Kind.REFERRAL, Kind.FACT))
# What a proposal may write to a deal once it is confirmed.
AMOUNTS: Final = frozenset((Kind.AGREED, Kind.ACCEPTED, Kind.QUOTE, Kind.QUOTE_SENT, Kind.PROPOSAL_SENT))
WON: Final = frozenset((Kind.SIGNED, Kind.WON))
CHECKS: Final = frozenset((Kind.PAYMENT_REPORTED, Kind.REFUND))
_CHANNELS: Final = frozenset(("zalo", "messenger", "viber", "whatsapp", "telegram", "sms"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One interaction: parts that were told of the same contact with the same client."""

    mention: int
    parts: tuple[Part, ...]
    numbers: tuple[int, ...]

    @property
    def kind(self) -> str:
        """By what means they met; a note where the line does not say."""
        for part in self.parts:
            if part.kind in _MEANS:
                return _MEANS[part.kind].value
        if any(part.channel in _CHANNELS for part in self.parts):
            return InteractionKind.CHAT.value
        if self.parts[0].kind == Kind.DUNNING and self.outcome == Outcome.NO_ANSWER:
            return InteractionKind.CALL.value
        return InteractionKind.MAIL.value if self.parts[0].kind in _SENT else InteractionKind.NOTE.value

    @property
    def direction(self) -> str:
        """Who began it, where the line tells."""
        if self.parts[0].kind in _FROM_CLIENT:
            return Direction.IN.value
        means = (Kind.CALL, Kind.DUNNING, Kind.MESSAGE, Kind.EMAIL)
        return Direction.OUT.value if self.parts[0].kind in _SENT or self.parts[0].kind in means else ""

    @property
    def outcome(self) -> str:
        """What came of it, where the line tells."""
        for part in self.parts:
            if part.outcome in ("no_answer", "busy", "left_message"):
                return Outcome.NO_ANSWER.value
        if any(part.kind == Kind.COMPLAINT for part in self.parts):
            return Outcome.COMPLAINT.value
        moods = {part.sentiment for part in self.parts}
        if "negative" in moods or any(part.kind == Kind.LOST for part in self.parts):
            return Outcome.NEGATIVE.value
        if "positive" in moods or any(part.kind in _GOOD for part in self.parts):
            return Outcome.POSITIVE.value
        return Outcome.REACHED.value if self._answered else ""

    @property
    def is_two_way(self) -> bool | None:
        """Whether the client took part, where that does not follow from the rest."""
        if self.outcome == Outcome.NO_ANSWER:
            return False
        return True if self._answered else None

    @property
    def minutes(self) -> int | None:
        """How long it took."""
        return next((part.minutes for part in self.parts if part.minutes), None)

    @property
    def _answered(self) -> bool:
        """Whether something was told that only the client can have said."""
        return any(part.kind in _FROM_CLIENT | _SPOKEN for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A next step; `talk` is the number of the talk in which it was agreed."""

    mention: int
    number: int
    part: Part
    talk: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealWish:
    """Something told of a deal: filed at once where it is only in sight, else offered for one tap."""

    mention: int
    number: int
    part: Part

    @property
    def is_at_once(self) -> bool:
        """Whether it is filed with the line."""
        return self.part.kind == Kind.OPPORTUNITY


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything that a line would write. `made`: parts that tell of somebody new or a new fact."""

    mentions: tuple[Mention, ...] = ()
    talks: tuple[Talk, ...] = ()
    steps: tuple[Step, ...] = ()
    deals: tuple[DealWish, ...] = ()
    made: tuple[tuple[int, int, Part], ...] = ()


def plan(reading: Reading, mentions: tuple[Mention, ...]) -> Plan:
    """Sort the parts of a reading into what they would write; parts of one talk come together."""
    talks: list[Talk] = []
    steps: list[Step] = []
    deals: list[DealWish] = []
    made: list[tuple[int, int, Part]] = []
    for number, part in enumerate(reading.parts):
        mention = of_part(number, mentions)
        if part.is_next:
            steps.append(Step(mention=mention, number=number, part=part, talk=_last(talks, mention)))
            continue
        if is_about_a_deal(part):
            deals.append(DealWish(mention=mention, number=number, part=part))
        if part.kind in _MADE:
            made.append((mention, number, part))
        if part.kind in _MADE or part.kind == Kind.OPPORTUNITY:
            continue
        _tell(talks, mention, number, part)
        if part.kind == Kind.PROMISE_TO_PAY and (part.date or part.first):
            steps.append(
                Step(
                    mention=mention,
                    number=number,
                    part=replace(part, is_next=True),
                    talk=_last(talks, mention),
                )
            )
    return Plan(
        mentions=mentions, talks=tuple(talks), steps=tuple(steps), deals=tuple(deals), made=tuple(made)
    )


def is_about_a_deal(part: Part) -> bool:
    """Whether a part may change a deal."""
    if part.kind in (Kind.OPPORTUNITY, Kind.LOST, Kind.RENEWAL) or part.kind in WON or part.kind in CHECKS:
        return True
    return part.kind in AMOUNTS and part.amount is not None and part.per is None


def _tell(talks: list[Talk], mention: int, number: int, part: Part) -> None:
    at = _last(talks, mention)
    if at is not None and _belongs(talks[at], part):
        before = talks[at]
        talks[at] = replace(before, parts=(*before.parts, part), numbers=(*before.numbers, number))
    else:
        talks.append(Talk(mention=mention, parts=(part,), numbers=(number,)))


def _belongs(talk: Talk, part: Part) -> bool:
    """A part belongs to the talk before unless it is told of another day or another means."""
    first = talk.parts[0]
    is_event_of_another_day = (
        part.kind != Kind.PROMISE_TO_PAY
        and part.date
        and first.date
        and part.date != first.date
        and first.kind != Kind.PROMISE_TO_PAY
    )
    if is_event_of_another_day:
        return False
    has_means = any(one.kind in _MEANS for one in talk.parts)
    if part.kind == Kind.DEMO:
        return True
    return not (has_means and part.kind in _MEANS)


def _last(talks: list[Talk], mention: int) -> int | None:
    return next((at for at in reversed(range(len(talks))) if talks[at].mention == mention), None)
