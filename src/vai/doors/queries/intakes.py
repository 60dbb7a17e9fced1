"""The doors by which leads come in, and how many came by each lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from vai.doors.models import ApiKey, Mailbox, WebForm
from vai.hunting.enums import ArrivalState
from vai.hunting.models import LeadArrival

LATELY = timedelta(days=30)


@dataclass(frozen=True)
class Counted:
    """How many arrivals there were lately: in all, by door and origin, and those that wait for a person."""

    by_origin: dict[tuple[str, str], int]
    n_suspected: int
    n_failed: int

    def of(self, door: str, origin: object) -> int:
        """Count those of one form, mailbox or key."""
        return self.by_origin.get((door, str(origin)), 0)

    @property
    def n_all(self) -> int:
        """Count them all."""
        return sum(self.by_origin.values())


def webforms() -> QuerySet[WebForm]:
    """List the forms, those in use first."""
    return WebForm.objects.select_related("source", "team").order_by("-archived_at", "name", "id")


def form_names() -> list[tuple[str, str]]:
    """List the forms in use, by key and name, for rules that speak of them."""
    return list(WebForm.objects.filter(archived_at=None).order_by("name", "id").values_list("key", "name"))


def mailboxes() -> QuerySet[Mailbox]:
    """List the mailboxes."""
    return Mailbox.objects.select_related("source", "team").order_by("-archived_at", "name", "id")


def keys() -> QuerySet[ApiKey]:
    """List the keys, those in use first."""
    return ApiKey.objects.select_related("person", "team").order_by("-revoked_at", "name", "id")


def counted(at: datetime) -> Counted:
    """Count the arrivals of the last thirty days, and what waits for a person, in two statements."""
    lately = LeadArrival.objects.filter(received_at__gte=at - LATELY).order_by("door", "origin")
    rows = lately.values_list("door", "origin").annotate(n=Count("id"))
    waiting = LeadArrival.objects.filter(state__in=[ArrivalState.SUSPECTED, ArrivalState.FAILED])
    states = dict(waiting.order_by("state").values_list("state").annotate(n=Count("id")))
    return Counted(
        by_origin={(door, origin): n for door, origin, n in rows},
        n_suspected=states.get(ArrivalState.SUSPECTED, 0),
        n_failed=states.get(ArrivalState.FAILED, 0),
    )
