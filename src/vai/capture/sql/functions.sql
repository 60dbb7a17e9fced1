-- A line names clients by their short names as well: they are looked up by equality, for every run of words of the line.
CREATE INDEX IF NOT EXISTS account_short_name ON account (short_name_f, id) WHERE short_name_f <> '';
