import django.db.models.deletion
import vai.core.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_functions"),
        ("staff", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Tier",
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
                ("code", models.CharField(max_length=20, unique=True)),
                ("name", models.CharField(max_length=60)),
                ("position", models.IntegerField(default=0)),
                ("cadence_days", models.IntegerField()),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "tier",
                "db_table": "tier",
            },
        ),
        migrations.CreateModel(
            name="Account",
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
                (
                    "kind",
                    models.CharField(
                        choices=[("business", "Business"), ("household", "Household"), ("person", "Person")],
                        default="business",
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("name_f", vai.core.models.Folded(source="name")),
                ("short_name", models.CharField(blank=True, max_length=80)),
                ("short_name_f", vai.core.models.Folded(source="short_name")),
                ("name_key", models.CharField(blank=True, db_collation="C", max_length=200)),
                ("tax_code", models.CharField(blank=True, max_length=20)),
                ("tax_digits", models.CharField(blank=True, db_collation="C", max_length=13)),
                ("segment", models.CharField(blank=True, max_length=60)),
                ("industry", models.CharField(blank=True, max_length=80)),
                ("source", models.CharField(blank=True, max_length=60)),
                ("annual_revenue", vai.core.models.MoneyField(blank=True, null=True)),
                ("yearly_value", vai.core.models.MoneyField(blank=True, null=True)),
                ("currency", models.CharField(default="VND", max_length=3)),
                ("employees", models.IntegerField(blank=True, null=True)),
                ("year_founded", models.IntegerField(blank=True, null=True)),
                ("notes", models.TextField(blank=True)),
                ("custom", models.JSONField(blank=True, default=dict)),
                ("is_unserved", models.BooleanField(db_default=True)),
                ("external_id", models.CharField(blank=True, max_length=100)),
                ("last_two_way_at", models.DateTimeField(blank=True, null=True)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.account",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
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
                        to="clients.account",
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
                    "tier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.tier",
                    ),
                ),
            ],
            options={
                "verbose_name": "account",
                "db_table": "account",
            },
        ),
        migrations.CreateModel(
            name="AccountGroup",
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
                    "kind",
                    models.CharField(
                        choices=[("group", "Group of companies"), ("household", "Household")],
                        default="group",
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("name_f", vai.core.models.Folded(source="name")),
                ("note", models.CharField(blank=True, max_length=300)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "group",
                "db_table": "account_group",
            },
        ),
        migrations.CreateModel(
            name="Contact",
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
                ("name", models.CharField(max_length=120)),
                ("name_f", vai.core.models.Folded(source="name")),
                ("sort_key", models.CharField(blank=True, db_collation="C", max_length=120)),
                ("honorific", models.CharField(blank=True, max_length=10)),
                ("name_language", models.CharField(default="vi", max_length=2)),
                ("birthday", models.DateField(blank=True, null=True)),
                ("notes", models.TextField(blank=True)),
                ("do_not_call", models.BooleanField(default=False)),
                ("do_not_mail", models.BooleanField(default=False)),
                ("custom", models.JSONField(blank=True, default=dict)),
                ("external_id", models.CharField(blank=True, max_length=100)),
                ("last_two_way_at", models.DateTimeField(blank=True, null=True)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.contact",
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
            ],
            options={
                "verbose_name": "contact",
                "db_table": "contact",
            },
        ),
        migrations.CreateModel(
            name="Affiliation",
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
                ("title", models.CharField(blank=True, max_length=120)),
                (
                    "decision_role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("economic", "Decides on the money"),
                            ("technical", "Judges the technique"),
                            ("user", "Uses it"),
                            ("champion", "Speaks for us"),
                            ("finance", "Pays (accounting)"),
                            ("legal", "Legal"),
                            ("executive", "Executive"),
                        ],
                        max_length=12,
                    ),
                ),
                ("is_primary", models.BooleanField(default=False)),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="clients.account"
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="clients.contact",
                    ),
                ),
            ],
            options={
                "verbose_name": "affiliation",
                "db_table": "affiliation",
            },
        ),
        migrations.CreateModel(
            name="ContactPoint",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("phone", "Phone"),
                            ("email", "Email"),
                            ("zalo", "Zalo"),
                            ("chat", "Chat"),
                            ("web", "Website"),
                        ],
                        max_length=8,
                    ),
                ),
                ("value", models.CharField(db_collation="C", max_length=200)),
                ("original", models.CharField(blank=True, max_length=200)),
                ("label", models.CharField(blank=True, max_length=40)),
                ("extension", models.CharField(blank=True, max_length=6)),
                ("is_primary", models.BooleanField(default=False)),
                (
                    "reversed_digits",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("value"),
                            function="vai.reversed_digits",
                            output_field=models.TextField(db_collation="C"),
                        ),
                        output_field=models.TextField(db_collation="C"),
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="points",
                        to="clients.account",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="points",
                        to="clients.contact",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact point",
                "db_table": "contact_point",
            },
        ),
        migrations.CreateModel(
            name="Coverage",
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
                    "mode",
                    models.CharField(
                        choices=[
                            ("hunt", "Hunting"),
                            ("farm", "Account management"),
                            ("advise", "Advising"),
                            ("key", "Key account"),
                            ("assist", "Assisting"),
                        ],
                        max_length=8,
                    ),
                ),
                ("is_lead", models.BooleanField(default=True)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("is_outside", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="clients.account"
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
                "verbose_name": "coverage",
                "db_table": "coverage",
            },
        ),
        migrations.CreateModel(
            name="CoverageOffer",
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
                    "mode",
                    models.CharField(
                        choices=[
                            ("hunt", "Hunting"),
                            ("farm", "Account management"),
                            ("advise", "Advising"),
                            ("key", "Key account"),
                            ("assist", "Assisting"),
                        ],
                        max_length=8,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("taken", "Taken"), ("declined", "Sent back"), ("withdrawn", "Withdrawn")],
                        max_length=10,
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="clients.account"
                    ),
                ),
                (
                    "offered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "verbose_name": "coverage offer",
                "db_table": "coverage_offer",
            },
        ),
        migrations.CreateModel(
            name="CustomField",
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
                    "entity",
                    models.CharField(
                        choices=[
                            ("account", "Account"),
                            ("contact", "Contact"),
                            ("lead", "Lead"),
                            ("opportunity", "Opportunity"),
                        ],
                        max_length=12,
                    ),
                ),
                ("code", models.SlugField(max_length=60)),
                ("label_vi", models.CharField(max_length=80)),
                ("label_en", models.CharField(blank=True, max_length=80)),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("long_text", "Long text"),
                            ("number", "Number"),
                            ("money", "Amount"),
                            ("date", "Date"),
                            ("boolean", "Yes or no"),
                            ("choice", "One choice"),
                            ("choices", "Several choices"),
                            ("url", "Link"),
                        ],
                        default="text",
                        max_length=12,
                    ),
                ),
                ("choices", models.JSONField(blank=True, default=list)),
                ("is_required", models.BooleanField(default=False)),
                ("is_searchable", models.BooleanField(default=False)),
                ("position", models.IntegerField(default=0)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "custom field",
                "db_table": "custom_field",
                "constraints": [models.UniqueConstraint(fields=("entity", "code"), name="custom_field_once")],
            },
        ),
        migrations.CreateModel(
            name="Merge",
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
                ("choices", models.JSONField(default=dict)),
                ("change_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "kept_account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.account",
                    ),
                ),
                (
                    "kept_contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.contact",
                    ),
                ),
                (
                    "merged_account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.account",
                    ),
                ),
                (
                    "merged_contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clients.contact",
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
            ],
            options={
                "verbose_name": "merge",
                "db_table": "merge",
            },
        ),
        migrations.CreateModel(
            name="Tag",
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
                ("name", models.CharField(max_length=60)),
                ("name_f", vai.core.models.Folded(source="name")),
                ("colour", models.CharField(default="grey", max_length=20)),
            ],
            options={
                "verbose_name": "tag",
                "db_table": "tag",
                "constraints": [models.UniqueConstraint(models.F("name_f"), name="tag_name_once")],
            },
        ),
        migrations.CreateModel(
            name="ContactTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tag_links",
                        to="clients.contact",
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
                "db_table": "contact_tag",
            },
        ),
        migrations.CreateModel(
            name="AccountTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tag_links",
                        to="clients.account",
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
                "db_table": "account_tag",
            },
        ),
        migrations.CreateModel(
            name="AccountGroupMember",
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
                ("role", models.CharField(blank=True, max_length=60)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="clients.account"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="clients.accountgroup",
                    ),
                ),
            ],
            options={
                "db_table": "account_group_member",
                "constraints": [
                    models.UniqueConstraint(fields=("group", "account"), name="account_group_member_once")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["name_f", "id"], name="contact_name"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["sort_key", "id"], name="contact_sorted"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["owner"], name="contact_owner"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=["external_id"],
                name="contact_external",
            ),
        ),
        migrations.AddIndex(
            model_name="affiliation",
            index=models.Index(fields=["account"], name="affiliation_account"),
        ),
        migrations.AddIndex(
            model_name="affiliation",
            index=models.Index(fields=["contact"], name="affiliation_contact"),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("account", "contact"), name="affiliation_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_primary", True), ("until", None)),
                fields=("account",),
                name="affiliation_one_primary",
            ),
        ),
        migrations.AddIndex(
            model_name="contactpoint",
            index=models.Index(fields=["value"], name="contact_point_value"),
        ),
        migrations.AddIndex(
            model_name="contactpoint",
            index=models.Index(
                condition=models.Q(("kind", "phone")), fields=["reversed_digits"], name="contact_point_phone"
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("account__isnull", True), ("contact__isnull", False)),
                    models.Q(("account__isnull", False), ("contact__isnull", True)),
                    _connector="OR",
                ),
                name="contact_point_of_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.UniqueConstraint(
                fields=("account", "kind", "value"), name="contact_point_once_account"
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.UniqueConstraint(
                fields=("contact", "kind", "value"), name="contact_point_once_contact"
            ),
        ),
        migrations.AddIndex(
            model_name="coverage",
            index=models.Index(
                condition=models.Q(("until", None)), fields=["person", "account"], name="coverage_book"
            ),
        ),
        migrations.AddIndex(
            model_name="coverage",
            index=models.Index(fields=["account"], name="coverage_account"),
        ),
        migrations.AddIndex(
            model_name="coverage",
            index=models.Index(
                condition=models.Q(("is_outside", True), ("until", None)),
                fields=["team", "account"],
                name="coverage_outside",
            ),
        ),
        migrations.AddConstraint(
            model_name="coverage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_lead", True), ("until", None)),
                fields=("account", "mode"),
                name="coverage_one_lead_per_mode",
            ),
        ),
        migrations.AddConstraint(
            model_name="coverage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("account", "mode", "person"),
                name="coverage_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="coverage",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                name="coverage_ends_after_it_begins",
            ),
        ),
        migrations.AddIndex(
            model_name="coverageoffer",
            index=models.Index(
                condition=models.Q(("answered_at", None)),
                fields=["person", "account"],
                name="coverage_offer_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="coverageoffer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None)),
                fields=("account", "person", "mode"),
                name="coverage_offer_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="contacttag",
            constraint=models.UniqueConstraint(fields=("contact", "tag"), name="contact_tag_once"),
        ),
        migrations.AddConstraint(
            model_name="accounttag",
            constraint=models.UniqueConstraint(fields=("account", "tag"), name="account_tag_once"),
        ),
        migrations.AddIndex(
            model_name="account",
            index=models.Index(fields=["team", "-updated_at", "-id"], name="account_team"),
        ),
        migrations.AddIndex(
            model_name="account",
            index=models.Index(fields=["-updated_at", "-id"], name="account_recent"),
        ),
        migrations.AddIndex(
            model_name="account",
            index=models.Index(fields=["name_f", "id"], name="account_name"),
        ),
        migrations.AddIndex(
            model_name="account",
            index=models.Index(fields=["name_key"], name="account_name_key"),
        ),
        migrations.AddIndex(
            model_name="account",
            index=models.Index(
                condition=models.Q(("tax_digits", ""), _negated=True),
                fields=["tax_digits"],
                name="account_tax",
            ),
        ),
        migrations.AddIndex(
            model_name="account",
            index=models.Index(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=["external_id"],
                name="account_external",
            ),
        ),
        migrations.AddIndex(
            model_name="account",
            index=models.Index(
                condition=models.Q(("is_unserved", True)), fields=["opened_by"], name="account_unserved"
            ),
        ),
        migrations.AddIndex(
            model_name="account",
            index=models.Index(
                condition=models.Q(("parent__isnull", False)), fields=["parent"], name="account_parent"
            ),
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True),
                name="account_not_its_own_parent",
            ),
        ),
    ]
