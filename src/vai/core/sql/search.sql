-- Search over everything that has a name: one row a thing, its words and its numbers in one vector, and beside them the
-- tokens of those who may see it. The index then answers "these words, among what I see" at once, whoever asks.
--   minh, long   words of names, mails, external ids: folded
--   #345678      the end of a number from each of its digits on: any run of digits is the beginning of one of them
--   .p12 .o12    a person (and who has their delegation), a person alone     .t3 .q3  a lead's team, a team's queue
-- Nobody writes the table itself, and only who sees all reads it: triggers, which act as the owner, write it, and
-- vai.search_ids reads it.
SELECT vai.guard('search_entry', 'false', 'false', 'false', 'false', 'false', history => false);

CREATE OR REPLACE FUNCTION vai.search_words(t text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT left(w, 100)), '{}')
  FROM regexp_split_to_table(vai.fold(coalesce(t, '')), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f\u00a0\u2000-\u206f\u3000]+') w
  WHERE w <> ''
$$;
CREATE OR REPLACE FUNCTION vai.search_runs(numbers text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH plain AS (SELECT left(regexp_replace(n, '[^0-9]', '', 'g'), 20) AS d FROM unnest(numbers) n WHERE n IS NOT NULL),
  forms AS (SELECT d FROM plain UNION SELECT '0' || substr(d, 3) FROM plain WHERE d ~ '^84[0-9]{8,10}$')
  SELECT coalesce(array_agg(DISTINCT '#' || substr(d, i)), '{}') FROM forms, generate_series(1, length(d) - 3) i
$$;

CREATE OR REPLACE FUNCTION vai.search_put(of_kind text, of_id bigint, title text, words text, numbers text[], tokens text[])
RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  INSERT INTO search_entry AS e (kind, object_id, title_f, tsv)
  VALUES (of_kind, of_id, left(vai.fold(title), 200),
          array_to_tsvector(array_remove(vai.search_words(words) || vai.search_runs(numbers) || coalesce(tokens, '{}'), NULL)))
  ON CONFLICT (kind, object_id) DO UPDATE SET title_f = EXCLUDED.title_f, tsv = EXCLUDED.tsv
  WHERE e.title_f <> EXCLUDED.title_f OR e.tsv <> EXCLUDED.tsv
$$;
CREATE OR REPLACE FUNCTION vai.search_drop(of_kind text, of_id bigint) RETURNS void LANGUAGE sql
SET search_path = public, pg_temp AS $$
  DELETE FROM search_entry WHERE kind = of_kind AND object_id = of_id
$$;
-- What matches, the best first, among what the acting person sees (or a little more: the reader joins the rows
-- themselves, by their keys as it expects few, and row security has the last word). Each kind is looked up by itself, so that none crowds out another.
CREATE OR REPLACE FUNCTION vai.search_ids(words text[], runs text[], beginning text, kinds text[], most integer)
RETURNS TABLE (kind text, object_id bigint, place bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 24
SET search_path = public, pg_temp SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  sees_all boolean := current_setting('role') = 'vai_all';
  wanted text; eyes text; q tsquery;
BEGIN
  IF vai.person_id() IS NULL OR cardinality(words) + cardinality(runs) = 0 THEN RETURN; END IF;
  SELECT string_agg(part, ' & ') INTO wanted FROM (
    SELECT quote_literal(w) || ':*' AS part FROM unnest(words) w
    UNION ALL SELECT format('(%L:* | %L:*)', '#' || r, r) FROM unnest(runs) r) parts;
  q := wanted::tsquery;
  IF NOT sees_all THEN
    SELECT string_agg(quote_literal(token), ' | ') INTO eyes FROM (
      SELECT '.p' || p AS token FROM unnest(vai.sight_ids()) p UNION SELECT '.p' || vai.person_id()
      UNION SELECT '.o' || vai.person_id() UNION SELECT '.t' || t FROM unnest(vai.team_ids()) t
      UNION SELECT '.q' || vai.home_team_id() WHERE vai.home_team_id() IS NOT NULL) tokens;
    q := q && eyes::tsquery;
  END IF;
  RETURN QUERY
    WITH found AS (
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e WHERE 'account' = ANY (kinds) AND e.kind = 'account' AND e.tsv @@ q LIMIT 200)
      UNION ALL
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e WHERE 'contact' = ANY (kinds) AND e.kind = 'contact' AND e.tsv @@ q LIMIT 200)
      UNION ALL
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e WHERE 'lead' = ANY (kinds) AND e.kind = 'lead' AND e.tsv @@ q LIMIT 200)
      UNION ALL
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e WHERE 'opportunity' = ANY (kinds) AND e.kind = 'opportunity' AND e.tsv @@ q LIMIT 200)
      UNION
      -- Who sees all may match more than is ranked: names that begin so are never missed.
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e
       WHERE sees_all AND beginning <> '' AND e.title_f ^@ beginning AND e.kind = ANY (kinds) ORDER BY e.title_f, e.id LIMIT 40)
    ), ranked AS (
      SELECT f.kind, f.object_id, row_number() OVER (PARTITION BY f.kind
        ORDER BY f.title_f <> beginning, NOT (f.title_f ^@ beginning), length(f.title_f), f.title_f, f.object_id) AS n
      FROM found f
    )
    SELECT r.kind::text, r.object_id, r.n FROM ranked r WHERE r.n <= most ORDER BY r.n, r.kind;
END $$;
