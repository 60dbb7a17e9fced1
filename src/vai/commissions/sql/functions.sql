-- What is settled stays settled, whoever writes and by whatever way. A statement that is not a draft keeps its figures and
-- goes only where its states lead; an approved one is never touched again.
CREATE OR REPLACE FUNCTION vai.guard_statement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  marks text[] := ARRAY['state', 'version', 'updated_at', 'published_at', 'published_by_id', 'approved_at', 'approved_by_id'];
  was jsonb; became jsonb;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'draft' THEN
      RAISE check_violation USING MESSAGE = 'a statement that was published is not removed';
    END IF;
    RETURN OLD;
  END IF;
  was := to_jsonb(OLD) - ARRAY['version', 'updated_at'];
  became := to_jsonb(NEW) - ARRAY['version', 'updated_at'];
  IF was = became THEN RETURN NEW; END IF;
  IF OLD.state = 'approved' THEN
    RAISE check_violation USING MESSAGE = 'an approved statement never changes';
  END IF;
  IF OLD.state <> 'draft' AND was - marks <> became - marks THEN
    RAISE check_violation USING MESSAGE = 'the figures of a published statement do not change';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('draft', 'published'), ('published', 'draft'),
      ('published', 'disputed'), ('disputed', 'published'), ('published', 'approved')) THEN
    RAISE check_violation USING MESSAGE = format('a statement does not go from %s to %s', OLD.state, NEW.state);
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION vai.guard_statement_line() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) = to_jsonb(OLD) THEN RETURN NEW; END IF;
  IF EXISTS (SELECT FROM commission_statement s WHERE s.state <> 'draft'
             AND s.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.statement_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.statement_id END)) THEN
    RAISE check_violation USING MESSAGE = 'the lines of a published statement do not change';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

-- A version of a plan, and an event, say what they said for ever. An event goes only with the change that made it (an undo),
-- while no statement that was published stands on it; drafts let go of it and are reckoned anew.
CREATE OR REPLACE FUNCTION vai.guard_plan_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY['version', 'updated_at'] <> to_jsonb(OLD) - ARRAY['version', 'updated_at'] THEN
    RAISE check_violation USING MESSAGE = 'a version of a plan never changes: make the next one';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION vai.guard_commission_event() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) - ARRAY['version', 'updated_at'] <> to_jsonb(OLD) - ARRAY['version', 'updated_at'] THEN
      RAISE check_violation USING MESSAGE = 'what happened does not change: record what happened next';
    END IF;
    RETURN NEW;
  END IF;
  UPDATE commission_statement SET digest = '' WHERE state = 'draft'
    AND id IN (SELECT l.statement_id FROM commission_line l WHERE l.event_id = OLD.id);
  DELETE FROM commission_line l USING commission_statement s WHERE l.event_id = OLD.id AND s.id = l.statement_id AND s.state = 'draft';
  RETURN OLD;
END $$;

-- Whether somebody works under a plan on a day: whoever wins a deal for a colleague does not see that colleague's plan, and
-- where nobody works under one a win costs no more than this question.
CREATE OR REPLACE FUNCTION vai.is_under_a_plan(who bigint, on_day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT vai.person_id() IS NOT NULL AND EXISTS (
    SELECT FROM plan_assignment a WHERE a.person_id = who AND a.since <= on_day AND (a.until IS NULL OR a.until > on_day))
$$;
