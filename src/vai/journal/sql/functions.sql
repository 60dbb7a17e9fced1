CREATE OR REPLACE FUNCTION vai.generated_columns(tbl text) RETURNS text[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT ARRAY(SELECT attname::text FROM pg_attribute
               WHERE attrelid = ('public.' || quote_ident(tbl))::regclass AND attnum > 0 AND attgenerated <> '')
$$;
-- What a trigger or a job keeps of itself: nobody changed it.
CREATE OR REPLACE FUNCTION vai.derived_columns(tbl text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE tbl WHEN 'account' THEN ARRAY['last_two_way_at', 'team_id', 'is_unserved']
                  WHEN 'contact' THEN ARRAY['last_two_way_at']
                  WHEN 'api_key' THEN ARRAY['last_used_at']
                  WHEN 'mailbox' THEN ARRAY['polled_at', 'last_uid', 'uid_validity', 'fault']
                  WHEN 'routing_member' THEN ARRAY['credit', 'n_given'] ELSE '{}' END
$$;
-- What history of an update leaves out: kept by triggers or computed. How far a lead has come is left out only where it
-- follows from an interaction (a trigger inside a trigger): whoever takes that back brings the lead back by the same way.
CREATE OR REPLACE FUNCTION vai.unrecorded_columns(tbl text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY['version', 'updated_at', 'is_outside'] || vai.generated_columns(tbl) || vai.derived_columns(tbl)
    || CASE WHEN tbl = 'lead' AND pg_trigger_depth() > 1
       THEN ARRAY['status', 'status_at', 'first_touch_at', 'last_touch_at'] ELSE '{}' END
$$;

-- Who changed what, whom for, when, through which door: one entry a row, in the order in which the statement took them.
-- The app's roles can't write the table; this function can.
CREATE OR REPLACE FUNCTION vai.record_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  moment timestamptz := vai.moment(); change uuid := vai.change_id(); person bigint := vai.person_id();
  behalf bigint := vai.behalf_id(); door text := coalesce(current_setting('vai.door', true), '');
  is_account boolean := TG_TABLE_NAME = 'account'; is_lead boolean := TG_TABLE_NAME = 'lead'; left_out text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO history_entry (at, recorded_at, change_id, person_id, on_behalf_of_id, door, table_name, row_id, operation,
                               account_id, lead_id)
    SELECT moment, clock_timestamp(), change, person, behalf, door, TG_TABLE_NAME, (r ->> 'id')::bigint, 'I',
           (CASE WHEN is_account THEN r ->> 'id' ELSE r ->> 'account_id' END)::bigint,
           (CASE WHEN is_lead THEN r ->> 'id' ELSE r ->> 'lead_id' END)::bigint
    FROM (SELECT to_jsonb(n) AS r FROM new_rows n OFFSET 0) rows;
  ELSIF TG_OP = 'DELETE' THEN
    left_out := vai.generated_columns(TG_TABLE_NAME);
    INSERT INTO history_entry (at, recorded_at, change_id, person_id, on_behalf_of_id, door, table_name, row_id, operation,
                               account_id, lead_id, before)
    SELECT moment, clock_timestamp(), change, person, behalf, door, TG_TABLE_NAME, (r ->> 'id')::bigint, 'D',
           (CASE WHEN is_account THEN r ->> 'id' ELSE r ->> 'account_id' END)::bigint,
           (CASE WHEN is_lead THEN r ->> 'id' ELSE r ->> 'lead_id' END)::bigint, r - left_out
    FROM (SELECT to_jsonb(o) AS r FROM old_rows o OFFSET 0) rows;
  ELSE
    left_out := vai.unrecorded_columns(TG_TABLE_NAME);
    INSERT INTO history_entry (at, recorded_at, change_id, person_id, on_behalf_of_id, door, table_name, row_id, operation,
                               account_id, lead_id, before, after)
    SELECT moment, clock_timestamp(), change, person, behalf, door, TG_TABLE_NAME, (r ->> 'id')::bigint, 'U',
           (CASE WHEN is_account THEN r ->> 'id' ELSE r ->> 'account_id' END)::bigint,
           (CASE WHEN is_lead THEN r ->> 'id' ELSE r ->> 'lead_id' END)::bigint, differing.was, differing.became
    FROM (SELECT to_jsonb(n.became) AS r, to_jsonb(n.became) - left_out AS new_row, to_jsonb(o) - left_out AS old_row, n.place
          FROM (SELECT row_number() OVER () AS place, became FROM new_rows became) n
          JOIN old_rows o ON o.id = (n.became).id OFFSET 0) pairs
    CROSS JOIN LATERAL (SELECT jsonb_object_agg(k.key, k.value) AS was, jsonb_object_agg(k.key, new_row -> k.key) AS became
      FROM jsonb_each(old_row) k WHERE new_row -> k.key IS DISTINCT FROM k.value) differing
    WHERE old_row <> new_row ORDER BY pairs.place;
  END IF;
  RETURN NULL;
END $$;

-- Take one recorded change of one row back.
CREATE OR REPLACE FUNCTION vai.undo_entry(e history_entry) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE columns text;
BEGIN
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
END $$;
REVOKE EXECUTE ON FUNCTION vai.undo_entry(history_entry) FROM PUBLIC;

-- The rows of a change that were changed again since, by another change that still stands.
CREATE OR REPLACE FUNCTION vai.changed_since(change uuid) RETURNS TABLE (table_name text, row_id bigint)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT DISTINCT mine.table_name::text, mine.row_id
  FROM history_entry mine JOIN history_entry later
    ON later.table_name = mine.table_name AND later.row_id = mine.row_id AND later.id > mine.id
  WHERE mine.change_id = change AND later.change_id IS DISTINCT FROM change
    AND NOT EXISTS (SELECT FROM undone_change u WHERE u.change_id = later.change_id OR u.undone_by = later.change_id)
    AND (mine.operation <> 'U' OR later.operation <> 'U' OR EXISTS (
      SELECT FROM jsonb_object_keys(mine.after) k WHERE later.after ? k))
$$;

-- Take a change back, row by row, the last first. Only the person who made it may. Returns the rows that were changed
-- again since: then nothing is taken back. With `force` the rest is, and returned is what stays as it is ("kept"): those
-- rows, the accounts that the change made and somebody worked on since, with all that it wrote about these, and rows that
-- others need.
CREATE OR REPLACE FUNCTION vai.undo_change(change uuid, force boolean DEFAULT false)
RETURNS TABLE (table_name text, row_id bigint, problem text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  e history_entry; kept text[] := '{}'; accounts bigint[] := '{}'; place text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(change::text, 0));
  IF EXISTS (SELECT FROM undone_change u WHERE u.change_id = change) THEN
    RETURN QUERY SELECT ''::text, 0::bigint, 'undone_already'::text; RETURN;
  END IF;
  IF NOT EXISTS (SELECT FROM history_entry h WHERE h.change_id = change AND
                 (h.person_id = ANY (vai.writer_ids()) OR vai.may_administer())) THEN
    RETURN QUERY SELECT ''::text, 0::bigint, 'not_yours'::text; RETURN;
  END IF;
  IF NOT force THEN
    RETURN QUERY SELECT s.table_name, s.row_id, 'changed_since'::text FROM vai.changed_since(change) s;
    IF FOUND THEN RETURN; END IF;
    FOR e IN SELECT * FROM history_entry h WHERE h.change_id = change ORDER BY h.id DESC LOOP
      PERFORM vai.undo_entry(e);
    END LOOP;
  ELSE
    SELECT coalesce(array_agg(s.table_name || ' ' || s.row_id), '{}') INTO kept FROM vai.changed_since(change) s;
    SELECT coalesce(array_agg(DISTINCT h.row_id), '{}') INTO accounts FROM history_entry h
      WHERE h.change_id = change AND h.table_name = 'account' AND h.operation = 'I' AND EXISTS (
        SELECT FROM history_entry later WHERE later.account_id = h.row_id AND later.id > h.id
          AND later.change_id IS DISTINCT FROM change
          AND NOT EXISTS (SELECT FROM undone_change u WHERE u.change_id = later.change_id OR u.undone_by = later.change_id));
    SET CONSTRAINTS ALL IMMEDIATE;
    FOR e IN SELECT * FROM history_entry h WHERE h.change_id = change ORDER BY h.id DESC LOOP
      place := e.table_name || ' ' || e.row_id;
      CONTINUE WHEN place = ANY (kept);
      IF e.account_id = ANY (accounts) THEN
        kept := kept || place;
        CONTINUE;
      END IF;
      BEGIN
        PERFORM vai.undo_entry(e);
      EXCEPTION WHEN foreign_key_violation OR unique_violation OR exclusion_violation OR check_violation THEN
        kept := kept || place;
      END;
    END LOOP;
  END IF;
  SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED;
  INSERT INTO undone_change (change_id, undone_by, person_id, at) VALUES (change, vai.change_id(), vai.person_id(), vai.moment());
  RETURN QUERY SELECT split_part(k, ' ', 1), split_part(k, ' ', 2)::bigint, 'kept'::text FROM unnest(kept) k;
EXCEPTION WHEN foreign_key_violation OR unique_violation OR exclusion_violation OR check_violation THEN
  RETURN QUERY SELECT ''::text, 0::bigint, 'needed_since'::text;
END $$;

-- Tell a colleague something: whoever acts may, only the colleague reads it.
CREATE OR REPLACE FUNCTION vai.notify(person bigint, kind text, params jsonb, url text) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO notice (person_id, kind, params, url, at) SELECT person, kind, params, url, vai.moment() WHERE vai.person_id() IS NOT NULL
$$;

-- Which of these colleagues see an account, or a lead where there is no account: worked out for each of them by the rule
-- itself (vai.sight, vai.book), so that nobody is told of a client that they do not see.
CREATE OR REPLACE FUNCTION vai.who_see(which_account bigint, which_lead bigint, people bigint[]) RETURNS bigint[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who bigint; s record; home bigint; seeing bigint[] := '{}';
  was_person text := current_setting('vai.person_id', true);
  was_sight text := current_setting('vai.sight_ids', true);
  was_teams text := current_setting('vai.team_ids', true);
BEGIN
  IF vai.person_id() IS NULL THEN RETURN seeing; END IF;
  SELECT team_id INTO home FROM account WHERE id = which_account;
  FOREACH who IN ARRAY people LOOP
    SELECT * INTO s FROM vai.sight(who, NULL, vai.moment());
    CONTINUE WHEN NOT FOUND;
    PERFORM set_config('vai.person_id', who::text, true), set_config('vai.sight_ids', s.sight_ids::text, true),
      set_config('vai.team_ids', s.team_ids::text, true);
    IF s.role = 'vai_all' OR which_account = ANY (vai.book()) OR (s.role = 'vai_team' AND home = ANY (s.team_ids))
       OR (which_account IS NULL AND EXISTS (SELECT FROM lead l WHERE l.id = which_lead AND (
             l.owner_id = ANY (s.sight_ids) OR (s.role = 'vai_team' AND l.team_id = ANY (s.team_ids))
             OR (l.owner_id IS NULL AND (l.team_id = s.home_team_id OR l.created_by_id = who))))) THEN
      seeing := seeing || who;
    END IF;
  END LOOP;
  PERFORM set_config('vai.person_id', was_person, true), set_config('vai.sight_ids', was_sight, true),
    set_config('vai.team_ids', was_teams, true);
  RETURN seeing;
END $$;

-- When the client last took part: kept with the account and the contact, so that a book can be ordered by silence.
CREATE OR REPLACE FUNCTION vai.settle_account_contact(which bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  UPDATE account a SET last_two_way_at = l.at
  FROM (SELECT (SELECT i.occurred_at FROM interaction i WHERE i.account_id = which AND i.is_two_way AND i.archived_at IS NULL
                ORDER BY i.occurred_at DESC, i.id DESC LIMIT 1) AS at) l
  WHERE a.id = which AND a.last_two_way_at IS DISTINCT FROM l.at
$$;
CREATE OR REPLACE FUNCTION vai.settle_contact_contact(which bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  UPDATE contact c SET last_two_way_at = l.at
  FROM (SELECT (SELECT k.occurred_at FROM interaction_contact k JOIN interaction i ON i.id = k.interaction_id
                WHERE k.contact_id = which AND i.is_two_way AND i.archived_at IS NULL
                ORDER BY k.occurred_at DESC, k.interaction_id DESC LIMIT 1) AS at) l
  WHERE c.id = which AND c.last_two_way_at IS DISTINCT FROM l.at
$$;
CREATE OR REPLACE FUNCTION vai.interaction_happened() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE which bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.is_two_way AND NEW.account_id IS NOT NULL THEN
      UPDATE account SET last_two_way_at = NEW.occurred_at WHERE id = NEW.account_id AND NEW.archived_at IS NULL
        AND (last_two_way_at IS NULL OR last_two_way_at < NEW.occurred_at);
    END IF;
    RETURN NULL;
  END IF;
  FOR which IN SELECT DISTINCT x FROM unnest(ARRAY[OLD.account_id, CASE WHEN TG_OP = 'UPDATE' THEN NEW.account_id END]) x
               WHERE x IS NOT NULL ORDER BY x LOOP
    PERFORM vai.settle_account_contact(which);
  END LOOP;
  FOR which IN SELECT contact_id FROM interaction_contact WHERE interaction_id = OLD.id ORDER BY contact_id LOOP
    PERFORM vai.settle_contact_contact(which);
  END LOOP;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS happened ON interaction;
CREATE TRIGGER happened AFTER INSERT OR DELETE OR UPDATE OF account_id, is_two_way, occurred_at, archived_at ON interaction
  FOR EACH ROW EXECUTE FUNCTION vai.interaction_happened();
CREATE OR REPLACE FUNCTION vai.contact_took_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE contact SET last_two_way_at = NEW.occurred_at WHERE id = NEW.contact_id
      AND (last_two_way_at IS NULL OR last_two_way_at < NEW.occurred_at)
      AND EXISTS (SELECT FROM interaction i WHERE i.id = NEW.interaction_id AND i.is_two_way AND i.archived_at IS NULL);
  ELSE
    PERFORM vai.settle_contact_contact(OLD.contact_id);
    IF TG_OP = 'UPDATE' AND NEW.contact_id <> OLD.contact_id THEN PERFORM vai.settle_contact_contact(NEW.contact_id); END IF;
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS took_part ON interaction_contact;
CREATE TRIGGER took_part AFTER INSERT OR DELETE OR UPDATE ON interaction_contact
  FOR EACH ROW EXECUTE FUNCTION vai.contact_took_part();
