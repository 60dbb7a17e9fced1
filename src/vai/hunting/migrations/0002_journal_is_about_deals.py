"""The journal knows leads and deals by number only, as it lies below them; here the numbers become foreign keys."""

from django.db import migrations

LINKS = [
    (table, to) for table in ("interaction", "next_step", "attachment") for to in ("lead", "opportunity")
]
ADD = "ALTER TABLE {0} ADD CONSTRAINT {0}_{1}_fk FOREIGN KEY ({1}_id) REFERENCES {1} (id) DEFERRABLE INITIALLY DEFERRED"
DROP = "ALTER TABLE {0} DROP CONSTRAINT {0}_{1}_fk"


class Migration(migrations.Migration):
    dependencies = [("hunting", "0001_initial"), ("journal", "0001_initial")]
    operations = [migrations.RunSQL(ADD.format(*link), DROP.format(*link)) for link in LINKS]
