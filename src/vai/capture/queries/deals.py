"""Which open deals of a client a line may be about."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from vai.capture.targets import Target, TargetKind
from vai.capture.understanding import Deal
from vai.hunting.enums import StageOutcome
from vai.hunting.models import Opportunity

MOST = 60


def open_deals(targets: Iterable[Target]) -> list[Deal]:
    """List the open deals of some clients, the newest first, in one query; no query where there are none."""
    wanted = list(targets)
    accounts = {one.account_id for one in wanted if one.account_id}
    contacts = {one.id for one in wanted if one.kind == TargetKind.CONTACT}
    leads = {one.id for one in wanted if one.kind == TargetKind.LEAD}
    deals = {one.id for one in wanted if one.kind == TargetKind.OPPORTUNITY}
    if not (accounts or contacts or leads or deals):
        return []
    theirs = Q(account_id__in=accounts) | Q(pk__in=deals)
    if contacts:
        theirs |= Q(contact_id__in=contacts, account_id=None)
    if leads:
        theirs |= Q(lead_id__in=leads)
    rows = Opportunity.objects.filter(theirs, outcome=StageOutcome.OPEN, archived_at=None)
    return [
        Deal(
            id=row.pk,
            name=row.name,
            account_id=row.account_id,
            contact_id=row.contact_id,
            lead_id=row.lead_id,
            amount=row.amount,
            currency=row.currency,
            stage=str(row.stage),
        )
        for row in rows.select_related("stage").order_by("-opened_on", "-id")[:MOST]
    ]


def of_target(target: Target | None, deals: Iterable[Deal]) -> tuple[Deal, ...]:
    """Pick those that belong to one client; from a deal's own page, that deal alone."""
    if target is None:
        return ()
    if target.kind == TargetKind.OPPORTUNITY:
        return tuple(deal for deal in deals if deal.id == target.id)
    return tuple(
        deal
        for deal in deals
        if (target.account_id and deal.account_id == target.account_id)
        or (target.kind == TargetKind.LEAD and deal.lead_id == target.id)
        or (target.kind == TargetKind.CONTACT and deal.contact_id == target.id and not deal.account_id)
    )
