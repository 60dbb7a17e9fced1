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

-- Give a lead to a colleague or back into a team's queue. Row security forbids to write a row out of one's own sight,
-- so this does it, for whoever may write the lead. Says whether it was done.
CREATE OR REPLACE FUNCTION vai.give_lead(which bigint, person bigint, to_team bigint) RETURNS boolean LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT vai.may_write() OR NOT (vai.writes_lead(which) OR vai.may_administer()) OR (person IS NULL AND to_team IS NULL)
     OR (person IS NOT NULL AND NOT EXISTS (SELECT FROM person p WHERE p.id = person AND p.is_active)) THEN
    RETURN false;
  END IF;
  UPDATE lead SET owner_id = person, team_id = coalesce(to_team, (SELECT p.team_id FROM person p WHERE p.id = person), team_id)
    WHERE id = which;
  RETURN FOUND;
END $$;

-- Give a deal to a colleague: its owner may, a lead of its team, an administrator; who only covers the account may not.
CREATE OR REPLACE FUNCTION vai.give_opportunity(which bigint, person bigint) RETURNS boolean LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT vai.may_write() OR NOT EXISTS (SELECT FROM person p WHERE p.id = person AND p.is_active) THEN
    RETURN false;
  END IF;
  UPDATE opportunity SET owner_id = person, team_id = (SELECT p.team_id FROM person p WHERE p.id = person)
    WHERE id = which AND (owner_id = ANY (vai.writer_ids()) OR team_id = ANY (vai.team_ids()) OR vai.may_administer());
  RETURN FOUND;
END $$;

-- What was noted about a lead follows it to the account, contact and deal it became, whoever wrote it. Only for who may
-- write the lead; the lead has to be converted to just this account.
CREATE OR REPLACE FUNCTION vai.follow_lead(which bigint, deal bigint) RETURNS boolean LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE l lead;
BEGIN
  SELECT * INTO l FROM lead WHERE id = which AND status = 'converted' AND converted_account_id IS NOT NULL;
  IF NOT FOUND OR NOT vai.may_write() OR NOT (vai.writes_lead(which) OR vai.may_administer()) THEN RETURN false; END IF;
  IF deal IS NOT NULL AND NOT EXISTS (SELECT FROM opportunity o WHERE o.id = deal AND o.account_id = l.converted_account_id) THEN
    RETURN false;
  END IF;
  INSERT INTO interaction_contact (interaction_id, contact_id, occurred_at)
    SELECT i.id, l.converted_contact_id, i.occurred_at FROM interaction i
    WHERE i.lead_id = which AND i.account_id IS NULL AND l.converted_contact_id IS NOT NULL
    ON CONFLICT DO NOTHING;
  UPDATE interaction SET account_id = l.converted_account_id, contact_id = coalesce(contact_id, l.converted_contact_id),
    opportunity_id = coalesce(opportunity_id, deal) WHERE lead_id = which AND account_id IS NULL;
  UPDATE next_step SET account_id = l.converted_account_id, contact_id = coalesce(contact_id, l.converted_contact_id),
    opportunity_id = coalesce(opportunity_id, deal) WHERE lead_id = which AND account_id IS NULL;
  UPDATE attachment SET account_id = l.converted_account_id, contact_id = coalesce(contact_id, l.converted_contact_id),
    opportunity_id = coalesce(opportunity_id, deal) WHERE lead_id = which AND account_id IS NULL;
  RETURN true;
END $$;

