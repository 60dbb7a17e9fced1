import django.contrib.postgres.fields
import django.db.models.deletion
import vai.core.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_functions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
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
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("name_f", vai.core.models.Folded(source="name")),
                ("honorific", models.CharField(blank=True, max_length=10)),
                (
                    "title",
                    models.CharField(
                        choices=[
                            ("hunter", "Sales (hunter)"),
                            ("account_manager", "Account manager"),
                            ("relationship_manager", "Relationship manager"),
                            ("key_account_manager", "Key account manager"),
                            ("sale_account", "Sale account (B2B)"),
                            ("sale_assistant", "Sale assistant"),
                            ("team_lead", "Team lead"),
                            ("executive", "Executive"),
                            ("administrator", "Administrator"),
                        ],
                        default="hunter",
                        max_length=30,
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("language", models.CharField(default="vi", max_length=5)),
                ("timezone", models.CharField(default="Asia/Ho_Chi_Minh", max_length=40)),
                ("theme", models.CharField(default="auto", max_length=10)),
                ("weekly_lead_goal", models.IntegerField(blank=True, null=True)),
                ("is_active", models.BooleanField(default=True)),
                ("is_robot", models.BooleanField(default=False)),
                ("external_id", models.CharField(blank=True, max_length=100)),
            ],
            options={
                "verbose_name": "person",
                "db_table": "person",
            },
        ),
        migrations.CreateModel(
            name="CompanySettings",
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
                ("name", models.CharField(default="", max_length=120)),
                ("home_currency", models.CharField(default="VND", max_length=3)),
                ("timezone", models.CharField(default="Asia/Ho_Chi_Minh", max_length=40)),
                ("working_hours", models.JSONField(default=dict)),
                ("first_touch_minutes", models.IntegerField(default=60)),
                ("handover_answer_minutes", models.IntegerField(default=480)),
                ("is_generated", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "company settings",
                "db_table": "company_settings",
            },
        ),
        migrations.CreateModel(
            name="Holiday",
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
                ("day", models.DateField(unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("off", "Day off"), ("makeup", "Make-up working day")],
                        default="off",
                        max_length=10,
                    ),
                ),
                ("name_vi", models.CharField(max_length=120)),
                ("name_en", models.CharField(blank=True, max_length=120)),
                ("is_in_force", models.BooleanField(default=True)),
                ("source", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "holiday",
                "db_table": "holiday",
            },
        ),
        migrations.CreateModel(
            name="CurrencyRate",
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
                ("currency", models.CharField(max_length=3)),
                ("on", models.DateField()),
                ("rate", models.DecimalField(decimal_places=8, max_digits=20)),
                ("source", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "verbose_name": "currency rate",
                "db_table": "currency_rate",
                "constraints": [
                    models.UniqueConstraint(fields=("currency", "on"), name="currency_rate_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("rate__gt", 0)), name="currency_rate_positive"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Team",
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
                ("name", models.CharField(max_length=120)),
                ("name_f", vai.core.models.Folded(source="name")),
                ("external_id", models.CharField(blank=True, max_length=100)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.team",
                    ),
                ),
            ],
            options={
                "verbose_name": "team",
                "db_table": "team",
            },
        ),
        migrations.AddField(
            model_name="person",
            name="team",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="staff.team",
            ),
        ),
        migrations.CreateModel(
            name="Delegation",
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
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("journal", "Interactions and next steps"),
                                ("clients", "Client data"),
                                ("deals", "Leads and opportunities"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("note", models.CharField(blank=True, max_length=200)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "delegate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "principal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "delegation",
                "db_table": "delegation",
                "indexes": [models.Index(fields=["delegate"], name="delegation_delegate")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("principal", models.F("delegate")), _negated=True),
                        name="delegation_to_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="delegation_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
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
                ("list_code", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=80)),
                ("query", models.CharField(blank=True, max_length=2000)),
                ("position", models.IntegerField(default=0)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "saved view",
                "db_table": "saved_view",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "list_code", "name"), name="saved_view_name_once"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.UniqueConstraint(
                models.F("parent"), models.F("name_f"), name="team_name_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True), name="team_not_its_own_parent"
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["team"], name="person_team"),
        ),
    ]
