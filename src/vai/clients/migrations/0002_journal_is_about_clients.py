"""The journal knows clients by number only, as it lies below them; here the numbers become foreign keys."""

from django.db import migrations

TABLES = ("interaction", "next_step", "attachment")
LINKS = [(table, "account") for table in TABLES] + [
    (table, "contact") for table in (*TABLES, "interaction_contact")
]
ADD = "ALTER TABLE {0} ADD CONSTRAINT {0}_{1}_fk FOREIGN KEY ({1}_id) REFERENCES {1} (id) DEFERRABLE INITIALLY DEFERRED"
DROP = "ALTER TABLE {0} DROP CONSTRAINT {0}_{1}_fk"


class Migration(migrations.Migration):
    dependencies = [("clients", "0001_initial"), ("journal", "0001_initial")]
    operations = [migrations.RunSQL(ADD.format(*link), DROP.format(*link)) for link in LINKS]