-- The clock to the first touch, and how far a lead has come, follow from what was noted about it: an attempt is anything
-- from us that is not a note, a connection is whatever the client took part in. Nothing that writes the journal escapes.
CREATE OR REPLACE FUNCTION vai.lead_touched() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.lead_id IS NOT NULL AND NEW.archived_at IS NULL AND vai.is_touch(NEW) THEN
      UPDATE lead SET first_touch_at = least(first_touch_at, NEW.occurred_at), last_touch_at = greatest(last_touch_at, NEW.occurred_at),
        status_at = CASE WHEN vai.status_after(status, NEW.is_two_way) <> status THEN vai.moment() ELSE status_at END,
        status = vai.status_after(status, NEW.is_two_way)
      WHERE id = NEW.lead_id;
    END IF;
    RETURN NULL;
  END IF;
  IF OLD.lead_id IS NOT NULL THEN PERFORM vai.settle_lead(OLD.lead_id); END IF;
  IF TG_OP = 'UPDATE' AND NEW.lead_id IS NOT NULL AND NEW.lead_id IS DISTINCT FROM OLD.lead_id THEN PERFORM vai.settle_lead(NEW.lead_id); END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION vai.is_touch(i interaction) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS
$$ SELECT i.kind <> 'note' AND (i.direction <> 'in' OR i.is_two_way) $$;
CREATE OR REPLACE FUNCTION vai.status_after(status text, two_way boolean) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT CASE WHEN status IN ('new', 'attempted') AND two_way THEN 'connected' WHEN status = 'new' THEN 'attempted' ELSE status END $$;
-- After something was corrected, put away or taken back: as the rest of the notes say it. What was noted before a lead was
-- opened again does not bring it further.
CREATE OR REPLACE FUNCTION vai.settle_lead(which bigint) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE lead SET first_touch_at = t.first_at, last_touch_at = t.last_at,
    status = CASE WHEN status NOT IN ('new', 'attempted', 'connected') THEN status
      WHEN t.two_way THEN 'connected' WHEN t.tried THEN 'attempted' ELSE 'new' END
  FROM (SELECT min(i.occurred_at) AS first_at, max(i.occurred_at) AS last_at,
          coalesce(bool_or(i.is_two_way AND (l.status <> 'new' OR i.created_at >= l.status_at)), false) AS two_way,
          coalesce(bool_or(l.status <> 'new' OR i.created_at >= l.status_at), false) AS tried
        FROM interaction i JOIN lead l ON l.id = i.lead_id
        WHERE i.lead_id = which AND i.archived_at IS NULL AND vai.is_touch(i)) t
  WHERE id = which
$$;
DROP TRIGGER IF EXISTS lead_touched ON interaction;
CREATE TRIGGER lead_touched AFTER INSERT OR DELETE OR UPDATE OF kind, direction, is_two_way, occurred_at, archived_at, lead_id ON interaction
  FOR EACH ROW EXECUTE FUNCTION vai.lead_touched();

