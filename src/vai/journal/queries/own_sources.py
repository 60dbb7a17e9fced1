"""The journal's own sources of a stream: interactions, steps that were done, files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import JSONField, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vai.core import formats
from vai.journal import phrases
from vai.journal.enums import Direction, InteractionKind, Outcome
from vai.journal.models import Attachment, Interaction, InteractionContact, NextStep
from vai.journal.queries.sources import Entry, Line, Place, Subject, past, register

INTERACTIONS, FILES, STEPS = 60, 50, 40
_TITLE = 140
ICONS: Mapping[str, str] = {
    InteractionKind.CALL: "phone",
    InteractionKind.MEETING: "users",
    InteractionKind.VISIT: "map-pin",
    InteractionKind.MAIL: "mail",
    InteractionKind.CHAT: "message-circle",
    InteractionKind.NOTE: "file-text",
}
TONES: Mapping[str, str] = {
    Outcome.POSITIVE: "good",
    Outcome.NEGATIVE: "warn",
    Outcome.COMPLAINT: "bad",
}
# People and files of an interaction come along in its own row: the stream stays at one query for all of them.
_CONTACTS = """(SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) ORDER BY l.id), '[]'::jsonb)
  FROM interaction_contact l JOIN contact c ON c.id = l.contact_id WHERE l.interaction_id = interaction.id)"""
_PEOPLE = """(SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) ORDER BY l.id), '[]'::jsonb)
  FROM interaction_person l JOIN person p ON p.id = l.person_id WHERE l.interaction_id = interaction.id)"""
_FILES = """(SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size) ORDER BY f.id), '[]'::jsonb)
  FROM attachment f WHERE f.interaction_id = interaction.id AND f.archived_at IS NULL)"""


def interactions(subject: Subject, place: Place | None, limit: int, kinds: Collection[str]) -> list[Entry]:
    """Give what happened with the client, with the people and files of each."""
    rows = Interaction.objects.filter(archived_at=None)
    if set(kinds) != set(InteractionKind.values):
        rows = rows.filter(kind__in=sorted(kinds))
    if subject.contact_id is None:
        rows = rows.filter(**subject.condition)
        return [
            _interaction(row)
            for row in _with_people(past(rows, place, at="occurred_at", rank=INTERACTIONS, limit=limit))
        ]
    links = InteractionContact.objects.filter(
        contact_id=subject.contact_id, interaction__archived_at=None, interaction__kind__in=sorted(kinds)
    )
    near = past(links, place, at="occurred_at", rank=INTERACTIONS, limit=limit, key="interaction_id")
    ids = list(near.values_list("interaction_id", flat=True))
    found = {row.pk: row for row in _with_people(Interaction.objects.filter(pk__in=ids))} if ids else {}
    return [_interaction(found[pk]) for pk in ids if pk in found]


def steps(subject: Subject, place: Place | None, limit: int, kinds: Collection[str]) -> list[Entry]:
    """Give the next steps that were done."""
    rows = NextStep.objects.filter(**subject.condition, done_at__isnull=False, archived_at=None)
    rows = rows.select_related("done_by", "person")
    return [_step(row) for row in past(rows, place, at="done_at", rank=STEPS, limit=limit)]


def files(subject: Subject, place: Place | None, limit: int, kinds: Collection[str]) -> list[Entry]:
    """Give the files that were put here by themselves; those of an interaction stand with it."""
    rows = Attachment.objects.filter(**subject.condition, interaction=None, archived_at=None)
    rows = rows.select_related("uploaded_by")
    return [_file(row) for row in past(rows, place, at="created_at", rank=FILES, limit=limit)]


def join() -> None:
    """Register them."""
    register("interaction", interactions, rank=INTERACTIONS, kinds=dict(InteractionKind.choices))
    register("step", steps, rank=STEPS, kinds={"step": gettext_lazy("Done steps")})
    register("file", files, rank=FILES, kinds={"file": gettext_lazy("Files")})


def _with_people(rows: QuerySet[Interaction]) -> QuerySet[Interaction]:
    return rows.select_related("author", "on_behalf_of").annotate(
        contacts=RawSQL(_CONTACTS, (), output_field=JSONField()),
        people=RawSQL(_PEOPLE, (), output_field=JSONField()),
        files=RawSQL(_FILES, (), output_field=JSONField()),
    )


def _interaction(row: Any) -> Entry:
    contacts = tuple((one["id"], one["name"]) for one in row.contacts)
    facts = {
        "direction": row.direction,
        "outcome": row.outcome,
        "is_two_way": row.is_two_way,
        "minutes": row.minutes,
        "author_id": row.author_id,
        "version": row.version,
    }
    title = _headline(row, [name for _id, name in contacts])
    # A line of the capture bar is shown as it was written where nobody wrote more.
    words = row.body or row.captured_text
    return Entry(
        at=row.occurred_at,
        id=row.pk,
        source="interaction",
        kind=row.kind,
        title=title,
        icon=ICONS.get(row.kind, "circle"),
        who=phrases.who(row.author.name, row.on_behalf_of.name if row.on_behalf_of else None),
        text=words if words != title else "",
        tone=TONES.get(row.outcome, "neutral"),
        contacts=contacts,
        people=tuple(one["name"] for one in row.people),
        lines=tuple(_lines(row)),
        edit=("journal:interaction", row.pk),
        table="interaction",
        facts=facts,
        rank=INTERACTIONS,
    )


def _headline(row: Interaction, contacts: list[str]) -> str:
    """Say it in one line: the subject or the first words, else the kind and with whom."""
    if row.subject or row.body:
        first = row.subject or row.body.splitlines()[0]
        return first if len(first) <= _TITLE else f"{first[:_TITLE].rstrip()}…"
    kind = InteractionKind(row.kind).label if row.kind in InteractionKind.values else row.kind
    if not contacts:
        return str(kind)
    return _("%(kind)s with %(people)s") % {"kind": kind, "people": ", ".join(contacts)}


def _lines(row: Any) -> list[Line]:
    lines = []
    if row.outcome in Outcome.values:
        lines.append(Line(str(Outcome(row.outcome).label), tone=TONES.get(row.outcome, "neutral")))
    if row.direction in Direction.values:
        lines.append(Line(str(Direction(row.direction).label)))
    if row.minutes:
        lines.append(Line(formats.duration_minutes(row.minutes), icon="clock"))
    lines += [
        Line(one["name"], link=("journal:attachment", one["id"]), icon="paperclip") for one in row.files
    ]
    return lines


def _step(row: NextStep) -> Entry:
    done_by = row.done_by or row.person
    return Entry(
        at=row.done_at or row.created_at,
        id=row.pk,
        source="step",
        kind="step",
        title=row.what,
        icon="circle-check",
        who=phrases.who(done_by.name, row.person.name if row.person_id != done_by.pk else None),
        text=row.done_note,
        tone="good",
        table="next_step",
        rank=STEPS,
    )


def _file(row: Attachment) -> Entry:
    return Entry(
        at=row.created_at,
        id=row.pk,
        source="file",
        kind="file",
        title=row.name,
        icon="paperclip",
        who=row.uploaded_by.name,
        link=("journal:attachment", row.pk),
        table="attachment",
        facts={"size": row.size},
        rank=FILES,
    )
