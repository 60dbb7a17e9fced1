"""The table of Django's cache (it counts wrong passwords); lost in a crash, and no harm done."""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            "CREATE UNLOGGED TABLE cache_entry (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);"
            "CREATE INDEX cache_entry_expires ON cache_entry (expires);",
            "DROP TABLE cache_entry",
        )
    ]
