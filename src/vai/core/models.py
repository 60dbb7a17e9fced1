"""What every table has, and the keys by which the same request is known when it comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func


class Record(models.Model):
    """A row with its times and a version; the last two are kept by a trigger (core/sql/functions.sql)."""

    created_at = models.DateTimeField(
        db_default=Func(function="vai.moment", output_field=models.DateTimeField())
    )
    updated_at = models.DateTimeField(
        db_default=Func(function="vai.moment", output_field=models.DateTimeField())
    )
    version = models.IntegerField(db_default=1)

    class Meta:
        abstract = True


class Folded(models.GeneratedField):
    """The folded text of another field, kept by the database: what search and type-ahead look in (`^@`, C order)."""

    def __init__(self, source: str = "", **kwargs: Any) -> None:
        self.source = source
        kwargs["expression"] = Func(
            F(source), function="vai.fold", output_field=models.TextField(db_collation="C")
        )
        kwargs["output_field"] = models.TextField(db_collation="C")
        kwargs["db_persist"] = True
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Name what a migration needs: the source only."""
        name, path, args, kwargs = super().deconstruct()
        for derived in ("expression", "output_field", "db_persist"):
            kwargs.pop(derived, None)
        return name, path, list(args), {**kwargs, "source": self.source}


if TYPE_CHECKING:
    DecimalField = models.DecimalField[Any, Any]
else:
    DecimalField = models.DecimalField


class MoneyField(DecimalField):
    """An amount; its currency stands beside it in the row. VND is kept without decimals by the action that writes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 20)
        kwargs.setdefault("decimal_places", 4)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Leave out what is always so."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("max_digits", None)
        kwargs.pop("decimal_places", None)
        return name, path, list(args), kwargs


class IdempotencyKey(models.Model):
    """A request that was carried out, by the key its sender gave it, with what came of it."""

    person_id = models.BigIntegerField()
    key = models.CharField(max_length=80)
    outcome = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        db_table = "idempotency_key"
        constraints = [models.UniqueConstraint(fields=["person_id", "key"], name="idempotency_key_once")]


class SearchEntry(models.Model):
    """A thing that search finds: its folded title, and the vector of its words, numbers and who may see it.

    Kept by triggers (sql/search.sql of each room), read through vai.search_ids only.
    """

    kind = models.CharField(max_length=12, db_collation="C")
    object_id = models.BigIntegerField()
    title_f = models.TextField(db_collation="C")
    tsv = SearchVectorField()

    class Meta:
        db_table = "search_entry"
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_once")]
        indexes = [
            models.Index(fields=["title_f", "id"], name="search_entry_title"),
            models.Index(fields=["kind", "title_f", "id"], name="search_entry_kind_title"),
            *(
                GinIndex(fields=["tsv"], name=f"search_entry_{kind}", condition=models.Q(kind=kind))
                for kind in ("account", "contact", "lead", "opportunity")
            ),
        ]
