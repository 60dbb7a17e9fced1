-- Leads and deals in search (core/sql/search.sql).
DROP FUNCTION IF EXISTS vai.search_lead(bigint), vai.search_opportunity(bigint), vai.search_deals_of(bigint[]);

CREATE OR REPLACE FUNCTION vai.index_lead(ids bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF cardinality(ids) = 0 THEN RETURN; END IF;
  DELETE FROM search_entry e WHERE e.kind = 'lead' AND e.object_id = ANY (ids)
    AND NOT EXISTS (SELECT FROM lead l WHERE l.id = e.object_id AND l.archived_at IS NULL);
  INSERT INTO search_entry AS e (kind, object_id, title_f, tsv)
  SELECT 'lead', s.id, left(vai.fold(s.title), 200), array_to_tsvector(array_remove(vai.search_words(s.words) || s.more, NULL))
  FROM (
    SELECT l.id, coalesce(nullif(l.name, ''), l.company) AS title,
      concat_ws(' ', l.name, l.company, l.email, l.external_id, l.tax_code,
        CASE WHEN l.custom <> '{}' THEN vai.custom_text('lead', l.custom) END) AS words,
      ARRAY(SELECT run FROM unnest(ARRAY[l.phone::text, l.tax_code::text, l.zalo::text]
              || CASE WHEN jsonb_typeof(l.other_phones) = 'array' THEN ARRAY(SELECT jsonb_array_elements_text(l.other_phones)) END) number,
              vai.number_runs(number) run)
        || ARRAY['.p' || l.owner_id, '.t' || l.team_id]
        || CASE WHEN l.owner_id IS NULL THEN ARRAY['.q' || l.team_id, '.o' || l.created_by_id] END AS more
    FROM lead l WHERE l.id = ANY (ids) AND l.archived_at IS NULL ORDER BY l.id
  ) s
  ON CONFLICT (kind, object_id) DO UPDATE SET title_f = EXCLUDED.title_f, tsv = EXCLUDED.tsv
    WHERE e.title_f <> EXCLUDED.title_f OR e.tsv <> EXCLUDED.tsv;
END $$;

CREATE OR REPLACE FUNCTION vai.index_opportunity(ids bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF cardinality(ids) = 0 THEN RETURN; END IF;
  DELETE FROM search_entry e WHERE e.kind = 'opportunity' AND e.object_id = ANY (ids)
    AND NOT EXISTS (SELECT FROM opportunity o WHERE o.id = e.object_id AND o.archived_at IS NULL);
  INSERT INTO search_entry AS e (kind, object_id, title_f, tsv)
  SELECT 'opportunity', s.id, left(vai.fold(s.title), 200), array_to_tsvector(array_remove(vai.search_words(s.words) || s.more, NULL))
  FROM (
    SELECT o.id, o.name AS title,
      concat_ws(' ', o.name, o.external_id, CASE WHEN o.custom <> '{}' THEN vai.custom_text('opportunity', o.custom) END) AS words,
      ARRAY['.p' || o.owner_id, '.t' || o.team_id] || ARRAY(SELECT eye FROM vai.account_eyes(o.account_id) eye) AS more
    FROM opportunity o WHERE o.id = ANY (ids) AND o.archived_at IS NULL ORDER BY o.id
  ) s
  ON CONFLICT (kind, object_id) DO UPDATE SET title_f = EXCLUDED.title_f, tsv = EXCLUDED.tsv
    WHERE e.title_f <> EXCLUDED.title_f OR e.tsv <> EXCLUDED.tsv;
END $$;

CREATE OR REPLACE FUNCTION vai.lead_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM vai.search_drop('lead', ARRAY(SELECT id FROM old_rows));
  ELSIF vai.is_search_later() THEN
    RETURN NULL;
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM vai.index_lead(ARRAY(SELECT id FROM new_rows));
  ELSE
    PERFORM vai.index_lead(ARRAY(SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
      WHERE (n.name, n.company, n.tax_code, n.phone, n.other_phones, n.email, n.zalo, n.owner_id, n.team_id, n.external_id, n.custom, n.archived_at)
        IS DISTINCT FROM
        (o.name, o.company, o.tax_code, o.phone, o.other_phones, o.email, o.zalo, o.owner_id, o.team_id, o.external_id, o.custom, o.archived_at)));
  END IF;
  RETURN NULL;
END $$;
SELECT vai.follow('lead', 'zz_search', 'lead_searchable');

CREATE OR REPLACE FUNCTION vai.opportunity_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM vai.search_drop('opportunity', ARRAY(SELECT id FROM old_rows));
  ELSIF vai.is_search_later() THEN
    RETURN NULL;
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM vai.index_opportunity(ARRAY(SELECT id FROM new_rows));
  ELSE
    PERFORM vai.index_opportunity(ARRAY(SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
      WHERE (n.name, n.external_id, n.custom, n.account_id, n.owner_id, n.team_id, n.archived_at)
        IS DISTINCT FROM (o.name, o.external_id, o.custom, o.account_id, o.owner_id, o.team_id, o.archived_at)));
  END IF;
  RETURN NULL;
END $$;
SELECT vai.follow('opportunity', 'zz_search', 'opportunity_searchable');
DROP FUNCTION IF EXISTS vai.sales_searchable();

-- Who sees an account sees its deals.
CREATE OR REPLACE FUNCTION vai.deals_of_account_searchable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE accounts bigint[];
BEGIN
  IF vai.is_search_later() THEN RETURN NULL; END IF;
  IF TG_OP = 'INSERT' THEN
    accounts := ARRAY(SELECT DISTINCT account_id FROM new_rows);
  ELSIF TG_OP = 'DELETE' THEN
    accounts := ARRAY(SELECT DISTINCT account_id FROM old_rows);
  ELSIF TG_TABLE_NAME = 'account' THEN
    accounts := ARRAY(SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
      WHERE (n.team_id, n.is_unserved, n.opened_by_id) IS DISTINCT FROM (o.team_id, o.is_unserved, o.opened_by_id));
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
  IF cardinality(accounts) > 0 THEN
    PERFORM vai.index_opportunity(ARRAY(SELECT o.id FROM opportunity o WHERE o.account_id = ANY (accounts)));
  END IF;
  RETURN NULL;
END $$;
SELECT vai.follow('account', 'zz_search_deals', 'deals_of_account_searchable', '{UPDATE}');
SELECT vai.follow('coverage', 'zz_search_deals', 'deals_of_account_searchable');
SELECT vai.follow('coverage_offer', 'zz_search_deals', 'deals_of_account_searchable');

SELECT vai.index_lead(ARRAY(SELECT l.id FROM lead l WHERE NOT EXISTS (SELECT FROM search_entry WHERE kind = 'lead')));
SELECT vai.index_opportunity(ARRAY(SELECT o.id FROM opportunity o WHERE NOT EXISTS (SELECT FROM search_entry WHERE kind = 'opportunity')));
