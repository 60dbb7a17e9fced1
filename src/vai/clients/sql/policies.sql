-- The account itself. Whoever opens one sees it until somebody serves it; from then on coverage decides.
SELECT vai.guard('account',
  '(is_unserved AND opened_by_id = (SELECT vai.person_id())) OR id IN (SELECT unnest(vai.book()))',
  'id = ANY ((SELECT vai.writable_book())::bigint[]) OR (is_unserved AND opened_by_id = (SELECT vai.person_id()))',
  'team_id = ANY ((SELECT vai.team_ids())::bigint[]) OR id IN (SELECT unnest(vai.book())) OR (is_unserved AND opened_by_id = (SELECT vai.person_id()))',
  'team_id = ANY ((SELECT vai.team_ids())::bigint[]) OR id = ANY ((SELECT vai.writable_book())::bigint[]) OR (is_unserved AND opened_by_id = (SELECT vai.person_id()))');
-- Who serves an account is seen with it. A person may take what was offered to them; and sees their own coverage always.
SELECT vai.guard_by_account('coverage',
  own_also => 'person_id = (SELECT vai.person_id()) AND (account_id, mode) IN (SELECT o.account_id, o.mode FROM coverage_offer o WHERE o.answered_at IS NULL AND o.person_id = (SELECT vai.person_id()))',
  team_also => 'person_id = (SELECT vai.person_id()) AND (account_id, mode) IN (SELECT o.account_id, o.mode FROM coverage_offer o WHERE o.answered_at IS NULL AND o.person_id = (SELECT vai.person_id()))',
  own_see_also => 'person_id = (SELECT vai.person_id())', team_see_also => 'person_id = (SELECT vai.person_id())');
SELECT vai.guard_by_account('coverage_offer',
  own_also => 'person_id = (SELECT vai.person_id()) AND account_id = ANY ((SELECT vai.book())::bigint[])',
  team_also => 'person_id = (SELECT vai.person_id()) AND account_id = ANY ((SELECT vai.book())::bigint[])',
  own_see_also => '(SELECT vai.person_id()) IN (person_id, offered_by_id)', team_see_also => '(SELECT vai.person_id()) IN (person_id, offered_by_id)');
-- A contact is seen with any account it is, or was, affiliated to, and by who made it while it has none.
SELECT vai.guard('contact',
  'owner_id = ANY ((SELECT vai.sight_ids())::bigint[]) OR (SELECT true FROM affiliation f WHERE f.contact_id = contact.id LIMIT 1)',
  'id = ANY (ARRAY(SELECT f.contact_id FROM affiliation f WHERE f.account_id = ANY ((SELECT vai.writable_book())::bigint[]))) OR owner_id = ANY ((SELECT vai.writer_ids())::bigint[])',
  'owner_id = ANY ((SELECT vai.sight_ids())::bigint[]) OR (SELECT true FROM affiliation f WHERE f.contact_id = contact.id LIMIT 1)',
  'EXISTS (SELECT 1 FROM affiliation f JOIN account a ON a.id = f.account_id WHERE f.contact_id = contact.id AND (a.team_id = ANY ((SELECT vai.team_ids())::bigint[]) OR a.id = ANY ((SELECT vai.writable_book())::bigint[]))) OR owner_id = ANY ((SELECT vai.writer_ids())::bigint[])');
SELECT vai.guard_by_account('affiliation');
-- Asked for each point, by the key of its contact: the list of all contacts that are seen would be made for every page.
SELECT vai.guard('contact_point',
  'account_id IN (SELECT unnest(vai.book())) OR (SELECT true FROM contact c WHERE c.id = contact_id)',
  'account_id = ANY ((SELECT vai.writable_book())::bigint[]) OR vai.writes_contact(contact_id)',
  '(SELECT true FROM account a WHERE a.id = account_id) OR (SELECT true FROM contact c WHERE c.id = contact_id)',
  'EXISTS (SELECT 1 FROM account a WHERE a.id = account_id AND (a.team_id = ANY ((SELECT vai.team_ids())::bigint[]) OR a.id = ANY ((SELECT vai.writable_book())::bigint[]))) OR vai.writes_contact(contact_id)',
  deletable => true);
SELECT vai.guard_by_account('account_tag', deletable => true);
SELECT vai.guard('contact_tag', 'contact_id IN (SELECT c.id FROM contact c)', 'vai.writes_contact(contact_id)',
  'contact_id IN (SELECT c.id FROM contact c)', 'vai.writes_contact(contact_id)', deletable => true);
SELECT vai.guard('account_group',
  'id IN (SELECT m.group_id FROM account_group_member m) OR created_by_id = (SELECT vai.person_id())',
  'id IN (SELECT m.group_id FROM account_group_member m WHERE m.account_id = ANY ((SELECT vai.writable_book())::bigint[])) OR created_by_id = (SELECT vai.person_id())',
  'id IN (SELECT m.group_id FROM account_group_member m) OR created_by_id = (SELECT vai.person_id())',
  'id IN (SELECT m.group_id FROM account_group_member m JOIN account a ON a.id = m.account_id WHERE a.team_id = ANY ((SELECT vai.team_ids())::bigint[]) OR a.id = ANY ((SELECT vai.writable_book())::bigint[])) OR created_by_id = (SELECT vai.person_id())');
SELECT vai.guard_by_account('account_group_member', deletable => true);
SELECT vai.guard('merge',
  'kept_account_id IN (SELECT unnest(vai.book())) OR kept_contact_id IN (SELECT c.id FROM contact c)', 'person_id = (SELECT vai.person_id())',
  'kept_account_id IN (SELECT a.id FROM account a) OR kept_contact_id IN (SELECT c.id FROM contact c)', 'person_id = (SELECT vai.person_id())');
SELECT vai.guard_shared('tier');
SELECT vai.guard_shared('tag', write => '(SELECT vai.person_id()) IS NOT NULL');
SELECT vai.guard_shared('custom_field');
-- Who sees both records sees the pair; those alike by a name at one account, who sees that account as well. Triggers write it.
DO $$
DECLARE sees text :=
  'CASE kind WHEN ''account'' THEN (SELECT true FROM account a WHERE a.id = low_id) AND (SELECT true FROM account a WHERE a.id = high_id)'
  ' ELSE (SELECT true FROM contact c WHERE c.id = low_id) AND (SELECT true FROM contact c WHERE c.id = high_id) AND (reason <> ''name'' OR'
  ' EXISTS (SELECT 1 FROM affiliation f JOIN affiliation g ON g.account_id = f.account_id WHERE f.contact_id = low_id AND g.contact_id = high_id)) END';
BEGIN
  PERFORM vai.guard('duplicate_pair', sees, 'false', sees, 'false', 'false', history => false);
  PERFORM vai.guard('duplicate_search', '(SELECT vai.person_id()) IS NOT NULL', 'false', '(SELECT vai.person_id()) IS NOT NULL', 'false', 'false', history => false);
END $$;