-- Whether the person sees a lead: as its policy says, for functions that look past the policy.
CREATE OR REPLACE FUNCTION vai.sees_lead(which bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT vai.person_id() IS NOT NULL AND EXISTS (SELECT FROM lead l WHERE l.id = which
    AND (vai.may_administer() OR EXISTS (SELECT FROM person p WHERE p.id = vai.person_id() AND p.title = 'executive')
         OR l.owner_id = ANY (vai.sight_ids()) OR l.team_id = ANY (vai.team_ids())
         OR (l.owner_id IS NULL AND (l.team_id = vai.home_team_id() OR l.created_by_id = vai.person_id()))))
$$;

-- What was said each time when a lead came, or came again, for who sees the lead.
CREATE OR REPLACE FUNCTION vai.arrivals_of_lead(which bigint)
RETURNS TABLE (id bigint, door text, origin text, told jsonb, around jsonb, state text, received_at timestamptz, person_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.door, a.origin, a.told, a.around, a.state, a.received_at, a.person_id FROM lead_arrival a
  WHERE a.lead_id = which AND vai.sees_lead(which) ORDER BY a.id
$$;

-- What became of what a colleague referred: the standing only. Joined to a lead that was there before, nothing is told
-- of it until it ends, so that nobody learns by a referral whom another team knows already.
CREATE OR REPLACE FUNCTION vai.my_referrals()
RETURNS TABLE (id bigint, told jsonb, state text, received_at timestamptz, status text, status_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.told, a.state, a.received_at,
    CASE WHEN l.id IS NULL THEN ''
         WHEN l.referred_by_id = a.person_id OR l.status IN ('converted', 'disqualified') AND l.status_at > a.received_at THEN l.status
         ELSE 'new' END,
    CASE WHEN l.referred_by_id = a.person_id THEN coalesce(l.status_at, a.received_at) ELSE a.received_at END
  FROM lead_arrival a LEFT JOIN lead l ON l.id = a.lead_id
  WHERE a.person_id = vai.person_id() AND a.door = 'referral' ORDER BY a.id DESC LIMIT 200
$$;
-- Take the first of these leads that nobody else has before them, and keep it for the person until then. Two people who ask
-- at once are given two leads: the row is locked, and what is locked is passed over.
CREATE OR REPLACE FUNCTION vai.hold_first(ids bigint[], keep_until timestamptz) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE which bigint; me bigint := vai.person_id();
BEGIN
  IF NOT vai.may_write() THEN RETURN NULL; END IF;
  FOREACH which IN ARRAY ids LOOP
    CONTINUE WHEN NOT (vai.writes_lead(which) OR vai.may_administer());
    PERFORM FROM lead l WHERE l.id = which AND l.archived_at IS NULL AND l.status NOT IN ('converted', 'disqualified')
      FOR UPDATE SKIP LOCKED;
    CONTINUE WHEN NOT FOUND;
    CONTINUE WHEN EXISTS (SELECT FROM call_hold h WHERE h.lead_id = which AND h.person_id <> me AND h.until > vai.moment());
    INSERT INTO call_hold (lead_id, person_id, until) VALUES (which, me, keep_until)
      ON CONFLICT (lead_id, person_id) DO UPDATE SET until = EXCLUDED.until;
    RETURN which;
  END LOOP;
  RETURN NULL;
END $$;

-- A lead that is taken back was nobody's: what it came from is kept out until somebody lets it in again.
CREATE OR REPLACE FUNCTION vai.let_go_of_lead() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE lead_arrival SET lead_id = NULL, state = 'rejected' WHERE lead_id = OLD.id;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS let_go_of_lead ON lead;
CREATE TRIGGER let_go_of_lead AFTER DELETE ON lead FOR EACH ROW EXECUTE FUNCTION vai.let_go_of_lead();
-- What was sent is what the client reads: of a quote that is no draft only its fate changes, and only where that leads; it
-- counts as accepted only with the acceptance that vai.answer_quote keeps. (check_violation: an undo says so in words.)
CREATE OR REPLACE FUNCTION vai.guard_quote() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  fate text[] := ARRAY['status', 'version', 'updated_at', 'mailed_to', 'mailed_at', 'link_salt', 'link_hash', 'answered_at', 'decline_reason'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'draft' THEN RAISE check_violation USING MESSAGE = 'a quote begins as a draft'; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF OLD.status <> 'draft' THEN RAISE check_violation USING MESSAGE = 'a quote that was sent is not removed'; END IF;
    RETURN OLD;
  END IF;
  IF OLD.status <> 'draft' AND to_jsonb(OLD) - fate <> to_jsonb(NEW) - fate THEN
    RAISE check_violation USING MESSAGE = 'a quote that was sent never changes: make the next version';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (('draft', 'sent'), ('sent', 'accepted'), ('sent', 'declined'),
      ('sent', 'superseded'), ('sent', 'expired')) THEN
    RAISE check_violation USING MESSAGE = format('a quote does not go from %s to %s', OLD.status, NEW.status);
  END IF;
  IF NEW.status = 'accepted' AND OLD.status <> 'accepted' AND NOT EXISTS (SELECT FROM quote_acceptance a WHERE a.quote_id = NEW.id) THEN
    RAISE check_violation USING MESSAGE = 'nobody accepted this quote';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION vai.guard_quote_line() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - ARRAY['version', 'updated_at'] = to_jsonb(OLD) - ARRAY['version', 'updated_at'] THEN RETURN NEW; END IF;
  IF EXISTS (SELECT FROM quote q WHERE q.status <> 'draft'
             AND q.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.quote_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.quote_id END)) THEN
    RAISE check_violation USING MESSAGE = 'the lines of a quote that was sent never change';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE OR REPLACE FUNCTION vai.guard_acceptance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE check_violation USING MESSAGE = 'what was accepted stays as it was accepted';
END $$;

-- What the holder of a link is shown, by the hash of its token; nobody acts. `standing`: open, or accepted or declined (by
-- them), or over (past its date, or replaced): then it tells whom to ask and nothing of what was offered.
CREATE OR REPLACE FUNCTION vai.quote_of_link(hash text, moment timestamptz)
RETURNS TABLE (id bigint, standing text, language text, content jsonb, sha256 text, file_name text, name text, answered_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT q.id, s.standing, q.language,
    CASE WHEN s.standing = 'over' THEN jsonb_build_object('seller', q.content -> 'seller', 'company', q.content -> 'company', 'code', q.content -> 'code')
         ELSE q.content END,
    CASE WHEN s.standing = 'over' THEN '' ELSE q.sha256 END, coalesce(f.name, ''), coalesce(a.name, ''), q.answered_at
  FROM quote q LEFT JOIN quote_acceptance a ON a.quote_id = q.id LEFT JOIN attachment f ON f.id = q.file_id,
    LATERAL (SELECT (moment AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today) t,
    LATERAL (SELECT CASE
      WHEN q.status = 'sent' AND q.valid_until >= t.today THEN 'open'
      -- Whoever accepted may read it again for a month after it ran out.
      WHEN q.status = 'accepted' AND greatest(q.valid_until, q.answered_at::date) + 31 >= t.today THEN 'accepted'
      WHEN q.status = 'declined' AND q.valid_until >= t.today THEN 'declined'
      ELSE 'over' END AS standing) s
  WHERE hash <> '' AND q.link_hash = hash AND q.status <> 'draft'
$$;

-- The client's answer by a link: once, while the quote is open. Says what came of it: accepted, declined, again (the same was
-- said before), gone (answered otherwise, replaced or past its date). The deal is locked first, as by whoever sends the next
-- version: either this quote is accepted or it is replaced.
CREATE OR REPLACE FUNCTION vai.answer_quote(hash text, accepts boolean, who text, its_title text, reason text, from_address text,
  from_agent text, its_statement text, moment timestamptz, OUT outcome text, OUT which bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  q quote; today date := (moment AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
BEGIN
  outcome := 'gone';
  SELECT * INTO q FROM quote WHERE hash <> '' AND link_hash = hash AND status <> 'draft';
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM FROM opportunity o WHERE o.id = q.opportunity_id FOR UPDATE;
  SELECT * INTO q FROM quote WHERE id = q.id FOR UPDATE;
  which := q.id;
  IF q.status = (CASE WHEN accepts THEN 'accepted' ELSE 'declined' END) THEN outcome := 'again'; RETURN; END IF;
  IF q.status <> 'sent' OR q.valid_until < today OR q.link_hash <> hash THEN RETURN; END IF;
  IF accepts THEN
    INSERT INTO quote_acceptance (quote_id, name, title, accepted_at, address, agent, sha256, statement)
      VALUES (q.id, left(who, 120), left(its_title, 120), moment, left(from_address, 60), left(from_agent, 300), q.sha256, left(its_statement, 500));
  END IF;
  outcome := CASE WHEN accepts THEN 'accepted' ELSE 'declined' END;
  UPDATE quote SET status = outcome, answered_at = moment, decline_reason = CASE WHEN accepts THEN '' ELSE left(reason, 500) END WHERE id = q.id;
END $$;
