-- The accounts that the person sees beside those of the own teams: served by them or by who delegated to them, offered to
-- them; for a lead also those that a member of the tree serves outside the account's home team.
CREATE OR REPLACE FUNCTION vai.book() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ARRAY(
    SELECT account_id FROM coverage WHERE until IS NULL AND person_id = ANY (vai.sight_ids())
    UNION SELECT account_id FROM coverage_offer WHERE answered_at IS NULL AND person_id = vai.person_id()
    UNION SELECT account_id FROM coverage WHERE until IS NULL AND is_outside AND team_id = ANY (vai.team_ids())
    UNION SELECT id FROM account WHERE is_unserved AND opened_by_id = vai.person_id()
  )
$$;

-- In which modes a person serves anybody: one look into an index for each. Told of oneself and of whom one sees alone.
CREATE OR REPLACE FUNCTION vai.modes_of(who bigint) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ARRAY(SELECT m FROM unnest(ARRAY['hunt', 'farm', 'advise', 'key', 'assist']) m
    WHERE EXISTS (SELECT FROM coverage c WHERE c.person_id = who AND c.mode = m AND c.until IS NULL)
      AND (who = ANY (vai.sight_ids()) OR current_setting('role') = 'vai_all'))
$$;

-- Of those, the accounts that the person may write: served by them, or by the one whom they act for; a lead's as well.
CREATE OR REPLACE FUNCTION vai.writable_book() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ARRAY(
    SELECT account_id FROM coverage WHERE until IS NULL AND person_id = ANY (vai.writer_ids())
    UNION SELECT account_id FROM coverage WHERE until IS NULL AND is_outside AND team_id = ANY (vai.team_ids())
    UNION SELECT id FROM account WHERE is_unserved AND opened_by_id = vai.person_id()
  )
$$;

-- An account's home team is that of a coverage in force (the lead person's, the oldest first); with none left, the last.
-- What was merged away keeps its own: its coverage went with it, and comes back when the merge is taken back.
CREATE OR REPLACE FUNCTION vai.settle_account_teams(which bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF cardinality(which) = 0 THEN RETURN; END IF;
  UPDATE account a SET is_unserved = NOT is_unserved
    WHERE id = ANY (which) AND num_nulls(merged_into_id) = 1 AND is_unserved = EXISTS (SELECT FROM coverage c WHERE c.account_id = a.id);
  UPDATE account a SET team_id = settled.home FROM (
    SELECT s.id, (SELECT c.team_id FROM coverage c WHERE c.account_id = s.id AND c.team_id IS NOT NULL
                  ORDER BY c.until IS NULL DESC, c.until DESC, c.is_lead DESC, c.since, c.id LIMIT 1) AS home
    FROM account s WHERE s.id = ANY (which) AND num_nulls(s.merged_into_id) = 1 AND (s.team_id IS NULL OR NOT EXISTS (
      SELECT FROM coverage c WHERE c.account_id = s.id AND c.until IS NULL AND c.team_id = s.team_id))) settled
    WHERE a.id = settled.id AND a.team_id IS DISTINCT FROM settled.home;
  UPDATE coverage c SET is_outside = (c.team_id IS DISTINCT FROM a.team_id) FROM account a
    WHERE a.id = ANY (which) AND c.account_id = a.id AND c.is_outside <> (c.team_id IS DISTINCT FROM a.team_id);
END $$;
DROP FUNCTION IF EXISTS vai.settle_account_team(bigint);

CREATE OR REPLACE FUNCTION vai.coverage_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM vai.settle_account_teams(ARRAY(SELECT DISTINCT account_id FROM new_rows));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM vai.settle_account_teams(ARRAY(SELECT DISTINCT account_id FROM old_rows));
  ELSE
    PERFORM vai.settle_account_teams(ARRAY(SELECT DISTINCT ids.account_id FROM new_rows n JOIN old_rows o ON o.id = n.id
      CROSS JOIN LATERAL (VALUES (n.account_id), (o.account_id)) ids (account_id)
      WHERE (n.account_id, n.person_id, n.team_id, n.until, n.is_lead)
        IS DISTINCT FROM (o.account_id, o.person_id, o.team_id, o.until, o.is_lead)));
  END IF;
  RETURN NULL;
END $$;
SELECT vai.follow('coverage', 'coverage_team', 'coverage_changed');

-- The team of a coverage is its person's.
CREATE OR REPLACE FUNCTION vai.coverage_takes_team() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.team_id := (SELECT team_id FROM person WHERE id = NEW.person_id);
  RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS b_team ON coverage;
CREATE TRIGGER b_team BEFORE INSERT OR UPDATE OF person_id ON coverage FOR EACH ROW EXECUTE FUNCTION vai.coverage_takes_team();

CREATE OR REPLACE FUNCTION vai.person_moved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE coverage SET team_id = NEW.team_id WHERE person_id = NEW.id AND until IS NULL;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS moved_team ON person;
CREATE TRIGGER moved_team AFTER UPDATE OF team_id ON person FOR EACH ROW WHEN (OLD.team_id IS DISTINCT FROM NEW.team_id)
  EXECUTE FUNCTION vai.person_moved();

-- Whether the person may write a contact: made by them (or whom they act for), or at an account that they may write.
CREATE OR REPLACE FUNCTION vai.writes_contact(which bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT which IS NOT NULL AND (
    EXISTS (SELECT FROM contact c WHERE c.id = which AND c.owner_id = ANY (vai.writer_ids()))
    OR EXISTS (SELECT FROM affiliation f JOIN account a ON a.id = f.account_id WHERE f.contact_id = which
               AND (a.team_id = ANY (vai.team_ids())
                    OR EXISTS (SELECT FROM coverage c WHERE c.account_id = a.id AND c.until IS NULL
                               AND (c.person_id = ANY (vai.writer_ids()) OR c.team_id = ANY (vai.team_ids()))))))
$$;

-- Which fields the last edits of a record touched (names only): what someone else saved since a version was seen.
CREATE OR REPLACE FUNCTION vai.fields_changed(tbl text, which bigint, n_edits integer) RETURNS text[] LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT k), '{}') FROM (
    SELECT after FROM history_entry WHERE table_name = tbl AND row_id = which AND operation = 'U' ORDER BY id DESC LIMIT n_edits
  ) e, jsonb_object_keys(e.after) k
  WHERE tbl IN ('account', 'contact') AND vai.person_id() IS NOT NULL
