"""What happened and what is to be done: interactions and next steps, tied to whom they are about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from vai.clients.models import Affiliation
from vai.doors.importing.reading import Ref
from vai.doors.loading import bulk
from vai.doors.loading.index import AMBIGUOUS
from vai.doors.loading.items import Item
from vai.doors.loading.writers import Writer, text
from vai.hunting.models import Opportunity
from vai.journal import rules
from vai.journal.enums import InteractionKind
from vai.journal.models import Interaction, InteractionContact, NextStep

_ABOUT = ("opportunity", "contact", "account")


class _ActivityWriter(Writer):
    """What both share: whom it is about."""

    person_field: ClassVar[str] = ""
    said_about: ClassVar[tuple[str, ...]] = ("account_id", "contact_id", "lead_id", "opportunity_id")

    def about(self, item: Item) -> None:
        """Find account, contact, lead and deal; a contact's account and a deal's account come with them."""
        refs, said = item.draft.refs, item.said
        missing: list[Ref] = []
        for code in _ABOUT:
            ref = refs.get(code)
            found = self.world.index.find(ref) if ref else None
            if found is not None and found != AMBIGUOUS:
                said[f"{code}_id"] = found
            elif ref is not None and code == "contact" and (lead := self._lead(ref)):
                said["lead_id"] = lead
            elif ref is not None:
                missing.append(ref)
        if not any(said.get(name) for name in self.said_about):
            if missing:
                item.leave_out("about_unknown", missing[0].entity, value=missing[0].value)
            elif self.world.person.sees_all:
                item.leave_out("about_nobody")
            return
        for ref in missing:
            item.remark("reference_unlinked", ref.entity, value=ref.value)
        self._account_of(said)

    def person(self, item: Item) -> int:
        """Whose it is: the colleague named, else the importer."""
        return self.world.owner(item, "person") or self.world.person.pk

    def _lead(self, ref: Ref) -> int | None:
        wanted = Ref("lead", ref.by, ref.value)
        self.world.index.learn([wanted])
        found = self.world.index.find(wanted)
        return None if found == AMBIGUOUS else found

    def _account_of(self, said: dict[str, Any]) -> None:
        if said.get("account_id"):
            return
        known: dict[tuple[str, int], int | None] = self.world.lists.setdefault(("account_of", ""), {})
        for code in ("opportunity", "contact"):
            target = said.get(f"{code}_id")
            if not target:
                continue
            if (code, target) not in known:
                known[code, target] = _account_behind(code, target)
            if account := known[code, target]:
                said["account_id"] = account
                return


class InteractionWriter(_ActivityWriter):
    """What happened."""

    entity = "interaction"
    model = Interaction
    fill_only = ("author_id",)

    def prepare(self, item: Item) -> None:
        """Read kind, time, text and whom it is about."""
        v, said = item.draft.values, item.said
        item.label = (text(v.get("subject")) or text(v.get("body")) or text(v.get("kind")))[:120]
        self.about(item)
        if item.is_settled:
            return
        said["kind"] = v.get("kind") or InteractionKind.NOTE
        said["occurred_at"] = v.get("occurred_at") or self.world.at
        for code in ("direction", "minutes"):
            if v.get(code) not in (None, ""):
                said[code] = v[code]
        if said.get("minutes", 0) < 0:
            said.pop("minutes")
        said["subject"], said["body"] = text(v.get("subject")), str(v.get("body") or "").strip()
        if number := v.get("external_id"):
            said["external_id"] = str(number)
        said["author_id"] = self.person(item)
        for name, value in v.items():
            if name.startswith("custom:") and value not in (None, "", ()):
                said["body"] = f"{said['body']}\n{name[7:].replace('_', ' ')}: {value}".strip()

    def build(self, item: Item) -> Any:
        """Make the interaction."""
        said = {k: v for k, v in item.said.items() if v is not None}
        two_way = rules.is_two_way(said["kind"], said.get("direction", ""), "", said.get("minutes"))
        return Interaction(**said, is_two_way=two_way)

    def complete(self, items: Sequence[Item]) -> None:
        """Name the contact among those who took part."""
        bulk.insert(
            InteractionContact(
                interaction_id=item.target,
                contact_id=item.said["contact_id"],
                occurred_at=item.said["occurred_at"],
            )
            for item in items
            if item.target and item.outcome == "created" and item.said.get("contact_id")
        )


class NextStepWriter(_ActivityWriter):
    """What is to be done, or was."""

    entity = "next_step"
    model = NextStep
    fill_only = ("person_id",)

    def prepare(self, item: Item) -> None:
        """Read what, when, whose, and whether it is done. An activity that has not happened yet comes here as well."""
        v, said = item.draft.values, item.said
        what = text(v.get("what")) or text(v.get("subject")) or text(v.get("body"))
        item.label = what[:120]
        self.about(item)
        if item.is_settled:
            return
        said["what"] = what[:300] or text(v.get("kind"))
        due = v.get("due_on") or v.get("occurred_at")
        if due:
            zone = ZoneInfo(self.world.plan.tz)
            said["due_on"] = due.astimezone(zone).date() if isinstance(due, dt.datetime) else due
        if number := v.get("external_id"):
            said["external_id"] = str(number)
        said["person_id"] = self.person(item)
        item.extra["done"] = bool(v.get("done"))
        more = [text(v.get("notes"))] + ([what] if len(what) > 300 else [])
        if item.extra["done"] and any(more):
            said["done_note"] = " · ".join(part for part in more if part)[:300]
        elif more[0]:
            said["what"] = f"{said['what']} ({more[0]})"[:300]

    def build(self, item: Item) -> Any:
        """Make the step; one that is done was done on its day, as far as the file knows."""
        step = NextStep(**item.said, created_by_id=self.world.person.pk)
        if item.extra["done"]:
            day = item.said.get("due_on") or self.world.today
            moment = dt.datetime.combine(day, dt.time(12), ZoneInfo(self.world.plan.tz))
            step.done_at, step.done_by_id = min(moment, self.world.at), step.person_id
        return step


def _account_behind(code: str, target: int) -> int | None:
    if code == "opportunity":
        return Opportunity.objects.filter(pk=target).values_list("account_id", flat=True).first()
    places = Affiliation.objects.filter(contact_id=target, until=None).order_by("-is_primary", "pk")
    return places.values_list("account_id", flat=True).first()


def is_still_to_do(item: Item) -> bool:
    """Whether an activity has not happened yet, as the file itself says; the day of the import plays no part in it."""
    v = item.draft.values
    return v.get("is_done") is False and bool(v.get("subject") or v.get("body"))
