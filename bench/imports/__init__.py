"""Import a million contacts with the real command, beside a bare COPY of the rows that it leaves."""

import json
import os
import tempfile
import time
from pathlib import Path

import psycopg

from bench.imports import bare, sheet, watch

TARGET_FACTOR = 6
TARGET_GROWTH_MB = 64
DATABASE = "bench_imports"


def add_arguments(parser):
    """Describe the options."""
    parser.add_argument(
        "--rows", type=int, default=1_000_000, help="contacts in the file (default: 1,000,000)"
    )
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures for machines")


def run(options):
    """Measure, print, keep the figures in the state folder for the documents; 0 if both targets are met."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vai.config.settings")
    import django

    django.setup()
    with tempfile.TemporaryDirectory(prefix="vai-bench-") as folder:
        result = _measure(options, Path(folder))
    _print(result)
    _keep(result, options.json)
    return 0 if result["is_met"] else 1


def _measure(options, folder):
    from tests import cast, databases

    from vai.config import runtime

    path = folder / "contacts.csv"
    started = time.monotonic()
    sheet.write(path, options.rows)
    print(
        f"file: {options.rows:,} contacts, {path.stat().st_size >> 20} MB, made in {time.monotonic() - started:.0f} s",
        flush=True,
    )
    found = runtime.database()
    reach = {"VAI_OWNER_DSN": found.owner.dsn(DATABASE), "VAI_APP_DSN": found.app.dsn(DATABASE)}
    with databases.cloned(DATABASE):
        who = cast.make().minh.email
        said, seconds, samples, computed = watch.run(path, reach, user=who, show=_Progress())
        with psycopg.connect(reach["VAI_OWNER_DSN"], autocommit=True) as owner:
            rows = bare.copy(owner, bare.BOOK + bare.BESIDE, folder)
    return _result(options.rows, said, seconds, samples, computed, rows)


def _result(n, said, seconds, samples, computed, rows):
    book = sum(rows[table]["seconds"] for table in bare.BOOK)
    memory = watch.memory(samples)
    factor = seconds / book
    created = said["counts"]["contact"]["created"]
    return {
        "contacts": n,
        "contacts_created": created,
        "accounts_created": said["counts"].get("account", {}).get("created", 0),
        "import_seconds": round(seconds, 1),
        "importer_cpu_seconds": round(computed, 1),
        "load_average": [round(load, 1) for load in os.getloadavg()],
        "import_contacts_per_second": round(created / seconds),
        "copy_book_seconds": round(book, 1),
        "copy_book_rows": sum(rows[table]["rows"] for table in bare.BOOK),
        "copy_contacts_per_second": round(created / book),
        "copy_contact_table_seconds": rows["contact"]["seconds"],
        "copy_all_seconds": round(sum(one["seconds"] for one in rows.values()), 1),
        "copy_tables": rows,
        "factor": round(factor, 2),
        "memory": memory,
        "memory_samples": [
            [done, round(s), round(mb)] for done, _total, s, mb in samples[:: max(1, len(samples) // 20)]
        ],
        "target_factor": TARGET_FACTOR,
        "target_growth_mb": TARGET_GROWTH_MB,
        "is_met": created == n and factor <= TARGET_FACTOR and memory["growth_mb"] <= TARGET_GROWTH_MB,
    }


class _Progress:
    """Shows about every twentieth of the way."""

    def __init__(self):
        self.shown = -1

    def __call__(self, sample):
        done, total, seconds, mb = sample
        percent = done * 100 // total
        if percent // 5 > self.shown // 5 or self.shown < 0:
            self.shown = percent
            print(
                f"  {percent:3} %  {done:>9,} rows  {seconds:6.0f} s  {done / seconds:7,.0f}/s  {mb:5.0f} MB",
                flush=True,
            )


def _print(result):
    memory = result["memory"]
    print(f"\nimport: {result['import_seconds']:,} s, {result['import_contacts_per_second']:,} contacts/s"
          f" ({result['contacts_created']:,} contacts, {result['accounts_created']:,} accounts made)")  # fmt: skip
    print(
        f"bare COPY of the same rows of the book: {result['copy_book_seconds']:,} s, {result['copy_contacts_per_second']:,} contacts/s"
    )
    for table, one in result["copy_tables"].items():
        print(
            f"    {table:<16}{one['rows']:>12,} rows {one['seconds']:>8} s{'' if table in bare.BOOK else '   (beside)'}"
        )
    print(f"bare COPY with history, search and provenance: {result['copy_all_seconds']:,} s; of the table contact alone:"
          f" {result['copy_contact_table_seconds']} s")  # fmt: skip
    print(f"factor: {result['factor']} (at most {result['target_factor']});"
          f" memory: at most {memory['peak_mb']} MB, {memory['growth_mb']} MB more at the end than after a tenth"
          f" (at most {result['target_growth_mb']})")  # fmt: skip
    print(
        f"the importer itself computed {result['importer_cpu_seconds']} s; load average {result['load_average']}"
    )
    print("target met" if result["is_met"] else "TARGET NOT MET")


def _keep(result, also):
    from vai.config import runtime

    home = runtime.state_dir() / "results"
    home.mkdir(parents=True, exist_ok=True)
    text = json.dumps(result, indent=1)
    for place in filter(None, [home / "imports.json", also]):
        place.write_text(text + "\n")
