"""Teams and colleagues. Only administrators make them; others' rows are linked with those that are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from vai.core.text import fold
from vai.doors.importing.errors import Problem
from vai.doors.loading.index import AMBIGUOUS
from vai.doors.loading.items import Item, plain
from vai.doors.loading.world import make_person
from vai.doors.loading.writers import Candidate, Identity, Writer, text
from vai.staff.enums import Title
from vai.staff.models import Person, Team

_TITLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (Title.SALE_ASSISTANT, ("assistant", "support", "tro ly", "ho tro", "admin ban hang")),
    (Title.KEY_ACCOUNT_MANAGER, ("key account", "kam", "khach hang trong diem", "khach hang lon")),
    (Title.RELATIONSHIP_MANAGER, ("relationship", "advisor", "adviser", "private bank", "quan he khach hang")),
    (Title.ACCOUNT_MANAGER, ("account manager", "account executive", "customer success", "cham soc")),
    (Title.TEAM_LEAD, ("team lead", "team_lead", "manager", "head of", "supervisor", "truong nhom", "truong phong", "quan ly")),
    (Title.HUNTER, ("hunter", "sales", "sale", "rep", "agent", "kinh doanh", "ban hang", "nvkd")),
)  # fmt: skip


class TeamWriter(Writer):
    """Teams, as a tree; the lead is known only after the colleagues."""

    entity = "team"
    model = Team
    fill_only = ("name", "parent_id")

    def prepare(self, item: Item) -> None:
        """Read name and parent; the lead waits."""
        v = item.draft.values
        item.label = text(v.get("name"))
        item.said["name"] = item.label
        if number := v.get("external_id"):
            item.said["external_id"] = str(number)
        parent = self.resolve(item.draft.refs.get("parent"))
        if parent:
            item.said["parent_id"] = parent
        item.extra["lead"] = item.draft.refs["lead"].value if "lead" in item.draft.refs else None
        item.identities = [("name", fold(item.label))]
        if not self.world.is_administrator and not self.candidates(set(item.identities)):
            item.leave_out("only_administrators")

    def candidates(self, wanted: set[Identity]) -> dict[Identity, list[Candidate]]:
        """Find teams by name."""
        found: dict[Identity, list[Candidate]] = {}
        names = {value for _kind, value in wanted}
        for pk, name, name_f in Team.objects.filter(name_f__in=names, archived_at=None).values_list(
            "pk", "name", "name_f"
        ):
            found.setdefault(("name", name_f), []).append(Candidate(pk, name))
        return found

    def build(self, item: Item) -> Any:
        """Make the team."""
        return Team(**item.said)

    def change(self, item: Item, changes: dict[str, Any], now: dict[str, Any]) -> None:
        """Change, and keep what was: history does not record teams."""
        item.before = {name: plain(now.get(name)) for name in changes}
        super().change(item, changes, now)


class PersonWriter(Writer):
    """Colleagues. What is known of one who is there already is filled up, never replaced."""

    entity = "person"
    model = Person
    fill_only = ("name", "email", "title", "team_id", "phone", "is_active", "external_id")

    def prepare(self, item: Item) -> None:
        """Read name, address, title and team."""
        v, refs = item.draft.values, item.draft.refs
        emails = v.get("email") or ()
        email = emails[0] if emails else ""
        name = text(v.get("name")) or email.partition("@")[0]
        item.label, item.said["name"] = name, name
        item.identities = ([("email", email)] if email else []) + [("name", fold(name))]
        if email:
            item.said["email"] = email
        if phones := v.get("phone"):
            item.said["phone"] = phones[0].e164
        if number := v.get("external_id"):
            item.said["external_id"] = str(number)
        item.extra["title"] = self._title(item)
        if v.get("is_active") is False:
            item.extra["inactive"] = True
        if team := self._team(item):
            item.said["team_id"] = team
        item.extra["manager"] = refs["manager"].value if "manager" in refs else None
        if not self.world.is_administrator and not self.candidates(set(item.identities)):
            item.leave_out("only_administrators")

    def candidates(self, wanted: set[Identity]) -> dict[Identity, list[Candidate]]:
        """Find colleagues by address and name."""
        found: dict[Identity, list[Candidate]] = {}
        values = {value for _kind, value in wanted}
        people = Person.objects.filter(is_robot=False)
        rows = people.filter(email__in=values) | people.filter(name_f__in=values)
        for pk, name, name_f, email in rows.values_list("pk", "name", "name_f", "email"):
            for identity in (("email", email), ("name", name_f)):
                if identity in wanted:
                    found.setdefault(identity, []).append(Candidate(pk, name, email))
        return found

    def accepts(self, item: Item, kind: str, found: list[Candidate]) -> Candidate | None:
        """A namesake with another real address is another colleague."""
        email = item.said.get("email")
        if kind == "name" and email:
            found = [c for c in found if not c.tax or c.tax.endswith(".invalid") or c.tax == email]
        return found[0] if len(found) == 1 else None

    def build(self, item: Item) -> Any:
        """Make the colleague; without password."""
        said = item.said
        title = item.extra["title"] or Title.HUNTER
        email = str(said.get("email", ""))
        person = make_person(name=said["name"], email=email, source=item.source, title=title)
        person.team_id = said.get("team_id")
        person.phone = said.get("phone", "")
        person.external_id = said.get("external_id", "")
        person.is_active = not item.extra.get("inactive", False)
        return person

    def insert(self, rows: list[Any]) -> list[int]:
        """Save one by one: there are few, and placeholders for addresses must see each other."""
        for row in rows:
            row.email = row.email.strip().lower()
            if Person.objects.filter(email=row.email).exists():
                local, _at, domain = row.email.partition("@")
                row.email = f"{local}.{Person.objects.count()}@{domain}"
            row.save()
        return [row.pk for row in rows]

    def change(self, item: Item, changes: dict[str, Any], now: dict[str, Any]) -> None:
        """Change, and keep what was: history does not record colleagues."""
        item.before = {name: plain(now.get(name)) for name in changes}
        super().change(item, changes, now)

    def complete(self, items: Sequence[Item]) -> None:
        """Let owners be found among them."""
        for item in items:
            if item.target:
                title = item.extra["title"] or Title.HUNTER
                if item.outcome == "created":
                    self.world.owners[item.target] = (title, item.said.get("team_id"))

    def _team(self, item: Item) -> int | None:
        ref = item.draft.refs.get("team")
        found = self.world.index.find(ref) if ref else None
        if found == AMBIGUOUS or (ref and found is None):
            item.remarks.append(
                Problem("reference_unlinked", "team", "", {"value": ref.value if ref else ""})
            )
            return None
        if found is None and (manager := item.draft.refs.get("manager")):
            lead = self.resolve(manager)
            return Team.objects.filter(lead_id=lead).values_list("pk", flat=True).first() if lead else None
        return found

    def _title(self, item: Item) -> str:
        raw = text(item.draft.values.get("title"))
        if not raw:
            return ""
        bare = fold(raw).replace("-", " ")
        if bare.replace(" ", "_") in Title.values:
            code = bare.replace(" ", "_")
            return code if code not in (Title.ADMINISTRATOR, Title.EXECUTIVE) else Title.HUNTER
        return next((code for code, words in _TITLES if any(word in bare for word in words)), "")
