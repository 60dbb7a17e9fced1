-- What the journal is about is known here by table names only: seen with its account, its lead or its deal; and what a
-- person wrote or has to do is theirs to see.
SELECT vai.guard_by_account('interaction', own_also => loose.written, team_also => loose.written,
  own_see_also => loose.seen, team_see_also => loose.seen)
FROM (SELECT
  'account_id IS NULL AND (author_id = ANY ((SELECT vai.writer_ids())::bigint[]) OR on_behalf_of_id = ANY ((SELECT vai.writer_ids())::bigint[])'
  ' OR vai.writes_lead(lead_id))' AS written,
  'account_id IS NULL AND lead_id IN (SELECT l.id FROM lead l)' AS seen) loose;
SELECT vai.guard('interaction_contact',
  '(SELECT true FROM interaction i WHERE i.id = interaction_id)', '(SELECT true FROM interaction i WHERE i.id = interaction_id)',
  '(SELECT true FROM interaction i WHERE i.id = interaction_id)', '(SELECT true FROM interaction i WHERE i.id = interaction_id)', deletable => true);
SELECT vai.guard('interaction_person',
  '(SELECT true FROM interaction i WHERE i.id = interaction_id)', '(SELECT true FROM interaction i WHERE i.id = interaction_id)',
  '(SELECT true FROM interaction i WHERE i.id = interaction_id)', '(SELECT true FROM interaction i WHERE i.id = interaction_id)', deletable => true);
SELECT vai.guard('mention',
  '(SELECT true FROM interaction i WHERE i.id = interaction_id)', '(SELECT true FROM interaction i WHERE i.id = interaction_id)',
  '(SELECT true FROM interaction i WHERE i.id = interaction_id)', '(SELECT true FROM interaction i WHERE i.id = interaction_id)', deletable => true);
SELECT vai.guard_by_account('next_step', own_also => loose.written, team_also => loose.written,
  own_see_also => loose.seen, team_see_also => loose.seen)
FROM (SELECT
  'person_id = ANY ((SELECT vai.writer_ids())::bigint[]) OR (account_id IS NULL AND (created_by_id = (SELECT vai.person_id()) OR vai.writes_lead(lead_id)))' AS written,
  'person_id = ANY ((SELECT vai.sight_ids())::bigint[]) OR (account_id IS NULL AND lead_id IN (SELECT l.id FROM lead l))' AS seen) loose;
SELECT vai.guard_by_account('attachment',
  own_also => 'account_id IS NULL AND uploaded_by_id = (SELECT vai.person_id())',
  team_also => 'account_id IS NULL AND uploaded_by_id = (SELECT vai.person_id())',
  own_see_also => 'account_id IS NULL AND (lead_id IN (SELECT l.id FROM lead l) OR contact_id IN (SELECT c.id FROM contact c))',
  team_see_also => 'account_id IS NULL AND (lead_id IN (SELECT l.id FROM lead l) OR contact_id IN (SELECT c.id FROM contact c))');
SELECT vai.guard_private('notice', history => false);
-- What belongs to no account is seen by who did it, and with its lead, its contact or its deal.
SELECT vai.guard('history_entry',
  'account_id IN (SELECT unnest(vai.book())) OR (account_id IS NULL AND (person_id = (SELECT vai.person_id()) OR ' || loose || '))', 'false',
  '(SELECT true FROM account a WHERE a.id = account_id) OR (account_id IS NULL AND (person_id = (SELECT vai.person_id()) OR ' || loose || '))', 'false',
  'false', history => false)
FROM (VALUES ('lead_id IN (SELECT l.id FROM lead l)'
  ' OR (table_name = ''contact'' AND EXISTS (SELECT 1 FROM contact c WHERE c.id = row_id))'
  ' OR (table_name = ''opportunity'' AND EXISTS (SELECT 1 FROM opportunity o WHERE o.id = row_id))')) v (loose);
SELECT vai.guard('undone_change', 'person_id = (SELECT vai.person_id())', 'false', 'person_id = (SELECT vai.person_id())', 'false', 'false', history => false);
