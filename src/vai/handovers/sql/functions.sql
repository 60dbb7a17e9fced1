-- How many accounts each of these colleagues serves in a mode: counts only, so that a receiver can be chosen by load.
CREATE OR REPLACE FUNCTION vai.coverage_load(people bigint[], in_mode text) RETURNS TABLE (person_id bigint, n bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.person_id, count(*) FROM coverage c JOIN account a ON a.id = c.account_id
  WHERE vai.person_id() IS NOT NULL AND c.until IS NULL AND c.mode = in_mode AND c.person_id = ANY (people) AND a.archived_at IS NULL
  GROUP BY c.person_id
$$;
-- Who took over most of what was won by a person's team in a year (by the person, where they have no team), and in which
-- mode: a name and no client. The last one taken over decides between two.
CREATE OR REPLACE FUNCTION vai.usual_receiver(giver bigint) RETURNS TABLE (receiver_id bigint, to_mode text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT h.receiver_id, h.to_mode FROM handover h JOIN person g ON g.id = h.giver_id JOIN person me ON me.id = giver
  WHERE vai.person_id() IS NOT NULL AND h.state = 'accepted' AND h.from_mode = 'hunt' AND h.receiver_id <> giver
    AND (h.giver_id = giver OR g.team_id = me.team_id) AND h.answered_at > vai.moment() - interval '365 days'
  GROUP BY h.receiver_id, h.to_mode ORDER BY count(*) DESC, max(h.answered_at) DESC, h.receiver_id LIMIT 1
$$;
