-- What a person earns is seen by them, by who leads their team, and by those who see all; not by a delegate. It is written
-- by administrators, and by the company itself: the robot, in whose name actions book, reckon and settle once they have
-- asked whether the person may (actions/company.py).
SELECT vai.guard(name, 'person_id = (SELECT vai.person_id())', 'false',
  'person_id = (SELECT vai.person_id()) OR person_id IN (SELECT p.id FROM person p WHERE p.team_id = ANY ((SELECT vai.team_ids())::bigint[]))',
  'false', '(SELECT vai.may_administer())')
  FROM unnest(ARRAY['plan_assignment', 'commission_credit', 'commission_statement', 'commission_dispute']) name;
SELECT vai.guard('commission_plan', 'id IN (SELECT a.plan_id FROM plan_assignment a)', 'false',
  'id IN (SELECT a.plan_id FROM plan_assignment a)', 'false', '(SELECT vai.may_administer())');
SELECT vai.guard('commission_plan_version', 'plan_id IN (SELECT p.id FROM commission_plan p)', 'false',
  'plan_id IN (SELECT p.id FROM commission_plan p)', 'false', '(SELECT vai.may_administer())');
SELECT vai.guard('commission_event', 'id IN (SELECT c.event_id FROM commission_credit c)', 'false',
  'id IN (SELECT c.event_id FROM commission_credit c)', 'false', '(SELECT vai.may_administer())');
-- Lines are derived from events and written anew while the statement is a draft: history has the events.
SELECT vai.guard('commission_line', 'statement_id IN (SELECT s.id FROM commission_statement s)', 'false',
  'statement_id IN (SELECT s.id FROM commission_statement s)', 'false', '(SELECT vai.may_administer())', deletable => true, history => false);
CREATE OR REPLACE TRIGGER b_guard BEFORE UPDATE OR DELETE ON commission_statement FOR EACH ROW EXECUTE FUNCTION vai.guard_statement();
CREATE OR REPLACE TRIGGER b_guard BEFORE INSERT OR UPDATE OR DELETE ON commission_line FOR EACH ROW EXECUTE FUNCTION vai.guard_statement_line();
CREATE OR REPLACE TRIGGER b_guard BEFORE UPDATE ON commission_plan_version FOR EACH ROW EXECUTE FUNCTION vai.guard_plan_version();
CREATE OR REPLACE TRIGGER b_guard BEFORE UPDATE OR DELETE ON commission_event FOR EACH ROW EXECUTE FUNCTION vai.guard_commission_event();
