"""What is opened and done, by whom: the routine of each title. A visit is told the worker and the number of the round."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bench.pages.people import Worker

# Typed as people type: without accents, unfinished, common and rare, from names, firms and numbers.
NEEDLES = (
    "nguyen", "ng", "tran thi", "hoang gia", "nguyen minh an", "le h", "minh long", "pham van hung", "cong ty", "thuy",
    "do", "phuong nam 12", "0912", "4321", "huynh kim", "vu", "an phat", "lien he", "dat", "cong ty co phan xay dung",
)  # fmt: skip


@dataclass(frozen=True)
class Ask:
    """One request: an address, and the fields of a form where it is a deed."""

    url: str
    fields: dict[str, str] | None = None
    is_fragment: bool = False


@dataclass(frozen=True)
class Visit:
    """Something that a person opens or does; `ask` gives the request of a round, or None where they have nothing of it."""

    name: str
    ask: Callable[[Worker, int], Ask | None]
    is_search: bool = False

    @property
    def is_deed(self) -> bool:
        """Whether it changes something."""
        return self.name.startswith("do: ")


def _page(url: str) -> Callable[[Worker, int], Ask]:
    return lambda worker, n: Ask(url)


def _one(url: str, kind: str, *, is_fragment: bool = False) -> Callable[[Worker, int], Ask | None]:
    def ask(worker: Worker, n: int) -> Ask | None:
        known = getattr(worker, kind)
        if not known:
            return None
        number = known[n % len(known)]
        return Ask(url.format(number[0] if isinstance(number, tuple) else number), is_fragment=is_fragment)

    return ask


def _needle(n: int) -> str:
    return NEEDLES[n % len(NEEDLES)].replace(" ", "+")


def _line(worker: Worker, n: int) -> Ask | None:
    if not worker.accounts:
        return None
    account = worker.accounts[n % len(worker.accounts)]
    fields = {
        "line": "gọi chị Lan, khách quan tâm gói năm, hẹn thứ 6 gửi báo giá 120tr",
        "page": f"/accounts/{account}/",
    }
    return Ask("/capture/", fields, is_fragment=True)


def _file(worker: Worker, n: int) -> Ask | None:
    asked = _line(worker, n)
    if asked is None or worker.person.title == "executive":
        return None
    line = f"gọi khách, quan tâm gói năm lần {n}, thứ 6 gửi báo giá"
    return Ask(
        "/capture/file/",
        {**(asked.fields or {}), "line": line, "idempotency_key": uuid.uuid4().hex},
        is_fragment=True,
    )


def _finish(worker: Worker, n: int) -> Ask | None:
    return Ask(f"/steps/{worker.steps[n]}/done/", {}, is_fragment=True) if n < len(worker.steps) else None


def _move(worker: Worker, n: int) -> Ask | None:
    if not worker.deals or worker.person.title == "executive":
        return None
    deal, _stage = worker.deals[n % len(worker.deals)]
    to = worker.open_stages[n % len(worker.open_stages)]
    return Ask("/board/move/", {"card": str(deal), "to": str(to)}, is_fragment=True)


def _note(worker: Worker, n: int) -> Ask | None:
    if not worker.accounts or worker.person.title == "executive":
        return None
    now = datetime.now().strftime("%Y-%m-%dT%H:%M")
    account = str(worker.accounts[n % len(worker.accounts)])
    fields = {
        "account": account,
        "kind": "note",
        "body": f"Khách hỏi giá lần {n}",
        "occurred_at": now,
        "idempotency_key": uuid.uuid4().hex,
    }
    return Ask("/interactions/new/", fields, is_fragment=True)


def _edit(worker: Worker, n: int) -> Ask | None:
    if not worker.accounts or worker.person.title == "executive":
        return None
    return Ask(
        f"/accounts/{worker.accounts[n % len(worker.accounts)]}/field/short_name/",
        {"short_name": f"Tên gọi {n}"},
        is_fragment=True,
    )


VISITS = (
    Visit("desk", lambda worker, n: Ask(f"/desks/{worker.desk}/")),
    Visit("account", _one("/accounts/{}/", "accounts")),
    Visit("account: its stream", _one("/accounts/{}/stream/", "accounts", is_fragment=True)),
    Visit("account: its history", _one("/accounts/{}/history/", "accounts")),
    Visit("contact", _one("/contacts/{}/", "contacts")),
    Visit("deal", _one("/deals/{}/", "deals")),
    Visit("lead", _one("/leads/{}/", "leads")),
    Visit("accounts", _page("/accounts/")),
    Visit("accounts by name", _page("/accounts/?sort=name")),
    Visit("accounts, filtered", _page("/accounts/?q=minh")),
    Visit("contacts", _page("/contacts/")),
    Visit("leads", _page("/leads/")),
    Visit("board", _page("/board/")),
    Visit("board, everybody's", _page("/board/?who=all")),
    Visit("deals", _page("/deals/")),
    Visit("steps", _page("/steps/")),
    Visit("handovers", _page("/handovers/")),
    Visit("notices", _page("/notices/")),
    Visit("products", _page("/products/")),
    Visit("duplicates", _page("/duplicates/")),
    Visit(
        "search: as one types",
        lambda worker, n: Ask(f"/search/suggest/?q={_needle(n)}", is_fragment=True),
        is_search=True,
    ),
    Visit("search: its page", lambda worker, n: Ask(f"/search/?q={_needle(n)}"), is_search=True),
    Visit("capture: understood", _line),
    Visit("a form: note a talk", _one("/interactions/new/?account={}", "accounts", is_fragment=True)),
    Visit("a form: an account", _one("/accounts/{}/edit/", "accounts")),
    Visit("do: file a line", _file),
    Visit("do: finish a step", _finish),
    Visit("do: move a deal", _move),
    Visit("do: note a talk", _note),
    Visit("do: edit a field", _edit),
)