$$;

-- Whether an account lies below another in the tree of parents (or is it). Changes of the tree wait for each other.
CREATE OR REPLACE FUNCTION vai.is_below(child bigint, top bigint) RETURNS boolean LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7219);
  RETURN EXISTS (
    WITH RECURSIVE up AS (
      SELECT id, parent_id FROM account WHERE id = child
      UNION SELECT a.id, a.parent_id FROM account a JOIN up ON a.id = up.parent_id
    ) SELECT FROM up WHERE id = top);
END $$;

-- The custom values that an administrator made searchable, as one text.
CREATE OR REPLACE FUNCTION vai.custom_text(of_entity text, custom jsonb) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT string_agg(v #>> '{}', ' ') FROM custom_field f CROSS JOIN LATERAL jsonb_path_query(custom -> f.code::text, '$[*]') v
  WHERE f.entity = of_entity AND f.is_searchable AND f.archived_at IS NULL AND custom <> '{}'
$$;
-- A field became searchable, or no longer is: the rows that hold a value of it follow.
CREATE OR REPLACE FUNCTION vai.custom_field_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('SELECT vai.index_%1$s(ARRAY(SELECT id FROM public.%1$I WHERE custom ? $1))', NEW.entity) USING NEW.code;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS searchable ON custom_field;
CREATE TRIGGER searchable AFTER UPDATE OF is_searchable, archived_at ON custom_field FOR EACH ROW EXECUTE FUNCTION vai.custom_field_changed();

-- Whether the person may write an account or contact, as the policies say it.
CREATE OR REPLACE FUNCTION vai.may_merge(tbl text, which bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
  SELECT vai.may_write() AND CASE
    WHEN current_setting('role') = 'vai_all' THEN true
    WHEN tbl = 'account' THEN EXISTS (SELECT FROM account a WHERE a.id = which
      AND (a.team_id = ANY (vai.team_ids()) OR a.id = ANY (vai.writable_book())))
    WHEN tbl = 'contact' THEN vai.writes_contact(which)
    ELSE false END
$$;

-- Where both records hold what only one may hold, the kept one's stands; the other ends (history) or gives way.
CREATE OR REPLACE FUNCTION vai.settle_before_merge(tbl text, kept bigint, merged bigint, on_day date, led_by_merged text[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE same record;
BEGIN
  FOR same IN
    SELECT k.id AS k_id, m.id AS m_id, m.title, m.decision_role, m.is_primary, m.since FROM affiliation m JOIN affiliation k
      ON k.until IS NULL AND CASE tbl WHEN 'account' THEN k.account_id = kept AND k.contact_id = m.contact_id
                                      ELSE k.contact_id = kept AND k.account_id = m.account_id END
    WHERE m.until IS NULL AND merged = CASE tbl WHEN 'account' THEN m.account_id ELSE m.contact_id END ORDER BY m.id
  LOOP
    UPDATE affiliation SET until = greatest(on_day, same.since), is_primary = false WHERE id = same.m_id;
    UPDATE affiliation k SET title = coalesce(nullif(k.title, ''), same.title),
      decision_role = coalesce(nullif(k.decision_role, ''), same.decision_role),
      is_primary = k.is_primary OR (tbl = 'contact' AND same.is_primary) WHERE k.id = same.k_id;
  END LOOP;
  UPDATE contact_point m SET is_primary = false WHERE m.is_primary
    AND merged = CASE tbl WHEN 'account' THEN m.account_id ELSE m.contact_id END
    AND EXISTS (SELECT FROM contact_point k WHERE k.kind = m.kind AND k.is_primary
                AND kept = CASE tbl WHEN 'account' THEN k.account_id ELSE k.contact_id END);
  IF tbl <> 'account' THEN RETURN; END IF;
  UPDATE affiliation SET is_primary = false WHERE account_id = merged AND is_primary AND until IS NULL
    AND EXISTS (SELECT FROM affiliation k WHERE k.account_id = kept AND k.is_primary AND k.until IS NULL);
  -- Who leads a mode on both sides: the kept one's, or the other's where that was chosen.
  UPDATE coverage k SET is_lead = false WHERE k.account_id = kept AND k.until IS NULL AND k.is_lead AND k.mode = ANY (led_by_merged)
    AND EXISTS (SELECT FROM coverage m WHERE m.account_id = merged AND m.until IS NULL AND m.is_lead AND m.mode = k.mode
                AND m.person_id <> k.person_id);
  UPDATE coverage m SET is_lead = false WHERE m.account_id = merged AND m.until IS NULL AND m.is_lead
    AND EXISTS (SELECT FROM coverage k WHERE k.account_id = kept AND k.until IS NULL AND k.is_lead AND k.mode = m.mode);
  FOR same IN
    SELECT k.id AS k_id, m.id AS m_id, m.is_lead, m.since FROM coverage m JOIN coverage k
      ON k.account_id = kept AND k.until IS NULL AND k.mode = m.mode AND k.person_id = m.person_id
    WHERE m.account_id = merged AND m.until IS NULL ORDER BY m.id
  LOOP
    UPDATE coverage SET until = greatest(on_day, same.since) WHERE id = same.m_id;
    UPDATE coverage SET is_lead = true WHERE id = same.k_id AND same.is_lead AND NOT is_lead;
  END LOOP;
  UPDATE coverage_offer m SET outcome = 'withdrawn', answered_at = vai.moment() WHERE m.account_id = merged AND m.answered_at IS NULL
    AND EXISTS (SELECT FROM coverage_offer k WHERE k.account_id = kept AND k.answered_at IS NULL AND k.person_id = m.person_id AND k.mode = m.mode);
END $$;

-- Let everything that points at one record point at another, in whatever room it lies: every foreign key is found in the
-- catalogue. A row that the kept one has already (a tag, a phone) goes where its table lets rows go; a table that does not
-- is named, and the merge refused.
CREATE OR REPLACE FUNCTION vai.merge_rows(tbl text, kept bigint, merged bigint, on_day date, led_by_merged text[]) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE link record; one bigint;
BEGIN
  IF kept = merged OR NOT (vai.may_merge(tbl, kept) AND vai.may_merge(tbl, merged)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'these records may not be merged';
  END IF;
  PERFORM vai.settle_before_merge(tbl, kept, merged, on_day, led_by_merged);
  FOR link IN
    SELECT r.relname AS child, a.attname AS col, coalesce(g.deletable, false) AS deletable
    FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
      LEFT JOIN vai.guarded_table g ON g.name = r.relname
    WHERE c.contype = 'f' AND c.confrelid = format('public.%I', tbl)::regclass AND cardinality(c.conkey) = 1
      AND NOT (r.relname = 'merge' AND a.attname LIKE 'merged%')
      -- The merged record's own way to the kept one was written before this.
      AND c.conparentid = 0
    ORDER BY r.relname, a.attname
  LOOP
    BEGIN
      EXECUTE format('UPDATE public.%1$I SET %2$I = $1 WHERE %2$I = $2', link.child, link.col) USING kept, merged;
    EXCEPTION WHEN unique_violation THEN
      FOR one IN EXECUTE format('SELECT id FROM public.%I WHERE %I = $1 ORDER BY id', link.child, link.col) USING merged LOOP
        BEGIN
          EXECUTE format('UPDATE public.%1$I SET %2$I = $1 WHERE id = $2', link.child, link.col) USING kept, one;
        EXCEPTION WHEN unique_violation THEN
          IF NOT link.deletable THEN RETURN link.child; END IF;
          EXECUTE format('DELETE FROM public.%I WHERE id = $1', link.child) USING one;
        END;
      END LOOP;
    END;
  END LOOP;
  RETURN '';
END $$;
