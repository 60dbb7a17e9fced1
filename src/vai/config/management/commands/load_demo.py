"""Fill a new installation with the demo company; an installation that has people is left as it is."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from vai.config.sample import aims, company, pay, story
from vai.staff.models import Person


class Command(BaseCommand):
    """Makes the demo company once."""

    help = "Generate the demo company, day by day over two years, and note its logins."

    def handle(self, *args: Any, **options: Any) -> None:
        """Live the company, unless somebody works here already."""
        if Person.objects.filter(is_robot=False).exists():
            return
        self.stderr.write("Generating the demo company ...")
        now = timezone.now()
        house = company.found(now=now, tell_story=story.tell, say=lambda text: None)
        with transaction.atomic():
            pay.tell(house, now)
            aims.tell(house, now)
