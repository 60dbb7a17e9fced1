import django.db.models.deletion
import vai.core.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_functions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Product",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=models.Func(function="vai.moment", output_field=models.DateTimeField())
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        db_default=models.Func(function="vai.moment", output_field=models.DateTimeField())
                    ),
                ),
                ("version", models.IntegerField(db_default=1)),
                ("code", models.CharField(blank=True, max_length=40)),
                ("name", models.CharField(max_length=150)),
                ("name_f", vai.core.models.Folded(source="name")),
                ("description", models.TextField(blank=True)),
                ("unit", models.CharField(blank=True, max_length=30)),
                ("is_recurring", models.BooleanField(default=False)),
                ("months", models.IntegerField(blank=True, null=True)),
                ("external_id", models.CharField(blank=True, max_length=100)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "product",
                "db_table": "product",
            },
        ),
        migrations.CreateModel(
            name="PriceList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=models.Func(function="vai.moment", output_field=models.DateTimeField())
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        db_default=models.Func(function="vai.moment", output_field=models.DateTimeField())
                    ),
                ),
                ("version", models.IntegerField(db_default=1)),
                ("name", models.CharField(max_length=100)),
                ("currency", models.CharField(default="VND", max_length=3)),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("is_default", models.BooleanField(default=False)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "price list",
                "db_table": "price_list",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("archived_at", None), ("is_default", True)),
                        fields=("currency",),
                        name="price_list_one_default",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None),
                            ("since", None),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="price_list_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=models.Func(function="vai.moment", output_field=models.DateTimeField())
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        db_default=models.Func(function="vai.moment", output_field=models.DateTimeField())
                    ),
                ),
                ("version", models.IntegerField(db_default=1)),
                ("question", models.CharField(max_length=300)),
                ("question_f", vai.core.models.Folded(source="question")),
                ("body", models.TextField()),
                ("body_f", vai.core.models.Folded(source="body")),
                ("keywords", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(default="vi", max_length=2)),
                ("used_count", models.IntegerField(default=0)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.product",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
                "db_table": "answer",
            },
        ),
        migrations.CreateModel(
            name="ProductFamily",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=models.Func(function="vai.moment", output_field=models.DateTimeField())
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        db_default=models.Func(function="vai.moment", output_field=models.DateTimeField())
                    ),
                ),
                ("version", models.IntegerField(db_default=1)),
                ("name", models.CharField(max_length=100)),
                ("name_f", vai.core.models.Folded(source="name")),
                ("position", models.IntegerField(default=0)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "product family",
                "db_table": "product_family",
                "constraints": [models.UniqueConstraint(models.F("name_f"), name="product_family_name_once")],
            },
        ),
        migrations.AddField(
            model_name="product",
            name="family",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="catalog.productfamily",
            ),
        ),
        migrations.CreateModel(
            name="Price",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=models.Func(function="vai.moment", output_field=models.DateTimeField())
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        db_default=models.Func(function="vai.moment", output_field=models.DateTimeField())
                    ),
                ),
                ("version", models.IntegerField(db_default=1)),
                ("amount", vai.core.models.MoneyField()),
                (
                    "price_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prices",
                        to="catalog.pricelist",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prices",
                        to="catalog.product",
                    ),
                ),
            ],
            options={
                "verbose_name": "price",
                "db_table": "price",
                "constraints": [
                    models.UniqueConstraint(fields=("product", "price_list"), name="price_once"),
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="price_not_negative"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(fields=["name_f", "id"], name="product_name"),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True), fields=("code",), name="product_code_once"
            ),
        ),
    ]
