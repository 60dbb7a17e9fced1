-- What a person sees, on a day: the class of sight and the ids by which policies decide. The one statement of the rule.
--   all   executives (who write nothing), administrators, the robot
--   team  whoever leads a team, or is a team lead by title: the own team's tree
--   own   everybody else
-- A delegation gives the principal's own book to see, never the team's; it is written only while acting for them.
-- Nobody, or a person who left, gets no row at all.
DROP FUNCTION IF EXISTS vai.sight(bigint, bigint, timestamptz);
CREATE FUNCTION vai.sight(who bigint, behalf bigint, moment timestamptz)
RETURNS TABLE (role text, behalf_id bigint, sight_ids bigint[], writer_ids bigint[], team_ids bigint[], home_team_id bigint,
               may_write boolean, may_administer boolean, home_currency text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE me AS (SELECT * FROM person WHERE id = who AND is_active),
  principals AS (
    SELECT d.principal_id FROM delegation d, me
    WHERE d.delegate_id = me.id AND d.revoked_at IS NULL
      AND (moment AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN d.since AND d.until
  ),
  led AS (
    SELECT t.id FROM team t, me WHERE t.lead_id = me.id OR (me.title = 'team_lead' AND t.id = me.team_id)
    UNION
    SELECT t.id FROM team t JOIN led ON t.parent_id = led.id
  ),
  behalf AS (SELECT principal_id FROM principals WHERE principal_id = behalf LIMIT 1)
  SELECT
    CASE WHEN me.title IN ('executive', 'administrator') OR me.is_robot THEN 'vai_all'
         WHEN EXISTS (SELECT FROM led) THEN 'vai_team' ELSE 'vai_own' END,
    (SELECT principal_id FROM behalf),
    me.id || ARRAY(SELECT DISTINCT principal_id FROM principals),
    me.id || ARRAY(SELECT principal_id FROM behalf),
    ARRAY(SELECT id FROM led ORDER BY id),
    me.team_id,
    me.title <> 'executive',
    me.title = 'administrator' OR me.is_robot,
    coalesce((SELECT s.home_currency FROM company_settings s ORDER BY s.id LIMIT 1), 'VND')
  FROM me
$$;

-- People and teams have no row security, because sign-in reads them before anybody acts. What gives sight and rights in
-- them is guarded all the same: whoever acts writes there as an administrator only, but for the own row's harmless fields.
CREATE OR REPLACE FUNCTION vai.guard_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF vai.person_id() IS NULL OR vai.may_administer() THEN
    RETURN coalesce(NEW, OLD);
  END IF;
  IF TG_OP <> 'UPDATE' OR OLD.id <> vai.person_id()
     OR (NEW.id, NEW.email, NEW.title, NEW.team_id, NEW.is_active, NEW.is_robot, NEW.external_id)
        IS DISTINCT FROM (OLD.id, OLD.email, OLD.title, OLD.team_id, OLD.is_active, OLD.is_robot, OLD.external_id) THEN
    RAISE insufficient_privilege USING MESSAGE = 'only an administrator changes people';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION vai.guard_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF vai.person_id() IS NOT NULL AND NOT vai.may_administer() THEN
    RAISE insufficient_privilege USING MESSAGE = 'only an administrator changes teams';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
