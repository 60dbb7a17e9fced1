"""Opportunities with their past: when they were opened, moved and closed, what was sold, and for how much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from vai.core.money import exponent, half_up
from vai.core.text import fold, squeeze
from vai.doors.loading import bulk, lists, places
from vai.doors.loading.items import Item, plain
from vai.doors.loading.stages import Stages
from vai.doors.loading.world import World
from vai.doors.loading.writers import Candidate, Identity, Writer, text
from vai.hunting.enums import StageOutcome
from vai.hunting.models import Opportunity, OpportunityLine, OpportunityTag, Stage, StageChange
from vai.journal.models import NextStep

# A day without a time of day: noon at home, so that it is that day in any zone near.
_NOON = dt.time(12)


class OpportunityWriter(Writer):
    """Deals. What closes one follows from its stage."""

    entity = "opportunity"
    model = Opportunity
    fill_only = ("name", "owner_id", "team_id", "opened_on", "created_at")

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.stages = Stages(world)
        self.zone = ZoneInfo(world.plan.tz)

    def prepare(self, item: Item) -> None:
        """Read the deal and its past."""
        v, said = item.draft.values, item.said
        self.link(item, "account")
        self.link(item, "contact")
        self._product(item)
        said["owner_id"] = self.world.owner(item) or self.world.person.pk
        said["name"] = self._name(item)
        item.label = said["name"]
        if number := v.get("external_id"):
            said["external_id"] = str(number)
        if v.get("amount") is not None:
            currency = v.get("currency") or self.world.plan.currency
            amount = Decimal(v["amount"])
            if amount < 0:
                item.leave_out("amount_negative", "amount", value=plain(amount))
                return
            said["amount"], said["currency"] = half_up(amount, exponent(currency)), currency
        self._stand(item)
        if item.is_settled:
            return
        if source := text(v.get("source")):
            said["source_id"] = lists.source(self.world, item, source)
        if notes := v.get("notes"):
            lists.note(item, "", notes) if said.get("notes") else said.update(notes=notes)
        item.extra["tag_ids"] = lists.tags(self.world, v.get("tags") or ())
        item.extra["next_step"] = text(v.get("next_step"))[:300]
        lists.custom_values(self.world, item, "opportunity")
        if not item.has_number:
            item.identities = [("deal", self._fingerprint(item))]

    def candidates(self, wanted: set[Identity]) -> dict[Identity, list[Candidate]]:
        """Find deals that say the same in all that tells deals apart."""
        names = {value.split("|")[0] for _kind, value in wanted}
        found: dict[Identity, list[Candidate]] = {}
        rows = Opportunity.objects.filter(name_f__in=names, archived_at=None).order_by("pk")
        for row in rows:
            said = {"account_id": row.account_id, "amount": row.amount, "closes_on": row.closes_on}
            value = _told_apart(row.name, said, row.opened_on)
            for identity in (("deal", value), ("deal", _told_apart(row.name, said, None))):
                if identity in wanted:
                    found.setdefault(identity, []).append(Candidate(row.pk, row.name))
        return found

    def build(self, item: Item) -> Any:
        """Make the deal where it stands."""
        said = {k: v for k, v in item.said.items() if not k.startswith("custom.") and v is not None}
        own = {k.removeprefix("custom."): v for k, v in item.said.items() if k.startswith("custom.")}
        stage: Stage = item.extra["stage_row"]
        said.setdefault("currency", self.world.plan.currency)
        said.setdefault("opened_on", min(self.world.today, said.get("closes_on") or self.world.today))
        entered = item.extra["entered_at"]
        return Opportunity(
            **said,
            custom=own,
            created_by_id=self.world.person.pk,
            team_id=self.world.team_of(said["owner_id"]),
            pipeline_id=stage.pipeline_id,
            outcome=stage.outcome,
            stage_entered_at=entered,
            rank=-entered.timestamp(),
        )

    def derive(self, item: Item, changes: dict[str, Any]) -> dict[str, Any]:
        """Let outcome, times and pipeline follow the stage; a stage that stays keeps its own."""
        if "stage_id" in changes:
            stage: Stage = item.extra["stage_row"]
            changes |= {
                "pipeline_id": stage.pipeline_id,
                "outcome": stage.outcome,
                "stage_entered_at": item.extra["entered_at"],
                "closed_at": item.said.get("closed_at"),
            }
            item.extra["moved"] = True
        else:
            changes.pop("closed_at", None)
        return changes

    def change(self, item: Item, changes: dict[str, Any], now: dict[str, Any]) -> None:
        """Change the deal; a move is recorded as one."""
        super().change(item, changes, now)
        if item.extra.pop("moved", False):
            self._record([(item, now.get("stage_id"))])

    def complete(self, items: Sequence[Item]) -> None:
        """Write lines, the move to where the deal stands, tags and next steps."""
        created = [item for item in items if item.outcome == "created"]
        self._record([(item, None) for item in created])
        self._lines(items)
        places.write_tags(items, OpportunityTag, "opportunity")
        self._steps(created)

    def add(self, items: Sequence[Item]) -> int:
        """Add lines and tags that are new."""
        return self._lines(items) + sum(places.write_tags(items, OpportunityTag, "opportunity").values())

    def _record(self, moves: Sequence[tuple[Item, int | None]]) -> None:
        bulk.insert(
            StageChange(
                opportunity_id=item.target,
                from_stage_id=before,
                to_stage_id=item.said["stage_id"],
                at=item.extra["entered_at"],
                person_id=self.world.person.pk,
            )
            for item, before in moves
            if item.target
        )

    def _lines(self, items: Sequence[Item]) -> int:
        """One line for the product that a row names, at the deal's amount; deals with other lines keep them."""
        wanted = {item.target: item for item in items if item.target and item.extra.get("product_id")}
        fresh = {item.target for item in items if item.outcome == "created"}
        old = set(wanted) - fresh
        have: dict[int, list[OpportunityLine]] = {}
        for line in OpportunityLine.objects.filter(opportunity_id__in=old) if old else ():
            have.setdefault(line.opportunity_id, []).append(line)
        new, n_changed = [], 0
        for target, item in wanted.items():
            amount, product = item.said.get("amount"), item.extra["product_id"]
            lines = have.get(target or 0, [])
            if not lines:
                new.append(
                    OpportunityLine(
                        opportunity_id=target, product_id=product, unit_price=amount, amount=amount
                    )
                )
            elif len(lines) == 1 and lines[0].product_id == product and amount is not None:
                is_other = lines[0].quantity == 1 and lines[0].amount != amount
                if is_other and Opportunity.objects.filter(pk=target, amount=amount).exists():
                    rows = OpportunityLine.objects.filter(pk=lines[0].pk)
                    n_changed += rows.update(unit_price=amount, amount=amount, discount_pct=0)
        bulk.insert(new)
        return len(new) + n_changed

    def _steps(self, items: Sequence[Item]) -> None:
        bulk.insert(
            NextStep(
                what=item.extra["next_step"],
                person_id=item.said["owner_id"],
                created_by_id=self.world.person.pk,
                opportunity_id=item.target,
                account_id=item.said.get("account_id"),
                due_on=item.said.get("closes_on"),
            )
            for item in items
            if item.extra["next_step"] and item.extra["stage_row"].outcome == StageOutcome.OPEN
        )

    def _name(self, item: Item) -> str:
        refs = item.draft.refs
        name = text(item.draft.values.get("name"))
        parts = [squeeze(refs[code].value) for code in ("product", "account") if code in refs]
        return (
            name or " · ".join(parts) or f"#{item.draft.values.get('external_id', item.draft.row_number)}"
        )[:200]

    def _product(self, item: Item) -> None:
        self.link(item, "product")
        item.extra["product_id"] = item.said.pop("product_id", None)

    def _stand(self, item: Item) -> None:
        """Read stage, chance and days."""
        v, said = item.draft.values, item.said
        stage = self.stages.find(
            item, text(v.get("pipeline")), text(v.get("stage")), str(v.get("outcome") or "")
        )
        if stage is None:
            if not item.is_settled:
                item.leave_out("no_pipeline")
            return
        said["stage_id"] = stage.pk
        item.extra["stage_row"] = stage
        created, closed = v.get("created_at"), v.get("closed_on") or v.get("closes_on")
        if created:
            said["opened_on"] = created.astimezone(self.zone).date()
            said["created_at"] = created
        if v.get("closes_on"):
            said["closes_on"] = v["closes_on"]
        moment = created or self.world.at
        if stage.outcome == StageOutcome.OPEN:
            if closed and "closes_on" not in said:
                said["closes_on"] = closed
            if v.get("probability") is not None:
                said["probability"] = int(half_up(Decimal(v["probability"]) * 100))
        else:
            day = closed or moment.astimezone(self.zone).date()
            moment = dt.datetime.combine(day, _NOON, self.zone)
            said["closed_at"] = moment
            said.setdefault("closes_on", day)
            if "opened_on" in said and said["opened_on"] > day:
                item.remark("closed_before_opened", "closed_on")
        item.extra["entered_at"] = moment
        if stage.outcome == StageOutcome.LOST and (reason := text(v.get("lost_reason"))):
            said["lost_reason_id"] = lists.lost_reason(self.world, item, reason)

    def _fingerprint(self, item: Item) -> str:
        return _told_apart(item.said["name"], item.said, item.said.get("opened_on"))


def _told_apart(name: str, said: dict[str, Any], opened: dt.date | None) -> str:
    parts = (said.get("account_id"), said.get("amount"), said.get("closes_on"), opened)
    return "|".join([fold(name), *(str(plain(part)) for part in parts)])
