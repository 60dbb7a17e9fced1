"""The work of one person: a steady mix of acts, each with a word of its own by which it is found in the database later."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count, cycle
from random import Random
from typing import Any

import requests

from bench.faults.book import Book, Desk
from bench.faults.browser import Browser, SignedOut

# Several chunks of doors/loading each, so that one is killed between them.
IMPORT_ROWS = 12_000
IMPORT_EVERY_S = 45.0
IMPORTERS = ("an", "chi", "giang")
# Of the captures so many are sent once and never again: such a person does not know what became of it.
GIVES_UP = 0.15
_PHONES = count(1_000_000)


@dataclass
class Act:
    """Something a person did: `is_acknowledged` says that the server said it is done."""

    kind: str
    word: str
    person_id: int
    is_acknowledged: bool = False
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass
class Ledger:
    """All acts of all people, and what they met that should not be."""

    acts: list[Act] = field(default_factory=list)
    surprises: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, act: Act) -> Act:
        """Note an act before it is sent."""
        with self._lock:
            self.acts.append(act)
        return act

    def of(self, kind: str) -> list[Act]:
        """List the acts of a kind."""
        return [act for act in self.acts if act.kind == kind]

    def surprise(self, text: str) -> None:
        """Note what should not be."""
        with self._lock:
            self.surprises.append(text)


class Person(threading.Thread):
    """Works until told to stop, and finishes what was begun: every act is sent until it is acknowledged."""

    def __init__(
        self, base_url: str, book: Book, desk: Desk, ledger: Ledger, stop: threading.Event, seed: int
    ) -> None:
        super().__init__(name=desk.name, daemon=True)
        self.book, self.desk, self.ledger, self.stop = book, desk, ledger, stop
        self.random = Random(f"{seed}{desk.name}")
        self.browser = Browser(base_url, desk.email, book.password)
        # Who serves can be reached as well: the receiver of a handover answers it.
        self.others: dict[str, Browser] = {}
        self.given_up, self.is_in = threading.Event(), threading.Event()
        self._stages = dict.fromkeys(desk.deals, 0)
        self._steps, self._given = iter(desk.steps), iter(desk.given)
        self._deals: Iterator[int] = cycle(desk.deals)
        self._imports_again_at = 0.0

    def run(self) -> None:
        """Work."""
        try:
            self.browser.sign_in(self.given_up)
            self.is_in.set()
            mix = self._mix()
            while not self.stop.is_set():
                self.random.choice(mix)()
                time.sleep(self.random.uniform(0, 0.1))
        except SignedOut as fault:
            self.ledger.surprise(f"{fault} was signed out")
        except Exception as fault:  # noqa: BLE001 - the edge of a thread: told with the results
            self.ledger.surprise(f"{self.desk.name}: {type(fault).__name__}: {fault}")

    def _mix(self) -> list[Callable[[], None]]:
        mix = [self.capture] * 5 + [self.move] * 3 + [self.finish] * 3 + [self.delegate]
        mix += [self.hand_over] * 2 if self.desk.given else []
        return mix + ([self.bring_in] if self.desk.name in IMPORTERS else [])

    def capture(self) -> None:
        """File a line that makes a talk and a next step: both, or none."""
        # The number of an invoice: any other word nobody knows would be asked about.
        word = str(uuid.uuid4().int)[:14]
        account = self.random.choice(self.desk.accounts)
        line = f"đã gọi, hóa đơn {word}, thứ 6 gửi hợp đồng"
        fields = {"line": line, "page": f"/accounts/{account}/", "idempotency_key": uuid.uuid4().hex}
        act = self._noted("capture", word, account=account)
        tries = 1 if self.random.random() < GIVES_UP else 10**6
        self._send(act, lambda: self.browser.post("/capture/file/", fields), tries=tries)

    def move(self) -> None:
        """Move a card on the board to the next column; nobody else moves this one."""
        deal = next(self._deals)
        stages = self.book.stages
        before, after = (stages[(self._stages[deal] + step) % len(stages)] for step in (0, 1))
        fields = {"card": str(deal), "to": str(after), "from": str(before)}
        act = self._noted("move", _word(), deal=deal, before=before, after=after)
        self._send(act, lambda: self.browser.post("/board/move/", fields))
        if act.is_acknowledged:
            self._stages[deal] += 1

    def finish(self) -> None:
        """Mark a step done."""
        step = next(self._steps, None)
        if step is not None:
            act = self._noted("finish", _word(), step=step)
            self._send(act, lambda: self.browser.post(f"/steps/{step}/done/", {"note": act.word}))

    def delegate(self) -> None:
        """Let a colleague act for oneself; a job tells both."""
        word, today = _word(), date.today()
        fields = {
            "principal": str(self.desk.person_id),
            "delegate": str(self.book.delegate_id),
            "scopes": "journal",
            "since": (today + timedelta(days=2)).isoformat(),
            "until": (today + timedelta(days=9)).isoformat(),
            "note": word,
            "idempotency_key": uuid.uuid4().hex,
        }
        self._send(self._noted("delegate", word), lambda: self.browser.post("/delegations/", fields))

    def hand_over(self) -> None:
        """Propose to hand an account over, and let the receiver accept it."""
        account = next(self._given, None)
        if account is None:
            return
        word, receiver = _word(), self.book.desks[self.desk.receiver]
        to_mode = {"chi": "farm", "dung": "advise"}[receiver.name]
        fields = {
            "from_mode": "hunt",
            "to_mode": to_mode,
            "receiver": str(receiver.person_id),
            "notes": word,
            "ends_coverage": "on",
            "idempotency_key": uuid.uuid4().hex,
            **{f"item_{n}": "Đã ghi trong hợp đồng" for n in range(20)},
        }
        act = self._noted("propose", word, account=account, receiver=receiver.person_id)
        answer = self._send(act, lambda: self.browser.post(f"/accounts/{account}/handover/", fields))
        if answer is not None and act.is_acknowledged:
            self._accept(answer.headers.get("Location", ""), act, to_mode)

    def bring_in(self) -> None:
        """Import a file of new contacts; a job does it, and is killed on the way more often than not."""
        if time.monotonic() < self._imports_again_at:
            return
        self._imports_again_at = time.monotonic() + IMPORT_EVERY_S
        word = _word()
        rows = "".join(f"Người {word} {n},{_phone()}\n" for n in range(IMPORT_ROWS))
        file = {"uploads": (f"{word}.csv", f"Tên liên hệ,Di động\n{rows}".encode())}
        opened = self.browser.until_answered(
            lambda: self.browser.post("/imports/new/", {}, file), self.given_up
        )
        batch = (opened.headers.get("Location", "") if opened is not None else "").split("/")[2:3]
        if not batch:
            if opened is not None:
                self.ledger.surprise(f"no import: {opened.status_code} {opened.text[:200]}")
            return
        act = self._noted("import", word, batch=int(batch[0]), rows=IMPORT_ROWS)
        self._send(act, lambda: self.browser.post(f"/imports/{batch[0]}/run/", {}))

    def _accept(self, where: str, proposal: Act, to_mode: str) -> None:
        receiver = self.book.desks[self.desk.receiver]
        if receiver.name not in self.others:
            other = Browser(self.browser.base_url, receiver.email, self.book.password)
            other.sign_in(self.given_up)
            self.others[receiver.name] = other
        facts = {**proposal.facts, "mode": to_mode, "giver": self.desk.person_id}
        act = self.ledger.add(Act("accept", proposal.word, receiver.person_id, facts=facts))
        fields = {"idempotency_key": uuid.uuid4().hex}
        self._send(act, lambda: self.others[receiver.name].post(f"{where}accept/", fields))

    def _noted(self, kind: str, word: str, **facts: Any) -> Act:
        return self.ledger.add(Act(kind, word, self.desk.person_id, facts=facts))

    def _send(
        self, act: Act, ask: Callable[[], requests.Response], *, tries: int = 10**6
    ) -> requests.Response | None:
        answer = self.browser.until_answered(ask, self.given_up, tries=tries)
        if answer is None:
            return None
        if answer.status_code >= 400 or "/sign-in/" in answer.headers.get("Location", ""):
            self.ledger.surprise(f"{act.kind} refused: {answer.status_code} {_told(answer)}")
        else:
            act.is_acknowledged = True
        return answer


def _word() -> str:
    """Give a word that is nowhere else and means nothing to the grammar of the one line."""
    return "zq" + uuid.uuid4().hex[:12].translate(str.maketrans("0123456789", "ghijklmnop"))


def _phone() -> str:
    """Give a number that nobody has yet: who shares one would be taken for the same person."""
    return f"+8435{next(_PHONES):07d}"


def _told(answer: requests.Response) -> str:
    text = " ".join(answer.text.split())
    return answer.headers.get("HX-Trigger", "") or text[text.find("<h1") : text.find("<h1") + 160]
