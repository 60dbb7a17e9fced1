"""`vai create_administrator [MAIL]`: the first person who may administer."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from vai.core.errors import Refused
from vai.core.rowsecurity import acting_as
from vai.staff.actions import people
from vai.staff.enums import Title
from vai.staff.models import Person
from vai.staff.queries import people as colleagues

DEFAULT_MAIL = "admin@vai.local"


class Command(BaseCommand):
    """Makes the first administrator and prints the password, once."""

    help = "Make the first administrator; does nothing where there is one."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the mail address and the name."""
        parser.add_argument("mail", nargs="?", default=DEFAULT_MAIL)
        parser.add_argument("--name", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them.

        :raises CommandError: the address is none, or somebody has it.
        """
        if Person.objects.filter(title=Title.ADMINISTRATOR, is_robot=False, is_active=True).exists():
            return
        mail, password = options["mail"], secrets.token_urlsafe(12)
        name = options["name"] or mail.split("@")[0]
        data = people.PersonData(email=mail, name=name, title=Title.ADMINISTRATOR, password=password)
        robot = colleagues.robot()
        now = timezone.now()
        try:
            with acting_as(robot, at=now, door="command"):
                person = people.hire(data, by=robot, at=now)
        except Refused as refused:
            raise CommandError(str(refused.message)) from None
        self.stdout.write("The administrator; the password is shown this once, change it after signing in:")
        self.stdout.write(f"  {person.email}\n  {password}")
