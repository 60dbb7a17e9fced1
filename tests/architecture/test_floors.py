"""A room knows only the floors below it, also where an import linter cannot look: relations, url names, jobs."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

from tests.architecture.floors import ROOMS, levels, may_know


def test_every_room_has_a_floor() -> None:
    rooms = {path.name for path in ROOMS.iterdir() if (path / "__init__.py").exists()}
    assert rooms <= set(levels())


def test_relations_lead_down_or_stay() -> None:
    wrong = []
    for model in apps.get_models():
        if not model.__module__.startswith("vai."):
            continue
        for field in model._meta.get_fields():
            related = getattr(field, "remote_field", None)
            if related and field.concrete and related.model.__module__.startswith("vai."):
                mine, theirs = model._meta.app_label, related.model._meta.app_label
                if not may_know(mine, theirs):
                    wrong.append((str(model), field.name, theirs))
    assert wrong == []


def test_no_reverse_name_reaches_into_another_room() -> None:
    wrong = []
    for model in apps.get_models():
        if not model.__module__.startswith("vai."):
            continue
        for relation in model._meta.related_objects:
            if (
                relation.related_name != "+"
                and relation.related_model._meta.app_label != model._meta.app_label
            ):
                wrong.append((str(model), relation.name))
    assert [row for row in wrong if "Person" not in row[0]] == []


def test_every_table_is_guarded_or_says_why_not(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity, EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid),"
            " g.name IS NOT NULL, e.reason FROM pg_class c LEFT JOIN vai.guarded_table g ON g.name = c.relname"
            " LEFT JOIN vai.exempt_table e ON e.name = c.relname"
            " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"
        )
        tables = cursor.fetchall()
    guarded = {name for name, forced, has_policy, listed, _ in tables if forced and has_policy and listed}
    excused = {name for name, _, _, _, reason in tables if reason}
    assert {row[0] for row in tables} == guarded | excused
    assert guarded & excused == set()
    assert len(guarded) > 30
