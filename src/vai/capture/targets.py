"""Whom a line can be about: a record of the book, or somebody new; and the people and companies that a line names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from vai.capture.grammar import Kind, Part, Reading
from vai.core.text import fold, squeeze


class TargetKind(StrEnum):
    """What a name in a line stands for."""

    CONTACT = "contact"
    ACCOUNT = "account"
    LEAD = "lead"
    OPPORTUNITY = "opportunity"
    NEW_LEAD = "new_lead"
    NEW_CONTACT = "new_contact"
    NOBODY = "nobody"


NEW = frozenset((TargetKind.NEW_LEAD, TargetKind.NEW_CONTACT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One answer to "who is meant". `account_id` is the client it belongs to; a new contact will be added there."""

    kind: TargetKind
    id: int | None = None
    name: str = ""
    detail: str = ""
    account_id: int | None = None
    contact_id: int | None = None

    @property
    def key(self) -> int:
        """The key of the record that it is.

        :raises LookupError: it is no record yet.
        """
        if self.id is None:
            raise LookupError("this target is no record")
        return self.id

    @property
    def code(self) -> str:
        """The answer as a form sends it: contact:12, new_lead, new_contact:7 (at that account)."""
        number = self.account_id if self.kind == TargetKind.NEW_CONTACT else self.id
        return f"{self.kind.value}:{number}" if number else self.kind.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Somebody whom a line names, with the numbers of the parts that are about them. Without a name: the open record."""

    parts: tuple[int, ...]
    person: str | None = None
    honorific: str | None = None
    org: str | None = None
    title: str | None = None
    phone: str | None = None
    email: str | None = None
    tax_code: str | None = None
    is_told_new: bool = False
    is_internal: bool = False

    @property
    def is_named(self) -> bool:
        """Whether anything says who it is."""
        return any((self.person, self.org, self.phone, self.email, self.tax_code))

    @property
    def key(self) -> str:
        """What an answer is kept by: it counts only as long as the line names the same."""
        return "|".join(
            fold(squeeze(word or "")) for word in (self.person, self.org, self.phone or self.email)
        )

    @property
    def shown(self) -> str:
        """The words by which a page calls them."""
        return self.person or self.org or self.phone or self.email or self.tax_code or ""


# These say themselves that somebody is new; a record that fits is shown as a duplicate.
_TOLD_NEW = frozenset((Kind.LEAD, Kind.CONTACT, Kind.REFERRAL))


def mentions(reading: Reading) -> tuple[Mention, ...]:
    """List whom a line names, in its order; a part without a name belongs to the one before it."""
    found: list[Mention] = []
    for number, part in enumerate(reading.parts):
        names = (part.person, part.org)
        at = next((at for at, one in enumerate(found) if (one.person, one.org) == names), None)
        if at is None and found and not any(names):
            at = len(found) - 1
        if at is None and found and _narrows(found[-1], part):
            at = len(found) - 1
            found[at] = replace(
                found[at], person=part.person or found[at].person, org=part.org or found[at].org
            )
        if at is None:
            found.append(_mention(part, number))
        else:
            found[at] = _joined(found[at], part, number)
    return tuple(found)


def of_part(number: int, found: tuple[Mention, ...]) -> int:
    """Give the number of the mention that a part belongs to."""
    return next(at for at, one in enumerate(found) if number in one.parts)


def _narrows(before: Mention, part: Part) -> bool:
    """Whether a part says more of the same client: "gọi chị Lan, ABC"; never another person or another company."""
    if before.is_told_new or part.kind in _TOLD_NEW:
        return False
    if part.person and not part.org:
        return before.person is None and before.org is None
    return bool(part.org and not part.person and before.org is None and part.is_inherited)


def _mention(part: Part, number: int) -> Mention:
    return Mention(
        parts=(number,),
        person=part.person,
        honorific=part.honorific,
        org=part.org,
        title=part.title,
        phone=part.phone,
        email=part.email,
        tax_code=part.tax_code,
        is_told_new=part.kind in _TOLD_NEW,
        is_internal=part.topic == "internal",
    )


def _joined(one: Mention, part: Part, number: int) -> Mention:
    return replace(
        one,
        parts=(*one.parts, number),
        honorific=one.honorific or part.honorific,
        title=one.title or part.title,
        phone=one.phone or part.phone,
        email=one.email or part.email,
        tax_code=one.tax_code or part.tax_code,
        is_told_new=one.is_told_new or part.kind in _TOLD_NEW,
    )
