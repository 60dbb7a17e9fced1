-- Whether the person may write a contract: as a deal (vai.writes_opportunity), by its own owner, team and account.
CREATE OR REPLACE FUNCTION vai.writes_contract(which bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM contract k JOIN account a ON a.id = k.account_id WHERE k.id = which
    AND (k.owner_id = ANY (vai.writer_ids()) OR k.team_id = ANY (vai.team_ids()) OR a.team_id = ANY (vai.team_ids())
         OR (a.is_unserved AND a.opened_by_id = vai.person_id())
         OR EXISTS (SELECT FROM coverage c WHERE c.account_id = k.account_id AND c.until IS NULL
                    AND (c.person_id = ANY (vai.writer_ids()) OR c.team_id = ANY (vai.team_ids())))))
$$;

-- The next number of a year: the smallest that no contract has, so that none is ever left out. Whoever asks holds the
-- numbers until the end of the transaction; who asks meanwhile waits, and then sees what was taken.
CREATE OR REPLACE FUNCTION vai.next_contract_serial(of_year integer) RETURNS integer LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT vai.may_write() THEN RAISE insufficient_privilege; END IF;
  PERFORM pg_advisory_xact_lock(7231, of_year);
  RETURN (SELECT s.serial + 1 FROM (SELECT 0 AS serial UNION ALL SELECT k.serial FROM contract k WHERE k.year = of_year) s
          WHERE NOT EXISTS (SELECT FROM contract k WHERE k.year = of_year AND k.serial = s.serial + 1)
          ORDER BY s.serial LIMIT 1);
END $$;
