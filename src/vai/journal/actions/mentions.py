"""Colleagues named by `@Name` in what was told."""

from __future__ import annotations

import re

from django.db import connection

from vai.core import text
from vai.journal import rules
from vai.journal.actions import notices
from vai.journal.models import Interaction, Mention
from vai.journal.queries import about
from vai.staff.models import Person

_AT = re.compile(r"(?<![\w.+-])@(?=\w)")
_EXCERPT = 140


def settle(interaction: Interaction, *, by: Person) -> list[Person]:
    """Keep who is named now, and tell those who were not named before; return the latter.

    A name counts when it is one colleague's alone and that colleague sees the client.
    """
    words = f"{interaction.subject}\n{interaction.body}"
    if "@" not in words:
        Mention.objects.filter(interaction=interaction).delete()
        return []
    people = _who_see(interaction, _named(words))
    Mention.objects.filter(interaction=interaction).exclude(person__in=people).delete()
    known = set(Mention.objects.filter(interaction=interaction).values_list("person_id", flat=True))
    new = [person for person in people if person.pk not in known]
    Mention.objects.bulk_create([Mention(interaction=interaction, person=person) for person in new])
    for person in new:
        if person.pk != by.pk:
            _tell(interaction, person, by=by)
    return new


def _named(words: str) -> list[Person]:
    """Find whom the text names: the longest full name that follows an @, else a given name that one person has."""
    people = list(Person.objects.filter(is_active=True, is_robot=False).order_by("pk"))
    found: dict[int, Person] = {}
    for start in _AT.finditer(words):
        rest = text.fold(text.squeeze(words[start.end() : start.end() + 120]))
        matching = _longest([(text.fold(one.name), one) for one in people], rest) or _longest(
            [(text.fold(one.given_name), one) for one in people]
            + [(one.email.partition("@")[0], one) for one in people],
            rest,
        )
        if len(matching) == 1:
            found.setdefault(matching[0].pk, matching[0])
    return list(found.values())


def _longest(names: list[tuple[str, Person]], rest: str) -> list[Person]:
    fitting = [(len(name), one) for name, one in names if name and _begins(rest, name)]
    most = max((length for length, _ in fitting), default=0)
    return list({one.pk: one for length, one in fitting if length == most}.values())


def _begins(rest: str, name: str) -> bool:
    return rest.startswith(name) and not rest[len(name) : len(name) + 1].isalnum()


def _who_see(interaction: Interaction, people: list[Person]) -> list[Person]:
    if not people:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT vai.who_see(%s, %s, %s)",
            [interaction.account_id, interaction.lead_id, [person.pk for person in people]],
        )
        seeing = set(cursor.fetchone()[0])
    return [person for person in people if person.pk in seeing]


def _tell(interaction: Interaction, person: Person, *, by: Person) -> None:
    named = about.names(account=[interaction.account_id], lead=[interaction.lead_id])
    principal = rules.principal_id()
    behalf = Person.objects.filter(pk=principal).first() if principal else None
    params = {
        "by": by.name,
        "behalf": behalf.name if behalf else "",
        "client": next(iter(named.values()), ""),
        "text": (interaction.subject or interaction.body)[:_EXCERPT],
    }
    notices.tell(person.pk, "mentioned", params, notices.address("journal:interaction", interaction.pk))
