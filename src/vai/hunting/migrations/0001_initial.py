import django.db.models.deletion
import vai.core.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_functions"),
        ("catalog", "0001_initial"),
        ("clients", "0001_initial"),
        ("staff", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LeadSource",
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
                ("name", models.CharField(max_length=80)),
                ("name_f", vai.core.models.Folded(source="name")),
                ("position", models.IntegerField(default=0)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "lead source",
                "db_table": "lead_source",
                "constraints": [models.UniqueConstraint(models.F("name_f"), name="lead_source_name_once")],
            },
        ),
        migrations.CreateModel(
            name="LostReason",
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
                ("for_leads", models.BooleanField(default=False)),
                ("position", models.IntegerField(default=0)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "lost reason",
                "db_table": "lost_reason",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("name_f"), models.F("for_leads"), name="lost_reason_name_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Lead",
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
                ("street", models.CharField(blank=True, max_length=200)),
                ("ward_code", models.CharField(blank=True, max_length=10)),
                ("province_code", models.CharField(blank=True, max_length=10)),
                ("country", models.CharField(blank=True, default="VN", max_length=2)),
                ("address_text", models.CharField(blank=True, max_length=500)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("name_f", vai.core.models.Folded(source="name")),
                ("honorific", models.CharField(blank=True, max_length=10)),
                ("company", models.CharField(blank=True, max_length=200)),
                ("company_f", vai.core.models.Folded(source="company")),
                ("name_key", models.CharField(blank=True, db_collation="C", max_length=200)),
                ("job_title", models.CharField(blank=True, max_length=120)),
                ("tax_code", models.CharField(blank=True, max_length=20)),
                ("phone", models.CharField(blank=True, db_collation="C", max_length=20)),
                ("phone_original", models.CharField(blank=True, max_length=60)),
                ("other_phones", models.JSONField(blank=True, default=list)),
                (
                    "reversed_digits",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("phone"),
                            function="vai.reversed_digits",
                            output_field=models.TextField(db_collation="C"),
                        ),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                ("email", models.CharField(blank=True, db_collation="C", max_length=200)),
                ("zalo", models.CharField(blank=True, max_length=80)),
                ("campaign", models.CharField(blank=True, max_length=80)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("attempted", "Attempted"),
                            ("connected", "Connected"),
                            ("qualified", "Qualified"),
                            ("converted", "Converted"),
                            ("disqualified", "Disqualified"),
                        ],
                        default="new",
                        max_length=12,
                    ),
                ),
                ("rating", models.CharField(blank=True, max_length=30)),
                ("need", models.TextField(blank=True)),
                ("value", vai.core.models.MoneyField(blank=True, null=True)),
                ("currency", models.CharField(default="VND", max_length=3)),
                ("received_at", models.DateTimeField()),
                ("touch_due_at", models.DateTimeField(blank=True, null=True)),
                ("first_touch_at", models.DateTimeField(blank=True, null=True)),
                ("last_touch_at", models.DateTimeField(blank=True, null=True)),
                ("status_at", models.DateTimeField(blank=True, null=True)),
                ("lost_note", models.CharField(blank=True, max_length=300)),
                ("notes", models.TextField(blank=True)),
                ("do_not_call", models.BooleanField(default=False)),
                ("do_not_mail", models.BooleanField(default=False)),
                ("custom", models.JSONField(blank=True, default=dict)),
                ("external_id", models.CharField(blank=True, max_length=100)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "converted_account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.account",
                    ),
                ),
                (
                    "converted_contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.contact",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.team",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hunting.leadsource",
                    ),
                ),
                (
                    "lost_reason",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hunting.lostreason",
                    ),
                ),
            ],
            options={
                "verbose_name": "lead",
                "db_table": "lead",
            },
        ),
        migrations.CreateModel(
            name="Opportunity",
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
                ("name", models.CharField(max_length=200)),
                ("name_f", vai.core.models.Folded(source="name")),
                ("stage_entered_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[("open", "Open"), ("won", "Won"), ("lost", "Lost")],
                        default="open",
                        max_length=5,
                    ),
                ),
                ("probability", models.IntegerField(blank=True, null=True)),
                ("amount", vai.core.models.MoneyField(blank=True, null=True)),
                ("currency", models.CharField(default="VND", max_length=3)),
                ("opened_on", models.DateField()),
                ("closes_on", models.DateField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("lost_note", models.CharField(blank=True, max_length=300)),
                ("rank", models.FloatField(default=0)),
                ("notes", models.TextField(blank=True)),
                ("custom", models.JSONField(blank=True, default=dict)),
                ("external_id", models.CharField(blank=True, max_length=100)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.account",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.contact",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hunting.lead",
                    ),
                ),
                (
                    "lost_reason",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hunting.lostreason",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hunting.leadsource",
                    ),
                ),
                (
                    "team",
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
                "verbose_name": "opportunity",
                "db_table": "opportunity",
            },
        ),
        migrations.CreateModel(
            name="OpportunityLine",
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
                ("quantity", models.DecimalField(decimal_places=3, default=1, max_digits=14)),
                ("unit_price", vai.core.models.MoneyField()),
                ("discount_pct", models.DecimalField(decimal_places=2, default=0, max_digits=5)),
                ("amount", vai.core.models.MoneyField()),
                ("position", models.IntegerField(default=0)),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="hunting.opportunity",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalog.product"
                    ),
                ),
            ],
            options={
                "verbose_name": "line",
                "db_table": "opportunity_line",
            },
        ),
        migrations.CreateModel(
            name="OpportunityTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tag_links",
                        to="hunting.opportunity",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="clients.tag"
                    ),
                ),
            ],
            options={
                "db_table": "opportunity_tag",
            },
        ),
        migrations.CreateModel(
            name="Pipeline",
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
                ("name", models.CharField(max_length=80)),
                ("position", models.IntegerField(default=0)),
                ("is_default", models.BooleanField(default=False)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "pipeline",
                "db_table": "pipeline",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("archived_at", None), ("is_default", True)),
                        fields=("is_default",),
                        name="pipeline_one_default",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="opportunity",
            name="pipeline",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hunting.pipeline"
            ),
        ),
        migrations.CreateModel(
            name="Stage",
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
                ("name", models.CharField(max_length=80)),
                ("name_en", models.CharField(blank=True, max_length=80)),
                ("position", models.IntegerField(default=0)),
                ("probability", models.IntegerField(default=0)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("open", "Open"), ("won", "Won"), ("lost", "Lost")],
                        default="open",
                        max_length=5,
                    ),
                ),
                ("quiet_days", models.IntegerField(default=14)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "pipeline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stages",
                        to="hunting.pipeline",
                    ),
                ),
            ],
            options={
                "verbose_name": "stage",
                "db_table": "stage",
            },
        ),
        migrations.AddField(
            model_name="opportunity",
            name="stage",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hunting.stage"
            ),
        ),
        migrations.CreateModel(
            name="StageChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "from_stage",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hunting.stage",
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stage_changes",
                        to="hunting.opportunity",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hunting.stage"
                    ),
                ),
            ],
            options={
                "verbose_name": "stage change",
                "db_table": "stage_change",
            },
        ),
        migrations.CreateModel(
            name="LeadTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tag_links",
                        to="hunting.lead",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="clients.tag"
                    ),
                ),
            ],
            options={
                "db_table": "lead_tag",
                "constraints": [models.UniqueConstraint(fields=("lead", "tag"), name="lead_tag_once")],
            },
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["owner", "status", "-received_at", "-id"], name="lead_mine"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["team", "status", "-received_at", "-id"], name="lead_team"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["name_f", "id"], name="lead_name"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["company_f", "id"], name="lead_company"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=models.Q(("phone", ""), _negated=True),
                fields=["reversed_digits"],
                name="lead_phone",
            ),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=models.Q(("email", ""), _negated=True), fields=["email"], name="lead_email"
            ),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=models.Q(("name_key", ""), _negated=True), fields=["name_key"], name="lead_name_key"
            ),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=["external_id"],
                name="lead_external",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("company", ""), ("email", ""), ("name", ""), ("need", ""), ("phone", ""), _negated=True
                ),
                name="lead_says_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="opportunityline",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gt", 0)), name="opportunity_line_quantity_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="opportunityline",
            constraint=models.CheckConstraint(
                condition=models.Q(("discount_pct__gte", 0), ("discount_pct__lte", 100)),
                name="opportunity_line_discount_in_percent",
            ),
        ),
        migrations.AddConstraint(
            model_name="opportunitytag",
            constraint=models.UniqueConstraint(fields=("opportunity", "tag"), name="opportunity_tag_once"),
        ),
        migrations.AddIndex(
            model_name="stage",
            index=models.Index(fields=["pipeline", "position", "id"], name="stage_order"),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.CheckConstraint(
                condition=models.Q(("probability__gte", 0), ("probability__lte", 100)),
                name="stage_probability_in_percent",
            ),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("archived_at", None)), fields=("pipeline", "name"), name="stage_name_once"
            ),
        ),
        migrations.AddIndex(
            model_name="opportunity",
            index=models.Index(fields=["owner", "outcome", "stage"], name="opportunity_mine"),
        ),
        migrations.AddIndex(
            model_name="opportunity",
            index=models.Index(fields=["account", "outcome"], name="opportunity_account"),
        ),
        migrations.AddIndex(
            model_name="opportunity",
            index=models.Index(fields=["team", "outcome"], name="opportunity_team"),
        ),
        migrations.AddIndex(
            model_name="opportunity",
            index=models.Index(
                condition=models.Q(("archived_at", None), ("outcome", "open")),
                fields=["pipeline", "stage", "rank", "id"],
                name="opportunity_board",
            ),
        ),
        migrations.AddIndex(
            model_name="opportunity",
            index=models.Index(fields=["-closed_at", "-id"], name="opportunity_closed"),
        ),
        migrations.AddIndex(
            model_name="opportunity",
            index=models.Index(fields=["name_f", "id"], name="opportunity_name"),
        ),
        migrations.AddIndex(
            model_name="opportunity",
            index=models.Index(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=["external_id"],
                name="opportunity_external",
            ),
        ),
        migrations.AddConstraint(
            model_name="opportunity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("probability", None),
                    models.Q(("probability__gte", 0), ("probability__lte", 100)),
                    _connector="OR",
                ),
                name="opportunity_probability_in_percent",
            ),
        ),
        migrations.AddConstraint(
            model_name="opportunity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("outcome", "open")),
                    models.Q(("closed_at__isnull", False), models.Q(("outcome", "open"), _negated=True)),
                    _connector="OR",
                ),
                name="opportunity_closed_with_outcome",
            ),
        ),
        migrations.AddIndex(
            model_name="stagechange",
            index=models.Index(fields=["opportunity", "at", "id"], name="stage_change_of"),
        ),
    ]
