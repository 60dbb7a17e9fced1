"""Contacts, with points and their places at accounts; and places told in a table of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vai.clients.enums import DecisionRole, PointKind
from vai.clients.models import Affiliation, Contact, ContactTag
from vai.core import names
from vai.core.text import fold
from vai.doors.enums import RowOutcome
from vai.doors.importing.reading import is_vietnamese
from vai.doors.loading import bulk, lists, lookups, places
from vai.doors.loading.items import Item
from vai.doors.loading.world import World
from vai.doors.loading.writers import Candidate, Identity, Writer, shares_word, text

_PLAIN = ("birthday", "notes")


class ContactWriter(Writer):
    """Contacts, known by mail, phone, name at the same account, then by name alone where nothing speaks against it."""

    entity = "contact"
    model = Contact
    fill_only = ("name", "owner_id", "name_language")

    def __init__(self, world: World) -> None:
        super().__init__(world)
        # Names of more people than were looked at.
        self.crowded: set[str] = set()

    def prepare(self, item: Item) -> None:
        """Read what the row says about the person."""
        v, said = item.draft.values, item.said
        places.points(item, "phones", "emails")
        name = text(v.get("full_name")) or next((p.original or p.value for p in item.points), "")
        item.label, said["name"] = name, name
        item.extra["has_name"] = bool(v.get("full_name"))
        for code in _PLAIN:
            if v.get(code) not in (None, ""):
                said[code] = v[code]
        for code in ("do_not_call", "do_not_mail"):
            if v.get(code) is not None:
                said[code] = v[code]
        if honorific := text(v.get("honorific")):
            if known := names.honorific_code(honorific):
                said["honorific"] = known
            else:
                lists.note(item, "honorific", honorific)
        if number := v.get("external_id"):
            said["external_id"] = str(number)
        if v.get("created_at"):
            item.extra["created_at"] = v["created_at"]
        places.address(item)
        item.extra["tag_ids"] = lists.tags(self.world, v.get("tags") or ())
        item.extra["owner_id"] = self.world.owner(item)
        lists.custom_values(self.world, item, "contact")
        self._account(item)
        item.identities = self._identities(item)

    def candidates(self, wanted: set[Identity]) -> dict[Identity, list[Candidate]]:
        """Find contacts by mail, phone, name and account."""
        by_kind: dict[str, set[str]] = {}
        for kind, value in wanted:
            by_kind.setdefault(kind, set()).add(value)
        found: dict[Identity, list[Candidate]] = {}
        for kind in (PointKind.EMAIL, PointKind.PHONE):
            for pk, name, value in lookups.contacts_by_point(kind, by_kind.get(kind, ())):
                found.setdefault((kind, value), []).append(Candidate(pk, name))
        places = [
            (int(account), name_f)
            for account, _, name_f in (v.partition("|") for v in by_kind.get("place", ()))
        ]
        for pk, name, name_f, account_id in lookups.contacts_by_place(places):
            found.setdefault(("place", f"{account_id}|{name_f}"), []).append(Candidate(pk, name))
        for pk, name, name_f in lookups.contacts_by_name(by_kind.get("name", ())):
            found.setdefault(("name", name_f), []).append(Candidate(pk, name))
        return found

    def find(self, items: Sequence[Item]) -> dict[Identity, list[Candidate]]:
        """Find candidates; of a name that numbered rows alone bear, only those whom the source calls by no number."""
        wanted = {identity for item in items for identity in item.identities}
        by_any = {identity for item in items if not item.has_number for identity in item.identities}
        numbered = {identity for identity in wanted if identity[0] == "name"} - by_any
        found = self.candidates(wanted - numbered)
        sources = {item.source for item in items if item.has_number}
        self.crowded = set()
        for pk, name, name_f, is_crowded in lookups.unclaimed_by_name((v for _k, v in numbered), sources):
            found.setdefault(("name", name_f), []).append(Candidate(pk, name))
            if is_crowded:
                self.crowded.add(name_f)
        return found

    def accepts(self, item: Item, kind: str, found: list[Candidate]) -> Candidate | None:
        """A shared mailbox or phone counts only where the names have a word in common."""
        if kind in (PointKind.EMAIL, PointKind.PHONE) and item.extra["has_name"]:
            found = [c for c in found if shares_word(c.name, item.label)]
        if kind == "name" and (
            item.points or item.extra.get("account_id") or fold(item.label) in self.crowded
        ):
            return None
        return found[0] if len({c.object_id for c in found}) == 1 else None

    def build(self, item: Item) -> Any:
        """Make the contact."""
        said = {k: v for k, v in item.said.items() if not k.startswith("custom.") and v is not None}
        own = {k.removeprefix("custom."): v for k, v in item.said.items() if k.startswith("custom.")}
        name = said["name"]
        language = "vi" if _sounds_vietnamese(name) or self.world.plan.region in ("", "VN") else "en"
        said.setdefault("country", self.world.plan.region or "VN")
        said |= {
            "sort_key": names.sort_key(name, language)[:120],
            "name_language": language,
            "custom": own,
            "owner_id": item.extra.get("owner_id") or self.world.person.pk,
        }
        if moment := item.extra.get("created_at"):
            said["created_at"] = moment
        return said

    def insert(self, rows: list[Any]) -> list[int]:
        """Insert the contacts."""
        return bulk.insert_values(Contact, rows)

    def derive(self, item: Item, changes: dict[str, Any]) -> dict[str, Any]:
        """Keep the key of the name with it."""
        if "name" in changes:
            changes["sort_key"] = names.sort_key(changes["name"])[:120]
        return changes

    def complete(self, items: Sequence[Item]) -> None:
        """Write places, points and tags."""
        write_places(items)
        places.write_points(items, "contact")
        places.write_tags(items, ContactTag, "contact")

    def add(self, items: Sequence[Item]) -> int:
        """Add places, points and tags that are new."""
        added = write_places(items)
        for more in (places.write_points(items, "contact"), places.write_tags(items, ContactTag, "contact")):
            added += sum(more.values())
        return added

    def _account(self, item: Item) -> None:
        self.link(item, "account")
        item.extra["account_id"] = item.said.pop("account_id", None)
        item.extra["title"] = text(item.draft.values.get("title"))[:120]
        if item.extra["title"] and not item.extra["account_id"]:
            lists.note(item, "title", item.extra["title"])

    def _identities(self, item: Item) -> list[Identity]:
        found: list[Identity] = []
        for kind in (PointKind.EMAIL, PointKind.PHONE):
            found += [(kind, value) for value in places.value_of(item, kind)]
        folded = fold(item.label)
        if account_id := item.extra.get("account_id"):
            found.append(("place", f"{account_id}|{folded}"))
        if item.extra["has_name"]:
            found.append(("name", folded))
        return found


class AffiliationWriter(Writer):
    """Places of contacts at accounts."""

    entity = "affiliation"
    model = Affiliation

    def prepare(self, item: Item) -> None:
        """Read who is where, as what, since and until when."""
        v = item.draft.values
        for code in ("contact", "account"):
            self.link(item, code, required=True)
            if item.is_settled:
                return
        for code in ("since", "until"):
            if v.get(code):
                item.said[code] = v[code]
        if title := text(v.get("title")):
            item.said["title"] = title
        if role := text(v.get("role")):
            code = next((c for c in DecisionRole.values if c in fold(role)), "")
            if code:
                item.said["decision_role"] = code
            else:
                item.remark("choice_unknown", "role", value=role)
        item.label = " · ".join(item.draft.refs[code].value for code in ("contact", "account"))
        item.identities = [("pair", f"{item.said['contact_id']}|{item.said['account_id']}")]

    def candidates(self, wanted: set[Identity]) -> dict[Identity, list[Candidate]]:
        """Find places by both ends."""
        pairs = {value for _kind, value in wanted}
        contacts = {int(value.partition("|")[0]) for value in pairs}
        rows = Affiliation.objects.filter(contact_id__in=contacts).order_by("-until", "pk")
        found: dict[Identity, list[Candidate]] = {}
        for pk, contact_id, account_id in rows.values_list("pk", "contact_id", "account_id"):
            identity = ("pair", f"{contact_id}|{account_id}")
            if identity in wanted and identity not in found:
                found[identity] = [Candidate(pk)]
        return found

    def build(self, item: Item) -> Any:
        """Make the place."""
        return Affiliation(**item.said)


def write_places(items: Sequence[Item]) -> int:
    """Give contacts their places at accounts where they have none there, and titles where those are not known."""
    wanted = {
        (item.target, item.extra["account_id"]): item
        for item in items
        if item.target and item.extra.get("account_id")
    }
    if not wanted:
        return 0
    have: dict[tuple[int, int], Affiliation] = {}
    known = {pair[0] for pair, item in wanted.items() if item.outcome != RowOutcome.CREATED}
    for row in Affiliation.objects.filter(contact_id__in=known, until=None) if known else ():
        have[row.contact_id, row.account_id] = row
    accounts = {pair[1] for pair in wanted}
    peopled = set(
        Affiliation.objects.filter(account_id__in=accounts, until=None, is_primary=True).values_list(
            "account_id", flat=True
        )
    )
    new: list[dict[str, Any]] = []
    changed = 0
    for (contact_id, account_id), item in wanted.items():
        there = have.get((contact_id, account_id))
        title = item.extra.get("title") or ""
        if there is None:
            is_primary = account_id not in peopled
            peopled.add(account_id)
            new.append(
                {"contact_id": contact_id, "account_id": account_id, "title": title, "is_primary": is_primary}
            )
        elif title and not there.title:
            changed += Affiliation.objects.filter(pk=there.pk).update(title=title)
    bulk.insert_values(Affiliation, new)
    return len(new) + changed


def _sounds_vietnamese(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and is_vietnamese(words[0], " ".join(words[1:]))
