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

-- Of those, the accounts that the person may write: served by them, or by the one whom they act for; a lead's as well.
CREATE OR REPLACE FUNCTION vai.writable_book() RETURNS bigint[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ARRAY(
    SELECT account_id FROM coverage WHERE until IS NULL AND person_id = ANY (vai.writer_ids())
    UNION SELECT account_id FROM coverage WHERE until IS NULL AND is_outside AND team_id = ANY (vai.team_ids())
    UNION SELECT id FROM account WHERE is_unserved AND opened_by_id = vai.person_id()
  )
$$;

-- An account's home team is that of a coverage in force (the lead person's, the oldest first); with none left, the last.
CREATE OR REPLACE FUNCTION vai.settle_account_team(which bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE home bigint;
BEGIN
  UPDATE account SET is_unserved = NOT is_unserved
    WHERE id = which AND is_unserved = EXISTS (SELECT FROM coverage WHERE account_id = which);
  SELECT team_id INTO home FROM account WHERE id = which;
  IF home IS NULL OR NOT EXISTS (SELECT FROM coverage WHERE account_id = which AND until IS NULL AND team_id = home) THEN
    SELECT team_id INTO home FROM coverage WHERE account_id = which AND until IS NULL AND team_id IS NOT NULL
      ORDER BY is_lead DESC, since, id LIMIT 1;
    IF home IS NOT NULL THEN UPDATE account SET team_id = home WHERE id = which; END IF;
  END IF;
  UPDATE coverage c SET is_outside = (c.team_id IS DISTINCT FROM a.team_id) FROM account a
    WHERE a.id = which AND c.account_id = which AND c.is_outside <> (c.team_id IS DISTINCT FROM a.team_id);
END $$;

CREATE OR REPLACE FUNCTION vai.coverage_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM vai.settle_account_team(CASE TG_OP WHEN 'DELETE' THEN OLD.account_id ELSE NEW.account_id END);
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS coverage_team ON coverage;
CREATE TRIGGER coverage_team AFTER INSERT OR DELETE OR UPDATE OF account_id, person_id, team_id, until, is_lead ON coverage
  FOR EACH ROW EXECUTE FUNCTION vai.coverage_changed();

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
