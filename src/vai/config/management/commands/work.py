"""Work on jobs: what `vai worker` runs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from vai.config import working


class Command(BaseCommand):
    """Runs until a signal ends it."""

    help = "Work on jobs until Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        working.run()
