"""Accounts: with points, tags, and who serves them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from vai.clients.enums import AccountKind, PointKind
from vai.clients.models import Account, AccountTag, Coverage
from vai.core import taxcodes
from vai.core.text import company_key, similar
from vai.doors.importing.targets import ENTITIES
from vai.doors.loading import bulk, lists, lookups, places
from vai.doors.loading.index import AMBIGUOUS
from vai.doors.loading.items import Item
from vai.doors.loading.writers import Candidate, Identity, Writer, shares_word, text

_ALIKE = 90
_MOST_COMPARED = 20_000
_PLAIN = ("industry", "segment", "annual_revenue", "currency", "employees", "year_founded", "notes")


class AccountWriter(Writer):
    """Accounts, known by tax code, phone, mail, then name."""

    entity = "account"
    model = Account
    fill_only = ("name", "owner_id", "opened_by_id")

    def prepare(self, item: Item) -> None:
        """Read what the row says about the client."""
        v, said = item.draft.values, item.said
        name = text(v.get("name"))
        if not name:
            item.leave_out("required", "name", field=str(ENTITIES["account"].fields[1].label))
            return
        item.label, said["name"] = name, name
        for code in _PLAIN:
            if v.get(code) not in (None, ""):
                said[code] = v[code]
        if "annual_revenue" not in said:
            said.pop("currency", None)
        if kind := v.get("kind"):
            said["kind"] = kind
        if number := v.get("external_id"):
            said["external_id"] = str(number)
        if tax := v.get("tax_code"):
            said["tax_code"] = str(tax)
            said["tax_digits"] = _tax_digits(str(tax))
        if tier := text(v.get("tier")):
            said["tier_id"] = lists.tier(self.world, item, tier)
        if v.get("created_at"):
            item.extra["created_at"] = v["created_at"]
        places.address(item)
        places.points(item, "phone", "email")
        item.extra["tag_ids"] = lists.tags(self.world, v.get("tags") or ())
        item.extra["owner_id"] = self.world.owner(item)
        lists.custom_values(self.world, item, "account")
        self._parent(item)
        item.identities = _identities(item)

    def candidates(self, wanted: set[Identity]) -> dict[Identity, list[Candidate]]:
        """Find accounts by tax code, phone, mail and name."""
        found: dict[Identity, list[Candidate]] = {}
        by_kind: dict[str, set[str]] = {}
        for kind, value in wanted:
            by_kind.setdefault(kind, set()).add(value)
        columns = ("pk", "name", "tax_digits", "archived_at", "merged_into_id")
        for kind, field in (("tax", "tax_digits"), ("name", "name_key")):
            if values := by_kind.get(kind):
                rows = (
                    Account.objects.filter(**{f"{field}__in": values})
                    .values_list(*columns, field)
                    .order_by("pk")
                )
                for pk, name, tax, archived_at, merged_id, value in rows:
                    # Asked of the rows, not of the database: it would look through all accounts for it while it knows them badly.
                    if archived_at is None and merged_id is None:
                        found.setdefault((kind, value), []).append(Candidate(pk, name, tax))
        for kind in (PointKind.PHONE, PointKind.EMAIL):
            for pk, (name, tax), value in lookups.accounts_by_point(kind, by_kind.get(kind, ())):
                found.setdefault((kind, value), []).append(Candidate(pk, name, tax))
        return found

    def accepts(self, item: Item, kind: str, found: list[Candidate]) -> Candidate | None:
        """Other tax codes are other accounts; a shared phone or address counts only for names that are somewhat alike."""
        tax = item.said.get("tax_digits")
        if tax and kind != "tax":
            found = [c for c in found if not c.tax or c.tax == tax]
        if kind in (PointKind.PHONE, PointKind.EMAIL):
            found = [c for c in found if shares_word(c.name, item.label) or similar(c.name, item.label) > 0.5]
        if kind == "name" and item.said.get("kind") == AccountKind.PERSON and item.points:
            # Two people of one name are not one client, unless nothing else tells them apart.
            return None
        same = [c for c in found if company_key(c.name) == company_key(item.label)]
        found = same if len(same) == 1 else found
        return found[0] if len({c.object_id for c in found}) == 1 else None

    def near(self, item: Item) -> list[Candidate]:
        """Find accounts whose names are nearly the same."""
        known = self.world.lists.get(("near", "account"))
        if known is None:
            rows = Account.objects.filter(archived_at=None, merged_into=None).exclude(name_key="")
            known = {}
            for pk, name, key in rows.values_list("pk", "name", "name_key").order_by("pk")[:_MOST_COMPARED]:
                known.setdefault(key[:1], {})[key] = (pk, name)
            self.world.lists["near", "account"] = known
        key = company_key(item.label)
        group = known.setdefault(key[:1], {})
        hit = (
            process.extractOne(key, group.keys(), scorer=ratio, score_cutoff=_ALIKE) if len(key) > 4 else None
        )
        told = [Candidate(*group[hit[0]])] if hit and hit[0] != key else []
        return told if told and told[0].object_id else []

    def build(self, item: Item) -> Any:
        """Make the account."""
        said = {k: v for k, v in item.said.items() if not k.startswith("custom.") and v is not None}
        own = {k.removeprefix("custom."): v for k, v in item.said.items() if k.startswith("custom.")}
        said.setdefault("country", self.world.plan.region or "VN")
        said.setdefault("currency", self.world.plan.currency)
        said = {**self.derive(item, said), "custom": own, "opened_by_id": self.world.person.pk}
        if moment := item.extra.get("created_at"):
            said["created_at"] = moment
        return said

    def insert(self, rows: list[Any]) -> list[int]:
        """Insert the accounts."""
        return bulk.insert_values(Account, rows)

    def derive(self, item: Item, changes: dict[str, Any]) -> dict[str, Any]:
        """Keep the key of the name with it."""
        if "name" in changes:
            changes["name_key"] = company_key(changes["name"])[:200]
        return changes

    def complete(self, items: Sequence[Item]) -> None:
        """Write points, tags and coverage."""
        self._cover([item for item in items if item.outcome == "created"])
        places.write_points(items, "account")
        places.write_tags(items, AccountTag, "account")

    def add(self, items: Sequence[Item]) -> int:
        """Add points and tags that are new; who serves an account is not changed by an import."""
        points = places.write_points(items, "account")
        tags = places.write_tags(items, AccountTag, "account")
        return sum(points.values()) + sum(tags.values())

    def _cover(self, items: Sequence[Item]) -> None:
        rows = []
        for item in items:
            owner = item.extra.get("owner_id") or self.world.keeper()
            if owner and item.target:
                created = item.extra.get("created_at")
                since = min(created.date(), self.world.today) if created else self.world.today
                rows.append(
                    Coverage(
                        account_id=item.target, person_id=owner, mode=self.world.mode_of(owner), since=since
                    )
                )
        bulk.insert(rows)

    def _parent(self, item: Item) -> None:
        """A parent may be a later row of the same table; it is then linked at the end."""
        ref = item.draft.refs.get("parent")
        if ref is None:
            return
        found = self.world.index.find(ref)
        if found == AMBIGUOUS:
            item.remark("reference_ambiguous", "parent", value=ref.value)
        elif found is not None:
            item.said["parent_id"] = found
        item.extra["parent"] = ref.value


def _identities(item: Item) -> list[Identity]:
    found: list[Identity] = []
    if tax := item.said.get("tax_digits"):
        found.append(("tax", tax))
    for kind in (PointKind.PHONE, PointKind.EMAIL):
        found += [(kind, value) for value in places.value_of(item, kind)]
    if key := company_key(item.label)[:200]:
        found.append(("name", key))
    return found


def _tax_digits(written: str) -> str:
    found = taxcodes.check(written)
    return found.digits if found else ""
