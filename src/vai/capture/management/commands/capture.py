"""`vai capture --user MAIL "…"`: file one line, or with --dry-run show how it is understood."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from vai.capture import fixes, phrases
from vai.capture.actions import filing
from vai.capture.queries import understanding
from vai.capture.understanding import Understanding
from vai.core.errors import Refused
from vai.core.rowsecurity import Actor, acting_as
from vai.staff.models import Person
from vai.staff.queries import people


class Command(BaseCommand):
    """Reads one line as quick capture does."""

    help = "File what happened, told in one line; --dry-run only shows how it is understood."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the line, the person and the day."""
        parser.add_argument("line", help="what happened, or what is to be done")
        parser.add_argument("--user", required=True, metavar="MAIL", help="who tells it")
        parser.add_argument(
            "--for", dest="principal", metavar="MAIL", help="the colleague for whom it is told"
        )
        parser.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help="the day on which it is told")
        parser.add_argument(
            "--answer", action="append", default=[], metavar="TEXT", help="the value of a choice"
        )
        parser.add_argument("--dry-run", action="store_true", help="write nothing")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Understand, and file.

        :raises CommandError: nobody has that address, something is asked, or the line is refused.
        """
        person = _person(options["user"])
        zone = ZoneInfo(person.timezone)
        at = _moment(options["today"], zone)
        principal = _person(options["principal"]) if options["principal"] else None
        today = at.astimezone(zone).date()
        now = None if options["today"] else at.astimezone(zone).time()
        with translation.override(person.language), timezone.override(zone):
            try:
                with acting_as(person, at=at, on_behalf_of=principal, door="command") as actor:
                    understood = understanding.understand(
                        options["line"], at=at, today=today, now=now, answers=fixes.read(options["answer"])
                    )
                    filed = _file(understood, actor, person, zone) if not options["dry_run"] else {}
            except Refused as refused:
                raise CommandError(str(refused.message)) from None
            self._print(understood, filed, options)

    def _print(self, understood: Understanding, filed: dict[str, Any], options: dict[str, Any]) -> None:
        if options["json"]:
            answer = understood.as_json() | ({"filed": filed} if filed else {})
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(_in_words(understood)))
        if understood.questions and not options["dry_run"]:
            raise CommandError("Nothing was filed: something is asked. Answer with --answer VALUE.")


def _file(understood: Understanding, actor: Actor, person: Person, zone: ZoneInfo) -> dict[str, Any]:
    if understood.questions:
        return {}
    filed = filing.file(understood, by=person, at=actor.at, zone=zone)
    return {
        "change": str(actor.change_id),
        "interactions": [row.pk for row in filed.interactions],
        "steps": [row.pk for row in filed.steps],
        "leads": [row.pk for row in filed.leads],
        "contacts": [row.pk for row in filed.contacts],
        "deals": [row.pk for row in filed.deals],
        "proposals": [proposal.words for proposal in filed.proposals],
    }


def _in_words(understood: Understanding) -> list[str]:
    lines = []
    for number, part in enumerate(understood.reading.parts):
        who = " · ".join(word for word in (part.person, part.org) if word)
        said = [phrases.kind_label(part), who, *phrases.details(part), phrases.when(part)]
        lines.append(f"{number + 1}. " + ", ".join(word for word in said if word))
    lines += [f"! {phrases.FLAGS[flag]}" for flag in understood.warnings]
    for question in understood.questions:
        lines.append(f"? {question.text}")
        lines += [f"    {choice.value}    {choice.label}" for choice in question.choices]
    return lines


def _person(mail: str) -> Person:
    found = people.by_mail(mail)
    if found is None or not found.is_active:
        raise CommandError(f"Nobody here has the address {mail}.")
    return found


def _moment(today: date | None, zone: ZoneInfo) -> datetime:
    """Give the instant that the line is told at: now, or noon of the day named."""
    return datetime.combine(today, time(12), tzinfo=zone) if today else timezone.now()


def _day(text: str) -> date:
    return date.fromisoformat(text)
