-- An import is seen by whoever made it and by administrators; its rows with it. No history: it is a log itself.
SELECT vai.guard('import_batch', 'person_id = (SELECT vai.person_id())', 'person_id = (SELECT vai.person_id())',
  'person_id = (SELECT vai.person_id())', 'person_id = (SELECT vai.person_id())',
  'person_id = (SELECT vai.person_id()) OR (SELECT vai.may_administer())', history => false);
ALTER POLICY see_all ON import_batch USING (person_id = (SELECT vai.person_id()) OR (SELECT vai.may_administer()));
SELECT vai.guard('import_row', 'batch_id IN (SELECT b.id FROM import_batch b)', 'batch_id IN (SELECT b.id FROM import_batch b)',
  'batch_id IN (SELECT b.id FROM import_batch b)', 'batch_id IN (SELECT b.id FROM import_batch b)',
  'batch_id IN (SELECT b.id FROM import_batch b)', deletable => true, history => false);
ALTER POLICY see_all ON import_row USING (batch_id IN (SELECT b.id FROM import_batch b));
-- What a source calls our records: whoever imported it, and administrators. Undoing the import takes it away.
SELECT vai.guard('external_key', 'person_id = (SELECT vai.person_id())', 'person_id = (SELECT vai.person_id())',
  'person_id = (SELECT vai.person_id())', 'person_id = (SELECT vai.person_id())',
  'person_id = (SELECT vai.person_id()) OR (SELECT vai.may_administer())', deletable => true, history => false);
ALTER POLICY see_all ON external_key USING (person_id = (SELECT vai.person_id()) OR (SELECT vai.may_administer()));
-- Profiles are the company's; whoever made one changes it.
SELECT vai.guard('import_profile', '(SELECT vai.person_id()) IS NOT NULL', 'created_by_id = (SELECT vai.person_id())',
  '(SELECT vai.person_id()) IS NOT NULL', 'created_by_id = (SELECT vai.person_id())',
  'created_by_id = (SELECT vai.person_id()) OR (SELECT vai.may_administer())');
-- Forms are the company's; administrators make them. Strangers see an open one by vai.open_form.
SELECT vai.guard_shared('web_form');
-- Mailboxes are the administrators'; a key is also its person's.
SELECT vai.guard('mailbox', 'false', 'false', 'false', 'false', '(SELECT vai.may_administer())');
ALTER POLICY see_all ON mailbox USING ((SELECT vai.may_administer()));
SELECT vai.guard('api_key', 'person_id = (SELECT vai.person_id())', 'false', 'person_id = (SELECT vai.person_id())', 'false', '(SELECT vai.may_administer())');
ALTER POLICY see_all ON api_key USING (person_id = (SELECT vai.person_id()) OR (SELECT vai.may_administer()));
-- Counted by vai.tally only.
SELECT vai.guard('door_tally', 'false', 'false', 'false', 'false', 'false', history => false);
ALTER POLICY see_all ON door_tally USING ((SELECT vai.may_administer()));
