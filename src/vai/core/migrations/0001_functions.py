"""The schema `vai` and the functions that columns of tables are computed by; the rest is in sql/functions.sql."""

from django.db import migrations

FOLD = r"""
CREATE SCHEMA IF NOT EXISTS vai;

-- Gives what core.text.fold gives, also of text that is ordered as bytes: there lower() knows ASCII only.
CREATE OR REPLACE FUNCTION vai.fold(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT replace(regexp_replace(normalize(lower(t COLLATE "default"), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd') $$;

-- The digits of a phone number backwards: its end becomes a prefix that an index finds.
CREATE OR REPLACE FUNCTION vai.reversed_digits(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT reverse(regexp_replace(t, '[^0-9]', '', 'g')) $$;

-- The moment of the act: the acting person's clock (a replay may set it), else now.
CREATE OR REPLACE FUNCTION vai.moment() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('vai.at', true), '')::timestamptz, now()) $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(FOLD, migrations.RunSQL.noop)]
