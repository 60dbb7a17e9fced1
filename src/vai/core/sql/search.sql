-- Search over everything that has a name: one row a thing, its words and its numbers in one vector, and beside them the
-- tokens of those who may see it. The index then answers "these words, among what I see" at once, whoever asks.
--   minh, long   words of names, mails, external ids: folded
--   #345678      the end of a number from each of its digits on: any run of digits is the beginning of one of them
--   .p12 .o12    a person (and who has their delegation), a person alone     .t3 .q3  a lead's team, a team's queue
-- Nobody writes the table itself, and only who sees all reads it: triggers, which act as the owner, write it, and
-- vai.search_ids reads it.
SELECT vai.guard('search_entry', 'false', 'false', 'false', 'false', 'false', history => false);

-- One expression, so that it becomes part of the statement that asks it. What is longer than 100 letters is cut: only a
-- text that is as long can hold such a word.
CREATE OR REPLACE FUNCTION vai.search_words(t text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_remove(regexp_split_to_array(
    CASE WHEN length(t) > 100
      THEN regexp_replace(vai.fold(t), '([^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f\u00a0\u2000-\u206f\u3000]{100})[^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f\u00a0\u2000-\u206f\u3000]+', '\1', 'g')
      WHEN octet_length(t) = length(t) THEN lower(t) ELSE vai.fold(coalesce(t, '')) END,
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f\u00a0\u2000-\u206f\u3000]+'), '')
$$;
-- The tokens of one number: from each of its digits on; one with the country's code also as it is dialled at home.
CREATE OR REPLACE FUNCTION vai.number_runs(number text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN i = 0 THEN '#0' || substr(d, 3) ELSE '#' || substr(d, i) END
  FROM (SELECT left(regexp_replace(number, '[^0-9]', '', 'g'), 20) AS d OFFSET 0) plain,
    generate_series(CASE WHEN d ~ '^84[0-9]{8,10}$' THEN 0 ELSE 1 END, length(d) - 3) i
$$;
CREATE OR REPLACE FUNCTION vai.search_runs(numbers text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT run), '{}') FROM unnest(numbers) n, vai.number_runs(n) run
$$;

-- Each room has a function vai.index_KIND(ids): it brings the entries of these records to what stands in the tables now,
-- in one statement however many they are. Triggers call it once a statement. Whoever writes much in several statements
-- sets vai.search_later, and calls it itself when all is there (doors/loading/bulk.py).
DROP FUNCTION IF EXISTS vai.search_put(text, bigint, text, text, text[], text[]), vai.search_drop(text, bigint);
CREATE OR REPLACE FUNCTION vai.is_search_later() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT coalesce(current_setting('vai.search_later', true), '') = 'on' $$;
CREATE OR REPLACE FUNCTION vai.search_drop(of_kind text, ids bigint[]) RETURNS void LANGUAGE sql
SET search_path = public, pg_temp AS $$
  DELETE FROM search_entry WHERE kind = of_kind AND object_id = ANY (ids)
$$;

-- What matches, the best first, among what the acting person sees (or a little more: the reader joins the rows
-- themselves, by their keys as it expects few, and row security has the last word). Each kind is looked up by itself, so that none crowds out another.
CREATE OR REPLACE FUNCTION vai.search_ids(words text[], runs text[], beginning text, kinds text[], most integer)
RETURNS TABLE (kind text, object_id bigint, place bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 24
SET search_path = public, pg_temp SET enable_seqscan = off SET enable_indexscan = on AS $$
#variable_conflict use_column
DECLARE
  sees_all boolean := current_setting('role') = 'vai_all';
  -- Who leads many teams sees so much that it is asked of what was found, not of the index.
  far boolean := NOT sees_all AND cardinality(vai.team_ids()) > 8;
  wanted text; eyes tsquery; q tsquery; other tsquery; begun bigint[] := '{}'; looked text[] := kinds;
BEGIN
  IF vai.person_id() IS NULL OR cardinality(words) + cardinality(runs) = 0 THEN RETURN; END IF;
  SELECT string_agg(part, ' & ') INTO wanted FROM (
    SELECT quote_literal(w) || ':*' AS part FROM unnest(words) w
    UNION ALL SELECT format('(%L:* | %L:*)', '#' || r, r) FROM unnest(runs) r) parts;
  q := wanted::tsquery;
  IF NOT sees_all THEN
    SELECT string_agg(quote_literal(token), ' | ')::tsquery INTO eyes FROM (
      SELECT '.p' || p AS token FROM unnest(vai.sight_ids()) p UNION SELECT '.p' || vai.person_id()
      UNION SELECT '.o' || vai.person_id() UNION SELECT '.t' || t FROM unnest(vai.team_ids()) t
      UNION SELECT '.q' || vai.home_team_id() WHERE vai.home_team_id() IS NOT NULL) tokens;
    IF far THEN
      other := eyes;
    ELSIF cardinality(runs) = 0 AND (SELECT max(length(w)) FROM unnest(words) w) <= 2 THEN
      -- Two letters begin half of all names: the own book is the smaller half of the question.
      other := q;
      q := eyes;
    ELSE
      q := q && eyes;
    END IF;
  END IF;
  -- Who sees much may match more than is ranked: names that begin so are never missed, and where there are many of them the
  -- rest need not be looked for.
  IF beginning <> '' AND (sees_all OR far) THEN
    SELECT coalesce(array_agg(b.id), '{}'), coalesce(array_agg(DISTINCT b.kind) FILTER (WHERE b.n = 40), '{}') INTO begun, looked
    FROM unnest(kinds) k CROSS JOIN LATERAL (
      SELECT x.id, x.kind::text AS kind, count(*) OVER () AS n FROM (SELECT e.id, e.kind FROM search_entry e
        WHERE e.kind = k AND e.title_f >= beginning AND e.title_f < beginning || chr(1114111) AND (NOT far OR (e.tsv @@ eyes) IS TRUE)
        ORDER BY e.kind, e.title_f, e.id LIMIT 40) x) b;
    looked := ARRAY(SELECT k FROM unnest(kinds) k WHERE k <> ALL (looked));
  END IF;
  -- The planner knows how common a word is in all kinds together; where one kind has none of it, it would walk the whole kind.
  PERFORM set_config('enable_indexscan', 'off', true);
  RETURN QUERY
    WITH found AS (
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e WHERE 'account' = ANY (looked) AND e.kind = 'account' AND e.tsv @@ q
         AND (other IS NULL OR (e.tsv @@ other) IS TRUE) LIMIT 200)
      UNION ALL
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e WHERE 'contact' = ANY (looked) AND e.kind = 'contact' AND e.tsv @@ q
         AND (other IS NULL OR (e.tsv @@ other) IS TRUE) LIMIT 200)
      UNION ALL
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e WHERE 'lead' = ANY (looked) AND e.kind = 'lead' AND e.tsv @@ q
         AND (other IS NULL OR (e.tsv @@ other) IS TRUE) LIMIT 200)
      UNION ALL
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e WHERE 'opportunity' = ANY (looked) AND e.kind = 'opportunity' AND e.tsv @@ q
         AND (other IS NULL OR (e.tsv @@ other) IS TRUE) LIMIT 200)
      UNION ALL
      (SELECT e.kind, e.object_id, e.title_f FROM search_entry e WHERE 'contract' = ANY (looked) AND e.kind = 'contract' AND e.tsv @@ q
         AND (other IS NULL OR (e.tsv @@ other) IS TRUE) LIMIT 200)
      UNION
      SELECT e.kind, e.object_id, e.title_f FROM search_entry e WHERE e.id = ANY (begun)
    ), ranked AS (
      SELECT f.kind, f.object_id, row_number() OVER (PARTITION BY f.kind
        ORDER BY f.title_f <> beginning, NOT (f.title_f ^@ beginning), length(f.title_f), f.title_f, f.object_id) AS n
      FROM found f
    )
    SELECT r.kind::text, r.object_id, r.n FROM ranked r WHERE r.n <= most ORDER BY r.n, r.kind;
END $$;
