"""Telling what happened with a client, putting it right, and putting it away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from vai.core import text
from vai.core.errors import Refused
from vai.core.rowsecurity import checked
from vai.journal import rules
from vai.journal.actions import mentions
from vai.journal.actions._about import apply, lock
from vai.journal.enums import Direction, InteractionKind, Outcome
from vai.journal.models import Interaction, InteractionContact, InteractionPerson
from vai.journal.queries import about
from vai.journal.queries.about import About
from vai.staff.models import Person

CHANGEABLE = ("kind", "direction", "outcome", "is_two_way", "occurred_at", "minutes", "subject", "body")
CHANGEABLE_LINKS = ("contact_ids", "person_ids")
LONGEST_SUBJECT = 200
_A_WEEK = 7 * 24 * 60


class CannotRecord(Refused):
    """What was told cannot be so."""

    code = "cannot_record"


def record(
    kind: str,
    *,
    by: Person,
    at: datetime,
    occurred_at: datetime,
    account_id: int | None = None,
    contact_ids: Iterable[int] = (),
    lead_id: int | None = None,
    opportunity_id: int | None = None,
    direction: str = "",
    outcome: str = "",
    is_two_way: bool | None = None,
    minutes: int | None = None,
    subject: str = "",
    body: str = "",
    captured_text: str = "",
    person_ids: Iterable[int] = (),
    external_id: str = "",
) -> Interaction:
    """Record that something happened; the account of a deal comes along by itself.

    `is_two_way` is worked out from kind, direction and outcome where it is not said. Colleagues named by `@Name` who
    see the client are told.
    :raises CannotRecord: it lies in the future, or a kind, outcome or length is none.
    :raises NotThere: the client is not there for this person.
    :raises NotAllowed: the person sees the client but may not write.
    """
    rules.require_scope(by, at=at)
    told = about.checked(About(account_id, tuple(contact_ids), lead_id, opportunity_id))
    made = Interaction(
        kind=kind,
        direction=direction,
        outcome=outcome,
        is_two_way=rules.is_two_way(kind, direction, outcome, minutes) if is_two_way is None else is_two_way,
        occurred_at=occurred_at,
        minutes=minutes,
        subject=text.squeeze(subject)[:LONGEST_SUBJECT],
        body=_clean(body),
        captured_text=_clean(captured_text),
        author=by,
        on_behalf_of_id=rules.principal_id(),
        external_id=external_id,
        account_id=told.account_id,
        contact_id=told.contact_ids[0] if told.contact_ids else None,
        lead_id=told.lead_id,
        opportunity_id=told.opportunity_id,
    )
    _check(made, at=at)
    with checked():
        made.save(force_insert=True)
        _link(made, told.contact_ids, person_ids, by=by)
    mentions.settle(made, by=by)
    return made


def change(
    interaction: Interaction,
    changes: Mapping[str, object],
    *,
    by: Person,
    at: datetime,
    version: int | None = None,
) -> Interaction:
    """Put right what was told; history keeps what stood there before. `changes` may name CHANGEABLE and its links.

    Whether it was two-way follows kind, direction, outcome and length anew unless it is said.
    :raises Stale: someone else saved first, and what is to be changed differs.
    """
    rules.require_scope(by, at=at)
    rules.require_own(interaction, by)
    held = lock(interaction)
    wanted = {name: _tidy(name, value) for name, value in changes.items() if name in CHANGEABLE}
    apply(held, wanted, version=version)
    if "is_two_way" not in wanted and wanted:
        held.is_two_way = rules.is_two_way(held.kind, held.direction, held.outcome, held.minutes)
    _check(held, at=at)
    with checked():
        if "contact_ids" in changes or "person_ids" in changes:
            _relink(held, changes, by=by)
        held.save()
        InteractionContact.objects.filter(interaction=held).exclude(occurred_at=held.occurred_at).update(
            occurred_at=held.occurred_at
        )
    held.refresh_from_db()
    mentions.settle(held, by=by)
    return held


def archive(interaction: Interaction, *, by: Person, at: datetime) -> Interaction:
    """Put it away: the stream no longer shows it, history does, and undo brings it back."""
    rules.require_scope(by, at=at)
    rules.require_own(interaction, by)
    held = lock(interaction)
    if held.archived_at is None:
        held.archived_at = at
        held.save(update_fields=["archived_at"])
    return held


def restore(interaction: Interaction, *, by: Person, at: datetime) -> Interaction:
    """Bring back what was put away."""
    rules.require_scope(by, at=at)
    rules.require_own(interaction, by)
    held = lock(interaction)
    held.archived_at = None
    held.save(update_fields=["archived_at"])
    return held


def _check(made: Interaction, *, at: datetime) -> None:
    if made.kind not in InteractionKind.values:
        raise CannotRecord(_("Choose what kind of contact it was."), field="kind")
    if made.direction and made.direction not in Direction.values:
        raise CannotRecord(_("Choose who began it."), field="direction")
    if made.outcome and made.outcome not in Outcome.values:
        raise CannotRecord(_("Choose what came of it."), field="outcome")
    if made.occurred_at > at + rules.CLOCKS_MAY_DIFFER_BY:
        raise CannotRecord(
            _("This lies in the future: make it a next step instead."),
            field="occurred_at",
            code="in_the_future",
        )
    if made.minutes is not None and not 0 <= made.minutes <= _A_WEEK:
        raise CannotRecord(_("The length is in minutes, from 0 to a week."), field="minutes")


def _link(made: Interaction, contact_ids: Iterable[int], person_ids: Iterable[int], *, by: Person) -> None:
    InteractionContact.objects.bulk_create(
        [
            InteractionContact(interaction=made, contact_id=contact, occurred_at=made.occurred_at)
            for contact in contact_ids
        ]
    )
    others = sorted(set(person_ids) - {by.pk, made.author_id})
    InteractionPerson.objects.bulk_create(
        [InteractionPerson(interaction=made, person_id=person) for person in others]
    )


def _relink(held: Interaction, changes: Mapping[str, object], *, by: Person) -> None:
    links: dict[str, tuple[int, ...]] = {
        name: tuple(changes[name])  # type: ignore[arg-type]
        for name in CHANGEABLE_LINKS
        if name in changes
    }
    if "contact_ids" in links:
        told = about.checked(About(contact_ids=links["contact_ids"]))
        held.contact_links.exclude(contact_id__in=told.contact_ids).delete()
        known = set(held.contact_links.values_list("contact_id", flat=True))
        _link(held, [one for one in told.contact_ids if one not in known], (), by=by)
        held.contact_id = told.contact_ids[0] if told.contact_ids else None
    if "person_ids" in links:
        held.person_links.exclude(person_id__in=links["person_ids"]).delete()
        known = set(held.person_links.values_list("person_id", flat=True))
        _link(held, (), [one for one in links["person_ids"] if one not in known], by=by)


def _tidy(name: str, value: object) -> object:
    if name == "subject":
        return text.squeeze(str(value))[:LONGEST_SUBJECT]
    return _clean(str(value)) if name == "body" else value


def _clean(words: str) -> str:
    return words.replace("\x00", "").strip()
