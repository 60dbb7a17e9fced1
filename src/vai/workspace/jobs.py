"""What the desks do by themselves."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from vai.core.jobs import enqueue, job, nightly
from vai.staff.enums import Title
from vai.staff.models import Person, Team
from vai.workspace.queries import figures

SEE_TEAMS = (Title.TEAM_LEAD, Title.EXECUTIVE)


@job("workspace.refresh_figures")
def refresh_figures(*, by: Person, at: datetime) -> None:
    """Add up the sums of a lead's desk again."""
    figures.reckon(by, at=at)


@nightly("workspace.figures_of_the_morning", cron="40 21 * * *")
def figures_of_the_morning(*, by: Person, at: datetime) -> None:
    """Before the working day (04:40 at home): the sums of everybody who answers for a team."""
    leads = Team.objects.exclude(lead=None).values("lead_id")
    people = Person.objects.filter(Q(title__in=SEE_TEAMS) | Q(pk__in=leads), is_active=True, is_robot=False)
    for person in people.order_by("pk"):
        enqueue("workspace.refresh_figures", by=person, at=at)
