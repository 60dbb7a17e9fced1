-- Accounts and contacts in search (core/sql/search.sql). A contact is found by what it is, never by where it works:
-- that may be an account which the searcher does not see.

-- Records that stand are those of which neither is set: said by num_nulls, because no index answers it. Before a table's
-- first ANALYZE the planner believes that few rows have no merged_into_id, and would look through all of them each time.

-- The tokens of those who see an account. No search path of its own: so it becomes part of the statement that asks it.
CREATE OR REPLACE FUNCTION vai.account_eyes(which bigint) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT token FROM public.coverage c, unnest(ARRAY['.p' || c.person_id, CASE WHEN c.is_outside THEN '.t' || c.team_id END]) token
    WHERE c.account_id = which AND c.until IS NULL
  UNION ALL SELECT '.o' || f.person_id FROM public.coverage_offer f WHERE f.account_id = which AND f.answered_at IS NULL
  UNION ALL SELECT token FROM public.account a,
    unnest(ARRAY['.t' || a.team_id, CASE WHEN a.is_unserved THEN '.o' || a.opened_by_id END]) token WHERE a.id = which
$$;
DROP FUNCTION IF EXISTS vai.account_tokens(bigint), vai.search_account(bigint), vai.search_contact(bigint);

CREATE OR REPLACE FUNCTION vai.index_account(ids bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF cardinality(ids) = 0 THEN RETURN; END IF;
  DELETE FROM search_entry e WHERE e.kind = 'account' AND e.object_id = ANY (ids) AND NOT EXISTS (
    SELECT FROM account a WHERE a.id = e.object_id AND num_nulls(a.archived_at, a.merged_into_id) = 2);
  INSERT INTO search_entry AS e (kind, object_id, title_f, tsv)
  SELECT 'account', s.id, left(vai.fold(s.title), 200), array_to_tsvector(array_remove(vai.search_words(s.words) || s.more, NULL))
  FROM (
    SELECT a.id, coalesce(nullif(a.name_key, ''), a.name) AS title,
      concat_ws(' ', a.name, a.short_name, a.external_id, a.tax_code,
        (SELECT string_agg(p.value, ' ') FROM contact_point p WHERE p.account_id = a.id AND p.kind <> 'phone'),
        CASE WHEN a.custom <> '{}' THEN vai.custom_text('account', a.custom) END) AS words,
      ARRAY(SELECT run FROM contact_point p, vai.number_runs(p.value) run WHERE p.account_id = a.id AND p.kind IN ('phone', 'zalo')
            UNION ALL SELECT run FROM vai.number_runs(a.tax_digits) run
            UNION ALL SELECT token FROM vai.account_eyes(a.id) token) AS more
    FROM account a WHERE a.id = ANY (ids) AND num_nulls(a.archived_at, a.merged_into_id) = 2 ORDER BY a.id
  ) s
  ON CONFLICT (kind, object_id) DO UPDATE SET title_f = EXCLUDED.title_f, tsv = EXCLUDED.tsv
    WHERE e.title_f <> EXCLUDED.title_f OR e.tsv <> EXCLUDED.tsv;
END $$;

CREATE OR REPLACE FUNCTION vai.index_contact(ids bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF cardinality(ids) = 0 THEN RETURN; END IF;
  DELETE FROM search_entry e WHERE e.kind = 'contact' AND e.object_id = ANY (ids) AND NOT EXISTS (
    SELECT FROM contact c WHERE c.id = e.object_id AND num_nulls(c.archived_at, c.merged_into_id) = 2);
  INSERT INTO search_entry AS e (kind, object_id, title_f, tsv)
  SELECT 'contact', s.id, left(s.title, 200), array_to_tsvector(array_remove(vai.search_words(s.words) || s.more, NULL))
  FROM (
    SELECT c.id, c.name_f AS title,
      concat_ws(' ', c.name_f, c.external_id,
        (SELECT string_agg(p.value, ' ') FROM contact_point p WHERE p.contact_id = c.id AND p.kind <> 'phone'),
        CASE WHEN c.custom <> '{}' THEN vai.custom_text('contact', c.custom) END) AS words,
      ARRAY(SELECT run FROM contact_point p, vai.number_runs(p.value) run WHERE p.contact_id = c.id AND p.kind IN ('phone', 'zalo')
            UNION ALL SELECT eye FROM affiliation f, vai.account_eyes(f.account_id) eye WHERE f.contact_id = c.id
            UNION ALL SELECT '.p' || c.owner_id) AS more
    FROM contact c WHERE c.id = ANY (ids) AND num_nulls(c.archived_at, c.merged_into_id) = 2 ORDER BY c.id
  ) s
  ON CONFLICT (kind, object_id) DO UPDATE SET title_f = EXCLUDED.title_f, tsv = EXCLUDED.tsv
    WHERE e.title_f <> EXCLUDED.title_f OR e.tsv <> EXCLUDED.tsv;
END $$;

CREATE OR REPLACE FUNCTION vai.account_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM vai.search_drop('account', ARRAY(SELECT id FROM old_rows));
  ELSIF vai.is_search_later() THEN
    RETURN NULL;
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM vai.index_account(ARRAY(SELECT id FROM new_rows));
  ELSE
    PERFORM vai.index_account(ARRAY(SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
      WHERE (n.name, n.name_key, n.short_name, n.tax_code, n.tax_digits, n.external_id, n.custom, n.team_id, n.is_unserved, n.opened_by_id,
             n.archived_at, n.merged_into_id)
        IS DISTINCT FROM (o.name, o.name_key, o.short_name, o.tax_code, o.tax_digits, o.external_id, o.custom, o.team_id, o.is_unserved,
             o.opened_by_id, o.archived_at, o.merged_into_id)));
    PERFORM vai.index_contact(ARRAY(SELECT DISTINCT f.contact_id FROM affiliation f WHERE f.account_id = ANY (ARRAY(
      SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
      WHERE (n.team_id, n.is_unserved, n.opened_by_id) IS DISTINCT FROM (o.team_id, o.is_unserved, o.opened_by_id)))));
  END IF;
  RETURN NULL;
END $$;
SELECT vai.follow('account', 'zz_search', 'account_searchable');

CREATE OR REPLACE FUNCTION vai.contact_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM vai.search_drop('contact', ARRAY(SELECT id FROM old_rows));
  ELSIF vai.is_search_later() THEN
    RETURN NULL;
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM vai.index_contact(ARRAY(SELECT id FROM new_rows));
  ELSE
    PERFORM vai.index_contact(ARRAY(SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
      WHERE (n.name, n.external_id, n.custom, n.owner_id, n.archived_at, n.merged_into_id)
        IS DISTINCT FROM (o.name, o.external_id, o.custom, o.owner_id, o.archived_at, o.merged_into_id)));
  END IF;
  RETURN NULL;
END $$;
SELECT vai.follow('contact', 'zz_search', 'contact_searchable');

-- What hangs on an account or a contact: ways to reach them, who works where, who serves whom. The records that the rows
-- hung on before and hang on now.
CREATE OR REPLACE FUNCTION vai.point_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE accounts bigint[] := '{}'; contacts bigint[] := '{}';
BEGIN
  IF vai.is_search_later() THEN RETURN NULL; END IF;
  IF TG_OP <> 'DELETE' THEN
    accounts := ARRAY(SELECT DISTINCT account_id FROM new_rows WHERE account_id IS NOT NULL);
    contacts := ARRAY(SELECT DISTINCT contact_id FROM new_rows WHERE contact_id IS NOT NULL);
  END IF;
  IF TG_OP <> 'INSERT' THEN
    accounts := accounts || ARRAY(SELECT DISTINCT account_id FROM old_rows WHERE account_id IS NOT NULL);
    contacts := contacts || ARRAY(SELECT DISTINCT contact_id FROM old_rows WHERE contact_id IS NOT NULL);
  END IF;
  PERFORM vai.index_account(accounts);
  PERFORM vai.index_contact(contacts);
  RETURN NULL;
END $$;
SELECT vai.follow('contact_point', 'zz_search', 'point_searchable');

CREATE OR REPLACE FUNCTION vai.affiliation_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF vai.is_search_later() THEN RETURN NULL; END IF;
  IF TG_OP = 'INSERT' THEN
    PERFORM vai.index_contact(ARRAY(SELECT DISTINCT contact_id FROM new_rows));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM vai.index_contact(ARRAY(SELECT DISTINCT contact_id FROM old_rows));
  ELSE
    PERFORM vai.index_contact(ARRAY(SELECT DISTINCT ids.contact_id FROM new_rows n JOIN old_rows o ON o.id = n.id
      CROSS JOIN LATERAL (VALUES (n.contact_id), (o.contact_id)) ids (contact_id)
      WHERE (n.account_id, n.contact_id) IS DISTINCT FROM (o.account_id, o.contact_id)));
  END IF;
  RETURN NULL;
END $$;
SELECT vai.follow('affiliation', 'zz_search', 'affiliation_searchable');

CREATE OR REPLACE FUNCTION vai.coverage_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE accounts bigint[];
BEGIN
  IF vai.is_search_later() THEN RETURN NULL; END IF;
  IF TG_OP = 'INSERT' THEN
    accounts := ARRAY(SELECT DISTINCT account_id FROM new_rows);
  ELSIF TG_OP = 'DELETE' THEN
    accounts := ARRAY(SELECT DISTINCT account_id FROM old_rows);
  ELSIF TG_TABLE_NAME = 'coverage' THEN
    accounts := ARRAY(SELECT DISTINCT ids.account_id FROM new_rows n JOIN old_rows o ON o.id = n.id
      CROSS JOIN LATERAL (VALUES (n.account_id), (o.account_id)) ids (account_id)
      WHERE (n.account_id, n.person_id, n.until, n.team_id, n.is_outside)
        IS DISTINCT FROM (o.account_id, o.person_id, o.until, o.team_id, o.is_outside));
  ELSE
    accounts := ARRAY(SELECT DISTINCT ids.account_id FROM new_rows n JOIN old_rows o ON o.id = n.id
      CROSS JOIN LATERAL (VALUES (n.account_id), (o.account_id)) ids (account_id)
      WHERE (n.account_id, n.person_id, n.answered_at) IS DISTINCT FROM (o.account_id, o.person_id, o.answered_at));
  END IF;
  PERFORM vai.index_account(accounts);
  PERFORM vai.index_contact(ARRAY(SELECT DISTINCT f.contact_id FROM affiliation f WHERE f.account_id = ANY (accounts)));
  RETURN NULL;
END $$;
SELECT vai.follow('coverage', 'zz_search', 'coverage_searchable');
SELECT vai.follow('coverage_offer', 'zz_search', 'coverage_searchable');
DROP FUNCTION IF EXISTS vai.belongings_searchable();

-- What was there before search was.
SELECT vai.index_account(ARRAY(SELECT a.id FROM account a WHERE NOT EXISTS (SELECT FROM search_entry WHERE kind = 'account')));
SELECT vai.index_contact(ARRAY(SELECT c.id FROM contact c WHERE NOT EXISTS (SELECT FROM search_entry WHERE kind = 'contact')));
