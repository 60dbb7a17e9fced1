-- Pairs of records that may be the same (duplicate_pair): found as records are saved, by triggers, and for all of them every
-- night. What stands in the table is what the keys below have in common, of records that are not put away.

-- More records than that with one name or number are no duplicates of each other (a hotline, a placeholder, a very common
-- name): such a group is left out, or 6,000 accounts of one name would be 18 million pairs. The page says so.
CREATE OR REPLACE FUNCTION vai.pair_group_max() RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT 20 $$;

-- By what accounts are the same: a key a row, the surest at the first place. No search path of its own, so that it becomes
-- part of the statement that asks it.
CREATE OR REPLACE FUNCTION vai.account_keys() RETURNS TABLE (id bigint, place smallint, sort text, scope bigint, value text)
LANGUAGE sql STABLE AS $$
  SELECT a.id, 1::smallint, 'tax_code'::text, 0::bigint, a.tax_digits::text FROM public.account a
    WHERE a.tax_digits <> '' AND num_nulls(a.archived_at) = 1
  UNION ALL SELECT p.account_id, 2::smallint, 'phone'::text, 0::bigint, p.value::text FROM public.contact_point p
    JOIN public.account a ON a.id = p.account_id WHERE p.kind = 'phone' AND num_nulls(a.archived_at) = 1
  UNION ALL SELECT p.account_id, 3::smallint, 'email'::text, 0::bigint, p.value::text FROM public.contact_point p
    JOIN public.account a ON a.id = p.account_id WHERE p.kind = 'email' AND num_nulls(a.archived_at) = 1
  UNION ALL SELECT a.id, 5::smallint, 'name'::text, 0::bigint, a.name_key::text FROM public.account a
    WHERE a.name_key <> '' AND num_nulls(a.archived_at) = 1
$$;
-- And contacts. A name counts among those who are, or were, at the same account: `scope`.
CREATE OR REPLACE FUNCTION vai.contact_keys() RETURNS TABLE (id bigint, place smallint, sort text, scope bigint, value text)
LANGUAGE sql STABLE AS $$
  SELECT p.contact_id, CASE p.kind WHEN 'phone' THEN 2 WHEN 'email' THEN 3 ELSE 4 END::smallint, p.kind::text, 0::bigint, p.value::text
    FROM public.contact_point p JOIN public.contact c ON c.id = p.contact_id
    WHERE p.kind IN ('phone', 'email', 'zalo', 'chat') AND num_nulls(c.archived_at) = 1
  UNION ALL SELECT f.contact_id, 5::smallint, 'name'::text, f.account_id, c.name_f FROM public.affiliation f
    JOIN public.contact c ON c.id = f.contact_id WHERE num_nulls(c.archived_at) = 1
