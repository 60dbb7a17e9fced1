-- How many accounts each of these colleagues serves in a mode: counts only, so that a receiver can be chosen by load.
CREATE OR REPLACE FUNCTION vai.coverage_load(people bigint[], in_mode text) RETURNS TABLE (person_id bigint, n bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.person_id, count(*) FROM coverage c JOIN account a ON a.id = c.account_id
  WHERE vai.person_id() IS NOT NULL AND c.until IS NULL AND c.mode = in_mode AND c.person_id = ANY (people) AND a.archived_at IS NULL
  GROUP BY c.person_id
$$;
