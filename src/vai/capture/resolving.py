"""Who is meant: how well each record of the book fits a name in a line, and whether the best one is sure. Pure.

Scores run from 0 to about 1.3. The best one stands if it fits well and no other comes close; else the person is asked.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from vai.capture.targets import Mention, Target, TargetKind
from vai.core import names
from vai.core.text import company_key, fold, squeeze

FITS: Final = 0.6
GAP: Final = 0.2
MOST_CHOICES: Final = 3
_WORTH_SHOWING: Final = 0.3
_RECENTLY: Final = 0.1
_SAME_NUMBER: Final = 1.5
_MEN: Final = frozenset(("anh", "chu", "ong", "mr", "thay"))
_WOMEN: Final = frozenset(("chi", "co", "ba", "ms", "mrs"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A record that a name may stand for. `org_names` are those of its client (a lead: its company).

    `is_touched`: the person noted something about it in the last thirty days. `has_number`: phone, mail or tax code
    of the line are its own. `is_here`: it belongs to the page from which the line was sent.
    """

    kind: TargetKind
    id: int
    name: str
    language: str = "vi"
    honorific: str = ""
    org_names: tuple[str, ...] = ()
    account_id: int | None = None
    is_touched: bool = False
    has_number: bool = False
    is_here: bool = False

    @property
    def target(self) -> Target:
        """The answer that this candidate is."""
        detail = self.org_names[0] if self.kind != TargetKind.ACCOUNT and self.org_names else ""
        return Target(
            kind=self.kind,
            id=self.id,
            name=self.name or detail,
            detail=detail if self.name and detail != self.name else "",
            account_id=self.id if self.kind == TargetKind.ACCOUNT else self.account_id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who a mention is. Without a target it is asked; `choices` are the answers, the likeliest first."""

    mention: Mention
    target: Target | None = None
    choices: tuple[Target, ...] = ()
    is_chosen: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether the line cannot be filed before the person says who is meant."""
        return self.target is None


def resolve(mention: Mention, candidates: Iterable[Candidate]) -> Resolution:
    """Take the record that fits clearly best, or else list what to choose from; nobody is guessed."""
    scored = sorted(
        ((score(mention, one), one) for one in candidates),
        key=lambda pair: (-pair[0], pair[1].kind, pair[1].id),
    )
    shown = [(points, one) for points, one in scored if points >= _WORTH_SHOWING]
    known = tuple(one.target for _, one in shown[:MOST_CHOICES])
    choices = (*known, *_new(mention, scored))
    if mention.is_told_new:
        # What says itself that it is new is new, unless something of the book looks the same.
        same = [one for points, one in shown if points >= FITS and _may_be_the_same(mention, one)]
        return Resolution(
            mention=mention, target=None if same else _as_told(mention, scored), choices=choices
        )
    best = shown[0][0] if shown else 0.0
    is_sure = best >= FITS and (len(shown) == 1 or best - shown[1][0] >= GAP - 1e-9)
    return Resolution(mention=mention, target=known[0] if is_sure else None, choices=choices)


def _may_be_the_same(mention: Mention, candidate: Candidate) -> bool:
    """Whether a record may be who is told as new: a namesake at another company is somebody else."""
    return candidate.has_number or not mention.org or org_fit(mention.org, candidate.org_names) > 0


def score(mention: Mention, candidate: Candidate) -> float:
    """Say how well a record fits what the line says: names, company, form of address, own numbers, recent contact."""
    points = _by_names(mention, candidate)
    if candidate.has_number:
        points = max(points, _SAME_NUMBER)
    if points <= 0:
        return 0.0
    points += _RECENTLY if candidate.is_touched else 0.0
    return points + (0.3 if candidate.is_here else 0.0)


def person_fit(typed: str, candidate: Candidate) -> float:
    """Say how well a person's name fits: all of it, the given name, then any other word."""
    wanted, held = _folded(typed), _folded(candidate.name)
    size = len(wanted)
    if not wanted or not held:
        return 0.0
    if wanted == held:
        return 1.0
    if wanted == held[-size:]:
        return 0.9
    if wanted == held[:size]:
        return 0.9 if candidate.language == "en" else 0.7 if size > 1 else 0.5
    return 0.5 if set(wanted) <= set(held) else 0.0


def manner_fit(mention: Mention, candidate: Candidate) -> float:
    """Say what accents and the form of address add or take: Hà is not Hạ, anh Lan is not chị Lan."""
    wanted, held = _words(mention.person or ""), _words(candidate.name)
    size = len(wanted)
    at = 0 if _folded(mention.person or "") == [fold(word) for word in held[:size]] else len(held) - size
    differ = _differ_in_accents(wanted, held[max(at, 0) :])
    return _address(mention.honorific, candidate.honorific) - (0.3 if differ else 0.0)


def org_fit(typed: str, org_names: Iterable[str]) -> float:
    """Say how well a company's name fits the best of a client's names."""
    return max((_one_org(typed, name) for name in org_names if name), default=0.0)


def _by_names(mention: Mention, candidate: Candidate) -> float:
    if candidate.kind == TargetKind.ACCOUNT:
        return _account(mention, candidate)
    if not mention.person:
        fits = org_fit(mention.org or "", candidate.org_names) if candidate.kind == TargetKind.LEAD else 0.0
        return fits - (0.1 if candidate.name else 0.0) if fits else 0.0
    person = person_fit(mention.person, candidate)
    if not person:
        return 0.0
    if mention.org:
        # The company counts as much as the name: another Lan, elsewhere, is a choice and never the answer.
        person = person * 0.55 + org_fit(mention.org, candidate.org_names) * 0.45
    return person + manner_fit(mention, candidate)


def _account(mention: Mention, candidate: Candidate) -> float:
    if not mention.org:
        # A person who is a client themselves.
        return person_fit(mention.person, candidate) if mention.person else 0.0
    fits = org_fit(mention.org, candidate.org_names)
    # A person is named as well, whom the book does not know there: the client is a choice, the question who it was stays.
    return fits * 0.5 if mention.person else fits


def _one_org(typed: str, name: str) -> float:
    wanted, held = company_key(typed), company_key(name)
    if not wanted or not held:
        return 0.0
    accents_differ = _differ_in_accents(_words(typed), _words(name))
    if wanted == held:
        return 0.75 if accents_differ else 1.0
    if held.startswith(wanted + " "):
        return 0.75
    if f" {wanted} " in f" {held} ":
        return 0.65
    if wanted.startswith(held + " ") and len(held) > 2:
        return 0.65
    return 0.5 if wanted.replace(" ", "") == held.replace(" ", "") else 0.0


def _address(typed: str | None, held: str) -> float:
    if not typed or not held:
        return 0.0
    if typed == held:
        return 0.1
    if (typed in _MEN and held in _WOMEN) or (typed in _WOMEN and held in _MEN):
        return -0.25
    return 0.05 if {typed, held} <= _MEN or {typed, held} <= _WOMEN else 0.0


def _differ_in_accents(typed: list[str], held: list[str]) -> bool:
    """Whether both are written with accents, and differently: Hà is not Hạ; "ha" may be either."""
    pairs = zip((word.lower() for word in typed), (word.lower() for word in held), strict=False)
    return any(a != b and fold(a) == fold(b) and a != fold(a) for a, b in pairs)


def _folded(text: str) -> list[str]:
    return [fold(word) for word in _words(text)]


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", squeeze(text)).split()


def _new(mention: Mention, scored: list[tuple[float, Candidate]]) -> tuple[Target, ...]:
    """Offer somebody new: at the client that the line names, where the book knows it, and as a lead."""
    offers = []
    if mention.person:
        accounts = [one for points, one in scored if one.kind == TargetKind.ACCOUNT and points >= 0.3]
        offers += [_new_contact(mention, one) for one in accounts[:1]]
    if mention.is_named:
        offers.append(_new_lead(mention))
    if mention.is_named and not mention.is_told_new:
        offers.append(Target(kind=TargetKind.NOBODY, name=mention.shown))
    return tuple(offers)


def _as_told(mention: Mention, scored: list[tuple[float, Candidate]]) -> Target:
    return _new(mention, scored)[0]


def _new_contact(mention: Mention, account: Candidate) -> Target:
    return Target(
        kind=TargetKind.NEW_CONTACT, name=mention.person or "", detail=account.name, account_id=account.id
    )


def _new_lead(mention: Mention) -> Target:
    return Target(
        kind=TargetKind.NEW_LEAD,
        name=mention.shown,
        detail=mention.org if mention.person and mention.org else "",
    )


def honorific_of(mention: Mention) -> str:
    """Return the form of address as a record keeps it, "" where none was said."""
    return names.honorific_code(mention.honorific or "") or ""