$$;
CREATE OR REPLACE FUNCTION vai.pair_reason(sort text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN sort IN ('zalo', 'chat') THEN 'handle' ELSE sort END $$;

-- Bring the pairs of these records to what stands in the tables now, however many they are. What a function returns has the
-- default collation: said anew, so that the indexes (in C) serve.
CREATE OR REPLACE FUNCTION vai.pair_account(ids bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF cardinality(ids) = 0 THEN RETURN; END IF;
  WITH alike AS (
    SELECT DISTINCT ON (low_id, high_id) least(k.id, m.id) AS low_id, greatest(k.id, m.id) AS high_id, k.place, k.sort
    FROM vai.account_keys() k CROSS JOIN LATERAL (SELECT array_agg(s.id) AS members FROM (SELECT DISTINCT o.id FROM vai.account_keys() o
        WHERE o.sort = k.sort AND o.value COLLATE "C" = k.value COLLATE "C" LIMIT vai.pair_group_max() + 1) s) g
      CROSS JOIN LATERAL unnest(g.members) m (id)
    WHERE k.id = ANY (ids) AND m.id <> k.id AND cardinality(g.members) <= vai.pair_group_max()
    ORDER BY low_id, high_id, k.place
  ), gone AS (
    DELETE FROM duplicate_pair d WHERE d.kind = 'account' AND (d.low_id = ANY (ids) OR d.high_id = ANY (ids))
      AND NOT EXISTS (SELECT FROM alike f WHERE f.low_id = d.low_id AND f.high_id = d.high_id)
  )
  INSERT INTO duplicate_pair AS d (kind, low_id, high_id, place, reason, title_f, found_at)
  SELECT 'account', f.low_id, f.high_id, f.place, vai.pair_reason(f.sort), a.name_f, vai.moment()
    FROM alike f JOIN account a ON a.id = f.low_id ORDER BY f.low_id, f.high_id
  ON CONFLICT (kind, low_id, high_id) DO UPDATE SET place = EXCLUDED.place, reason = EXCLUDED.reason, title_f = EXCLUDED.title_f
    WHERE (d.place, d.reason, d.title_f) <> (EXCLUDED.place, EXCLUDED.reason, EXCLUDED.title_f);
END $$;
CREATE OR REPLACE FUNCTION vai.pair_contact(ids bigint[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF cardinality(ids) = 0 THEN RETURN; END IF;
  WITH alike AS (
    SELECT DISTINCT ON (low_id, high_id) least(k.id, m.id) AS low_id, greatest(k.id, m.id) AS high_id, k.place, k.sort
    FROM vai.contact_keys() k CROSS JOIN LATERAL (SELECT array_agg(s.id) AS members FROM (SELECT DISTINCT o.id FROM vai.contact_keys() o
        WHERE o.sort = k.sort AND o.scope = k.scope AND o.value COLLATE "C" = k.value COLLATE "C" LIMIT vai.pair_group_max() + 1) s) g
      CROSS JOIN LATERAL unnest(g.members) m (id)
    WHERE k.id = ANY (ids) AND m.id <> k.id AND cardinality(g.members) <= vai.pair_group_max()
    ORDER BY low_id, high_id, k.place
  ), gone AS (
    DELETE FROM duplicate_pair d WHERE d.kind = 'contact' AND (d.low_id = ANY (ids) OR d.high_id = ANY (ids))
      AND NOT EXISTS (SELECT FROM alike f WHERE f.low_id = d.low_id AND f.high_id = d.high_id)
  )
  INSERT INTO duplicate_pair AS d (kind, low_id, high_id, place, reason, title_f, found_at)
  SELECT 'contact', f.low_id, f.high_id, f.place, vai.pair_reason(f.sort), c.name_f, vai.moment()
    FROM alike f JOIN contact c ON c.id = f.low_id ORDER BY f.low_id, f.high_id
  ON CONFLICT (kind, low_id, high_id) DO UPDATE SET place = EXCLUDED.place, reason = EXCLUDED.reason, title_f = EXCLUDED.title_f
    WHERE (d.place, d.reason, d.title_f) <> (EXCLUDED.place, EXCLUDED.reason, EXCLUDED.title_f);
END $$;

-- The same for all records of a kind at once: each key is gone through once, whatever the book's size.
CREATE OR REPLACE FUNCTION vai.find_pairs_of(of_kind text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET work_mem = '64MB' AS $$
DECLARE n_large integer;
BEGIN
  EXECUTE format($find$
    WITH groups AS MATERIALIZED (
      SELECT k.place, k.sort, array_agg(DISTINCT k.id) AS ids FROM vai.%1$s_keys() k
      GROUP BY k.place, k.sort, k.scope, k.value HAVING count(*) > 1
    ), alike AS MATERIALIZED (
      SELECT DISTINCT ON (a.id, b.id) a.id AS low_id, b.id AS high_id, g.place, g.sort
      FROM groups g CROSS JOIN LATERAL unnest(g.ids) a (id) CROSS JOIN LATERAL unnest(g.ids) b (id)
      WHERE cardinality(g.ids) <= vai.pair_group_max() AND a.id < b.id ORDER BY a.id, b.id, g.place
    ), gone AS (
      DELETE FROM duplicate_pair d WHERE d.kind = %1$L
        AND NOT EXISTS (SELECT FROM alike f WHERE f.low_id = d.low_id AND f.high_id = d.high_id)
    ), put AS (
      INSERT INTO duplicate_pair AS d (kind, low_id, high_id, place, reason, title_f, found_at)
      SELECT %1$L, f.low_id, f.high_id, f.place, vai.pair_reason(f.sort), r.name_f, vai.moment()
        FROM alike f JOIN %1$I r ON r.id = f.low_id ORDER BY f.low_id, f.high_id
      ON CONFLICT (kind, low_id, high_id) DO UPDATE SET place = EXCLUDED.place, reason = EXCLUDED.reason, title_f = EXCLUDED.title_f
        WHERE (d.place, d.reason, d.title_f) <> (EXCLUDED.place, EXCLUDED.reason, EXCLUDED.title_f)
    )
    SELECT count(*) FROM groups WHERE cardinality(ids) > vai.pair_group_max() $find$, of_kind) INTO n_large;
  INSERT INTO duplicate_search (kind, looked_at, n_left_out) VALUES (of_kind, vai.moment(), n_large)
    ON CONFLICT (kind) DO UPDATE SET looked_at = EXCLUDED.looked_at, n_left_out = EXCLUDED.n_left_out;
END $$;
CREATE OR REPLACE FUNCTION vai.find_pairs() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF session_user <> current_user AND NOT vai.may_administer() THEN
    RAISE insufficient_privilege USING MESSAGE = 'only an administrator has the whole book compared';
  END IF;
  PERFORM vai.find_pairs_of('account'), vai.find_pairs_of('contact');
  ANALYZE (SKIP_LOCKED) duplicate_pair;
END $$;

CREATE OR REPLACE FUNCTION vai.pairs_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE accounts bigint[] := '{}'; contacts bigint[] := '{}';
BEGIN
  IF vai.is_search_later() AND TG_OP <> 'DELETE' THEN RETURN NULL; END IF;
  CASE TG_TABLE_NAME || ' ' || TG_OP
    WHEN 'account INSERT' THEN accounts := ARRAY(SELECT id FROM new_rows);
    WHEN 'account UPDATE' THEN
      accounts := ARRAY(SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
        WHERE (n.name_f, n.name_key, n.tax_digits, n.archived_at) IS DISTINCT FROM (o.name_f, o.name_key, o.tax_digits, o.archived_at));
    WHEN 'contact UPDATE' THEN
      contacts := ARRAY(SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
        WHERE (n.name_f, n.archived_at) IS DISTINCT FROM (o.name_f, o.archived_at));
    WHEN 'account DELETE' THEN accounts := ARRAY(SELECT id FROM old_rows);
    WHEN 'contact DELETE' THEN contacts := ARRAY(SELECT id FROM old_rows);
    -- A contact is alike by what hangs on it: as yet nothing does.
    WHEN 'contact INSERT' THEN RETURN NULL;
    WHEN 'contact_point INSERT' THEN
      accounts := ARRAY(SELECT DISTINCT account_id FROM new_rows WHERE account_id IS NOT NULL);
      contacts := ARRAY(SELECT DISTINCT contact_id FROM new_rows WHERE contact_id IS NOT NULL);
    WHEN 'contact_point DELETE' THEN
      accounts := ARRAY(SELECT DISTINCT account_id FROM old_rows WHERE account_id IS NOT NULL);
      contacts := ARRAY(SELECT DISTINCT contact_id FROM old_rows WHERE contact_id IS NOT NULL);
    WHEN 'contact_point UPDATE' THEN
      SELECT coalesce(array_agg(DISTINCT ids.a) FILTER (WHERE ids.a IS NOT NULL), '{}'),
             coalesce(array_agg(DISTINCT ids.c) FILTER (WHERE ids.c IS NOT NULL), '{}') INTO accounts, contacts
        FROM new_rows n JOIN old_rows o ON o.id = n.id
        CROSS JOIN LATERAL (VALUES (n.account_id, n.contact_id), (o.account_id, o.contact_id)) ids (a, c)
        WHERE (n.account_id, n.contact_id, n.kind, n.value) IS DISTINCT FROM (o.account_id, o.contact_id, o.kind, o.value);
    WHEN 'affiliation INSERT' THEN contacts := ARRAY(SELECT DISTINCT contact_id FROM new_rows);
    WHEN 'affiliation DELETE' THEN contacts := ARRAY(SELECT DISTINCT contact_id FROM old_rows);
    WHEN 'affiliation UPDATE' THEN
      contacts := ARRAY(SELECT DISTINCT ids.contact_id FROM new_rows n JOIN old_rows o ON o.id = n.id
        CROSS JOIN LATERAL (VALUES (n.contact_id), (o.contact_id)) ids (contact_id)
        WHERE (n.account_id, n.contact_id) IS DISTINCT FROM (o.account_id, o.contact_id));
  END CASE;
  PERFORM vai.pair_account(accounts), vai.pair_contact(contacts);
  RETURN NULL;
END $$;
SELECT vai.follow('account', 'zz_pairs', 'pairs_follow'), vai.follow('contact', 'zz_pairs', 'pairs_follow', '{UPDATE,DELETE}'),
  vai.follow('contact_point', 'zz_pairs', 'pairs_follow'), vai.follow('affiliation', 'zz_pairs', 'pairs_follow');

-- The pairs of a kind that the acting person sees, in their order, from after a pair on. Row security decides; this says
-- where to look: from the own book on for whoever has one, in the order of all pairs for those who soon meet what they see.
CREATE OR REPLACE FUNCTION vai.seen_pairs(of_kind text, after_place integer, after_title text, after_low bigint, after_high bigint, most integer)
RETURNS TABLE (id bigint, place smallint, title_f text, low_id bigint, low_name text, high_id bigint, high_name text, reason text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  by_book boolean := current_setting('role') = 'vai_own' OR (current_setting('role') = 'vai_team' AND cardinality(vai.team_ids()) <= 4);
  look text; own text;
BEGIN
  own := CASE of_kind
    WHEN 'account' THEN 'SELECT unnest(vai.book()) AS id UNION SELECT a.id FROM account a WHERE a.team_id = ANY ((SELECT vai.team_ids())::bigint[])'
    ELSE 'SELECT f.contact_id AS id FROM affiliation f WHERE f.account_id = ANY ((SELECT vai.book())::bigint[])'
         ' UNION SELECT f.contact_id FROM account a JOIN affiliation f ON f.account_id = a.id WHERE a.team_id = ANY ((SELECT vai.team_ids())::bigint[])'
         ' UNION SELECT c.id FROM contact c WHERE c.owner_id = ANY ((SELECT vai.sight_ids())::bigint[])' END;
  look := 'SELECT d.* FROM duplicate_pair d WHERE d.kind = $1 AND (d.place, d.title_f, d.low_id, d.high_id) > ($2, $3, $4, $5)';
  IF by_book THEN
    -- OFFSET 0: an index is asked for each record of the book, and no pair of other people's is looked at.
    look := format('SELECT d.* FROM (%s) mine CROSS JOIN LATERAL (%s AND d.low_id = mine.id OFFSET 0) d', own, look);
  END IF;
  RETURN QUERY EXECUTE format(
    'WITH found AS %s (%s) SELECT f.id, f.place, f.title_f, f.low_id, x.name::text, f.high_id, y.name::text, f.reason::text
     FROM found f JOIN %3$I x ON x.id = f.low_id AND x.archived_at IS NULL JOIN %3$I y ON y.id = f.high_id AND y.archived_at IS NULL
     ORDER BY f.place, f.title_f, f.low_id, f.high_id LIMIT $6',
    CASE WHEN by_book THEN 'MATERIALIZED' ELSE 'NOT MATERIALIZED' END, look, of_kind)
    USING of_kind, after_place, after_title, after_low, after_high, most;
END $$;

-- What was there before pairs were kept.
SELECT vai.find_pairs() WHERE NOT EXISTS (SELECT FROM duplicate_search);
