"""Pairs of records that may be the same, kept so that a page need not compare the whole book."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vai.clients.enums import DuplicateReason


class DuplicatePair(models.Model):
    """Two accounts or two contacts, the older one as `low_id`, with the surest reason; `place` is its rank.

    Kept by triggers and compared anew every night (sql/pairs.sql); nobody writes it. `title_f` orders pairs by the name of
    the first record. Keys are numbers only: when records are merged, their pairs go and are not moved.
    """

    kind = models.CharField(max_length=8, db_collation="C")
    low_id = models.BigIntegerField()
    high_id = models.BigIntegerField()
    place = models.SmallIntegerField()
    reason = models.CharField(max_length=12, choices=DuplicateReason.choices)
    title_f = models.TextField(db_collation="C")
    found_at = models.DateTimeField()

    class Meta:
        db_table = "duplicate_pair"
        verbose_name = _("pair that may be the same")
        constraints = [
            models.UniqueConstraint(fields=["kind", "low_id", "high_id"], name="duplicate_pair_once"),
            models.CheckConstraint(
                condition=models.Q(low_id__lt=models.F("high_id")), name="duplicate_pair_of_two"
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "high_id"], name="duplicate_pair_high"),
            models.Index(
                fields=["kind", "place", "title_f", "low_id", "high_id"], name="duplicate_pair_in_order"
            ),
        ]


class DuplicateSearch(models.Model):
    """When all records of a kind were last compared with each other. `n_left_out`: groups too large to be pairs."""

    kind = models.CharField(max_length=8, unique=True, db_collation="C")
    looked_at = models.DateTimeField()
    n_left_out = models.IntegerField(default=0)

    class Meta:
        db_table = "duplicate_search"
        verbose_name = _("search for pairs that may be the same")
