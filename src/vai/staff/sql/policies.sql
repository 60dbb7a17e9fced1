SELECT vai.exempt('person', 'Colleagues know each other, and sign-in reads it before anybody acts; no customer data.');
SELECT vai.exempt('team', 'The company''s own structure; no customer data.');
SELECT vai.guard('delegation',
  '(SELECT vai.person_id()) IN (principal_id, delegate_id)', 'principal_id = (SELECT vai.person_id())',
  '(SELECT vai.person_id()) IN (principal_id, delegate_id)', 'principal_id = (SELECT vai.person_id())',
  '(SELECT vai.may_administer()) OR principal_id = (SELECT vai.person_id())');
-- Colleagues know who is away; the person says it, whoever leads their team, or an administrator.
SELECT vai.guard('absence', '(SELECT vai.person_id()) IS NOT NULL', 'person_id = (SELECT vai.person_id())', '(SELECT vai.person_id()) IS NOT NULL',
  'person_id = (SELECT vai.person_id()) OR EXISTS (SELECT FROM person p WHERE p.id = person_id AND p.team_id = ANY ((SELECT vai.team_ids())::bigint[]))',
  '(SELECT vai.may_administer())', deletable => true);
SELECT vai.guard_shared('company_settings');
SELECT vai.guard_shared('company_logo');
SELECT vai.guard_shared('holiday', true);
SELECT vai.guard_shared('currency_rate', true);
SELECT vai.guard_private('saved_view');
CREATE OR REPLACE TRIGGER b_guard BEFORE INSERT OR UPDATE OR DELETE ON person FOR EACH ROW EXECUTE FUNCTION vai.guard_person();
CREATE OR REPLACE TRIGGER b_guard BEFORE INSERT OR UPDATE OR DELETE ON team FOR EACH ROW EXECUTE FUNCTION vai.guard_team();
-- A sign-in is no change of the person.
CREATE OR REPLACE TRIGGER a_touch BEFORE UPDATE ON person FOR EACH ROW
  WHEN (OLD.last_login IS NOT DISTINCT FROM NEW.last_login) EXECUTE FUNCTION vai.touch();
CREATE OR REPLACE TRIGGER a_touch BEFORE UPDATE ON team FOR EACH ROW EXECUTE FUNCTION vai.touch();
