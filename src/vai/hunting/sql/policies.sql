SELECT vai.guard_shared('pipeline');
SELECT vai.guard_shared('stage');
SELECT vai.guard_shared('lead_source');
SELECT vai.guard_shared('lost_reason');
-- A lead is its owner's and its team lead's; without an owner it is the team's, for any of them to take. Whoever made it
-- may pass it on in the same act, and no longer sees it then.
SELECT vai.guard('lead',
  'owner_id = ANY ((SELECT vai.sight_ids())::bigint[]) OR (owner_id IS NULL AND (team_id = (SELECT vai.home_team_id()) OR created_by_id = (SELECT vai.person_id())))',
  'owner_id = ANY ((SELECT vai.writer_ids())::bigint[]) OR (owner_id IS NULL AND (team_id = (SELECT vai.home_team_id()) OR created_by_id = (SELECT vai.person_id())))',
  'team_id = ANY ((SELECT vai.team_ids())::bigint[]) OR owner_id = ANY ((SELECT vai.sight_ids())::bigint[]) OR (owner_id IS NULL AND (team_id = (SELECT vai.home_team_id()) OR created_by_id = (SELECT vai.person_id())))',
  'team_id = ANY ((SELECT vai.team_ids())::bigint[]) OR owner_id = ANY ((SELECT vai.writer_ids())::bigint[]) OR (owner_id IS NULL AND (team_id = (SELECT vai.home_team_id()) OR created_by_id = (SELECT vai.person_id())))');
SELECT vai.guard_by_account('opportunity',
  own_also => 'owner_id = ANY ((SELECT vai.writer_ids())::bigint[])',
  team_also => 'team_id = ANY ((SELECT vai.team_ids())::bigint[]) OR owner_id = ANY ((SELECT vai.writer_ids())::bigint[])',
  own_see_also => 'owner_id = ANY ((SELECT vai.sight_ids())::bigint[])', team_see_also => 'owner_id = ANY ((SELECT vai.sight_ids())::bigint[])');
SELECT vai.guard(name, '(SELECT true FROM opportunity o WHERE o.id = opportunity_id)', 'vai.writes_opportunity(opportunity_id)',
  '(SELECT true FROM opportunity o WHERE o.id = opportunity_id)', 'vai.writes_opportunity(opportunity_id)', deletable => name <> 'stage_change')
  FROM unnest(ARRAY['opportunity_line', 'stage_change', 'opportunity_tag']) name;
SELECT vai.guard('lead_tag', 'lead_id IN (SELECT l.id FROM lead l)', 'lead_id IN (SELECT l.id FROM lead l)',
  'lead_id IN (SELECT l.id FROM lead l)', 'lead_id IN (SELECT l.id FROM lead l)', deletable => true);
-- What came in by a door: who brought it, and administrators. Who may see the lead is told what was said by
-- vai.arrivals_of_lead, but never who it may be already: that was found with other eyes. No history: it is a log itself.
SELECT vai.guard('lead_arrival', 'person_id = (SELECT vai.person_id())', 'person_id = (SELECT vai.person_id())',
  'person_id = (SELECT vai.person_id())', 'person_id = (SELECT vai.person_id())',
  'person_id = (SELECT vai.person_id()) OR (SELECT vai.may_administer())', history => false);
ALTER POLICY see_all ON lead_arrival USING (person_id = (SELECT vai.person_id()) OR (SELECT vai.may_administer()));
-- When calls are made is the company's; how one dials, and whom one has before oneself, is one's own.
SELECT vai.guard_shared('call_settings');
SELECT vai.guard_private('caller_settings');
SELECT vai.guard_private('call_hold', history => false);
-- Cadences are made by whoever leads a team, and by administrators; where a lead stands in one goes with the lead.
SELECT vai.guard_shared(name, write => '(SELECT vai.may_administer() OR (vai.may_write() AND vai.team_ids() <> ''{}''))')
  FROM unnest(ARRAY['cadence', 'cadence_step']) name;
SELECT vai.guard(name, 'lead_id IN (SELECT l.id FROM lead l)', 'vai.writes_lead(lead_id)', 'lead_id IN (SELECT l.id FROM lead l)',
  'vai.writes_lead(lead_id)') FROM unnest(ARRAY['enrolment', 'cadence_touch', 'lead_mail']) name;
-- Rules of routing are the company's; who is named for whom concerns the person named and who sees all.
SELECT vai.guard_shared('routing_settings');
SELECT vai.guard_shared('routing_rule');
SELECT vai.guard_shared('routing_member', true);
SELECT vai.guard('named_account', 'person_id = (SELECT vai.person_id())', 'false', 'person_id = (SELECT vai.person_id())', 'false',
  '(SELECT vai.may_administer())', deletable => true);
