"""The tables of the room."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vai.catalog.enums import Whom
from vai.core.models import Folded, MoneyField, Record


class ProductFamily(Record):
    """Products that belong together."""

    name = models.CharField(max_length=100)
    name_f = Folded("name")
    position = models.IntegerField(default=0)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "product_family"
        verbose_name = _("product family")
        constraints = [models.UniqueConstraint("name_f", name="product_family_name_once")]

    def __str__(self) -> str:
        return self.name


class Product(Record):
    """What can be bought. `months` is the length of one period of a recurring one (1: monthly, 12: yearly).

    What sells it, one fact a line: `features`, `suits` (whom it is good for), `limits` (what it does not do).
    `need_words` are the words in which clients ask for it, in any language, parted by commas or lines.
    """

    code = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=150)
    name_f = Folded("name")
    family = models.ForeignKey(
        ProductFamily, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    description = models.TextField(blank=True)
    unit = models.CharField(max_length=30, blank=True)
    is_recurring = models.BooleanField(default=False)
    months = models.IntegerField(null=True, blank=True)
    for_whom = models.CharField(max_length=10, choices=Whom.choices, blank=True)
    features = models.TextField(blank=True)
    suits = models.TextField(blank=True)
    limits = models.TextField(blank=True)
    need_words = models.TextField(blank=True)
    external_id = models.CharField(max_length=100, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "product"
        verbose_name = _("product")
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="product_code_once")
        ]
        indexes = [models.Index(fields=["name_f", "id"], name="product_name")]

    def __str__(self) -> str:
        return self.name


class PriceList(Record):
    """Prices in one currency, from and until a day. `is_default`: used where no other is chosen."""

    name = models.CharField(max_length=100)
    currency = models.CharField(max_length=3, default="VND")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    is_default = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "price_list"
        verbose_name = _("price list")
        constraints = [
            models.UniqueConstraint(
                fields=["currency"],
                condition=Q(is_default=True, archived_at=None),
                name="price_list_one_default",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
                name="price_list_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Price(Record):
    """What a product costs by a list, without VAT, for one unit (and one period, if recurring)."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="prices")
    price_list = models.ForeignKey(PriceList, on_delete=models.PROTECT, related_name="prices")
    amount = MoneyField()

    class Meta:
        db_table = "price"
        verbose_name = _("price")
        constraints = [
            models.UniqueConstraint(fields=["product", "price_list"], name="price_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="price_not_negative"),
        ]


class Answer(Record):
    """A question that clients ask and what we answer, about a product or in general."""

    question = models.CharField(max_length=300)
    question_f = Folded("question")
    body = models.TextField()
    body_f = Folded("body")
    product = models.ForeignKey(Product, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    keywords = models.CharField(max_length=200, blank=True)
    keywords_f = Folded("keywords")
    language = models.CharField(max_length=2, default="vi")
    written_by = models.ForeignKey("staff.Person", on_delete=models.PROTECT, related_name="+")
    used_count = models.IntegerField(default=0)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "answer"
        verbose_name = _("answer")

    def __str__(self) -> str:
        return self.question


class Script(Record):
    """What to say on a call about a product (or in general), in one language.

    `opening` holds fields ({{ name }}); `questions` one a line; `objections` in blocks parted by an empty line: the
    first line is what the client says, the rest what we answer.
    """

    name = models.CharField(max_length=120)
    product = models.ForeignKey(Product, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, default="vi")
    opening = models.TextField(blank=True)
    questions = models.TextField(blank=True)
    objections = models.TextField(blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "script"
        verbose_name = _("call script")
        indexes = [models.Index(fields=["product", "language", "id"], name="script_of")]

    def __str__(self) -> str:
        return self.name
