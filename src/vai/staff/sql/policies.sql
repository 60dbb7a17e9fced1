SELECT vai.exempt('person', 'Colleagues know each other, and sign-in reads it before anybody acts; no customer data.');
SELECT vai.exempt('team', 'The company''s own structure; no customer data.');
SELECT vai.guard('delegation',
  '(SELECT vai.person_id()) IN (principal_id, delegate_id)', 'principal_id = (SELECT vai.person_id())',
  '(SELECT vai.person_id()) IN (principal_id, delegate_id)', 'principal_id = (SELECT vai.person_id())',
  '(SELECT vai.may_administer()) OR principal_id = (SELECT vai.person_id())');
SELECT vai.guard_shared('company_settings');
SELECT vai.guard_shared('holiday', true);
SELECT vai.guard_shared('currency_rate', true);
SELECT vai.guard_private('saved_view');
