"""`vai translations [ROOM ...]`: bring the catalogues in line with the sources."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from vai.config import catalogues


class Command(BaseCommand):
    """Writes the catalogues anew, with the translations that they have."""

    help = "Bring the catalogues of visible words in line with the sources; translations are kept."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the names of rooms."""
        parser.add_argument("rooms", nargs="*", help="only these rooms")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write them."""
        for room in options["rooms"] or catalogues.rooms():
            added, dropped = catalogues.update(room)
            if added or dropped:
                self.stdout.write(f"{room}: {added} added, {dropped} dropped")
