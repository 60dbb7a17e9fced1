"""Compare what was acknowledged with what the database holds: each thing once, whole, with its history."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import psycopg

from bench.faults.work import Act, Ledger

# Tables whose every row has been written by exactly one recorded insert.
RECORDED = (
    "interaction",
    "next_step",
    "handover",
    "handover_item",
    "contact",
    "stage_change",
    "coverage",
    "delegation",
)


@dataclass
class Verdict:
    """What was found: acknowledged and not there, there more than once, there in part."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)

    def count(self, act: Act, what: str, found: int, *, times: int = 1) -> None:
        """Judge how often something of an act is there."""
        name = f"{act.kind} {act.word}: {what} {found} times instead of {times}"
        if found > times:
            self.doubled.append(name)
        elif found < times and act.is_acknowledged:
            self.lost.append(name)

    def whole(self, act: Act, parts: dict[str, bool]) -> None:
        """Judge whether all parts of an act are there, or none."""
        if len(set(parts.values())) > 1:
            missing = ", ".join(name for name, is_there in parts.items() if not is_there)
            self.half.append(f"{act.kind} {act.word}: without {missing}")


class Checker:
    """Asks the database as its owner."""

    def __init__(self, connection: psycopg.Connection[Any], ledger: Ledger) -> None:
        self.connection, self.ledger = connection, ledger
        self.verdict = Verdict()

    def check(self) -> Verdict:
        """Compare all."""
        self._captures()
        self._moves()
        self._finished()
        self._delegations()
        self._handovers()
        self._imports()
        self._history()
        return self.verdict

    def _rows(self, query: str, *values: Any) -> list[Any]:
        return self.connection.execute(query, values).fetchall()

    def _number(self, query: str, *values: Any) -> int:
        return int(self._rows(query, *values)[0][0])

    def _captures(self) -> None:
        """Hold each line against its talk, the step that follows from it, and their history."""
        for act in self.ledger.of("capture"):
            talks = self._rows("SELECT id FROM interaction WHERE captured_text LIKE %s", f"%{act.word}%")
            numbers = [row[0] for row in talks]
            planned = self._number("SELECT count(*) FROM next_step WHERE interaction_id = ANY(%s)", numbers)
            changes = self._number(
                "SELECT count(DISTINCT change_id) FROM history_entry WHERE table_name = 'interaction'"
                " AND operation = 'I' AND row_id = ANY(%s)",
                numbers,
            )
            self.verdict.count(act, "talk", len(talks))
            self.verdict.count(act, "step", planned)
            self.verdict.whole(act, {"talk": bool(talks), "step": bool(planned), "history": bool(changes)})

    def _moves(self) -> None:
        """Hold the moves of each deal against the record of its stages, one by one in order."""
        moved: dict[int, list[Act]] = defaultdict(list)
        for act in self.ledger.of("move"):
            moved[act.facts["deal"]].append(act)
        for deal, acts in moved.items():
            told = [(act.facts["before"], act.facts["after"]) for act in acts if act.is_acknowledged]
            kept = self._rows(
                "SELECT from_stage_id, to_stage_id FROM stage_change WHERE opportunity_id = %s"
                " AND from_stage_id IS NOT NULL ORDER BY id",
                deal,
            )
            # The last one may have arrived without its sender knowing.
            sure = kept[: len(told)] if len(kept) == len(told) + len(acts[len(told) :]) else kept
            if len(sure) > len(told):
                self.verdict.doubled.append(f"deal {deal}: {len(sure)} moves instead of {len(told)}")
            elif sure != told:
                self.verdict.lost.append(f"deal {deal}: moves {sure[-3:]} instead of {told[-3:]}")
            (now,) = self._rows("SELECT stage_id FROM opportunity WHERE id = %s", deal)[0]
            if kept and now != kept[-1][1]:
                self.verdict.half.append(f"deal {deal}: stands in {now}, its record says {kept[-1][1]}")

    def _finished(self) -> None:
        """Hold each step that was done against its row and against history."""
        for act in self.ledger.of("finish"):
            step = act.facts["step"]
            done = self._number("SELECT count(*) FROM next_step WHERE id = %s AND done_at IS NOT NULL", step)
            recorded = self._number(
                "SELECT count(*) FROM history_entry WHERE table_name = 'next_step' AND row_id = %s"
                " AND operation = 'U' AND after ? 'done_at'",
                step,
            )
            self.verdict.count(act, "done", done)
            self.verdict.count(act, "recorded as done", recorded)
            self.verdict.whole(act, {"row": bool(done), "history": bool(recorded)})

    def _delegations(self) -> None:
        """Hold each delegation against its row, and all of them against the notices that jobs wrote: two each."""
        for act in self.ledger.of("delegate"):
            self.verdict.count(
                act, "delegation", self._number("SELECT count(*) FROM delegation WHERE note = %s", act.word)
            )
        rows = self._number("SELECT count(*) FROM delegation")
        told = self._number("SELECT count(*) FROM notice WHERE kind = 'delegation_given'")
        whole = Act("delegate", "all", 0, is_acknowledged=True)
        self.verdict.count(whole, "notice by a job", told, times=2 * rows)

    def _handovers(self) -> None:
        """Hold proposals and acceptances against handover, notice, offer and who serves the account."""
        for act in self.ledger.of("propose"):
            rows = self._rows("SELECT id FROM handover WHERE notes = %s", act.word)
            url = f"/handovers/{rows[0][0]}/" if rows else ""
            told = self._number(
                "SELECT count(*) FROM notice WHERE kind = 'handover_proposed' AND url = %s AND person_id = %s",
                url, act.facts["receiver"],
            )  # fmt: skip
            self.verdict.count(act, "handover", len(rows))
            self.verdict.count(act, "notice", told)
            self.verdict.whole(act, {"handover": bool(rows), "notice": bool(told)})
        for act in self.ledger.of("accept"):
            self._acceptance(act)

    def _acceptance(self, act: Act) -> None:
        account, mode = act.facts["account"], act.facts["mode"]
        state = self._rows("SELECT state FROM handover WHERE notes = %s", act.word)
        serves = self._number(
            "SELECT count(*) FROM coverage WHERE account_id = %s AND person_id = %s AND mode = %s AND until IS NULL",
            account, act.person_id, mode,
        )  # fmt: skip
        gave = self._number(
            "SELECT count(*) FROM coverage WHERE account_id = %s AND person_id = %s AND until IS NULL",
            account, act.facts["giver"],
        )  # fmt: skip
        is_accepted = state == [("accepted",)]
        if act.is_acknowledged and not is_accepted:
            self.verdict.lost.append(f"accept {act.word}: handover is {state}")
        self.verdict.count(act, "service", serves)
        self.verdict.whole(
            act, {"answer": is_accepted, "service": bool(serves), "end of the giver's": not gave}
        )

    def _imports(self) -> None:
        """Hold each import against its rows, its contacts, their keys and what search finds of them."""
        for act in self.ledger.of("import"):
            batch, rows, like = act.facts["batch"], act.facts["rows"], f"Người {act.word} %"
            state, counts = self._rows("SELECT state, counts FROM import_batch WHERE id = %s", batch)[0]
            if not act.is_acknowledged and state in ("draft", "dry"):
                continue
            if state != "finished":
                self.verdict.lost.append(f"import {act.word}: stands as {state}")
            made = counts.get("contact", {}).get("created", 0)
            self.verdict.count(act, "counted as created", made, times=rows)
            for what, query, value in (
                ("contact", "SELECT count(*) FROM contact WHERE name LIKE %s", like),
                ("different contact", "SELECT count(DISTINCT name) FROM contact WHERE name LIKE %s", like),
                ("line of the report", "SELECT count(*) FROM import_row WHERE NOT is_dry AND position >= 0 AND batch_id = %s", batch),
                ("key", "SELECT count(*) FROM external_key WHERE entity = 'contact' AND batch_id = %s", batch),
                ("phone", "SELECT count(*) FROM contact_point p JOIN contact c ON c.id = p.contact_id WHERE c.name LIKE %s", like),
                ("entry of search", "SELECT count(*) FROM search_entry s JOIN contact c ON c.id = s.object_id WHERE s.kind = 'contact' AND c.name LIKE %s", like),
            ):  # fmt: skip
                self.verdict.count(act, what, self._number(query, value), times=rows)

    def _history(self) -> None:
        """Hold every row of the recorded tables against its one insert in history, and the other way round."""
        for table in RECORDED:
            act = Act("history", table, 0, is_acknowledged=True)
            rows = self._number(f"SELECT count(*) FROM {table}")
            recorded = (
                "FROM history_entry h WHERE h.table_name = %s AND h.operation = 'I'"
                f" AND EXISTS (SELECT FROM {table} t WHERE t.id = h.row_id)"
            )
            self.verdict.count(act, "insert", self._number(f"SELECT count(*) {recorded}", table), times=rows)
            self.verdict.count(
                act,
                "recorded row",
                self._number(f"SELECT count(DISTINCT row_id) {recorded}", table),
                times=rows,
            )
            orphans = self._number(
                f"SELECT count(*) FROM history_entry h WHERE h.table_name = %s AND h.operation = 'I'"
                f" AND NOT EXISTS (SELECT FROM {table} t WHERE t.id = h.row_id)",
                table,
            )
            if orphans:
                self.verdict.half.append(f"history tells of {orphans} rows of {table} that are not there")
