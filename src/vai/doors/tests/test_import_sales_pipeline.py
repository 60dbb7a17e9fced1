"""The sales pipeline comes in whole: what the files themselves add up to stands in the tables, once, and goes away again."""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from tests.cast import NOW, Cast
from tests.shared import shared_path

from vai.catalog.models import Product
from vai.clients.models import Account
from vai.core.rowsecurity import acting_as
from vai.doors.actions import batches, run, undoing
from vai.doors.models import ImportBatch
from vai.hunting.models import Opportunity, OpportunityLine
from vai.staff.models import Person, Team

pytestmark = pytest.mark.django_db


def a_batch(folder: Path, by: Person, profile: str = "sales-pipeline") -> ImportBatch:
    with acting_as(by, at=NOW):
        batch = batches.open_batch(batches.keep_files([folder]), by=by, at=NOW, profile=profile)
        plan = batches.make_plan(batches.tables_of(batch).tables, profile=profile, language="en")
        return batches.set_plan(batch, plan, by=by, at=NOW)


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    path = folder / name
    data = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"))))


def snapshot() -> dict[str, Any]:
    """Sum up every table but those that tell of imports and of history, as the owner of nothing sees it."""
    left_out = {
        "import_batch",
        "import_row",
        "external_key",
        "history_entry",
        "undone_change",
        "django_session",
    }
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        tables = sorted(row[0] for row in cursor.fetchall() if row[0] not in left_out)
        for table in tables:
            try:
                cursor.execute(
                    f"SELECT count(*), md5(string_agg(md5((to_jsonb(t) - 'version' - 'updated_at')::text), '' "
                    f"ORDER BY md5((to_jsonb(t) - 'version' - 'updated_at')::text))) FROM {table} t"
                )
            except Exception as error:
                raise AssertionError(table) from error
            found[table] = cursor.fetchone()
    return found


def seen_whole(person: Person) -> dict[str, Any]:
    with acting_as(person, at=NOW):
        return snapshot()


def test_all_of_the_sales_pipeline_comes_in_once_and_goes_away(cast: Cast) -> None:
    folder = shared_path("data/maven_crm")
    accounts, products = rows_of(folder, "accounts.csv"), rows_of(folder, "products.csv")
    teams, deals = rows_of(folder, "sales_teams.csv"), rows_of(folder, "sales_pipeline.csv.gz")
    before = seen_whole(cast.minh)
    people_before = Person.objects.count()

    batch = run.run(a_batch(folder, cast.minh).pk, by=cast.minh, at=NOW)

    assert batch.state == "finished"
    with acting_as(cast.minh, at=NOW):
        assert {a.name for a in Account.objects.all()} == {row["account"] for row in accounts}
        revenue = sum(a.annual_revenue or 0 for a in Account.objects.all())
        assert revenue == sum(Decimal(row["revenue"]) for row in accounts) * 1_000_000
        parents = {a.name: a.parent.name for a in Account.objects.filter(parent__isnull=False)}
        assert parents == {r["account"]: r["subsidiary_of"] for r in accounts if r["subsidiary_of"]}
        assert {p.name for p in Product.objects.all()} == {row["product"] for row in products}

        agents = {row["sales_agent"] for row in teams}
        managers = {row["manager"] for row in teams}
        made = Person.objects.exclude(email__endswith="@example.vn").filter(is_robot=False)
        assert {p.name for p in made} == agents | managers
        assert Person.objects.count() == people_before + len(agents | managers)
        assert {p.name: p.title for p in made} == dict.fromkeys(agents, "hunter") | dict.fromkeys(
            managers, "team_lead"
        )
        team_of = {p.name: p.team.name for p in made if p.team}
        assert team_of == {r["sales_agent"]: r["manager"] for r in teams} | {m: m for m in managers}
        office_of = {t.name: t.parent.name for t in Team.objects.filter(name__in=managers)}
        assert office_of == {r["manager"]: r["regional_office"] for r in teams}
        assert {t.name: t.lead.name for t in Team.objects.filter(name__in=managers)} == {
            m: m for m in managers
        }

        by_stage: dict[str, Decimal] = defaultdict(Decimal)
        count: Counter[str] = Counter()
        names = {"Thắng": "Won", "Thua": "Lost", "Tiếp cận": "Prospecting", "Trao đổi": "Engaging"}
        for deal in Opportunity.objects.select_related("stage"):
            stage = names.get(deal.stage.name, deal.stage.name)
            count[stage] += 1
            by_stage[stage] += deal.amount or 0
            assert deal.currency == "USD"
        wanted: dict[str, Decimal] = defaultdict(Decimal)
        for row in deals:
            wanted[row["deal_stage"]] += Decimal(row["close_value"] or 0)
        assert dict(by_stage) == dict(wanted)
        assert count == Counter(row["deal_stage"] for row in deals)
        assert Opportunity.objects.filter(account=None).count() == sum(not row["account"] for row in deals)

        one = next(row for row in deals if row["deal_stage"] == "Won")
        deal = Opportunity.objects.get(external_id=one["opportunity_id"])
        assert deal.owner.name == one["sales_agent"]
        assert deal.account is not None
        assert deal.account.name == one["account"]
        assert deal.opened_on.isoformat() == one["engage_date"]
        assert deal.closed_at is not None
        assert deal.closed_at.date().isoformat() == one["close_date"]
        line = OpportunityLine.objects.get(opportunity=deal)
        assert line.product.name.replace(" ", "") == one["product"].replace(" ", "")
        products_sold = Counter(OpportunityLine.objects.values_list("product__name", flat=True))
        assert products_sold == Counter(row["product"].replace("GTXPro", "GTX Pro") for row in deals)

    assert batch.counts["opportunity"]["created"] == len(deals)
    assert batch.n_left_out == 0

    again = run.run(a_batch(folder, cast.minh).pk, by=cast.minh, at=NOW)
    assert sum(c["created"] + c["updated"] for c in again.counts.values()) == 0
    assert again.counts["opportunity"]["unchanged"] == len(deals)
    assert again.amounts == batch.amounts

    with acting_as(cast.minh, at=NOW):
        undoing.undo_batch(batch, by=cast.minh, at=NOW)
    after = seen_whole(cast.minh)
    assert {t: (before[t], after[t]) for t in before if before[t] != after[t]} == {}


def test_trying_out_writes_nothing_and_says_what_a_run_then_does(cast: Cast) -> None:
    folder = shared_path("data/maven_crm")
    batch = a_batch(folder, cast.minh)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM vai.guarded_table")
    before = seen_whole(cast.minh)
    history = history_size(cast.minh)
    with acting_as(cast.minh, at=NOW):
        tables, plan = batches.tables_of(batch).tables, batches.plan_of(batch)

    trial = run.try_out(batch, tables, plan, by=cast.minh, at=NOW)

    assert seen_whole(cast.minh) == before
    assert history_size(cast.minh) == history
    real = run.run(batch.pk, by=cast.minh, at=NOW)
    assert trial.counts == real.counts
    assert trial.amounts == real.amounts
    assert trial.remarks == real.remarks


def history_size(person: Person) -> int:
    with acting_as(person, at=NOW):
        return apps.get_model("journal", "HistoryEntry").objects.count()
