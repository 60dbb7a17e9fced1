"""Leads, with how far they had come elsewhere. No clock to the first touch runs for what was worked on before."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from vai.core import names
from vai.core.money import exponent, half_up
from vai.core.text import company_key, fold
from vai.doors.loading import lists, places
from vai.doors.loading.items import Item
from vai.doors.loading.writers import Candidate, Identity, Writer, shares_word, text
from vai.hunting.enums import OPEN_LEADS, LeadStatus
from vai.hunting.models import Lead, LeadTag

_STATUSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (LeadStatus.DISQUALIFIED, ("unqualified", "not qualified", "disqualif", "junk", "lost", "dead", "rejected", "invalid", "recycled", "khong dat", "loai", "huy", "that bai", "khong nhu cau", "bad timing", "not interested")),
    (LeadStatus.CONVERTED, ("closed - converted", "converted", "won", "customer", "da chuyen doi", "chot")),
    (LeadStatus.QUALIFIED, ("qualified", "sql", "mql", "hot", "opportunity", "open deal", "tiem nang cao", "dat")),
    (LeadStatus.NEW, ("new", "open - not contacted", "not contacted", "open", "moi", "chua lien he", "chua goi", "assigned")),
    (LeadStatus.ATTEMPTED, ("attempted", "attempt", "pre-qualified", "in progress", "no answer", "goi chua duoc", "khong nghe may", "dang goi")),
    (LeadStatus.CONNECTED, ("working", "connected", "contacted", "in process", "nurturing", "replied", "interested", "da lien he", "quan tam", "dang cham", "da goi")),
)  # fmt: skip
_PLAIN = ("campaign", "rating", "notes", "zalo")


class LeadWriter(Writer):
    """Leads, known by mail, phone, then name and company."""

    entity = "lead"
    model = Lead
    fill_only = ("owner_id", "team_id", "received_at")

    def prepare(self, item: Item) -> None:
        """Read who may buy, what, and how far it had come."""
        v, said = item.draft.values, item.said
        self._who(item)
        for code in _PLAIN:
            if text(v.get(code)):
                said[code] = v[code] if code == "notes" else text(v[code])
        for code in ("do_not_call", "do_not_mail"):
            if v.get(code) is not None:
                said[code] = v[code]
        if number := v.get("external_id"):
            said["external_id"] = str(number)
        if source := text(v.get("source")):
            said["source_id"] = lists.source(self.world, item, source)
        if v.get("value") is not None:
            currency = v.get("currency") or self.world.plan.currency
            said["value"], said["currency"] = half_up(Decimal(v["value"]), exponent(currency)), currency
        self.link(item, "product")
        self._status(item)
        if v.get("created_at"):
            said["received_at"] = v["created_at"]
        places.address(item)
        item.extra["tag_ids"] = lists.tags(self.world, v.get("tags") or ())
        if owner := (self.world.owner(item) or self.world.keeper()):
            said["owner_id"] = owner
        lists.custom_values(self.world, item, "lead")
        item.identities = _identities(item)

    def candidates(self, wanted: set[Identity]) -> dict[Identity, list[Candidate]]:
        """Find open leads by mail, phone, name and company."""
        found: dict[Identity, list[Candidate]] = {}
        live = Lead.objects.filter(archived_at=None, status__in=OPEN_LEADS)
        for kind in ("email", "phone"):
            if values := {value for k, value in wanted if k == kind}:
                for pk, name, value in live.filter(**{f"{kind}__in": values}).values_list("pk", "name", kind):
                    found.setdefault((kind, value), []).append(Candidate(pk, name))
        if folded := {value.partition("|")[0] for kind, value in wanted if kind == "who"}:
            rows = live.filter(name_f__in=folded).values_list("pk", "name", "name_f", "name_key")
            for pk, name, name_f, key in rows:
                found.setdefault(("who", f"{name_f}|{key}"), []).append(Candidate(pk, name))
        return found

    def accepts(self, item: Item, kind: str, found: list[Candidate]) -> Candidate | None:
        """A shared mailbox or phone counts only where the names do not speak against it."""
        name = item.said.get("name", "")
        if kind != "who" and name:
            found = [c for c in found if not c.name or shares_word(c.name, name)]
        return found[0] if len({c.object_id for c in found}) == 1 else None

    def build(self, item: Item) -> Any:
        """Make the lead."""
        said = {k: v for k, v in item.said.items() if not k.startswith("custom.") and v is not None}
        own = {k.removeprefix("custom."): v for k, v in item.said.items() if k.startswith("custom.")}
        said.setdefault("received_at", self.world.at)
        said.setdefault("country", self.world.plan.region or "VN")
        lead = Lead(**self.derive(item, said), custom=own, created_by_id=self.world.person.pk)
        lead.status_at = lead.received_at
        lead.team_id = self.world.team_of(lead.owner_id) or self.world.team_of(self.world.person.pk)
        if "created_at" in item.draft.values:
            lead.created_at = lead.received_at
        return lead

    def derive(self, item: Item, changes: dict[str, Any]) -> dict[str, Any]:
        """Keep the key of the company with it, and the time of its status."""
        if "company" in changes:
            changes["name_key"] = company_key(changes["company"])[:200]
        if "status" in changes:
            changes.setdefault("status_at", self.world.at)
        return changes

    def complete(self, items: Sequence[Item]) -> None:
        """Write the tags."""
        places.write_tags(items, LeadTag, "lead")

    def add(self, items: Sequence[Item]) -> int:
        """Add tags that are new."""
        return sum(places.write_tags(items, LeadTag, "lead").values())

    def _who(self, item: Item) -> None:
        v, said = item.draft.values, item.said
        subject, company = text(v.get("name")), text(v.get("company"))
        said["name"] = text(v.get("full_name"))
        if company:
            said["company"] = company
        if title := text(v.get("title")):
            said["job_title"] = title
        if honorific := text(v.get("honorific")):
            said["honorific"] = names.honorific_code(honorific) or ""
        phones = v.get("phone") or ()
        if phones:
            said["phone"], said["phone_original"] = phones[0].e164, phones[0].original[:60]
        if len(phones) > 1:
            said["other_phones"] = [phone.e164 for phone in phones[1:]]
        mails = v.get("email") or ()
        if mails:
            said["email"] = mails[0]
        for further in mails[1:]:
            lists.note(item, "email", further)
        if subject and subject != said["name"]:
            said["need"] = subject
        if not any(said.get(code) for code in ("name", "company", "phone", "email", "need")):
            # Nothing but a number: it is called by that, so that it can be told from others.
            said["name"] = f"#{str(v.get('external_id') or item.draft.row_number)[:40]}"
        item.label = said["name"] or company or said.get("phone") or said.get("email") or subject

    def _status(self, item: Item) -> None:
        raw, converted = text(item.draft.values.get("status")), item.draft.values.get("converted")
        code = _status_of(raw) if raw else ""
        if converted:
            code = LeadStatus.CONVERTED
        if raw and not code:
            item.remark("status_unknown", "status", value=raw)
            lists.note(item, "status", raw)
        if code:
            item.said["status"] = code


def _status_of(raw: str) -> str:
    bare = fold(raw).strip()
    for exact in (True, False):
        for code, words in _STATUSES:
            if bare == code or any(bare == word if exact else word in bare for word in words):
                return code
    return ""


def _identities(item: Item) -> list[Identity]:
    said = item.said
    found: list[Identity] = [(kind, said[kind]) for kind in ("email", "phone") if said.get(kind)]
    if said.get("name") and not said["name"].startswith("#"):
        found.append(("who", f"{fold(said['name'])}|{company_key(said.get('company', ''))[:200]}"))
    return found
