"""What happened to deals, as events: what was booked, invoiced and paid, what was taken back, what was handed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from vai.commissions.engine import numbers
from vai.commissions.engine.errors import EventWrong
from vai.commissions.engine.parts import read_share
from vai.commissions.engine.plans import EXCLUDABLE
from vai.commissions.engine.reading import Place

EARNING: Final = ("booked", "invoiced", "cash")
REVERSING: Final = ("credit_note", "cancel", "refund", "unpaid")
RELEASING: Final = ("handover_accepted", "go_live")
TYPES: Final = (*EARNING, *REVERSING, *RELEASING)
_ALSO: Final = {"unpaid_days": "unpaid", "overdue": "unpaid", "invoice": "invoiced", "payment": "cash"}


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is credited with which part of an event's base; without a share the plan's for the role is meant."""

    person: str
    share: Fraction | None = None
    role: str = ""
    is_overlay: bool = False
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event. Amounts are in the major unit of `currency`; `margin` is a ratio of the base, or an amount above 1.

    An event with a base of its own starts a story of commission; one that belongs to another (`of`, or the same
    deal) tells how it went on. `place` says where it stood in the file, for messages.
    """

    id: str
    deal: str
    type: str
    on: date
    of: str = ""
    base: Fraction | None = None
    gross: Fraction | None = None
    amount: Fraction | None = None
    share: Fraction | None = None
    currency: str = ""
    fx: Fraction | None = None
    margin: Fraction | None = None
    cost: Fraction | None = None
    product: str = ""
    is_strategic: bool = False
    is_pooled: bool = False
    version: str = ""
    days: int | None = None
    time_share: Fraction | None = None
    extras: tuple[tuple[str, Fraction], ...] = ()
    vat: Fraction | None = None
    credits: tuple[Credit, ...] = ()
    place: str = ""

    @property
    def starts(self) -> bool:
        """Whether commission begins with this event, rather than goes on with it."""
        return self.type in EARNING and not self.of and (self.base is not None or self.gross is not None)


def read(rows: object) -> tuple[Event, ...]:
    """Read events from JSON, sorted by date and id: the order of the file means nothing.

    :raises EventWrong: something cannot be meant; its `path` names the place.
    """
    seen: set[str] = set()
    events = []
    for place in Place(rows, "events", EventWrong).items():
        event = _event(place)
        if event.id in seen:
            raise place["id"].wrong("twice", found=event.id)
        seen.add(event.id)
        events.append(event)
    return tuple(sorted(events, key=lambda event: (event.on, event.id)))


def _event(place: Place) -> Event:
    kind = place["type"].one_of((*TYPES, *_ALSO))
    kind = _ALSO.get(kind, kind)
    of = place["of"].text() if "of" in place else ""
    event = Event(
        id=place["id"].text(),
        deal=place["deal"].text() if "deal" in place else of or place["id"].text(),
        type=kind,
        on=place.first("date", "on").day(),
        of=of,
        base=_number(place["base"]),
        gross=_number(place["gross"]),
        amount=_number(place["amount"], negative=kind == "cash"),
        share=read_share(place),
        currency=place["currency"].currency() if "currency" in place else "",
        fx=place["fx"].positive() if "fx" in place else None,
        margin=_number(place["margin"], negative=True),
        cost=_number(place["cost"]),
        product=place["product"].text() if "product" in place else "",
        is_strategic=place["strategic"].flag(),
        is_pooled=place["pool"].flag(),
        version=place.first("version", "plan_version").text()
        if "version" in place or "plan_version" in place
        else "",
        days=place.first("days", "unpaid_days").whole()
        if "days" in place or "unpaid_days" in place
        else None,
        time_share=_time_share(place.first("prorate", "pro_rata")),
        extras=tuple((part, place[part].number()) for part in EXCLUDABLE if part in place),
        vat=_vat(place),
        credits=_credits(place),
        place=place.path,
    )
    return _checked(event, place)


def _number(place: Place, *, negative: bool = False) -> Fraction | None:
    return place.number(negative=negative) if place.value is not None else None


def _time_share(place: Place) -> Fraction | None:
    return place.number(most=1) if place.value is not None else None


def _vat(place: Place) -> Fraction | None:
    if "vat_pct" in place:
        return place["vat_pct"].number(most=100) / 100
    return place["vat_rate"].number(most=1) if "vat_rate" in place else None


def _credits(place: Place) -> tuple[Credit, ...]:
    """Read who is credited: a list, roles with their people, or the one person who gets it all."""
    whole = place.first("credit", "credits")
    if isinstance(whole.value, Mapping):
        return tuple(Credit(whole[str(role)].text(), role=str(role)) for role in whole.value)
    if whole.value is not None:
        return tuple(map(_credit, whole.items()))
    if "person" in place:
        return (Credit(place["person"].text(), Fraction(1)),)
    return ()


def _credit(place: Place) -> Credit:
    place.known(("person", "pct", "share", "role", "overlay", "until"))
    return Credit(
        person=place["person"].text(),
        share=read_share(place),
        role=place["role"].text() if "role" in place else "",
        is_overlay=place["overlay"].flag(),
        until=place["until"].day() if "until" in place else None,
    )


def _checked(event: Event, place: Place) -> Event:
    if event.starts and not event.currency:
        raise place["currency"].wrong("missing")
    if event.type == "booked" and event.base is None and event.gross is None:
        raise place["base"].wrong("no_base")
    told = (event.amount, event.share, event.base, event.gross)
    if event.type in EARNING and not event.starts and all(number is None for number in told):
        raise place["amount"].wrong("no_amount")
    whole = sum((c.share for c in event.credits if c.share is not None and not c.is_overlay), Fraction())
    if whole > 1:
        raise place["credit"].wrong("over_whole", found=numbers.text(whole * 100))
    return event
