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
            name="UndoneChange",
            fields=[
                ("change_id", models.UUIDField(primary_key=True, serialize=False)),
                ("undone_by", models.UUIDField()),
                ("person_id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "undone_change",
            },
        ),
        migrations.CreateModel(
            name="HistoryEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("change_id", models.UUIDField(null=True)),
                ("person_id", models.BigIntegerField(null=True)),
                ("on_behalf_of_id", models.BigIntegerField(null=True)),
                ("door", models.CharField(blank=True, max_length=20)),
                ("table_name", models.CharField(max_length=60)),
                ("row_id", models.BigIntegerField()),
                ("operation", models.CharField(max_length=1)),
                ("account_id", models.BigIntegerField(null=True)),
                ("lead_id", models.BigIntegerField(null=True)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
            ],
            options={
                "verbose_name": "history entry",
                "db_table": "history_entry",
                "indexes": [
                    models.Index(fields=["change_id"], name="history_change"),
                    models.Index(fields=["table_name", "row_id", "-id"], name="history_row"),
                    models.Index(fields=["account_id", "-id"], name="history_account"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Interaction",
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
                ("account_id", models.BigIntegerField(blank=True, null=True)),
                ("contact_id", models.BigIntegerField(blank=True, null=True)),
                ("lead_id", models.BigIntegerField(blank=True, null=True)),
                ("opportunity_id", models.BigIntegerField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("call", "Call"),
                            ("meeting", "Meeting"),
                            ("visit", "Visit"),
                            ("mail", "Mail"),
                            ("chat", "Chat"),
                            ("note", "Note"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        blank=True, choices=[("in", "From the client"), ("out", "From us")], max_length=5
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reached", "Reached"),
                            ("no_answer", "No answer"),
                            ("positive", "Positive"),
                            ("neutral", "Neutral"),
                            ("negative", "Negative"),
                            ("complaint", "Complaint"),
                        ],
                        max_length=12,
                    ),
                ),
                ("is_two_way", models.BooleanField(default=False)),
                ("occurred_at", models.DateTimeField()),
                ("minutes", models.IntegerField(blank=True, null=True)),
                ("subject", models.CharField(blank=True, max_length=200)),
                ("body", models.TextField(blank=True)),
                ("captured_text", models.TextField(blank=True)),
                ("external_id", models.CharField(blank=True, max_length=100)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "interaction",
                "db_table": "interaction",
            },
        ),
        migrations.CreateModel(
            name="Attachment",
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
                ("account_id", models.BigIntegerField(blank=True, null=True)),
                ("contact_id", models.BigIntegerField(blank=True, null=True)),
                ("lead_id", models.BigIntegerField(blank=True, null=True)),
                ("opportunity_id", models.BigIntegerField(blank=True, null=True)),
                ("name", models.CharField(max_length=200)),
                ("name_f", vai.core.models.Folded(source="name")),
                ("content_type", models.CharField(max_length=100)),
                ("size", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "interaction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="journal.interaction",
                    ),
                ),
            ],
            options={
                "verbose_name": "file",
                "db_table": "attachment",
            },
        ),
        migrations.CreateModel(
            name="InteractionContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("contact_id", models.BigIntegerField()),
                ("occurred_at", models.DateTimeField()),
                (
                    "interaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact_links",
                        to="journal.interaction",
                    ),
                ),
            ],
            options={
                "db_table": "interaction_contact",
            },
        ),
        migrations.CreateModel(
            name="InteractionPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "interaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="person_links",
                        to="journal.interaction",
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
                "db_table": "interaction_person",
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "interaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="journal.interaction",
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
                "db_table": "mention",
            },
        ),
        migrations.CreateModel(
            name="NextStep",
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
                ("account_id", models.BigIntegerField(blank=True, null=True)),
                ("contact_id", models.BigIntegerField(blank=True, null=True)),
                ("lead_id", models.BigIntegerField(blank=True, null=True)),
                ("opportunity_id", models.BigIntegerField(blank=True, null=True)),
                ("what", models.CharField(max_length=300)),
                ("kind", models.CharField(blank=True, max_length=30)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("due_time", models.TimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("done_note", models.CharField(blank=True, max_length=300)),
                ("external_id", models.CharField(blank=True, max_length=100)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "interaction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="journal.interaction",
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                "verbose_name": "next step",
                "db_table": "next_step",
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("params", models.JSONField(default=dict)),
                ("url", models.CharField(blank=True, max_length=200)),
                ("at", models.DateTimeField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
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
                "verbose_name": "notice",
                "db_table": "notice",
            },
        ),
        migrations.AddIndex(
            model_name="interaction",
            index=models.Index(
                fields=["account_id", "-occurred_at", "-id"], name="interaction_account_stream"
            ),
        ),
        migrations.AddIndex(
            model_name="interaction",
            index=models.Index(fields=["lead_id", "-occurred_at", "-id"], name="interaction_lead_stream"),
        ),
        migrations.AddIndex(
            model_name="interaction",
            index=models.Index(
                fields=["opportunity_id", "-occurred_at", "-id"], name="interaction_deal_stream"
            ),
        ),
        migrations.AddIndex(
            model_name="interaction",
            index=models.Index(fields=["author", "-occurred_at", "-id"], name="interaction_author_stream"),
        ),
        migrations.AddConstraint(
            model_name="interaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__isnull", True), ("minutes__gte", 0), _connector="OR"),
                name="interaction_minutes_positive",
            ),
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(fields=["account_id", "-id"], name="attachment_account"),
        ),
        migrations.AddIndex(
            model_name="interactioncontact",
            index=models.Index(
                fields=["contact_id", "-occurred_at", "-interaction"], name="interaction_contact_stream"
            ),
        ),
        migrations.AddConstraint(
            model_name="interactioncontact",
            constraint=models.UniqueConstraint(
                fields=("interaction", "contact_id"), name="interaction_contact_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="interactionperson",
            constraint=models.UniqueConstraint(
                fields=("interaction", "person"), name="interaction_person_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.UniqueConstraint(fields=("interaction", "person"), name="mention_once"),
        ),
        migrations.AddIndex(
            model_name="nextstep",
            index=models.Index(
                condition=models.Q(("archived_at", None), ("done_at", None)),
                fields=["person", "due_on", "id"],
                name="next_step_open_mine",
            ),
        ),
        migrations.AddIndex(
            model_name="nextstep",
            index=models.Index(
                condition=models.Q(("archived_at", None), ("done_at", None)),
                fields=["account_id", "due_on", "id"],
                name="next_step_account",
            ),
        ),
        migrations.AddIndex(
            model_name="nextstep",
            index=models.Index(
                condition=models.Q(("archived_at", None), ("done_at", None)),
                fields=["opportunity_id", "due_on", "id"],
                name="next_step_deal",
            ),
        ),
        migrations.AddIndex(
            model_name="nextstep",
            index=models.Index(
                condition=models.Q(("archived_at", None), ("done_at", None)),
                fields=["lead_id", "due_on", "id"],
                name="next_step_lead",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["person", "-at", "-id"], name="notice_mine"),
        ),
    ]
