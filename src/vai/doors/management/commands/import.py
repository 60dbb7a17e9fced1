"""`vai import PATH…`: bring in files of other programs and people. docs/import.md describes it and the shape of --json."""

from __future__ import annotations

import json
import signal
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from vai.core.errors import Refused
from vai.core.rowsecurity import acting_as
from vai.core.undo import CannotUndo
from vai.doors import exporting
from vai.doors.actions import batches, run, undoing
from vai.doors.enums import LEFT_OUT, BatchState
from vai.doors.importing.errors import UnreadableFile
from vai.doors.importing.plans import Plan
from vai.doors.importing.sources import Survey, survey
from vai.doors.loading import files
from vai.doors.models import ImportBatch, ImportRow
from vai.doors.queries import bad_rows, reports
from vai.doors.queries import batches as found_batches
from vai.staff.enums import Title
from vai.staff.models import Person

STOPPED = 3


class Command(BaseCommand):
    """Imports, tries out, goes on with, or takes back."""

    help = "import files of other programs: CSV, XLSX, XLS, ODS, JSON, also packed; files or folders"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("paths", nargs="*", metavar="PATH", help="a file or a folder")
        parser.add_argument("--profile", default="", help="what is known about such files: a name or a file")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen; write nothing")
        parser.add_argument("--json", action="store_true", help="say it as JSON (docs/import.md)")
        parser.add_argument("--progress", action="store_true", help="say how far it is, line by line")
        parser.add_argument("--user", metavar="MAIL", help="who imports; else the first administrator")
        parser.add_argument(
            "--bad-rows", metavar="FILE", help="write rows that were left out, with the reason"
        )
        parser.add_argument("--resume", metavar="ID", type=int, help="go on with an import that was stopped")
        parser.add_argument("--undo", metavar="ID", type=int, help="take an import back")
        parser.add_argument(
            "--keep-changed", action="store_true", help="with --undo: leave what changed since"
        )
        parser.add_argument("--language", choices=("vi", "en"), help="of the messages; else the person's")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is asked; expected faults are told in a sentence."""
        person = _person(options["user"])
        self.stop = False
        with translation.override(options["language"] or person.language):
            try:
                if options["undo"]:
                    self._undo(options, person)
                elif options["resume"]:
                    self._go_on(options, person)
                elif options["paths"]:
                    self._import(options, person)
                else:
                    raise CommandError("vai import PATH… (or --resume ID, --undo ID)")
            except CannotUndo as fault:
                places = ", ".join(f"{one.table} {one.row_id}" for one in fault.obstacles[:20])
                raise CommandError(f"{fault.message} {places}".strip()) from fault
            except Refused as fault:
                raise CommandError(str(fault.message)) from fault
            except UnreadableFile as fault:
                raise CommandError(f"{fault.message} {fault.hint}") from fault

    def _import(self, options: dict[str, Any], person: Person) -> None:
        paths = files.expand(options["paths"])
        found = survey(options["paths"])
        if not found.tables:
            raise (
                found.unreadable[0]
                if found.unreadable
                else UnreadableFile("nothing_inside", ", ".join(map(str, options["paths"])))
            )
        now = timezone.now()
        with acting_as(person, at=now, door="import"):
            plan = batches.make_plan(found.tables, profile=options["profile"], language=person.language)
        if faults := plan.faults():
            raise CommandError("\n".join(faults))
        if options["dry_run"]:
            self._try_out(options, person, found, plan, [path.name for path in paths])
            return
        with acting_as(person, at=now, door="import"):
            kept = batches.keep_files(paths)
            batch = batches.open_batch(kept, by=person, at=now, profile=plan.profile)
            batches.set_plan(batch, plan, by=person, at=now)
        self._run(options, person, batch.pk)

    def _try_out(
        self, options: dict[str, Any], person: Person, found: Survey, plan: Plan, names: list[str]
    ) -> None:
        started = time.monotonic()
        batch = ImportBatch(person=person, name=", ".join(names)[:200], profile=plan.profile)
        outcome = run.try_out(
            batch,
            found.tables,
            plan,
            by=person,
            at=timezone.now(),
            tell=self._teller(options),
            outcomes=LEFT_OUT,
        )
        self._report(
            options, found, plan, outcome.rows, outcome.counts, outcome.amounts, outcome.remarks,
            batch=None, state="dry", dry_run=True, seconds=time.monotonic() - started, files=names,
        )  # fmt: skip

    def _go_on(self, options: dict[str, Any], person: Person) -> None:
        with acting_as(person, at=timezone.now(), door="import"):
            batch = found_batches.batch(options["resume"])
        if batch is None:
            raise CommandError(f"There is no import {options['resume']}.")
        self._run(options, batch.person, batch.pk)

    def _run(self, options: dict[str, Any], person: Person, batch_id: int) -> None:
        signal.signal(signal.SIGINT, self._ask_to_stop)
        started = time.monotonic()
        batch = run.run(
            batch_id,
            by=person,
            at=timezone.now(),
            tell=self._teller(options),
            should_stop=lambda: self.stop,
        )
        seconds = time.monotonic() - started
        with acting_as(person, at=timezone.now(), door="import"):
            rows = list(found_batches.left_out(batch, is_dry=False))
            found, plan = batches.tables_of(batch), batches.plan_of(batch)
        self._report(
            options, found, plan, rows, batch.counts, batch.amounts, batch.remarks, batch=batch.pk,
            state=batch.state, dry_run=False, seconds=seconds, files=[kept["name"] for kept in batch.files],
        )  # fmt: skip
        if batch.state == BatchState.STOPPED:
            self.stderr.write(f"vai import --resume {batch.pk}")
            sys.exit(STOPPED)

    def _undo(self, options: dict[str, Any], person: Person) -> None:
        now = timezone.now()
        with acting_as(person, at=now, door="import"):
            batch = found_batches.batch(options["undo"])
            if batch is None:
                raise CommandError(f"There is no import {options['undo']}.")
            undone = undoing.undo_batch(batch, by=person, at=now, keep_changed=options["keep_changed"])
        kept = [{"table": one.table, "id": one.row_id} for one in undone.kept]
        if options["json"]:
            self._say_json({"version": reports.VERSION, "batch": batch.pk, "state": "undone", "kept": kept})
            return
        self.stdout.write(f"#{batch.pk}: {BatchState.UNDONE.label}")
        for one in kept:
            self.stdout.write(f"- {one['table']} {one['id']}")

    def _report(
        self,
        options: dict[str, Any],
        found: Survey,
        plan: Plan,
        rows: list[ImportRow],
        counts: Any,
        amounts: Any,
        remarks: Any,
        *,
        seconds: float,
        **more: Any,
    ) -> None:
        n_rows = sum(sum(per.values()) for per in counts.values())
        data = reports.as_data(
            survey=found, plan=plan, counts=counts, amounts=amounts, remarks=remarks, rows=rows,
            seconds=round(seconds, 2), rows_per_second=round(n_rows / max(seconds, 0.001)), **more,
        )  # fmt: skip
        if options["bad_rows"]:
            data["bad_rows"] = _write_bad_rows(Path(options["bad_rows"]), found, rows)
        if options["json"]:
            self._say_json(data)
            return
        for line in reports.lines(data):
            self.stdout.write(line)
        for line in reports.left_out_lines(data["rows"]):
            self.stdout.write(line)
        name = f"#{data['batch']}" if data["batch"] else "dry run"
        self.stdout.write(f"{name}: {data['state']}, {data['seconds']} s, {data['rows_per_second']:,}/s")

    def _say_json(self, data: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=1, default=str))

    def _teller(self, options: dict[str, Any]) -> Any:
        """Tell on the terminal, in one line that is written over; with --progress line by line, for whoever reads along."""
        on_terminal = sys.stderr.isatty() and not options["json"]
        if not (on_terminal or options["progress"]):
            return None
        ending = "\n" if options["progress"] else "\r"
        started, first = time.monotonic(), -1

        def tell(done: int, total: int) -> None:
            nonlocal first
            first = done if first < 0 else first
            rate = (done - first) / max(time.monotonic() - started, 0.001)
            left = f", {_minutes((total - done) / rate)}" if rate and total > done else ""
            self.stderr.write(f"{done:,} / {max(done, total):,} ({rate:,.0f}/s{left})   ", ending=ending)

        return tell

    def _ask_to_stop(self, *_args: Any) -> None:
        self.stop = True


def _minutes(seconds: float) -> str:
    return f"{seconds // 60:.0f}:{seconds % 60:02.0f}"


def _person(mail: str | None) -> Person:
    if mail:
        person = Person.objects.filter(email__iexact=mail.strip(), is_active=True).first()
        if person is None:
            raise CommandError(f"Nobody here has the address {mail}.")
        return person
    people = Person.objects.filter(is_active=True)
    person = people.filter(title=Title.ADMINISTRATOR, is_robot=False).order_by("pk").first()
    person = person or people.filter(is_robot=True).first()
    if person is None:
        raise CommandError("There is no administrator yet: run `vai init` first.")
    return person


def _write_bad_rows(path: Path, found: Survey, rows: list[ImportRow]) -> list[str]:
    """Write a file for each table with rows left out; several tables get their names behind the file's."""
    by_table = bad_rows.tables_of(row for row in rows if row.outcome in ("skipped", "failed"))
    tables = [table for table in found.tables if table.name in by_table]
    written = []
    for table in tables:
        place = path if len(tables) == 1 else path.with_stem(f"{path.stem}-{files.safe_name(table.name)}")
        header, lines = bad_rows.header(table), bad_rows.lines(table, by_table[table.name])
        if place.suffix.lower() == ".xlsx":
            with place.open("wb") as stream:
                exporting.write_xlsx(stream, header, lines, sheet=table.name)
        else:
            with place.open("w", encoding="utf-8", newline="") as text:
                exporting.write_csv(text, header, lines)
        written.append(str(place))
    return written