-- Whoever may write a lead may ask for it to be routed, and notes where it went; alarms are routing's own.
SELECT vai.guard('lead_to_route', 'lead_id IN (SELECT l.id FROM lead l)', 'vai.writes_lead(lead_id)', 'lead_id IN (SELECT l.id FROM lead l)',
  'vai.writes_lead(lead_id)', deletable => true, history => false);
SELECT vai.guard('lead_assignment', 'lead_id IN (SELECT l.id FROM lead l)', 'vai.writes_lead(lead_id)', 'lead_id IN (SELECT l.id FROM lead l)',
  'vai.writes_lead(lead_id)');
SELECT vai.guard('lead_alarm', 'lead_id IN (SELECT l.id FROM lead l)', 'false', 'lead_id IN (SELECT l.id FROM lead l)', 'false',
  '(SELECT vai.may_administer())', history => false);
-- Targets, commits and forecasts are each person's own, and of who leads their team. Leads set targets, a commit is said by
-- oneself, forecasts are kept by the night.
SELECT vai.guard('target', 'person_id = (SELECT vai.person_id())', 'false', own_or_led, led)
  FROM (SELECT 'person_id = (SELECT vai.person_id()) OR ' || led, led FROM (SELECT
    '(team_id = ANY ((SELECT vai.team_ids())::bigint[]) OR person_id IN (SELECT p.id FROM person p WHERE p.team_id = ANY ((SELECT vai.team_ids())::bigint[])))'
  ) l (led)) r (own_or_led, led);
SELECT vai.guard(name, 'person_id = (SELECT vai.person_id())', CASE name WHEN 'forecast_commit' THEN 'person_id = (SELECT vai.person_id())' ELSE 'false' END,
  'person_id = (SELECT vai.person_id()) OR person_id IN (SELECT p.id FROM person p WHERE p.team_id = ANY ((SELECT vai.team_ids())::bigint[]))',
  CASE name WHEN 'forecast_commit' THEN 'person_id = (SELECT vai.person_id())' ELSE 'false' END, history => name = 'forecast_commit')
  FROM unnest(ARRAY['forecast_commit', 'selling_pace']) name;
SELECT vai.guard('forecast_snapshot', 'person_id = (SELECT vai.person_id())', 'false',
  'person_id = (SELECT vai.person_id()) OR team_id = ANY ((SELECT vai.team_ids())::bigint[]) OR person_id IN (SELECT p.id FROM person p WHERE p.team_id = ANY ((SELECT vai.team_ids())::bigint[]))',
  'false', history => false);
-- A quote goes with its deal. What was accepted is written by vai.answer_quote alone.
SELECT vai.guard_shared('quote_settings');
SELECT vai.guard('quote', '(SELECT true FROM opportunity o WHERE o.id = opportunity_id)', 'vai.writes_opportunity(opportunity_id)',
  '(SELECT true FROM opportunity o WHERE o.id = opportunity_id)', 'vai.writes_opportunity(opportunity_id)');
SELECT vai.guard('quote_line', '(SELECT true FROM quote q WHERE q.id = quote_id)',
  'EXISTS (SELECT FROM quote q WHERE q.id = quote_id AND vai.writes_opportunity(q.opportunity_id))',
  '(SELECT true FROM quote q WHERE q.id = quote_id)',
  'EXISTS (SELECT FROM quote q WHERE q.id = quote_id AND vai.writes_opportunity(q.opportunity_id))', deletable => true);
SELECT vai.guard('quote_acceptance', '(SELECT true FROM quote q WHERE q.id = quote_id)', 'false',
  '(SELECT true FROM quote q WHERE q.id = quote_id)', 'false', 'false');
-- What is added is guarded after row security has said whether it may be.
CREATE OR REPLACE TRIGGER b_guard BEFORE UPDATE OR DELETE ON quote FOR EACH ROW EXECUTE FUNCTION vai.guard_quote();
CREATE OR REPLACE TRIGGER b_guard_added AFTER INSERT ON quote FOR EACH ROW EXECUTE FUNCTION vai.guard_quote();
CREATE OR REPLACE TRIGGER b_guard BEFORE UPDATE OR DELETE ON quote_line FOR EACH ROW EXECUTE FUNCTION vai.guard_quote_line();
CREATE OR REPLACE TRIGGER b_guard_added AFTER INSERT ON quote_line FOR EACH ROW EXECUTE FUNCTION vai.guard_quote_line();
CREATE OR REPLACE TRIGGER b_guard BEFORE UPDATE OR DELETE ON quote_acceptance FOR EACH ROW EXECUTE FUNCTION vai.guard_acceptance();
-- How leads are scored is the company's; a score goes with its lead, and nobody writes one by hand.
SELECT vai.guard_shared('score_model');
SELECT vai.guard('lead_score', 'lead_id IN (SELECT l.id FROM lead l)', 'false', 'lead_id IN (SELECT l.id FROM lead l)', 'false',
  '(SELECT vai.may_administer())', history => false, deletable => true);
