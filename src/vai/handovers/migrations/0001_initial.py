import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_functions"),
        ("clients", "0001_initial"),
        ("hunting", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Handover",
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
                    "from_mode",
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
                (
                    "to_mode",
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
                ("ends_coverage", models.BooleanField(default=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Waiting for an answer"),
                            ("accepted", "Accepted"),
                            ("sent_back", "Sent back"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("notes", models.TextField(blank=True)),
                ("proposed_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("n_returns", models.IntegerField(default=0)),
                ("escalated_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="clients.account"
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opportunity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="hunting.opportunity",
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "handover",
                "db_table": "handover",
            },
        ),
        migrations.CreateModel(
            name="HandoverItem",
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
                ("text", models.CharField(max_length=300)),
                ("is_required", models.BooleanField(default=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("position", models.IntegerField(default=0)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="handovers.handover",
                    ),
                ),
            ],
            options={
                "verbose_name": "handover item",
                "db_table": "handover_item",
            },
        ),
        migrations.CreateModel(
            name="HandoverTemplate",
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
                (
                    "from_mode",
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
                (
                    "to_mode",
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
                ("items", models.JSONField(default=list)),
                ("answer_minutes", models.IntegerField(default=480)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "handover template",
                "db_table": "handover_template",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("archived_at", None)),
                        fields=("from_mode", "to_mode"),
                        name="handover_template_once",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(fields=["receiver", "state", "due_at"], name="handover_received"),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(fields=["giver", "state"], name="handover_given"),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(fields=["account", "-proposed_at"], name="handover_account"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["proposed", "sent_back"])),
                fields=("account", "from_mode", "to_mode"),
                name="handover_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_mode", models.F("to_mode")), ("giver", models.F("receiver")), _negated=True
                ),
                name="handover_changes_something",
            ),
        ),
    ]
