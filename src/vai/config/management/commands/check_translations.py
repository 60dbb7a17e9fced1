"""`vai check_translations [ROOM ...]`: no word without Vietnamese, no word outside the catalogues."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from vai.config import bare_text, catalogues

# The pattern page is read by people who build pages; it is in English like the code that it shows.
FOR_BUILDERS = catalogues.HOUSE / "ui/templates/ui/patterns"


class Command(BaseCommand):
    """Lists what is not translated, or cannot be."""

    help = "Fail on words without a Vietnamese translation and on words in templates outside gettext."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the names of rooms."""
        parser.add_argument("rooms", nargs="*", help="only these rooms")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check them.

        :raises CommandError: something is found.
        """
        rooms = options["rooms"] or catalogues.rooms()
        found = [fault for room in rooms for fault in (*catalogues.faults(room), *bare_words(room))]
        found += catalogues.contradictions(rooms)
        for fault in found:
            self.stdout.write(fault)
        if found:
            raise CommandError(f"{len(found)} faults in the translations")


def bare_words(room: str) -> Iterator[str]:
    """Tell which words of a room's templates no catalogue knows."""
    for folder, look in (("templates", bare_text.in_jinja), ("django_templates", bare_text.in_django)):
        for path in catalogues.template_files(room, folder):
            if FOR_BUILDERS in path.parents:
                continue
            for words in look(path):
                yield f"{path.relative_to(catalogues.HOUSE)}: outside gettext: {words!r}"
