CREATE OR REPLACE FUNCTION vai.generated_columns(tbl text) RETURNS text[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT ARRAY(SELECT attname::text FROM pg_attribute
               WHERE attrelid = ('public.' || quote_ident(tbl))::regclass AND attnum > 0 AND attgenerated <> '')
$$;
-- What history of an update leaves out: kept by triggers or computed.
CREATE OR REPLACE FUNCTION vai.unrecorded_columns(tbl text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY['version', 'updated_at', 'is_outside'] || vai.generated_columns(tbl)
    || CASE WHEN tbl = 'account' THEN ARRAY['team_id', 'is_unserved'] ELSE '{}' END
$$;

-- Who changed what, whom for, when, through which door. The app's roles can't write the table; this function can.
CREATE OR REPLACE FUNCTION vai.record_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  left_out text[]; old_row jsonb; new_row jsonb; was jsonb; became jsonb; whole jsonb;
BEGIN
  IF TG_OP = 'INSERT' THEN
    whole := to_jsonb(NEW);
  ELSIF TG_OP = 'DELETE' THEN
    whole := to_jsonb(OLD);
    was := whole - vai.generated_columns(TG_TABLE_NAME);
  ELSE
    left_out := vai.unrecorded_columns(TG_TABLE_NAME);
    old_row := to_jsonb(OLD) - left_out;
    new_row := to_jsonb(NEW) - left_out;
    IF old_row = new_row THEN RETURN NULL; END IF;
    whole := to_jsonb(NEW);
    SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_row -> o.key) INTO was, became
      FROM jsonb_each(old_row) o WHERE new_row -> o.key IS DISTINCT FROM o.value;
  END IF;
  INSERT INTO history_entry (at, recorded_at, change_id, person_id, on_behalf_of_id, door, table_name, row_id, operation,
                             account_id, lead_id, before, after)
  VALUES (vai.moment(), clock_timestamp(), vai.change_id(), vai.person_id(), vai.behalf_id(),
          coalesce(current_setting('vai.door', true), ''), TG_TABLE_NAME, (whole ->> 'id')::bigint, left(TG_OP, 1),
          CASE WHEN TG_TABLE_NAME = 'account' THEN (whole ->> 'id')::bigint ELSE (whole ->> 'account_id')::bigint END,
          CASE WHEN TG_TABLE_NAME = 'lead' THEN (whole ->> 'id')::bigint ELSE (whole ->> 'lead_id')::bigint END, was, became);
  RETURN NULL;
END $$;

-- Take a change back, row by row, the last first. Only the person who made it may. Returns the rows that were changed
-- again since, by another change that still stands: then nothing is taken back.
CREATE OR REPLACE FUNCTION vai.undo_change(change uuid, force boolean DEFAULT false)
RETURNS TABLE (table_name text, row_id bigint, problem text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  e history_entry; columns text; n_rows bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(change::text, 0));
  IF EXISTS (SELECT FROM undone_change u WHERE u.change_id = change) THEN
    RETURN QUERY SELECT ''::text, 0::bigint, 'undone_already'::text; RETURN;
  END IF;
  IF NOT EXISTS (SELECT FROM history_entry h WHERE h.change_id = change AND
                 (h.person_id = ANY (vai.writer_ids()) OR vai.may_administer())) THEN
    RETURN QUERY SELECT ''::text, 0::bigint, 'not_yours'::text; RETURN;
  END IF;
  RETURN QUERY
    SELECT DISTINCT mine.table_name::text, mine.row_id, 'changed_since'::text
    FROM history_entry mine JOIN history_entry later
      ON later.table_name = mine.table_name AND later.row_id = mine.row_id AND later.id > mine.id
    WHERE mine.change_id = change AND later.change_id IS DISTINCT FROM change
      AND NOT EXISTS (SELECT FROM undone_change u WHERE u.change_id = later.change_id OR u.undone_by = later.change_id)
      AND (mine.operation <> 'U' OR later.operation <> 'U' OR EXISTS (
        SELECT FROM jsonb_object_keys(mine.after) k WHERE later.after ? k));
  IF FOUND THEN RETURN; END IF;
  FOR e IN SELECT * FROM history_entry h WHERE h.change_id = change ORDER BY h.id DESC LOOP
    IF e.operation = 'I' THEN
      EXECUTE format('DELETE FROM public.%I WHERE id = $1', e.table_name) USING e.row_id;
    ELSIF e.operation = 'U' THEN
      SELECT string_agg(format('%1$I = r.%1$I', k), ', ') INTO columns FROM jsonb_object_keys(e.before) k;
      EXECUTE format('UPDATE public.%1$I t SET %2$s FROM jsonb_populate_record(NULL::public.%1$I, $1) r WHERE t.id = $2',
                     e.table_name, columns) USING e.before, e.row_id;
    ELSE
      SELECT string_agg(format('%I', k), ', ') INTO columns FROM jsonb_object_keys(e.before) k;
      EXECUTE format('INSERT INTO public.%1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::public.%1$I, $1)',
                     e.table_name, columns) USING e.before;
    END IF;
  END LOOP;
  SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED;
  INSERT INTO undone_change (change_id, undone_by, person_id, at) VALUES (change, vai.change_id(), vai.person_id(), vai.moment());
  RETURN;
EXCEPTION WHEN foreign_key_violation OR unique_violation OR exclusion_violation THEN
  RETURN QUERY SELECT ''::text, 0::bigint, 'needed_since'::text;
END $$;

-- Tell a colleague something: whoever acts may, only the colleague reads it.
CREATE OR REPLACE FUNCTION vai.notify(person bigint, kind text, params jsonb, url text) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO notice (person_id, kind, params, url, at) SELECT person, kind, params, url, vai.moment() WHERE vai.person_id() IS NOT NULL
$$;
