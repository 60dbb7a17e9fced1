"""What can be done only when all rows of a kind are there: references to later rows, and who serves accounts without anybody."""

from __future__ import annotations

from vai.clients.models import Account, Coverage
from vai.doors.loading import bulk
from vai.doors.loading.index import AMBIGUOUS
from vai.doors.loading.world import World
from vai.hunting.enums import StageOutcome
from vai.hunting.models import Opportunity
from vai.staff.models import Person, Team


def link_later(world: World, entity: str) -> int:
    """Set references to rows that came later, where nothing stands there yet. `entity` was just loaded whole."""
    waiting = [one for one in world.later if one[3].entity == entity]
    world.later = [one for one in world.later if one[3].entity != entity]
    n_linked = 0
    for kind, object_id, field, ref in waiting:
        found = world.index.find(ref)
        if found is None or found == AMBIGUOUS or (kind == entity and found == object_id):
            continue
        model = {"team": Team, "account": Account}[kind]
        rows = model.objects.filter(pk=object_id, **{field: None})  # type: ignore[attr-defined]
        if kind == "account" and _is_above(object_id, found):
            continue
        n_linked += rows.update(**{field: found})
    return n_linked


def serve_by_deals(world: World, account_ids: list[int]) -> int:
    """Let the owners of open deals serve the accounts that nobody serves; the owner of the latest deal leads.

    Tells how many accounts are served now that were not.
    """
    unserved = set(Account.objects.filter(pk__in=account_ids, is_unserved=True).values_list("pk", flat=True))
    deals = Opportunity.objects.filter(
        account_id__in=unserved, outcome=StageOutcome.OPEN, archived_at=None
    ).order_by("account_id", "-opened_on", "-pk")
    able = set(Person.objects.filter(is_active=True, is_robot=False).values_list("pk", flat=True))
    seen: set[tuple[int, int]] = set()
    led: set[tuple[int, str]] = set()
    rows = []
    for account_id, owner_id in deals.values_list("account_id", "owner_id"):
        if account_id is None or owner_id not in able or (account_id, owner_id) in seen:
            continue
        if owner_id == world.person.pk and world.is_administrator:
            continue
        seen.add((account_id, owner_id))
        mode = world.mode_of(owner_id)
        is_lead = (account_id, mode) not in led
        led.add((account_id, mode))
        rows.append(
            Coverage(account_id=account_id, person_id=owner_id, mode=mode, is_lead=is_lead, since=world.today)
        )
    bulk.insert(rows)
    return len({account_id for account_id, _owner in seen})


def _is_above(child: int, parent: int) -> bool:
    """Whether linking would make a circle of parents."""
    at: int | None = parent
    for _step in range(50):
        if at is None:
            return False
        if at == child:
            return True
        at = Account.objects.filter(pk=at).values_list("parent_id", flat=True).first()
    return True
