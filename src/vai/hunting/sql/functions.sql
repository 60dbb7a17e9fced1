-- Whether the person may write a deal: owned by them (or whom they act for), at an account that they write, or in a team they lead.
CREATE OR REPLACE FUNCTION vai.writes_opportunity(which bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM opportunity o LEFT JOIN account a ON a.id = o.account_id WHERE o.id = which
    AND (o.owner_id = ANY (vai.writer_ids()) OR o.team_id = ANY (vai.team_ids()) OR a.team_id = ANY (vai.team_ids())
         OR (a.is_unserved AND a.opened_by_id = vai.person_id())
         OR EXISTS (SELECT FROM coverage c WHERE c.account_id = o.account_id AND c.until IS NULL
                    AND (c.person_id = ANY (vai.writer_ids()) OR c.team_id = ANY (vai.team_ids())))))
$$;

-- Whether the person may write a lead: theirs (or whom they act for), in a team they lead, or waiting in their own team's queue.
CREATE OR REPLACE FUNCTION vai.writes_lead(which bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT which IS NOT NULL AND EXISTS (SELECT FROM lead l WHERE l.id = which
    AND (l.owner_id = ANY (vai.writer_ids()) OR l.team_id = ANY (vai.team_ids())
         OR (l.owner_id IS NULL AND (l.team_id = vai.home_team_id() OR l.created_by_id = vai.person_id()))))
$$;
